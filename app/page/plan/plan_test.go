package plan

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/setup"
	"tomworkbench/model"
)

// open shows the page on the built-in example.
func open(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	d.Settle()
	v := d.Shown().(*view)
	v.Focus()
	return d, v
}

func press(v *view, keys ...fyne.KeyName) {
	for _, k := range keys {
		v.chart.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// on puts the cursor on an option.
func on(v *view, option string) { v.chart.moveToKey(option) }

func slip(d *apptest.Desk, option string) (quarters, benefits int) {
	x := d.Session().Case().Slip(d.Session().View().Scenario, option)
	return x.Quarters, x.Benefits
}

func TestTheArrowKeysMoveABarAndTheProfileFollows(t *testing.T) {
	d, v := open(t)
	on(v, "front-door")
	press(v, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.Settle()
	if q, _ := slip(d, "front-door"); q != 4 {
		t.Fatalf("it slips by %d quarters", q)
	}
	flow := model.Profile(d.Session().Case(), d.Session().View().Scenario, model.Minimum, model.InYear)
	if flow.Benefit[1].String() != "11" {
		t.Errorf("the benefit of the second year is %s", flow.Benefit[1])
	}
	if r := v.chart.current(); r.From != 6 || r.WasFrom != 2 || !strings.Contains(strings.Join(r.Captions, "; "), "4 quarters later than planned") {
		t.Errorf("the bar is %+v", r)
	}
	press(v, fyne.KeyDelete)
	if q, _ := slip(d, "front-door"); q != 0 {
		t.Errorf("put back it slips by %d", q)
	}
	for range 5 {
		d.Run(page.Undo)
	}
	if d.Session().Case().Slips.Len() != 0 {
		t.Error("undone, something slips")
	}
}

func TestABarDoesNotMoveBeforeTheYearsBegin(t *testing.T) {
	d, v := open(t)
	on(v, "centre-of-excellence")
	press(v, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if q, _ := slip(d, "centre-of-excellence"); q != -1 {
		t.Errorf("it comes %d quarters earlier", -q)
	}
	if !strings.Contains(d.Said(), "can’t start before 2018/19 Q1") {
		t.Errorf("said is %q", d.Said())
	}
}

func TestOneKeyShiftsWhatIsCountedTooEarly(t *testing.T) {
	d, v := open(t)
	on(v, "flexible-workforce")
	press(v, fyne.KeySpace)
	d.Settle()
	if q, b := slip(d, "flexible-workforce"); q != 0 || b != 4 {
		t.Errorf("it slips by %d quarters, its benefits by %d more", q, b)
	}
	if !v.plan.Early.IsZero() || v.title.Text != "All 8 options chosen finish by 2021/22 Q2; 1 option runs ahead of what it needs." {
		t.Errorf("%s: %s is early", v.title.Text, v.plan.Early)
	}
	press(v, fyne.KeySpace)
	if !strings.Contains(d.Said(), "Nothing of this row comes too early") {
		t.Errorf("said is %q", d.Said())
	}
}

func TestOneKeyShiftsWhatRunsAheadOfWhatItNeeds(t *testing.T) {
	d, v := open(t)
	on(v, "support-consolidated")
	if got := v.chart.current().Warning; got != "has its benefits 1 quarter before those of Consolidated data and insight team, which it needs first" {
		t.Fatalf("the warning is %q", got)
	}
	press(v, fyne.KeySpace)
	d.Settle()
	if q, b := slip(d, "support-consolidated"); q != 1 || b != 0 || v.chart.current().Warning != "" {
		t.Errorf("it slips by %d quarters, its benefits by %d more: %q", q, b, v.chart.current().Warning)
	}
	d.Run(cmdMendAll)
	d.Settle()
	if v.title.Text != "All 8 options chosen finish by 2021/22 Q2." {
		t.Errorf("shifted, it says %q", v.title.Text)
	}
}

func TestABarIsMovedByTheMouse(t *testing.T) {
	d, v := open(t)
	on(v, "front-door")
	f := v.chart.faces[v.chart.at]
	quarter := quarterWidth(f.Size().Width, f.years)
	at := fyne.NewPos(f.barX(f.row.From)+10, rowPad+4)
	for range 4 {
		at.X += quarter / 2
		f.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.Delta{DX: quarter / 2}})
	}
	f.DragEnd()
	d.Settle()
	if q, _ := slip(d, "front-door"); q != 2 {
		t.Errorf("dragged by two quarters it slips by %d", q)
	}
	if f.Cursor() != desktop.HResizeCursor {
		t.Error("the pointer doesn't say that the bar moves")
	}
}

func TestTheFormOfAPlanSaysWhatIsWrong(t *testing.T) {
	d, v := open(t)
	on(v, "front-door")
	press(v, fyne.KeyReturn)
	d.Canvas().FocusNext()
	d.TypeInto("2017/18 Q1")
	if d.Idle() || !strings.Contains(d.DialogText(), "2017/18 Q1 is before the start, 2018/19 Q3") {
		t.Errorf("the form says %q", d.DialogText())
	}
	d.TypeInto("2020/21 Q3")
	d.Canvas().FocusNext()
	d.Canvas().FocusNext()
	d.TypeInto("consolidated data; flexible")
	d.TapAction("Save")
	d.Settle()
	plan, _ := d.Session().Case().Plans.Get("front-door")
	if plan.Finish.String() != "2020/21 Q3" || strings.Join(plan.Needs, " ") != "data-team flexible-workforce" {
		t.Errorf("the plan is %+v", plan)
	}
}

func TestWhatAnOptionNeedsFirstIsChosenAmongOptions(t *testing.T) {
	d, v := open(t)
	on(v, "front-door")
	press(v, fyne.KeyReturn)
	for range 3 {
		d.Canvas().FocusNext()
	}
	d.Press(fyne.KeyReturn) // goes on without taking a name
	d.TapAction("Save")
	d.Settle()
	if plan, _ := d.Session().Case().Plans.Get("front-door"); len(plan.Needs) != 0 {
		t.Fatalf("going through the form adds %v", plan.Needs)
	}
	press(v, fyne.KeyReturn)
	for range 3 {
		d.Canvas().FocusNext()
	}
	d.TypeInto("flexible")
	d.Press(fyne.KeyReturn)
	d.TapAction("Save")
	d.Settle()
	if plan, _ := d.Session().Case().Plans.Get("front-door"); strings.Join(plan.Needs, " ") != "flexible-workforce" {
		t.Errorf("it needs %v", plan.Needs)
	}
}

func TestASecondNeedIsChosenBehindTheFirst(t *testing.T) {
	d, v := open(t)
	on(v, "front-door")
	press(v, fyne.KeyReturn)
	for range 3 {
		d.Canvas().FocusNext()
	}
	d.TypeInto("Flexible and mobile workforce; data")
	d.Press(fyne.KeyReturn)
	d.TapAction("Save")
	d.Settle()
	if plan, _ := d.Session().Case().Plans.Get("front-door"); strings.Join(plan.Needs, " ") != "flexible-workforce data-team" {
		t.Errorf("it needs %v", plan.Needs)
	}
}

func TestTheUsualStagesLeadToTheirListInSetUp(t *testing.T) {
	d := apptest.Open(t, Entry(), setup.Entry())
	d.Settle()
	for range 2 { // once to take them or find them there, once when they are there
		d.Run(page.Plan)
		d.Run(cmdStages)
		if !d.Idle() && strings.Contains(d.DialogText(), "are added") {
			d.TapAction("Take them")
		}
		d.Settle()
		if _, still := d.Shown().(*view); still {
			t.Fatal("the list isn't shown")
		}
		if !d.Idle() {
			d.Press(fyne.KeyEscape)
		}
	}
}

func TestWhatADelayCostsStandsBesideTheBars(t *testing.T) {
	d, v := open(t)
	on(v, "front-door")
	d.Settle()
	b := v.bar()
	var said []string
	for _, line := range v.linesOf(b) {
		said = append(said, line[0]+": "+line[1])
	}
	for _, want := range []string{"Starts: 2018/19 Q3", "Slip in this scenario: as planned", "A quarter later: net £0.13m less", "Keeps payback: "} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("no %q in\n%s", want, strings.Join(said, "\n"))
		}
	}
}
