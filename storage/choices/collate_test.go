package choices

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/model"
	"tomworkbench/model/collation"
)

func counts(x *collation.Collation, decision string, names bool) map[string]int {
	found := map[string]int{}
	for _, t := range x.Decisions {
		for _, n := range t.Counts(names) {
			if t.Decision.ID == decision && n.Hidden {
				found[n.Option] = -1
			} else if t.Decision.ID == decision && n.N > 0 {
				found[n.Option] = n.N
			}
		}
	}
	return found
}

func TestACollationCountsWhoChoseWhatAndWhoLeftIt(t *testing.T) {
	p := made(t, frame(t, 3, -3), Draft{})
	of := func(a ...Answer) Given {
		r, err := p.Answered("", time.Time{}, a, nil)
		return Given{Return: r, Err: err}
	}
	x := collated(t, p, []Given{
		of(Answer{Decision: "d0", Kind: NoChange}, Answer{Decision: "d1", Kind: Options, Options: []string{"d1-o2", "d1-o0"}}),
		of(Answer{Decision: "d0", Kind: NoPreference}, Answer{Decision: "d1", Kind: Options, Options: []string{"d1-o0"}}),
		of(Answer{Decision: "d0", Kind: Options, Options: []string{"d0-o1"}}),
		of(Answer{Decision: "d0", Kind: Options, Options: []string{"d0-o1"}}),
	})
	if got := counts(x, "d0", true); !reflect.DeepEqual(got, map[string]int{"d0-o1": 2, collation.NoChangeWord: 1, collation.NoPreferenceWord: 1}) {
		t.Errorf("one answer: %v", got)
	}
	if got := counts(x, "d1", true); !reflect.DeepEqual(got, map[string]int{"d1-o0": 2, "d1-o2": 1, collation.UntouchedWord: 2}) {
		t.Errorf("several answers: %v", got)
	}
	if got := x.Decisions[0].Division().RatString() + " " + x.Decisions[1].Division().RatString(); got != "2/3 1" {
		t.Errorf("the divisions are %s", got)
	}
	if most := x.MostDivided(); most[0].Decision.ID != "d1" {
		t.Errorf("most divided is %s", most[0].Decision.ID)
	}
}

func TestTheDivisionIsTheShareOfPairsThatDiffer(t *testing.T) {
	r := seeded(t)
	p := made(t, frame(t, 3, -3), Draft{})
	for range 50 {
		var given []Given
		for range r.IntN(9) {
			sent, err := p.Answered("", time.Time{}, randomAnswers(r, p), nil)
			given = append(given, Given{Return: sent, Err: err})
		}
		x := collated(t, p, given)
		for i, tally := range x.Decisions {
			differ, pairs := int64(0), int64(0)
			for j, a := range given {
				for _, b := range given[:j] {
					one, other := a.Return.Choices[i], b.Return.Choices[i]
					if stated(one) && stated(other) {
						if pairs++; one.Kind != other.Kind || !slices.Equal(one.Options, other.Options) {
							differ++
						}
					}
				}
			}
			got := tally.Division()
			if pairs == 0 && got.Sign() != 0 || got.Num().Int64()*pairs != got.Denom().Int64()*differ && pairs > 0 {
				t.Fatalf("%d of %d pairs differ; the division is %s", differ, pairs, got)
			}
		}
	}
}

func stated(a Answer) bool { return a.Kind == Options || a.Kind == NoChange }

func TestOfOnePersonTheLatestCountsHoweverTheNameIsWrittenAndAllAreKept(t *testing.T) {
	p := made(t, frame(t, 3), Draft{Closes: "2026-12-02"})
	given := []Given{
		answered(t, p, "Ann  Smith", 3, "d0-o2"), answered(t, p, "ann smith", 1, "d0-o0"), answered(t, p, "ANN SMITH ", 2, "d0-o1"),
		answered(t, p, "", 1, "d0-o0"), answered(t, p, "", 2, "d0-o0"), answered(t, p, "Bob", 1, "d0-o0"), answered(t, p, "Bob", 1, "d0-o0"),
	}
	for range 10 {
		x := collated(t, p, given)
		if got := counts(x, "d0", true); !reflect.DeepEqual(got, map[string]int{"d0-o2": 1, "d0-o0": 3}) || len(x.Returns) != len(given) {
			t.Fatalf("counted %v of %d", got, len(x.Returns))
		}
		standings := map[collation.Standing]int{}
		late := 0
		for _, r := range x.Returns {
			standings[r.Standing]++
			if r.Late {
				late++
			}
		}
		if standings[collation.Counted] != 4 || standings[collation.Replaced] != 2 || standings[collation.Duplicate] != 1 || late != 1 {
			t.Fatalf("%v, %d late", standings, late)
		}
		rand.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
	}
	if got := collated(t, p, given).Missing(model.NamesIn("Ann Smith\r\n\nBob\nCath Jones\ncath  jones\n Dan\n")); !slices.Equal(got, []string{"Cath Jones", "Dan"}) {
		t.Errorf("missing are %q", got)
	}
}

