package papers

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// reAdder adds the figures of printed tables up once more, from the lines of the case and by arithmetic of its own: a plain sum, which
// shares nothing with the code that made the tables but the lines.
type reAdder struct {
	c        *model.Case
	scenario string
	estimate model.Estimate
	basis    model.Basis
}

// sum is what a printed figure claims to be: a sum of figures of lines in £m.
type sum struct {
	scenario string
	estimate model.Estimate
	basis    model.Basis
	// keeps are what a line has to be; sort is benefit or cost, both for the net.
	keeps []func(*model.Line) bool
	sort  model.LineType
	// whole takes every line of the case as it is kept, chosen or not.
	whole bool
	// year is the only one added up, or the last with upTo; every year for everyYear.
	year int
	upTo bool
}

const everyYear = -1

// added adds up what is claimed.
func (s sum) added(c *model.Case) decimal.Decimal {
	total := decimal.Zero
	lines := c.Counting(s.scenario)
	if s.whole {
		lines = c.Lines.All()
	}
	for l := range lines {
		if !s.takes(l) {
			continue
		}
		of := decimal.Zero
		for year := range l.Minimum {
			if s.year == everyYear || year == s.year || s.upTo && year < s.year {
				of = of.Add(s.inYear(l, year))
			}
		}
		if l.Type == model.CostLine && s.sort == "" {
			of = of.Neg()
		}
		total = total.Add(of)
	}
	return total
}

func (s sum) takes(l *model.Line) bool {
	return (s.sort == "" || l.Type == s.sort) && !slices.ContainsFunc(s.keeps, func(keep func(*model.Line) bool) bool { return !keep(l) })
}

// inYear is a line's figure in a year: carried forward, that of an ongoing line is all that was new until then.
func (s sum) inYear(l *model.Line, year int) decimal.Decimal {
	first := year
	if s.basis == model.Recurring && l.Recurrence == model.Ongoing {
		first = 0
	}
	total := decimal.Zero
	for t := first; t <= year; t++ {
		total = total.Add(s.figure(l, t))
	}
	return total
}

func (s sum) figure(l *model.Line, year int) decimal.Decimal {
	low, high := l.Minimum[year], l.Minimum[year]
	if len(l.Maximum) > 0 {
		high = l.Maximum[year]
	}
	switch s.estimate {
	case model.Minimum:
		return low
	case model.Maximum:
		return high
	}
	return low.Add(high).Div(decimal.NewFromInt(2))
}

// label is what a heading of a row or a column narrows a sum to; it reports whether it says anything that a sum can be of.
type label func(s *sum) bool

// labels are what is understood of the headings, by their text. Names of the case come first, then our own words.
func (r reAdder) labels() map[string]label {
	all := map[string]label{}
	keep := func(f func(*model.Line) bool) label {
		return func(s *sum) bool { s.keeps = append(s.keeps, f); return true }
	}
	of := func(t model.LineType) label { return func(s *sum) bool { s.sort = t; return true } }
	at := func(e model.Estimate) label { return func(s *sum) bool { s.estimate = e; return true } }
	anything := func(*sum) bool { return true }
	for l := range r.c.Lines.All() {
		category := l.Category
		all[category] = keep(func(x *model.Line) bool { return x.Category == category })
	}
	for x := range r.c.Components.All() {
		all[x.Name] = keep(func(l *model.Line) bool { return r.componentOf(l.Owner) == x.ID })
	}
	for x := range r.c.Options.All() {
		all[x.Name] = keep(func(l *model.Line) bool { return l.Owner == x.ID })
	}
	for x := range r.c.Scenarios.All() {
		all[x.Name] = func(s *sum) bool { s.scenario = x.ID; return true }
	}
	for year, name := range r.c.Head().YearNames() {
		all[name] = func(s *sum) bool { s.year = year; return true }
	}
	for _, funding := range model.Fundings() {
		all[model.Capital(funding.Words())] = keep(func(l *model.Line) bool { return l.Funding == funding })
	}
	programme := keep(func(l *model.Line) bool { return l.Owner == model.Programme })
	ongoing := keep(func(l *model.Line) bool { return l.Recurrence == model.Ongoing })
	once := keep(func(l *model.Line) bool { return l.Recurrence == model.Once })
	for text, says := range map[string]label{
		"Benefit": of(model.BenefitLine), "benefit": of(model.BenefitLine), "Cost": of(model.CostLine), "cost": of(model.CostLine),
		"Yes": anything, "No": anything, "Saves a year": func(s *sum) bool { s.sort = ""; return ongoing(s) },
		"No change":         func(s *sum) bool { s.keeps = append(s.keeps, func(*model.Line) bool { return false }); return true },
		"All one-off costs": anything, "Net": of(""), "Total": anything, "All": anything, "Figure": anything, "No options chosen": programme, "Council-wide": programme,
		"Cautious": at(model.Minimum), "Stretch": at(model.Maximum), "Lowest": at(model.Minimum), "Highest": at(model.Maximum),
		"Cumulative net":    func(s *sum) bool { s.sort, s.upTo = "", true; return true },
		"Benefit, cautious": func(s *sum) bool { s.sort, s.estimate = model.BenefitLine, model.Minimum; return true },
		"Benefit, stretch":  func(s *sum) bool { s.sort, s.estimate = model.BenefitLine, model.Maximum; return true },
		"Annual saving once in place": func(s *sum) bool {
			s.sort, s.basis = "", model.InYear
			return ongoing(s)
		},
		"One-off cost": func(s *sum) bool { s.sort = model.CostLine; return once(s) },
		"Ongoing cost": func(s *sum) bool { s.sort = model.CostLine; return ongoing(s) },
	} {
		all[text] = says
	}
	return all
}

