package budget

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/budgettable"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/spreadsheet"
)

// bring reads a table and offers what it would change.
func (v *view) bring(open func(*model.Case) (spreadsheet.Sheet, error)) {
	c := v.h.Session().Case() // the page may never have been shown
	page.BringIn{
		Refused: "The budget can’t be brought in", Nothing: "The plan has all of it already.", Ask: "Bring these lines in?", Yes: "Bring them in", Take: v.takeIn,
		Read: func() (b page.Brought, err error) {
			sheet, err := open(c)
			if err == nil {
				b.Edit, b.Notes, err = budgettable.Read(c, sheet)
			}
			return b, err
		},
	}.Run(v.h)
}

// takeIn carries out what was brought in.
func (v *view) takeIn(edit model.Edit) {
	v.h.Propose(edit, nil)
	if v.h.Shown() == page.Page(v) {
		v.Focus()
	}
	v.h.Explain(edit.Text)
}

// importLines lets the person pick a table of lines of the plan.
func (v *view) importLines() {
	page.PickFile(v.h, "Import lines of the plan", []string{".csv", ".xlsx", ".txt", ".tsv"}, func(path string) {
		v.bring(func(c *model.Case) (spreadsheet.Sheet, error) {
			data, err := diskfile.Read(path, spreadsheet.MaxBytes)
			if err != nil {
				return spreadsheet.Sheet{}, err
			}
			return budgettable.Open(c, data)
		})
	})
}

// export asks for a file to write the lines of the plan to.
func (v *view) export() {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(v.kept.Head().Title+" budget")+".csv")
	page.AskPath(v.h, "Export the lines of the plan", proposed, ".csv", model.Delicate{}, func(path string) {
		c := v.h.Session().Case()
		page.Later(v.h, func(context.Context) (string, error) {
			data, err := budgettable.Write(c)
			if err == nil {
				err = diskfile.Replace(path, data)
			}
			return path, err
		}, func(path string, err error) {
			if err != nil {
				v.h.Report(err)
				return
			}
			page.Saved(v.h, "Exported the plan", model.Many(c.BudgetLines.Len(), "line")+" written to "+path+".", path)
		})
	})
}

// onPaste brings lines in where headings are pasted, or names; on a figure it fills the cells from the cursor on.
func (v *view) onPaste(at grid.Place, text string) {
	if budgettable.HasHeadings(v.kept, text) {
		v.bring(func(c *model.Case) (spreadsheet.Sheet, error) { return budgettable.Paste(c, text) })
		return
	}
	cells, separator, err := spreadsheet.Block(text)
	if err != nil || len(cells) == 0 {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	if at.Col == 0 {
		v.bring(func(c *model.Case) (spreadsheet.Sheet, error) { return headed(c, cells, separator), nil })
		return
	}
	edit, wrong := v.filled(at, cells)
	page.Paste(v.h, edit, wrong)
}

// headed puts the headings over rows that were pasted without: a name, a kind where the second cell is none of the figures, and a
// figure a year.
func headed(c *model.Case, cells [][]string, separator rune) spreadsheet.Sheet {
	heading := []string{"name"}
	if first := cells[0]; len(first) > 1 && strings.ContainsFunc(first[1], func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }) {
		heading = append(heading, "kind")
	}
	heading = append(append(heading, c.Head().YearNames()...), "total")
	return spreadsheet.Sheet{Rows: slices.Concat([][]string{heading}, cells), Separator: separator}
}

// filled puts cells into the fields from the cursor on, row by row.
func (v *view) filled(at grid.Place, cells [][]string) (model.Edit, error) {
	var wrong spreadsheet.Faults
	var edits []func(*model.Case) (model.Edit, error)
	for i, texts := range cells {
		if at.Row+i >= len(v.entries) || v.entries[at.Row+i].record == nil {
			wrong.Add(i+1, "", "the row stands on none of the plan’s lines; paste names with their figures on a name to add lines")
			continue
		}
		next := v.entries[at.Row+i].record
		for j, text := range texts {
			next = v.filledCell(&wrong, i+1, at.Row+i, at.Col+j, next, strings.TrimSpace(text))
		}
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(next.Key(), next) })
	}
	edit, err := v.kept.Together("Figures of the budget pasted", edits...)
	if err != nil {
		wrong.Add(1, "", err)
	}
	return edit, wrong.Err()
}

// filledCell is a record with a cell in it, or as it was where the cell can’t be taken.
func (v *view) filledCell(wrong *spreadsheet.Faults, n, at, col int, r model.Record, text string) model.Record {
	if col >= len(v.columns) {
		if text != "" {
			wrong.Add(n, "", "“"+text+"” stands beyond the last column")
		}
		return r
	}
	f := v.fieldOf(v.entries[at], col)
	switch {
	case text == "":
		return r
	case f.Set == nil || v.Cell(at, col).Locked:
		wrong.Add(n, v.columns[col].Title, "“"+text+"” can’t be put here: what stands here is worked out")
		return r
	}
	next, err := f.Set(v.kept, r, text)
	if err != nil {
		wrong.Add(n, v.columns[col].Title, err)
		return r
	}
	return next
}
