# Precept. `make help` lists what can be made.
VERSION := 0.1.0
PREFIX ?= /usr/local
CC ?= cc
CFLAGS ?= -O2 -g
# Every variant has its own folder: make SAN=1, make VARIANT=clang CC=clang.
V := build/$(if $(SAN),san,$(if $(VARIANT),$(VARIANT),release))
COMMA := ,
CORES := $(shell nproc 2>/dev/null || echo 2)

PKGS := libxml-2.0 libcmark-gfm harfbuzz harfbuzz-subset libpng libdeflate \
	libcrypto jansson libutf8proc libzip
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wcast-qual \
	-Wundef -Wvla -Wformat=2 -Wnull-dereference -Wswitch-enum \
	$(if $(WERROR),-Werror)
HARDEN := $(if $(SAN),-fsanitize=address$(COMMA)undefined \
	-fno-omit-frame-pointer -DPRECEPT_SAN,-D_FORTIFY_SOURCE=2 \
	-fstack-protector-strong -fPIE)
# Asked for once, when first used: `make demo` installs the packages before.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS) | \
	sed 's/-I/-isystem /g'))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)) \
	-lcmark-gfm-extensions -lhpdf -lunibreak -lhyphen -lm -pthread)$(PKG_LIBS)
OUR_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc \
	-include src/base/banned.h $(WARN) $(HARDEN) -pthread \
	-DPRECEPT_VERSION='"$(VERSION)"'
OUR_LDFLAGS = $(if $(SAN),-fsanitize=address$(COMMA)undefined,-pie \
	-Wl$(COMMA)-z$(COMMA)relro$(COMMA)-z$(COMMA)now) -Wl,--as-needed
COMPILE = $(CC) $(OUR_CFLAGS) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(OUR_LDFLAGS) $(LDFLAGS)
# make VERBOSE=1 shows the whole commands.
SAY = @printf '  %-4s %s\n'
$(if $(VERBOSE),,.SILENT:)

all: build/precept build/precept-grade man

# --- the programs ---

STAGES := base item doc settings policy resolve report layout pdf edition \
	quiz cmd