// componentOf is the component of the option that owns a line, empty for what is council-wide.
func (r reAdder) componentOf(owner string) string {
	if o, ok := r.c.Options.Get(owner); ok {
		if d, ok := r.c.Decisions.Get(o.Decision); ok {
			return d.Component
		}
	}
	return ""
}

// summed are the tables whose figures are sums of lines, by how their caption begins, with what all of their figures are.
var summed = []struct {
	caption string
	of      func(*sum)
}{
	{"Cost and benefit profile", func(*sum) {}},
	{"Cumulative net", func(s *sum) { s.upTo = true }},
	{"Benefit by component", func(s *sum) { s.sort = model.BenefitLine }},
	{"Benefit by stream", func(s *sum) { s.sort = model.BenefitLine }},
	{"Investment by type and year", func(s *sum) { s.sort = model.CostLine }},
	{"Plan of benefits and costs", func(*sum) {}},
	{"One-off costs by what pays for them", paidOnce},
	{"What one-off costs are paid from", paidOnce},
	{optionsFor, func(s *sum) { s.whole, s.basis = true, model.InYear }},
}

func paidOnce(s *sum) {
	s.sort = model.CostLine
	s.keeps = append(s.keeps, func(l *model.Line) bool { return l.Recurrence == model.Once })
}

// reAdded counts the figures of a table: how many stand in it, how many are sums of lines that agree, and which don't.
type reAdded struct {
	caption       string
	printed, sums int
	wrong         []string
}

// table adds the figures of a table up.
func (r reAdder) table(t word.Table, labels map[string]label) reAdded {
	found := reAdded{caption: t.Caption}
	base, isSum := r.baseOf(t.Caption)
	for _, row := range t.Rows {
		for i, cell := range row {
			if !isFigure(t, i, isSum) {
				continue
			}
			figures := printedFigures(cell)
			found.printed += len(figures)
			if !isSum || len(figures) == 0 {
				continue
			}
			if claims := r.claims(base, labels, t, row, i, len(figures)); claims != nil {
				r.hold(&found, claims, figures, row, t.Columns[i])
			}
		}
	}
	return found
}

// isFigure reports whether a column holds figures: it says so, or the table is one of sums with words among its figures.
func isFigure(t word.Table, column int, isSum bool) bool {
	if len(t.Numeric) == 0 {
		return isSum && column > 0
	}
	return column < len(t.Numeric) && t.Numeric[column]
}

// hold compares printed figures with what they claim to be.
func (r reAdder) hold(found *reAdded, claims []sum, figures []decimal.Decimal, row []string, column string) {
	for i, claim := range claims {
		want := claim.added(r.c)
		if places := -figures[i].Exponent(); !want.Round(places).Equal(figures[i]) {
			found.wrong = append(found.wrong, row[0]+", "+column+": printed "+figures[i].String()+", the lines add up to "+want.String())
			continue
		}
		found.sums++
	}
}

func (r reAdder) baseOf(caption string) (sum, bool) {
	base := sum{scenario: r.scenario, estimate: r.estimate, basis: r.basis, year: everyYear}
	for _, one := range summed {
		if strings.HasPrefix(caption, one.caption) {
			one.of(&base)
			return base, true
		}
	}
	return base, strings.HasSuffix(caption, fewFigures+model.Small(r.estimate.Name())+" estimate") || strings.HasPrefix(caption, "Appraisal summary")
}

// claims are what the figures of a cell are sums of, nil where the headings don't say. Two figures are the cautious and the stretch end.
func (r reAdder) claims(base sum, labels map[string]label, t word.Table, row []string, column, figures int) []sum {
	base.keeps = slices.Clone(base.keeps)
	texts := []string{plainLabel(t.Columns[column])}
	for i, cell := range row {
		if isFigure(t, i, true) {
			break
		}
		texts = append(texts, cell)
	}
	if len(texts) > 3 { // the words of a wide table say more than what its figures are of
		return nil
	}
	for _, text := range texts {
		says, known := labels[text]
		if before, behind, is := strings.Cut(text, ": "); is && !known { // an option with what it means, or a role with its scenario
			if says, known = labels[before]; !known {
				says, known = labels[behind]
			}
		}
		if !known || !says(&base) {
			return nil
		}
	}
	if figures == 1 {
		return []sum{base}
	}
	low, high := base, base
	low.estimate, high.estimate = model.Minimum, model.Maximum
	return []sum{low, high}
}

// plainLabel is a heading without its unit.
func plainLabel(text string) string { return strings.TrimSpace(strings.TrimSuffix(text, "(£m)")) }

var printedFigure = regexp.MustCompile(`[-−+]?£?[-−]?[0-9][0-9,]*(\.[0-9]+)?`)

// printedFigures reads the figures of a cell.
func printedFigures(cell string) (figures []decimal.Decimal) {
	if strings.Contains(cell, "/") { // a year
		return nil
	}
	for _, text := range printedFigure.FindAllString(cell, -1) {
		text = strings.NewReplacer("−", "-", "£", "", ",", "", "+", "").Replace(text)
		if d, err := decimal.NewFromString(text); err == nil {
			figures = append(figures, d)
		}
	}
	return figures
}
