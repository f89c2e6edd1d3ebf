package tables

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/audit"
	"tomworkbench/storage/spreadsheet"
)

// pasteEvidence makes a table of evidence of a pasted one, after asking for its title and source and having the
// checks confirmed that it seems to be meant to pass.
func (v *view) pasteEvidence(text string) {
	page.Later(v.h, func(context.Context) (*model.Evidence, error) {
		sheet, err := spreadsheet.Paste(text, nil)
		if err != nil {
			return nil, err
		}
		return model.TakeEvidence("pasted", "", sheet.Rows)
	}, func(table *model.Evidence, err error) {
		if err != nil {
			v.h.Tell("That is no table", say.Error(err)+" Copy a table with its headings from a document or spreadsheet, then paste it here. Nothing is changed.")
			return
		}
		v.offerEvidence(table)
	})
}

// offerEvidence asks for the title and source of a pasted table, and then for the checks.
func (v *view) offerEvidence(table *model.Evidence) {
	title := table.Title
	if title == "" && model.UnitIn(table.Corner) == "" {
		title = table.Corner
	}
	if title == "" {
		title = fmt.Sprintf("Table %d", v.h.Session().Case().Evidence.Len()+1)
	}
	over := ui.NewParagraph(fmt.Sprintf("%d rows and %d columns, kept as printed.", len(table.Rows), len(table.Columns)), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	v.askEvidence("Paste a published table", over, title, "", "", "Next", func(title, document, at string) (model.Edit, error) {
		return v.evidenceEdit(table, title, document, at, nil)
	}, func(title, document, at string) {
		page.Later(v.h, func(context.Context) ([]audit.Proposal, error) { return audit.Propose(table), nil }, func(proposed []audit.Proposal, _ error) {
			v.confirmChecks("What should add up?", proposed, func(checks []model.Check) {
				v.doAndShow(v.evidenceEdit(table, title, document, at, checks))
			})
		})
	})
}

// askEvidence asks for a table's title, document and page; run is called with what makes a sound edit.
func (v *view) askEvidence(heading string, over fyne.CanvasObject, title, document, at, yes string, edit func(title, document, at string) (model.Edit, error), run func(title, document, at string)) {
	fields := []*ui.FormField{
		{Label: "Title", Of: "title", Text: title},
		{Label: "Document that it is taken from, by its title; empty for none", Text: document},
		{Label: "Page", Of: "source.page", Text: at},
	}
	values := func() (a, b, c string) {
		return strings.TrimSpace(fields[0].Value()), strings.TrimSpace(fields[1].Value()), strings.TrimSpace(fields[2].Value())
	}
	check := func() error {
		e, err := edit(values())
		if err == nil {
			_, _, err = model.Apply(v.h.Session().Case(), e)
		}
		return err
	}
	v.h.AskForm(heading, over, fields, yes, check, func() { run(values()) })
}

// evidenceEdit adds a table, and its document where the sources lack it.
func (v *view) evidenceEdit(table *model.Evidence, title, document, at string, checks []model.Check) (model.Edit, error) {
	text := fmt.Sprintf("Table “%s” added", title)
	return v.h.Session().Case().Together(text, withDocument(document), func(c *model.Case) (model.Edit, error) {
		next := *table
		next.ID, next.Title, next.Checks = c.FreeID(model.KindEvidence, title), title, checks
		next.Source = sourceFrom(c, model.Source{Grade: model.Published}, document, at)
		return c.Add(&next, "")
	})
}

// withDocument adds a document under a title, none where it is there already or has no title.
func withDocument(title string) func(*model.Case) (model.Edit, error) {
	return func(c *model.Case) (model.Edit, error) {
		if title == "" || documentNamed(c, title) != nil {
			return model.Edit{}, nil
		}
		return c.Add(&model.Document{ID: c.FreeID(model.KindDocument, title), Title: title}, "")
	}
}

func documentNamed(c *model.Case, title string) *model.Document {
	for d := range c.Documents.All() {
		if strings.EqualFold(d.Title, title) {
			return d
		}
	}
	return nil
}

// sourceFrom is a source with its document, by the title, and the page as typed; its grade stays. One that has had none is
// published where it names either.
func sourceFrom(c *model.Case, s model.Source, document, at string) model.Source {
	if now, ok := c.Documents.Get(s.Document); !ok || !strings.EqualFold(now.Title, document) {
		s.Document = ""
		if d := documentNamed(c, document); d != nil && document != "" {
			s.Document = d.ID
		}
	}
	if s.Page = at; s.Document != "" || s.Page != "" {
		s.Grade = cmp.Or(s.Grade, model.Published)
	}
	return s
}

// doAndShow carries out an edit that adds a table and shows it.
func (v *view) doAndShow(e model.Edit, err error) {
	v.h.Do(e, err)
	if v.h.Shown() == page.Page(v) && err == nil {
		for _, ch := range e.Changes {
			if ch.Kind() == model.KindEvidence && ch.To != nil {
				v.reveal(ch.Key())
			}
		}
	}
}

// nameEvidence asks for another title and source of the table shown.
func (v *view) nameEvidence() {
	x := v.report().Evidence
	document := ""
	if d, ok := v.h.Session().Case().Documents.Get(x.Source.Document); ok {
		document = d.Title
	}
	edit := func(title, document, at string) (model.Edit, error) {
		text := fmt.Sprintf("Table “%s”: title and source changed", x.Title)
		return v.h.Session().Case().Together(text, withDocument(document), func(c *model.Case) (model.Edit, error) {
			next := *x
			next.Title, next.Source = title, sourceFrom(c, x.Source, document, at)
			return c.Replace(x.ID, &next)
		})
	}
	v.askEvidence("Title and source of the table", nil, x.Title, document, x.Source.Page, "Save", edit, func(title, document, at string) {
		v.h.Do(edit(title, document, at))
	})
}

// proposeChecks proposes what should add up in the table shown and isn't checked yet.
func (v *view) proposeChecks() {
	x := v.report().Evidence
	page.Later(v.h, func(context.Context) ([]audit.Proposal, error) { return audit.Propose(x), nil }, func(proposed []audit.Proposal, _ error) {
		proposed = slices.DeleteFunc(proposed, func(p audit.Proposal) bool {
			return slices.ContainsFunc(x.Checks, func(k model.Check) bool { return k.Rule == p.Check.Rule && k.Result == p.Check.Result })
		})
		if len(proposed) == 0 {
			v.h.Tell("Nothing more to check", "Nothing else in the table looks as if it should add up. What is checked already stands below it; Delete there takes a check away.")
			return
		}
		v.confirmChecks("What should add up?", proposed, func(checks []model.Check) {
			next := *x
			next.Checks = slices.Concat(x.Checks, checks)
			v.h.Do(v.h.Session().Case().Replace(x.ID, &next))
		})
	})
}

// confirmChecks lets the person confirm proposed checks: those that a name or the table's form claims are taken unless marked
// otherwise, those that the figures alone suggest are left, and Enter takes what is marked. Without a proposal run is called
// at once.
func (v *view) confirmChecks(title string, proposed []audit.Proposal, run func([]model.Check)) {
	if len(proposed) == 0 {
		run(nil)
		return
	}
	p := &proposals{rowsOf: proposed, taken: make([]bool, len(proposed))}
	for i, one := range proposed {
		p.taken[i] = one.Structural
	}
	take := func() {
		p.sheet.Close()
		v.h.Shown().Focus()
		run(p.checks())
	}
	p.grid = grid.New(v.h.Canvas(), "Proposed checks", 1, p, grid.Signals{
		OnOpen: func(grid.Place) { take() }, OnRune: p.onRune, OnKey: func(e *fyne.KeyEvent) { p.sheet.TypedKey(e) },
	})
	p.grid.Wraps = true
	words := ui.NewParagraph("The table seems to be meant so. Marked is what its names claim; what its figures alone suggest is yours to mark. Space takes one or leaves it, Enter takes what is marked. Only what you take is checked.", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	const wide, low, high = 760, 130, 300
	body := container.New(&ui.Column{Gap: ui.Gap}, words, container.New(&tallAs{p: p, least: low, most: high}, ui.NewCardOf(p.grid.Root)))
	p.sheet = v.h.ShowSheet(title, wide, body, ui.Action{Label: "Take the checks", Primary: true, Stay: take}, ui.Action{Label: "Cancel"})
	p.grid.Refresh()
	p.sheet.Regrow()
	p.grid.List.TakeFocus()
}

// proposals is the list of proposed checks as a grid's source.
type proposals struct {
	rowsOf []audit.Proposal
	taken  []bool
	grid   *grid.Grid
	sheet  *ui.Sheet
}

// onRune takes the check under the cursor, or leaves it.
func (p *proposals) onRune(r rune) bool {
	if r == ' ' {
		p.taken[p.grid.Cursor.Row] = !p.taken[p.grid.Cursor.Row]
		p.grid.Repaint()
	}
	return true
}

// checks are those that are taken.
func (p *proposals) checks() []model.Check {
	var checks []model.Check
	for i, one := range p.rowsOf {
		if p.taken[i] {
			checks = append(checks, one.Check)
		}
	}
	return checks
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the proposals a grid's source.
func (p *proposals) Columns() []grid.Column {
	return []grid.Column{{Title: "Check", Ems: 5.5}, {Title: "What should add up, and how far it does", Ems: 20, Grow: 1}}
}

func (p *proposals) Rows() int                     { return len(p.rowsOf) }
func (p *proposals) Key(row int) string            { return fmt.Sprint(row) }
func (p *proposals) Pinned() int                   { return 0 }
func (p *proposals) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (p *proposals) Cell(row, col int) grid.Cell {
	if col == 1 {
		return grid.Cell{Text: p.rowsOf[row].Text + ".", Locked: true}
	}
	if p.taken[row] {
		return grid.Cell{Text: "● take", Bold: true, Locked: true}
	}
	return grid.Cell{Text: "○ leave", Ink: ui.ColorQuiet, Locked: true}
}

// tallAs gives the proposals the height that their rows need, between two limits.
type tallAs struct {
	p           *proposals
	least, most float32
}

var _ ui.FlowLayout = (*tallAs)(nil)

// HeightFor is what the rows need at a width, between the limits.
func (l *tallAs) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	objects[0].Resize(fyne.NewSize(width, max(objects[0].Size().Height, l.least)))
	height := min(max(l.p.grid.Needs()+2, l.least), l.most)
	objects[0].Resize(fyne.NewSize(width, height))
	return height
}

// Layout gives the proposals all the room.
func (l *tallAs) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is the least that is of use.
func (l *tallAs) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.least) }
