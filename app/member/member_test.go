package member

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	_ "unsafe" // for the link to Fyne's cache

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/member/words/wordstest"
	"tomworkbench/storage/choices"
)

func TestEveryScreenLooksAsItShould(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1280, 720), fyne.NewSize(1024, 600)} {
		for _, dark := range []bool{false, true} {
			l := open(t, pack(t), nil)
			l.window.Resize(size)
			if dark {
				l.tap("Dark")
			}
			name := fmt.Sprintf("-%.0f-%s.png", size.Width, map[bool]string{false: "light", true: "dark"}[dark])
			shoot := func(screen string) {
				l.picture()
				test.AssertImageMatches(t, screen+name, l.window.Canvas().Capture())
			}
			shoot("first")
			l.goTo("contact")
			l.cards()["Single front door"].Tapped(nil)
			shoot("decision")
			l.shown.startFrom(l.shown.beside)
			l.shown.show(l.shown.last() - 1)
			shoot("questions")
			l.shown.show(l.shown.last())
			shoot("last")
			l.shown.showWants()
			shoot("wants")
		}
	}
}

func TestAMemberAnswersByKeysAlone(t *testing.T) {
	l := open(t, pack(t), nil)
	a := l.shown.a
	l.press(fyne.KeyReturn) // Start has the keys
	for i := range a.Decisions() {
		if l.shown.at != i+1 {
			t.Fatalf("screen %d is shown, want %d", l.shown.at, i+1)
		}
		l.press(fyne.KeySpace, fyne.KeyPageDown)
	}
	if a.Answered() != len(a.Decisions()) {
		t.Errorf("%d are answered", a.Answered())
	}
	l.press(fyne.KeyPageDown) // past the questions
	if l.shown.at != l.shown.last() {
		t.Fatalf("screen %d is shown", l.shown.at)
	}
	for _, r := range "Ann" {
		l.window.Canvas().Focused().TypedRune(r)
	}
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "Saved as") })
	r, err := choices.ReadReturn(filepath.Join(l.parts.Documents, "Oxfordshire 2018, Ann.tomchoices"))
	if err != nil || r.Who != "Ann" || r.Choices[0].Kind != choices.Options {
		t.Errorf("saved is %+v: %v", r, err)
	}
}

// Whoever takes a proposal over goes through it all the same, before anything is sent.
func TestAProposalTakenOverIsStillLookedThrough(t *testing.T) {
	l := open(t, pack(t), nil)
	l.tap("Begin with “Published case”")
	l.tap("Start")
	if l.shown.at != 1 || l.shown.header.dots.answered[1] {
		t.Errorf("screen %d is shown, the dots are %v", l.shown.at, l.shown.header.dots.answered)
	}
}

func TestNothingIsSummedUpOrSentBeforeThereIsAnAnswer(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	if text := l.text(); !strings.Contains(text, "You have not chosen anything yet.") || strings.Contains(text, "These sums include") {
		t.Errorf("it says %s", text)
	}
	l.shown.show(l.shown.last())
	l.tap("Save a file to send")
	if files, err := os.ReadDir(l.parts.Documents); err != nil || len(files) > 0 {
		t.Errorf("saved is %v, %v", files, err)
	}
}

func TestAChangeAfterSavingIsSaidAndSavedOverTheSameFile(t *testing.T) {
	l := open(t, pack(t), nil)
	l.shown.startFrom(l.shown.beside)
	l.shown.show(l.shown.last())
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "Saved as") })
	l.goTo("contact")
	l.cards()["No change"].Tapped(nil)
	l.shown.show(l.shown.last())
	if !strings.Contains(l.text(), "You have changed something since.") {
		t.Errorf("it says %s", l.text())
	}
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "Saved as") })
	if files, err := os.ReadDir(l.parts.Documents); err != nil || len(files) != 1 {
		t.Errorf("saved is %v, %v", files, err)
	}
	// Another person's answers never take the place of these, and why they can't be saved isn't hidden by what was saved before.
	l.shown.a.Sign("Bob")
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "Bob.tomchoices") })
	if files, err := os.ReadDir(l.parts.Documents); err != nil || len(files) != 2 {
		t.Errorf("saved is %v, %v", files, err)
	}
	l.shown.parts.Documents = filepath.Join(l.parts.Documents, "gone")
	l.shown.a.Sign("Cath")
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "can't be saved") })
}

