//go:build !windows

package pdf

import "os/exec"

// officeNames are the names and places of LibreOffice, on Linux and macOS.
func officeNames() []string {
	return []string{"soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"}
}

// word is Word, which only Windows lets others run.
func word() (program, bool) { return nil, false }

func unseen(*exec.Cmd) {}
