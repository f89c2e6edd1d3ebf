package board

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

func TestTheProjectorShowsAsFreeWhatTheBoardDoes(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	p := v.present
	p.window.Resize(fyne.NewSize(apptest.Width, apptest.Height))
	p.step(2)                   // past the model on a page and the agenda
	p.window.Canvas().Capture() // the painter asks for a frame of the size it needs
	// What hub and spoke requires the front door excludes: no pair of options shows that.
	d.Do(d.Session().Case().Add(&model.Rule{Option: "hub-and-spoke", Relation: model.Requires, Other: "in-service"}, ""))
	greyed := 0
	for o := range d.Session().Case().Options.All() {
		d.Do(d.Session().Case().Toggle(d.Session().View().Scenario, o.ID))
		fitted(d, v)
		for x := range d.Session().Case().Components.All() {
			p.show(x.ID)
			for _, shown := range p.decisions[:len(p.stack.Objects)] {
				for _, there := range shown.tiles {
					here := tileOf(d, v, there.face.option)
					if there.face.excluded {
						greyed++
					}
					if here.face.excluded != there.face.excluded || strings.Join(here.face.obstacles, "\n") != strings.Join(there.face.obstacles, "\n") {
						t.Errorf("%s with %s: the board says %v %q, the projector %v %q", there.face.option, o.ID,
							here.face.excluded, here.face.obstacles, there.face.excluded, there.face.obstacles)
					}
				}
			}
		}
		d.Run(page.Undo)
	}
	if greyed == 0 {
		t.Error("nothing was greyed at all")
	}
}

func TestANewWindowForTheProjectorIsNeverBlank(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	if frame := v.present.chart.LastFrame(400, 300); frame.Bounds().Dx() < 100 {
		t.Error("it begins without a picture")
	}
	d.Until(v.present.chart.UpToDate)
}

func TestThePresentationFollowsAndLeads(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.Shown().(*view).present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // the agenda, behind the model on a page
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	first := p.name.Text
	p.typedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if p.name.Text == first || d.Shown().(*view).focusedDecision() == nil || d.Shown().(*view).focusedDecision().id != "core" {
		t.Errorf("it shows %q, the first window %v", p.name.Text, d.Shown().(*view).focusedDecision())
	}
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	if p.name.Text != "Procurement and contract management" {
		t.Errorf("it doesn't follow: %q", p.name.Text)
	}
	test.Tap(p.decisions[0].tiles[1])
	if !d.Chosen("hub-and-spoke") || !tileOf(d, d.Shown().(*view), "hub-and-spoke").face.chosen {
		t.Error("a choice there doesn't show here")
	}
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, ""))
	p.decisions[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if !d.Chosen("hub-and-spoke") || !strings.HasSuffix(p.said.Text, "is agreed in Published case. The other window asks.") {
		t.Errorf("what is agreed was changed, or it says %q", p.said.Text)
	}
	d.Press(fyne.KeyEscape)
	p.window.Canvas().Capture()
	d.Until(p.chart.UpToDate)
	d.Settle()
}

// looks takes a picture of the page shown, light and dark.
func looks(t *testing.T, d *apptest.Desk, p *presentation, name string) {
	t.Helper()
	for _, look := range []string{"light", "dark"} {
		p.window.Canvas().Capture()
		d.Until(p.drawn)
		test.AssertImageMatches(t, name+"-"+look+".png", p.window.Canvas().Capture())
		d.Run(page.SwitchDark)
	}
}

func TestThePresentationLooksAsItShouldLightAndDark(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.Shown().(*view).present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}})
	looks(t, d, p, "present")
	d.Settle()
}

// eventful has a scenario in which something is agreed, marked, parked and contested, and another to compare it with.
func eventful(t *testing.T) (*apptest.Desk, *presentation) {
	t.Helper()
	d, v := open(t)
	c := func() *model.Case { return d.Session().Case() }
	d.Do(c().DuplicateScenario("published-case", "other", "Hub first"))
	d.Do(c().Insist("other", "procurement", "hub-and-spoke"))
	d.Do(c().Decide("published-case", "data", model.Agreed, "It pays."))
	d.Do(c().Commit("published-case", "procurement", model.DecideNow, "", ""))
	d.Do(c().Commit("published-case", "contact", model.Explore, "Who calls?", "June"))
	d.Do(c().Add(&model.Issue{ID: "asked", Text: "Who pays for the branch libraries?", Owner: "Finance"}, ""))
	d.Run(page.Present)
	p := v.present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	return d, p
}