func TestUpAndDownGoThroughTheAnswers(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	l.press(fyne.KeyDown, fyne.KeySpace)
	if got := l.shown.a.Given(l.shown.at - 1); !slices.Equal(got.Options, []string{"integrated-customer"}) {
		t.Errorf("chosen is %v", got)
	}
	l.press(fyne.KeyUp, fyne.KeyUp, fyne.KeySpace)
	if got := l.shown.a.Given(l.shown.at - 1); !slices.Equal(got.Options, []string{"front-door"}) {
		t.Errorf("chosen is %v", got)
	}
}

func TestAnOptionSaysWhatItMeansForWhomAndWhatItSavesAndCosts(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	for _, want := range []string{
		"Every enquiry comes in one way, whatever the service.", "Customers: One number and one place to start.", "Staff: About 60 people change team.",
		"Saves £4.0m to £6.0m a year once in place; costs £3.50m once (an illustration)", "Fits 3 things the council wants: “One record per customer”, “Designed around the user” and “Consolidate the common, keep local flexible”",
		"Today: Contact and assessment are fragmented, in structure and in approach.", "No change", "I don't mind",
	} {
		if !strings.Contains(l.text(), want) {
			t.Errorf("it doesn't say %q:\n%s", want, l.text())
		}
	}
	// What isn't recorded isn't shown.
	l.goTo("data")
	if text := l.text(); strings.Contains(text, "Customers:") || strings.Contains(text, "Staff:") {
		t.Errorf("it says who feels what nobody recorded: %s", text)
	}
}

func TestTheSumsFollowEveryChoiceAndStandBesideTheProposal(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	l.cards()["Single front door"].Tapped(nil)
	for _, want := range []string{"£8.0m to £14.0m", "£33.0m to £58.0m", "£4.00m", "£17.00m", "in 2019/20", "These sums include £4.0m to £8.0m saved a year and £0.50m spent once that come whatever you choose."} {
		if !strings.Contains(l.text(), want) {
			t.Errorf("it doesn't say %q:\n%s", want, l.text())
		}
	}
	l.tap("Replace my answers by “Published case”")
	l.tap("Replace")
	if n := strings.Count(l.text(), "the same"); n != 3 {
		t.Errorf("%d sums are the same as the proposal's: %s", n, l.text())
	}
}

func TestWhatStandsAgainstTheChoicesIsSaidInWords(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	l.cards()["Single front door"].Tapped(nil)
	l.goTo("assessment")
	for name, card := range l.cards() {
		if o, ok := l.shown.a.Pack.Case.Options.Get("in-service"); ok && name == o.Name {
			card.Tapped(nil)
		}
	}
	want := "can't both be done. A single front door hands over to one assessment point, not to every service."
	if !strings.Contains(l.text(), want) {
		t.Errorf("it doesn't say %q:\n%s", want, l.text())
	}
	l.shown.show(l.shown.last())
	if !strings.Contains(l.text(), want) {
		t.Errorf("the last page doesn't say %q", want)
	}
}

func TestTheLastPageListsAllChoicesAndLeadsBackToEach(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	l.cards()["No change"].Tapped(nil)
	l.shown.show(l.shown.last())
	card := l.cards()["Customer contact and assessment: Contact"]
	if card == nil || card.lines[0].Text != "No change" {
		t.Fatalf("the list says %q", l.text())
	}
	card.Tapped(nil)
	if d := l.shown.a.Decisions()[l.shown.at-1]; d.ID != "contact" {
		t.Errorf("it leads to %s", d.ID)
	}
}

func TestTheCodeOnTheLastPageIsReadBackAsTheAnswers(t *testing.T) {
	p := pack(t)
	l := open(t, p, nil)
	l.shown.startFrom(l.shown.beside)
	l.shown.show(l.shown.last())
	l.tap("Copy the code")
	_, answers, err := choices.ReadCode(l.parts.App.Clipboard().Content(), p.Record())
	if err != nil || len(answers) != p.Case.Decisions.Len() || answers[0].Kind != choices.Options {
		t.Errorf("the code stands for %v: %v", answers, err)
	}
}