GRADE_STAGES := base item grade
objs = $(patsubst src/%.c,$(V)/%.o,$(foreach s,$(1),$(wildcard src/$(s)/*.c)))
OBJ := $(call objs,$(STAGES)) $(V)/messages.o
GRADE_OBJ := $(call objs,$(GRADE_STAGES))

build/precept build/precept-grade: build/%: $(V)/%
	@ln -sf $(<:build/%=%) $@
$(V)/precept: $(V)/main.o $(OBJ)
	$(SAY) LD $@
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)
# The grader stays small: --as-needed leaves out what it does not call.
$(V)/precept-grade: $(V)/main_grade.o $(GRADE_OBJ)
	$(SAY) LD $@
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)
$(V)/%.o: src/%.c
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(COMPILE) -MMD -MP -c -o $@ $<

# What `precept explain` says: the paragraphs of precept-messages(7).
PARAGRAPHS := $(foreach s,base settings policy policy_data resolve layout pdf \
	edition cmd report grade_inputs quiz quiz_page quiz_scorm item grade \
	grade_import,$(wildcard src/man/messages/$(s).mdoc))
$(V)/messages.c: src/man/messages.awk $(PARAGRAPHS)
	@mkdir -p $(@D)
	awk -f $^ >$@.tmp && mv $@.tmp $@
$(V)/messages.o: $(V)/messages.c
	$(COMPILE) -c -o $@ $<

# --- manual pages ---

MAN := $(patsubst src/man/%,build/man/%,$(wildcard src/man/*.[1-9])) \
	build/man/precept-messages.7 build/man/precept-settings.5
man: $(MAN)
build/man/%: src/man/%
	@mkdir -p $(@D) && cp $< $@
build/man/precept-messages.7: src/man/messages/head.mdoc $(PARAGRAPHS) \
		src/man/messages/tail.mdoc
	@mkdir -p $(@D)
	cat $^ >$@
# The table of elements writes its own page, so that they cannot disagree.
$(V)/settings_manual: src/man/settings/manual.c $(call objs,base settings)
	$(COMPILE) $(ALL_LDFLAGS) -o $@ $(filter %.c %.o,$^) $(PKG_LIBS)
build/man/precept-settings.5: src/man/settings/head.mdoc $(V)/settings_manual \
		src/man/settings/tail.mdoc
	@mkdir -p $(@D)
	{ cat $< && $(V)/settings_manual && cat $(lastword $^); } >$@.tmp
	@mv $@.tmp $@

# --- tests ---

# What the unit tests of a stage link: the folders it may use.
USES_base := base
USES_item := base item
USES_grade := base item grade
USES_quiz := base item doc settings policy resolve layout quiz
USES_doc := base doc
USES_settings := base settings
USES_policy := base doc policy
USES_resolve := base doc settings policy resolve
USES_report := base doc settings policy resolve report
USES_layout := base doc layout
USES_pdf := base doc layout pdf
USES_edition := base edition
USES_cmd := $(STAGES)

define unit_rule
$(V)/unit/$(1)_%: tests/unit/$(1)_%.c tests/lib/tap.h \
		$$(call objs,$$(USES_$(1))) $(if $(filter cmd,$(1)),$(V)/messages.o)
	@mkdir -p $$(@D)
	$$(SAY) TEST $$<
	$$(COMPILE) -Itests/lib $$(ALL_LDFLAGS) -o $$@ $$(filter %.c %.o,$$^) $$(PKG_LIBS)
endef
$(foreach s,$(STAGES) grade,$(eval $(call unit_rule,$(s))))
UNIT := $(foreach s,$(STAGES) grade,$(wildcard tests/unit/$(s)_*.c))
unit_of = $(patsubst tests/unit/%.c,$(V)/unit/%,$(1))
SCRIPTS := tests/cases.sh $(sort $(wildcard tests/prop/*.sh))

# prove runs a compiled test as it is, a script through its first line.
PROVE = PRECEPT=$(CURDIR)/$(V)/precept prove -j2 $(PROVEFLAGS) --exec '' \
	$(addprefix ./,$(1))

check:
	sh .ci/packages.sh test
	$(MAKE) --no-print-directory -j$(CORES) run-check

run-check: $(V)/precept build/precept $(V)/precept-grade build/precept-grade man $(call unit_of,$(UNIT))
	$(call PROVE,$(call unit_of,$(UNIT)) $(SCRIPTS))

# make unit [STAGE=base] [SAN=1]
STAGE ?=
unit: $(call unit_of,$(if $(STAGE),$(wildcard tests/unit/$(STAGE)_*.c),$(UNIT)))
	$(call PROVE,$^)

# make accept CASE=init/refuses: make what a case prints now the truth.
accept: $(V)/precept $(V)/precept-grade
	PRECEPT=$(CURDIR)/$(V)/precept ACCEPT=1 tests/cases.sh $(CASE)

fuzz:
	tests/fuzz/run.sh $(FUZZ_SECONDS)
fault: $(V)/precept $(V)/precept-grade
	PRECEPT=$(CURDIR)/$(V)/precept prove --exec '' ./tests/fault/faults.py \
		./tests/fault/grade.sh
pdfs: $(V)/precept
	PRECEPT=$(CURDIR)/$(V)/precept tests/verapdf/all.sh
# A real browser takes quizzes. Needs the packages of .ci/packages.sh browsers.
BROWSER := $(V)/browser/sample $(V)/browser/make_scorm
$(BROWSER): $(V)/browser/%: tests/browser/%.c $(wildcard tests/lib/quiz_*.h) \
		$(call objs,$(USES_quiz))
	@mkdir -p $(@D)
	$(SAY) TEST $<
	$(COMPILE) -Itests/lib $(ALL_LDFLAGS) -o $@ $(filter %.c %.o,$^) $(PKG_LIBS)
browsers: $(BROWSER) $(V)/precept $(V)/precept-grade
	tests/browser/install.sh
	BUILT=$(CURDIR)/$(V) prove -j2 $(PROVEFLAGS) --exec node \
		$(sort $(wildcard tests/browser/*.test.mjs))
reference: $(V)/reference/rows $(V)/precept-grade
	ROWS=$(CURDIR)/$< PRECEPT_GRADE=$(CURDIR)/$(V)/precept-grade \
		tests/reference/run.sh
$(V)/reference/rows: tests/reference/rows.c tests/lib/gen.h tests/lib/stats.h \
		$(call objs,base item grade)
	@mkdir -p $(@D)
	$(SAY) TEST $<
	$(COMPILE) -Itests/lib $(ALL_LDFLAGS) -o $@ $(filter %.c %.o,$^) $(PKG_LIBS)
bench: $(V)/precept $(V)/precept-grade
	PRECEPT=$(CURDIR)/$(V)/precept tests/bench/run.py
	PRECEPT_GRADE=$(CURDIR)/$(V)/precept-grade tests/bench/grade.py
valgrind: $(V)/precept $(V)/precept-grade
	PRECEPT=$(CURDIR)/$(V)/precept prove --exec '' ./tests/valgrind.sh
lint: man
	tests/lint.sh
cover:
	$(MAKE) VARIANT=cover CFLAGS='-O0 -g --coverage' run-check
	tests/cover.sh build/cover
format:
	clang-format -i $(wildcard src/*.c src/*/*.[ch] tests/*/*.[ch])

# --- the demo: from a clone to handbooks ---

DEMO := build/demo
demo:
	@sh .ci/packages.sh build
	@$(MAKE) --no-print-directory -j$(CORES) all
	@build/precept build --out=$(DEMO) --private=$(DEMO)-private tests/orgs/family-clinic
	@echo
	@echo "Open one of them, for example:"
	@echo "  $(CURDIR)/$(DEMO)/handbooks/nurse.pdf"

# --- installing, releasing ---

SHARE = $(DESTDIR)$(PREFIX)/share
WORDS := $(sort $(wildcard policies/*.md policies/*/*.md policies/*.xml \
	templates/*.xml templates/*.icc templates/quiz/*))
COMPLETIONS = bash-completion/completions/precept zsh/site-functions/_precept \
	fish/vendor_completions.d/precept.fish
GRADE_COMPLETIONS = bash-completion/completions/precept-grade \
	zsh/site-functions/_precept-grade \
	fish/vendor_completions.d/precept-grade.fish
install: all
	install -D $(V)/precept $(DESTDIR)$(PREFIX)/bin/precept
	install -D $(V)/precept-grade $(DESTDIR)$(PREFIX)/bin/precept-grade
	for f in $(WORDS); do \
		install -D -m 644 $$f $(SHARE)/precept/$$f || exit; done
	for f in $(MAN); do \
		install -D -m 644 $$f $(SHARE)/man/man$${f##*.}/$${f##*/} || exit; \
	done
	for f in $(COMPLETIONS); do \
		shell=$${f%%/*} && mkdir -p $(SHARE)/$${f%/*} && \
		$(V)/precept help --completion=$${shell%-completion} \
			>$(SHARE)/$$f || exit; done
	for f in $(GRADE_COMPLETIONS); do \
		shell=$${f%%/*} && \
		$(V)/precept-grade --completion=$${shell%-completion} \
			>$(SHARE)/$$f || exit; done
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/precept \
		$(DESTDIR)$(PREFIX)/bin/precept-grade \
		$(foreach f,$(COMPLETIONS) $(GRADE_COMPLETIONS),$(SHARE)/$(f)) \
		$(foreach f,$(MAN),$(SHARE)/man/man$(subst .,,$(suffix $(f)))/$(notdir $(f)))
	rm -rf $(SHARE)/precept

NAME := precept-$(VERSION)
dist:
	@mkdir -p build
	git archive --prefix=$(NAME)/ -o build/$(NAME).tar.gz HEAD
distcheck: dist
	VERSION=$(VERSION) tests/distcheck.sh build/$(NAME).tar.gz

compile_commands.json:
	@{ echo '['; s=; for f in src/main.c src/main_grade.c $(wildcard src/*/*.c); do \
		printf '%s{"directory":"%s","file":"%s","command":"%s"}\n' "$$s" \
		"$(CURDIR)" $$f '$(subst ",\",$(subst ',,$(COMPILE))) -c '$$f; \
		s=,; done; echo ']'; } >$@

