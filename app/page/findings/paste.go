package findings

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/findingtable"
	"tomworkbench/storage/spreadsheet"
)

// bring reads a table and offers what it would change.
func (v *view) bring(open func() (spreadsheet.Sheet, error)) {
	c := v.h.Session().Case() // the page may never have been shown
	page.BringIn{
		Refused: "The table can’t be brought in", Nothing: "The case has all of it already.", Ask: "Bring these rows in?", Yes: "Bring them in", Take: v.takeIn,
		Read: func() (b page.Brought, err error) {
			sheet, err := open()
			if err == nil {
				b.Edit, b.Notes, err = findingtable.Read(c, sheet)
			}
			return b, err
		},
	}.Run(v.h)
}

// takeIn carries out what was brought in, and shows the list that it changes.
func (v *view) takeIn(edit model.Edit) {
	v.h.Propose(edit, nil)
	if v.h.Shown() == v {
		v.Show(page.Place{Record: model.Hit{Kind: edit.Changes[0].Kind(), Key: edit.Changes[0].Key()}})
		v.Focus()
	}
	v.h.Explain(edit.Text)
}

// importRows lets the person pick a table of activities or findings.
func (v *view) importRows() {
	page.PickFile(v.h, "Import activities or findings", []string{".csv", ".xlsx", ".txt", ".tsv"}, func(path string) {
		v.bring(func() (spreadsheet.Sheet, error) {
			data, err := diskfile.Read(path, spreadsheet.MaxBytes)
			if err != nil {
				return spreadsheet.Sheet{}, err
			}
			return findingtable.Open(data)
		})
	})
}

// holds is what of the cells between two places isn't for everybody: only activities have numbers of staff.
func (v *view) holds(from, to grid.Place) (holds model.Delicate) {
	if !slices.ContainsFunc(v.columns[from.Col:to.Col+1], func(c column) bool { return c.Title == staffTitle }) {
		return holds
	}
	for _, r := range v.entries[from.Row:min(to.Row+1, len(v.entries))] {
		if r.record != nil {
			holds = holds.With(r.record)
		}
	}
	return holds
}

// export writes the list that is shown to a file. Only activities have numbers of staff.
func (v *view) export() {
	holds := model.Delicate{}
	if v.list == effortList {
		holds.Staff = v.h.Session().Case().Delicate().Staff
	}
	name, write := "activities", findingtable.WriteActivities
	if v.list == findingList {
		name, write = "findings", findingtable.WriteFindings
	}
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(v.h.Session().Case().Head().Title+" "+name)+".csv")
	page.AskPath(v.h, "Export the "+name, proposed, ".csv", holds, func(path string) {
		c := v.h.Session().Case()
		page.Later(v.h, func(context.Context) (string, error) {
			data, err := write(c)
			if err == nil {
				err = diskfile.Replace(path, data)
			}
			return path, err
		}, func(path string, err error) {
			if err != nil {
				v.h.Report(err)
				return
			}
			page.Saved(v.h, "Exported the "+name, "They stand in "+path+".", path)
		})
	})
}

// onPaste brings rows in where headings are pasted, or names; elsewhere it fills the cells from the cursor on.
func (v *view) onPaste(at grid.Place, text string) {
	if findingtable.HasHeadings(text) {
		v.bring(func() (spreadsheet.Sheet, error) { return findingtable.Paste(text) })
		return
	}
	cells, separator, err := spreadsheet.Block(text)
	if err != nil || len(cells) == 0 {
		page.Paste(v.h, model.Edit{}, err)
		return
	}
	if at.Col <= nameColumn || len(v.entries) == 0 {
		v.bring(func() (spreadsheet.Sheet, error) { return v.headed(cells, separator), nil })
		return
	}
	edit, wrong := v.filled(at, cells)
	page.Paste(v.h, edit, wrong)
}

// headed puts headings over rows that were pasted without: the columns as they stand here, or an area before the name. An id comes
// first where the first cell could be one.
func (v *view) headed(cells [][]string, separator rune) spreadsheet.Sheet {
	first, id := cells[0], strings.TrimSpace(cells[0][0])
	var heading []string
	if len(first) > 1 && len(id) < 6 && !strings.Contains(id, " ") && strings.ContainsAny(id, "0123456789") {
		heading, first = []string{"id"}, first[1:]
	}
	_, notArea := v.kept.Named(first[0], model.KindArea)
	switch {
	case v.list == findingList:
		heading = append(heading, "text", "phase", "from", "components", "source", "document", "page")
	case notArea == nil && len(first) > 1:
		heading = append(heading, "area", "name", "effort", "comparator", "fte", "cost £m", "source")
	default:
		heading = append(heading, "name", "effort", "comparator", "gap", "fte", "cost £m", "area", "source", "document", "page")
	}
	return spreadsheet.Sheet{Rows: append([][]string{heading}, cells...), Separator: separator}
}

// filled puts cells into the fields from the cursor on, row by row.
func (v *view) filled(at grid.Place, cells [][]string) (model.Edit, error) {
	var wrong spreadsheet.Faults
	var edits []func(*model.Case) (model.Edit, error)
	for i, texts := range cells {
		if at.Row+i >= len(v.entries) || v.entries[at.Row+i].record == nil {
			wrong.Add(i+1, "", "the row stands on no activity and no finding; paste names with their figures on a name to add rows")
			continue
		}
		next := v.entries[at.Row+i].record
		for j, text := range texts {
			next = v.filledCell(&wrong, i+1, at.Col+j, next, strings.TrimSpace(text))
		}
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(next.Key(), next) })
	}
	edit, err := v.kept.Together("Cells of the findings pasted", edits...)
	if err != nil {
		wrong.Add(1, "", err)
	}
	return edit, wrong.Err()
}

// filledCell is a record with a cell in it, or as it was where the cell can’t be taken.
func (v *view) filledCell(wrong *spreadsheet.Faults, n, col int, r model.Record, text string) model.Record {
	if col >= len(v.columns) {
		if text != "" {
			wrong.Add(n, "", "“"+text+"” stands beyond the last column")
		}
		return r
	}
	c := v.columns[col]
	switch {
	case text == "", c.Get(v.kept, r) == text:
		return r
	case c.Set == nil:
		wrong.Add(n, c.Title, "“"+text+"” can’t be put here: what stands here is worked out")
		return r
	}
	next, err := c.Set(v.kept, r, text)
	if err != nil {
		wrong.Add(n, c.Title, err)
		return r
	}
	return next
}
