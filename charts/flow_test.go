package charts

import (
	"bytes"
	"fmt"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/charts/draw/golden"
	"tomworkbench/model"
)

// mapCase has options in three components with drivers, benefits and objectives behind them, and three scenarios
// that choose more and more of them.
func mapCase(t testing.TB) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 4}}
	options := []string{"Single front door", "Centre of excellence for buying and contract management", "Asset-based approach"}
	for i, name := range options {
		c, d, o := fmt.Sprint("c", i), fmt.Sprint("d", i), fmt.Sprint("o", i)
		records = append(records, &model.Component{ID: c, Name: "Component"}, &model.Decision{ID: d, Component: c, Name: "Decision"},
			&model.Option{ID: o, Decision: d, Name: name},
			&model.Line{
				ID: "l" + o, Owner: o, Type: model.BenefitLine, Recurrence: model.Once,
				Minimum: decimals(t, []string{"1", fmt.Sprint(4 - i), "2.5", "0.25"}),
			},
			&model.Line{ID: "k" + o, Owner: o, Type: model.CostLine, Recurrence: model.Once, Minimum: decimals(t, []string{fmt.Sprint(3 * i), "1", "0", "0"})})
	}
	for i, name := range []string{"Efficiency and effectiveness", "Manage demand", "Economies of scale"} {
		records = append(records, &model.Factor{FactorKind: model.KindDriver, ID: fmt.Sprint("D", i+1), Name: name})
	}
	for i, name := range []string{"Financial", "Better outcomes"} {
		records = append(records, &model.Factor{FactorKind: model.KindBenefit, ID: fmt.Sprint("B", i+1), Name: name})
	}
	records = append(records, &model.Factor{FactorKind: model.KindObjective, ID: "O1", Name: "Financial sustainability"})
	half := decimal.New(5, -1)
	for _, l := range []model.Link{
		{Owner: "o0", To: model.KindDriver, Target: "D1"},
		{Owner: "o0", To: model.KindDriver, Target: "D2"},
		{Owner: "o1", To: model.KindDriver, Target: "D1"},
		{Owner: "o1", To: model.KindDriver, Target: "D3", Share: &half},
		{Owner: "D1", To: model.KindBenefit, Target: "B1"},
		{Owner: "D2", To: model.KindBenefit, Target: "B2"},
		{Owner: "B1", To: model.KindObjective, Target: "O1"},
	} {
		records = append(records, &l)
	}
	for i := range 3 {
		id := fmt.Sprint("s", i)
		records = append(records, &model.Scenario{ID: id, Name: fmt.Sprint("Scheme ", i+1)})
		for j := range i + 1 {
			records = append(records, &model.Choice{Scenario: id, Decision: fmt.Sprint("d", j), Options: []string{fmt.Sprint("o", j)}, Status: model.Provisional})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// compare is the first of some scenarios of the map's case with the others beside it.
func compare(t testing.TB, scenarios []string) Subject {
	t.Helper()
	s := Subject{Case: mapCase(t), Estimate: model.Minimum, Basis: model.InYear}
	if len(scenarios) > 0 {
		s.Scenario, s.With = scenarios[0], scenarios[1:]
	}
	return s
}

func compared(t testing.TB, scenarios ...string) *Figure {
	t.Helper()
	f, err := newComparison(compare(t, scenarios))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestComparisonsAndMapsLookAsTheyShould(t *testing.T) {
	all := newBenefitsMap(Subject{Case: mapCase(t), Scenario: "s2", Estimate: model.Minimum, Basis: model.InYear})
	for _, g := range []struct {
		name   string
		figure *Figure
		theme  draw.Theme
	}{
		{"comparison-light", compared(t, "s0", "s1", "s2"), draw.LightTheme()},
		{"comparison-dark", compared(t, "s0", "s1", "s2", "s0"), draw.DarkTheme()},
		{"map-light", all, draw.LightTheme()},
		{"map-dark", all, draw.DarkTheme()},
	} {
		t.Run(g.name, func(t *testing.T) {
			img, err := g.figure.Frame(760, 420, 1, g.theme)
			if err != nil {
				t.Fatal(err)
			}
			var buf bytes.Buffer
			if err := png.Encode(&buf, img); err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, g.name+".png", buf.Bytes())
		})
	}
}

func TestTheComparisonSaysWhichScenarioEndsHighest(t *testing.T) {
	f := compared(t, "s0", "s1")
	if got := f.Title(); got != "Scheme 2 ends £2.75m above Scheme 1" {
		t.Errorf("the headline is %q", got)
	}
	table := f.Table()
	last := table.Rows[len(table.Rows)-1]
	if strings.Join(last, " ") != "2021/22 6.75 9.50 +2.75" {
		t.Errorf("the last row is %q", last)
	}
	if !strings.Contains(f.Alt(), "Scheme 2 at £9.5m (lowest ") {
		t.Errorf("the alternative text is %q", f.Alt())
	}
	twice := compared(t, "s0", "s0")
	if !strings.Contains(twice.Description(), "lies below that of") || !strings.HasPrefix(twice.Title(), "All end") {
		t.Errorf("two equal lines: %q, %q", twice.Title(), twice.Description())
	}
	if got := strings.Join(twice.Notes(), "; "); got != "Scheme 1 has the same line as Scheme 1" {
		t.Errorf("the notes of two equal lines are %q", got)
	}
	if got := f.Notes(); len(got) != 0 {
		t.Errorf("the notes of two other lines are %q", got)
	}
	for _, bad := range [][]string{{}, {"s0"}, {"s0", "ghost"}, {"s0", "s1", "s2", "s0", "s1"}} {
		if _, err := newComparison(compare(t, bad)); err == nil {
			t.Errorf("%v was compared", bad)
		}
	}
}

func TestEveryPartOfAMapCanBePointedAt(t *testing.T) {
	c := mapCase(t)
	f := newBenefitsMap(Subject{Case: c, Scenario: "s2", Estimate: model.Minimum, Basis: model.InYear})
	m := model.BenefitsMapOf(c, "s2", model.Minimum, model.InYear)
	nodes := 0
	for _, column := range m.Columns {
		nodes += len(column)
	}
	spots := f.Spots(760, 420, 1, draw.LightTheme())
	if len(spots) != nodes+len(m.Hops) {
		t.Fatalf("%d spots for %d nodes and %d hops", len(spots), nodes, len(m.Hops))
	}
	for _, s := range spots {
		middle := s.Bounds.Min.Add(s.Bounds.Max).Div(2)
		if !s.Contains(middle.X, middle.Y) || s.Words == "" {
			t.Errorf("the spot %q doesn't hold its own middle", s.Words)
		}
		if s.Bounds.Min.X < 0 || s.Bounds.Max.X > 760 || s.Bounds.Max.Y > 420 {
			t.Errorf("%q lies outside the picture: %v", s.Words, s.Bounds)
		}
	}
	// Of £7.75m half goes to D1; of £6.75m half goes to D3, which leads nowhere, and half to D1; £5.75m have no driver.
	if got := f.Title(); got != "£7.25m of the saving of £20.25m is linked to an objective through cashable benefits" {
		t.Errorf("the headline is %q", got)
	}
}

func TestBoxesOfAMapNeverOverlap(t *testing.T) {
	c := mapCase(t)
	for _, size := range [][2]int{{760, 420}, {400, 260}, {300, 200}, {1600, 900}} {
		f := newBenefitsMap(Subject{Case: c, Scenario: "s2", Estimate: model.Minimum, Basis: model.InYear})
		var boxes []draw.Spot
		for _, s := range f.Spots(size[0], size[1], 1, draw.LightTheme()) {
			if s.Hop < 0 {
				boxes = append(boxes, s)
			}
		}
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.Bounds.Overlaps(b.Bounds) {
					t.Errorf("at %v, %q and %q overlap", size, a.Words, b.Words)
				}
			}
		}
	}
}