clean:
	rm -rf build

help:
	@echo "make demo       install packages, build, make the example's handbooks"
	@echo "make check      install what the tests need and run them"
	@echo "make            build/precept and the manual pages"
	@echo "make install    PREFIX=/usr/local DESTDIR="
	@echo "make unit       unit tests, of one stage with STAGE=base"
	@echo "make accept     CASE=init/new: what a case prints becomes the truth"
	@echo "make lint       layers, doors, headers, messages, analyzers"
	@echo "make bench      CPU and memory against size and peers"
	@echo "make reference  item analysis against R and scipy, with SEED=7"
	@echo "make pdfs       veraPDF over every role and every example"
	@echo "make browsers   quizzes in a real browser"
	@echo "make fault      each allocation and each write failing in turn"
	@echo "make fuzz       FUZZ_SECONDS=60 for each door"
	@echo "make valgrind   a smoke set under valgrind"
	@echo "make cover      lines the tests do not reach"
	@echo "make dist, distcheck, format, uninstall, clean, compile_commands.json"
	@echo "SAN=1 builds with address and undefined sanitizers, as in make check SAN=1"

-include $(OBJ:.o=.d) $(GRADE_OBJ:.o=.d) $(V)/main.d $(V)/main_grade.d
.PHONY: all man check run-check unit accept fuzz fault pdfs browsers reference bench valgrind \
	lint cover format demo install uninstall dist distcheck clean help \
	compile_commands.json
.DELETE_ON_ERROR:
