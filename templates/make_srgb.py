#!/usr/bin/env python3
"""make_srgb.py FILE - writes the sRGB profile that our PDF files carry.

An ICC version 4 display profile of matrix and curves, computed from the
numbers of IEC 61966-2-1 alone: chromaticities of the primaries, white point
D65, the curve's five parameters. Adapted to D50 by the Bradford matrix, as
ICC.1:2004-10 wants. Exact fractions until the last step, so that it gives the
same bytes everywhere.
"""
import hashlib
import struct
import sys
from fractions import Fraction as F

PRIMARIES = [(F(64, 100), F(33, 100)), (F(30, 100), F(60, 100)),
             (F(15, 100), F(6, 100))]
D65 = (F(3127, 10000), F(3290, 10000))
D50 = [F(0xF6D6, 0x10000), F(1), F(0xD32D, 0x10000)]     # as the header says
BRADFORD = [[F(8951, 10000), F(2664, 10000), F(-1614, 10000)],
            [F(-7502, 10000), F(17135, 10000), F(367, 10000)],
            [F(389, 10000), F(-685, 10000), F(10296, 10000)]]


def times(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)]
            for row in a]


def apply(m, v):
    return [sum(x * y for x, y in zip(row, v)) for row in m]


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return [[x / det for x in row] for row in (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d))]


def xyz_of(xy):
    return [xy[0] / xy[1], F(1), (1 - xy[0] - xy[1]) / xy[1]]


def fixed(x):
    return struct.pack(">i", round(x * 65536))


def xyz_tag(v):
    return b"XYZ \0\0\0\0" + b"".join(map(fixed, v))


def text_tag(text):
    words = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US",
                                         len(words), 28) + words


def profile():
    white = xyz_of(D65)
    columns = list(zip(*map(xyz_of, PRIMARIES)))
    scale = apply(inverse([list(r) for r in columns]), white)
    rgb = [[x * s for x, s in zip(row, scale)] for row in columns]
    cones = [d / w for d, w in zip(apply(BRADFORD, D50),
                                   apply(BRADFORD, white))]
    adapt = times(inverse(BRADFORD),
                  [[c * x for x in row] for c, row in zip(cones, BRADFORD)])
    red, green, blue = map(list, zip(*times(adapt, rgb)))
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + b"".join(
        map(fixed, (F(24, 10), F(1000, 1055), F(55, 1055), F(100, 1292),
                    F(4045, 100000))))
    tags = [(b"desc", text_tag("sRGB IEC61966-2.1 by Precept")),
            (b"cprt", text_tag("CC0: no rights reserved")),
            (b"wtpt", xyz_tag(D50)),
            (b"chad", b"sf32\0\0\0\0" + b"".join(
                fixed(x) for row in adapt for x in row)),
            (b"rXYZ", xyz_tag(red)), (b"gXYZ", xyz_tag(green)),
            (b"bXYZ", xyz_tag(blue)),
            (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    at, table, data, places = 128 + 4 + 12 * len(tags), b"", b"", {}
    for name, body in tags:
        if body not in places:
            places[body] = at + len(data)
            data += body + b"\0" * (-len(body) % 4)
        table += name + struct.pack(">II", places[body], len(body))
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI", at + len(data), b"\0" * 4, 0x04200000,
        b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp", b"\0" * 4,
        0, 0, 0, 0, 0) + b"".join(map(fixed, D50)) + b"\0" * 4
    header += b"\0" * (128 - len(header))
    whole = header + struct.pack(">I", len(tags)) + table + data
    return whole[:84] + hashlib.md5(whole).digest() + whole[100:]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_srgb.py FILE")
    with open(sys.argv[1], "wb") as out:
        out.write(profile())
