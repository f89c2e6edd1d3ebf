package live

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/live"
)

// start asks for what a workshop needs, and opens the room.
func (v *view) start() {
	s := v.h.Session()
	c := s.Case()
	name := &ui.FormField{Label: "Your name, as the others see it", Text: s.Who()}
	cluster := &ui.FormField{Label: "File that says where the council's etcd cluster is; empty for this computer"}
	text := "Everybody who joins gets the whole case, with the last 2,000 entries of its log, and keeps it afterwards."
	if d := c.Delicate(); d.Any() {
		text += " " + d.Words()
	}
	text += " This computer is reached by theirs in the same network; your firewall may ask."
	check := func() error { return page.SoundName(name.Value()) }
	v.h.AskForm("Start a live workshop", page.DialogText(text), []*ui.FormField{name, cluster}, "Start", check, func() {
		o := live.Opening{Folder: v.w.folderOf(c.Head().ID), Name: strings.TrimSpace(name.Value()), FirstPort: v.w.firstPort, Now: time.Now, Notices: v.notices()}
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
			clear(w.left)
			v.report(err)
			return
		}
		w.setHost(host)
		w.codes = codes
		w.attend(host.Seat)
		v.h.Go(page.Place{Page: pageID})
		v.refresh()
	})
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

// invite shows the code and the invitation for a role.
func (v *view) invite(role live.Role) {
	i, err := v.w.host.Invitation(role)
	if err != nil {
		v.h.Report(err)
		return
	}
	who := role.Words() + "s"
	code := ui.NewParagraph(fmt.Sprintf("Code for %s: %s", who, live.SpokenCode(v.w.codes[role])), ui.Look{Size: ui.SizeHeadline, Color: theme.ColorNameForeground, Bold: true})
	text := fmt.Sprintf("Speak it in the room, and send the invitation by message or as a file. It holds no secret: without the code it opens nothing. "+
		"After ten wrong codes the room is shut for %s until you give out a new one.", who)
	v.h.ShowSheet("Invite "+who, ui.DialogWidth, container.New(&ui.Column{Gap: ui.Gap}, code, page.DialogText(text)),
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

// end ends the workshop for everybody.
func (v *view) end() {
	v.h.Ask("End the workshop?", "Everybody keeps the case as it is now, and so do you, with all that was changed and by whom. The room is taken away.", "End it", func() {
		w, s := v.w, v.h.Session()
		host, g, began := w.host, w.seat(), false
		page.WithProgress(v.h, "Ending the workshop", func(ctx context.Context, _ func(int, int)) error {
			if err := s.Afterwards(func() error { return nil }); err != nil {
				return err
			}
			began = true
			return host.End(ctx, g)
		}, func(err error) {
			if !began {
				v.h.Report(err)
				return
			}
			unmerged := w.unmergedWords()
			w.setHost(nil)
			w.forget()
			v.refresh()
			if err != nil {
				v.h.Report(err)
				return
			}
			v.h.Tell("The workshop has ended", "The case is saved here with everybody's changes. Save a copy as a case file to hand it on."+unmerged)
		})
	})
}