func TestAnEmptyMapSaysSo(t *testing.T) {
	f := newBenefitsMap(Subject{Case: publishedCase(t), Scenario: "ghost", Estimate: model.Minimum, Basis: model.InYear})
	if _, err := f.Frame(568, 400, 1, draw.LightTheme()); err != nil {
		t.Error(err)
	}
	empty := newBenefitsMap(Subject{Case: emptyCase(t), Scenario: "s", Estimate: model.Minimum, Basis: model.InYear})
	if empty.Title() != "No benefit to follow yet" {
		t.Errorf("the headline is %q", empty.Title())
	}
	if _, err := empty.Frame(568, 400, 1, draw.LightTheme()); err != nil {
		t.Error(err)
	}
	var drawing bytes.Buffer
	if err := newBenefitsMap(Subject{Case: mapCase(t), Scenario: "s2", Estimate: model.Minimum, Basis: model.InYear}).SVG(&drawing, draw.DefaultPrintSize()); err != nil {
		t.Error(err)
	}
}

func BenchmarkComparisonFrame(b *testing.B) {
	f := compared(b, "s0", "s1", "s2")
	for b.Loop() {
		if _, err := f.Frame(1024, 576, 1, draw.LightTheme()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMapFrame(b *testing.B) {
	f := newBenefitsMap(Subject{Case: mapCase(b), Scenario: "s2", Estimate: model.Minimum, Basis: model.InYear})
	for b.Loop() {
		if _, err := f.Frame(1024, 576, 1, draw.LightTheme()); err != nil {
			b.Fatal(err)
		}
	}
}

// Of the example's benefits those that aren't cashable carry no £m, and say how many options lead to them.
func TestWhatIsNotCashableHasNoPoundsOnTheMap(t *testing.T) {
	f := figureOf(t, FigureMap, subjectOf(exampleCase(t)))
	words := map[string]bool{}
	for _, s := range f.Spots(1000, 600, 1, draw.LightTheme()) {
		words[s.Words] = true
	}
	for _, want := range []string{
		"Employee cost / FTE, £12.42m", "Releasing additional capacity, 4 options", "Vision and outcomes, 6 options",
		"Not linked to a cashable benefit, £6.83m", "No cashable link to an objective, £6.83m",
		"Manage demand to Releasing additional capacity, not cashable", "Manage demand to Not linked to a cashable benefit, £6.83m",
	} {
		if !words[want] {
			t.Errorf("nothing says %q", want)
		}
	}
	for _, text := range []string{f.Subtitle(), f.Alt()} {
		if !strings.Contains(text, "money through cashable benefits only, shared equally between links") {
			t.Errorf("%q doesn't say how money flows", text)
		}
	}
	if want := "Releasing additional capacity no £m (capacity: staff time released), from 4 options"; !strings.Contains(f.Description(), want) {
		t.Errorf("the description lacks %q: %s", want, f.Description())
	}
}

// linkedSubject has two options with savings, some negative, and a map whose links are mostly there, some with a share.
func linkedSubject(t *testing.T, r *rand.Rand) Subject {
	t.Helper()
	records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 1}, &model.Scenario{ID: "s", Name: "Hub"}}
	link := func(owner string, to model.Kind, target string) {
		if r.IntN(8) == 0 {
			return
		}
		l := &model.Link{Owner: owner, To: to, Target: target}
		if share := decimal.New(int64(r.IntN(101)), -2); r.IntN(8) == 0 {
			l.Share = &share
		}
		records = append(records, l)
	}
	for i := range 2 {
		c, d, o := fmt.Sprint("c", i), fmt.Sprint("d", i), fmt.Sprint("o", i)
		records = append(records, &model.Component{ID: c, Name: "Component"}, &model.Decision{ID: d, Component: c, Name: "Decision"},
			&model.Option{ID: o, Decision: d, Name: "Option"},
			&model.Choice{Scenario: "s", Decision: d, Options: []string{o}, Status: model.Agreed},
			&model.Line{
				ID: "l" + o, Owner: o, Type: model.BenefitLine, Recurrence: model.Once,
				Minimum: []decimal.Decimal{decimal.New(int64(r.IntN(900)-100)*int64(r.IntN(3)), -2)},
			},
			&model.Factor{FactorKind: model.KindDriver, ID: fmt.Sprint("D", i), Name: "Driver"},
			&model.Factor{FactorKind: model.KindBenefit, ID: fmt.Sprint("B", i), Name: "Benefit", Worth: model.Worths()[r.IntN(4)*(1-min(1, r.IntN(3)))]},
			&model.Factor{FactorKind: model.KindObjective, ID: fmt.Sprint("O", i), Name: "Objective"})
		for j := range 2 {
			if i == j || r.IntN(3) == 0 {
				link(o, model.KindDriver, fmt.Sprint("D", j))
				link(fmt.Sprint("D", i), model.KindBenefit, fmt.Sprint("B", j))
				link(fmt.Sprint("B", i), model.KindObjective, fmt.Sprint("O", j))
			}
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}
}

// reached is the part of what a node holds that gets to an objective, followed link by link; given says that a share
// decides.
func reached(c *model.Case, kind model.Kind, key string) (part decimal.Decimal, given bool) {
	if kind == model.KindObjective {
		return decimal.NewFromInt(1), false
	}
	next := map[model.Kind]model.Kind{model.KindOption: model.KindDriver, model.KindDriver: model.KindBenefit, model.KindBenefit: model.KindObjective}[kind]
	var links []*model.Link
	sum, equal := decimal.Zero, int64(0)
	for l := range c.Links.All() {
		b, _ := c.Benefits.Get(l.Target)
		if l.To != next || l.Owner != key || next == model.KindBenefit && b.Worth != model.Cashable {
			continue
		}
		links = append(links, l)
		if l.Share != nil {
			sum, given = sum.Add(*l.Share), true
		} else {
			equal++
		}
	}
	one := decimal.NewFromInt(1)
	for _, l := range links {
		share := decimal.Max(decimal.Zero, one.Sub(sum)).DivRound(decimal.NewFromInt(max(equal, 1)), 20)
		if l.Share != nil {
			share = l.Share.DivRound(decimal.Max(one, sum), 20)
		}
		beyond, also := reached(c, next, l.Target)
		part, given = part.Add(share.Mul(beyond)), given || also
	}
	return part, given
}

// followed is what comes of a subject's savings, followed link by link.
type followed struct {
	savings       int
	linked, total decimal.Decimal
	// every says that all of every saving gets to an objective, given that a share of a link decided.
	every, given bool
}

func follow(c *model.Case) followed {
	x := followed{every: true}
	for l := range c.Lines.All() {
		amount := l.Minimum[0]
		if amount.IsZero() {
			continue
		}
		part, given := reached(c, model.KindOption, l.Owner)
		x.savings, x.given = x.savings+1, x.given || given
		x.every = x.every && part.Sub(decimal.NewFromInt(1)).Abs().LessThan(decimal.New(1, -9))
		x.linked, x.total = x.linked.Add(amount.Mul(part)), x.total.Add(amount)
	}
	return x
}

func TestTheMapsTitleIsTrue(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 8))
	said := map[string]int{}
	for range 600 {
		s := linkedSubject(t, r)
		f := figureOf(t, FigureMap, s)
		x, title := follow(s.Case), f.Title()
		begins := strings.Fields(title)[0]
		said[begins]++
		holds := x.bearsOut(begins, title, f.Empty())
		if !holds {
			t.Fatalf("%q of %+v", title, x)
		}
	}
	if said["Every"] < 50 || said["Of"] < 5 || said["None"] < 5 || said["No"] < 5 {
		t.Errorf("the titles begin with %v", said)
	}
}

