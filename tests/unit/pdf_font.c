#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pdf_book.h"
#include "tap.h"

/* A theme of one face. */
static struct pdf_fonts *
open_one(struct diag *dg, struct theme_face *face, const char *root)
{
	struct theme t = { .faces = face, .n_faces = 1 };

	return pdf_fonts_open(dg, &t, root);
}

static struct theme_face
face_of(const char *file, const char *family)
{
	return (struct theme_face){ .file = str_of(file),
		.family = str_of(family), .fallback = -1,
		.at = { "theme.xml", 3, 4 } };
}

static void
is_refused(struct arena *a, struct theme_face face, const char *root,
    const char *code, int status)
{
	struct diag *dg = diag_new(a);

	ok(open_one(dg, &face, root) == NULL && diag_len(dg) == 1 &&
	    strcmp(diag_at(dg, 0)->code, code) == 0 &&
	    diag_at(dg, 0)->at.line == 3 && !str_empty(diag_at(dg, 0)->hint),
	    "%.*s is refused as %s", STR_ARG(face.file), code);
	is_int(diag_exit(dg), status, "exit status");
}

#define REGULAR "truetype/lato/Lato-Regular.ttf"

static void
test_refused(struct arena *a, const char *dir, struct str lato)
{
	static const char *const tables[] = { "glyf", "cmap", "head" };
	struct diag *dg = diag_new(a);
	char *bytes = str_c(a, lato);
	size_t os2 = 0;

	is_refused(a, face_of("truetype/lato/Lato-Nowhere.ttf", "Lato"),
	    THEME_FONT_ROOT, "P501", EXIT_MISSING_INPUT);
	is_refused(a, face_of("../../etc/passwd", "Lato"), THEME_FONT_ROOT,
	    "P501", EXIT_MISSING_INPUT);
	is_refused(a, face_of("truetype/lato", "Lato"), THEME_FONT_ROOT,
	    "P502", EXIT_BAD_INPUT);
	is_refused(a, face_of(REGULAR, "Gentium Book Plus"), THEME_FONT_ROOT,
	    "P503", EXIT_BAD_INPUT);
	CHECK(file_write(dg, file_join(a, dir, "words.ttf"),
	    STR_LIT("these are words, not outlines\n"), 0644) == 0);
	is_refused(a, face_of("words.ttf", "Lato"), dir, "P502",
	    EXIT_BAD_INPUT);
	CHECK(file_write(dg, file_join(a, dir, "empty.ttf"), STR_LIT(""),
	    0644) == 0);
	is_refused(a, face_of("empty.ttf", "Lato"), dir, "P502",
	    EXIT_BAD_INPUT);
	/* A table that goes by another name is not there. */
	for (size_t i = 0; i < 2; i++) {
		size_t at = str_find(lato, tables[i], 0);

		bytes[at] = '?';
		CHECK(file_write(dg, file_join(a, dir, "less.ttf"),
		    (struct str){ bytes, lato.len }, 0644) == 0);
		bytes[at] = tables[i][0];
		is_refused(a, face_of("less.ttf", "Lato"), dir, "P502",
		    EXIT_BAD_INPUT);
	}
	/* OS/2 fsType, 8 bytes into its table: embedding is forbidden. */
	os2 = str_find(lato, "OS/2", 0) + 8;
	for (int i = 0, at = 0; i < 4; i++) {
		at = at << 8 | (unsigned char)bytes[os2 + (size_t)i];
		if (i == 3)
			bytes[at + 9] = 2;
	}
	CHECK(file_write(dg, file_join(a, dir, "mine.ttf"),
	    (struct str){ bytes, lato.len }, 0644) == 0);
	is_refused(a, face_of("mine.ttf", "Lato"), dir, "P504",
	    EXIT_BAD_INPUT);
}

static void
test_all_tried(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct theme_face faces[3] = { face_of("a.ttf", "A"),
		face_of(REGULAR, "Lato"), face_of("b.ttf", "B") };
	struct theme t = { .faces = faces, .n_faces = 3 };

	ok(pdf_fonts_open(dg, &t, THEME_FONT_ROOT) == NULL,
	    "one missing face is enough");
	is_int(diag_len(dg), 2, "but each is named");
}

