/* grade_completions_run.c - precept-grade --completions. */
#include "grade/grade_completions.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/opt.h"
#include "grade/grade_part.h"

/* Text, and the digest of the file's bytes, a BOM among them. */
static int
read_file(struct opt_set *o, const char *path, struct str *text,
    struct digest *digest)
{
	struct str bytes;

	if (file_read(o->arena, o->diag, path, FILE_MAX_TEXT, &bytes) < 0 ||
	    file_read_text(o->arena, o->diag, path, path, text) < 0)
		return -1;
	*digest = digest_of(bytes);
	return 0;
}

static void
print(const struct grade_completions *c, const struct grade_options *want,
    struct buf *text)
{
	switch (want->format) {
	case GRADE_TABLE:
		grade_completions_table(c, text);
		break;
	case GRADE_CSV:
		grade_completions_csv(c, text);
		break;
	case GRADE_JSON:
		grade_completions_json(c, text);
		buf_putc(text, '\n');
		break;
	case GRADE_QTI:
		grade_completions_qti(c, text);
	}
}

static struct str
members(const struct grade_completions *c)
{
	struct buf b;
	struct str out;

	buf_init(&b, SIZE_MAX);
	grade_completions_members(c, &b);
	out = str_dup(c->a, buf_view(&b));
	buf_free(&b);
	return out;
}

int
grade_completions_run(struct opt_set *o, const struct grade_options *want,
    struct buf *text, struct str *result)
{
	struct grade_completions c;
	struct grade_mapping m = { 0 };
	struct grade_import in;
	struct digest export, mapping;
	struct str map, rows;

	if (read_file(o, want->mapping, &map, &mapping) < 0 ||
	    grade_mapping_read(o->arena, o->diag, want->mapping, map, &m) < 0 ||
	    read_file(o, want->completions, &rows, &export) < 0 ||
	    grade_import_read(o->arena, o->diag, &m, want->completions, rows,
	    &in) < 0)
		return diag_exit(o->diag);
	grade_completions_sum(o->arena, &in, want->completions, &export,
	    &mapping, &c);
	if (want->save != NULL &&
	    grade_completions_save(&c, o->diag, want->save) < 0)
		return diag_exit(o->diag);
	if (want->json)
		*result = members(&c);
	else
		print(&c, want, text);
	if (diag_exit(o->diag) != 0)
		return diag_exit(o->diag);
	return want->gate && !grade_completions_passed(&c) ? EXIT_NO :
	    EXIT_DONE;
}
