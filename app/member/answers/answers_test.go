package answers

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// example is a pack of the worked example, the published case beside it.
func example(t testing.TB, change func(*choices.Draft)) *choices.Pack {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	draft := choices.Draft{Comparators: []string{file.Case.Scenarios.At(0).ID}, Questions: []string{"What matters most?", "And next?"}}
	if change != nil {
		change(&draft)
	}
	p, err := choices.Make(file.Case, draft)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func begin(t testing.TB, p *choices.Pack) *Answers {
	t.Helper()
	a, err := New(p)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// at is the place of a decision.
func (a *Answers) at(t testing.TB, decision string) int {
	t.Helper()
	i := slices.IndexFunc(a.decisions, func(d *model.Decision) bool { return d.ID == decision })
	if i < 0 {
		t.Fatalf("there is no decision %q", decision)
	}
	return i
}

func TestAnAnswerTakesThePlaceOfAnotherAndIsTakenBackByChoosingItAgain(t *testing.T) {
	a := begin(t, example(t, nil))
	contact := a.at(t, "contact")
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { a.Choose(contact, "front-door") }, "options front-door"},
		{func() { a.Choose(contact, "integrated-customer") }, "options integrated-customer"},
		{func() { a.Say(contact, choices.NoChange) }, "no change "},
		{func() { a.Say(contact, choices.NoPreference) }, "no preference "},
		{func() { a.Say(contact, choices.NoPreference) }, "untouched "},
		{func() { a.Choose(contact, "front-door") }, "options front-door"},
		{func() { a.Choose(contact, "front-door") }, "untouched "},
	} {
		step.do()
		if got := string(a.Given(contact).Kind) + " " + strings.Join(a.Given(contact).Options, ";"); got != step.want {
			t.Errorf("it is %q, want %q", got, step.want)
		}
	}
}

// The sums are those of the scenario that chooses the same, however it was come by.
func TestTheProposalsOwnAnswersComeToWhatTheProposalComesTo(t *testing.T) {
	p := example(t, nil)
	a := begin(t, p)
	proposal := p.Case.Scenarios.At(0).ID
	a.Choose(a.at(t, "contact"), "integrated-customer")
	a.StartFrom(proposal)
	if got, want := a.Mine(), a.WorthOf(proposal); !got.Saved.Low.Equal(want.Saved.Low) || !got.Saved.High.Equal(want.Saved.High) || !got.Cost.Low.Equal(want.Cost.Low) {
		t.Errorf("they come to %v, want %v", got, want)
	}
	// Published: 33 to 58 saved a year once in place, 17 spent once.
	if w := a.Mine(); w.Saved.Low.String() != "33" || w.Saved.High.String() != "58" || w.Cost.High.String() != "17" {
		t.Errorf("the published case comes to %v", w)
	}
	_, mine := a.Case()
	y := a.YearsOf(mine)
	if got := y.Saved[len(y.Saved)-1]; !got.Equal(a.Mine().Saved.Low) {
		t.Errorf("the last year saves %v", got)
	}
	// "In keeping with" and the rules are the proposal's too.
	if got, want := a.Sums(), a.SumsOf(proposal); len(got.Breaches) != len(want.Breaches) || model.TallyOf(got.Standings) != model.TallyOf(want.Standings) {
		t.Error("principles and rules differ from the proposal's")
	}
}

func TestUndoTakesBackStepByStepAndTypingIsOneStep(t *testing.T) {
	a := begin(t, example(t, nil))
	contact := a.at(t, "contact")
	before := a.Mine()
	a.Choose(contact, "front-door")
	for _, text := range []string{"I", "It", "It helps"} {
		a.GiveReason(contact, text)
	}
	a.Write(0, "Buses")
	a.Sign("Ann")
	a.StartFrom(a.Pack.Case.Scenarios.At(0).ID)
	if a.Given(contact).Reason != "It helps" {
		t.Errorf("the reason for the answer that stays became %q", a.Given(contact).Reason)
	}
	for _, want := range []string{"Ann, Buses, It helps", "Ann, , It helps", "Ann, , ", "Ann, , "} {
		a.Undo()
		if got := strings.Join([]string{a.Who(), a.Said(0), a.Given(contact).Reason}, ", "); got != want {
			t.Errorf("after an undo it is %q, want %q", got, want)
		}
	}
	if a.CanUndo() || a.HasAnswer() || !a.Mine().Saved.Low.Equal(before.Saved.Low) {
		t.Error("not all is undone")
	}
	for a.CanRedo() {
		a.Redo()
	}
	if a.Answered() != len(a.Decisions()) || a.Who() != "Ann" {
		t.Errorf("after redoing all, %d are answered by %q", a.Answered(), a.Who())
	}
}

// keep opens what is kept of a pack in a folder; errs hears what keeping says.
func keep(t *testing.T, p *choices.Pack, folder string) (*Answers, *Keeper, Found, chan error) {
	t.Helper()
	a, errs := begin(t, p), make(chan error, 100)
	k, found := Keep(a, folder, func() time.Time { return noon }, func(err error) { errs <- err })
	return a, k, found, errs
}

