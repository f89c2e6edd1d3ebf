# make run opens the window; make test runs the tests. The rest: make help.

export GOFLAGS := $(GOFLAGS) -buildvcs=false

# The number is that of the last tag, such as v1.2, or 0.1, and how many commits there are: a later one is always higher, as installers ask.
RELEASE := $(patsubst v%,%,$(shell git describe --tags --match 'v[0-9]*.[0-9]*' --abbrev=0 2>/dev/null || echo 0.1))
NUMBER := $(RELEASE).$(shell git rev-list --count HEAD 2>/dev/null || echo 0)
COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null || echo unknown)
LDFLAGS := -X main.version=$(NUMBER) -X main.commit=$(COMMIT)

# The window needs C; the tests, and a program with the subcommands alone, need Go and nothing else.
WINDOW_TAGS := migrated_fynedo
PLAIN_TAGS := ci,migrated_fynedo
PLAIN := CGO_ENABLED=0 go
WINDOWS := GOOS=windows GOARCH=amd64 go
WINDOWS_TAGS := accessibility
WINDOWS_NAME := tomworkbench

C_PACKAGES := gcc libc6-dev
WINDOW_PACKAGES := $(C_PACKAGES) pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
E2E_PACKAGES := $(WINDOW_PACKAGES) xvfb xdotool imagemagick xclip librsvg2-bin fonts-croscore strace
BROWSER_PACKAGES := chromium fonts-croscore
WINE_PACKAGES := gcc-mingw-w64-x86-64 wine wine64 xvfb xdotool imagemagick libgl1-mesa-dri
DIST_PACKAGES := git zip xz-utils wixl msitools jq dpkg-dev
SIGN_PACKAGES := osslsigncode

RACE := ./model/... ./charts/... ./storage/... ./app/session/... ./app/papers/... ./app/cli/...
FUZZTIME ?= 20s
USE ?= 2m
# What make soak takes for fuzzing, all targets together, in seconds.
SOAKFUZZ ?= 3600

GOFUMPT := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOCYCLO := github.com/fzipp/gocyclo/cmd/gocyclo@v0.6.0
WINRES := github.com/tc-hib/go-winres@v0.3.3
SBOM := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0
# What looks in a page for what keeps people out, as npm has it; with the sum of its file.
AXE := axe-core-4.14.1
AXE_SUM := e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745

# Where the engine of pages for browsers is built; the program takes it in from there.
BUILT := app/member/web/built

.PHONY: help live live-test guide engine run build test race lint e2e browser office pages fuzz bench soak soak-kills soak-faults soak-files soak-huge soak-fuzz soak-use windows windows-live wine dist dist-twice sign clean

help:
	@echo "make engine   what works in a page for browsers, for the program to take in"
	@echo "make run      install what is missing, build and open the window"
	@echo "make build    the same without opening it: build/tomworkbench"
	@echo "make live     build/tomworkbench-live, which takes part in live workshops too"
	@echo "make test     all tests but the end-to-end test; needs Go only"
	@echo "make race     the tests below the window under the race detector, in short"
	@echo "make lint     gofumpt, go vet, staticcheck, complexity of 15 at most"
	@echo "make live-test  three windows and 200 people in one live workshop, kills, faults and a cluster; LIVE_FOR=1h for an hour of choices"
	@echo "make e2e      the real window in a virtual display, used for USE=$(USE); an hour is USE=1h"
	@echo "make browser  the page in a browser without a window; make e2e does it too"
	@echo "make office   the workbook recalculated by LibreOffice and compared cell by cell"
	@echo "make pages    the papers laid out by LibreOffice, and their pages measured"
	@echo "make guide    the pictures of the guides, of the real window"
	@echo "make fuzz     every fuzz target for FUZZTIME=$(FUZZTIME)"
	@echo "make bench    the benchmarks"
	@echo "make soak     kills, faults, damaged files, a huge store, an hour of fuzzing and one of use: docs/reliability.md;"
	@echo "              each alone is make soak-kills, -faults, -files, -huge, -fuzz SOAKFUZZ=$(SOAKFUZZ), -use"
	@echo "make windows  build/tomworkbench.exe and build/tomworkbench-cli.exe; make windows-live: build/tomworkbench-live.exe"
	@echo "make wine     the programs for Windows run under wine: the window, the subcommands, what they keep"
	@echo "make dist     what is given out, in dist/: zip and msi for Windows, deb and tar.xz for Linux,"
	@echo "              the program for live workshops on its own, bills of materials, sums"
	@echo "make dist-twice  make dist in two clones, the second with nothing kept, and compare the sums"
	@echo "make sign     make dist, signed for Windows: CERT=FILE KEY=FILE [PASSFILE=FILE] [TIMESTAMP=URL]"
	@echo "make clean    remove build/ and dist/"

run: build
	build/tomworkbench

# The pictures of the guides, of the real window.
guide: engine
	@.ci/need $(E2E_PACKAGES)
	CGO_ENABLED=1 TOMWORKBENCH_GUIDE=$(CURDIR)/assets/guide go test -count=1 -tags e2e,$(WINDOW_TAGS) -run TestThePicturesOfTheGuides ./app/e2e

