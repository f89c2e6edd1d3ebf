package app

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"

	"golang.design/x/clipboard"

	"tomworkbench/app/page"
)

// systemPasteboard is the clipboard of the desktop.
type systemPasteboard struct{}

// ready prepares the clipboard once.
var ready = sync.OnceValue(func() (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", page.ErrNoPasteboard, fault)
		}
	}()
	if err := clipboard.Init(); err != nil {
		return fmt.Errorf("%w: %w", page.ErrNoPasteboard, err)
	}
	return nil
})

func (systemPasteboard) PutImage(png []byte) error { return put(clipboard.FmtImage, png) }

// PutHTML writes a table in the form that the system's programs look for.
func (systemPasteboard) PutHTML(table string) error {
	switch runtime.GOOS {
	case "windows":
		return put(clipboard.Register("HTML Format"), windowsHTML(table))
	case "darwin":
		return put(clipboard.Register("public.html"), []byte(table))
	}
	return put(clipboard.Register("text/html"), []byte(table))
}

func put(format clipboard.Format, data []byte) error {
	if err := ready(); err != nil {
		return err
	}
	if clipboard.Write(format, data) == nil {
		return page.ErrNoPasteboard
	}
	return nil
}

// windowsHTML puts the header before HTML that Windows' clipboard asks for: where in bytes the whole and the fragment
// begin and end.
func windowsHTML(fragment string) []byte {
	const header = "Version:0.9\r\nStartHTML:%010d\r\nEndHTML:%010d\r\nStartFragment:%010d\r\nEndFragment:%010d\r\n"
	const before, after = "<html><body>\r\n<!--StartFragment-->", "<!--EndFragment-->\r\n</body></html>"
	start := len(fmt.Sprintf(header, 0, 0, 0, 0))
	from := start + len(before)
	to := from + len(fragment)
	var b bytes.Buffer
	fmt.Fprintf(&b, header, start, to+len(after), from, to)
	b.WriteString(before + fragment + after)
	return b.Bytes()
}
