package appraisal_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// byID returns the measures of a scenario by id, and their ids in order.
func byID(measures []Measure) (found map[string]Measure, ids []string) {
	found = map[string]Measure{}
	for _, m := range measures {
		found[m.ID] = m
		ids = append(ids, m.ID)
	}
	return found, ids
}

func TestThePublishedCaseIsExplainedAsPublished(t *testing.T) {
	c, scenario := worked(t)
	found, ids := byID(Measures(c, scenario, model.Minimum, model.InYear, Options{}))
	for _, one := range []struct{ id, words, formula string }{
		{"benefit", "£33m", "Benefit = £2m + £13m + £13m + £5m = £33m"},
		{"cost", "£17m", "Cost = £3m + £8m + £5m + £1m = £17m"},
		{"net", "£16m", "Net = benefit − cost = £33m − £17m = £16m"},
		{"net-lowest", "£16m", "Lowest net = lowest benefit − highest cost = £33m − £17m = £16m"},
		{"net-highest", "£41m", "Highest net = highest benefit − lowest cost = £58m − £17m = £41m"},
		{"payback", "during 2019/20", "Cumulative net is −£1m at the end of 2018/19 and £4m at the end of 2019/20: 1 + £1m / £5m = 1.20 years"},
		{"annual-saving", "£33m", ""},
		{"peak-outlay", "£1m", "Out of pocket = −min(0, lowest cumulative net) = −min(0, −£1m) = £1m, at the end of 2018/19"},
		{"gross/cumulative net", "£16m", ""},
		{"overlap/cumulative net", "£15m", ""},
		{"residual/cumulative net", "£1m", "New to the budget = before overlap − already in the budget = £16m − £15m = £1m"},
		{"double-counts", "2", ""},
		// Carried forward, the benefit is 2, 15, 28 and 33 a year; the costs are once.
		{"pvb", "£72.40m", "PVB = £2m × 1 + £15m × 0.96618 + £28m × 0.93351 + £33m × 0.90194 = £72.40m"},
		{"pvc", "£16.30m", "PVC = £3m × 1 + £8m × 0.9662 + £5m × 0.9335 + £1m × 0.9019 = £16.30m"},
		{"npv", "£56.10m", "NPV = PVB − PVC = £72.40m − £16.30m = £56.10m"},
		{"bcr", "4.44", "BCR = PVB / PVC = £72.40m / £16.30m = 4.44"},
		{"switching-benefits", "22.5% of plan", "PVC / PVB = £16.30m / £72.40m = 22.5%"},
		{"switching-costs", "344.2%", "PVB / PVC − 1 = £72.40m / £16.30m − 1 = 344.2%"},
		{"delay-1", "£24.89m", "NPV = PVB one year late − PVC = £41.19m − £16.30m = £24.89m"},
		{"delay-2", "−£0.90m", "NPV = PVB two years late − PVC = £15.40m − £16.30m = −£0.90m"},
		{"tornado/benefit/centre-of-excellence", "£9m", "Benefit £8m: net £16m; £17m: net £25m"},
		{"optimism-bias", "not applied", ""},
	} {
		if m := found[one.id]; m.Words != one.words || m.Formula != one.formula {
			t.Errorf("%s: %q, %q\nwant %q, %q", one.id, m.Words, m.Formula, one.words, one.formula)
		}
	}
	if len(ids) < 25 || ids[0] != "benefit" || len(found) != len(ids) {
		t.Errorf("the measures are %v", ids)
	}
}