/* Whatever stands in a font file: an answer, no crash. */
static void
test_broken(struct arena *a, const char *dir, struct str lato)
{
	struct str icc;
	struct diag *dg = diag_new(a);
	const char *path = file_join(a, dir, "broken.ttf");
	uint32_t random = 1;
	int used = 0, books = 0;

	CHECK(file_read(a, dg, "templates/srgb.icc", FILE_MAX_TEXT, &icc) == 0);
	for (int turn = 0; turn < 60; turn++) {
		struct arena *scratch = arena_new();
		struct diag *mine = diag_new(scratch);
		struct theme_face face = face_of("broken.ttf", "Lato");
		char *bytes = str_c(scratch, lato);
		size_t len = lato.len;
		struct pdf_fonts *f;

		for (int i = 0; i < 1 + turn % 40; i++) {
			random = random * 1664525 + 1013904223;
			/* Half of them in the table of tables and heads. */
			bytes[(random >> 8) % (i % 2 ? 2000 : len)] =
			    (char)(random >> 3);
		}
		if (turn % 7 == 0)
			len = len * (size_t)(turn + 1) / 61;
		CHECK(file_write(dg, path, (struct str){ bytes, len },
		    0644) == 0);
		f = open_one(mine, &face, dir);
		if (f != NULL) {
			struct pdf_measurer *m = pdf_measurer_new(f);
			struct text_measure tm = pdf_measurer_text(m);
			uint32_t missing;
			struct str pdf;
			struct doc_node *book = plain_tree(scratch,
			    "book |x\n  part\n    paragraph |a\n");
			struct layout_word word = { .run = tm.shape(tm.ctx, 0,
			    TEXT_SMALL_CAPS, STR_LIT("office\xc3\xa9"),
			    &missing) };
			struct layout_box box = { .size = 10000,
				.node = book->first->first, .words = &word,
				.n_words = 1, .x = 72000, .y = 72000 };
			struct layout_page page = { .boxes = &box,
				.n_boxes = word.run != NULL,
				.label = STR_LIT("1") };
			struct layout l = { .page_w = 612000,
				.page_h = 792000, .pages = &page,
				.n_pages = 1 };
			struct pdf_what what = { .meta = {
				.title = STR_LIT("x"),
				.lang = STR_LIT("en") }, .icc = icc };

			used++;
			books += pdf_write(scratch, mine, m, &l, &what,
			    &pdf) == 0;
			pdf_measurer_free(m);
			pdf_fonts_free(f);
		} else if (diag_errors(mine) == 0) {
			ok(false, "turn %d: refused without a word", turn);
		}
		arena_free(scratch);
	}
	ok(used > 0 && used < 60, "%d of 60 broken fonts were opened, "
	    "%d wrote a book", used, books);
	unlink(path);
}

static void
test_opened(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct theme *t = plain_theme(a, dg);
	struct pdf_fonts *f = pdf_fonts_open(dg, t, THEME_FONT_ROOT);
	struct pdf_measurer *m;
	struct text_measure tm;
	struct buf b;

	if (!ok(f != NULL, "the theme's faces are there"))
		return;
	m = pdf_measurer_new(f);
	tm = pdf_measurer_text(m);
	for (unsigned i = 0; i < t->n_faces; i++) {
		const struct text_metrics x = tm.metrics(tm.ctx, i);

		ok(x.ascent > x.cap_height && x.cap_height > x.x_height &&
		    x.x_height > 400 && x.descent > 100 &&
		    x.underline_at > 0 && x.underline_thick > 0,
		    "face %u is measured", i);
	}
	ok(str_starts(str_sub(pdf_fonts_bytes(f, 0), 1, 3), "\1"),
	    "its bytes are there");
	buf_init(&b, 1000);
	pdf_libraries(&b);
	ok(str_find(buf_view(&b), "HarfBuzz ", 0) == 0 &&
	    str_find(buf_view(&b), "libdeflate ", 0) < b.len,
	    "libraries have versions: %.*s", STR_ARG(buf_view(&b)));
	buf_free(&b);
	pdf_measurer_free(m);
	pdf_fonts_free(f);
	pdf_fonts_free(NULL);
}

int
main(void)
{
	static char dir[] = "/tmp/precept-font-XXXXXX";
	static const char *const left[] = { "words.ttf", "empty.ttf",
		"less.ttf", "mine.ttf" };
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);
	struct str lato;

	CHECK(mkdtemp(dir) != NULL);
	CHECK(file_read(a, dg, THEME_FONT_ROOT "/" REGULAR, FILE_MAX_BLOB,
	    &lato) == 0);
	test_opened(a);
	test_refused(a, dir, lato);
	test_all_tried(a);
	test_broken(a, dir, lato);
	for (size_t i = 0; i < NELEM(left); i++)
		unlink(file_join(a, dir, left[i]));
	rmdir(dir);
	arena_free(a);
	return tap_done();
}
