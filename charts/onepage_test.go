package charts

import (
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// modelOf is a case of so many components in rows of some of them, with so many decisions each at most, answered in every way.
func modelOf(t testing.TB, r *rand.Rand, components, decisions, perRow int, name func(int) string) Subject {
	records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 4}, &model.Scenario{ID: "s", Name: "Scheme"}}
	for i := range r.IntN(14) {
		records = append(records, &model.Principle{ID: fmt.Sprint("P", i), Name: name(i), Area: []string{"", "Customer offering", "Organisation and people"}[r.IntN(3)]})
	}
	principles := len(records) - 2
	for i := range components {
		x := &model.Component{ID: fmt.Sprint("c", i), Name: name(i), RAG: []model.RAG{model.Unrated, model.Red, model.Amber, model.Green}[r.IntN(4)]}
		if perRow > 1 {
			x.Layer = fmt.Sprint("Row ", i/perRow)
		}
		records = append(records, x)
		for j := range 1 + r.IntN(decisions) {
			d, o := fmt.Sprintf("d%d-%d", i, j), fmt.Sprintf("o%d-%d", i, j)
			low := decimal.New(r.Int64N(90000), -2)
			records = append(records, &model.Decision{ID: d, Component: x.ID, Name: name(j), AsIs: true}, &model.Option{ID: o, Decision: d, Name: name(i + j)},
				&model.Line{ID: "l" + o, Owner: o, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: []decimal.Decimal{low, {}, low, {}}, Maximum: []decimal.Decimal{low.Mul(decimal.New(12, -1)), {}, low, low}})
			if principles > 0 {
				records = append(records, &model.Link{Owner: o, To: model.KindPrinciple, Target: fmt.Sprint("P", r.IntN(principles)), Stance: []model.Stance{model.Supports, model.Conflicts}[r.IntN(2)]})
			}
			switch r.IntN(5) {
			case 0:
			case 1:
				records = append(records, &model.Choice{Scenario: "s", Decision: d, Status: model.Agreed})
			default:
				records = append(records, &model.Choice{Scenario: "s", Decision: d, Status: model.Provisional, Options: []string{o}})
			}
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}
}

// From 1 component to 40, with names of any length and one decision or several: on paper, on a screen and in a small window all boxes
// stand apart, no text meets another, and on a page every component is there.
func TestAModelOfOneToFortyComponentsStandsOnItsPage(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(16, 40))
	long := func(i int) string { return longName(r) + fmt.Sprint(" ", i) }
	usual := func(i int) string {
		return []string{"Consolidated strategic core function", "Customer contact", "Procurement and contract management"}[i%3] + fmt.Sprint(" ", i)
	}
	for components := 1; components <= 40; components++ {
		name := []func(int) string{usual, long}[components%2]
		s := modelOf(t, r, components, 1+components%3, []int{1, 2, 5}[r.IntN(3)], name)
		f := figureOf(t, FigureModel, s)
		page := f.PrintSize()
		page.DPI = 96
		for _, g := range []sheet{pageOf(page), frameOf(1240, 620), frameOf(860, 470), frameOf(420, 320)} {
			got := recordIfItFits(t, f, g)
			checkTexts(t, got, image.Rectangle{Max: got.Size})
			if t.Failed() {
				t.Fatalf("%d components on %v", components, g)
			}
		}
		checkBoxes(t, s, f)
	}
}

// On paper, where nothing can be pointed at, a name is wrapped and never cut: the text gets smaller before.
func TestOnPaperTheNamesOfAModelOfOneToFortyComponentsAreWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(16, 41))
	usual := func(i int) string {
		return []string{"Consolidated strategic core function", "Customer contact", "Procurement and contract management, with its spokes", "Data and insight"}[i%4] + fmt.Sprint(" ", i)
	}
	for components := 1; components <= 40; components++ {
		f := figureOf(t, FigureModel, modelOf(t, r, components, 1, []int{1, 2, 5}[components%3], usual))
		page, shrunk := f.Bare().Among(159, 148)
		got, err := pageOf(page).record(f)
		if err != nil {
			t.Fatalf("%d components: %v", components, err)
		}
		for _, text := range got.Texts {
			if strings.Contains(text.Text, "…") {
				t.Errorf("%d components, %v high, smaller by %v: %q is cut", components, page.HeightMM, shrunk, text.Text)
			}
		}
		checkTexts(t, got, image.Rectangle{Max: got.Size})
	}
}

