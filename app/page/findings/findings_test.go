package findings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/log"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// open shows the page on the built-in example.
func open(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	d.Settle()
	return d, d.Shown().(*view)
}

// texts is a row of the table up to its figures, by its key.
func texts(t *testing.T, v *view, key string) string {
	t.Helper()
	at := slices.IndexFunc(v.entries, func(r row) bool { return r.key == key })
	if at < 0 {
		return "no row"
	}
	var cells []string
	for col := range 5 {
		cells = append(cells, v.Cell(at, col).Text)
	}
	return strings.Join(cells, "|")
}

// sums is the row of the sums.
func sums(v *view) string {
	var cells []string
	for col := range 5 {
		cells = append(cells, v.PinnedCell(0, col).Text)
	}
	return strings.Join(cells, "|")
}

// cell puts the cursor on a cell, and the keys on the table.
func cell(d *apptest.Desk, v *view, key string, col int) grid.Place {
	v.Grid.MoveToKey(key, col)
	d.Shown().Focus()
	return v.Grid.Cursor
}

func TestThePageShowsWhereEffortGoesByAreaWithItsSums(t *testing.T) {
	d, v := open(t)
	for key, want := range map[string]string{
		"of service-delivery": "|Service delivery|23.0|30.0|−7.0",
		"activity/A4":         "A4|Face-to-face delivery|14.0|21.0|−7.0",
		"activity/A1":         "A1|Answering and routing enquiries|7.0|6.0|+1.0",
	} {
		if got := texts(t, v, key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if got := sums(v); got != "|All activities|100.0|100.0|0.0" {
		t.Errorf("the sums are %q", got)
	}
	if v.title.Text != "Face-to-face delivery takes 7 points less than in comparable councils." || v.check.Text != "Both columns of shares add up to 100%." {
		t.Errorf("it says %q, %q", v.title.Text, v.check.Text)
	}
	d.Settle()
}

func TestASharePerCentIsTypedByKeysAndTheSumSaysWhatItIs(t *testing.T) {
	d, v := open(t)
	before := d.Session().Case()
	cell(d, v, "activity/A4", 2)
	d.Type("11.5%")
	if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, "11.5% of all effort") {
		t.Errorf("it reads %q", got)
	}
	d.Press(fyne.KeyReturn)
	if got := sums(v); got != "|All activities|! 97.5|100.0|−2.5" || v.check.Text != "! The shares add up to 97.5%, not 100%." {
		t.Errorf("the sums are %q, and it says %q", got, v.check.Text)
	}
	if v.title.Text != "Face-to-face delivery takes 9.5 points less than in comparable councils." {
		t.Error(v.title.Text)
	}
	cell(d, v, "activity/A4", 3)
	for _, refused := range []string{"120", "much", "-3"} {
		d.Type(refused)
		d.Press(fyne.KeyReturn)
		if !v.Grid.Editor.Open || v.Grid.Editor.Entry.Text != refused {
			t.Errorf("%q is taken, or lost", refused)
		}
		d.Press(fyne.KeyEscape)
	}
	d.Press(fyne.KeyDelete)
	if got := texts(t, v, "activity/A4"); got != "A4|Face-to-face delivery|11.5||" || !strings.Contains(v.check.Text, "1 activity has no comparator’s share.") {
		t.Errorf("without a comparator it is %q: %q", got, v.check.Text)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if d.Session().Case().Activities.At(3) != before.Activities.At(3) {
		t.Error("undo left something behind")
	}
	cell(d, v, "of service-delivery", 2)
	d.Type("3")
	if v.Grid.Editor.Open || !d.Says("worked out") {
		t.Error("the sum of an area takes typing, or doesn't say why not")
	}
	d.Settle()
}

func TestActivitiesAreAddedMovedInTheirAreaAndDeleted(t *testing.T) {
	d, v := open(t)
	cell(d, v, "activity/A5", 1)
	d.Run(cmdAdd)
	d.TypeInto("Booking rooms")
	d.Press(fyne.KeyReturn)
	x, ok := d.Session().Case().Activities.Get("A18")
	if !ok || x.Area != "service-delivery" || d.Session().Case().Activities.At(5) != x || v.record() != model.Record(x) {
		t.Fatalf("the activity is %+v", x)
	}
	d.Run(page.MoveUp)
	if d.Session().Case().Activities.At(4).ID != "A18" {
		t.Error("it didn't move up")
	}
	for range 5 {
		d.Run(page.MoveUp)
	}
	if d.Session().Case().Activities.At(3).ID != "A18" {
		t.Error("it leaves its area, or doesn't reach its top")
	}
	cell(d, v, "activity/A4", 1)
	d.Press(fyne.KeyDelete)
	if m, _ := d.Session().Case().Findings.Get("M4"); len(m.Activities) != 0 {
		t.Errorf("what rested on it is %+v", m)
	}
	d.Run(page.Undo)
	if m, _ := d.Session().Case().Findings.Get("M4"); len(m.Activities) != 1 {
		t.Error("undo doesn't bring the link back")
	}
	d.Settle()
}

func TestFindingsAreTypedWithWhatTheyRestOnAndWalkedBothWays(t *testing.T) {
	d, v := open(t)
	d.Run(cmdSwitch)
	if v.title.Text != "5 messages and 5 findings, about 7 of 7 components." || !strings.HasPrefix(v.check.Text, "10 of 10 messages and findings rest here on illustrative activities") || v.tabs.Selected != findingList {
		t.Errorf("it says %q, %q", v.title.Text, v.check.Text)
	}
	if got := texts(t, v, "finding/F3"); got != "F3|The potential of digital technology is not fully used.|finding|M3|Customer contact and assessment; Service delivery; Community resilience" {
		t.Error(got)
	}
	cell(d, v, "finding/F3", 3)
	d.Type("M3, A5; data and analysis")
	if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, "A5, A12 and M3") {
		t.Errorf("it reads %q", got)
	}
	d.Press(fyne.KeyReturn)
	if f, _ := d.Session().Case().Findings.Get("F3"); strings.Join(f.RestingOn(), " ") != "A5 A12 M3" {
		t.Errorf("it rests on %v", f.RestingOn())
	}
	cell(d, v, "finding/M3", 3)
	d.Type("F3")
	if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, "rests on itself") {
		t.Errorf("of a ring it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	cell(d, v, "finding/M3", 1)
	shown := apptest.Texts(v.chain.card)
	if !shown["Rests on"] || !shown["Leads to"] {
		t.Errorf("beside it stands %v", shown)
	}
	d.Run(cmdChain)
	if got := strings.Join(d.Chooser().Shown, "\n"); !strings.Contains(got, "Rests on – Activity A5: Scheduling and travel (illustrative)") || !strings.Contains(got, "Leads to – Component: Service delivery, not rated") {
		t.Errorf("the ways are %q", got)
	}
	d.Press(fyne.KeyReturn)
	if v.record().Key() == "M3" {
		t.Error("the first of them leads nowhere")
	}
	d.Settle()
}

func TestALinkBesideTheFindingsLeadsToItsRecord(t *testing.T) {
	d, v := open(t)
	v.Show(page.Place{Record: model.Hit{Kind: model.KindFinding, Key: "M4"}})
	var link *ui.Link
	apptest.Walk(v.chain.card, func(o fyne.CanvasObject) {
		if l, ok := o.(*ui.Link); ok && strings.HasPrefix(l.Name, "Activity A4") {
			link = l
		}
	})
	if link == nil {
		t.Fatal("what it rests on isn't shown")
	}
	link.Tapped(nil)
	if v.list != effortList || v.record().Key() != "A4" {
		t.Errorf("it leads to %v", v.record())
	}
	d.Settle()
}

func TestAMessageOrAFindingIsAddedWithItsNumber(t *testing.T) {
	d, v := open(t)
	v.Show(page.Place{Record: model.Hit{Kind: model.KindFinding, Key: "M5"}})
	d.Run(cmdAdd)
	d.TypeInto("Rooms are booked twice.")
	d.Press(fyne.KeyReturn)
	x, ok := d.Session().Case().Findings.Get("M6")
	if !ok || x.Phase != model.MessagePhase || v.record() != model.Record(x) || !strings.Contains(v.check.Text, "1 message or finding rests on nothing") {
		t.Errorf("the message is %+v, %q", x, v.check.Text)
	}
	d.Settle()
}

func TestRowsArePastedWithAndWithoutHeadingsAndCellsAreFilled(t *testing.T) {
	d, v := open(t)
	at := cell(d, v, "activity/A1", 2)
	v.onPaste(at, "8\t7\n7.5\t6.5\n")
	if got := texts(t, v, "activity/A1") + " " + texts(t, v, "activity/A2"); got != "A1|Answering and routing enquiries|8.0|7.0|+1.0 A2|Assessment and eligibility|7.5|6.5|+1.0" {
		t.Error(got)
	}
	v.onPaste(cell(d, v, "activity/A1", 4), "3\n")
	if !strings.Contains(d.DialogText(), "worked out") {
		t.Errorf("a gap is pasted: %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	for _, block := range []string{"Booking rooms\t0.5\t1\t\t2\n", "Service delivery\tBooking rooms\t0.5\t1\t2\n", "Name\tArea\tEffort %\tComparator %\tFTE\nBooking rooms\tService delivery\t0.5\t1\t2\n"} {
		v.onPaste(cell(d, v, "activity/A1", 1), block)
		d.WaitForDialog()
		if !strings.Contains(d.DialogText(), "The shares add up to 100.5%, not 100%.") {
			t.Errorf("of pasted rows it says %q", d.DialogText())
		}
		d.TapAction("Bring them in")
		if x, ok := d.Session().Case().Activities.Get("A18"); !ok || x.Name != "Booking rooms" || x.FTE == nil || x.FTE.String() != "2" {
			t.Errorf("of %q it reads %+v", block, x)
		}
		d.Run(page.Undo)
	}
	v.onPaste(cell(d, v, "activity/A1", 1), "id\tphase\ttext\tfrom\tcomponents\nF9\t2\tWaste.\tNobody knows\t\n")
	d.WaitForDialog()
	if !strings.Contains(d.DialogText(), "there is no activity or finding “Nobody knows”") {
		t.Errorf("of a name that isn't there it says %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestBothListsAreWrittenToFilesAndBroughtInFromThem(t *testing.T) {
	d, v := open(t)
	for list, change := range [][2]string{{"A4,service-delivery,Face-to-face delivery,14,", "A4,service-delivery,Face-to-face delivery,15,"}, {"The council's strategic direction could be clearer.", "Nobody knows where to go."}} {
		v.showList(list)
		path := filepath.Join(t.TempDir(), "list.csv")
		d.Run(cmdExport)
		d.TypeInto(path)
		d.Press(fyne.KeyReturn)
		d.WaitForDialog()
		text, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(text), change[0]) {
			t.Fatalf("%v: %s", err, text)
		}
		d.Press(fyne.KeyEscape)
		if err := os.WriteFile(path, []byte(strings.Replace(string(text), change[0], change[1], 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		revision := d.Session().Case().Revision
		d.Run(cmdImport)
		d.WaitForDialog()
		d.Type(path)
		d.Press(fyne.KeyReturn)
		d.Until(func() bool { return d.Sheet().IsOpen() || d.Session().Case().Revision > revision })
		if d.Sheet().IsOpen() {
			d.TapAction("Bring them in")
		}
		d.Until(func() bool { return d.Session().Case().Revision > revision })
	}
	if m, _ := d.Session().Case().Findings.Get("M5"); m.Text != "Nobody knows where to go." || d.Session().Case().Activities.At(3).Effort.String() != "15" {
		t.Errorf("brought in are %+v and %+v", m, d.Session().Case().Activities.At(3))
	}
	d.Settle()
}

func TestEveryCellOfTheFindingsTakesTypingOrSaysWhyNot(t *testing.T) {
	d, v := open(t)
	v.showList(findingList)
	v.Focus()
	d.CheckEveryCell("findings", v.Grid)
	d.Settle()
}

func TestATableIsBroughtInThoughThePageWasNeverShown(t *testing.T) {
	d := apptest.Open(t, log.Entry(), Entry())
	d.Settle()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("id,phase,text\nF9,2,Waste.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdImport)
	d.WaitForDialog()
	d.Type(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { _, there := d.Session().Case().Findings.Get("F9"); return there })
	d.Run(cmdExport)
	if !strings.Contains(d.DialogText(), "Export the activities") {
		t.Errorf("it asks %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestAnEmptyPageSaysHowToBeginAndTakesATable(t *testing.T) {
	d, v := open(t)
	var gone []func(*model.Case) (model.Edit, error)
	for _, kind := range []model.Kind{model.KindFinding, model.KindActivity} {
		for r := range d.Session().Case().RecordsOf(kind) {
			gone = append(gone, func(c *model.Case) (model.Edit, error) { return c.Remove(kind, r.Key()) })
		}
	}
	d.Do(d.Session().Case().Together("Emptied", gone...))
	if v.title.Text != "No activities so far." || v.Rows() != 0 || v.Pinned() != 0 || !strings.Contains(v.Grid.Empty.Text, "effort %") {
		t.Errorf("it says %q, %q", v.title.Text, v.Grid.Empty.Text)
	}
	d.Shown().Focus()
	v.onPaste(v.Grid.Cursor, "A1\tCalls\t60\t50\nA2\tVisits\t40\t50\n")
	d.Until(func() bool { return d.Session().Case().Activities.Len() == 2 })
	if got := texts(t, v, "activity/A1"); got != "A1|Calls|60|50|+10" || v.title.Text != "Calls and Visits differ most from comparable councils, by 10 points each." {
		t.Errorf("pasted is %q: %q", got, v.title.Text)
	}
	v.showList(findingList)
	if v.title.Text != "No messages and no findings so far." {
		t.Errorf("it says %q", v.title.Text)
	}
	d.Run(cmdWords)
	d.TypeInto("Broken")
	d.TapAction("Save")
	if key := d.Session().Case().Head().RatingKey; key.Red != "Broken" || key.Amber != "" {
		t.Errorf("the words of the ratings are %+v", key)
	}
	d.Settle()
}

func TestASumOfStaffIsShownWhereEveryRowHasItsFigure(t *testing.T) {
	one := decimal.NewFromInt(3)
	if got := wholeSumOf(model.Column{Sum: one, Known: 1, Missing: 1}); got != "" {
		t.Errorf("of one row of two it is %q", got)
	}
	if got := wholeSumOf(model.Column{Sum: one, Known: 2}); got != "3" {
		t.Errorf("of all rows it is %q", got)
	}
	for i, c := range effortColumns() {
		if (c.Title == "£m a year") != (i == costColumn) {
			t.Errorf("column %d is %s", i, c.Title)
		}
		if c.Title != "FTE" && i != costColumn {
			continue
		}
		some := model.Column{Sum: one, Known: 1, Missing: 1}
		if got := c.sum(some, some, some, some); got != "" {
			t.Errorf("%s of one row of two is %q", c.Title, got)
		}
	}
}
