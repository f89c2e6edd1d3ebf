package members

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/member/web"
	"tomworkbench/app/page"
	"tomworkbench/app/takein"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// given makes a pack of the case by the form, and reads it back.
func given(d *apptest.Desk, questions ...string) (*choices.Pack, *view) {
	d.T.Helper()
	d.Run(page.Members)
	v := d.Shown().(*view)
	uitest.Click(d.Canvas(), uitest.Middle(d.Labelled("Make a pack …")))
	if got := d.DialogText(); !strings.Contains(got, "All lines of figures go into the pack") {
		d.T.Errorf("the form says %q", got)
	}
	d.Press(fyne.KeyReturn)
	d.TypeInto("2026-12-31")
	d.Press(fyne.KeyReturn)
	d.TypeInto("Tell us.")
	for _, q := range questions {
		d.Press(fyne.KeyReturn)
		d.TypeInto(q)
	}
	d.TapAction("Save as …")
	path := filepath.Join(d.T.TempDir(), "case.tompack")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Session().Case().Packs.Len() > 0 })
	if got := d.DialogText(); !strings.Contains(got, "is written to "+path) {
		d.T.Errorf("told is %q", got)
	}
	d.Dismiss()
	d.Settle()
	p, err := choices.ReadPack(path)
	if err != nil {
		d.T.Fatal(err)
	}
	return p, v
}

// sent writes what people answer into a folder, each with options by id and a reason, and returns the folder.
func sent(d *apptest.Desk, p *choices.Pack, byName map[string]string) string {
	d.T.Helper()
	folder := d.T.TempDir()
	for who, option := range byName {
		o, _ := p.Case.Options.Get(option)
		r, err := p.Answered(who, time.Date(2026, time.December, 1, 0, 0, 0, 0, time.UTC), []model.Answer{{Decision: o.Decision, Kind: model.ChosenOptions, Options: []string{option}, Reason: "Says " + who}}, nil)
		if err == nil {
			err = r.Write(filepath.Join(folder, who+choices.ReturnExtension))
		}
		if err != nil {
			d.T.Fatal(err)
		}
	}
	return folder
}

// counting waits until the page has counted a number of returns.
func counting(d *apptest.Desk, v *view, n int) {
	d.T.Helper()
	d.Until(func() bool { return v.Drawn() && v.found.returns != nil && len(v.found.returns.Returns) == n })
	d.Dismiss()
	d.Settle()
}

// cells are all cells of a list, row by row.
func cells(v *view) (all []string) {
	for row := range v.Rows() {
		var one []string
		for col := range v.Columns() {
			one = append(one, v.Cell(row, col).Text)
		}
		all = append(all, strings.Join(one, "|"))
	}
	return all
}

var four = map[string]string{"Ann": "front-door", "Bob": "front-door", "Cath": "front-door", "Dan": "integrated-customer"}

func TestAFolderOfReturnsIsTakenInAtOnceAndCountedWithoutNames(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d, "What worries you?")
	takein.Files(d, sent(d, p, four))
	d.WaitForDialog()
	if got := d.DialogText(); !strings.Contains(got, "4 returns taken in") {
		t.Errorf("told is %q", got)
	}
	counting(d, v, 4)
	if got := strings.Join(cells(v), "\n"); !strings.Contains(got, "not shown") {
		t.Errorf("a group of one is shown: %q", got)
	}
	all := strings.Join(cells(v), "\n") + v.words.Text + v.sum.Text
	v.showTab(tabReturns)
	all += strings.Join(cells(v), "\n") + v.detail.Text
	for who := range four {
		if strings.Contains(all, who) {
			t.Errorf("without names the page names %s:\n%s", who, all)
		}
	}
	for _, want := range []string{"Groups of fewer than three are not shown", "Net over all years", "agree most often"} {
		if !strings.Contains(all, want) {
			t.Errorf("it doesn't say %q:\n%s", want, all)
		}
	}
}

