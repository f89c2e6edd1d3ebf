//go:build e2e

package e2e

import (
	"archive/zip"
	"bytes"
	"image"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// member is a Member's laptop: a home of its own, and the program with a pack.
type member struct {
	*program
	home string
}

// openPack starts the program as a Member does and waits for the first page. With no arguments the pack lies beside the program.
func (d *desktop) openPack(binary string, args ...string) *member {
	d.t.Helper()
	home := d.t.TempDir()
	for _, folder := range []string{"Documents", ".config", ".cache"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			d.t.Fatal(err)
		}
	}
	c := d.command(binary, args...)
	c.Dir = home
	c.Env = append(c.Env, "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_DATA_HOME=", "LC_ALL=en_GB.UTF-8")
	m := &member{d.start(c, "would you choose"), home}
	m.until("the first page", func(img image.Image) bool { return count(img, startArea, isBenefitBlue) > 500 })
	return m
}

// startArea holds the button that starts, on the first page.
var startArea = image.Rect(1000, 600, 1100, 650)

// answer answers the decisions one after the other by the keys given, and goes to the last page.
func (m *member) answer(keys ...string) {
	m.t.Helper()
	m.press("Return")
	for _, key := range keys {
		if key != "" {
			m.press(strings.Fields(key)...)
		}
		m.press("Next")
	}
}

// save gives a name and saves the file.
func (m *member) save(name string) string {
	m.t.Helper()
	m.xdotool("type", "--delay", "60", name)
	m.press("Tab", "Return")
	path := filepath.Join(m.home, "Documents", "Oxfordshire 2018, "+name+".tomchoices")
	m.until("the file saved", func(image.Image) bool { _, err := os.Stat(path); return err == nil })
	return path
}

// kept is the copy of the answers on the laptop, whatever becomes of the window.
func (m *member) kept() (found string) {
	m.t.Helper()
	err := filepath.WalkDir(filepath.Join(m.home, ".config"), func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".tomchoices") {
			found = path
		}
		return err
	})
	if err != nil || found == "" {
		m.t.Fatalf("nothing is kept on the laptop: %v", err)
	}
	return found
}

// do carries a command of the window out by its name.
func (p *program) do(name string) {
	p.t.Helper()
	p.press("ctrl+k")
	p.atRest()
	p.xdotool("type", "--delay", "60", name)
	p.atRest()
	p.press("Return")
	p.atRest()
}

// atRest waits until the screen stands still.
func (d *desktop) atRest() {
	d.t.Helper()
	d.until("anything at all", func(image.Image) bool { return true })
}

// An officer makes a pack; three Members answer it on their laptops, one from a stick that can't be written to, one by a code; the
// officer takes in what they sent, and the options paper says what they said.
func TestMembersAnswerAPackOnTheirLaptops(t *testing.T) {
	t.Parallel() // it mostly waits, for a program and a screen of its own
	binary := build(t)
	stick := t.TempDir()
	pack, data := filepath.Join(stick, "choices.tompack"), filepath.Join(t.TempDir(), "office.db")
	office := newDesktop(t).open(binary, data)
	office.do("Make a pack")
	for range 8 { // scenarios, day, welcome and questions as they are proposed
		office.press("Return")
	}
	office.atRest()
	office.xdotool("type", "--delay", "20", pack)
	office.press("Return")
	office.until("the pack", func(image.Image) bool { _, err := os.Stat(pack); return err == nil })
	office.atRest()
	office.press("Escape")

	beside := filepath.Join(stick, "tomworkbench")
	copyFile(t, binary, beside)
	if err := os.Chmod(stick, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(stick, 0o700) })
	desk := newDesktop(t)

	returns := t.TempDir()
	ann := desk.openPack(beside)
	ann.answer("space", "space", "space", "space", "space", "space", "space", "space")
	copyFile(t, ann.save("Ann"), filepath.Join(returns, "ann.tomchoices"))
	ann.kill()
	if kept := run(t, binary, "collate", pack, ann.kept(), "-names"); !strings.Contains(kept, "contact,front-door,1\n") {
		t.Errorf("what is kept on the laptop is:\n%s", kept)
	}

	bob := desk.openPack(binary, pack)
	bob.answer("", "", "Down space", "", "", "Down space")
	bob.press("Next", "Next")
	copyFile(t, bob.save("Bob"), filepath.Join(returns, "bob.tomchoices"))
	bob.kill()

	cath := desk.openPack(binary, pack)
	cath.answer("space", "", "", "", "", "Up Down Down space")
	cath.press("Next", "Next")
	cath.press("Tab", "Tab", "Tab", "Return")
	code := string(cath.pasted("UTF8_STRING", func(paste []byte) bool { return len(bytes.Fields(paste)) == 4 }))
	cath.kill()

	office.do("Take returns in")
	office.xdotool("type", "--delay", "20", returns)
	office.atRest()
	office.press("Return")
	office.atRest()
	office.press("Escape")
	office.do("Type a code")
	office.xdotool("type", "--delay", "60", "Cath: "+code)
	office.press("shift+Return")
	office.atRest()
	office.do("Show names and small groups") // of three people every group is a small one
	office.press("alt+1")
	office.until("all saved", isSaved)
	office.kill()
	paper := filepath.Join(t.TempDir(), "paper.docx")
	run(t, binary, "export", "-case", "@Oxfordshire 2018", "-data", data, "-out", paper)
	if text := documentText(t, paper); !strings.Contains(text, "What Members said") || !strings.Contains(text, "3 returns to pack") {
		t.Error("the options paper doesn't say what the three Members said")
	}

	got := run(t, binary, "collate", pack, returns, "-code", "Cath="+code, "-names")
	for _, want := range []string{"data,data-team,2\n", "procurement,hub-and-spoke,1\n", "procurement,centre-of-excellence,1\n", "contact,front-door,1\n", "contact,integrated-customer,1\n", "contact,(no change),1\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("put together it lacks %q:\n%s", want, got)
		}
	}
}

func run(t *testing.T, binary string, args ...string) string {
	t.Helper()
	var said bytes.Buffer
	command := exec.Command(binary, args...)
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, said.String())
	}
	return string(out)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// documentText is the text of a document of Word, with its markup.
func documentText(t *testing.T, path string) string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	file, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
