package charts

import (
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// drawn are draws of a scenario.
func drawn(t testing.TB, s Subject) appraisal.Draws {
	t.Helper()
	d, err := appraisal.Draw(t.Context(), s.Case, s.Scenario, s.Basis, appraisal.DrawParams{Seed: 1, Count: 500})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// fewDraws is a subject with draws made already.
func fewDraws(t testing.TB, s Subject) Subject {
	t.Helper()
	s.Workings = Drawn(s, drawn(t, s))
	return s
}

func TestTheAppraisalIsDrawnAndTold(t *testing.T) {
	s := subjectOf(exampleCase(t))
	for name, c := range map[string]struct {
		figure *Figure
		title  string
	}{
		"tornado": {newTornado(s), "Benefit of Centre of excellence moves the net most: £16.0m to £25.0m"},
		"ranges":  {figureOf(t, FigureRange, fewDraws(t, s)), "If the ranges are right, eight draws of ten come to a net of £23."},
		"reach":   {figureOf(t, FigureExceedance, fewDraws(t, s)), "If the ranges are right, the plan of £16m is reached in all 500 draws"},
		"bias":    {newBias(s), "No cost has a class, so no optimism bias is added"},
	} {
		f := c.figure
		if !strings.HasPrefix(f.Title(), c.title) {
			t.Errorf("%s says %q, want %q", name, f.Title(), c.title)
		}
		if f.Alt() == "" || f.Description() == "" || len(f.Table().Rows) == 0 {
			t.Errorf("%s says too little", name)
		}
	}
}

// A classed cost is shown with its bias as a part of its own: the cost as entered stays.
func TestOptimismBiasStandsBesideTheCost(t *testing.T) {
	c := newCase(t, "A", 1, testLine{kind: model.CostLine, minimum: []string{"10"}})
	line := *c.Lines.At(0)
	line.Class = model.Equipment
	e, err := c.Replace(line.ID, &line)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, e); err != nil {
		t.Fatal(err)
	}
	rows := newBias(Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}).Table().Rows
	// The Green Book's bounds for equipment and development are 10 % and 200 %.
	for i, want := range []string{"10 to 10", "1 to 20", "11 to 30"} {
		if got := rows[i][1] + " to " + rows[i][2]; got != want {
			t.Errorf("%s is %s, want %s", rows[i][0], got, want)
		}
	}
}

func TestNoTextOfTheAppraisalOverlapsAnything(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(9, 9))
	for range 30 {
		s := randomSubject(t, r)
		for _, f := range []*Figure{newTornado(s), figureOf(t, FigureRange, fewDraws(t, s)), figureOf(t, FigureExceedance, fewDraws(t, s)), newBias(s), newBias(classedAtRandom(t, r, s))} {
			for _, g := range []sheet{pageOf(f.PrintSize()), randomSheet(r)} {
				if !f.HasPicture() { // without a range there is nothing to draw
					continue
				}
				got := recordIfItFits(t, f, g)
				checkTexts(t, got, image.Rectangle{Max: got.Size})
				checkClear(t, got)
				if t.Failed() {
					t.Fatalf("%s on %v", f.Title(), g)
				}
			}
		}
	}
}

// What the title of a curve says of the draws is counted anew from its table's words and the draws themselves.
func TestTheCurveClaimsNoMoreThanTheDraws(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(5, 6))
	drawnFigures := 0
	for range 200 {
		s := randomSubject(t, r)
		d := drawn(t, s)
		s.Workings = Drawn(s, d)
		f := figureOf(t, FigureExceedance, s)
		if !f.HasPicture() {
			if d.Lines != 0 || !strings.Contains(f.Title(), "no likely range") {
				t.Fatalf("%d lines have a range, and it says %q", d.Lines, f.Title())
			}
			continue
		}
		drawnFigures++
		plan := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet
		n := d.Reaching(plan)
		if !strings.HasPrefix(f.Title(), "If the ranges are right, the plan of ") ||
			strings.Contains(f.Title(), "in all ") != (n == d.Count) || strings.Contains(f.Title(), "in none ") != (n == 0) {
			t.Fatalf("%d of %d draws reach the plan, and it says %q", n, d.Count, f.Title())
		}
		if got := strings.Contains(f.Description(), "lies below every draw"); got != d.Above(plan) {
			t.Fatalf("that the plan lies below every draw is %v, and it says %q", d.Above(plan), f.Description())
		}
		rows := f.Table().Rows
		for i := 2; i < len(rows); i++ { // the first is the plan's
			if low, high := amountOf(t, rows[i-1][1]), amountOf(t, rows[i][1]); low.GreaterThan(high) {
				t.Fatalf("fewer draws reach less: %v", rows)
			}
		}
	}
	if drawnFigures < 50 {
		t.Fatalf("only %d figures had a picture", drawnFigures)
	}
}

