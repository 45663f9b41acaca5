#!/usr/bin/python3
"""pages.py make PAGE.ppm PICTURE.png - keep a page as a picture.
pages.py compare PAGE.ppm PICTURE.png BASE - is the page still that picture?

The picture has at most 256 colors: as many levels of each as make no more.

Two programs draw the edge of a letter a little differently, so squares of 6
pixels are compared, not pixels: their mean of each color may be off by 20 of
255, and in 5 of 1000 squares by more. BASE-is.png, BASE-was.png and
BASE-difference.png are left when more are. Status 0: the same; 1: not.
"""
import struct
import sys
import zlib

SQUARE = 6
OFF = 20
OUTLIERS = 5  # of 1000


def read_ppm(path):
    with open(path, "rb") as f:
        data = f.read()
    magic, w, h, most, pixels = data.split(maxsplit=4)[:5]
    # One white space ends the header; pixels may look like more of them.
    w, h = int(w), int(h)
    if magic != b"P6" or most != b"255":
        sys.exit(f"{path}: not the PPM that is expected")
    return w, h, data[len(data) - w * h * 3:]


def chunk(kind, data):
    body = kind + data
    return (struct.pack(">I", len(data)) + body +
            struct.pack(">I", zlib.crc32(body)))


def write_png(path, w, h, rgb):
    for step in (1, 3, 5, 15, 17, 51):
        near = rgb.translate(bytes((i + step // 2) // step * step
                                   for i in range(256)))
        pixels = [near[i:i + 3] for i in range(0, len(near), 3)]
        colors = sorted(set(pixels))
        if len(colors) <= 256:
            break
    if len(colors) <= 256:
        number = {c: i for i, c in enumerate(colors)}
        line, depth, kind = w, bytes(number[p] for p in pixels), 3
        palette = chunk(b"PLTE", b"".join(colors))
    else:
        line, depth, kind = 3 * w, rgb, 2
        palette = b""
    raw = b"".join(b"\0" + depth[y * line:(y + 1) * line] for y in range(h))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" +
                chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, kind,
                                           0, 0, 0)) +
                palette + chunk(b"IDAT", zlib.compress(raw, 9)) +
                chunk(b"IEND", b""))


def read_png(path):
    """Of those that write_png makes: 8 bits, no filter."""
    with open(path, "rb") as f:
        data = f.read()
    at, idat, palette = 8, b"", b""
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + n]
        at += n + 12
        if kind == b"IHDR":
            w, h, bits, color = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = [body[i:i + 3] for i in range(0, n, 3)]
        elif kind == b"IDAT":
            idat += body
    raw = zlib.decompress(idat)
    line = w if color == 3 else 3 * w
    if bits != 8 or color not in (2, 3) or any(raw[::line + 1]):
        sys.exit(f"{path}: make it with pages.sh --make")
    rows = b"".join(raw[y * (line + 1) + 1:(y + 1) * (line + 1)]
                    for y in range(h))
    if color == 3:
        rows = b"".join(palette[i] for i in rows)
    return w, h, rows


def means(w, h, rgb):
    """Of each square, each color."""
    out = []
    for y in range(0, h, SQUARE):
        lines = range(y, min(y + SQUARE, h))
        for x in range(0, w, SQUARE):
            end = min(x + SQUARE, w)
            part = b"".join(rgb[(i * w + x) * 3:(i * w + end) * 3]
                            for i in lines)
            n = len(part) // 3
            out.append(tuple(sum(part[c::3]) // n for c in range(3)))
    return out


def difference(w, h, bad):
    across = (w + SQUARE - 1) // SQUARE
    dark, light = b"\xc0\x00\x00", b"\xff\xff\xff"
    return b"".join(dark if bad[y // SQUARE * across + x // SQUARE] else light
                    for y in range(h) for x in range(w))


def compare(page, picture, base):
    is_w, is_h, now = read_ppm(page)
    w, h, was = read_png(picture)
    if (is_w, is_h) != (w, h):
        write_png(base + "-is.png", is_w, is_h, now)
        print(f"{is_w} by {is_h} pixels, not {w} by {h}")
        return 1
    bad = [any(abs(a - b) > OFF for a, b in zip(x, y))
           for x, y in zip(means(w, h, now), means(w, h, was))]
    print(f"{sum(bad)} of {len(bad)} squares differ; "
          f"{len(bad) * OUTLIERS // 1000} may")
    if sum(bad) * 1000 <= len(bad) * OUTLIERS:
        return 0
    write_png(base + "-is.png", w, h, now)
    write_png(base + "-was.png", w, h, was)
    write_png(base + "-difference.png", w, h, difference(w, h, bad))
    print(f"see {base}-is.png, {base}-was.png and {base}-difference.png")
    return 1


if len(sys.argv) == 4 and sys.argv[1] == "make":
    write_png(sys.argv[3], *read_ppm(sys.argv[2]))
elif len(sys.argv) == 5 and sys.argv[1] == "compare":
    sys.exit(compare(*sys.argv[2:]))
else:
    sys.exit(__doc__)
