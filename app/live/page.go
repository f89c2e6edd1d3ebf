package live

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/session"
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
	asked bool
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
	if g := v.w.seat(); g != nil {
		g.Look(v.h.ShownTitle(), v.h.Session().View().Scenario)
	}
}

// Stop leaves the room: the window closes.
func (v *view) Stop() {
	v.stop()
	v.w.stop()
}

// Follow keeps a shared case shared when it is opened again, and accepts the invitation that the program was started with.
func (v *view) Follow() {
	s := v.h.Session()
	if v.w.isHere() && !v.w.busy && !s.Shared() && v.w.guestIn(s.Case().Head().ID) != nil {
		v.w.readAnew()
	}
	if v.w.invited != "" && !v.asked && s.HasCase() && v.h.Idle() {
		v.asked = true
		v.join()
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
	}
	if !w.isHere() {
		parts = append(parts, "The room is out of reach. Go on: what you change is kept here and merged in when it is back.")
	} else {
		parts = append(parts, fmt.Sprintf("%s here.", model.Many(w.hereNow(), "computer")+model.Plural(w.hereNow(), " is", " are")))
	}
	if w.asked.ID != "" {
		parts = append(parts, v.questionWords())
	}
	return strings.Join(parts, " ")
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
	return []page.Command{
		{ID: cmdStart, Group: title, Name: "Start a live workshop …", Bar: page.Bars(none, page.NoCase(v.h)), Run: v.start},
		{ID: cmdJoin, Group: title, Name: "Join a live workshop …", Bar: none, Run: v.join},
		{ID: cmdInviteTables, Group: title, Name: "Invite tables …", Bar: runs, Run: func() { v.invite(live.Table) }},
		{ID: cmdInvite, Group: title, Name: "Invite Members …", Bar: runs, Run: func() { v.invite(live.Member) }},
		{ID: cmdAsk, Group: title, Name: "Ask the room …", Bar: page.Bars(runs, page.NoScenario(v.h)), Run: v.ask},
		{ID: cmdCount, Group: title, Name: "Close the question and count …", Bar: page.Bars(runs, open), Run: v.count},
		{ID: cmdAnswer, Group: title, Name: "Answer the question …", Bar: page.Bars(isGuest, open), Run: v.answer},
		{ID: cmdFollow, Group: title, Name: "Follow the facilitator, or look on your own", Bar: isGuest, Run: v.follow},
		{ID: cmdCloseSeat, Group: title, Name: "Close this seat …", Bar: runs, Run: v.closeSeat},
		{ID: cmdLeave, Group: title, Name: "Leave the workshop", Bar: page.Bars(in, isGuest), Run: v.leave},
		{ID: cmdEnd, Group: title, Name: "End the workshop …", Bar: runs, Run: v.end},
	}
}

// start asks for what a workshop needs, and opens the room.
func (v *view) start() {
	s := v.h.Session()
	c := s.Case()
	name := &ui.FormField{Label: "Your name, as the others see it", Text: s.Who()}
	cluster := &ui.FormField{Label: "File that says where the council's etcd cluster is; empty for this computer"}
	text := "Everybody who joins gets the whole case with its log, and keeps it afterwards. This computer is reached by theirs in the same network; your firewall may ask."
	if d := c.Delicate(); d.Any() {
		text += " " + d.Words()
	}
	check := func() error { return page.SoundName(name.Value()) }
	v.h.AskForm("Start a live workshop", page.DialogText(text), []*ui.FormField{name, cluster}, "Start", check, func() {
		o := live.Opening{Folder: v.w.folderOf(c.Head().ID), Name: strings.TrimSpace(name.Value()), Now: time.Now, Notices: v.notices()}
		v.openRoom(c.Head().ID, o, strings.TrimSpace(cluster.Value()))
	})
}

