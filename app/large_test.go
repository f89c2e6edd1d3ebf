package app_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// largeCase has 100 components, 200 decisions, 500 options, 2,000 lines, 500 links and six scenarios.
func largeCase(t testing.TB) *model.Case { return largeCaseOver(t, 5) }

// largeCaseOver is one of a number of years.
func largeCaseOver(t testing.TB, years int) *model.Case {
	t.Helper()
	const components, options, lines, principles = 100, 500, 2000, 12
	records := []model.Record{&model.Head{ID: "large", Title: "A large case", Organisation: "A council", FirstYear: 2026, Years: years}}
	for i := range components {
		c := fmt.Sprintf("c%03d", i)
		records = append(records, &model.Component{ID: c, Name: fmt.Sprintf("Component %d of the operating model", i), Assessment: "How it stands today is said in a sentence that takes about a line."})
		for j := range 2 {
			records = append(records, &model.Decision{ID: fmt.Sprintf("%s-d%d", c, j), Component: c, Name: fmt.Sprintf("Question %d", j+1), AsIs: true})
		}
	}
	for i := range principles {
		records = append(records, &model.Principle{ID: fmt.Sprintf("P%d", i+1), Name: fmt.Sprintf("Principle %d", i+1)})
	}
	for i := range options {
		decision := fmt.Sprintf("c%03d-d%d", i/5, i%2)
		o := fmt.Sprintf("o%03d", i)
		records = append(records,
			&model.Option{ID: o, Decision: decision, Name: fmt.Sprintf("Option %d", i), Consequence: "What choosing it means, in a sentence that says enough to choose."},
			&model.Link{Owner: o, To: model.KindPrinciple, Target: fmt.Sprintf("P%d", i%principles+1), Stance: model.Supports})
	}
	for i := range lines {
		l := &model.Line{ID: fmt.Sprintf("l%04d", i), Owner: fmt.Sprintf("o%03d", i%options), Type: model.BenefitLine, Category: "transformation", Recurrence: model.Ongoing}
		if i >= options {
			l.Type, l.Category, l.Recurrence = model.CostLine, "technology", model.Once
		}
		for year := range years {
			l.Minimum = append(l.Minimum, decimal.New(int64(i%7*year+1), -2))
		}
		if i < options {
			for _, f := range l.Minimum {
				l.Maximum = append(l.Maximum, f.Mul(decimal.NewFromInt(2)))
			}
		}
		records = append(records, l)
	}
	for s := range 6 {
		id := fmt.Sprintf("s%d", s)
		records = append(records, &model.Scenario{ID: id, Name: fmt.Sprintf("Scenario %d", s+1)})
		for i := s; i < components; i += 2 {
			records = append(records, &model.Choice{Scenario: id, Decision: fmt.Sprintf("c%03d-d0", i), Options: []string{firstOption(i)}, Status: model.Provisional})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// firstOption is the id of the first option of a component's first decision.
func firstOption(component int) string {
	i := component * 5
	return fmt.Sprintf("o%03d", i+i%2)
}

// openLarge opens the window on the large case.
func openLarge(t testing.TB) *apptest.Desk { return openCase(t, largeCase(t)) }

// openCase opens the window on a case.
func openCase(t testing.TB, c *model.Case) *apptest.Desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "large.db")
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Create(c, nil, model.Cursor{}); err != nil || store.Close() != nil {
		t.Fatal(err)
	}
	return openWholeOn(t, path)
}

// benchmarkOpening measures opening a page for the first time, with every object in sight made as painting
// makes it.
func benchmarkOpening(b *testing.B, d *apptest.Desk, e page.Entry) {
	var p page.Page
	for b.Loop() {
		b.StopTimer()
		if p != nil {
			p.Stop()
		}
		d.Drain()
		b.StartTimer()
		p = e.New(d.Window)
		d.Body().Objects = []fyne.CanvasObject{p.Object()}
		d.Body().Refresh()
		p.Restyle()
		p.Refresh()
		paint(p.Object())
	}
	p.Stop()
	d.Drain()
}

// paint has every object in sight make what it is drawn with.
func paint(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			paint(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			paint(child)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, e := range pages.All() {
		b.Run(string(e.ID), func(b *testing.B) { benchmarkOpening(b, openLarge(b), e) })
	}
}

// BenchmarkTypeAKey measures a key typed into a cell of the figures, to its letter and its reading.
func BenchmarkTypeAKey(b *testing.B) {
	d := openLarge(b)
	d.Go(page.Place{Page: page.Figures})
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	for b.Loop() {
		d.Canvas().Focused().TypedRune('1')
		d.Press(fyne.KeyBackspace)
	}
}

// BenchmarkTypeAName measures a key typed into the name of a component.
func BenchmarkTypeAName(b *testing.B) {
	d := openLarge(b)
	d.Go(page.Place{Page: page.SetUp})
	d.Press(fyne.KeyReturn)
	for b.Loop() {
		d.Canvas().Focused().TypedRune('x')
		d.Press(fyne.KeyBackspace)
	}
}

// BenchmarkEditAFigure measures all that the window's goroutine does to take a figure.
func BenchmarkEditAFigure(b *testing.B) {
	d := openLarge(b)
	d.Go(page.Place{Page: page.Figures})
	g, n := gridOf(d), 0
	row := 0
	for g.CellAt(grid.Place{Row: row, Col: 1}).Text != string(model.CostLine) {
		row++
	}
	g.MoveTo(grid.Place{Row: row, Col: firstYear})
	d.Shown().Focus()
	for b.Loop() {
		n++
		d.Press(fyne.KeyReturn)
		g.Editor.Entry.SetText(fmt.Sprintf("0.%02d", n%90+1))
		if g.Editor.Commit(); g.Editor.Open {
			b.Fatal(g.Editor.Hint.Text)
		}
	}
	d.Settle()
}

// BenchmarkChooseOnALargeBoard measures all that the window's goroutine does for a choice.
func BenchmarkChooseOnALargeBoard(b *testing.B) {
	d := openLarge(b)
	for b.Loop() {
		d.Do(d.Session().Case().Toggle("s0", firstOption(0)))
	}
	d.Settle()
}

// BenchmarkFindOneKey measures what is found for what was typed.
func BenchmarkFindOneKey(b *testing.B) {
	c := largeCase(b)
	for b.Loop() {
		model.Find(c, "option 42", 200)
	}
}

func TestTheKeysGoThroughEveryDecisionOfALargeBoard(t *testing.T) {
	d := openLarge(t)
	c := d.Session().Case()
	d.Shown().Focus()
	for x := range c.Components.All() {
		for want := range c.DecisionsOf(x.ID) {
			focused, ok := d.Canvas().Focused().(page.OfOption)
			if !ok {
				t.Fatalf("before %s the keys are on %T", want.ID, d.Canvas().Focused())
			}
			if o, _ := c.Options.Get(focused.Option()); o.Decision != want.ID {
				t.Fatalf("the keys are on %s, want %s", o.Decision, want.ID)
			}
			d.Canvas().FocusNext()
		}
	}
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: firstOption(57)}})
	if o, ok := d.Canvas().Focused().(page.OfOption); !ok || o.Option() != firstOption(57) {
		t.Errorf("going to an option far away leaves the keys on %T", d.Canvas().Focused())
	}
	tile := d.Labelled("Option 286, ").(fyne.Widget) // the window's driver knows the place of what was painted alone
	d.Canvas().Capture()
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(tile).Y; y < 50 || y+tile.Size().Height > 690 {
		t.Errorf("the option stands at %v, out of sight", y)
	}
	d.Press(fyne.KeySpace)
	if !d.Chosen(firstOption(57)) {
		t.Error("Space doesn't choose there")
	}
	d.Settle()
}