func amountOf(t *testing.T, cell string) decimal.Decimal {
	t.Helper()
	d, err := model.ReadFigure(strings.ReplaceAll(cell, "−", "-"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The bars of a tornado lie around the plan on an axis of their own, not from £0m, and both ends are written beside them.
func TestTheBarsOfATornadoLieAroundThePlan(t *testing.T) {
	s := subjectOf(exampleCase(t))
	for estimate, want := range map[model.Estimate]string{
		model.Minimum: "Plan £16.0m|£16.0m|£25.0m", model.Central: "Plan £28.50m|£24.00m|£33.00m", model.Maximum: "Plan £41.0m|£32.0m|£41.0m",
	} {
		s.Estimate = estimate
		f := newTornado(s)
		got := record(t, f, frameOf(760, 480))
		var words []string
		for _, text := range got.Texts {
			words = append(words, text.Text)
		}
		for _, one := range strings.Split(want, "|") {
			if !slices.Contains(words, one) {
				t.Errorf("%s: %q isn't written: %q", estimate, one, words)
			}
		}
		if slices.Contains(words, "£0m") {
			t.Errorf("%s: the axis starts at zero", estimate)
		}
		plan, widest := got.Boxes["zero"][0], image.Rectangle{}
		for _, bar := range got.Boxes["bar"] {
			if bar.Max.X < plan.Min.X || bar.Min.X > plan.Max.X {
				t.Errorf("%s: a bar at %v doesn't touch the plan at %v", estimate, bar, plan)
			}
			widest = widest.Union(bar)
		}
		if widest.Dx() < 760/4 {
			t.Errorf("%s: the bars take %d of 760 pixels", estimate, widest.Dx())
		}
		if first := f.Table().Rows[0]; len(first) != 4 || first[3] != amountOf(t, first[2]).Sub(amountOf(t, first[1])).StringFixed(int32(len(first[3])-2)) {
			t.Errorf("%s: the range of %v isn't its best less its worst", estimate, first)
		}
		if !strings.Contains(f.Description(), "9 inputs have no range") {
			t.Errorf("%s: it says %q", estimate, f.Description())
		}
	}
}

// Where two inputs move the net as far, the title doesn't name one as the most.
func TestATornadoNamesNoInputTheMostAmongEquals(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		s := randomSubject(t, r)
		rows := newTornado(s).Table().Rows
		title := newTornado(s).Title()
		most := len(rows) > 0 && (len(rows) == 1 || !amountOf(t, rows[0][3]).Equal(amountOf(t, rows[1][3])))
		if strings.Contains(title, " moves the net most: ") != most {
			t.Fatalf("it says %q of %v", title, rows)
		}
	}
}

// biasFigure is the figure of two costs, of £0.5m as given and of £16.5m changed as rest says.
func biasFigure(t *testing.T, class, rest func(*model.Line)) *Figure {
	t.Helper()
	c := newCase(t, "A", 1, testLine{kind: model.CostLine, minimum: []string{"0.5"}}, testLine{kind: model.CostLine, minimum: []string{"16.5"}})
	for i, change := range []func(*model.Line){class, rest} {
		line := *c.Lines.At(i)
		change(&line)
		e, err := c.Replace(line.ID, &line)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = model.Apply(c, e); err != nil {
			t.Fatal(err)
		}
	}
	return newBias(Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear})
}

func classOf(class model.CostClass) func(*model.Line) {
	return func(l *model.Line) { l.Class = class }
}

func ownEvidence(source string) func(*model.Line) {
	return func(l *model.Line) {
		rate := decimal.RequireFromString("0.3")
		l.Class, l.Overrun, l.OverrunSource = model.OwnEvidence, &rate, source
	}
}

// classedAtRandom gives the costs of a subject classes, own evidence and none.
func classedAtRandom(t *testing.T, r *rand.Rand, s Subject) Subject {
	t.Helper()
	var e model.Edit
	for l := range s.Case.Lines.All() {
		if l.Type != model.CostLine {
			continue
		}
		line := *l
		changes := []func(*model.Line){classOf(model.Unclassed), classOf(model.ChangeCosts), classOf(model.Equipment), ownEvidence(""), ownEvidence(longName(r))}
		changes[r.IntN(len(changes))](&line)
		e.Changes = append(e.Changes, model.Change{From: l, To: &line})
	}
	c, _, err := model.Apply(s.Case, e)
	if err != nil {
		t.Fatal(err)
	}
	s.Case = c
	return s
}

// costsByBias sums up a subject's costs whose bias is known, isn't, and those without a class, and counts each.
func costsByBias(s Subject) (of [3]decimal.Decimal, count [3]int) {
	for l := range s.Case.Counting(s.Scenario) {
		if l.Type == model.CostLine {
			part := map[model.CostClass]int{model.Unclassed: 2, model.ChangeCosts: 1}[l.Class]
			of[part] = decimal.Sum(of[part], l.Yearly(s.Case.Head().Years, s.Estimate, s.Basis)...)
			count[part]++
		}
	}
	return of, count
}

// What the title says of the costs is counted anew from the lines.
func TestTheTitleOfTheBiasClaimsNoMoreThanTheLines(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		s := classedAtRandom(t, r, randomSubject(t, r))
		of, count := costsByBias(s)
		known, open, rest := count[0] > 0, !of[1].IsZero(), !of[2].IsZero()
		f := newBias(s)
		for text, want := range map[string]bool{
			"No cost has a class": count[0]+count[1] == 0, "costs with a class isn't known": !known && count[1] > 0, " adds ": known,
			" to costs of ": known && !open && !rest, " with a class; ": known && !open && rest,
			" it isn't known": known && open, " have no class, ": known && open && rest,
		} {
			if strings.Contains(f.Title(), text) != want {
				t.Fatalf("of %v it says %q", of, f.Title())
			}
		}
		if got := len(f.Table().Rows) == 3; got != known {
			t.Fatalf("that a bias is known is %v, and the table holds %v", known, f.Table().Rows)
		}
	}
}