func TestNamesAndSmallGroupsAreShownWhereTheyAreAskedForUntilThatIsUndone(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	takein.Files(d, sent(d, p, four))
	counting(d, v, 4)
	uitest.Click(d.Canvas(), uitest.Middle(v.names).AddXY(40, 0))
	counting(d, v, 4)
	if got := cells(v)[0]; !v.shownPack().Named || !strings.Contains(got, ": 3\n") || !strings.Contains(v.detail.Text, "“Says Dan”") {
		t.Errorf("with names the first decision is %q, %q", got, v.detail.Text)
	}
	v.showTab(tabReturns)
	if got := strings.Join(cells(v), "\n"); !strings.Contains(got, "Ann") || !strings.Contains(got, "Dan") {
		t.Errorf("with names it lists %q", got)
	}
	d.Run(page.Undo)
	d.Settle()
	if v.shownPack().Named {
		t.Error("undo doesn't hide the names again")
	}
}

func TestTheSameReturnsTakenInTwiceAreKeptOnce(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	folder := sent(d, p, four)
	takein.Files(d, folder)
	counting(d, v, 4)
	takein.Files(d, folder)
	d.WaitForDialog()
	if got := d.DialogText(); !strings.Contains(got, "4 returns are in the case already") || d.Session().Case().Returns.Len() != 4 {
		t.Errorf("taken in twice it says %q", got)
	}
	d.Dismiss()
	d.Settle()
}

func TestSpaceGoesThroughTheReasonsBesideTheListAndBackToTheFirst(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	long := map[string]string{}
	for i := range 40 {
		long[fmt.Sprint("Member ", i)] = "front-door"
	}
	takein.Files(d, sent(d, p, long))
	counting(d, v, 40)
	v.Grid.MoveToKey("contact", 0)
	v.Focus()
	d.Settle()
	seen := map[float32]bool{}
	for range 40 {
		seen[v.beside.Offset.Y] = true
		d.Type(" ")
	}
	if len(seen) < 3 || !seen[0] {
		t.Errorf("Space leads to %v", seen)
	}
	d.Settle()
}

func TestAReturnOpensAsAScenarioNamedAfterThePersonByKeyAndByMouse(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	takein.Files(d, sent(d, p, four))
	counting(d, v, 4)
	v.showTab(tabReturns)
	d.Settle()
	v.Grid.MoveTo(grid.Place{})
	v.Focus()
	d.Press(fyne.KeyReturn)
	if got := d.Session().Scenario().Name; got != "Return 1" {
		t.Errorf("without names it is called %q", got)
	}
	d.Run(cmdShowNames)
	counting(d, v, 4)
	row := slices.IndexFunc(v.found.rows[tabReturns], func(r row) bool { return r.cells[0] == "Dan" })
	v.Grid.MoveTo(grid.Place{Row: row})
	uitest.Click(d.Canvas(), uitest.Middle(d.Labelled("Open the return")))
	c, s := d.Session().Case(), d.Session().Scenario()
	o, _ := c.Options.Get("integrated-customer")
	if x := c.Choice(s.ID, o.Decision); s.Name != "Dan" || !slices.Equal(x.Options, []string{o.ID}) || x.Reason != "Says Dan" || x.Status != model.Provisional {
		t.Errorf("%q is opened, with %+v", s.Name, x)
	}
	if got := d.Session().LastChange().Text; got != "Opened from the return of Dan" {
		t.Errorf("the log says %q", got)
	}
	d.Settle()
	d.Until(v.Drawn)
	uitest.Click(d.Canvas(), uitest.Middle(d.Labelled("Open what agrees most")))
	if got := d.Session().Scenario().Name; got != "Agrees with most Members" || !d.Chosen("front-door") {
		t.Errorf("what agrees most opens as %q", got)
	}
	d.Settle()
}

