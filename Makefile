# Carebottle: run, test, demo, bench, build, lint, package. See README.md.

TAGS    := x11,no_emoji,migrated_fynedo
PROGRAM := build/carebottle
COMPAT  := internal/vault/sqlcipher/compat
GO      ?= go

# A window, and SQLCipher, need C; nothing else does.
C    := CGO_ENABLED=1 $(GO)
PURE := CGO_ENABLED=0 $(GO)

# How long the slowest machine may take for the tests of one package.
PATIENCE := 60m

# Debian's names of what a build, and what the window tests, need.
BUILD_PACKAGES := gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev
TEST_PACKAGES  := xvfb xdotool zbar-tools tesseract-ocr libgl1-mesa-dri

# The tests and benchmarks time themselves against one another: -j would have
# them in each other's way, and test before what they need is installed.
.NOTPARALLEL:

.PHONY: run demo build test test-go test-ui test-sqlcipher test-window bench lint cross package \
        system-build system-test clean

run: build
	./$(PROGRAM)

demo: build
	./$(PROGRAM) --demo

build: system-build
	$(C) build -tags $(TAGS) -ldflags "-s -w" -o $(PROGRAM) ./app

test: system-build system-test test-go test-ui test-sqlcipher test-window

# Everything below the screens.
test-go:
	$(PURE) test -timeout $(PATIENCE) ./internal/... ./assets/...

# The screens, drawn in memory: no GL, no display.
test-ui:
	$(PURE) test -timeout $(PATIENCE) -tags test $$($(GO) list -tags test ./app/... | grep -v '/app$$\|/windowtest$$')

# Our file format against SQLCipher itself.
test-sqlcipher:
	cd $(COMPAT) && $(C) test -timeout $(PATIENCE) ./...

# The program in a real window, typed into and clicked.
test-window: build
	CAREBOTTLE_PROGRAM=$(CURDIR)/$(PROGRAM) $(GO) test -count=1 -timeout $(PATIENCE) ./app/windowtest

# Tables of ratios, each within one run. Quiet the machine first.
bench: build system-test
	$(PURE) test -timeout $(PATIENCE) -run '^$$' -bench . -benchtime 3x ./internal/...
	cd $(COMPAT) && $(C) test -timeout $(PATIENCE) -run '^$$' -bench . -benchtime 1x ./...
	$(PURE) test -tags test -timeout $(PATIENCE) -run '^$$' -bench . -benchtime 15x $$($(GO) list -tags test ./app/... | grep -v '/app$$\|/windowtest$$')
	CAREBOTTLE_PROGRAM=$(CURDIR)/$(PROGRAM) $(GO) test -timeout $(PATIENCE) -run '^$$' -bench . -benchtime 1x ./app/windowtest

# Format, vet, staticcheck, and the vulnerability database where it can be reached.
lint:
	@unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l app internal assets) || exit 1; if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(PURE) vet ./internal/... ./assets/...
	$(PURE) vet -tags test $$($(GO) list -tags test ./app/... | grep -v '/app$$')
	$(C) vet -tags $(TAGS) ./app
	$(GO) build -modfile=tools/go.mod -o build/tools/ honnef.co/go/tools/cmd/staticcheck golang.org/x/vuln/cmd/govulncheck
	CGO_ENABLED=0 build/tools/staticcheck ./internal/... ./assets/...
	CGO_ENABLED=0 build/tools/staticcheck -tags test $$($(GO) list -tags test ./app/... | grep -v '/app$$')
	@if curl -fsS -m 20 -o /dev/null https://vuln.go.dev/index/db.json; then \
		build/tools/govulncheck -tags $(TAGS) ./app; \
	else echo "NOT CHECKED for known vulnerabilities: vuln.go.dev can't be reached from here."; fi

# What has no screen compiles for every system. The program itself needs that
# system's own compiler: see README.md.
cross:
	@for target in android/arm64 ios/arm64 windows/amd64 darwin/arm64 linux/386; do \
		echo "compiling ./internal/... for $$target"; \
		GOOS=$${target%/*} GOARCH=$${target#*/} $(PURE) build ./internal/... || exit 1; \
	done

# An Android package, on a machine with an NDK: make package OS=android
OS ?= linux
package:
	cp FyneApp.toml app/FyneApp.toml
	cp -r assets app/assets.package && sed -i 's#assets/icon.png#assets.package/icon.png#' app/FyneApp.toml
	cd app && fyne package --target $(OS) --release; status=$$?; rm -rf FyneApp.toml assets.package; exit $$status

# Says what is missing before it installs it.
define install
	@if command -v dpkg-query >/dev/null; then \
		missing=""; \
		for p in $(1); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$p"; done; \
		if [ -n "$$missing" ]; then \
			echo "Carebottle needs these system packages to $(2), and will install them now:$$missing"; \
			if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo"; fi; \
			$$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || \
				{ echo "They could not be installed. Install them by hand, then try again."; exit 1; }; \
		fi; \
	else \
		echo "This is not Debian or Ubuntu: see README.md for what is needed to $(2)."; \
	fi
endef

system-build:
	$(call install,$(BUILD_PACKAGES),build)

system-test:
	$(call install,$(TEST_PACKAGES),test)

clean:
	rm -rf build