func TestTheFileThatWasSavedCanBeShownOnceItIsThere(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no desktop that shows anything
	l := open(t, pack(t), nil)
	l.shown.startFrom(l.shown.beside)
	l.shown.show(l.shown.last())
	if strings.Contains(l.text(), "Show the file") {
		t.Error("it is offered before anything is saved")
	}
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "Saved as") })
	l.tap("Show the file")
	l.until(func() bool { return strings.Contains(l.text(), "Open it by hand: ") })
}

func TestWhereNoFileCanBeSavedTheCodeIsOffered(t *testing.T) {
	l := open(t, pack(t), func(p *Parts) { p.Documents = filepath.Join(p.Documents, "gone") })
	l.shown.startFrom(l.shown.beside)
	l.shown.show(l.shown.last())
	l.tap("Save a file to send")
	l.until(func() bool { return strings.Contains(l.text(), "can't be saved") })
	if !strings.Contains(l.text(), "give the code instead") {
		t.Error(l.text())
	}
}

func TestAFileIsSavedWhereOneSays(t *testing.T) {
	l := open(t, pack(t), nil)
	l.shown.startFrom(l.shown.beside)
	l.shown.show(l.shown.last())
	l.tap("Save it somewhere else")
	place := l.window.Canvas().Focused().(*field)
	place.SetText(filepath.Join(l.parts.Documents, "mine.txt"))
	l.tap("OK")
	if !strings.Contains(l.text(), "has to end in .tomchoices") {
		t.Error(l.text())
	}
	path := filepath.Join(l.parts.Documents, "mine.tomchoices")
	place.SetText(path)
	l.tap("OK")
	l.until(func() bool { return strings.Contains(l.text(), "Saved as") })
	if _, err := choices.ReadReturn(path); err != nil {
		t.Error(err)
	}
}

