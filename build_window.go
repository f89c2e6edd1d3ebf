//go:build !ci

package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// hasWindow says whether this build can open a window.
const hasWindow = true

// drawingPatience is how long the system may take to say whether it can draw a window: some drivers never answer.
const drawingPatience = 4 * time.Second

const withoutWindow = " The subcommands need no window: tomworkbench -h lists them (on Windows tomworkbench-cli.exe -h)."

// checkDrawing finds out whether the window can be drawn here, with a small one that isn't shown: without a display, or
// without OpenGL 2.1, Fyne would panic or wait for ever. It ends the program where the system never answers, so it comes
// before anything is opened.
func checkDrawing(giveUp func(error)) error {
	watchdog := time.AfterFunc(drawingPatience, func() { giveUp(errNoOpenGL(errors.New("the graphics driver doesn't answer"))) })
	err := tryDrawing()
	if !watchdog.Stop() {
		select {} // it is being said already, and the program ends
	}
	return err
}

// tryDrawing makes the window. GLFW returns some faults, logs others and panics on the rest.
func tryDrawing() (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = errNoOpenGL(fmt.Errorf("%v", fault))
		}
	}()
	if err := glfw.Init(); err != nil {
		return errNoDisplay(err)
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	window, err := glfw.CreateWindow(16, 16, "TOM Workbench", nil, nil)
	switch {
	case err != nil:
		return errNoOpenGL(err)
	case window == nil:
		return errNoOpenGL(errors.New("no window can be made"))
	}
	window.Destroy()
	return nil
}

func errNoDisplay(cause error) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errors.New("There is no display to open a window on. Start the workbench from a desktop session." + withoutWindow)
	}
	return fmt.Errorf("The window can't be opened on this display: %w."+withoutWindow, cause)
}

func errNoOpenGL(cause error) error {
	return fmt.Errorf("The window can't be drawn, because this computer gives programs no OpenGL 2.1 (%w). "+
		"On a remote desktop or a virtual machine, ask IT to switch 3D graphics on"+forIT(runtime.GOOS)+"; or use another computer. Your work is as it was."+withoutWindow, cause)
}

// forIT says what draws without a graphics card on a system: Mesa, which whoever looks after the computer may add.
func forIT(system string) string {
	switch system {
	case "windows":
		return ", or to lay Mesa's opengl32.dll and libgallium_wgl.dll beside tomworkbench.exe, by which it draws without a graphics card"
	case "linux":
		return ", or to install Mesa (libgl1-mesa-dri, or mesa-dri-drivers), which draws without a graphics card"
	}
	return ""
}