func TestAnswersAreKeptAndTakenUpAgain(t *testing.T) {
	folder, p := filepath.Join(t.TempDir(), "not", "there", "yet"), example(t, nil)
	a, k, found, errs := keep(t, p, folder)
	if found.Earlier || found.Lost != nil || found.Aside != "" {
		t.Errorf("something was found: %v", found)
	}
	contact := a.at(t, "contact")
	a.Choose(contact, "front-door")
	a.GiveReason(contact, "It helps")
	a.Write(1, "Roads")
	a.Sign("Ann")
	if err := <-errs; err != nil {
		t.Fatal(err)
	}
	k.Stop()
	again, k, found, _ := keep(t, p, folder)
	defer k.Stop()
	if found.Earlier || again.Given(contact).Reason != "It helps" || again.Said(1) != "Roads" || again.Who() != "Ann" || again.Answered() != 1 || again.CanUndo() {
		t.Errorf("taken up again it is %+v", again.now)
	}
	if !again.Mine().Saved.Low.Equal(a.Mine().Saved.Low) {
		t.Error("the sums differ")
	}
}

func TestNothingIsKeptOfWhoOnlyLooks(t *testing.T) {
	folder := t.TempDir()
	_, k, _, _ := keep(t, example(t, nil), folder)
	k.Stop()
	if files, _ := os.ReadDir(folder); len(files) > 0 {
		t.Errorf("%s was kept", files[0].Name())
	}
}

// What was answered to an earlier version is taken over as far as it goes.
func TestAnswersToAnEarlierVersionAreTakenOver(t *testing.T) {
	folder, p := t.TempDir(), example(t, nil)
	a, k, _, _ := keep(t, p, folder)
	a.Choose(a.at(t, "contact"), "front-door")
	a.Choose(a.at(t, "data"), "data-team")
	k.Stop()
	next := fewer(t, p, "front-door")
	b, k, found, _ := keep(t, next, folder)
	defer k.Stop()
	if !found.Earlier || len(found.Lost) != 1 || !strings.Contains(found.Lost[0], "front-door") {
		t.Errorf("found is %+v", found)
	}
	if b.Answered() != 1 || b.Given(b.at(t, "data")).Kind != choices.Options {
		t.Errorf("taken over is %+v", b.now.given)
	}
}

// fewer is the next version of a pack, without an option.
func fewer(t *testing.T, p *choices.Pack, option string) *choices.Pack {
	t.Helper()
	edit, err := p.Case.Remove(model.KindOption, option)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := model.Apply(p.Case, edit)
	if err != nil {
		t.Fatal(err)
	}
	next, err := choices.Make(c, choices.Draft{Replaces: p.Record()})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestWhatCantBeReadIsSetAsideAndNotWrittenOver(t *testing.T) {
	folder, p := t.TempDir(), example(t, nil)
	a, k, _, _ := keep(t, p, folder)
	a.Choose(0, a.optionAt(0))
	k.Stop()
	path := k.path(p.Version)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := data[:len(data)/2]
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	b, k, found, _ := keep(t, p, folder)
	b.Choose(0, b.optionAt(0))
	k.Stop()
	if kept, err := os.ReadFile(filepath.Join(folder, found.Aside)); err != nil || string(kept) != string(damaged) {
		t.Errorf("set aside as %q: %v", found.Aside, err)
	}
}

func (a *Answers) optionAt(decision int) string {
	for o := range a.Pack.Case.OptionsOf(a.decisions[decision].ID) {
		return o.ID
	}
	return ""
}

func TestWhereNothingCanBeKeptItIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	a, k, _, errs := keep(t, example(t, nil), filepath.Join(file, "choices"))
	a.Choose(0, a.optionAt(0))
	if err := <-errs; err == nil {
		t.Error("it is said to be kept")
	}
	k.Stop()
	if _, err := a.Return(noon); err != nil || a.Answered() != 1 {
		t.Error("the answer is lost")
	}
}

// A name that no return takes is refused where it is typed, and what was kept before stays.
func TestANameThatCantBeUsedIsNotKept(t *testing.T) {
	a, k, _, _ := keep(t, example(t, nil), t.TempDir())
	a.Sign("A\x00nn")
	var problems casefile.Problems
	if _, err := a.Return(noon); !errors.As(err, &problems) {
		t.Errorf("the error is %v", err)
	}
	k.Stop()
}

func TestWhatIsSentAnswersThePack(t *testing.T) {
	p := example(t, nil)
	a := begin(t, p)
	a.Choose(a.at(t, "contact"), "front-door")
	a.GiveReason(a.at(t, "contact"), " It helps ")
	a.Write(0, "  ")
	a.Write(1, "Roads")
	a.Sign(" Ann ")
	r, err := a.Return(noon)
	if err != nil {
		t.Fatal(err)
	}
	if r.Who != "Ann" || len(r.Said) != 1 || r.Said[0].Answer != "Roads" || r.Choices[a.at(t, "contact")].Reason != "It helps" {
		t.Errorf("sent is %+v", r)
	}
	code, err := a.Code()
	if err != nil {
		t.Fatal(err)
	}
	_, answers, err := choices.ReadCode(code, p.Record())
	if err != nil || len(answers[a.at(t, "contact")].Options) != 1 {
		t.Errorf("the code stands for %v: %v", answers, err)
	}
}

func BenchmarkAChoice(b *testing.B) {
	a := begin(b, example(b, nil))
	contact := a.at(b, "contact")
	for b.Loop() {
		a.Choose(contact, "front-door")
		a.Sums()
	}
}
