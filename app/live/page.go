package live

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/live"
)

type ctxt = context.Context

const pageID page.ID = "live"

const title = "Live"

// The commands of the page.
const (
	cmdStart        page.ID = "live start"
	cmdJoin         page.ID = "live join"
	cmdInviteTables page.ID = "live tables"
	cmdInvite       page.ID = "live members"
	cmdFollow       page.ID = "live follow"
	cmdAsk          page.ID = "live ask"
	cmdAnswer       page.ID = "live answer"
	cmdCount        page.ID = "live count"
	cmdCloseSeat    page.ID = "live seat"
	cmdLeave        page.ID = "live leave"
	cmdEnd          page.ID = "live end"
)

// view is the page of the live workshop: what it is, and who is there and where they look.
type view struct {
	page.Table
	h     page.Host
	w     *Workshop
	words *ui.Paragraph
	tools *fyne.Container
	stop  context.CancelFunc
}

func (w *Workshop) newView(h page.Host) page.Page {
	v := &view{h: h, w: w, words: ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})}
	w.view = v
	v.Grid = grid.New(h.Canvas(), "People", 1, v, grid.Signals{OnLeave: h.ClearStatus, OnShortcut: h.TypedShortcut, OnKey: h.TypedKey})
	v.tools = container.New(&ui.ChipRow{Gap: ui.Gap})
	for _, c := range v.Commands() {
		v.tools.Add(h.Control("", c.ID, nil).Labelled(strings.TrimSuffix(c.Name, " …")))
		v.tools.Objects[len(v.tools.Objects)-1].Hide()
	}
	v.Whole = page.NewTable(container.New(&ui.Column{Gap: ui.Gap}, v.tools, v.words), v.Grid)
	ctx, stop := context.WithCancel(context.Background())
	v.stop = stop
	go v.lookOften(ctx)
	return v
}

// lookOften tells the others where this window looks.
func (v *view) lookOften(ctx context.Context) {
	for tick := time.NewTicker(time.Second); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
			if v.w.seat() != nil {
				v.h.OnUI(v.look)
			}
		}
	}
}

func (v *view) look() {
	switch g := v.w.seat(); {
	case g == nil:
	case v.w.isOpen():
		g.Look(v.h.ShownTitle(), v.h.Session().View().Scenario)
	default:
		g.Look("another case", "")
	}
}

// Stop leaves the room: the window closes.
func (v *view) Stop() {
	v.stop()
	v.w.stop()
}

// Follow keeps a shared case shared, and one that a Member sees barred, when it is opened again.
func (v *view) Follow() {
	s := v.h.Session()
	if !v.w.busy && !v.w.isAsItShould() {
		v.w.readAnew(s.Case().Head().ID)
	}
}

// Show has nothing to put the keys on: a person isn't a record.
func (v *view) Show(page.Place) {}

// Refresh shows what the workshop is and who is there.
func (v *view) Refresh() {
	v.words.Set(v.state(), v.words.Look)
	v.Grid.Empty.Set("Nobody is here: start a live workshop, or join one by an invitation.", v.Grid.Empty.Look)
	for i, c := range v.Commands() { // what can't be done now is in the menus, with why
		ui.SetVisible(v.tools.Objects[i], c.Can())
	}
	v.tools.Refresh()
	v.LayOut()
	v.Whole.Objects[0].Refresh()
	v.Grid.Refresh()
}

// refresh shows it where the page is in sight, and the state of saving anywhere.
func (v *view) refresh() {
	v.h.Session().Announce()
}

// state says in a few sentences what the workshop is.
func (v *view) state() string {
	w, s := v.w, v.h.Session()
	g := w.seat()
	switch {
	case g == nil && s.HasCase() && w.isLeftOpen(s.Case().Head().ID):
		return "A live workshop on this case was begun on this computer and not ended. Start it again to go on, and to end it."
	case g == nil:
		return "No live workshop. Start one, and the others join by an invitation and a code that you speak; or join one by an invitation. " +
			"Until you do, this program speaks to no other computer."
	}
	var parts []string
	if w.host != nil {
		parts = append(parts, "You run this workshop. "+v.codeWords())
		if n := w.tried.Wrong + w.tried.OtherRoom; n > 0 {
			parts = append(parts, fmt.Sprintf("%s at the door.", model.Capital(model.Many(n, "failed try")))+shutWords(w.tried))
		}
	} else {
		parts = append(parts, fmt.Sprintf("You are %s, %s in this workshop.", g.Seat().Name, article(g.Seat().Role)))
		if !g.Seat().Role.Edits() {
			parts = append(parts, "You look on, and answer what the room is asked.")
		}
		parts = append(parts, w.followWords())
	}
	if !w.isHere() {
		parts = append(parts, w.awayWords())
	} else {
		parts = append(parts, fmt.Sprintf("%s here.", model.Many(w.hereNow(), "computer")+model.Plural(w.hereNow(), " is", " are")))
	}
	if w.asked.ID != "" {
		parts = append(parts, v.questionWords())
	}
	return strings.Join(parts, " ")
}