// The pack and the program may lie on a stick that can't be written to.
func TestWhereNothingCanBeKeptTheWindowSaysSo(t *testing.T) {
	l := open(t, pack(t), func(p *Parts) {
		if err := os.WriteFile(p.Folder, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	})
	l.goTo("contact")
	l.cards()["No change"].Tapped(nil)
	l.until(func() bool { return strings.Contains(l.text(), "can't be kept on this computer") })
}

func TestAnswersStandAsTheyWereWhenThePackIsOpenedAgain(t *testing.T) {
	p := pack(t)
	l := open(t, p, nil)
	folder := l.parts.Folder
	l.goTo("contact")
	l.cards()["Single front door"].Tapped(nil)
	l.Stop()
	again := open(t, p, func(p *Parts) { p.Folder = folder })
	if !strings.Contains(again.text(), "Go on where you stopped") {
		t.Errorf("it says %s", again.text())
	}
	again.goTo("contact")
	if !again.cards()["Single front door"].chosen {
		t.Error("what was chosen isn't")
	}
}

func TestWhyAPackCantBeOpenedIsSaidPlainly(t *testing.T) {
	data, err := pack(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for name, one := range map[string]struct {
		data []byte
		want string
	}{
		"changed":   {[]byte(strings.Replace(string(data), "Single front door", "Single back door", 1)), "damaged or was changed on the way"},
		"truncated": {data[:len(data)/2], "damaged or was changed on the way"},
		"newer":     {[]byte(regexp.MustCompile(`"version": \d+`).ReplaceAllString(string(data), `"version": 99`)), "newer version of this program"},
		"foreign":   {[]byte(`{"format": "tomcase", "version": 1}`), "not one of the files"},
		"no file":   {nil, "can't be read from where it lies"},
	} {
		path := filepath.Join(folder, name+choices.PackExtension)
		if one.data != nil {
			if err := os.WriteFile(path, one.data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		l := newLaptop(t, nil)
		l.read(path)
		l.until(func() bool {
			return l.window.Canvas().Content() != nil && strings.Contains(l.text(), "This can't be opened")
		})
		if !strings.Contains(l.text(), one.want) {
			t.Errorf("%s: %s", name, l.text())
		}
	}
}

func TestOfSeveralPacksAPersonPicksOne(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"north", "south"} {
		if err := pack(t).Write(filepath.Join(folder, name+choices.PackExtension)); err != nil {
			t.Fatal(err)
		}
	}
	l := newLaptop(t, nil)
	l.offer(Packs(folder))
	l.tap("south")
	l.until(func() bool { return l.shown != nil })
}

// All that a Member sees is said by the bundle, or stands in the pack: in another language no English is left.
func TestEveryWordComesFromTheBundle(t *testing.T) {
	for _, missing := range []string{"", "finish"} {
		l := open(t, pack(t), func(p *Parts) {
			if err := p.Words.Add("members.cy.json", []byte(wordstest.MadeUp(missing))); err != nil {
				t.Fatal(err)
			}
			p.App.Preferences().SetString(prefLanguage, "cy")
		})
		own := wordstest.Own(l.shown.a.Pack)
		v := l.shown
		check := func(where string) {
			for _, one := range strings.Split(l.text(), "\n") {
				if left := wordstest.Unsaid(one, own); left != "" && !(missing != "" && left == "Finish") {
					t.Errorf("%s: %q of %q is neither in the bundle nor in the pack", where, left, one)
				}
			}
		}
		check("first page")
		for i := range v.a.Decisions() {
			v.show(i + 1)
			for _, card := range l.cards() {
				card.Tapped(nil)
			}
			check(v.a.Decisions()[i].Name)
			f := v.say.Outlook()
			for _, one := range []string{f.Title(), f.Subtitle(), f.Alt()} {
				if left := wordstest.Unsaid(one, own); left != "" {
					t.Errorf("the picture: %q of %q", left, one)
				}
			}
		}
		v.show(v.last() - 1)
		check("questions")
		v.startFrom(nil)
		v.startFrom(v.beside)
		v.show(v.last())
		check("last page")
		v.showWants()
		check("what the council wants")
		if missing != "" {
			v.show(1)
			if !strings.Contains(l.text(), "Finish") {
				t.Error("the missing message isn't said in English")
			}
		}
	}
}

func TestLargerTextAndAnotherLanguageAreRemembered(t *testing.T) {
	l := open(t, pack(t), func(p *Parts) {
		if err := p.Words.Add("members.cy.json", []byte(`{"language": "Cymraeg", "first.start": "Dechrau"}`)); err != nil {
			t.Fatal(err)
		}
	})
	l.tap("Larger text")
	l.tap("Cymraeg")
	if !strings.Contains(l.text(), "Dechrau") {
		t.Errorf("it says %s", l.text())
	}
	if got := RememberedLook(l.parts.App.Preferences()); got.Zoom != 1.3 || l.parts.Language() != "cy" {
		t.Errorf("remembered is %v, %s", got, l.parts.Language())
	}
}

// destroyExpired is how Fyne throws away the renderers of all that wasn't drawn for a minute before a time.
//
//go:linkname destroyExpired fyne.io/fyne/v2/internal/cache.destroyExpiredRenderers
func destroyExpired(now time.Time)

func TestAScreenThatWasOutOfSightComesBackWhole(t *testing.T) {
	l := open(t, pack(t), nil)
	l.goTo("contact")
	l.cards()["Single front door"].Tapped(nil)
	l.picture()
	before := l.window.Canvas().Capture()
	destroyExpired(time.Now().Add(time.Hour))
	if n := differing(before, l.window.Canvas().Capture()); n > 0 {
		t.Errorf("%d pixels differ", n)
	}
}

func differing(a, b image.Image) (n int) {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if color.NRGBAModel.Convert(a.At(x, y)) != color.NRGBAModel.Convert(b.At(x, y)) {
				n++
			}
		}
	}
	return n
}

func TestDotsLeadToTheirDecisions(t *testing.T) {
	l := open(t, pack(t), nil)
	l.shown.header.dots.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3.5*dotStep, 5)})
	if l.shown.at != 4 {
		t.Errorf("screen %d is shown", l.shown.at)
	}
}

func BenchmarkAChoiceRedrawsTheScreen(b *testing.B) {
	l := open(b, pack(b), nil)
	l.goTo("contact")
	card := l.cards()["Single front door"]
	for b.Loop() {
		card.Tapped(nil)
	}
}

func BenchmarkAPackIsOpened(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x"+choices.PackExtension)
	if err := pack(b).Write(path); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l := newLaptop(b, nil)
		l.read(path)
		l.until(func() bool { return l.shown != nil })
		l.goTo("contact")
		l.picture()
		l.Stop()
	}
}
