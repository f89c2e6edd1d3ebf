package charts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// ratedCase is a case some of whose components are rated, two of them for a reason, one on no finding.
func ratedCase(t testing.TB, c *model.Case) *model.Case {
	t.Helper()
	ratings := map[string]*model.Component{
		"data":        (&model.Component{}).Rated(model.Amber, "A. Officer", "2018-02-13", "two of the five systems that hold it can be asked"),
		"enabling":    (&model.Component{}).Rated(model.Red, "A. Officer", "2018-02-13", ""),
		"procurement": (&model.Component{}).Rated(model.Green, "", "", ""),
	}
	var records []model.Record
	for r := range c.Records() {
		switch x := r.(type) {
		case *model.Component:
			if as, ok := ratings[x.ID]; ok {
				r = x.Rated(as.RAG, as.RatedBy, as.RatedOn, as.RatedWhy)
			}
		case *model.Finding:
			next := *x
			next.Components = slices.DeleteFunc(slices.Clone(x.Components), func(id string) bool { return id == "procurement" })
			r = &next
		}
		records = append(records, r)
	}
	next, err := model.NewCase(c.Revision, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// randomAssessment are activities, few or many, with shares, with one of them or without, and findings about the first components.
func randomAssessment(r *rand.Rand, name func(int) string) []model.Record {
	var records []model.Record
	for i := range []int{0, 0, 1, 6, 40}[r.IntN(5)] {
		x := &model.Activity{ID: fmt.Sprint("A", i), Name: name(i)}
		for _, share := range []**decimal.Decimal{&x.Effort, &x.Comparator} {
			if r.IntN(4) > 0 {
				d := decimal.New(r.Int64N(4), -int32(r.IntN(3)*r.IntN(2)))
				*share = &d
			}
		}
		records = append(records, x)
	}
	return records
}

// randomlyRated is a component with any rating, by anybody or nobody, for a long reason or none.
func randomlyRated(r *rand.Rand, x *model.Component) *model.Component {
	if r.IntN(2) == 0 {
		return x
	}
	return x.Rated([]model.RAG{model.Red, model.Amber, model.Green}[r.IntN(3)], []string{"", "A. Officer"}[r.IntN(2)], []string{"", "2018-02-13"}[r.IntN(2)], []string{"", longName(r)}[r.IntN(2)])
}

// The title of the figure of effort is held against its own table: nobody lies further from the comparator than those it names.
func TestTheTitleOfEffortNamesAllThatDifferMost(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 16))
	sorts := map[string]int{}
	for range 400 {
		records := append([]model.Record{&model.Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}}, randomAssessment(r, func(i int) string { return fmt.Sprint("Work ", i) })...)
		c, err := model.NewCase(0, records, false)
		if err != nil {
			t.Fatal(err)
		}
		f := figureOf(t, FigureEffort, Subject{Case: c})
		var most decimal.Decimal
		var names []string
		for _, row := range f.Table().Rows {
			gap, err := decimal.NewFromString(strings.Replace(strings.TrimPrefix(row[5], "+"), "−", "-", 1))
			if err != nil {
				continue // no gap, or the sum
			}
			switch gap.Abs().Cmp(most) {
			case 1:
				most, names = gap.Abs(), []string{row[0]}
			case 0:
				names = append(names, row[0])
			}
		}
		sort := "several"
		want := model.JoinWords(names) + " differ most"
		switch {
		case most.IsZero():
			sort, want = "none", "No activit"
		case len(names) == 1:
			sort, want = "one", names[0]+" takes "+model.Points(most)
		case len(names) > 3:
			sort, want = "many", fmt.Sprint(len(names), " activities differ most")
		}
		if sorts[sort]++; !strings.HasPrefix(f.Title(), want) {
			t.Fatalf("seed %d: %q, want %q, of %v", seed, f.Title(), want, f.Table().Rows)
		}
	}
	if len(sorts) != 4 {
		t.Errorf("seed %d: titles were of the sorts %v", seed, sorts)
	}
}

func TestRatingsAreCountedInWordsAndSayWhatTheyRestOn(t *testing.T) {
	f := figureOf(t, FigureRatings, Subject{Case: ratedCase(t, exampleCase(t))})
	if want := "1 of 7 components is red, 1 amber, 1 green, 4 not rated"; f.Title() != want {
		t.Errorf("got %q, want %q", f.Title(), want)
	}
	for _, want := range []string{
		"amber. Findings about it: F2. Rated by A. Officer, 13 February 2018: two of the five systems that hold it can be asked.",
		"red. Findings about it: F1. Rated by A. Officer, 13 February 2018.",
		"green. Rests on no finding. Nobody has said who rated it.",
		"1 of 3 ratings rests on no finding.", "2 of 2 messages and findings rest here on illustrative activities",
	} {
		if !strings.Contains(f.Description(), want) {
			t.Errorf("%q isn't said in %q", want, f.Description())
		}
	}
}

// manyActivities is a case of so many activities.
func manyActivities(t testing.TB, n int) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}}
	for i := range n {
		ours, theirs := decimal.New(int64(i%7), -2), decimal.New(int64(i%11), -2)
		records = append(records, &model.Activity{ID: fmt.Sprint("A", i), Name: fmt.Sprintf("Activity %d of a large council", i), Effort: &ours, Comparator: &theirs})
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
