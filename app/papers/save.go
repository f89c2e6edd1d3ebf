package papers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"tomworkbench/app/papers/excel"
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
	Workbook = ".xlsx"
)

// ErrEnding means that a file's name doesn't end in one of the endings that can be made.
var ErrEnding = errors.New("the file's name must end in .png, .svg or .csv")

// SaveFigure writes a figure in the form that a file's ending names. A write that fails leaves what was there.
func SaveFigure(f *charts.Figure, path string, page draw.Page) error {
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
	return replace(path, b.Bytes())
}

// SaveWord writes the appendix, SaveWorkbook the workbook.
func SaveWord(s Subject, path string) error {
	return saveBy(path, func(w io.Writer) error { return Appendix(w, s) })
}

// SaveWorkbook writes the scenario as a workbook of live formulas.
func SaveWorkbook(s Subject, path string) error {
	return saveBy(path, func(w io.Writer) error {
		return excel.Write(w, excel.Subject{
			Case: s.Case, Scenario: s.Scenario, Estimate: s.Estimate, Basis: s.Basis, Stamp: s.Stamp() + " · " + s.Terms(), Created: s.At,
			Notes: s.profileNotes(),
		})
	})
}

func saveBy(path string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return replace(path, b.Bytes())
}

// replace writes a file and says for people what kept it from being written.
func replace(path string, data []byte) error {
	err := diskfile.Replace(path, data)
	name, folder := filepath.Base(path), filepath.Dir(path)
	switch {
	case err == nil:
		return nil
	case diskfile.InUse(err):
		return fmt.Errorf("%s is open in another program; close it there and try again: %w", name, err)
	case diskfile.DiskFull(err):
		return fmt.Errorf("the disk is full, so %s is not saved; what was there is as it was: %w", name, err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("the folder %s is not there; choose another: %w", folder, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s may not be written in %s; choose another folder: %w", name, folder, err)
	}
	return fmt.Errorf("%s is not saved; what was there is as it was: %w", name, err)
}
