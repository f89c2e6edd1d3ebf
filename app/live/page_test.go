package live

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/live"
)

// desk is a window of the program for live workshops.
type desk struct {
	*apptest.Desk
	w *Workshop
}

func openDesk(t *testing.T) desk {
	t.Helper()
	w := New()
	w.firstPort = 30000 + os.Getpid()%100*20 // another process that is tested isn't to take a port while a room is shut
	d := apptest.OpenWith(t, filepath.Join(t.TempDir(), "workbench.db"), w.Store, board.Entry(), w.Entry())
	return desk{d, w}
}

// settled does what the windows have to do until something is so.
func settled(t testing.TB, what string, is func() bool, desks ...desk) {
	t.Helper()
	for range 3000 {
		for _, d := range desks {
			d.Pump()
		}
		if is() {
			return
		}
	}
	t.Fatalf("waited in vain for %s", what)
}

// start starts a workshop by what a person types.
func (d desk) start(name string) {
	d.T.Helper()
	d.Run(cmdStart)
	d.TypeInto(name)
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn)
	settled(d.T, "the room", func() bool { return d.w.host != nil && d.Session().Shared() && d.Idle() }, d)
}

// join joins it by an invitation for a role.
func (d desk) join(host desk, role live.Role, name string) {
	d.T.Helper()
	i, err := host.w.host.Invitation(role)
	if err != nil {
		d.T.Fatal(err)
	}
	d.Run(cmdJoin)
	d.TypeInto(i.Link())
	d.Press(fyne.KeyReturn)
	d.TypeInto(live.SpokenCode(host.w.codes[role]))
	d.Press(fyne.KeyReturn)
	d.TypeInto(name)
	d.Press(fyne.KeyReturn)
	settled(d.T, "the seat", func() bool { return d.Session().Shared() && d.Idle() }, d, host)
}

func TestAWorkshopIsStartedJoinedWorkedInAndEnded(t *testing.T) {
	host, table := openDesk(t), openDesk(t)
	host.start("Anna")
	table.join(host, live.Table, "Table 1")
	c := table.Session().Case()
	scenario := table.Session().View().Scenario
	option := ""
	for o := range c.Options.All() {
		if !c.Chosen(scenario)[o.ID] {
			option = o.ID
		}
	}
	table.Do(c.Toggle(scenario, option))
	if !table.Session().Case().Chosen(scenario)[option] {
		t.Fatal("a choice waits for the room")
	}
	settled(t, "the choice", func() bool { return host.Session().Case().Chosen(scenario)[option] }, host, table)
	if got := host.Session().LastChange().Text; !strings.HasPrefix(got, "Table 1: ") {
		t.Errorf("the facilitator is told %q", got)
	}
	settled(t, "it saved", func() bool { return table.Session().Saving().Saved() && len(host.w.people) == 2 }, host, table)

	host.Run(cmdEnd)
	host.TapAction("End it")
	settled(t, "the end", func() bool { return host.w.host == nil && table.w.seat() == nil && !table.Session().Shared() }, host, table)
	settled(t, "the end told", func() bool { return !host.Idle() && !table.Idle() }, host, table)
	for _, d := range []desk{host, table} {
		d.Dismiss()
		saved, _, err := d.Store.Load(c.Head().ID)
		if err != nil || !saved.Chosen(scenario)[option] {
			t.Errorf("the store has no choice, %v", err)
		}
	}
	journal, err := host.Store.Journal(c.Head().ID)
	if err != nil || len(journal) == 0 || journal[len(journal)-1].Who != "Table 1" {
		t.Errorf("the log of the facilitator's store ends with %v, %v", journal, err)
	}
}

