package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

func TestCommandsActOnTheOptionTouchedLastAlsoAfterAClickElsewhere(t *testing.T) {
	d, v := open(t)
	d.Session().SignAs("A. Clerk")
	pointAt(d, "hub-and-spoke")
	d.ClickBeside()
	if one := tileOf(d, v, "hub-and-spoke"); !one.face.touched || one.face.cursor {
		t.Errorf("after a click elsewhere it is marked: %v, with the keys: %v", one.face.touched, one.face.cursor)
	}
	d.Run(cmdRuleOut)
	d.TypeInto("Too dear")
	d.Press(fyne.KeyReturn)
	if _, out := d.Session().Case().RuledOut("published-case", "hub-and-spoke"); !out {
		t.Error("the command is dead")
	}
	pointAt(d, "front-door")
	if tileOf(d, v, "hub-and-spoke").face.touched || !tileOf(d, v, "front-door").face.touched {
		t.Error("two options are marked, or none")
	}
	d.Settle()
}

func TestWhatIsGoneFromTheCaseIsNoLongerTouched(t *testing.T) {
	d, v := open(t)
	pointAt(d, "hub-and-spoke")
	e, err := d.Session().Case().Remove(model.KindOption, "hub-and-spoke")
	d.Do(e, err)
	d.ClickBeside()
	if v.touchedOption() != nil || d.Command(cmdRenameOption).WhyNot() != "Click an option on the board first" {
		t.Errorf("touched is %v, and the command says %q", v.touchedOption(), d.Command(cmdRenameOption).WhyNot())
	}
	if v.touchedDecision() == nil {
		t.Error("the decision, which is still there, is forgotten too")
	}
	d.Settle()
}

func TestAKeyWhoseCommandCantActSaysWhyInTheStatusLine(t *testing.T) {
	d, _ := open(t, setup.Entry())
	pointAt(d, "hub-and-spoke")
	for id, want := range map[page.ID]string{
		cmdUnlock: "Unlock the decision: the decision isn't agreed",
		page.Redo: "Redo: there is nothing to redo",
	} {
		if d.TypedShortcut(d.Command(id).Shortcut); d.Said() != want {
			t.Errorf("%s says %q, want %q", id, d.Said(), want)
		}
	}
	d.ClickBeside()
	if d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyInsert}); d.Said() != "Add a row of the same kind: show the page Set up first" {
		t.Errorf("Insert says %q", d.Said())
	}
	d.Run(page.SetUp)
	if d.Run(cmdRenameOption); d.Said() != "Rename the option: show the page Board first" {
		t.Errorf("on another page it says %q", d.Said())
	}
	d.Settle()
}

// dots finds the dots of an option or a decision by its name.
func dots(d *apptest.Desk, name string) *ui.More {
	d.T.Helper()
	return d.Labelled("What can be done with " + name).(*ui.More)
}

func TestTheDotsOfAnOptionAndOfADecisionOpenTheMenuOfTheRightClick(t *testing.T) {
	d, v := open(t)
	words := func(open func()) string {
		open()
		m := menuShown(d)
		if m == nil {
			t.Fatal("no menu is open")
		}
		text := strings.Join(itemsOf(m), "\n")
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		return text
	}
	pointAt(d, "hub-and-spoke")
	one := tileOf(d, v, "hub-and-spoke")
	clicked := words(func() { uitest.Click(d.Canvas(), uitest.Middle(dots(d, "Centre-led hub and spoke"))) })
	if right := words(func() { test.TapSecondary(one) }); right != clicked || !strings.Contains(clicked, "Words for Members") {
		t.Errorf("the dots open\n%s\nthe right click\n%s", clicked, right)
	}
	if size := dots(d, "Centre-led hub and spoke").Size(); size.Width < 24 || size.Height < 24 {
		t.Errorf("the dots are a target of %v", size)
	}
	decision := words(func() { test.Tap(dots(d, "Procurement model")) })
	if strings.Contains(decision, "Rule the option out") || !strings.HasPrefix(decision, "Decision: Procurement model\nAgree the decision") {
		t.Errorf("those of the decision open\n%s", decision)
	}
	if d.Chosen("hub-and-spoke") {
		t.Error("a tap on the dots chooses")
	}
	d.Settle()
}

// itemsOf are the words of a menu.
func itemsOf(m *widget.PopUpMenu) (words []string) {
	for _, o := range m.Items {
		apptest.Walk(o, func(o fyne.CanvasObject) {
			if text := textOf(o); text != "" {
				words = append(words, text)
			}
		})
	}
	return words
}

