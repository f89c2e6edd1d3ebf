package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

// share is a share in per cent, nil for "".
func share(text string) *decimal.Decimal {
	if text == "" {
		return nil
	}
	d := decimal.RequireFromString(text)
	return &d
}

// effortCase is a case with activities, each a name, an area, a share and the comparator's.
func effortCase(t *testing.T, rows ...[4]string) *Case {
	t.Helper()
	records := []Record{&Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}, &Area{ID: "front", Name: "Front"}, &Area{ID: "back", Name: "Back"}}
	for i, r := range rows {
		records = append(records, &Activity{ID: fmt.Sprint("A", i+1), Name: r[0], Area: r[1], Effort: share(r[2]), Comparator: share(r[3])})
	}
	c, err := NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheHeadlineOfEffortIsTheLargestGapAndTrue(t *testing.T) {
	for _, one := range []struct {
		want string
		rows [][4]string
	}{
		{"No activities so far", nil},
		{"No activity has a share of effort so far", [][4]string{{"Calls", "", "", ""}}},
		{"No activity has a comparator’s share so far", [][4]string{{"Calls", "", "7", ""}}},
		{"No activity has both a share of effort and a comparator’s", [][4]string{{"Calls", "", "7", ""}, {"Visits", "", "", "8"}}},
		{"No activity differs from comparable councils where both shares are known", [][4]string{{"Calls", "", "7", "7.0"}, {"Visits", "", "9", ""}}},
		{"Visits takes 7 points less than in comparable councils", [][4]string{{"Calls", "", "7", "6"}, {"Visits", "", "14", "21"}}},
		{"Calls takes 1 point more than in comparable councils", [][4]string{{"Calls", "", "7", "6"}}},
		{"Calls takes 0.5 points more than in comparable councils", [][4]string{{"Calls", "", "7", "6.5"}}},
		{"Calls and Visits differ most from comparable councils, by 2 points each", [][4]string{{"Calls", "", "8", "6"}, {"Visits", "", "4", "6"}, {"Buying", "", "4", "5"}}},
		{"4 activities differ most from comparable councils, by 1 point each", [][4]string{{"A", "", "1", "2"}, {"B", "", "1", "2"}, {"C", "", "1", "2"}, {"D", "", "2", "1"}}},
	} {
		if got := effortCase(t, one.rows...).Effort().Headline(); got != one.want {
			t.Errorf("got %q, want %q", got, one.want)
		}
	}
}

