package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tomworkbench/app/papers"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/linetable"
)

// tableExtension ends the names of tables of figures that are written, tableEndings those of tables that are read.
const tableExtension = ".csv"

var tableEndings = []string{tableExtension, ".xlsx", ".txt", ".tsv"}

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

// saveTemplate asks for a file to write the workbook to that people fill in.
func (w *Window) saveTemplate() {
	proposed := filepath.Join(documentsFolder(), papers.FileName(w.session.Case().Head().Title+" to fill in")+papers.Workbook)
	w.askPath("Save a template for Excel", proposed, papers.Workbook, func(path string) {
		c := w.session.Case()
		later(w, func() (string, error) { return path, writeTemplate(path, c) }, func(path string, err error) {
			if err != nil {
				w.report(err)
				return
			}
			w.tell("Saved the template", path+" has a row for every option, with its figures. Fill it in, then import it on Set up, or copy its rows with their headings and paste them there.")
		})
	})
}

func writeTemplate(path string, c *model.Case) error {
	data, err := linetable.Template(c)
	if err != nil {
		return err
	}
	return diskfile.Replace(path, data)
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

func writeLines(path string, c *model.Case) error {
	data, err := linetable.Write(c)
	if err != nil {
		return err
	}
	return diskfile.Replace(path, data)
}
