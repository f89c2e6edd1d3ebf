package page

import (
	"context"
	"strings"

	"tomworkbench/app/say"
	"tomworkbench/model"
)

// Brought is what a table that a person brings comes to: the edit that it makes, and notes of how it was read.
type Brought struct {
	Edit  model.Edit
	Notes []string
}

// BringIn says how a page brings in tables of some rows.
type BringIn struct {
	// Refused heads what is said where a table can't be taken, Nothing says that it changes nothing, and Ask asks about one whose
	// reading is told first; Yes is the answer that takes it.
	Refused, Nothing, Ask, Yes string
	// Read reads the table, away from Fyne's goroutine.
	Read func() (Brought, error)
	// Take carries the edit out and shows what it changed.
	Take func(model.Edit)
}

// Run reads the table and offers what it would change, with how it was read.
func (b BringIn) Run(h Host) {
	Later(h, func(context.Context) (Brought, error) { return b.Read() }, func(found Brought, err error) {
		switch {
		case err != nil:
			h.Tell(b.Refused, say.Error(err)+"\n\nNothing is changed.")
		case found.Edit.Empty():
			h.Tell("Nothing to bring in", strings.Join(append(found.Notes, b.Nothing), "\n\n"))
		case len(found.Notes) == 0:
			b.Take(found.Edit)
		default:
			h.Ask(b.Ask, strings.Join(append(found.Notes, "Undo takes them out again."), "\n\n"), b.Yes, func() { b.Take(found.Edit) })
		}
	})
}