func TestTheSameCodeFromTwoPeopleCountsTwice(t *testing.T) {
	p := made(t, frame(t, 3), Draft{})
	code, err := p.Code([]Answer{{Decision: "d0", Kind: NoPreference}})
	if err != nil {
		t.Fatal(err)
	}
	x := collated(t, p, []Given{FromCode(code, "", at(1), p.Record()), FromCode(code, "", at(1), p.Record()), FromCode(code, "Ann", at(1), p.Record()), FromCode(code, "Ann", at(2), p.Record()), FromCode("x", "", at(1), p.Record())})
	if got := counts(x, "d0", true); got[collation.NoPreferenceWord] != 3 || len(x.Refused) != 1 {
		t.Errorf("counted %v, refused %v", got, x.Refused)
	}
}

func TestAReturnForAnOlderVersionCountsAsFarAsThePackHasWhatItAnswers(t *testing.T) {
	c := frame(t, 3, 2, 2)
	old := made(t, c, Draft{})
	c = edited(t, c,
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindOption, "d0-o1") },
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindDecision, "d1") })
	p := made(t, c, Draft{Replaces: old.Record()})
	newer := made(t, c, Draft{Replaces: p.Record(), Welcome: "Again"})
	x := collated(t, p, []Given{
		answered(t, old, "Ann", 1, "d0-o1", "d1-o0", "d2-o1"), answered(t, newer, "Bob", 1, "d0-o0"), answered(t, made(t, frame(t, 9), Draft{}), "Cath", 1),
		{Name: "x", Err: os.ErrNotExist},
	})
	if len(x.Returns) != 1 || x.Other(x.Returns[0]) != "answers version 1 of the pack, and this is version 2" {
		t.Fatalf("taken are %+v", x.Returns)
	}
	if lost := strings.Join(x.Returns[0].Lost, "; "); lost != `“Decision 0” has no option "d0-o1"; the pack has no decision "d1"` {
		t.Errorf("lost is %s", lost)
	}
	if got := counts(x, "d2", true); got["d2-o1"] != 1 || counts(x, "d0", true)[collation.UntouchedWord] != 1 {
		t.Errorf("counted %v", got)
	}
	var why []string
	for _, r := range x.Refused {
		why = append(why, r.Why)
	}
	if want := []string{"it answers version 3 of the pack, and this is version 2; collate it with the newer pack", "it answers another pack, “Frame”", "file does not exist"}; !slices.Equal(why, want) {
		t.Errorf("refused as %q", why)
	}
}

func TestReasonsStandSideBySideWithNamesOrWithout(t *testing.T) {
	p := made(t, frame(t, 3), Draft{})
	var given []Given
	for i, who := range []string{"Cath", "Ann", "Bob"} {
		r, err := p.Answered(who, at(1), []Answer{{Decision: "d0", Kind: NoPreference, Reason: fmt.Sprint("Reason ", 3-i)}}, nil)
		given = append(given, Given{Name: who, Return: r, Err: err})
	}
	show := func(given []Given, names bool) (said []string) {
		for _, r := range collated(t, p, given).Reasons("d0", names) {
			said = append(said, r.Who+r.Text)
		}
		return said
	}
	if got := show(given, true); !slices.Equal(got, []string{"AnnReason 2", "BobReason 1", "CathReason 3"}) {
		t.Errorf("with names %q", got)
	}
	if got := show(given, false); !slices.Equal(got, []string{"Reason 1", "Reason 2", "Reason 3"}) {
		t.Errorf("without names %q", got)
	}
	if got := show(given[:2], false); got != nil {
		t.Errorf("of two people without names %q", got)
	}
}

func TestTheNetIsTheLeastTheMiddleAndTheMostOfTheReturns(t *testing.T) {
	p := made(t, frame(t, 3), Draft{}) // the options save 1, 2 and 3
	for options, want := range map[string]string{"0": "1 1 1", "01": "1 1.5 2", "012": "1 2 3", "0122": "1 2.5 3", "": "0 0 0"} {
		var given []Given
		for i, o := range options {
			given = append(given, answered(t, p, fmt.Sprint("Person ", i), 1, "d0-o"+string(o)))
		}
		net, err := collated(t, p, given).Net(model.Minimum, model.InYear)
		if got := fmt.Sprintf("%s %s %s", net.Least, net.Median, net.Most); err != nil || got != want {
			t.Errorf("%q comes to %s, %v; want %s", options, got, err, want)
		}
	}
}

