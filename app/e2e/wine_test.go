//go:build wine

package e2e

import (
	"bytes"
	"errors"
	"image"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// prefix is a computer of Windows as wine plays it, with the programs for Windows on it.
type prefix struct {
	t *testing.T
	// programs is the folder of tomworkbench-wine.exe and tomworkbench-cli.exe.
	programs string
}

// newPrefix is the computer that make wine has made.
func newPrefix(t *testing.T) prefix {
	t.Helper()
	p := prefix{t, os.Getenv("TOMWORKBENCH_WINDOWS")}
	if p.programs == "" {
		t.Fatal("run it by make wine")
	}
	return p
}

// windowsPath is a path of this machine as a program for Windows knows it.
func windowsPath(path string) string { return `Z:` + strings.ReplaceAll(path, "/", `\`) }

// run runs the program of the subcommands to its end, and returns what it prints.
func (p prefix) run(args ...string) string {
	p.t.Helper()
	command := exec.Command("wine", append([]string{filepath.Join(p.programs, "tomworkbench-cli.exe")}, args...)...)
	var out, messages bytes.Buffer
	command.Stdout, command.Stderr = &out, &messages
	if err := command.Run(); err != nil {
		p.t.Fatalf("%q: %v\n%s%s", args, err, &out, &messages)
	}
	return out.String()
}

// native runs the program of the subcommands that is made for this machine.
func (p prefix) native(args ...string) string {
	p.t.Helper()
	out, err := exec.Command(filepath.Join(p.programs, "tomworkbench-cli"), args...).Output()
	if err != nil {
		p.t.Fatalf("%q: %v", args, err)
	}
	return string(out)
}

// window is the program with a window. wine's desktop stays for some seconds on the screen that it was made for, or on none where what ran last had none,
// and nothing gets a window on another screen meanwhile: it is ended first.
func (p prefix) window() []string {
	p.t.Helper()
	for _, option := range []string{"-k", "-w"} {
		_ = exec.Command(os.Getenv("WINESERVER"), option).Run() // fails where there is none
	}
	return []string{"wine", filepath.Join(p.programs, "tomworkbench-wine.exe")}
}

// lastLine is the last line of what is printed, whichever way lines end.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(text, "\r", "")), "\n")
	return lines[len(lines)-1]
}

func TestOnWindowsAChoiceByKeysIsKeptAndAPaperIsSaved(t *testing.T) {
	w := newPrefix(t)
	folder := t.TempDir()
	data, paper := filepath.Join(folder, "workbench.db"), filepath.Join(folder, "paper.docx")
	d := newDesktop(t)
	p := d.openBy(w.window(), windowsPath(data))
	first := p.until("the first case saved", isSaved)

	// Two decisions on is procurement; its second option is the other one.
	p.press("Tab", "Tab", "Down", "space")
	chosen := p.until("a new chart after a key", changedAndSaved(first))
	d.keepAs("-chosen", chosen)

	p.press("ctrl+shift+w")
	p.settled()
	p.press("ctrl+a")
	p.write(windowsPath(paper))
	d.keepAs("-paper", p.settled())
	p.press("Return")
	p.until("the paper saved", func(image.Image) bool { _, err := os.Stat(paper); return err == nil })
	p.settled()
	p.press("Escape", "alt+F4")
	p.wantGoodEnd(folder)

	want := lastLine(w.run("profile", "-case", "@Oxfordshire 2018", "-data", windowsPath(data)))
	if first := lastLine(w.run("profile")); want == first {
		t.Errorf("the store holds %s, as if nothing was chosen", want)
	}
	if got := lastLine(w.native("profile", "-case", "@Oxfordshire 2018", "-data", data)); got != want {
		t.Errorf("on this machine the store holds %s, on Windows %s", got, want)
	}
	file := filepath.Join(folder, "case.tomcase")
	w.run("export", "-case", "@Oxfordshire 2018", "-data", windowsPath(data), "-out", windowsPath(file))
	w.native("verify", paper, file)

	again := d.openBy(w.window(), windowsPath(data))
	d.keepAs("-again", again.until("the same chart after reopening", func(img image.Image) bool { return differ(img, chosen) == 0 }))
}

// wantGoodEnd waits until the program has ended, and fails where it didn't end by itself and well. What it keeps beside its store for a report of
// a fault is taken away last of all, so a program that has left none has done all that it does. wine's driver for X may still unmap a window
// that the X server has none of any more, for which Xlib ends the process with 1; that alone is overlooked, and only after such an end.
func (p *program) wantGoodEnd(folder string) {
	p.t.Helper()
	err := p.wait()
	if left, _ := filepath.Glob(filepath.Join(folder, "fault reports", "*")); len(left) > 0 {
		p.t.Fatalf("it ends with %v before it has done all that it does, and leaves %q", err, left)
	}
	var failed *exec.ExitError
	switch said := read(p.t, p.said); {
	case err == nil:
	case errors.As(err, &failed) && failed.ExitCode() == 1 && unmapped.MatchString(said):
		p.t.Logf("wine's driver ends it: %s", said)
	default:
		p.t.Errorf("it ends with %v", err)
	}
}

// unmapped is what Xlib says of a window that was to be unmapped and isn't there.
var unmapped = regexp.MustCompile(`(?s)X Error of failed request:\s+BadWindow.*X_UnmapWindow`)

func TestOnWindowsTheSubcommandsMakeWhatTheyMakeElsewhere(t *testing.T) {
	w := newPrefix(t)
	for _, args := range [][]string{
		{"profile"},
		{"appraisal", "-format", "json"},
		{"schemes"},
		{"audit", "-all"},
	} {
		if got, want := strings.ReplaceAll(w.run(args...), "\r\n", "\n"), strings.ReplaceAll(w.native(args...), "\r\n", "\n"); got != want {
			t.Errorf("%q differs from what it is elsewhere:\n%.500s\n\n%.500s", args, got, want)
		}
	}
	here, there := t.TempDir(), t.TempDir()
	for _, name := range []string{"paper.docx", "book.xlsx", "case.tomcase"} {
		w.run("export", "-out", windowsPath(filepath.Join(there, name)))
		w.native("export", "-out", filepath.Join(here, name))
		if !bytes.Equal(contents(t, filepath.Join(here, name)), contents(t, filepath.Join(there, name))) {
			t.Errorf("%s differs from what it is elsewhere", name)
		}
	}
	pack, page := filepath.Join(there, "members.tompack"), filepath.Join(there, "members.html")
	w.run("pack", "-out", windowsPath(pack))
	w.run("pack", windowsPath(pack), "-out", windowsPath(page))
	w.native("pack", pack, "-out", filepath.Join(here, "members.html"))
	if !bytes.Equal(contents(t, page), contents(t, filepath.Join(here, "members.html"))) {
		t.Error("the page differs from what it is elsewhere")
	}
	if code := w.run("answer", windowsPath(pack)); !strings.Contains(code, "-") {
		t.Errorf("the code is %q", code)
	}
}

func TestOnWindowsPacksAreOpenedByADoubleClick(t *testing.T) {
	w := newPrefix(t)
	query := func() (string, error) {
		out, err := exec.Command("wine", "reg", "query", `HKCU\Software\Classes\TOMWorkbench.pack\shell\open\command`).Output()
		return string(out), err
	}
	w.run("associate")
	if got, err := query(); err != nil || !strings.Contains(got, `\tomworkbench.exe" "%1"`) {
		t.Errorf("packs are opened by %q, %v", got, err)
	}
	w.run("associate", "-remove")
	if got, err := query(); err == nil {
		t.Errorf("packs are still opened by %q", got)
	}
}

// Where Windows gives no OpenGL a box offers a page, and a Yes writes it.
func TestOnWindowsWithoutOpenGLABoxOffersAPage(t *testing.T) {
	w := newPrefix(t)
	d := newDesktop(t, "-extension", "GLX")
	documents := filepath.Join(w.programs, "home")
	before := pagesBelow(t, documents)
	p := d.launchBy(w.window(), windowsPath(filepath.Join(t.TempDir(), "workbench.db")))
	d.keepAs("-box", p.settled())
	p.press("Return") // Yes is what Enter presses
	p.until("the page written", func(image.Image) bool { return len(pagesBelow(t, documents)) > len(before) })
	d.keepAs("-after", p.settled())
}

// pagesBelow are the pages for browsers in a folder and all that it holds.
func pagesBelow(t *testing.T, folder string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			found = append(found, path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