// openRoom opens the room on the case as it is saved.
func (v *view) openRoom(id string, o live.Opening, cluster string) {
	s, w := v.h.Session(), v.w
	var host *live.Host
	codes := map[live.Role]string{}
	page.WithProgress(v.h, "Starting the workshop", func(ctx context.Context, _ func(int, int)) error {
		err := s.Afterwards(func() (err error) { o.Copy, err = w.saved(id); return err })
		if err == nil && cluster != "" {
			var at live.Cluster
			if at, err = live.ReadCluster(cluster); err == nil {
				o.Cluster = &at
			}
		}
		if err == nil {
			host, err = live.Open(ctx, o)
		}
		for _, role := range []live.Role{live.Table, live.Member} {
			if err == nil {
				codes[role], err = host.NewCode(role)
			}
		}
		return err
	}, func(err error) {
		if err != nil {
			if host != nil {
				host.Close()
			}
			v.report(err)
			return
		}
		w.host, w.codes = host, codes
		w.attend(host.Seat)
		v.h.Go(page.Place{Page: pageID})
		v.refresh()
	})
}

// report says what went wrong, but not to who stopped it.
func (v *view) report(err error) {
	if !errors.Is(err, context.Canceled) {
		v.h.Report(err)
	}
}

// saved is the case as the store has it.
func (w *Workshop) saved(id string) (c live.Copy, err error) {
	if c.Case, c.Cursor, err = w.file.Load(id); err == nil {
		c.Journal, err = w.file.Journal(id)
	}
	return c, err
}

// notices bring what the hub tells to the window.
func (v *view) notices() live.Notices {
	onUI := func(do func()) { v.h.OnUI(func() { do(); v.refresh() }) }
	return live.Notices{
		Tried:   func(t live.Tried) { onUI(func() { v.w.tried = t }) },
		Answers: func(t live.Tally) { onUI(func() { v.w.tally = t }) },
		Copy:    func(s live.Seat, name string, c live.Copy) { onUI(func() { v.mergeBack(s, name, c) }) },
		Closed: func(s live.Seat, why error) {
			onUI(func() { v.h.Warn("The seat of " + s.Name + " is closed: " + why.Error()) })
		},
		Failed: func(err error) { onUI(func() { v.h.Report(err) }) },
	}
}

// mergeBack offers the copy of somebody who was away to be merged.
func (v *view) mergeBack(s live.Seat, name string, c live.Copy) {
	v.h.Ask(s.Name+" is back with changes that conflict", "While they were out of reach they changed what others changed too. Merge "+name+" now and choose? Otherwise it stays with them, as a file.",
		"Merge", func() { v.h.MergeCopy(name, session.Copy{Case: c.Case, Journal: c.Journal, Cursor: c.Cursor}) })
}

// join asks for an invitation, the code and a name, and takes a seat.
func (v *view) join() {
	invitation := &ui.FormField{Label: "The invitation: its link, or the file that ends in " + live.InvitationExtension, Text: v.w.invited}
	code := &ui.FormField{Label: "The code, as it was spoken"}
	name := &ui.FormField{Label: "Your name, or that of your table", Text: v.h.Session().Who()}
	text := "You get the case as it is in the workshop. A copy of it on this computer with changes of its own is kept beside, as a file, and merged in."
	check := func() error { return page.SoundName(name.Value()) }
	v.h.AskForm("Join a live workshop", page.DialogText(text), []*ui.FormField{invitation, code, name}, "Join", check, func() {
		v.w.invited = ""
		given, spoken, called := strings.TrimSpace(invitation.Value()), code.Value(), strings.TrimSpace(name.Value())
		var a live.Admission
		page.WithProgress(v.h, "Joining the workshop", func(ctx context.Context, _ func(int, int)) error {
			i, err := accepted(given)
			if err == nil {
				a, err = live.Join(ctx, i, spoken, called)
			}
			return err
		}, func(err error) {
			if err != nil {
				v.report(err)
				return
			}
			v.w.attend(a)
			v.refresh()
		})
	})
}

// accepted reads an invitation, given as a link or as a file.
func accepted(given string) (live.Invitation, error) {
	if IsInvitation(given) {
		return live.ReadInvitationFile(given)
	}
	return live.ReadInvitation(given)
}

