package apptest

import (
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
)

// Says reports whether the status line says something.
func (d *Desk) Says(text string) bool { return strings.Contains(d.Said(), text) }

// Warned reports whether the status line says what it says as a warning.
func (d *Desk) Warned() bool {
	warned := false
	Walk(d.Canvas().Content(), func(o fyne.CanvasObject) {
		if l, ok := o.(*ui.OneLine); ok && l.Text == d.Said() && l.Look.Color == ui.ColorConflict {
			warned = true
		}
	})
	return warned
}