func TestSharesThatAreNotAllEffortSaySo(t *testing.T) {
	for want, rows := range map[string][][4]string{
		"": {{"Calls", "", "40", "60"}, {"Visits", "", "60", "40"}},
		"The shares add up to 97.5%, not 100%; The comparator’s shares add up to 101%, not 100%": {{"Calls", "", "37.5", "61"}, {"Visits", "", "60", "40"}},
		"2 activities have no comparator’s share":                                                {{"Calls", "", "40", ""}, {"Visits", "", "60", ""}},
		"1 activity has no share of effort":                                                      {{"Calls", "", "", "60"}, {"Visits", "", "100", "40"}},
		"2 activities have no share of effort; 2 activities have no comparator’s share":          {{"Calls", "", "", ""}, {"Visits", "", "", ""}},
	} {
		if got := strings.Join(effortCase(t, rows...).Effort().Faults(), "; "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEffortIsSortedByTheSizeOfTheGapAndSummedByArea(t *testing.T) {
	e := effortCase(t, [4]string{"Unknown", "back", "10", ""}, [4]string{"Small", "back", "20", "21"}, [4]string{"Large", "front", "30", "20"}, [4]string{"Other", "", "40", "45"}, [4]string{"Even", "front", "0", "0"}).Effort()
	var names []string
	for _, x := range e.Activities {
		names = append(names, x.Name)
	}
	if got := strings.Join(names, " "); got != "Large Other Small Even Unknown" || len(e.Compared()) != 4 {
		t.Error(got, len(e.Compared()))
	}
	var areas []string
	for _, a := range e.Areas {
		gap, known := a.Gap()
		areas = append(areas, fmt.Sprint(a.Name(), " ", a.Ours.Sum, " ", a.Comparator.Sum, " ", gap, " ", known, " ", len(a.Activities)))
	}
	if got := strings.Join(areas, "; "); got != "Front 30 20 10 true 2; Back 30 21 9 false 2; No area named 40 45 -5 true 1" {
		t.Error(got)
	}
}

// The walk is held against what can be reached in a table of direct links, in random cases where ways meet.
func TestTheWalkGoesBothWaysAndComesToEachRecordOnce(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 16))
	for range 200 {
		c := chainCase(t, r)
		reach := reachable(c)
		for node := range reach {
			kind, key := node.kind, node.key
			up, down := chainRefs(c.LeadsTo(kind, key)), chainRefs(c.RestsOn(kind, key))
			for _, one := range []struct {
				what string
				got  []ref
				want func(other ref) bool
			}{
				{"leads to", up, func(other ref) bool { return reach[node][other] }},
				{"rests on", down, func(other ref) bool { return reach[other][node] }},
			} {
				want := map[ref]bool{}
				for other := range reach {
					if other != node && one.want(other) {
						want[other] = true
					}
				}
				if len(one.got) != len(want) || slices.ContainsFunc(one.got, func(x ref) bool { return !want[x] }) {
					t.Fatalf("seed %d: %v %s %v, want %v", seed, node, one.what, one.got, want)
				}
			}
		}
	}
}

func chainCase(t *testing.T, r *rand.Rand) *Case {
	t.Helper()
	records := []Record{&Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}}
	some := func(letter string, of int) []string {
		var ids []string
		for i := range of {
			if r.IntN(3) == 0 {
				ids = append(ids, fmt.Sprint(letter, i))
			}
		}
		return ids
	}
	for i := range 4 {
		records = append(records, &Activity{ID: fmt.Sprint("A", i), Name: "a"}, &Component{ID: fmt.Sprint("C", i), Name: "c"})
	}
	for i := range 6 {
		records = append(records, &Finding{ID: fmt.Sprint("F", i), Text: "f", Phase: 1 + r.IntN(2), Activities: some("A", 4), From: some("F", i), Components: some("C", 4)})
	}
	c, err := NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// reachable says of each record which others can be come to from it along the links.
func reachable(c *Case) map[ref]map[ref]bool {
	reach := map[ref]map[ref]bool{}
	for r := range c.Records() {
		if r.Kind() != KindHead {
			reach[ref{r.Kind(), r.Key()}] = map[ref]bool{}
		}
	}
	for f := range c.Findings.All() {
		at := ref{KindFinding, f.ID}
		for _, id := range f.Activities {
			reach[ref{KindActivity, id}][at] = true
		}
		for _, id := range f.From {
			reach[ref{KindFinding, id}][at] = true
		}
		for _, id := range f.Components {
			reach[at][ref{KindComponent, id}] = true
		}
	}
	for by := range reach {
		for from := range reach {
			for to := range reach {
				if reach[from][by] && reach[by][to] {
					reach[from][to] = true
				}
			}
		}
	}
	return reach
}

func chainRefs(x Chain) []ref {
	var out []ref
	for _, a := range x.Activities {
		out = append(out, ref{KindActivity, a.ID})
	}
	for _, f := range x.Findings {
		out = append(out, ref{KindFinding, f.ID})
	}
	for _, p := range x.Components {
		out = append(out, ref{KindComponent, p.ID})
	}
	return out
}

func TestARatingIsGivenWithWhoWhenAndWhyAndTakenBackWhole(t *testing.T) {
	c, err := NewCase(0, []Record{
		&Head{ID: "c", Title: "C", FirstYear: 2018, Years: 1}, &Component{ID: "data", Name: "Data"}, &Component{ID: "core", Name: "Core"},
		&Finding{ID: "F1", Phase: FindingPhase, Text: "Data is little used.", Components: []string{"data"}},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	rate := func(component string, r RAG, why string) Edit {
		edit, err := c.Rate(component, r, "A. Officer", "2018-02-13", why)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = Apply(c, edit); err != nil {
			t.Fatal(err)
		}
		return edit
	}
	if text := rate("data", Amber, "two of five systems").Text; text != "Data rated amber: two of five systems" {
		t.Error(text)
	}
	rate("core", Red, "")
	data, _ := c.Components.Get("data")
	core, _ := c.Components.Get("core")
	if got := data.RatedWords(); got != "Rated by A. Officer, 13 February 2018: two of five systems" || c.RestsOnNothing(data) || !c.RestsOnNothing(core) {
		t.Error(got)
	}
	if text := rate("data", Unrated, "no longer").Text; text != "Rating of Data taken back" {
		t.Error(text)
	}
	if data, _ = c.Components.Get("data"); data.RatedBy+data.RatedOn+data.RatedWhy+data.RatedWords() != "" {
		t.Errorf("it leaves %+v", data)
	}
	if _, err := c.Rate("ghost", Red, "", "", ""); err == nil {
		t.Error("a component that isn't there is rated")
	}
}
