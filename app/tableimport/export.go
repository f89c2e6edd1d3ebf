package tableimport

import (
	"context"
	"fmt"
	"path/filepath"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/linetable"
)

// extension ends the names of tables of figures that are written.
const extension = ".csv"

// Endings end the names of tables of figures that are read.
func Endings() []string { return []string{extension, ".xlsx", ".txt", ".tsv"} }

// Export writes the figures to a file.
func Export(h page.Host) {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(h.Session().Case().Head().Title+" figures")+extension)
	page.AskPath(h, "Export the figures", proposed, extension, heldByLines(h.Session().Case()), func(path string) {
		c := h.Session().Case()
		page.Later(h, func(context.Context) (string, error) { return path, writeLines(path, c) }, func(path string, err error) {
			if err != nil {
				h.Report(err)
				return
			}
			page.Saved(h, "Exported the figures", fmt.Sprintf("%d lines are written to %s.", c.Lines.Len(), path), path)
		})
	})
}

// SaveForm writes the workbook that people fill in to a file.
func SaveForm(h page.Host) {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(h.Session().Case().Head().Title+" to fill in")+papers.Workbook)
	page.AskPath(h, "Save a template for Excel", proposed, papers.Workbook, heldByLines(h.Session().Case()), func(path string) {
		c := h.Session().Case()
		page.Later(h, func(context.Context) (string, error) { return path, writeForm(path, c) }, func(path string, err error) {
			if err != nil {
				h.Report(err)
				return
			}
			page.Saved(h, "Saved the template", path+" has a row for every option, with its figures. Fill it in, then import it on Set up, or copy its rows with their headings and paste them there.", path)
		})
	})
}

// heldByLines is what of the figures isn't for everybody.
func heldByLines(c *model.Case) (holds model.Delicate) {
	for l := range c.Lines.All() {
		holds = holds.With(l)
	}
	return holds
}

func writeForm(path string, c *model.Case) error {
	data, err := linetable.Form(c)
	if err != nil {
		return err
	}
	return diskfile.Replace(path, data)
}

func writeLines(path string, c *model.Case) error {
	data, err := linetable.Write(c)
	if err != nil {
		return err
	}
	return diskfile.Replace(path, data)
}
