package papers

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// readAll holds every figure of an options paper against the lines.
func readAll(t testing.TB, s Paper) (tables []word.Table, found []reAdded) {
	t.Helper()
	s.unpictured = true
	d, err := word.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	a := optionsPaper{Paper: s, d: wordDocument{d}}
	if err := a.all(); err != nil {
		t.Fatal(err)
	}
	tables = append([]word.Table{a.sentenceTable()}, d.Tables()...)
	tables = tables[:len(tables)-2] // those of the certificate itself
	r := newReAdder(s)
	for _, table := range tables {
		found = append(found, r.table(table))
	}
	return tables, found
}

// everyFigureStands checks that no figure is unclassified or disagrees, and that the kinds make up all.
func everyFigureStands(t *testing.T, name string, s Paper) (printed, added int) {
	t.Helper()
	_, found := readAll(t, s)
	for _, f := range found {
		sum := len(f.wrong)
		for _, n := range f.kinds {
			sum += n
		}
		if sum != f.printed || f.kinds[unclassified] > 0 {
			t.Errorf("%s: of %d figures of “%s”, %d are of a kind, and %d of none", name, f.printed, f.caption, sum, f.kinds[unclassified])
		}
		if len(f.wrong) > 0 {
			t.Errorf("%s: %s", name, strings.Join(f.wrong[:min(4, len(f.wrong))], "\n\t"))
		}
		printed, added = printed+f.printed, added+f.kinds[fromLines]
	}
	return printed, added
}

func everyBasis(s Paper, try func(name string, s Paper)) {
	for _, s.Estimate = range model.Estimates() {
		for _, s.Basis = range model.Bases() {
			try(fmt.Sprintf("%s, %s", s.Estimate, s.Basis), s)
		}
	}
}

func TestEveryFigureOfTheExamplesPaperIsReAddedOrSaysWhatItIs(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	everyBasis(example(t), func(name string, s Paper) {
		if printed, added := everyFigureStands(t, name, s); printed < 700 || added < 430 {
			t.Errorf("%s: %d of %d figures are re-added", name, added, printed)
		}
	})
	everyFigureStands(t, "public", hiding(t, example(t), 4).ForPublic())
	everyFigureStands(t, "part 2", hiding(t, example(t), 4))
}

// richCase is a random case that is being made.
type richCase struct {
	*rand.Rand
	years   int
	owners  []string
	records []model.Record
}

// rich is a random case with all that a paper prints figures of: names are shared, figures negative, options slip.
func rich(t testing.TB, r *rand.Rand, components, years int) Paper {
	t.Helper()
	base := decimal.New(int64(1_000_000+r.IntN(1_000_000)), -1)
	x := richCase{Rand: r, years: years, owners: []string{model.Programme}}
	x.add(&model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: years, TaxBase: &base})
	for i := range 3 {
		x.around(i)
	}
	for i := range 3 {
		x.link(fmt.Sprint("d", i), model.KindBenefit, "e")
		x.link(fmt.Sprint("e", i), model.KindObjective, "o")
	}
	for i := range components {
		c := fmt.Sprint("c", i)
		x.add(&model.Component{ID: c, Name: x.any("Contact", "Total", "Net", fmt.Sprint("Care ", i)), Area: fmt.Sprint("a", r.IntN(3))})
		for j := range r.IntN(3) {
			x.decision(c, fmt.Sprint(c, "d", j))
		}
	}
	for i := range 2 * len(x.owners) {
		x.line(fmt.Sprint("l", i), x.owners[i%len(x.owners)])
	}
	c, err := model.NewCase(0, x.records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Paper{Subject: charts.Subject{Case: c, Scenario: "s1", With: []string{"s0", "s2"}, Estimate: model.Minimum, Basis: model.InYear, Workings: new(charts.Workings)}}
}

func (x *richCase) add(all ...model.Record)   { x.records = append(x.records, all...) }
func (x *richCase) any(list ...string) string { return list[x.IntN(len(list))] }

func (x *richCase) amount() *decimal.Decimal {
	d := decimal.New(int64(x.IntN(4000)), -2)
	return &d
}

