# Precept. `make help` lists what can be made.
VERSION := 0.1.0
PREFIX ?= /usr/local
CC ?= cc
CFLAGS ?= -O2 -g
V := build/$(if $(SAN),san,$(if $(VARIANT),$(VARIANT),release))

PKGS := libxml-2.0 libcmark-gfm harfbuzz harfbuzz-subset libpng libdeflate libcrypto jansson libutf8proc
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wwrite-strings -Wcast-qual -Wundef -Wvla -Wformat=2 -Wnull-dereference -Wswitch-enum $(if $(WERROR),-Werror)
HARDEN := $(if $(SAN),-fsanitize=address$(COMMA)undefined -fno-omit-frame-pointer -DPRECEPT_SAN,-D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE)
COMMA := ,
HARDEN := $(subst $$(COMMA),$(COMMA),$(HARDEN))
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) | sed 's/-I/-isystem /g')
PKG_LIBS = $(shell pkg-config --libs $(PKGS)) -lcmark-gfm-extensions -lhpdf -lunibreak -lhyphen -lm -pthread
OUR_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -include src/base/banned.h $(WARN) $(HARDEN) -pthread -DPRECEPT_VERSION='"$(VERSION)"'
OUR_LDFLAGS = $(if $(SAN),-fsanitize=address$(COMMA)undefined,-pie -Wl$(COMMA)-z$(COMMA)relro$(COMMA)-z$(COMMA)now) -Wl,--as-needed

all: build/precept

STAGES := base doc settings policy resolve layout pdf edition cmd
SRC := $(sort $(foreach s,$(STAGES),$(wildcard src/$(s)/*.c)))
OBJ := $(SRC:src/%.c=$(V)/%.o)
objs = $(patsubst src/%.c,$(V)/%.o,$(foreach s,$(1),$(wildcard src/$(s)/*.c)))

# What the unit tests of a stage link: the folders it may use.
USES_base := base
USES_doc := base doc
USES_settings := base settings
USES_policy := base doc policy
USES_resolve := base doc settings policy resolve
USES_layout := base doc layout
USES_pdf := base doc layout pdf
USES_edition := base doc settings policy resolve edition
USES_cmd := $(STAGES)

$(V)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

build/precept: $(V)/precept
	@mkdir -p build && ln -sf $(<:build/%=%) $@
$(V)/precept: $(V)/main.o $(OBJ)
	$(CC) $(OUR_LDFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

UNIT := $(foreach s,$(STAGES),$(wildcard tests/unit/$(s)_*.c))
define unit_rule
$(V)/unit/$(1)_%: tests/unit/$(1)_%.c tests/lib/tap.h $$(call objs,$$(USES_$(1)))
	@mkdir -p $$(@D)
	$$(CC) $$(OUR_CFLAGS) -Itests/lib $$(PKG_CFLAGS) $$(CFLAGS) $$(OUR_LDFLAGS) $$(LDFLAGS) -o $$@ $$(filter %.c %.o,$$^) $$(PKG_LIBS)
endef
$(foreach s,$(STAGES),$(eval $(call unit_rule,$(s))))

# make unit [STAGE=base] [SAN=1]
STAGE ?=
unit: $(patsubst tests/unit/%.c,$(V)/unit/%,$(if $(STAGE),$(wildcard tests/unit/$(STAGE)_*.c),$(UNIT)))
	prove -e '' $^

-include $(OBJ:.o=.d) $(V)/main.d
.PHONY: all unit
