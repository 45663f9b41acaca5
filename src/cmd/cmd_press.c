#include "cmd/cmd_press.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "cmd/cmd_sheet.h"
#include "cmd/cmd_workspace.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "layout/layout_messages.h"
#include "layout/theme.h"
#include "pdf/pdf.h"
#include "report/report.h"
#include "settings/settings.h"

struct press {
	struct arena *a;
	const struct workspace *ws;
	const struct theme *theme;
	struct pdf_fonts *fonts;
	struct layout_env *env;
	struct str icc;
	struct digest looks;	/* of theme, paper, colors and profile */
	struct pdf_meta meta;	/* what all books share */
	struct edition_fact *facts;
	size_t n_facts, cap_facts;
	const struct quizzes *quizzes;
};

/* --- opening --- */

static void
add_fact(struct press *p, struct str name, struct str value)
{
	p->facts = arena_grow(p->a, p->facts, p->n_facts, &p->cap_facts,
	    sizeof(*p->facts));
	p->facts[p->n_facts++] = (struct edition_fact){ name, value };
}

static void
add_file(struct press *p, const char *what, struct str file, struct str bytes)
{
	const struct digest d = digest_of(bytes);

	add_fact(p, str_fmt(p->a, "%s %.*s", what, STR_ARG(file)),
	    digest_text(p->a, &d));
}

/* "HarfBuzz 6.0.0, libdeflate 1.14": each name with its version. */
static void
add_libraries(struct press *p, void (*list)(struct buf *))
{
	struct buf b;
	struct str rest;

	buf_init(&b, 4096);
	list(&b);
	rest = str_dup(p->a, buf_view(&b));
	buf_free(&b);
	while (rest.ptr != NULL) {
		struct str version = str_trim(str_cut(&rest, ','));
		struct str name = str_cut(&version, ' ');

		add_fact(p, name, version);
	}
}

static int
take_fingerprint(struct press *p, struct diag *dg, const char *patterns)
{
	struct str bytes;

	add_fact(p, STR_LIT("precept"), STR_LIT(PRECEPT_VERSION));
	add_libraries(p, policy_libraries);
	add_libraries(p, layout_libraries);
	add_libraries(p, pdf_libraries);
	for (size_t i = 0; i < p->theme->n_faces; i++)
		add_file(p, "font", p->theme->faces[i].file,
		    pdf_fonts_bytes(p->fonts, i));
	if (file_read(p->a, dg, patterns, FILE_MAX_TEXT, &bytes) < 0)
		return -1;
	add_file(p, "hyphenation", p->theme->hyphen_file, bytes);
	return 0;
}

static void
take_meta(struct press *p)
{
	p->meta = (struct pdf_meta){
		.organization = cmd_workspace_value(p->a, p->ws,
		    "identity.legal-name"),
		.lang = settings_lang(p->ws->settings),
		.number = cmd_workspace_value(p->a, p->ws, "document.number"),
		.version = cmd_workspace_value(p->a, p->ws, "document.version")
	};
	CHECK(date_parse(cmd_workspace_raw(p->a, p->ws, "document.effective"),
	    &p->meta.effective));
}

/* The color at path, or as much darker as it must be to be read. */
static bool
take_color(struct press *p, struct diag *dg, const char *path, uint32_t *out)
{
	struct settings_values values;
	uint32_t color;

	if (settings_get(p->a, p->ws->settings, str_of(path), &values) !=
	    SETTINGS_SET || !theme_color_parse(values.v[0]->text, &color))
		return false;
	*out = theme_color_darker(color);
	if (*out != color) {
		diag_note(dg, values.v[0]->at, MSG_COLOR_PALE,
		    str_c(p->a, values.v[0]->text), (unsigned long)*out);
		diag_hint(dg, "write #%06lX, or any color as dark",
		    (unsigned long)*out);
	}
	return true;
}

/* How books look: the theme, in the organization's colors, on its paper. */
static int
take_looks(struct press *p, struct diag *dg, struct workspace *ws)
{
	struct str paper = cmd_workspace_raw(p->a, ws, "output.paper"), text;
	struct theme_colors own = { 0 };
	const char *name;
	struct digest_ctx *looks;

	own.has_first = take_color(p, dg, "output.color", &own.first);
	own.has_second = take_color(p, dg, "output.accent", &own.second);
	if (cmd_workspace_file(p->a, dg, ws, "templates/theme.xml", false,
	    &name, &text) < 0)
		return -1;
	p->theme = theme_read_colored(p->a, dg, name, text, paper, &own);
	if (p->theme == NULL || cmd_workspace_file(p->a, dg, ws,
	    "templates/srgb.icc", true, &name, &p->icc) < 0)
		return -1;
	looks = digest_new();
	digest_add_field(looks, text);
	digest_add_field(looks, paper);
	digest_add_field(looks, cmd_workspace_raw(p->a, ws, "output.color"));
	digest_add_field(looks, cmd_workspace_raw(p->a, ws, "output.accent"));
	digest_add_field(looks, p->icc);
	p->looks = digest_end(looks);
	return 0;
}

