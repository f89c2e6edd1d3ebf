package delivery

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
	"tomworkbench/storage/deliverytable"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/spreadsheet"
)

// bring reads a table and offers what it would change. Where its figures can hardly be in £m and no heading says a unit, the person says
// it first.
func (v *view) bring(open func() (spreadsheet.Sheet, error)) {
	c := v.h.Session().Case() // the page may never have been shown
	page.Later(v.h, func(context.Context) (sheet spreadsheet.Sheet, err error) {
		if sheet, err = open(); err == nil {
			_, _, err = deliverytable.Read(c, sheet)
		}
		return sheet, err
	}, func(sheet spreadsheet.Sheet, err error) {
		if doubt := new(delivery.UnitError); errors.As(err, &doubt) {
			v.askUnit(doubt, func(unit string) { v.bringIn(unit, func() (spreadsheet.Sheet, error) { return sheet, nil }) })
			return
		}
		v.bringIn("", func() (spreadsheet.Sheet, error) { return sheet, unread(sheet, err) })
	})
}

// unread is why a file couldn't be taken apart; what is wrong with a table that could is said when it is read.
func unread(s spreadsheet.Sheet, err error) error {
	if s.Rows == nil {
		return err
	}
	return nil
}

// askUnit lets the person say in which unit figures are, each with the total that would be taken in.
func (v *view) askUnit(doubt *delivery.UnitError, take func(unit string)) {
	units := delivery.Units()
	names := say.Each(units, func(unit string) string {
		return "In " + unit + ": " + model.Million(delivery.In(unit, doubt.Total)) + " in all would be taken in"
	})
	v.h.Choose("The figures can hardly be in £m. In which unit are they?", names, 0, func(i int) { take(units[i]) })
}

// bringIn reads a table in a unit, empty for as its headings say, and offers what it would change.
func (v *view) bringIn(unit string, open func() (spreadsheet.Sheet, error)) {
	c := v.h.Session().Case() // the page may never have been shown
	page.BringIn{
		Refused: "The actuals can’t be brought in", Nothing: "The case has all of it already.", Ask: "Bring these actuals in?", Yes: "Bring them in", Take: v.takeIn,
		Read: func() (b page.Brought, err error) {
			sheet, err := open()
			if err == nil {
				b.Edit, b.Notes, err = deliverytable.ReadIn(c, sheet, unit)
			}
			return b, err
		},
	}.Run(v.h)
}

// takeIn carries out what was brought in; the latest month is shown from then on.
func (v *view) takeIn(edit model.Edit) {
	v.period = 0
	v.h.Propose(edit, nil)
	if v.h.Shown() == page.Page(v) {
		v.Focus()
	}
	v.h.Explain(edit.Text)
}

// importActuals lets the person pick a table of actuals, such as a finance system's.
func (v *view) importActuals() {
	page.PickFile(v.h, "Import actuals by month", []string{".csv", ".xlsx", ".txt", ".tsv"}, func(path string) {
		v.bring(func() (spreadsheet.Sheet, error) {
			data, err := diskfile.Read(path, spreadsheet.MaxBytes)
			if err != nil {
				return spreadsheet.Sheet{}, err
			}
			return deliverytable.Open(data)
		})
	})
}

// delicate is what of the case a table or a report of delivery holds that isn't for everybody: no numbers of staff.
func (v *view) delicate() model.Delicate { return v.h.Session().Case().Delicate().WithoutStaff() }

// holds is what of the rows between two places isn't for everybody.
func (v *view) holds(from, to grid.Place) (holds model.Delicate) {
	for _, r := range v.rows[from.Row:min(to.Row+1, len(v.rows))] {
		if r.line == nil {
			continue
		}
		if l, ok := v.h.Session().Case().Lines.Get(r.line.Line.ID); ok && to.Col > 0 {
			holds = holds.With(l)
		}
	}
	return holds.WithoutStaff()
}