// figures are one a year.
func (x *richCase) figures(least, most int) (all []decimal.Decimal) {
	places := -int32(x.IntN(4))
	for range x.years {
		all = append(all, decimal.New(int64(least+x.IntN(most-least)), places))
	}
	return all
}

// around adds one of each record that stands around the options.
func (x *richCase) around(i int) {
	x.add(
		&model.Area{ID: fmt.Sprint("a", i), Name: x.any("Care", "Roads"), Cost: decimal.New(int64(x.IntN(3)*x.IntN(9000)), -2)},
		&model.Scenario{ID: fmt.Sprint("s", i), Name: fmt.Sprint("Scheme of 20", i), Role: model.Roles()[i]},
		&model.BudgetLine{ID: fmt.Sprint("b", i), Name: x.any("Pay", budget.NetPressure), Type: model.BudgetTypes()[i], Years: x.figures(-1000, 3000)},
		&model.Overlap{ID: fmt.Sprint("v", i), Measure: []string{"net", "cost", "income"}[i], Years: x.figures(-500, 900)},
		&model.Assumption{ID: fmt.Sprint("A", i), Text: "Left out.", LeavesOut: fmt.Sprint("part ", i), Amount: x.amount()},
		&model.Reinvestment{ID: fmt.Sprint("r", i), Name: "Prevention", Share: decimal.New(int64(x.IntN(50)), -2)},
		&model.Risk{ID: fmt.Sprint("K", i), Name: "It fails", Likelihood: 1 + x.IntN(5), Impact: 1 + x.IntN(5)},
		&model.Opportunity{ID: fmt.Sprint("q", i), Name: "Fees", Low: x.amount()},
		&model.Activity{ID: fmt.Sprint("t", i), Name: x.any("Calls", "All"), Effort: x.amount(), Comparator: x.amount()},
		&model.Factor{FactorKind: model.KindDriver, ID: fmt.Sprint("d", i), Name: x.any("Less demand", "Fewer sites")},
		&model.Factor{FactorKind: model.KindBenefit, ID: fmt.Sprint("e", i), Name: fmt.Sprint("Cost ", i), Worth: model.LineWorths()[x.IntN(2)]},
		&model.Factor{FactorKind: model.KindObjective, ID: fmt.Sprint("o", i), Name: fmt.Sprint("Aim ", i)},
		&model.Measure{ID: fmt.Sprint("m", i), Name: "Visits", Start: x.amount(), Target: x.amount(), Year: 2030},
	)
}

// link links an owner to some of three targets, by shares or without.
func (x *richCase) link(owner string, to model.Kind, targets string) {
	for i := range 3 {
		l := &model.Link{Owner: owner, To: to, Target: fmt.Sprint(targets, i)}
		if x.IntN(2) == 0 {
			share := decimal.New(int64(x.IntN(80)), -2)
			l.Share = &share
		}
		if x.IntN(2) == 0 {
			x.add(l)
		}
	}
}

func (x *richCase) decision(component, d string) {
	x.add(&model.Decision{ID: d, Component: component, Name: x.any("Desk", "Model"), AsIs: x.IntN(2) == 0})
	for o := range 1 + x.IntN(3) {
		id := fmt.Sprint(d, "o", o)
		x.owners = append(x.owners, id)
		x.add(&model.Option{ID: id, Decision: d, Name: x.any("Hub", "Total", "Council-wide", "No change", "Team")})
		if x.IntN(2) == 0 {
			x.add(&model.Plan{Option: id, Start: model.QuarterOf(2026, 1)}, &model.Slip{Scenario: "s1", Option: id, Quarters: 1 + x.IntN(4)})
		}
		x.link(id, model.KindDriver, "d")
	}
	for s := range 3 {
		if x.IntN(3) > 0 {
			x.add(&model.Choice{Scenario: fmt.Sprint("s", s), Decision: d, Options: []string{d + "o0"}, Status: model.Provisional})
		}
	}
}