// bearsOut reports whether a title that begins with a word is true.
func (x followed) bearsOut(begins, title string, empty bool) bool {
	switch begins {
	case "No":
		return x.savings == 0 && empty
	case "Every":
		return x.savings > 0 && x.every && x.given != strings.Contains(title, "equally")
	case "None":
		return !x.every && x.linked.Round(4).IsZero()
	case "Of":
		return !x.every && shows(title, x.total, x.linked)
	}
	return !x.every && shows(title, x.linked, x.total)
}

// shows reports whether a title holds amounts in £m, as far as two places show them.
func shows(title string, amounts ...decimal.Decimal) bool {
	figures := figureIn.FindAllString(title, -1)
	for i, want := range amounts {
		got, err := model.ReadFigure(figures[i])
		if err != nil || got.Sub(want).Abs().GreaterThan(decimal.New(6, -3)) {
			return false
		}
	}
	return len(figures) == len(amounts)
}

// Themes stand before the options that take them up, with their number and no £m; those that nothing takes up are one box.
func TestThemesStandInTheMapWithoutMoney(t *testing.T) {
	s := subjectOf(exampleCase(t))
	f := figureOf(t, FigureMap, s)
	chart := f.picture.(*draw.FlowChart)
	if len(chart.Columns) != 5 || chart.Headings[0] != "Themes" || len(chart.Columns[0]) != 12 {
		t.Fatalf("the columns are %q with %d themes", chart.Headings, len(chart.Columns[0]))
	}
	for _, n := range chart.Columns[0] {
		if n.Value != 0 || !n.Loose || strings.Contains(n.Amount, "£") {
			t.Errorf("%s has %q, %v", n.Name, n.Amount, n.Value)
		}
	}
	last := chart.Columns[0][11]
	if last.Name != "Not taken up" || last.Amount != "1" || last.Words != "1 theme" {
		t.Errorf("what is left is %+v", last)
	}
	if rows := fmt.Sprint(f.Table().Rows); !strings.Contains(rows, "[T5 Customer management, contact and support model Single front door no £m]") {
		t.Errorf("the table says %s", rows)
	}
	if !strings.Contains(f.Description(), "T5 Customer management, contact and support model 2 options") || !strings.Contains(f.Description(), "Themes carry no £m") {
		t.Errorf("the description is %q", f.Description())
	}
}

func TestTheMapTellsOfEnablersThatNothingBrings(t *testing.T) {
	s := subjectOf(exampleCase(t))
	if words := strings.Join(figureOf(t, FigureMap, s).Notes(), " "); strings.Contains(words, "enabler") {
		t.Errorf("where no link brings any, it says %q", words)
	}
	edit, err := s.Case.Add(&model.Link{Owner: model.Programme, To: model.KindEnabler, Target: "E1", Brings: true}, "")
	if err != nil {
		t.Fatal(err)
	}
	if s.Case, _, err = model.Apply(s.Case, edit); err != nil {
		t.Fatal(err)
	}
	f := figureOf(t, FigureMap, s)
	want := "Needed and brought by nothing chosen: enablers E2, E3, E4, E5, E6 and E7; £29m of benefit hangs on them"
	if note := strings.Join(f.Notes(), " "); !strings.Contains(note, want) || !strings.Contains(f.Alt(), "needed and brought by nothing chosen: enablers E2") {
		t.Errorf("it says %q and %q", note, f.Alt())
	}
}