func TestEveryPageInWordsLooksAsItShouldLightAndDark(t *testing.T) {
	d, p := eventful(t)
	for kind, name := range map[pageKind]string{agendaPage: "agenda", principlesPage: "principles", comparisonPage: "comparison", closingPage: "closing"} {
		p.turnTo(kind, p.component)
		looks(t, d, p, "present-"+name)
	}
	d.Settle()
}

func TestTheKeysAndControlsGoThroughAllPagesInOrder(t *testing.T) {
	d, p := eventful(t)
	pages := p.pages()
	if want := d.Session().Case().Components.Len() + 5; len(pages) != want || pages[0].kind != modelPage || pages[1].kind != agendaPage || pages[len(pages)-1].kind != closingPage {
		t.Fatalf("there are %d pages, want %d", len(pages), want)
	}
	key := func(name fyne.KeyName) func() { return func() { p.typedKey(&fyne.KeyEvent{Name: name}) } }
	for _, on := range []struct{ next, back func() }{
		{key(fyne.KeyRight), key(fyne.KeyLeft)},
		{key(fyne.KeyPageDown), key(fyne.KeyPageUp)},
		{func() { p.next.Tapped(nil) }, func() { p.back.Tapped(nil) }},
	} {
		key(fyne.KeyHome)()
		for i, want := range pages {
			if p.kind != want.kind || want.kind == componentPage && p.component != want.component || !strings.HasSuffix(p.place.Text, fmt.Sprintf("%d of %d", i+1, len(pages))) {
				t.Errorf("page %d is %v %q, %q", i, p.kind, p.component, p.place.Text)
			}
			if p.back.Disabled() != (i == 0) || p.next.Disabled() != (i == len(pages)-1) {
				t.Errorf("on page %d the controls lead nowhere, or not on", i)
			}
			on.next()
		}
		for range pages {
			on.back()
		}
		if p.kind != modelPage {
			t.Errorf("it doesn't go back to the first page: %v", p.kind)
		}
	}
}

func TestTheSameKeysTurnThePageWhateverHasTheKeysOnIt(t *testing.T) {
	d, p := eventful(t)
	pages := p.pages()
	// press gives a key to whatever has the keys, as the window does.
	press := func(name fyne.KeyName) {
		e := &fyne.KeyEvent{Name: name}
		if on := p.window.Canvas().Focused(); on != nil {
			on.TypedKey(e)
		} else {
			p.typedKey(e)
		}
	}
	for _, keys := range [][2]fyne.KeyName{{fyne.KeyRight, fyne.KeyLeft}, {fyne.KeySpace, fyne.KeyPageUp}, {fyne.KeyPageDown, fyne.KeyLeft}} {
		press(fyne.KeyHome)
		before := d.Session().Case()
		for at := range pages {
			p.window.Canvas().Capture()
			d.Until(p.drawn) // the boxes of the first page are there
			if p.at() != at {
				t.Fatalf("%s leads from page %d to %d", keys[0], at-1, p.at())
			}
			press(fyne.KeyDown)
			press(fyne.KeyUp)
			if p.at() != at {
				t.Errorf("Up or Down turns page %d", at)
			}
			press(keys[0])
		}
		for at := len(pages) - 1; at > 0; at-- {
			press(keys[1])
			if p.at() != at-1 {
				t.Errorf("%s leads from page %d to %d", keys[1], at, p.at())
			}
		}
		if d.Session().Case() != before {
			t.Errorf("%s chooses something on its way", keys[0])
		}
	}
	p.full.Tapped(nil)
	if p.window.Canvas().Focused() == fyne.Focusable(p.full) {
		t.Error("after a click on full screen, Space would switch it back")
	}
	d.Settle()
}