// invite shows the code and the invitation for a role.
func (v *view) invite(role live.Role) {
	i, err := v.w.host.Invitation(role)
	if err != nil {
		v.h.Report(err)
		return
	}
	who := role.Words() + "s"
	text := fmt.Sprintf("Code for %s: %s\n\nSpeak it in the room, and send the invitation by message or as a file. It holds no secret: without the code it opens nothing. "+
		"After ten wrong codes the room is shut for %s until you give out a new one.", who, live.SpokenCode(v.w.codes[role]), who)
	v.h.ShowSheet("Invite "+who, ui.DialogWidth, page.DialogText(text),
		ui.Action{Label: "Copy the link", Primary: true, Run: func() { page.Copy(v.h, "Copied the invitation for "+who, i.Link(), model.Delicate{}) }},
		ui.Action{Label: "Save as a file …", Run: func() { v.saveInvitation(i, who) }},
		ui.Action{Label: "New code", Run: func() { v.newCode(role) }}, ui.Action{Label: "Close"})
}

func (v *view) saveInvitation(i live.Invitation, who string) {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(i.Title+" invitation for "+who)+live.InvitationExtension)
	page.AskPath(v.h, "Save the invitation", proposed, live.InvitationExtension, model.Delicate{}, func(path string) {
		page.Later(v.h, func(ctxt) (string, error) { return path, i.Write(path) }, func(path string, err error) {
			if err != nil {
				v.h.Report(err)
				return
			}
			page.Saved(v.h, "Saved the invitation", "The invitation is saved in "+path+".", path)
		})
	})
}

func (v *view) newCode(role live.Role) {
	host := v.w.host
	page.Later(v.h, func(ctxt) (string, error) { return host.NewCode(role) }, func(code string, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		v.w.codes[role] = code
		v.refresh()
		v.invite(role)
	})
}

// follow shows the facilitator's scenario, whenever they show another, or doesn't any more.
func (v *view) follow() {
	v.w.follows, v.w.led = !v.w.follows, ""
	if v.w.follows {
		v.w.seePeople(v.w.people)
		v.h.Explain("You see the scenario that the facilitator shows.")
		return
	}
	v.h.Explain("You look at scenarios on your own.")
}

// closeSeat takes the seat of who is marked away.
func (v *view) closeSeat() {
	row := v.Grid.Cursor.Row
	if row >= len(v.w.people) || v.w.people[row].Role == live.Facilitator {
		v.h.Explain("Mark whose seat is to be closed in the list first; it can't be your own.")
		return
	}
	p, host := v.w.people[row], v.w.host
	v.h.Ask("Close the seat of "+p.Name+"?", "They are out of the workshop and keep their copy of the case. With the code they can join again.", "Close the seat", func() {
		page.Later(v.h, func(ctx ctxt) (struct{}, error) { return struct{}{}, host.CloseSeat(ctx, p.ID) }, func(_ struct{}, err error) { v.h.Report(err) })
	})
}

// leave gives the seat up.
func (v *view) leave() {
	g := v.w.seat()
	page.Later(v.h, func(ctxt) (struct{}, error) { g.Close(); return struct{}{}, nil }, func(struct{}, error) {
		v.w.forget()
		v.refresh()
		v.h.Explain("You have left the workshop. The case stays on this computer.")
	})
}

// end ends the workshop for everybody.
func (v *view) end() {
	v.h.Ask("End the workshop?", "Everybody keeps the case as it is now, and so do you, with all that was changed and by whom. The room is taken away.", "End it", func() {
		w, s := v.w, v.h.Session()
		host, g := w.host, w.seat()
		page.WithProgress(v.h, "Ending the workshop", func(ctx context.Context, _ func(int, int)) error {
			if err := s.Afterwards(func() error { return nil }); err != nil {
				return err
			}
			g.Close()
			return host.End(ctx)
		}, func(err error) {
			w.host = nil
			w.forget()
			v.refresh()
			if err != nil {
				v.h.Report(err)
				return
			}
			v.h.Tell("The workshop has ended", "The case is saved here with everybody's changes. Save a copy as a case file to hand it on.")
		})
	})
}
