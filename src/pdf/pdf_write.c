#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "pdf/pdf_part.h"

struct buf *
pdf_begin(struct pdf_job *j)
{
	buf_clear(&j->buf);
	return &j->buf;
}

unsigned
pdf_end(struct pdf_job *j)
{
	return pdf_obj_add(j->file, buf_view(&j->buf));
}

void
pdf_end_as(struct pdf_job *j, unsigned obj)
{
	pdf_obj_set(j->file, obj, buf_view(&j->buf));
}

/* The tree that the boxes come from. */
static const struct doc_node *
find_root(const struct layout *l)
{
	for (size_t i = 0; i < l->n_pages; i++) {
		const struct doc_node *n = l->pages[i].part;

		for (size_t k = 0; n == NULL && k < l->pages[i].n_boxes; k++)
			n = l->pages[i].boxes[k].node;
		if (n == NULL)
			continue;
		while (n->parent != NULL)
			n = n->parent;
		return n;
	}
	return NULL;
}

static void
add_places(struct pdf_job *j)
{
	const struct layout *l = j->layout;

	j->places = map_new(j->arena);
	for (size_t i = 0; i < l->n_places; i++) {
		struct layout_place *p;

		CHECK(l->places[i].page < l->n_pages);
		if (str_empty(l->places[i].node->id) ||
		    map_get(j->places, l->places[i].node->id) != NULL)
			continue;
		p = ARENA_NEW(j->arena, struct layout_place);
		*p = l->places[i];
		map_put(j->places, p->node->id, p);
	}
}

static void
begin(struct pdf_job *j)
{
	const struct layout *l = j->layout;

	j->root = find_root(l);
	add_places(j);
	j->file = pdf_file_new(j->arena);
	j->resources = pdf_obj_new(j->file);
	j->pages = arena_array(j->arena, l->n_pages, sizeof *j->pages);
	for (size_t i = 0; i < l->n_pages; i++)
		j->pages[i] = pdf_page_add(j->file, l->page_w, l->page_h);
	j->embed = pdf_embed_new(j);
	j->tags = pdf_tags_new(j);
	j->pictures = pdf_pictures_new(j);
	j->links = pdf_links_new(j);
}

static int
write_resources(struct pdf_job *j)
{
	struct buf b;
	int rc;

	buf_init(&b, SIZE_MAX);
	buf_puts(&b, "/Font<<");
	rc = pdf_embed_write(j, &b);
	buf_puts(&b, ">>/XObject<<");
	pdf_pictures_write(j->pictures, &b);
	buf_puts(&b, ">>");
	pdf_obj_set(j->file, j->resources, buf_view(&b));
	buf_free(&b);
	return rc;
}

int
pdf_write(struct arena *a, struct diag *dg, struct pdf_measurer *m,
    const struct layout *l, const struct pdf_what *what, struct str *out)
{
	const size_t errors = diag_errors(dg);
	struct pdf_job j = { .arena = arena_new(), .dg = dg, .measurer = m,
		.layout = l, .what = what };
	int rc = -1;

	CHECK(l->n_pages > 0 && !str_empty(what->meta.title) &&
	    !str_empty(what->meta.lang));
	buf_init(&j.buf, SIZE_MAX);
	begin(&j);
	pdf_nav_check(&j);
	pdf_pages_draw(&j);
	if (pdf_meta_write(&j) != 0 || diag_errors(dg) != errors)
		goto out;
	pdf_links_write(j.links);
	pdf_tags_write(j.tags);
	pdf_nav_write(&j);
	if (write_resources(&j) != 0)
		goto out;
	*out = pdf_file_save(j.file, a);
	rc = 0;
out:
	pdf_file_free(j.file);
	buf_free(&j.buf);
	arena_free(j.arena);
	return rc;
}
