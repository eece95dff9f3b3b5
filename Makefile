PACKAGES := binutils dict-freedict-eng-rus git libicu-dev libsqlite3-dev libstemmer-dev libxml2-dev \
    mueller7-dict pkg-config zlib1g-dev
PREFIX ?= /usr/local
SWIFT_FLAGS := --explicit-target-dependency-import-check error
# lld, because the default linker warns of a function of Foundation that nothing here calls.
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld $(SWIFT_FLAGS)
# Every x86-64 since 2008 counts bits by itself, which the compiler does not take for granted.
ifeq ($(shell uname -m),x86_64)
RELEASE += -Xcc -mpopcnt
endif
TOOL := .build/release/tolmach

.DEFAULT_GOAL := help
.PHONY: help setup fresh build demo test lint bench install

help: ## lists the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

setup: ## installs the system packages that are missing
	@missing=; for p in $(PACKAGES); do \
	    dpkg-query -W -f '$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed \
	        || missing="$$missing $$p"; \
	done; \
	if ! command -v swift >/dev/null; then \
	    echo "tolmach needs Swift 6.2 or later; see https://www.swift.org/install" >&2; exit 1; \
	fi; \
	[ -z "$$missing" ] && exit 0; \
	sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo=sudo; command -v sudo >/dev/null || { \
	    echo "missing packages; as root: apt-get install$$missing" >&2; exit 1; }; \
	fi; \
	echo "installing$$missing"; \
	$$sudo sh -c "apt-get -qq -o DPkg::Lock::Timeout=600 update && DEBIAN_FRONTEND=noninteractive \
	    apt-get -qq -y -o DPkg::Lock::Timeout=600 --no-install-recommends install$$missing" \
	    >/dev/null || { echo "could not install:$$missing; is the network there?" >&2; exit 1; }

# A module that was compiled against an older form of another one may be kept, and the tool then
# crashes: after any change a release is built from nothing.
fresh:
	@sum=$$(find Package.swift Sources -type f | LC_ALL=C sort | xargs cat | cksum); \
	if [ "$$sum" != "$$(cat .build/release.sum 2>/dev/null)" ]; then \
	    rm -rf .build/*-unknown-linux-gnu/release; \
	    mkdir -p .build; echo "$$sum" > .build/release.sum; \
	fi

build: setup fresh
	@swift build $(RELEASE) --product tolmach

demo: build ## builds, then aligns, remembers, looks up and exports the shipped article
	@.ci/demo $(TOOL)

test: setup ## runs every test
	swift test $(SWIFT_FLAGS)

lint: setup ## checks the format and the floors of the house
	swift format lint --strict --recursive Package.swift Sources Tests
	.ci/floors

bench: setup fresh ## measures quality and speed in a release build
	@swift build $(RELEASE) --product tolmach
	@TOLMACH_BENCH=1 swift build $(RELEASE) --product Bench
	.build/release/Bench

install: build ## installs the tool, its completions and its manual page under PREFIX
	swift build $(RELEASE) --product generate-manual
	install -D -s $(TOOL) $(DESTDIR)$(PREFIX)/bin/tolmach
	mkdir -p $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d $(DESTDIR)$(PREFIX)/share/man/man1
	$(TOOL) --generate-completion-script bash \
	    > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tolmach
	$(TOOL) --generate-completion-script zsh \
	    > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tolmach
	$(TOOL) --generate-completion-script fish \
	    > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tolmach.fish
	.build/release/generate-manual $(TOOL) -o $(DESTDIR)$(PREFIX)/share/man/man1