func TestTheFirstAndTheLastPageAreOneKeyAway(t *testing.T) {
	_, p := eventful(t)
	p.step(2)
	component := p.component
	for name, want := range map[fyne.KeyName]pageKind{fyne.KeyEnd: closingPage, fyne.KeyHome: modelPage} {
		p.typedKey(&fyne.KeyEvent{Name: name})
		if p.kind != want {
			t.Errorf("%s leads to %v", name, p.kind)
		}
		p.show(component) // whose decision has the keys, and leaves them to the pages
		p.decisions[0].TypedKey(&fyne.KeyEvent{Name: name})
		if p.kind != want {
			t.Errorf("%s on a decision leads to %v", name, p.kind)
		}
	}
}

func TestNothingOnAPageInWordsIsCutAtAnySizeAndItFillsTheScreen(t *testing.T) {
	d, p := eventful(t)
	for _, size := range []fyne.Size{{Width: 1280, Height: 720}, {Width: 1920, Height: 1080}, {Width: 1024, Height: 600}} {
		p.window.Resize(size)
		for _, kind := range []pageKind{agendaPage, principlesPage, comparisonPage, closingPage} {
			p.turnTo(kind, p.component)
			p.window.Canvas().Capture()
			room := p.sheet.card.Size()
			if !p.sheet.holds(room) {
				t.Errorf("%v at %v: the text has no room", kind, size)
			}
			if used := ui.HeightFor(p.sheet.body, room.Width); used < room.Height*0.6 && p.sheet.zoom < presentZooms()[0] {
				t.Errorf("%v at %v: only %v of %v is used at %v", kind, size, used, room.Height, p.sheet.zoom)
			}
		}
	}
	d.Settle()
}

func TestNothingIsCalledAgreedThatIsNot(t *testing.T) {
	d, p := eventful(t)
	c := d.Session().Case()
	for _, kind := range []pageKind{agendaPage, closingPage} {
		for _, g := range wordsOf(d.Session(), kind).groups {
			for _, row := range g.rows {
				for x := range c.Decisions.All() {
					if row.name != say.Decision(c, x) {
						continue
					}
					agreed := c.Choice("published-case", x.ID).Status == model.Agreed
					if strings.HasPrefix(row.cells[0], "Agreed") != agreed || strings.HasPrefix(g.heading, "Agreed") != agreed {
						t.Errorf("%q under %q is said to be %q", row.name, g.heading, row.cells[0])
					}
				}
			}
		}
	}
	d.Do(c.Decide("published-case", "data", model.Provisional, ""))
	if got := wordsOf(d.Session(), closingPage).groups[0].heading; got != "Nothing is agreed yet" {
		t.Errorf("the last page begins with %q", got)
	}
	_ = p
}

func TestEveryComponentIsEnlargedAsFarAsItFitsAndTheChartStays(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Present)
	p := d.Shown().(*view).present
	p.window.Resize(fyne.NewSize(presentWidth, presentHeight))
	zoom := p.layout.zoom
	for x := range d.Session().Case().Components.All() {
		p.show(x.ID)
		if p.layout.zoom != zoom || p.reading.Zoom != zoom {
			t.Errorf("the figures beside %q are enlarged by %v, beside the others by %v", x.Name, p.layout.zoom, zoom)
		}
		own := p.layout.zooms[x.ID]
		if p.name.Zoom != own || p.decisions[0].tiles[0].zoom != own || own < zoom {
			t.Errorf("%q is enlarged by %v, its options by %v, want %v", p.name.Text, p.name.Zoom, p.decisions[0].tiles[0].zoom, own)
		}
		if ui.HeightFor(p.body, p.layout.left()) > p.layout.height() {
			t.Errorf("%q doesn't fit", p.name.Text)
		}
	}
	p.window.Canvas().Capture()
	d.Until(p.drawn)
	d.Settle()
}

// The driver never gives back all that a window which is closed took.
func TestPresentingAgainIsInTheSameWindow(t *testing.T) {
	d, v := open(t)
	d.Run(page.Present)
	first := v.present
	first.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.present != nil {
		t.Fatal("Escape doesn't end the presentation")
	}
	d.Run(page.Present)
	if v.present == nil || v.present == first || v.present.window != first.window || v.present.window.Content().(*fyne.Container).Objects[0] != v.present.root {
		t.Error("it isn't another presentation in the same window")
	}
}
