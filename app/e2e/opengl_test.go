//go:build e2e

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Where no window can be drawn the program says so, and what to type for a page that a browser opens, and ends before it has opened anything.
func TestWithoutADisplayOrOpenGLTheProgramSaysSoAndEnds(t *testing.T) {
	const soon = 5 * time.Second
	binary := build(t)
	bare, indirect := newDesktop(t, "-extension", "GLX"), newDesktop(t)
	for name, c := range map[string]struct {
		environment []string
		says        string
	}{
		"no display":                 {nil, "There is no display"},
		"a display that isn't there": {[]string{"DISPLAY=:9999"}, "can't be opened on this display"},
		"a display without OpenGL":   {[]string{"DISPLAY=" + bare.display}, "no OpenGL 2.1"},
		"OpenGL over the network":    {[]string{"DISPLAY=" + indirect.display, "LIBGL_ALWAYS_INDIRECT=1"}, "no OpenGL 2.1"},
	} {
		folder := t.TempDir()
		program := exec.Command(binary, "-data", filepath.Join(folder, "work.db"))
		program.Env = c.environment
		for _, variable := range os.Environ() {
			if !strings.HasPrefix(variable, "DISPLAY=") && !strings.HasPrefix(variable, "WAYLAND_DISPLAY=") {
				program.Env = append(program.Env, variable)
			}
		}
		var said bytes.Buffer
		program.Stderr = &said
		begun := time.Now()
		watchdog := time.AfterFunc(patience, func() { _ = program.Process.Kill() })
		err := program.Run()
		watchdog.Stop()
		var failed *exec.ExitError
		if !errors.As(err, &failed) || failed.ExitCode() != 1 || !strings.Contains(said.String(), c.says) {
			t.Errorf("%s: %v, it says %q", name, err, said.String())
		}
		if strings.Contains(c.says, "OpenGL") && !strings.Contains(said.String(), "libgl1-mesa-dri") {
			t.Errorf("%s: it doesn't say to IT what draws without a graphics card: %q", name, said.String())
		}
		if offer := "\n  " + binary + " pack -out 'Oxfordshire 2018.html'\n"; !strings.HasSuffix(said.String(), offer) {
			t.Errorf("%s: it says %q, and not at its end %q", name, said.String(), offer)
		}
		if took := time.Since(begun); took > soon {
			t.Errorf("%s: it takes %v to say so", name, took)
		}
		if left, _ := os.ReadDir(folder); len(left) > 0 {
			t.Errorf("%s: %s is left behind", name, left[0].Name())
		}
	}
}