// Present values don't follow the basis shown: an ongoing saving counts in every year that has it. What they would be with each saving
// counted once stands beside them, in a sentence.
func TestPresentValuesAreCarriedForwardWhateverIsShown(t *testing.T) {
	c, scenario := worked(t)
	shown, _ := byID(Measures(c, scenario, model.Minimum, model.InYear, Options{}))
	carried, _ := byID(Measures(c, scenario, model.Minimum, model.Recurring, Options{}))
	for id, want := range map[string][2]string{
		"pvb": {"72.395", "£31.21m"}, "pvc": {"16.299", ""}, "npv": {"56.0962", "£14.91m"}, "bcr": {"4.442", "1.91"},
		"switching-benefits": {"22.514", "52.2%"}, "switching-costs": {"344.17", "91.5%"},
		"delay-1": {"24.8905", "£9.49m"}, "delay-2": {"-0.9028", "−£2.71m"},
	} {
		a, b := shown[id], carried[id]
		if near(t, id, a.Value.Decimal, want[0]); a.Words != b.Words || a.Formula != b.Formula || a.Note != b.Note {
			t.Errorf("%s follows the basis: %+v and %+v", id, a, b)
		}
		if want[1] != "" && !strings.Contains(a.Note, "Counting each saving once, in the year in which it is new, it would be "+want[1]+".") {
			t.Errorf("%s doesn't name %s counted once: %s", id, want[1], a.Note)
		}
		if id != "pvc" && !strings.HasPrefix(id, "delay") && !strings.Contains(a.Note, "carried forward from 2018/19 to 2021/22") {
			t.Errorf("%s doesn't name its horizon: %s", id, a.Note)
		}
	}
	once := caseOf(t, 2, &model.Line{ID: "l", Owner: "a", Type: model.BenefitLine, Recurrence: model.Once, Minimum: figures("1 2")})
	for _, m := range Measures(once, "s", model.Minimum, model.InYear, Options{}) {
		if strings.Contains(m.Note, "Counting each saving once") {
			t.Errorf("nothing is ongoing, and %s says %q", m.ID, m.Note)
		}
	}
}

func TestTheAnnualSavingIsWhatTheLastYearSavesCarriedForward(t *testing.T) {
	c, scenario := worked(t)
	if s := AnnualSavingOf(c, scenario, model.Central); !s.Low.Equal(number("33")) || !s.High.Equal(number("58")) || !s.At.Equal(number("45.5")) {
		t.Errorf("the published case saves %+v a year", s)
	}
	r := randomly(t)
	for range 200 {
		c, estimate := randomCase(t, r), pick(r, model.Estimates()...)
		last := c.Head().Years - 1
		want := decimal.Zero
		for l := range c.Counting("s") {
			if l.Recurrence == model.Once {
				continue
			}
			level := l.Yearly(last+1, estimate, model.Recurring)[last]
			if l.Type == model.CostLine {
				level = level.Neg()
			}
			want = want.Add(level)
		}
		if s := AnnualSavingOf(c, "s", estimate); !s.At.Equal(want) || s.Low.GreaterThan(s.At) || s.At.GreaterThan(s.High) {
			t.Fatalf("saves %+v a year, the last year's level is %s", s, want)
		}
	}
}

func TestGroupsStandTogetherUndiscountedFirst(t *testing.T) {
	c, scenario := worked(t)
	draws := draw(t, c, scenario, DrawParams{Seed: 1, Count: 100})
	var order []Group
	for _, m := range Measures(c, scenario, model.Central, model.InYear, Options{Draws: &draws}) {
		if len(order) == 0 || order[len(order)-1] != m.Group {
			order = append(order, m.Group)
		}
	}
	want := []Group{Undiscounted, Overlapping, Doubled, PresentValue, TurningPoints, OneAtATime, Optimism, DrawnRanges, RatesTaken}
	if len(order) != len(want) {
		t.Fatalf("the groups are %q", order)
	}
	for i := range want {
		if order[i] != want[i] {
			t.Errorf("group %d is %q, want %q", i, order[i], want[i])
		}
	}
}

func TestWhatIsDiscountedSaysByWhatAndThatItIsReal(t *testing.T) {
	c, scenario := worked(t)
	found, _ := byID(Measures(c, scenario, model.Minimum, model.InYear, Options{Schedule: Schedule{MidYear: true}}))
	for _, want := range []string{"Green Book", "real 3.5%", "mid-year", "under review since December 2025", "constant prices"} {
		if !strings.Contains(found["npv"].Note, want) {
			t.Errorf("the note of NPV lacks %q: %s", want, found["npv"].Note)
		}
	}
	near(t, "NPV at mid-year", found["npv"].Value.Decimal, "55.1396")
}

