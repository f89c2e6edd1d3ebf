package papers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"tomworkbench/app/papers/excel"
	"tomworkbench/app/papers/pdf"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/storage/diskfile"
)

// Endings of the files that are made.
const (
	PNG      = ".png"
	SVG      = ".svg"
	Table    = ".csv"
	Word     = ".docx"
	PDF      = ".pdf"
	Workbook = ".xlsx"
)

// ErrEnding means that a file's name doesn't end in one of the endings that can be made.
var ErrEnding = errors.New("the file's name must end in .png, .svg or .csv")

// SaveFigure writes a figure in the form that a file's ending names. A write that fails leaves what was there.
func SaveFigure(f *charts.Figure, path string, page draw.PrintSize) error {
	var b bytes.Buffer
	var err error
	switch strings.ToLower(filepath.Ext(path)) {
	case PNG:
		err = f.PNG(&b, page)
	case SVG:
		err = f.SVG(&b, page)
	case Table:
		b.Write(CSV(f))
	default:
		return fmt.Errorf("%w, not %q", ErrEnding, filepath.Base(path))
	}
	if err != nil {
		return err
	}
	return diskfile.Replace(path, b.Bytes())
}

// SaveOptions writes the options paper, as a PDF where the file's name ends so: that needs LibreOffice or Word on the computer.
func SaveOptions(s Paper, path string) error {
	s.paged = strings.EqualFold(filepath.Ext(path), PDF)
	return saveBy(path, func(w io.Writer) error { return OptionsPaper(w, s) })
}

// SaveStatement writes what was decided on the scenario, in the same way.
func SaveStatement(s Paper, path string) error {
	return saveBy(path, func(w io.Writer) error { return DecisionStatement(w, s) })
}

// CheckPDF says in a sentence why no PDF can be made on this computer, nil where it can. It looks for programs on the disk.
func CheckPDF() error { return pdf.Check() }

// SaveWorkbook writes the scenario as a workbook of live formulas.
func SaveWorkbook(s Paper, path string) error {
	return saveBy(path, func(w io.Writer) error {
		return excel.Write(w, excel.Book{
			Case: s.Case, Scenario: s.Scenario, Estimate: s.Estimate, Basis: s.Basis, Stamp: s.Stamp() + " · " + s.Terms(), Created: s.Case.LastEdit,
			Notes: s.workbookNotes(),
		})
	})
}

// saveBy saves what is written, a document as a PDF where the file's name ends so.
// workbookNotes stand on the workbook's first sheet.
func (s Paper) workbookNotes() []string {
	notes := append(s.profileNotes(), strings.TrimSuffix(s.Payback(), "."))
	if text := s.withoutNote(charts.FigureProfile); text != "" {
		notes = append(notes, text)
	}
	return notes
}

func saveBy(path string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if !strings.EqualFold(filepath.Ext(path), PDF) {
		return diskfile.Replace(path, b.Bytes())
	}
	data, err := pdf.Of(context.Background(), b.Bytes())
	if err != nil {
		return err
	}
	return diskfile.Replace(path, data)
}