// followWords says whose scenario is shown.
func (w *Workshop) followWords() string {
	if w.follows {
		return "You see the scenario that the facilitator shows."
	}
	return "You look at scenarios on your own."
}

func article(r live.Role) string { return "a " + r.Words() }

func shutWords(t live.Tried) string {
	if len(t.Shut) == 0 {
		return ""
	}
	return " It is shut for " + t.Shut[0].Words() + "s: give out a new code."
}

func (v *view) codeWords() string {
	return fmt.Sprintf("The code for tables is %s, that for Members %s.", live.SpokenCode(v.w.codes[live.Table]), live.SpokenCode(v.w.codes[live.Member]))
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	return []grid.Column{
		{Title: "Who", Ems: 10, Grow: 0.4}, {Title: "As", Ems: 7}, {Title: "Here", Ems: 6}, {Title: "Looks at", Ems: 8, Grow: 0.4}, {Title: "Scenario", Ems: 10, Grow: 0.6},
	}
}

// Rows is told at Columns, as the rest.
func (v *view) Rows() int          { return len(v.w.people) }
func (v *view) Key(row int) string { return v.w.people[row].ID }

// Cell is told at Columns.
func (v *view) Cell(row, col int) grid.Cell {
	p := v.w.people[row]
	cell := grid.Cell{Locked: true}
	switch col {
	case 0:
		cell.Text = p.Name
	case 1:
		cell.Text = model.Capital(p.Role.Words())
	case 2:
		cell.Text = "away"
		if p.Here {
			cell.Text = "here"
		}
	case 3:
		cell.Text = p.Page
	case 4:
		if x, ok := v.h.Session().Case().Scenarios.Get(p.Scenario); ok {
			cell.Text = x.Name
		}
	}
	if !p.Here {
		cell.Ink = ui.ColorQuiet
	}
	return cell
}

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// Commands are those of the workshop.
func (v *view) Commands() []page.Command {
	w := v.w
	none := page.Unless(func() bool { return w.seat() == nil }, "You are in a workshop already: leave it first")
	in := page.Unless(func() bool { return w.seat() != nil }, "You are in no live workshop")
	runs := page.Unless(func() bool { return w.host != nil }, "Only who started the workshop can")
	isGuest := page.Unless(func() bool { return w.seat() != nil && w.host == nil }, "You are no guest in a live workshop")
	open := page.Unless(func() bool { return w.asked.Open }, "The room isn't asked anything")
	shown := page.Unless(w.isOpen, "Open the case of the workshop first")
	return []page.Command{
		{ID: cmdStart, Group: title, Name: "Start a live workshop …", Bar: page.Bars(none, page.NoCase(v.h)), Run: v.start},
		{ID: cmdJoin, Group: title, Name: "Join a live workshop …", Bar: none, Run: func() { v.join("") }},
		{ID: cmdInviteTables, Group: title, Name: "Invite tables …", Bar: runs, Run: func() { v.invite(live.Table) }},
		{ID: cmdInvite, Group: title, Name: "Invite Members …", Bar: runs, Run: func() { v.invite(live.Member) }},
		{ID: cmdAsk, Group: title, Name: "Ask the room …", Bar: page.Bars(runs, shown, page.NoScenario(v.h)), Run: v.ask},
		{ID: cmdCount, Group: title, Name: "Close the question and count …", Bar: page.Bars(runs, shown, open), Run: v.count},
		{ID: cmdAnswer, Group: title, Name: "Answer the question …", Bar: page.Bars(isGuest, shown, open), Run: v.answer},
		{ID: cmdFollow, Group: title, Name: "Follow the facilitator, or look on your own", Bar: isGuest, Run: v.follow},
		{ID: cmdCloseSeat, Group: title, Name: "Close this seat …", Bar: runs, Run: v.closeSeat},
		{ID: cmdLeave, Group: title, Name: "Leave the workshop", Bar: page.Bars(in, isGuest), Run: v.leave},
		{ID: cmdEnd, Group: title, Name: "End the workshop …", Bar: page.Bars(runs, in), Run: v.end},
	}
}

// report says what went wrong, but not to who stopped it.
func (v *view) report(err error) {
	if !errors.Is(err, context.Canceled) {
		v.h.Report(err)
	}
}
