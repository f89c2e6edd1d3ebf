//go:build e2e || wine

// Package e2e drives the real window under Xvfb, as a person would: by mouse and keyboard, looking at
// the pixels.
package e2e

import (
	"bufio"
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The screen, in pixels: a new window fills it.
const (
	screenWidth  = 1280
	screenHeight = 720
)

// patience is how long something on the screen may take before the test gives up.
const patience = 60 * time.Second

// desktop is a screen of its own.
type desktop struct {
	t       *testing.T
	display string
}

// newDesktop starts an X server on a free display; it ends with the test. options are added to the server's own.
func newDesktop(t *testing.T, options ...string) *desktop {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	size := strconv.Itoa(screenWidth) + "x" + strconv.Itoa(screenHeight) + "x24"
	// Without -noreset the server starts anew once its last client has gone, and refuses whoever comes meanwhile: the program tries whether it can draw, and
	// comes again at once.
	server := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-noreset", "-screen", "0", size}, options...)...)
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatalf("start Xvfb: %v", err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	_ = write.Close()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	return &desktop{t: t, display: ":" + strings.TrimSpace(line)}
}

func (d *desktop) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = d.environment()
	return c
}

func (d *desktop) environment() []string {
	return append(os.Environ(), "DISPLAY="+d.display, "LIBGL_ALWAYS_SOFTWARE=1")
}

func (d *desktop) xdotool(args ...string) string {
	d.t.Helper()
	ctx, end := context.WithTimeout(context.Background(), patience) // --sync waits for ever for what never comes
	defer end()
	c := exec.CommandContext(ctx, "xdotool", args...)
	c.Env = d.environment()
	out, err := c.CombinedOutput()
	if err != nil {
		d.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// press types keys, named as xdotool names them.
func (d *desktop) press(keys ...string) {
	d.t.Helper()
	d.xdotool(append([]string{"key", "--delay", "60"}, keys...)...)
}

func (d *desktop) click(at image.Point) {
	d.t.Helper()
	d.xdotool("mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y), "click", "1")
}

// picture takes a picture of the whole screen.
func (d *desktop) picture() image.Image {
	d.t.Helper()
	out, err := d.command("import", "-window", "root", "png:-").Output()
	if err != nil {
		d.t.Fatalf("take a picture: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		d.t.Fatalf("read the picture: %v", err)
	}
	return img
}

// until takes pictures until one shows what is wanted and the next one shows it just so, and returns it: a
// picture may be taken while the window is still being drawn.
func (d *desktop) until(what string, shows func(image.Image) bool) image.Image {
	d.t.Helper()
	deadline := time.Now().Add(patience)
	for before := d.picture(); ; {
		img := d.picture()
		if shows(img) && differ(img, before) == 0 {
			return img
		}
		before = img
		if time.Now().After(deadline) {
			d.keep(img)
			d.t.Fatalf("the screen never showed %s", what)
		}
	}
}

// keep saves the picture of a failure where a person can look at it.
func (d *desktop) keep(img image.Image) { d.keepAs("", img) }

func (d *desktop) keepAs(name string, img image.Image) {
	path := filepath.Join(os.TempDir(), "tomworkbench-"+d.t.Name()+name+".png")
	file, err := os.Create(path)
	if err != nil {
		return
	}
	defer func() { _ = file.Close() }()
	if png.Encode(file, img) == nil {
		d.t.Logf("the picture is %s", path)
	}
}

// program is a running workbench.
type program struct {
	*desktop
	process *exec.Cmd
	window  string
	// said is the file of what it prints.
	said string
	// ended is closed once the process has ended; failed says how, nil for well.
	ended  chan struct{}
	failed error
}

// start runs a command until it has a window of that title, which gets the keys; it ends with the test. A command that ends
// before fails the test at once.
func (d *desktop) start(command *exec.Cmd, title string) *program {
	d.t.Helper()
	p := &program{desktop: d, process: command, said: filepath.Join(d.t.TempDir(), "said"), ended: make(chan struct{})}
	said, err := os.Create(p.said) // not a pipe, which what the command leaves running would hold open
	if err != nil {
		d.t.Fatal(err)
	}
	defer func() { _ = said.Close() }()
	command.Stdout, command.Stderr = said, said
	if err := command.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() {
		p.failed = command.Wait()
		close(p.ended)
	}()
	d.t.Cleanup(func() {
		p.kill()
		if d.t.Failed() {
			d.t.Log(read(d.t, p.said))
		}
	})
	p.window = p.find(title)
	d.xdotool("windowfocus", "--sync", p.window)
	return p
}

// find waits for a window of that title.
func (p *program) find(title string) string {
	p.t.Helper()
	const between = 50 * time.Millisecond
	for deadline := time.After(patience); ; {
		out, _ := p.command("xdotool", "search", "--onlyvisible", "--name", title).Output() // fails where there is none
		if found := strings.Fields(string(out)); len(found) > 0 {
			return found[0]
		}
		select {
		case <-p.ended:
			p.t.Fatalf("the program ended before it had a window %q: %v", title, p.failed)
		case <-deadline:
			p.t.Fatalf("there never was a window %q", title)
		case <-time.After(between):
		}
	}
}

// wait waits until the program has ended, and returns how.
func (p *program) wait() error {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.t.Fatal("the program never ended")
	}
	return p.failed
}

// kill ends the program without giving it time for anything.
func (p *program) kill() {
	_ = p.process.Process.Kill()
	<-p.ended
}

// open starts the workbench on a store and waits for its first chart, with the welcome of a new store closed; environment is added
// to the machine's.
func (d *desktop) open(binary, data string, environment ...string) *program {
	d.t.Helper()
	return d.openBy([]string{binary}, data, environment...)
}

// openBy is open with a command of several words.
func (d *desktop) openBy(command []string, data string, environment ...string) *program {
	d.t.Helper()
	p := d.launchBy(command, data, environment...)
	d.until("a chart", func(img image.Image) bool {
		if !hasChart(img) { // dimmed behind the welcome it is none
			d.press("Escape")
			return false
		}
		return true
	})
	return p
}

// launch starts the workbench on a store and waits for its window.
func (d *desktop) launch(binary, data string, environment ...string) *program {
	d.t.Helper()
	return d.launchBy([]string{binary}, data, environment...)
}

// launchBy is launch with a command of several words.
func (d *desktop) launchBy(command []string, data string, environment ...string) *program {
	d.t.Helper()
	c := d.command(command[0], append(command[1:], "-data", data)...)
	c.Env = append(c.Env, environment...)
	return d.start(c, "TOM Workbench")
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// benefitBlue is the colour of the chart's benefit bars.
var benefitBlue = color.NRGBA{R: 0x12, G: 0x43, B: 0x6D, A: 0xFF}

// chartArea holds the chart without the words below it; statusArea the mark beside "Saved".
var (
	chartArea  = image.Rect(710, 120, screenWidth-20, 440)
	statusArea = image.Rect(0, screenHeight-28, 34, screenHeight)
)

func hasChart(img image.Image) bool { return count(img, chartArea, isBenefitBlue) > 1000 }

func isBenefitBlue(c color.NRGBA) bool { return c == benefitBlue }

// isSaved looks for the green tick; the marks for "Saving" and "Not saved" are grey and red.
func isSaved(img image.Image) bool {
	const greener = 40
	return count(img, statusArea, func(c color.NRGBA) bool { return int(c.G) > int(c.R)+greener }) > 8
}

// count counts the pixels that are of a colour.
func count(img image.Image, area image.Rectangle, is func(color.NRGBA) bool) int {
	n := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if is(color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)) {
				n++
			}
		}
	}
	return n
}

// differ counts the pixels of the chart in which two pictures differ.
func differ(a, b image.Image) int {
	n := 0
	for y := chartArea.Min.Y; y < chartArea.Max.Y; y++ {
		for x := chartArea.Min.X; x < chartArea.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

func changedAndSaved(before image.Image) func(image.Image) bool {
	return func(img image.Image) bool { return hasChart(img) && differ(img, before) > 200 && isSaved(img) }
}

// write types a text.
func (d *desktop) write(text string) {
	d.t.Helper()
	d.xdotool("type", "--delay", "25", text)
}

// blink is how many pixels the cursor of a field has.
const blink = 80

// settled waits until the screen no longer changes but for the cursor of a field.
func (d *desktop) settled() image.Image {
	d.t.Helper()
	const still = 4
	deadline := time.Now().Add(patience)
	before := d.picture()
	for same := 0; same < still; {
		img := d.picture()
		if changed(before, img) <= blink {
			same++
		} else {
			same = 0
		}
		if before = img; time.Now().After(deadline) {
			d.t.Fatal("the screen never came to rest")
		}
	}
	return before
}

// changed counts the pixels in which two pictures differ.
func changed(a, b image.Image) int {
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}
