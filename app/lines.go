package app

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/linetable"
)

// tableExtension ends the names of tables of figures.
const tableExtension = ".csv"

// exportLines asks for a file to write the figures to.
func (w *Window) exportLines() {
	proposed := filepath.Join(documentsFolder(), papers.FileName(w.session.Case().Head().Title+" figures")+tableExtension)
	w.askPath("Export the figures", proposed, tableExtension, func(path string) {
		c := w.session.Case()
		later(w, func() (string, error) { return writeLines(path, c) }, func(text string, err error) {
			if err != nil {
				w.report(err)
				return
			}
			w.tell("Exported the figures", text)
		})
	})
}

// askPath asks for the name of a file to write, and once more where that is there already.
func (w *Window) askPath(title, proposed, extension string, write func(path string)) {
	check := func(text string) error {
		if !strings.EqualFold(filepath.Ext(strings.TrimSpace(text)), extension) {
			return fmt.Errorf("the name of the file ends in %s", extension)
		}
		return nil
	}
	w.askText(title, "File", proposed, check, func(text string) {
		path := strings.TrimSpace(text)
		if whole, err := filepath.Abs(path); err == nil {
			path = whole
		}
		if _, err := os.Stat(path); err == nil {
			w.ask("Replace the file?", path+" is there already.", "Replace", func() { write(path) })
			return
		}
		write(path)
	})
}

// importLines lets the person pick a table of figures.
func (w *Window) importLines() {
	w.pickFile("Import figures", tableExtension, w.importLinesFrom)
}

// importLinesFrom reads a table and makes its lines the case's, after saying what that changes.
func (w *Window) importLinesFrom(path string) {
	later(w, func() ([]byte, error) { return readTable(path) }, func(data []byte, err error) {
		if err != nil {
			w.report(err)
			return
		}
		w.offerImport(filepath.Base(path), data)
	})
}

// offerImport says what a table changes, and lets the person say what the figures of its ongoing lines are.
func (w *Window) offerImport(name string, data []byte) {
	c := w.session.Case()
	usual, other := cmp.Or(c.Head().Typed, model.Steps), model.Levels
	if usual == model.Levels {
		other = model.Steps
	}
	readings := []reading{{as: usual}, {as: other}}
	for i := range readings {
		r := &readings[i]
		r.edit, r.report, r.err = linetable.Read(c, data, r.as)
		r.edit.Text = "Figures imported from " + name
	}
	first, second := readings[0], readings[1]
	if first.report.Says || second.report.Says || first.err == nil && second.err == nil && sameChanges(first.edit, second.edit) {
		second.err = first.err // the table says what its figures are, or it makes no difference
		readings = readings[:1]
	}
	switch {
	case first.err != nil && second.err != nil:
		w.tell("The figures can't be imported", errorWords(first.err)+"\n\nNothing is changed.")
		return
	case len(readings) == 1 && first.edit.Empty():
		w.tell("Nothing to import", first.report.Words())
		return
	}
	w.askImport(readings)
}

// reading is a table taken in one of the ways that it can be.
type reading struct {
	as     model.Typed
	edit   model.Edit
	report linetable.Report
	err    error
}

// askImport offers the readings of a table that can be taken, the usual one first.
func (w *Window) askImport(readings []reading) {
	var parts []string
	var actions []action
	for i, r := range readings {
		text := r.report.Words()
		if r.err != nil {
			text = "That can't be imported. " + errorWords(r.err)
		}
		if len(readings) > 1 {
			text = "Ongoing figures taken as: " + model.Small(r.as.Name()) + ". " + text
		}
		parts = append(parts, text)
		if r.err != nil || r.edit.Empty() {
			continue
		}
		label := "Import"
		if i > 0 {
			label = importAs(r.as)
			r.edit.Text += ", taken as: " + model.Small(r.as.Name())
		}
		actions = append(actions, action{label: label, primary: len(actions) == 0, run: func() { w.doImport(r.edit) }})
	}
	if len(readings) > 1 {
		parts = append(parts, readings[0].as.Meaning()+" "+readings[1].as.Meaning())
	}
	parts = append(parts, "Undo takes it back.")
	w.showSheet("Import these figures?", dialogWidth, dialogText(strings.Join(parts, "\n\n")), append(actions, action{label: "Cancel", focused: true})...)
}

func importAs(t model.Typed) string {
	if t == model.Levels {
		return "These are yearly levels"
	}
	return "These are new each year"
}

// sameChanges reports whether two readings of one table come to the same figures.
func sameChanges(a, b model.Edit) bool {
	return slices.EqualFunc(a.Changes, b.Changes, func(x, y model.Change) bool {
		one, ok1 := x.To.(*model.Line)
		two, ok2 := y.To.(*model.Line)
		return ok1 && ok2 && slices.EqualFunc(one.Minimum, two.Minimum, decimal.Decimal.Equal) &&
			slices.EqualFunc(one.Maximum, two.Maximum, decimal.Decimal.Equal)
	})
}

// doImport carries an import out and gives the keys back to the page.
func (w *Window) doImport(edit model.Edit) {
	w.page.view.focus()
	w.do(edit, nil)
}

// readTable reads a file of a size that a table of figures can have.
func readTable(path string) ([]byte, error) {
	data, err := diskfile.Read(path, linetable.MaxBytes)
	var large *diskfile.TooLarge
	if err != nil && !errors.As(err, &large) {
		return nil, fmt.Errorf("the table can't be read: %w", err)
	}
	return data, err
}

// writeLines writes the figures to a file and says so, and whether they can be imported again: a spreadsheet reads longer tables.
func writeLines(path string, c *model.Case) (string, error) {
	data, err := linetable.Write(c)
	if err != nil {
		return "", err
	}
	if err := diskfile.Replace(path, data); err != nil {
		return "", err
	}
	text := fmt.Sprintf("%d lines are written to %s.", c.Lines.Len(), path)
	if _, _, err := linetable.Read(c, data, c.Head().Typed); err != nil {
		text += " That table can't be imported again: " + stopped(err.Error()) + " To move all of them, save a copy as a case file."
	}
	return text, nil
}