func TestOptimismBiasIsASegmentByItself(t *testing.T) {
	c := caseOf(t, 2,
		line("gain", "a", model.BenefitLine, "0 20", ""),
		classed(line("hall", "a", model.CostLine, "10 0", ""), model.StandardBuildings, "0.25"),
		classed(line("tools", model.Programme, model.CostLine, "0 1", ""), model.Equipment, "0.96"),
	)
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{Schedule: flat(100)}))
	for id, want := range map[string][2]string{
		"cost":                {"£11m", "Cost = £10m + £1m = £11m"},
		"optimism-bias/hall":  {"£1.8m", "Cost × upper bound × (1 − mitigation) = £10m × 24% × (1 − 25%) = £1.8m"},
		"optimism-bias/tools": {"£0.08m", "Cost × upper bound × (1 − mitigation) = £1m × 200% × (1 − 96%) = £0.08m"},
		"optimism-bias":       {"£1.88m", "Optimism bias = £1.80m + £0.08m = £1.88m"},
		"net-after-bias":      {"£7.12m", "Net − optimism bias = £9.00m − £1.88m = £7.12m"},
		"npv-after-bias":      {"−£8.24m", "NPV − present value of optimism bias = −£5.50m − £2.74m = −£8.24m"},
	} {
		if m := found[id]; m.Words != want[0] || m.Formula != want[1] {
			t.Errorf("%s: %q, %q", id, m.Words, m.Formula)
		}
	}
	if got := found["optimism-bias/tools"].Name; got != "Optimism bias of what is council-wide, cost" {
		t.Errorf("it is called %q", got)
	}
	if note := found["optimism-bias/tools"].Note; !strings.Contains(note, "below the lower bound") || !strings.Contains(note, "Equipment and development, bounds 200% and 10% of capital expenditure") {
		t.Errorf("the note is %q", note)
	}
}

func TestWhatDoesNotTurnIsSaidInWords(t *testing.T) {
	gain := caseOf(t, 1, line("gain", "a", model.BenefitLine, "4", ""))
	loss := caseOf(t, 1, line("gain", "a", model.BenefitLine, "2", ""), line("cost", "b", model.CostLine, "4", ""))
	for _, one := range []struct {
		c                     *model.Case
		scenario, id          string
		name, words, andValue string
	}{
		{gain, "s", "bcr", "Benefit-cost ratio, cashable (BCR)", "none", ""},
		{gain, "s", "switching-benefits", "Benefits may fall to", "0.0% of plan", "0"},
		{gain, "s", "switching-costs", "Costs may rise by", "no cost to vary", ""},
		{gain, "none", "switching-benefits", "Benefits may fall to", "no benefit to vary", ""},
		{gain, "none", "payback", "Pays back", "nothing spent", ""},
		{gain, "s", "peak-outlay", "Most we are out of pocket at a year end", "£0m", "0"},
		{loss, "s", "switching-benefits", "Benefits would have to rise to", "200.0% of plan", "200"},
		{loss, "s", "switching-costs", "Costs would have to fall by", "50.0%", "-50"},
		{loss, "s", "npv", "Net present value (NPV)", "−£2m", "-2"},
	} {
		found, _ := byID(Measures(one.c, one.scenario, model.Minimum, model.InYear, Options{}))
		m := found[one.id]
		if m.Name != one.name || m.Words != one.words || m.Value.Valid != (one.andValue != "") || m.Value.Valid && !m.Value.Decimal.Equal(number(one.andValue)) {
			t.Errorf("%s is %+v", one.id, m)
		}
	}
}

func TestAnOverlapThatNamesNoMeasureIsSaid(t *testing.T) {
	c := caseOf(t, 1, &model.Overlap{ID: "o", Measure: "morale", Amount: number("2"), Why: "Promised.", Source: model.Source{Grade: model.Workshop, Page: "4"}})
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	if m := found["residual/morale"]; m.Value.Valid || m.Words != "not known" {
		t.Errorf("the residual is %+v", m)
	}
	if got := found["overlap/morale"].Note; got != "£2m: Promised (workshop, page 4)." {
		t.Errorf("the note is %q", got)
	}
}