// export writes the actuals to a file.
func (v *view) export() {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(v.h.Session().Case().Head().Title+" actuals")+".csv")
	page.AskPath(v.h, "Export the actuals by month", proposed, ".csv", v.delicate(), func(path string) {
		c := v.h.Session().Case()
		v.write(path, "Exported the actuals", func() error {
			data, err := deliverytable.Write(c)
			if err != nil {
				return err
			}
			return diskfile.Replace(path, data)
		})
	})
}

// saveReport writes the report of the month shown to a file.
func (v *view) saveReport() {
	c := v.h.Session().Case()
	period := v.period
	if period == 0 || c.Head().ID != v.of {
		period = delivery.Last(c)
	}
	r := papers.DeliveryReport{Case: c, Period: period, At: v.h.Now(), Final: v.h.Session().View().Final}
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(r.Name())+papers.Word)
	page.AskPath(v.h, r.Name(), proposed, papers.Word, v.delicate(), func(path string) {
		v.write(path, "Saved the report", func() error { return papers.SaveDelivery(r, path) })
	}, papers.PDF)
}

// write writes a file away from the window's goroutine and says where.
func (v *view) write(path, done string, write func() error) {
	page.Later(v.h, func(context.Context) (string, error) { return path, write() }, func(path string, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		page.Saved(v.h, done, "Written to "+path+".", path)
	})
}

// onPaste brings actuals in where headings are pasted, or names over the months shown; elsewhere it fills the cells from the cursor on.
func (v *view) onPaste(at grid.Place, text string) {
	if deliverytable.HasHeadings(text) {
		v.bring(func() (spreadsheet.Sheet, error) { return deliverytable.Paste(text) })
		return
	}
	cells, separator, err := spreadsheet.Block(text)
	if err != nil || len(cells) == 0 {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	if at.Col == 0 && v.tab == monthsTab {
		v.bring(func() (spreadsheet.Sheet, error) { return v.headed(cells, separator), nil })
		return
	}
	g, wrong := v.filled(at, cells)
	if doubt := new(delivery.UnitError); wrong == nil && errors.As(delivery.Doubt(v.shown, g.actuals), &doubt) {
		v.askUnit(doubt, func(unit string) { v.pasteCells(g.in(unit), nil) })
		return
	}
	v.pasteCells(g, wrong)
}

// pasteCells carries out what was pasted into cells, or says what is wrong with it.
func (v *view) pasteCells(g gathered, wrong error) {
	edit, err := g.edit(v.shown, "Cells of delivery pasted")
	page.Paste(v.h, edit, firstOf(wrong, err))
}

// headed puts the months shown over rows of names and figures that were pasted without.
func (v *view) headed(cells [][]string, separator rune) spreadsheet.Sheet {
	heading := []string{"line"}
	for _, m := range model.MonthsOf(v.period.Begins()) {
		heading = append(heading, m.String())
	}
	return spreadsheet.Sheet{Rows: slices.Concat([][]string{heading}, cells), Separator: separator}
}

// filled puts cells into the fields from the cursor on, row by row.
func (v *view) filled(at grid.Place, cells [][]string) (g gathered, err error) {
	var wrong spreadsheet.Faults
	for i, texts := range cells {
		for j, text := range texts {
			text = strings.TrimSpace(text)
			if text == "" {
				continue
			}
			if problem := v.fill(&g, at.Row+i, at.Col+j, text); problem != "" {
				wrong.Add(i+1, v.titleOf(at.Col+j), problem)
			}
		}
	}
	return g, wrong.Err()
}

// fill puts a text into a cell, or says why it can't be taken.
func (v *view) fill(g *gathered, at, col int, text string) string {
	switch {
	case at >= len(v.rows):
		return "“" + text + "” stands below the last row"
	case col >= len(v.columns):
		return "“" + text + "” stands beyond the last column"
	case !v.takes(v.rows[at], v.columns[col]):
		return "“" + text + "” can’t be put here: nothing can be typed into it"
	}
	if err := g.add(v.rows[at], v.columns[col], text); err != nil {
		return err.Error()
	}
	return ""
}

func (v *view) titleOf(col int) string {
	if col >= len(v.columns) {
		return ""
	}
	return v.columns[col].Title
}

// firstOf is the first of two errors that there is.
func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