func TestWhatTheRoomIsAskedIsCountedAndKept(t *testing.T) {
	host, member := openDesk(t), openDesk(t)
	host.start("Anna")
	member.join(host, live.Member, "Cllr Hill")
	d := host.Session().Case().Decisions.At(0)
	for x := range host.Session().Case().Decisions.All() {
		if n := len(slices.Collect(host.Session().Case().OptionsOf(x.ID))); n > 1 {
			d = x
		}
	}
	host.Run(cmdAsk)
	host.TypeInto(d.Name)
	host.Press(fyne.KeyReturn)
	host.Press(fyne.KeyReturn)
	host.Press(fyne.KeyReturn)
	settled(t, "the question", func() bool { return member.w.asked.Open && member.Chooser().IsOpen() }, host, member)
	member.Press(fyne.KeyReturn)
	settled(t, "the answer", func() bool { return host.w.tally.Answers() == 1 }, host, member)
	host.Run(cmdCount)
	settled(t, "the count", func() bool { return !host.Idle() }, host, member)
	host.TapAction("Keep it in the case")
	settled(t, "it kept", func() bool {
		_, kept := member.Session().Case().HandsOf(host.w.asked.Scenario, d.ID)
		return kept
	}, host, member)
	member.Run(cmdLeave)
	settled(t, "the seat left", func() bool { return member.w.seat() == nil }, host, member)
	host.Run(cmdEnd)
	host.TapAction("End it")
	settled(t, "the end", func() bool { return host.w.host == nil && !host.Idle() }, host, member)
	host.Dismiss()
}

// A Member's window shows what tables change, in the room and out of its reach, and changes nothing itself; once they have left, their copy is theirs.
func TestAMemberLooksOn(t *testing.T) {
	host, member := openDesk(t), openDesk(t)
	host.start("Anna")
	member.join(host, live.Member, "Cllr Hill")
	barred := func(when string) {
		t.Helper()
		s := member.Session()
		was := s.Case()
		member.toggle(0)
		if said := member.DialogText(); s.Case() != was || s.CanUndo() || !strings.Contains(said, "s a Member you look on") {
			t.Errorf("%s, a Member's choice is answered with %q", when, said)
		}
		member.Dismiss()
	}
	barred("in the room")
	host.toggle(0)
	settled(t, "the choice", func() bool { return member.Session().Case().Revision == host.Session().Case().Revision }, host, member)
	barred("after a choice of another")
	host.w.seat().Close()
	host.w.host.Close()
	settled(t, "the room out of reach", func() bool { return !member.w.isHere() && member.Idle() && !member.w.busy }, host, member)
	barred("out of reach")
	member.Run(cmdLeave)
	settled(t, "the seat left", func() bool { return member.w.seat() == nil && member.Session().Barred() == nil }, host, member)
	before := member.Session().Case().Revision
	member.toggle(0)
	if member.Session().Case().Revision == before {
		t.Error("a copy can't be changed after the workshop")
	}
}

// The page looks as it should out of a workshop, to who runs one and to who looks on, and is told, reached and tapped as any other.
func TestThePageIsSeenToldAndReached(t *testing.T) {
	for _, who := range []string{"nobody", "facilitator", "member"} {
		t.Run(who, func(t *testing.T) {
			var host, table, member, seen desk // pictures are of the window that was opened last
			switch who {
			case "nobody":
				seen = openDesk(t)
			case "facilitator":
				table, member, host = openDesk(t), openDesk(t), openDesk(t)
				seen = host
			default:
				host, table, member = openDesk(t), openDesk(t), openDesk(t)
				seen = member
			}
			if host.w != nil {
				host.start("Anna")
				table.join(host, live.Table, "Table 1")
				member.join(host, live.Member, "Cllr Hill")
				host.w.codes = map[live.Role]string{live.Table: "ABCD2345", live.Member: "EFGH6789"}
			}
			seen.Go(page.Place{Page: pageID})
			if host.w != nil {
				settled(t, "all to be here and to tell where they look", func() bool {
					looks := func(p live.Person) bool {
						return p.Here && p.Scenario != "" && p.Page == map[bool]string{true: title, false: "Board"}[p.ID == seen.w.seat().Seat().ID || p.Role == live.Facilitator]
					}
					return len(seen.w.people) == 3 && !slices.ContainsFunc(seen.w.people, func(p live.Person) bool { return !looks(p) })
				}, host, table, member)
				seen.w.view.refresh()
			}
			for _, look := range []string{"light", "dark"} {
				seen.Settle()
				test.AssertImageMatches(t, "page-live-"+who+"-"+look+".png", seen.Picture())
				seen.Run(page.SwitchDark)
			}
			if who != "member" { // it has what these two have
				seen.CheckPage(seen.w.Entry())
			}
		})
	}
}