func TestNoBiasIsDrawnOrToldThatIsNotKnown(t *testing.T) {
	for words, f := range map[string]*Figure{
		"not known":   biasFigure(t, classOf(model.ChangeCosts), classOf(model.Unclassed)),
		"not applied": biasFigure(t, classOf(model.Unclassed), classOf(model.Unclassed)),
	} {
		if rows := f.Table().Rows; len(rows) != 2 || rows[1][1] != words || rows[1][2] != words || f.Table().Total {
			t.Errorf("the table holds %v", rows)
		}
		if !strings.HasSuffix(f.Alt(), "£17m as entered; the bias is "+words+".") {
			t.Errorf("the picture is told as %q", f.Alt())
		}
		got := record(t, f, frameOf(760, 480))
		var texts []string
		for _, text := range got.Texts {
			texts = append(texts, text.Text)
		}
		all := strings.Join(texts, "|")
		if !strings.Contains(all, words) || strings.Contains(all, "Cost with it") || strings.Contains(all, "+£0m") {
			t.Errorf("drawn are %s", all)
		}
		if bars, steps := len(got.Boxes["bar"]), len(got.Boxes["join"]); bars != 1 || steps != 0 {
			t.Errorf("%d bars are drawn, %d of them with a step to the next", bars, steps)
		}
	}
}

func TestABiasKnownInPartIsNamedSo(t *testing.T) {
	f := biasFigure(t, ownEvidence("Bid"), classOf(model.ChangeCosts))
	for i, want := range []string{"Cost as entered", "Optimism bias, as far as known", "Cost with it, as far as known"} {
		if got := f.Table().Rows[i][0]; got != want {
			t.Errorf("row %d is called %q, want %q", i, got, want)
		}
	}
	if !strings.Contains(f.Alt(), "£0.15m of bias, as far as known, £17.15m with it.") {
		t.Errorf("the picture is told as %q", f.Alt())
	}
}

func TestTheTitleOfTheBiasSaysHowMuchOfTheCostItIsOf(t *testing.T) {
	for title, f := range map[string]*Figure{
		"Optimism bias adds £0.15m to the £0.50m with a class; £16.50m have none":            biasFigure(t, ownEvidence("Bid"), classOf(model.Unclassed)),
		"Optimism bias adds £5.1m to costs of £17.0m":                                        biasFigure(t, ownEvidence("Bid"), ownEvidence("Bid")),
		"Optimism bias adds £0.15m to £0.50m of costs; of £16.50m it isn't known":            biasFigure(t, ownEvidence("Bid"), classOf(model.ChangeCosts)),
		"The optimism bias of costs with a class isn't known":                                biasFigure(t, classOf(model.ChangeCosts), classOf(model.Unclassed)),
		"Optimism bias adds £1.65m to £33.00m to the £16.50m with a class; £0.50m have none": biasFigure(t, classOf(model.Unclassed), classOf(model.Equipment)),
	} {
		if f.Title() != title {
			t.Errorf("it says %q, want %q", f.Title(), title)
		}
	}
}

func TestTheBiasCitesWhatItUsesAndNothingElse(t *testing.T) {
	const guidance, unsaid = "Bounds: Green Book supplementary guidance", "Own evidence: where that of £0.5m of cost comes from isn't said"
	for want, f := range map[string]*Figure{
		unsaid:                       biasFigure(t, ownEvidence(""), classOf(model.Unclassed)),
		"Own evidence: Bid to plan":  biasFigure(t, ownEvidence("Bid to plan."), classOf(model.ChangeCosts)),
		guidance + "|" + unsaid:      biasFigure(t, ownEvidence(" "), classOf(model.Equipment)),
		"Own evidence: One; Another": biasFigure(t, ownEvidence("One"), ownEvidence("Another")),
		guidance:                     biasFigure(t, classOf(model.Equipment), classOf(model.Unclassed)),
	} {
		notes := strings.Join(f.notes, "|")
		for _, part := range strings.Split(want, "|") {
			if !strings.Contains(notes, part) || !strings.Contains(f.Description(), strings.TrimPrefix(part, "Bounds: ")) {
				t.Errorf("%q isn't said in %q and %q", part, notes, f.Description())
			}
		}
		for _, part := range []string{"Green Book", "isn't said"} {
			if (strings.Contains(notes, part) || strings.Contains(f.Description(), part)) != strings.Contains(want, part) {
				t.Errorf("%q or not: %q and %q", part, notes, f.Description())
			}
		}
	}
}