func TestCodesAreTypedOneALineAndAMistypedOneLosesNothing(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	code, err := p.Code([]model.Answer{{Decision: "contact", Kind: model.NoChange}})
	if err != nil {
		t.Fatal(err)
	}
	bad := []byte(code)
	bad[len(bad)-1], bad[len(bad)-2] = bad[len(bad)-2], bad[len(bad)-1]
	if bad[len(bad)-1] == bad[len(bad)-2] {
		bad[len(bad)-1] = '2'
	}
	d.Run(cmdCode)
	typed := fmt.Sprintf("Ann Smith: %s\n%s\n%s", code, code, bad)
	field := d.Canvas().Focused().(*ui.Field)
	field.SetText(typed)
	d.TapAction("OK")
	if got := d.DialogText(); !strings.Contains(got, "line 3: group ") && !strings.Contains(got, "Line 3: group ") || field.Text != typed || d.Session().Case().Returns.Len() != 0 {
		t.Errorf("it says %q, and the field %q", got, field.Text)
	}
	field.SetText(strings.TrimSuffix(typed, "\n"+string(bad)))
	d.TapAction("OK")
	counting(d, v, 2)
	if x := v.found.returns; len(x.CountedReturns()) != 2 || x.Returns[1].Who != "Ann Smith" {
		t.Errorf("counted are %+v", x.Returns)
	}
	d.Settle()
}

func TestWhoHasNotAnsweredIsListed(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	takein.Files(d, sent(d, p, four))
	counting(d, v, 4)
	d.Run(cmdNames)
	d.Canvas().Focused().(*ui.Field).SetText("ann\nEve Brown\n\nBOB\nEve  brown\n")
	d.TapAction("OK")
	counting(d, v, 4)
	v.showTab(tabAwaited)
	if got := cells(v); !slices.Equal(got, []string{"Eve Brown"}) || !strings.Contains(v.words.Text, "1 of 3 on the list haven't answered") {
		t.Errorf("awaited are %q; %s", got, v.words.Text)
	}
	d.Run(cmdCopy)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Not answered\nEve Brown\n" {
		t.Errorf("copied is %q", got)
	}
	d.Settle()
}

func TestWhatIsNotTakenInIsListedWithItsReason(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	folder := sent(d, p, four)
	other, err := choices.Make(p.Case, choices.Draft{Welcome: "Another"})
	if err != nil {
		t.Fatal(err)
	}
	foreign := sent(d, other, map[string]string{"Zoe": "front-door"})
	takein.Files(d, folder, foreign, filepath.Join(folder, "missing.tomchoices"))
	d.WaitForDialog()
	for _, want := range []string{"4 returns taken in", "Zoe.tomchoices: it answers another pack, “" + p.Title() + "”", "missing.tomchoices: "} {
		if got := d.DialogText(); !strings.Contains(got, want) {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	counting(d, v, 4)
}

func TestTheNextVersionOfAPackKeepsWhoWasAskedAndOpensOnTheLatest(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d)
	d.Do(d.Session().Case().AskNames(v.shownPack().Key(), []string{"Ann"}))
	d.Run(cmdMake)
	d.Press(fyne.KeyReturn, fyne.KeyReturn)
	d.TypeInto("Tell us more.")
	d.TapAction("Save as …")
	path := filepath.Join(t.TempDir(), "next.tompack")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Session().Case().Packs.Len() == 2 })
	d.Dismiss()
	if now := v.shownPack(); now.Version != 2 || now.ID != p.ID || !slices.Equal(now.Asked, []string{"Ann"}) {
		t.Errorf("shown is %+v", now)
	}
	takein.Files(d, sent(d, p, four))
	counting(d, v, 4)
	v.showTab(tabReturns)
	if got := cells(v)[0]; !strings.Contains(got, "answers version 1 of the pack, and this is version 2") {
		t.Errorf("the returns to the first version say %q", got)
	}
}

// saved answers the form that is open with what stands in it, and returns what is said once the file is written.
func saved(d *apptest.Desk, path string) string {
	d.T.Helper()
	d.TapAction("Save as …")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return !d.Idle() && strings.Contains(d.DialogText(), "is written to "+path) })
	text := d.DialogText()
	d.Dismiss()
	d.Settle()
	return text
}