// Among text the boxes of a model stand in as many pictures as keep their words at 7.5 points or more, each box in one, in their order.
func TestTheModelAmongTextIsPartedUntilItsWordsCanBeRead(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(16, 42))
	long := func(i int) string {
		return fmt.Sprintf("Component %d of the model, with a name that needs more than one line", i)
	}
	parted := 0
	for components := 1; components <= 60; components += 3 {
		f := figureOf(t, FigureModel, modelOf(t, r, components, 1, []int{1, 2, 5, 60}[components%4], long))
		whole := f.picture.(*draw.LayerChart)
		parts := f.Bare().Readable(159, 148)
		parted = max(parted, len(parts))
		var boxes []draw.LayerBox
		said := map[string]bool{}
		for i, part := range parts {
			if _, shrunk := part.Among(159, 148); shrunk > draw.MostShrunk+0.001 {
				t.Errorf("%d components: part %d is made smaller by %v", components, i+1, shrunk)
			}
			c := part.picture.(*draw.LayerChart)
			for _, row := range c.Rows {
				boxes = append(boxes, row...)
			}
			if last := i == len(parts)-1; (c.Sum != "") != last || (len(c.Panel.Bands) > 0) != (i == 0 && len(whole.Panel.Bands) > 0) {
				t.Errorf("%d components: part %d of %d has the sum %q and %d bands", components, i+1, len(parts), c.Sum, len(c.Panel.Bands))
			}
			if said[part.Alt()] = true; len(said) != i+1 || len(parts) > 1 && !strings.Contains(part.Subtitle(), fmt.Sprintf("part %d of %d", i+1, len(parts))) {
				t.Errorf("%d components: part %d says %q under %q", components, i+1, part.Alt(), part.Subtitle())
			}
		}
		if !slices.Equal(boxes, slices.Concat(whole.Rows...)) {
			t.Errorf("%d components: %d boxes of %d", components, len(boxes), len(slices.Concat(whole.Rows...)))
		}
	}
	if parted < 2 {
		t.Error("no model was parted")
	}
}

// checkBoxes holds the boxes of a screen to their decisions: one each, none over another. With few decisions none is left out.
func checkBoxes(t *testing.T, s Subject, f *Figure) {
	t.Helper()
	spots := f.Spots(1240, 620, 1, draw.LightTheme())
	if n := s.Case.Decisions.Len(); len(spots) != n && n <= 60 || len(spots) == 0 {
		t.Fatalf("%d decisions have %d boxes", n, len(spots))
	}
	for i, a := range spots {
		for _, b := range spots[:i] {
			if a.Bounds.Overlaps(b.Bounds) {
				t.Fatalf("%q and %q lie on each other", a.Words, b.Words)
			}
		}
		if !a.Bounds.In(image.Rect(0, 0, 1240, 620)) {
			t.Fatalf("%q lies at %v", a.Words, a.Bounds)
		}
	}
}

func TestTheModelOnAPageTellsWhatIsNotDecidedInWordsAndByItsEdge(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 1}, &model.Scenario{ID: "s", Name: "Scheme"},
		&model.Component{ID: "a", Name: "Contact"}, &model.Decision{ID: "a", Component: "a", Name: "Contact", AsIs: true}, &model.Option{ID: "o", Decision: "a", Name: "Front door"},
		&model.Component{ID: "b", Name: "Delivery"}, &model.Decision{ID: "b", Component: "b", Name: "Delivery", AsIs: true},
		&model.Component{ID: "c", Name: "Insight"}, &model.Decision{ID: "c", Component: "c", Name: "Insight", AsIs: true},
		&model.Component{ID: "d", Name: "Strategy"},
		&model.Choice{Scenario: "s", Decision: "a", Options: []string{"o"}, Status: model.Provisional}, &model.Choice{Scenario: "s", Decision: "b", Status: model.Agreed},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	f := newModel(Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear})
	var said []string
	for _, row := range f.picture.(*draw.LayerChart).Rows {
		said = append(said, fmt.Sprintf("%s %d", row[0].Said, row[0].Frame))
	}
	want := fmt.Sprintf("Front door %d, No change %d, Undecided %d, No decision yet %d", draw.FirmFrame, draw.ThinFrame, draw.BrokenFrame, draw.BrokenFrame)
	if got := strings.Join(said, ", "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, words := range []string{"Delivery: No change", "Insight: Undecided", "Strategy: No decision yet"} {
		if !strings.Contains(f.Description(), words) {
			t.Errorf("the description lacks %q: %s", words, f.Description())
		}
	}
}

// The last rows of the table are what is council-wide and the total, and the rows above make it.
func TestTheRowsOfTheModelOnAPageMakeItsTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 16))
	for range 30 {
		s := randomSubject(t, r)
		f := figureOf(t, FigureModel, s)
		rows := f.Table().Rows
		if len(rows) == 0 {
			continue
		}
		sum := decimal.Zero
		for _, row := range rows[:len(rows)-1] {
			sum = sum.Add(decimal.RequireFromString(strings.ReplaceAll(row[7], "−", "-")))
		}
		total := decimal.RequireFromString(strings.ReplaceAll(rows[len(rows)-1][7], "−", "-"))
		noted := strings.Contains(strings.Join(f.Notes(), " "), model.RoundingNote)
		if !sum.Equal(total) && !noted {
			t.Fatalf("the rows make %s, the total is %s", sum, total)
		}
		if high := model.Profile(s.Case, s.Scenario, model.Maximum, s.Basis).TotalBenefit; !total.Equal(high.Round(-total.Exponent())) && !noted {
			t.Fatalf("the total is %s, the benefit %s", total, high)
		}
	}
}