func TestWhyNotIsAskedOnlyWhileADecisionIsAgreed(t *testing.T) {
	d, _ := open(t)
	d.Session().SignAs("A. Clerk")
	d.Do(d.Session().Case().SayWhyNot("published-case", "hub-and-spoke", "It costs more."))
	pointAt(d, "hub-and-spoke")
	d.Run(cmdDecide)
	asked := func() bool { return strings.Contains(shownText(d), "Why not “Centre-led hub and spoke”") }
	if asked() {
		t.Error("it is asked of a decision that isn't agreed")
	}
	if d.Press(fyne.KeyEnd); !asked() {
		t.Error("it isn't asked where the status is moved to agreed")
	}
	if d.Press(fyne.KeyHome); asked() {
		t.Error("it is still asked")
	}
	d.Canvas().FocusNext()
	if d.Press(fyne.KeyReturn); !d.Idle() {
		t.Error("Enter on the reason doesn't save, though nothing else is asked")
	}
	d.Run(cmdAgree)
	d.Press(fyne.KeyReturn) // the reason stays
	if f := d.Canvas().Focused().(*ui.Field); f.Text != "It costs more." {
		t.Errorf("the field holds %q", f.Text)
	}
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Choice("published-case", "procurement").Status; got != model.Agreed {
		t.Errorf("it is %s", got)
	}
	d.Settle()
}

// shownText is what the open dialog shows, without what is hidden.
func shownText(d *apptest.Desk) string {
	var words []string
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *ui.Paragraph:
			words = append(words, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child)
			}
		}
	}
	look(d.Canvas().Overlays().Top())
	return strings.Join(words, "\n")
}

func TestWhatIsWrongWithOneReasonStandsBesideThatOne(t *testing.T) {
	d, _ := open(t)
	d.Session().SignAs("A. Clerk")
	pointAt(d, "hub-and-spoke")
	d.Run(cmdAgree)
	d.Press(fyne.KeyReturn)
	d.Canvas().Focused().(*ui.Field).SetText(strings.Repeat("x", model.MaxTextRunes+1))
	d.Press(fyne.KeyReturn)
	if got := shownText(d); !strings.Contains(got, "× Why not “Centre-led hub and spoke”: is longer") || strings.Contains(got, "× Reason") {
		t.Errorf("it says %.300q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestWhyNotStandsOnTheTileInWords(t *testing.T) {
	d, v := open(t)
	d.Do(d.Session().Case().SayWhyNot("published-case", "hub-and-spoke", "It costs more."))
	if one := tileOf(d, v, "hub-and-spoke"); one.whyNot.Text != "Not chosen: It costs more." || !one.whyNot.Visible() {
		t.Errorf("the tile says %q, visible %v", one.whyNot.Text, one.whyNot.Visible())
	}
	d.Tap("hub-and-spoke")
	if one := tileOf(d, v, "hub-and-spoke"); one.face.whyNot != "" {
		t.Errorf("chosen, the tile says %q", one.face.whyNot)
	}
	d.Settle()
}

func TestTheTextsOfAnOptionAreWrittenOnTheBoard(t *testing.T) {
	d, _ := open(t)
	option := func() *model.Option {
		o, _ := d.Session().Case().Options.Get("hub-and-spoke")
		return o
	}
	pointAt(d, "hub-and-spoke")
	d.Run(cmdNote)
	d.TypeInto("Ask the districts.")
	d.Press(fyne.KeyReturn)
	d.Run(cmdMembersWords)
	for _, text := range []string{"One centre buys.", "Nothing changes.", "They order centrally.", "Some move.", "Local suppliers lose."} {
		d.TypeInto(text)
		d.Press(fyne.KeyReturn)
	}
	want := model.Felt{Customers: "Nothing changes.", Services: "They order centrally.", Staff: "Some move.", Communities: "Local suppliers lose."}
	if o := option(); o.Notes != "Ask the districts." || o.Consequence != "One centre buys." || o.Felt != want {
		t.Errorf("the option is %+v", o)
	}
	pointAt(d, "hub-and-spoke")
	d.Press(fyne.KeyF2)
	d.TypeInto("Hub")
	d.Press(fyne.KeyReturn)
	d.Run(cmdRenameDecision)
	d.TypeInto("How we buy")
	d.Press(fyne.KeyReturn)
	d.Run(cmdRenameComponent)
	d.TypeInto("Buying")
	d.Press(fyne.KeyReturn)
	if x, _ := d.Session().Case().Components.Get(componentOf(d, "procurement")); x.Name != "Buying" {
		t.Errorf("the component is called %q", x.Name)
	}
	if x, _ := d.Session().Case().Decisions.Get("procurement"); option().Name != "Hub" || x.Name != "How we buy" {
		t.Errorf("they are called %q and %q", option().Name, x.Name)
	}
	d.Settle()
}

func TestAHeadingThatStandsForAComponentAndItsDecisionIsRenamedInOneStep(t *testing.T) {
	d, v := open(t)
	first := v.board.components[0]
	d.Go(page.Place{Record: model.Hit{Kind: model.KindComponent, Key: first.ID}})
	d.Run(cmdRenameDecision)
	d.TypeInto("What we know")
	d.Press(fyne.KeyReturn)
	decision := v.board.cards[0].decisions[0]
	if got := v.board.components[0].Name; got != "What we know" || decision.face.name != "" {
		t.Errorf("the heading is %q, below it stands %q", got, decision.face.name)
	}
	d.Run(page.Undo)
	if got := v.board.components[0].Name; got != first.Name {
		t.Errorf("undone it is %q", got)
	}
	d.Settle()
}
