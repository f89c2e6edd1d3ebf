package desk

import (
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/app/member/words"
	"tomworkbench/app/member/words/wordstest"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

func example(t testing.TB) *choices.Pack {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	p, err := choices.Make(file.Case, choices.Draft{
		Comparators: []string{file.Case.Scenarios.At(0).ID}, Questions: []string{"What matters most?"}, Closes: "2026-12-31",
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func noon() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) }

func BenchmarkOpen(b *testing.B) {
	data, err := example(b).Encode()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := choices.DecodePack(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	p := example(b)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := Open(p, words.English(), Browser{Keeps: true}, noon); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkChoice(b *testing.B) {
	d, _, err := Open(example(b), words.English(), Browser{Keeps: true}, noon)
	if err != nil {
		b.Fatal(err)
	}
	d.Do("go 1", "")
	for i := 0; b.Loop(); i++ {
		if c := d.Do([]string{"choose 0 0", "say 0 nochange"}[i%2], ""); c.Parts[PartSums] == "" {
			b.Fatal("nothing changed")
		}
	}
}

// open opens the example in a browser that keeps what it is given, with what it keeps already.
func open(t testing.TB, in Browser) (*Desk, Change) {
	t.Helper()
	in.Keeps = true
	d, c, err := Open(example(t), words.English(), in, noon)
	if err != nil {
		t.Fatal(err)
	}
	return d, c
}

// do does what a person did, and remembers what the browser keeps.
func (d *Desk) do(kept map[string]string, deeds ...[2]string) (c Change) {
	for _, deed := range deeds {
		c = d.Do(deed[0], deed[1])
		maps.Copy(kept, c.Keep)
	}
	return c
}

func TestAChoiceChangesWhatItComesToAndIsSaidAloud(t *testing.T) {
	d, _ := open(t, Browser{})
	d.Do("go on", "")
	c := d.Do("choose 0 0", "")
	if !slices.Contains(c.Checked, "answer-0-0") || c.Parts[PartScreen] != "" || c.Parts[PartSums] == "" || c.Say == "" {
		t.Errorf("a choice changes %v and says %q", slices.Sorted(maps.Keys(c.Parts)), c.Say)
	}
}

func TestAPersonAnswersGoesOnLaterAndSends(t *testing.T) {
	kept := map[string]string{}
	d, _ := open(t, Browser{})
	d.do(kept, [][2]string{{"go on"}, {"choose 0 0"}, {"reason 0", "It helps"}, {"go 2"}, {"say 1 dontmind"}, {"word 0", "Buses"}, {"name", "Ann"}}...)
	d, c := open(t, Browser{Kept: kept})
	if !strings.Contains(c.Parts[PartScreen], "Go on where you stopped") {
		t.Error("what was kept isn't taken up")
	}
	if d.Do("go on", ""); d.at != 3 {
		t.Errorf("it goes on at %d", d.at)
	}
	c = d.Do("go 10", "")
	code := regexp.MustCompile(`id="code"[^>]*>([^<]+)<`).FindStringSubmatch(c.Parts[sendID])
	if code == nil || c.Texts["name"] != "Ann" {
		t.Fatalf("the last page is %s", c.Parts[sendID])
	}
	_, said, err := choices.ReadCode(code[1], d.a.Pack.Record())
	if err != nil {
		t.Fatal(err)
	}
	if got := []choices.Kind{said[0].Kind, said[1].Kind, said[2].Kind}; !slices.Equal(got, []choices.Kind{choices.Options, choices.NoPreference, choices.Untouched}) {
		t.Errorf("the code stands for %v", got)
	}
	file := d.Do("file", "").File
	r, err := choices.DecodeReturn([]byte(file.Text))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join([]string{file.Name, r.Who, r.Choices[0].Reason, r.Said[0].Answer, r.When.String()}, "; "); got != "Oxfordshire 2018, Ann.tomchoices; Ann; It helps; Buses; "+noon().String() {
		t.Errorf("the file is %s", got)
	}
}

func TestNothingIsKeptOfWhoOnlyLooksAndAllIsKeptOfWhoTakesItBack(t *testing.T) {
	d, c := open(t, Browser{})
	for _, deed := range []string{"go 1", "go 5", "go 10", "undo"} {
		if c = d.Do(deed, ""); c.Keep != nil {
			t.Errorf("%s keeps %v", deed, c.Keep)
		}
	}
	kept := map[string]string{}
	for _, deed := range []string{"choose 0 0", "undo"} {
		maps.Copy(kept, d.Do(deed, "").Keep)
	}
	if d, _ = open(t, Browser{Kept: kept}); d.a.Answered() > 0 {
		t.Error("what was taken back comes again")
	}
}

func TestABrowserThatKeepsNothingIsSaidSo(t *testing.T) {
	d, _ := open(t, Browser{})
	d.Do("choose 0 0", "")
	if c := d.Do("notkept", ""); !strings.Contains(c.Parts[PartFoot], "keeps nothing") || c.Keep != nil {
		t.Errorf("it says %s", c.Parts[PartFoot])
	}
	if c := d.Do("choose 1 0", ""); c.Keep != nil {
		t.Error("it is asked to keep all the same")
	}
}

func TestAnotherTabsAnswersAreTakenOverAndUndoBringsBackOnesOwn(t *testing.T) {
	here, _ := open(t, Browser{})
	there, _ := open(t, Browser{})
	here.Do("choose 0 0", "")
	heard := ""
	for _, text := range there.Do("choose 1 0", "").Keep {
		heard = text
	}
	c := here.Do("elsewhere", heard)
	if here.a.Given(0).Kind != choices.Untouched || here.a.Given(1).Kind != choices.Options || !strings.Contains(c.Say, "another tab") || c.Keep != nil {
		t.Errorf("it has %v and says %q", here.a.Given(1), c.Say)
	}
	if c = here.Do("elsewhere", heard); c.Say != "" {
		t.Error("the same is taken over twice")
	}
	here.Do("undo", "")
	if here.a.Given(0).Kind != choices.Options || here.a.Given(1).Kind != choices.Untouched {
		t.Error("undo doesn't bring back what was here")
	}
	for _, text := range []string{"", "{", `{"tomchoices": 1}`} {
		if c := here.Do("elsewhere", text); c.Say != "" || here.a.Answered() != 1 {
			t.Errorf("%q is taken over", text)
		}
	}
}

func TestWhatIsKeptAndCantBeReadIsSetAside(t *testing.T) {
	d, _ := open(t, Browser{})
	key := d.key(1)
	kept := map[string]string{key: `{"damaged`, key + ".damaged": "an earlier one"}
	_, c := open(t, Browser{Kept: kept})
	if c.Aside[key] != key+".damaged-1" || !strings.Contains(c.Parts[PartScreen], "set aside") {
		t.Errorf("set aside is %v", c.Aside)
	}
}

// What a page can't have sent does nothing, whatever it is.
func TestWhatThePageDoesntOfferDoesNothing(t *testing.T) {
	d, _ := open(t, Browser{})
	for _, what := range []string{"", "go", "go 11", "go -1", "go x", "choose", "choose 0", "choose 0 99", "choose 99 0", "say 0", "say 0 options", "clear 99", "reason 99", "word 7", "start 9", "nonsense 1"} {
		d.Do(what, "typed")
		if d.a.Begun() || d.at != 0 {
			t.Fatalf("%q did something", what)
		}
	}
}

// Several answers stand beside each other where a decision takes several, and what a choice breaks is said beside it.
func TestARuleThatIsBrokenIsSaidBesideTheAnswer(t *testing.T) {
	d, _ := open(t, Browser{})
	at := func(id string) int {
		return slices.IndexFunc(d.a.Decisions(), func(x *model.Decision) bool { return x.ID == id })
	}
	d.Do(fmt.Sprintf("go %d", at("assessment")+1), "")
	d.Do(fmt.Sprintf("choose %d 0", at("contact")), "")
	var c Change
	for n := range 2 {
		c = d.Do(fmt.Sprintf("choose %d %d", at("assessment"), n), "")
		if d.say.UnfitHere("assessment") != "" {
			break
		}
	}
	if unfit := d.say.UnfitHere("assessment"); unfit == "" || !strings.Contains(c.Parts[unfitID], html.EscapeString(unfit)) || !strings.Contains(c.Parts[PartSums], html.EscapeString(unfit)) {
		t.Errorf("it says %q: %s", d.say.UnfitHere("assessment"), c.Parts[unfitID])
	}
	c = d.Do(fmt.Sprintf("clear %d", at("assessment")), "")
	if c.Focus == "" || strings.Contains(c.Parts[unfitID], "button") {
		t.Errorf("taken back it is %s, the keys go to %q", c.Parts[unfitID], c.Focus)
	}
}

// All that a person sees is said by the bundle or stands in the pack.
func TestEveryWordComesFromTheBundle(t *testing.T) {
	all := words.English()
	if err := all.Add("members.cy.json", []byte(wordstest.MadeUp(""))); err != nil {
		t.Fatal(err)
	}
	p := example(t)
	d, c, err := Open(p, all, Browser{Languages: []string{"cy-GB"}, Keeps: true}, noon)
	if err != nil {
		t.Fatal(err)
	}
	own := wordstest.Own(p)
	check := func(where string, c Change) {
		for id, part := range c.Parts {
			part = regexp.MustCompile(`(?:aria-label|title)="([^"]*)"`).ReplaceAllString(part, ">$1<")
			for _, one := range regexp.MustCompile(`>([^<]+)<`).FindAllStringSubmatch(part, -1) {
				if left := wordstest.Unsaid(html.UnescapeString(one[1]), own); left != "" {
					t.Errorf("%s, %s: %q of %q is neither in the bundle nor in the pack", where, id, left, one[1])
				}
			}
		}
		if left := wordstest.Unsaid(strings.ReplaceAll(c.Say, choices.ReturnExtension, ""), own); left != "" {
			t.Errorf("%s says %q", where, left)
		}
	}
	check("first", c)
	for i := range d.a.Decisions() {
		check("decision", d.Do(fmt.Sprintf("go %d", i+1), ""))
		check("choice", d.Do(fmt.Sprintf("choose %d 0", i), ""))
	}
	for _, what := range []string{"go 9", "go 10", "file", "copy", "start nothing", "go 10", "start 0", "go 10", "undo", "notkept", "go 0"} {
		check(what, d.Do(what, ""))
	}
}