// An invitation that is opened stands in the form, and one that is opened in a workshop waits for its end.
func TestAnInvitationIsOpened(t *testing.T) {
	d := openDesk(t)
	if d.w.view.OpenFile("case.tomcase") {
		t.Error("a case is taken for an invitation")
	}
	path, stands := "/somewhere/Invitation for tables.TOMLIVE", false
	opened := d.w.view.OpenFile(path)
	apptest.Walk(d.Over(), func(o fyne.CanvasObject) { stands = stands || strings.Contains(strings.Join(ui.ReadOut(o), " "), path) })
	if !opened || !stands {
		t.Errorf("the form hasn't got it: %q", d.DialogText())
	}
	d.Dismiss()
	d.start("Anna")
	d.w.view.OpenFile("another.tomlive")
	if said := d.DialogText(); !strings.Contains(said, "Leave it first") {
		t.Errorf("in a workshop it says %q", said)
	}
	d.Dismiss()
}

// Who runs the workshop has a seat though theirs was closed, and ends it from there.
func TestWhoRunsTheWorkshopSitsAgain(t *testing.T) {
	host := openDesk(t)
	host.start("Anna")
	seat := host.w.seat().Seat()
	if err := host.w.host.CloseSeat(t.Context(), seat.ID); err != nil {
		t.Fatal(err)
	}
	settled(t, "another seat", func() bool {
		g := host.w.seat()
		return g != nil && g.Seat().ID != seat.ID && g.Seat().Name == seat.Name && host.Session().Shared() && host.Idle()
	}, host)
	host.toggle(0)
	settled(t, "the choice saved", func() bool { return host.Session().Saving().Saved() }, host)
	host.Run(cmdEnd)
	host.TapAction("End it")
	settled(t, "the end", func() bool { return host.w.host == nil && host.w.seat() == nil && !host.Idle() }, host)
	if said := host.DialogText(); !strings.Contains(said, "with everybody's changes") {
		t.Errorf("it says %q", said)
	}
	host.Dismiss()
}

// lookElsewhere opens another case.
func (d desk) lookElsewhere() {
	d.T.Helper()
	h := *d.Session().Case().Head()
	h.ID, h.Title = "another", "Another case"
	blank, err := model.Blank(h)
	if err != nil {
		d.T.Fatal(err)
	}
	other, err := d.Session().Create(blank)
	if err != nil {
		d.T.Fatal(err)
	}
	d.Session().Adopt(other)
}