// agreement counts by brute force how often a scheme agrees with the returns.
func agreement(x *collation.Collation, chosen []string) (agree int) {
	for _, r := range x.CountedReturns() {
		for i, t := range x.Decisions {
			a := r.Fitted[i]
			if !stated(a) {
				continue
			}
			var mine []string
			for _, o := range t.Options {
				if slices.Contains(chosen, o.ID) {
					mine = append(mine, o.ID)
				}
				if t.Decision.Several && slices.Contains(chosen, o.ID) == slices.Contains(a.Options, o.ID) {
					agree++
				}
			}
			if !t.Decision.Several && slices.Equal(mine, a.Options) {
				agree++
			}
		}
	}
	return agree
}

// fitting are the schemes of four decisions that keep the two rules of the test and leave empty only what may be.
func fitting() (schemes [][]string) {
	all := [][]string{nil}
	add := func(answers ...[]string) {
		var more [][]string
		for _, s := range all {
			for _, a := range answers {
				more = append(more, slices.Concat(s, a))
			}
		}
		all = more
	}
	add(nil, []string{"d0-o0"}, []string{"d0-o1"}, []string{"d0-o2"})
	add([]string{"d1-o0"}, []string{"d1-o1"})
	add(nil, []string{"d2-o0"}, []string{"d2-o1"}, []string{"d2-o0", "d2-o1"})
	add([]string{"d3-o0"}, []string{"d3-o1"}, []string{"d3-o0", "d3-o1"})
	return slices.DeleteFunc(all, func(s []string) bool {
		has := func(id string) bool { return slices.Contains(s, id) }
		return has("d0-o0") && has("d1-o0") || has("d2-o1") && !has("d0-o2")
	})
}

func TestNoSchemeThatFitsTheRulesAgreesMoreOften(t *testing.T) {
	r := seeded(t)
	c := edited(t, frame(t, 3, 2, -2, -2),
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Rule{Relation: model.Excludes, Option: "d0-o0", Other: "d1-o0"}, "")
		},
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Rule{Relation: model.Requires, Option: "d2-o1", Other: "d0-o2"}, "")
		})
	p := made(t, c, Draft{})
	for range 40 {
		var given []Given
		for range r.IntN(8) {
			sent, err := p.Answered("", time.Time{}, randomAnswers(r, p), nil)
			given = append(given, Given{Return: sent, Err: err})
		}
		x := collated(t, p, given)
		got, err := x.Agreement(context.Background(), model.Minimum, model.InYear)
		if err != nil || got == nil {
			t.Fatal(got, err)
		}
		best, ties := 0, int64(0)
		for _, chosen := range fitting() {
			switch n := agreement(x, chosen); {
			case n > best || ties == 0:
				best, ties = n, 1
			case n == best:
				ties++
			}
		}
		if got.Agree != best || got.Schemes.Int64() != ties || agreement(x, got.Scheme.Options) != best {
			t.Fatalf("%v agrees %d times of %d, %v schemes do; want %d, %d", got.Scheme.Options, got.Agree, got.Of, got.Schemes, best, ties)
		}
	}
}

func TestAFolderIsGatheredInTheOrderOfItsNamesAndABadFileStopsNoOther(t *testing.T) {
	folder := t.TempDir()
	p := made(t, frame(t, 3), Draft{})
	for _, name := range []string{"b", "a"} {
		if err := answered(t, p, name, 1, "d0-o0").Return.Write(filepath.Join(folder, name+ReturnExtension)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"bad\u202e" + ReturnExtension: "{", "notes.txt": "x"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "c"+ReturnExtension), 0o700); err != nil {
		t.Fatal(err)
	}
	given := Gather(folder, filepath.Join(folder, "a"+ReturnExtension), filepath.Join(folder, "none"))
	var names []string
	for _, g := range given {
		names = append(names, fmt.Sprint(g.Name, g.Err == nil))
	}
	if want := []string{"a.tomchoicestrue", "b.tomchoicestrue", "bad.tomchoicesfalse", "c.tomchoicesfalse", "a.tomchoicestrue", "nonefalse"}; !slices.Equal(names, want) {
		t.Errorf("gathered are %q", names)
	}
	if x := collated(t, p, given); len(x.Refused) != 3 || len(x.CountedReturns()) != 2 {
		t.Errorf("refused are %v", x.Refused)
	}
}