func (x *richCase) line(id, owner string) {
	l := &model.Line{
		ID: id, Owner: owner, Type: model.BenefitLine, Recurrence: model.Ongoing, Category: x.any("income", "All", ""),
		Minimum: x.figures(-300, 2000), Worth: model.LineWorths()[x.IntN(3)],
	}
	if x.IntN(2) == 0 {
		l.Type, l.Funding, l.Worth, l.Class = model.CostLine, model.Fundings()[x.IntN(6)], "", model.CostClasses()[x.IntN(4)]
	}
	if x.IntN(3) == 0 {
		l.Recurrence = model.Once
	}
	if x.IntN(2) == 0 {
		for _, d := range l.Minimum {
			l.Maximum = append(l.Maximum, d.Add(decimal.New(int64(x.IntN(500)), d.Exponent())))
		}
	}
	x.add(l)
}

func TestEveryFigureOfARandomCasesPaperIsReAddedOrSaysWhatItIs(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	const seeds = 24
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 41))
		s := rich(t, r, 1+r.IntN(5), 1+r.IntN(5))
		s.Estimate, s.Basis = model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		everyFigureStands(t, fmt.Sprint("seed ", seed), s)
	}
}

func TestEveryFigureOfALargeCasesPaperIsReAddedOrSaysWhatItIs(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := rich(t, rand.New(rand.NewPCG(9, 9)), 40, model.MaxYears)
	s.Only = slices.DeleteFunc(s.Figures(), charts.FigureID.Slow)
	everyFigureStands(t, "in year", s)
	s.Basis = model.Recurring
	everyFigureStands(t, "carried forward", s)
}

// Whichever figure that is re-added or typed is printed otherwise, the certificate names it.
func TestACellThatSaysAnotherFigureIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	tables, found := readAll(t, s)
	r := newReAdder(s)
	tried := 0
	for i, table := range tables {
		rule := r.ruleOf(table.Caption)
		for row := range table.Rows {
			for column, text := range table.Rows[row] {
				x := cell{table, row, column}
				figures := printedFigures(text)
				if len(figures) == 0 || !rule.holds(x) || !rule.of(r, x)[0].held {
					continue
				}
				tampered := table
				tampered.Rows = slices.Clone(table.Rows)
				tampered.Rows[row] = slices.Clone(table.Rows[row])
				tampered.Rows[row][column] = strings.Replace(text, text[strings.IndexAny(text, "0123456789"):], "777", 1)
				tried++
				if now := r.table(tampered); len(now.wrong) == len(found[i].wrong) {
					t.Errorf("%s, row %d, column %d: 777 for %q passes", table.Caption, row, column, text)
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d cells are held against anything", tried)
	}
}

func TestTheCertificateSaysHowManyFiguresAreReAddedAndNamesThoseThatDisagree(t *testing.T) {
	s := example(t)
	r := newReAdder(s)
	table := word.Table{Caption: "Cost and benefit profile, as printed", Columns: []string{"Year", "Benefit (£m)", "Net (£m)"}, Rows: [][]string{{"2018/19", "2", "−1"}, {"2019/20", "14", "5"}}, Numeric: []bool{false, true, true}}
	unknown := word.Table{Caption: "A table of another kind", Columns: []string{"A", "B"}, Rows: [][]string{{"a", "3"}}, Numeric: []bool{false, true}}
	d, err := word.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	tellFigures(wordDocument{d}, []reAdded{r.table(table), r.table(unknown)})
	var b bytes.Buffer
	if err := d.Write(&b, word.About{Title: "A certificate", Created: s.At}); err != nil {
		t.Fatal(err)
	}
	text, err := word.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"5 figures printed: 3 re-added from the lines, and agreeing; 0 as typed in the case; 1 not sums: 1 of a kind that isn’t known; 1 that doesn’t agree, named below.",
		"Doesn’t agree: Cost and benefit profile: 2019/20, Benefit: printed 14, the lines add up to 13.",
	} {
		if !slices.ContainsFunc(text.Paragraphs, func(p string) bool { return strings.Contains(p, want) }) {
			t.Errorf("it doesn’t say %q: %q", want, text.Paragraphs)
		}
	}
	if rows := tableWith(text, "All tables"); !slices.Equal(rows[len(rows)-1], []string{"All tables", "5", "3", "0", "1", "1"}) {
		t.Errorf("%v", rows)
	}
}
