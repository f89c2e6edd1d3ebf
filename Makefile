# make run opens the window; make test runs the tests. The rest: make help.

export GOFLAGS := $(GOFLAGS) -buildvcs=false

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo 0.1.0)
LDFLAGS := -X main.version=$(VERSION)

# The window needs C; the tests, and a program with the subcommands alone, need Go and nothing else.
WINDOW_TAGS := migrated_fynedo
PLAIN_TAGS := ci,migrated_fynedo
PLAIN := CGO_ENABLED=0 go
WINDOWS := GOOS=windows GOARCH=amd64 go

C_PACKAGES := gcc libc6-dev
WINDOW_PACKAGES := $(C_PACKAGES) pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
E2E_PACKAGES := $(WINDOW_PACKAGES) xvfb xdotool imagemagick xclip librsvg2-bin fonts-croscore
BROWSER_PACKAGES := chromium fonts-croscore

RACE := ./model/... ./charts/... ./storage/... ./app/session/... ./app/papers/... ./app/cli/...
FUZZTIME ?= 20s
USE ?= 2m
# What make soak takes for fuzzing, all targets together, in seconds.
SOAKFUZZ ?= 3600

GOFUMPT := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOCYCLO := github.com/fzipp/gocyclo/cmd/gocyclo@v0.6.0
WINRES := github.com/tc-hib/go-winres@v0.3.3
# What looks in a page for what keeps people out, as npm has it; with the sum of its file.
AXE := axe-core-4.14.1
AXE_SUM := e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745

# Where the engine of pages for browsers is built; the program takes it in from there.
BUILT := app/member/web/built

.PHONY: help engine run build test race lint e2e browser office pages fuzz bench soak soak-kills soak-faults soak-files soak-huge soak-fuzz soak-use windows clean

help:
	@echo "make engine   what works in a page for browsers, for the program to take in"
	@echo "make run      install what is missing, build and open the window"
	@echo "make build    the same without opening it: build/tomworkbench"
	@echo "make test     all tests but the end-to-end test; needs Go only"
	@echo "make race     the tests below the window under the race detector, in short"
	@echo "make lint     gofumpt, go vet, staticcheck, complexity of 15 at most"
	@echo "make e2e      the real window in a virtual display, used for USE=$(USE); an hour is USE=1h"
	@echo "make browser  the page in a browser without a window; make e2e does it too"
	@echo "make office   the workbook recalculated by LibreOffice and compared cell by cell"
	@echo "make pages    the papers laid out by LibreOffice, and their pages measured"
	@echo "make fuzz     every fuzz target for FUZZTIME=$(FUZZTIME)"
	@echo "make bench    the benchmarks"
	@echo "make soak     kills, faults, damaged files, a huge store, an hour of fuzzing and one of use: docs/reliability.md;"
	@echo "              each alone is make soak-kills, -faults, -files, -huge, -fuzz SOAKFUZZ=$(SOAKFUZZ), -use"
	@echo "make windows  build/tomworkbench.exe and build/tomworkbench-cli.exe"
	@echo "make clean    remove build/"

run: build
	build/tomworkbench

# The engine runs in browsers. Its loader comes with Go.
engine:
	GOOS=js GOARCH=wasm $(PLAIN) build -trimpath -ldflags "-s -w" -o $(BUILT)/engine.wasm ./app/member/web/engine
	gzip -9nf $(BUILT)/engine.wasm
	cp "$$($(PLAIN) env GOROOT)/lib/wasm/wasm_exec.js" $(BUILT)/wasm_exec.js

build: engine
	@.ci/need $(WINDOW_PACKAGES)
	CGO_ENABLED=1 go build -tags $(WINDOW_TAGS) -ldflags "$(LDFLAGS)" -o build/tomworkbench .

test: engine
	LC_ALL=en_GB.UTF-8 $(PLAIN) test -tags $(PLAIN_TAGS) ./...

# In short, less is tried at random, and what takes long and is done by one goroutine alone is left out: make test does all of it.
race: engine
	@.ci/need $(C_PACKAGES)
	LC_ALL=en_GB.UTF-8 CGO_ENABLED=1 go test -race -short -tags $(PLAIN_TAGS) $(RACE)

# The end-to-end test is linted too, though only make e2e runs it.
lint:
	@unformatted="$$($(PLAIN) run $(GOFUMPT) -l .)" || exit 1; \
	if [ -n "$$unformatted" ]; then echo "not formatted; run: go run $(GOFUMPT) -w ."; echo "$$unformatted"; exit 1; fi
	$(PLAIN) run $(GOCYCLO) -over 15 .
	$(PLAIN) vet -tags $(PLAIN_TAGS),e2e,office ./...
	$(PLAIN) run $(STATICCHECK) -tags $(PLAIN_TAGS),e2e,office ./...
	CGO_ENABLED=0 $(WINDOWS) vet -tags $(PLAIN_TAGS) ./...

