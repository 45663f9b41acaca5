/* xml_read: what is not XML is a finding, what is has places in the text. */
#include "fuzz.h"

#include "base/xml_in.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct xml_node *root;
	struct fuzz f;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = xml_read(f.a, f.dg, "x.xml", f.text, &root);
	if (rc == 0) {
		CHECK(root->at.line >= 1 && root->at.line <= size + 1);
		CHECK(utf8_check(xml_text(f.a, root)) ==
		    xml_text(f.a, root).len);
	}
	fuzz_end(&f, rc < 0);
	return 0;
}