// Who looks at another case meanwhile stays there whatever happens in the room, and the others stay where they are.
func TestAnotherCaseIsLookedAtMeanwhile(t *testing.T) {
	host, table := openDesk(t), openDesk(t)
	host.start("Anna")
	table.join(host, live.Table, "Table 1")
	shared, scenario := table.Session().Case().Head().ID, table.Session().View().Scenario
	host.lookElsewhere()
	settled(t, "the other case told", func() bool {
		return slices.ContainsFunc(table.w.people, func(p live.Person) bool { return p.Page == "another case" })
	}, host, table)
	table.toggle(0)
	settled(t, "the choice saved", func() bool { return table.Session().Saving().Saved() }, host, table)
	if got := table.Session().View().Scenario; got != scenario {
		t.Errorf("the table looked at %q and sees %q", scenario, got)
	}
	kept, err := host.Store.Journal(shared)
	if err != nil || len(kept) == 0 || kept[len(kept)-1].Who != "Table 1" {
		t.Errorf("the facilitator's store ends with %v, %v", kept, err)
	}
	table.lookElsewhere()
	host.w.seat().Close()
	host.w.host.Close()
	settled(t, "the room out of reach", func() bool { return !table.w.isHere() && table.Idle() && !table.w.busy }, host, table)
	for _, d := range []desk{host, table} {
		if got := d.Session().Case().Head().ID; got != "another" {
			t.Errorf("another case was looked at, and %q is shown", got)
		}
	}
}

var _ page.Page = (*view)(nil)

// toggle takes the first option of a decision, or takes it back.
func (d desk) toggle(decision int) {
	d.T.Helper()
	c := d.Session().Case()
	for o := range c.OptionsOf(c.Decisions.At(decision).ID) {
		d.Do(c.Toggle(d.Session().View().Scenario, o.ID))
		return
	}
}

// What is changed while the case is read anew stays in sight, though it is saved before what was read is shown.
func TestAChangeStaysThoughTheCaseIsReadAnew(t *testing.T) {
	host, table := openDesk(t), openDesk(t)
	host.start("Anna")
	table.join(host, live.Table, "Table 1")
	host.w.seat().Close()
	host.w.host.Close()
	settled(t, "the room out of reach", func() bool { return !table.w.isHere() && table.Idle() && !table.w.busy }, host, table)
	for range 8 { // what comes to the window first may be something else, such as that the room is still out of reach
		table.Drain()
		table.w.readAnew(table.Session().Case().Head().ID)
		first := <-table.Queue
		table.toggle(0)
		want := table.Session().Case()
		if err := table.Session().Afterwards(func() error { return nil }); err != nil { // until it is saved
			t.Fatal(err)
		}
		first()
		settled(t, "the case read", func() bool { return !table.w.busy }, table)
		if got := table.Session().Case(); got.Revision != want.Revision || len(got.ReplaceWith(want, "").Changes) > 0 {
			t.Fatalf("at revision %d the case is shown as at %d", want.Revision, got.Revision)
		}
	}
}

func TestATableGoesOnWhileTheFacilitatorsProgramIsGone(t *testing.T) {
	host, table := openDesk(t), openDesk(t)
	host.start("Anna")
	table.join(host, live.Table, "Table 1")
	table.toggle(0)
	settled(t, "the choice", func() bool {
		return host.Session().Case().Revision == table.Session().Case().Revision && table.Session().Saving().Saved()
	}, host, table)

	host.w.seat().Close()
	host.w.host.Close()
	settled(t, "the room out of reach", func() bool { return !table.w.isHere() && table.Idle() && !table.w.busy }, host, table)
	table.toggle(0)
	table.toggle(1)
	settled(t, "it saved", func() bool { return table.Session().Saving().Saved() }, host, table)
	want := table.Session().Case().Chosen(table.Session().View().Scenario)
	host.w.setHost(nil)
	host.w.forget()
	host.Go(page.Place{Page: pageID})
	settled(t, "it told that the workshop isn't ended", func() bool { return strings.Contains(host.w.view.state(), "not ended") }, host)
	host.start("Anna")
	settled(t, "the table back with what it changed", func() bool {
		return table.w.isHere() && len(table.w.seat().Unmerged()) == 0 && maps.Equal(host.Session().Case().Chosen(host.Session().View().Scenario), want)
	}, host, table)
	if copies, err := filepath.Glob(filepath.Join(local{table.Store}.copies(), "*")); err != nil || len(copies) != 1 || strings.HasSuffix(copies[0], unmerged) {
		t.Errorf("put by are %q, %v", copies, err)
	}
}
