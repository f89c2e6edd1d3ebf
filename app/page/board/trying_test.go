package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestATapInALockedScenarioOffersACopyAndChoosesThere(t *testing.T) {
	d, v := open(t)
	d.Session().SignAs("Ann")
	was := d.Session().Case().Choice("published-case", "procurement")
	d.Run(page.LockScenario)
	test.Tap(tileOf(d, v, "hub-and-spoke"))
	if d.Idle() || !strings.Contains(d.DialogText(), "Try that in a copy of your own") {
		t.Fatalf("it says %q", d.DialogText())
	}
	d.Press(fyne.KeyReturn)
	s := d.Session()
	if s.Scenario().Name != "Ann's try" || s.Scenario().Locked || !d.Chosen("hub-and-spoke") {
		t.Errorf("shown is %+v, and the hub is chosen: %v", s.Scenario(), d.Chosen("hub-and-spoke"))
	}
	if now := s.Case().Choice("published-case", "procurement"); now != was {
		t.Errorf("the locked scenario says %+v", now)
	}
	d.Go(page.Place{Page: page.Board})
	d.Run(page.Undo)
	d.Run(page.Undo)
	if _, there := s.Case().ScenarioNamed("Ann's try"); there || !s.Case().Choice("published-case", "procurement").RecordMeta().At.Equal(was.At) {
		t.Error("undo doesn't take the try away")
	}
}

func TestWhoHasNoNameYetIsAskedOnceAndTriesAreCounted(t *testing.T) {
	d, v := open(t)
	v.bar.try.Tapped(nil)
	if d.Idle() {
		t.Fatal("nobody asks for the name")
	}
	d.Type("Bo")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyF4)
	if d.Session().Scenario().Name != "Bo's try 2" || !d.Idle() {
		t.Errorf("shown is %q", d.Session().Scenario().Name)
	}
}

func TestATryKeepsAllThatItsScenarioSays(t *testing.T) {
	d, _ := open(t)
	d.Session().SignAs("Ann")
	c := d.Session().Case()
	d.Do(c.KeepHands(&model.Hands{Scenario: "published-case", Decision: "procurement", Counts: []model.HandCount{{Option: "hub-and-spoke", Hands: 7}}}))
	c = d.Session().Case()
	d.Press(fyne.KeyF4)
	next, id := d.Session().Case(), d.Session().View().Scenario
	for _, kind := range model.KindsInScenarios() {
		here, there := 0, 0
		for r := range c.RecordsOf(kind) {
			if model.ScenarioOf(r) != "published-case" {
				continue
			}
			here++
			to, ok := next.Record(kind, model.WithScenario(r, id).Key())
			if ok && model.SaySame(to, model.WithScenario(r, id)) {
				there++
			}
		}
		if here != there {
			t.Errorf("%d of %d %s are copied", there, here, kind.Nouns())
		}
	}
}

func TestWhatATapWouldTakeAwayIsTriedInACopyInstead(t *testing.T) {
	d, v := open(t)
	d.Session().SignAs("Ann")
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, "Voted"))
	test.Tap(tileOf(d, v, "hub-and-spoke"))
	d.TapAction("Try it in a copy")
	if d.Session().Scenario().Name != "Ann's try" || !d.Chosen("hub-and-spoke") {
		t.Errorf("shown is %q", d.Session().Scenario().Name)
	}
	if x := d.Session().Case().Choice("published-case", "procurement"); x.Status != model.Agreed || x.Reason != "Voted" {
		t.Errorf("the scenario that was agreed says %+v", x)
	}
}

func TestTheBoardSaysThatAScenarioIsLockedAndUnlocksIt(t *testing.T) {
	d, v := open(t)
	if v.bar.said.Visible() {
		t.Error("it is said to be locked")
	}
	v.bar.lock.Tapped(nil)
	if !d.Session().Scenario().Locked || !v.bar.said.Visible() || v.bar.lock.Value != "Unlock" || v.bar.padlock.Hidden {
		t.Error("the lock isn't shown")
	}
	v.bar.lock.Tapped(nil)
	if d.Session().Scenario().Locked || v.bar.said.Visible() {
		t.Error("it stays locked")
	}
}

func TestTheBoardSaysWhatTheRoomSaid(t *testing.T) {
	d, v := open(t)
	d.Do(d.Session().Case().KeepHands(&model.Hands{
		Scenario: "published-case", Decision: "procurement", NoChange: 3,
		Counts: []model.HandCount{{Option: "centre-of-excellence"}, {Option: "hub-and-spoke", Hands: 7}},
	}))
	at := v.board.find(d.Session().Case(), model.KindDecision, "procurement")
	if at.room.Text != "Hands: 7 for Centre-led hub and spoke, 3 for no change" || !at.room.Visible() {
		t.Errorf("it says %q", at.room.Text)
	}
	d.Run(page.Undo)
	if at.room.Visible() {
		t.Error("it still says so")
	}
}