func TestAPageIsThePackThatWasMadeWhileNothingHasChanged(t *testing.T) {
	d := apptest.Open(t, Entry())
	p, v := given(d, "What worries you?")
	uitest.Click(d.Canvas(), uitest.Middle(d.Labelled("Make a page …")))
	if got := d.DialogText(); !strings.Contains(got, "opens in any browser: nothing to install") {
		t.Errorf("the form says %q", got)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "case.html")
	if got := saved(d, path); !strings.Contains(got, "the same pack") || d.Session().Case().Packs.Len() != 1 {
		t.Errorf("of %d packs told is %q", d.Session().Case().Packs.Len(), got)
	}
	page1, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(page1), "Content-Security-Policy") {
		t.Errorf("no page is written: %v", err)
	}
	d.Run(cmdMakePage)
	d.TypeInto("Locality-led; Digital-led")
	if got := saved(d, filepath.Join(folder, "next.html")); strings.Contains(got, "the same pack") || v.shownPack().Version != 2 || v.shownPack().ID != p.ID {
		t.Errorf("changed it is %s: %q", v.shownPack().Name(), got)
	}
	d.Run(cmdMake)
	if got := saved(d, filepath.Join(folder, "next.tompack")); !strings.Contains(got, "the same pack") || d.Session().Case().Packs.Len() != 2 {
		t.Errorf("as a pack, which compares with the same scenarios, it is %s: %q", v.shownPack().Name(), got)
	}
}

func TestAPageThatCannotBeMadeSaysWhyAndIsNotKept(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Members)
	as := asPage()
	as.write = func(*choices.Pack, string) ([]error, error) { return nil, web.ErrNoEngine }
	d.Shown().(*view).give(as)
	d.TapAction("Save as …")
	d.TypeInto(filepath.Join(t.TempDir(), "case.html"))
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return !d.Idle() && strings.Contains(d.DialogText(), "built without what works in them") })
	if d.Session().Case().Packs.Len() > 0 {
		t.Error("a pack is kept that nobody has")
	}
	d.Dismiss()
	as.write = func(p *choices.Pack, path string) ([]error, error) {
		return []error{errors.New("members.cy.json: a message is not ours")}, p.Write(path)
	}
	d.Shown().(*view).give(as)
	if got := saved(d, filepath.Join(t.TempDir(), "case.html")); !strings.Contains(got, "members.cy.json: a message is not ours") {
		t.Errorf("of a language that is not whole it says %q", got)
	}
}

func TestAPackThatCannotBeMadeSaysWhyBesideItsField(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(cmdMake)
	d.TypeInto("Nobody's")
	if got := d.DialogText(); !strings.Contains(got, "there is no scenario “Nobody's”") {
		t.Errorf("it says %q", got)
	}
	d.TypeInto("Published case")
	d.Press(fyne.KeyReturn)
	d.TypeInto("soon")
	if got := d.DialogText(); !strings.Contains(got, `"soon" is not a day such as 2026-12-31`) {
		t.Errorf("it says %q", got)
	}
	d.Dismiss()
	d.Settle()
}

// BenchmarkCountAThousandReturns is what the page does away from the window after every change of the case.
func BenchmarkCountAThousandReturns(b *testing.B) {
	d := apptest.Open(b, Entry())
	p, err := choices.Make(d.Session().Case(), choices.Draft{})
	if err != nil {
		b.Fatal(err)
	}
	d.Do(d.Session().Case().GiveOut(p.Record()))
	var returns []*model.Return
	for i := range 1000 {
		answers := p.FromScenario([]string{"published-case", ""}[i%2])
		answers[0].Reason = fmt.Sprint("Reason ", i)
		returns = append(returns, &model.Return{ID: fmt.Sprint("r", i), Pack: p.Ref(), Who: fmt.Sprint("Member ", i), Choices: answers})
	}
	d.Do(d.Session().Case().TakeIn(returns), nil)
	c := d.Session().Case()
	for b.Loop() {
		if x := (job{c, c.LatestPacks()[0], model.Minimum, model.InYear}).count(b.Context()); x.err != nil || len(x.rows[tabReturns]) != 1000 {
			b.Fatal(x.err)
		}
	}
}
