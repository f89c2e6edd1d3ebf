package app_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheWelcomeIsShownOnceOnANewStoreAndEscapeClosesIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	d.Resize(fyne.NewSize(1024, 600))
	d.Welcome("")
	text := d.DialogText()
	if !strings.Contains(text, "Welcome") || strings.Count(text, "\n\n") < 2 {
		t.Fatalf("it says %q", text)
	}
	for _, o := range []fyne.CanvasObject{d.Sheet().Content} {
		at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
		if at.X < 0 || at.Y < 0 || at.X+size.Width > 1024 || at.Y+size.Height > 600 {
			t.Errorf("it stands at %v, %v large", at, size)
		}
	}
	if d.Press(fyne.KeyEscape); !d.Idle() {
		t.Fatal("Escape leaves it open")
	}
	if d.Welcome(""); !d.Idle() {
		t.Error("it is shown again")
	}
	d.Settle()
	d.Shut()
	again := openWholeOn(t, path)
	if again.Welcome(again.Session().LastCase()); !again.Idle() {
		t.Error("it is shown again after a restart")
	}
}

func TestTheWelcomeLeadsToTheExampleOrToACaseOfOnesOwn(t *testing.T) {
	d := openWhole(t)
	d.Welcome("")
	if d.Press(fyne.KeyReturn); !d.Idle() || d.Session().Case().Head().ID == "" {
		t.Error("Enter doesn't lead to the example")
	}
	d.Settle()
	other := openWhole(t)
	other.Welcome("")
	other.TapAction("Start a case of our own")
	if other.Idle() || !strings.Contains(other.DialogText(), "New case") {
		t.Error("nothing asks for a case of one's own")
	}
	other.Settle()
}

// Whoever has worked with the program before it had a welcome knows it.
func TestAStoreWithACaseOpenedBeforeHasNoWelcome(t *testing.T) {
	d := openWhole(t)
	if d.Welcome("some-case"); !d.Idle() {
		t.Error("it is shown")
	}
	d.Settle()
}