struct press *
cmd_press_open(struct arena *a, struct diag *dg, struct workspace *ws)
{
	struct press *p = ARENA_NEW(a, struct press);
	const char *patterns;

	p->a = a;
	p->ws = ws;
	if (take_looks(p, dg, ws) < 0)
		return NULL;
	p->quizzes = cmd_quizzes_open(a, dg, ws);
	if (p->quizzes == NULL)
		return NULL;
	patterns = file_join(a, THEME_HYPHEN_ROOT,
	    str_c(a, p->theme->hyphen_file));
	p->fonts = pdf_fonts_open(dg, p->theme, THEME_FONT_ROOT);
	p->env = layout_env_open(dg, p->theme, patterns);
	if (p->fonts == NULL || p->env == NULL ||
	    take_fingerprint(p, dg, patterns) < 0) {
		cmd_press_close(p);
		return NULL;
	}
	take_meta(p);
	return p;
}

void
cmd_press_close(struct press *p)
{
	if (p == NULL)
		return;
	layout_env_close(p->env);
	pdf_fonts_free(p->fonts);
}

void
cmd_press_fingerprint(const struct press *p, struct edition_fact **facts,
    size_t *n)
{
	*facts = p->facts;
	*n = p->n_facts;
}

/* --- one book --- */

/* Is the file of the edition before still there and still right? */
static bool
still_there(struct arena *a, const struct press_job *job)
{
	struct digest file;
	struct str bytes;

	if (job->before == NULL || !file_exists(job->before_path) ||
	    !digest_same(&job->before->source, &job->book.source) ||
	    file_read(a, diag_new(a), job->before_path, FILE_MAX_BLOB,
	    &bytes) < 0)
		return false;
	file = digest_of(bytes);
	return digest_same(&file, &job->before->file);
}

static struct edition_entry
keep_entry(struct arena *a, const struct edition_entry *e)
{
	return (struct edition_entry){ .name = str_dup(a, e->name),
		.number = str_dup(a, e->number), .digest = e->digest };
}

/* What must outlive the worker's arena. */
static void
keep(const struct press *p, struct press_job *job, const struct sheet *s)
{
	const struct resolve_book *book = s->book;
	struct edition_book *out = &job->book;
	struct arena *a = job->arena;

	out->id = str_dup(a, book->id);
	out->words = doc_count_words(book->root);
	out->source = cmd_sheet_digest(s, &p->looks);
	out->n_inputs = job->n_inputs = s->n_inputs;
	out->inputs = arena_array(a, s->n_inputs, sizeof(*out->inputs));
	job->inputs = arena_array(a, s->n_inputs, sizeof(*job->inputs));
	for (size_t i = 0; i < s->n_inputs; i++) {
		job->inputs[i] = keep_entry(a, &s->inputs[i]);
		out->inputs[i] = job->inputs[i].name;
	}
	out->n_rules = book->n_rules;
	out->rules = arena_array(a, book->n_rules, sizeof(*out->rules));
	for (size_t i = 0; i < book->n_rules; i++) {
		const struct resolve_rule *r = &book->rules[i];

		out->rules[i] = keep_entry(a, &(struct edition_entry){
			r->id, r->number, r->digest });
	}
	job->sample = book->sample;
	job->gaps = book->gaps;
	if (job->what == RESOLVE_ROLE)
		job->coverage = report_role_new(a, book);
}

static int
print(struct arena *a, const struct press *p, struct press_job *job,
    struct pdf_measurer *m, const struct sheet *s, struct str *bytes)
{
	const struct text_measure measure = pdf_measurer_text(m);
	const struct layout *l;

	pdf_measurer_pictures(m, s->pictures, s->n_pictures);
	l = layout_book(a, job->diag, p->env, p->theme, &measure,
	    s->book->root);
	if (l == NULL)
		return -1;
	job->book.pages = l->n_pages;
	return pdf_write(a, job->diag, m, l, &s->what, bytes);
}

static int
make_book(struct arena *a, const struct press *p, struct press_job *job,
    struct pdf_measurer *m, const struct sheet *s)
{
	keep(p, job, s);
	if (still_there(a, job)) {
		job->same = true;
		job->book.pages = job->before->pages;
		job->book.file = job->before->file;
		return 0;
	}
	if (print(a, p, job, m, s, &job->bytes) < 0)
		return -1;
	job->book.file = digest_of(job->bytes);
	return 0;
}

