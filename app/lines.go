package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

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
		later(w, func() (string, error) { return path, writeLines(path, c) }, func(path string, err error) {
			if err != nil {
				w.report(err)
				return
			}
			w.tell("Exported the figures", fmt.Sprintf("%d lines are written to %s.", c.Lines.Len(), path))
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
		edit, report, err := linetable.Read(w.session.Case(), data)
		switch {
		case err != nil:
			w.tell("The figures can't be imported", errorWords(err)+"\n\nNothing is changed.")
		case edit.Empty():
			w.tell("Nothing to import", report.Words())
		default:
			edit.Text = "Figures imported from " + filepath.Base(path)
			w.ask("Import these figures?", report.Words()+" Undo takes it back.", "Import", func() { w.doImport(edit) })
		}
	})
}

// doImport carries an import out and gives the keys back to the page.
func (w *Window) doImport(edit model.Edit) {
	w.page.view.focus()
	w.do(edit, nil)
}

// readTable reads a file of a size that a table of figures can have.
func readTable(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if info.Size() > linetable.MaxBytes {
		return nil, errors.New("the file is too large for a table of figures")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return data, nil
}

func writeLines(path string, c *model.Case) error {
	data, err := linetable.Write(c)
	if err != nil {
		return err
	}
	return diskfile.Replace(path, data)
}