func TestALongCaseShortensItsFormula(t *testing.T) {
	c := caseOf(t, 9, line("gain", "a", model.BenefitLine, "1 2 3 4 5 6 7 8 9", ""))
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	if got := found["benefit"].Formula; got != "Benefit = £1m + … + £9m (9 figures) = £45m" {
		t.Errorf("the formula is %q", got)
	}
}

var (
	amount     = regexp.MustCompile(`−?£[0-9,]+(\.[0-9]+)?m`)
	subtracted = regexp.MustCompile(`= (−?£[0-9.,]+m) − \(?(−?£[0-9.,]+m)\)? = (−?£[0-9.,]+m)$`)
)

// read reads an amount as it is shown.
func read(t *testing.T, words string) decimal.Decimal {
	t.Helper()
	d, err := model.ReadFigure(words)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEveryFormulaComesToItsFigure(t *testing.T) {
	r := randomly(t)
	for range 200 {
		c := randomCase(t, r)
		estimate, basis, scenario := pick(r, model.Estimates()...), pick(r, model.Bases()...), pick(r, "s", "none")
		for _, m := range Measures(c, scenario, estimate, basis, Options{Inputs: pick(r, ByOwner, ByCategory, ByLine)}) {
			checkMeasure(t, m)
		}
	}
}

// checkMeasure holds a measure's words and the end of its formula to its value, and a difference to its parts.
func checkMeasure(t *testing.T, m Measure) {
	t.Helper()
	if m.ID == "" || m.Name == "" || m.Words == "" || m.Unit == "" || strings.Contains(m.Words+m.Formula+m.Note, "%!") {
		t.Errorf("%+v says too little", m)
	}
	if m.Unit != MillionPounds || !m.Value.Valid {
		return
	}
	if got := read(t, m.Words); !got.Equal(m.Value.Decimal.Round(model.MaxPlaces)) {
		t.Errorf("%s: %s for %s", m.ID, m.Words, m.Value.Decimal)
	}
	amounts := amount.FindAllString(m.Formula, -1)
	if len(amounts) == 0 || m.Group == OneAtATime || m.ID == "peak-outlay" {
		return
	}
	if got := read(t, amounts[len(amounts)-1]); !got.Equal(m.Value.Decimal.Round(model.MaxPlaces)) {
		t.Errorf("%s: %q for %s", m.ID, m.Formula, m.Value.Decimal)
	}
	if adds, ok := comesOut(t, m.Formula); ok && adds == strings.Contains(m.Note, model.RoundingNote) {
		t.Errorf("%s: %q with the note %q", m.ID, m.Formula, m.Note)
	}
}

// comesOut reports whether the amounts that a formula shows come to its last; false for ok where it is neither a sum
// written in full nor a difference.
func comesOut(t *testing.T, formula string) (adds, ok bool) {
	t.Helper()
	if parts := subtracted.FindStringSubmatch(formula); parts != nil {
		return read(t, parts[1]).Sub(read(t, parts[2])).Equal(read(t, parts[3])), true
	}
	sides := strings.Split(formula, " = ")
	if len(sides) != 3 || strings.ContainsAny(formula, "×…/(") {
		return false, false
	}
	sum := decimal.Zero
	for _, term := range strings.Split(strings.ReplaceAll(sides[1], " − ", " + −"), " + ") {
		sum = sum.Add(read(t, term))
	}
	return sum.Equal(read(t, sides[2])), true
}

var (
	divided  = regexp.MustCompile(`= (−?£[0-9.,]+m) / \(?(−?£[0-9.,]+m)\)?( − 1)? = (−?[0-9.,]+)(%?)$`)
	paidBack = regexp.MustCompile(`is (−?£[0-9.,]+m) at .* and (−?£[0-9.,]+m) at .*: ([0-9]+) \+ (£[0-9.,]+m) / (£[0-9.,]+m) = ([0-9.]+) years$`)
	biased   = regexp.MustCompile(`= (−?£[0-9.,]+m) × ([0-9.]+)% × \(1 − ([0-9.]+)%\) = (−?£[0-9.,]+m)$`)
	product  = regexp.MustCompile(`^\(?(−?£[0-9.,]+m)\)? × ([0-9.]+)$`)
)

// again works a formula out on a reader's calculator, from the figures that it shows: what comes out beside what is shown,
// false where it shows no quotient, product or weighted sum in full.
func again(t *testing.T, formula string) (got, shown decimal.Decimal, ok bool) {
	t.Helper()
	over := func(a, b string) decimal.Decimal {
		if read(t, b).IsZero() {
			return decimal.NewFromInt(-1_000_000)
		}
		return read(t, a).DivRound(read(t, b), 24)
	}
	if m := divided.FindStringSubmatch(formula); m != nil {
		q, places := over(m[1], m[2]), int32(2)
		if m[3] != "" {
			q = q.Sub(number("1"))
		}
		if m[5] != "" {
			q, places = q.Shift(2), 1
		}
		return q.Round(places), number(strings.NewReplacer("−", "-", ",", "").Replace(m[4])), true
	}
	if m := paidBack.FindStringSubmatch(formula); m != nil {
		if !read(t, m[2]).Sub(read(t, m[1])).Equal(read(t, m[5])) || !read(t, m[1]).Neg().Equal(read(t, m[4])) {
			return decimal.Zero, number(m[6]), true
		}
		return number(m[3]).Add(over(m[4], m[5])).Round(2), number(m[6]), true
	}
	if m := biased.FindStringSubmatch(formula); m != nil {
		rate := number(m[2]).Mul(number("100").Sub(number(m[3]))).Shift(-4)
		return read(t, m[1]).Mul(rate).Round(2), read(t, m[4]), true
	}
	sides := strings.Split(formula, " = ")
	if len(sides) != 3 || !strings.Contains(formula, "×") || strings.Contains(formula, "…") || strings.Contains(formula, "(1") {
		return decimal.Zero, decimal.Zero, false
	}
	for _, one := range strings.Split(strings.ReplaceAll(sides[1], " − ", " + −"), " + ") {
		m := product.FindStringSubmatch(one)
		if m == nil {
			t.Fatalf("%q in %q", one, formula)
		}
		got = got.Add(read(t, m[1]).Mul(number(m[2])))
	}
	return got.Round(2), read(t, sides[2]), true
}

func TestAFormulaGivesItsResultFromTheFiguresItShowsOrSaysThatItDoesNot(t *testing.T) {
	r := randomly(t)
	kinds := map[string]int{}
	for range 300 {
		c := randomCase(t, r)
		for _, m := range Measures(c, "s", pick(r, model.Estimates()...), pick(r, model.Bases()...), Options{Schedule: Schedule{MidYear: r.IntN(2) == 0}}) {
			got, shown, ok := again(t, m.Formula)
			if !ok {
				continue
			}
			kinds[strings.Split(m.ID, "/")[0]]++
			if got.Equal(shown) == strings.Contains(m.Note, "unrounded figures") {
				t.Fatalf("%s: %q gives %s, with the note %q", m.ID, m.Formula, got, m.Note)
			}
		}
	}
	for _, id := range []string{"bcr", "switching-benefits", "switching-costs", "payback", "pvb", "pvc", "optimism-bias"} {
		if kinds[id] < 5 {
			t.Errorf("%s was worked out again %d times only: %v", id, kinds[id], kinds)
		}
	}
}

// A cost of 0.9345 and a benefit of 1.9718 (2.1100) would both be rounded to two places: 1.97 / 0.93 is 2.118.
func TestAQuotientShowsThePlacesThatGiveIt(t *testing.T) {
	c := caseOf(t, 1, line("gain", "a", model.BenefitLine, "1.9718", ""), line("cost", "b", model.CostLine, "0.9345", ""))
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	if got, want := found["bcr"].Formula, "BCR = PVB / PVC = £1.972m / £0.935m = 2.11"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