static int
make(struct arena *a, const struct press *p, struct press_job *job,
    struct pdf_measurer *m)
{
	struct sheet s;

	if (cmd_sheet_make(a, job->diag, p->ws, job->what, job->id, &p->meta,
	    p->facts, p->n_facts, &s) < 0)
		return -1;
	s.what.icc = p->icc;
	if (make_book(a, p, job, m, &s) < 0)
		return -1;
	return job->what != RESOLVE_ROLE ? 0 : cmd_quizzes_make(a, job->diag,
	    p->quizzes, p, m, s.book, &job->book, job->before, &job->quiz);
}

int
cmd_press_print(struct arena *a, struct diag *dg, const struct press *p,
    struct pdf_measurer *m, const struct doc_node *root,
    const struct pdf_attachment *files, size_t n, struct str *bytes)
{
	const struct text_measure measure = pdf_measurer_text(m);
	struct pdf_attachment *all = arena_array(a, n + 1, sizeof(*all));
	struct pdf_what what = { .meta = p->meta, .icc = p->icc,
		.attachments = all, .n_attachments = n + 1 };
	const struct layout *l;

	what.meta.title = root->text;
	all[0] = cmd_sheet_tree(a, root);
	if (n > 0)
		memcpy(all + 1, files, n * sizeof(*all));
	pdf_measurer_pictures(m, NULL, 0);
	l = layout_book(a, dg, p->env, p->theme, &measure, root);
	return l != NULL ? pdf_write(a, dg, m, l, &what, bytes) : -1;
}

struct pdf_measurer *
cmd_press_measurer(const struct press *p)
{
	return pdf_measurer_new(p->fonts);
}

void
cmd_press_measurer_free(struct pdf_measurer *m)
{
	if (m != NULL)
		pdf_measurer_free(m);
}

/* --- several at a time --- */

#define THREADS_MAX 64

struct crew {
	const struct press *p;
	struct press_job *jobs;
	size_t n;
	press_take *take;	/* NULL: nobody wants the bytes */
	void *take_ctx;
	atomic_size_t next;
	atomic_bool failed;	/* one of the jobs */
	pthread_mutex_t lock;	/* over done and progress */
	size_t done;
	press_progress *progress;
	void *ctx;
};

/* The bytes stand in scratch: they are taken now or never. */
static void
hand_over(struct crew *crew, struct arena *scratch, struct press_job *job)
{
	if (!job->failed && crew->take != NULL &&
	    !atomic_load(&crew->failed) &&
	    crew->take(crew->take_ctx, scratch, job) < 0)
		job->failed = true;
	if (job->failed)
		atomic_store(&crew->failed, true);
	job->bytes = (struct str){ NULL, 0 };
	cmd_quizzes_drop(&job->quiz);
}

static void *
work(void *arg)
{
	struct crew *crew = arg;
	struct arena *scratch = arena_new();
	struct pdf_measurer *m = pdf_measurer_new(crew->p->fonts);
	size_t i;

	while ((i = atomic_fetch_add(&crew->next, 1)) < crew->n) {
		struct press_job *job = &crew->jobs[i];

		job->arena = arena_new();
		job->diag = diag_new(job->arena);
		job->failed = make(scratch, crew->p, job, m) < 0 ||
		    diag_errors(job->diag) > 0;
		hand_over(crew, scratch, job);
		arena_reset(scratch);
		pthread_mutex_lock(&crew->lock);
		crew->done++;
		if (crew->progress != NULL)
			crew->progress(crew->ctx, crew->done, crew->n);
		pthread_mutex_unlock(&crew->lock);
	}
	pdf_measurer_free(m);
	arena_free(scratch);
	return NULL;
}

void
cmd_press_run(const struct press *p, struct press_job *jobs, size_t n,
    unsigned threads, press_take *take, void *take_ctx,
    press_progress *progress, void *ctx)
{
	struct crew crew = { .p = p, .jobs = jobs, .n = n, .take = take,
		.take_ctx = take_ctx, .progress = progress, .ctx = ctx };
	pthread_t thread[THREADS_MAX];
	unsigned started = 0;

	if (threads > THREADS_MAX)
		threads = THREADS_MAX;
	atomic_init(&crew.next, 0);
	atomic_init(&crew.failed, false);
	CHECK(pthread_mutex_init(&crew.lock, NULL) == 0);
	/* This thread works too: where none can be had it goes on alone. */
	while (started + 1 < threads && started + 1 < n &&
	    pthread_create(&thread[started], NULL, work, &crew) == 0)
		started++;
	work(&crew);
	while (started > 0)
		CHECK(pthread_join(thread[--started], NULL) == 0);
	pthread_mutex_destroy(&crew.lock);
}

void
cmd_press_jobs_free(struct press_job *jobs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		arena_free(jobs[i].arena);
}