e2e: browser
	@.ci/need $(E2E_PACKAGES)
	CGO_ENABLED=1 TOMWORKBENCH_USE=$(USE) go test -count=1 -timeout 2h -tags e2e,$(WINDOW_TAGS) ./app/e2e

# Pictures of every screen are in build/pages then.
browser: engine build/$(AXE)/package/axe.min.js
	@.ci/need $(BROWSER_PACKAGES)
	TOMWORKBENCH_AXE=$(CURDIR)/build/$(AXE)/package/axe.min.js $(PLAIN) test -count=1 -v -timeout 30m -tags e2e,$(PLAIN_TAGS) ./app/e2e/web

build/$(AXE)/package/axe.min.js:
	@command -v npm >/dev/null || .ci/need npm
	mkdir -p build/$(AXE)
	cd build/$(AXE) && npm pack --silent $(subst core-,core@,$(AXE)) && echo "$(AXE_SUM)  $(AXE).tgz" | sha256sum --check --quiet && tar -xzmf $(AXE).tgz

office:
	@.ci/need libreoffice-calc-nogui
	$(PLAIN) test -count=1 -tags $(PLAIN_TAGS),office ./app/papers/excel

pages:
	@.ci/need libreoffice-writer-nogui poppler-utils qpdf fonts-liberation
	LC_ALL=en_GB.UTF-8 $(PLAIN) test -count=1 -tags $(PLAIN_TAGS),office -run Pages ./app/papers

fuzz:
	CGO_ENABLED=0 .ci/fuzz $(FUZZTIME) -tags $(PLAIN_TAGS)

bench:
	$(PLAIN) test -tags $(PLAIN_TAGS) -run '^$$' -bench . -benchmem ./...

# What the ordinary tests do a few times, done as often as is said in docs/reliability.md, which has the figures.
SOAK := TOMWORKBENCH_SOAK=1 $(PLAIN) test -count=1 -v -timeout 3h -tags $(PLAIN_TAGS)

soak: soak-kills soak-faults soak-files soak-huge soak-fuzz soak-use

soak-kills:
	$(SOAK) -run 'OutlivesAKill|OutlivesAPowerCut' ./storage

soak-faults:
	$(SOAK) -run 'AFaultAtAnyStep|AFullDiskLosesNothing|AWriteThatFailsAtAnyStep|APaperThatCantBeSaved' ./storage ./storage/diskfile ./app/papers

soak-files:
	$(SOAK) -run 'NoChanged|NoStoreThatIsCutOff|NoHurtFile|AStoreWithAChangedByte|EverySchema|EveryVersion' ./storage

soak-huge:
	$(PLAIN) test -tags $(PLAIN_TAGS) -run '^$$' -bench 'HugeStore|ChoiceAmong5000' -benchtime 20x ./storage ./app

soak-fuzz:
	CGO_ENABLED=0 .ci/fuzz -total $(SOAKFUZZ) -tags $(PLAIN_TAGS)

# An hour of the real window: pages, looks, sizes, the second window, pauses of more than a minute.
soak-use:
	@.ci/need $(E2E_PACKAGES)
	CGO_ENABLED=1 TOMWORKBENCH_USE=1h go test -count=1 -v -timeout 2h -tags e2e,$(WINDOW_TAGS) -run LongUse ./app/e2e

# The icon goes into a .syso file that every later build for Windows would take in: it is removed after.
windows: engine
	@.ci/need gcc-mingw-w64-x86-64
	@trap 'rm -f rsrc_windows_amd64.syso' EXIT INT TERM; set -ex; \
	$(PLAIN) run $(WINRES) simply --arch amd64 --manifest gui --icon assets/icon.png \
		--product-name "TOM Workbench" --file-description "TOM Workbench"; \
	CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 $(WINDOWS) build -tags $(WINDOW_TAGS),accessibility \
		-ldflags "-H=windowsgui -s -w $(LDFLAGS)" -o build/tomworkbench.exe .
	CGO_ENABLED=0 $(WINDOWS) build -tags $(PLAIN_TAGS) -ldflags "-s -w $(LDFLAGS)" -o build/tomworkbench-cli.exe .

clean:
	rm -rf build rsrc_windows_amd64.syso $(BUILT)/engine.wasm.gz $(BUILT)/wasm_exec.js