# The engine runs in browsers. Its loader comes with Go.
engine:
	GOOS=js GOARCH=wasm $(PLAIN) build -trimpath -ldflags "-s -w" -o $(BUILT)/engine.wasm ./app/member/web/engine
	gzip -9nf $(BUILT)/engine.wasm
	cp "$$($(PLAIN) env GOROOT)/lib/wasm/wasm_exec.js" $(BUILT)/wasm_exec.js

build: engine
	@.ci/need $(WINDOW_PACKAGES)
	CGO_ENABLED=1 go build -tags $(WINDOW_TAGS) -ldflags "$(LDFLAGS)" -o build/tomworkbench .

# The program that takes part in live workshops.
live: engine
	@.ci/need $(WINDOW_PACKAGES)
	CGO_ENABLED=1 go build -tags live,$(WINDOW_TAGS) -ldflags "$(LDFLAGS)" -o build/tomworkbench-live .

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
	$(PLAIN) run $(GOCYCLO) -over 15 -ignore '^build/' .
	$(PLAIN) vet -tags $(PLAIN_TAGS),live,e2e,office,wine,live_test ./...
	$(PLAIN) run $(STATICCHECK) -tags $(PLAIN_TAGS),live,e2e,office,wine,live_test ./...
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

# Its figures are of one computer that does the work of two hundred besides: leave it alone meanwhile.
live-test: engine
	@.ci/need $(E2E_PACKAGES)
	CGO_ENABLED=1 go test -count=1 -v -timeout 30m -tags e2e,live_test,$(WINDOW_TAGS) -run TestThreeLaptops ./app/e2e
	$(PLAIN) test -count=1 -v -timeout 3h -tags $(PLAIN_TAGS),live_test ./storage/live

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

# The icon goes into a .syso file that every later build for Windows would take in: it is removed after. The arguments are the kind of manifest, what
# the program is called beside TOM Workbench, the name of its file and what builds it.
define windows_program
	@trap 'rm -f rsrc_windows_amd64.syso' EXIT INT TERM; set -ex; \
	$(PLAIN) run $(WINRES) simply --arch amd64 --manifest $(1) --icon assets/icon.png \
		--product-name "TOM Workbench" --product-version $(NUMBER).0 --file-version $(NUMBER).0 \
		--file-description "TOM Workbench$(2)" --original-filename $(3); \
	$(4)
endef
WINDOWS_WINDOW = CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 $(WINDOWS) build -trimpath -ldflags "-H=windowsgui -s -w $(LDFLAGS) -extldflags -Wl,--tsaware"
WINDOWS_PLAIN = CGO_ENABLED=0 $(WINDOWS) build -trimpath -ldflags "-s -w $(LDFLAGS)" -tags $(PLAIN_TAGS)

windows: engine
	@.ci/need gcc-mingw-w64-x86-64
	$(call windows_program,gui,,tomworkbench.exe,$(WINDOWS_WINDOW) -tags "$(WINDOW_TAGS) $(WINDOWS_TAGS)" -o build/$(WINDOWS_NAME).exe .)
	$(call windows_program,cli, subcommands,tomworkbench-cli.exe,$(WINDOWS_PLAIN) -o build/tomworkbench-cli.exe .)

windows-live: engine
	@.ci/need gcc-mingw-w64-x86-64
	$(call windows_program,gui, Live,tomworkbench-live.exe,$(WINDOWS_WINDOW) -tags "live $(WINDOW_TAGS) $(WINDOWS_TAGS)" -o build/tomworkbench-live.exe .)

# wine's own way to tell screen readers ends the program, so it runs one that doesn't tell them.
wine:
	@.ci/need $(WINE_PACKAGES)
	$(MAKE) windows WINDOWS_TAGS=wine WINDOWS_NAME=tomworkbench-wine
	TAGS=$(PLAIN_TAGS) .ci/wine

dist: windows windows-live
	@.ci/need $(WINDOW_PACKAGES) $(DIST_PACKAGES)
	CGO_ENABLED=1 go build -trimpath -tags $(WINDOW_TAGS) -ldflags "-s -w $(LDFLAGS)" -o build/tomworkbench-linux .
	CGO_ENABLED=1 go build -trimpath -tags live,$(WINDOW_TAGS) -ldflags "-s -w $(LDFLAGS)" -o build/tomworkbench-live-linux .
	NUMBER=$(NUMBER) COMMIT=$(COMMIT) WINRES=$(WINRES) SBOM=$(SBOM) .ci/dist

sign: export CERT := $(CERT)
sign: export KEY := $(KEY)
sign: export PASSFILE := $(PASSFILE)
sign: export TIMESTAMP := $(TIMESTAMP)
sign:
	@test -n "$(CERT)" && test -n "$(KEY)" || { echo "Say whose signature: make sign CERT=FILE KEY=FILE, both as PEM."; exit 1; }
	@.ci/need $(SIGN_PACKAGES)
	$(MAKE) dist

dist-twice:
	.ci/dist-twice

clean:
	rm -rf build dist rsrc_windows_amd64.syso $(BUILT)/engine.wasm.gz $(BUILT)/wasm_exec.js
