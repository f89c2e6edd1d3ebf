package live

import (
	"context"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/storage/live"
)

// OpenFile accepts an invitation.
func (v *view) OpenFile(path string) bool {
	if !IsInvitation(path) {
		return false
	}
	if v.w.seat() != nil {
		v.h.Tell("You are in a workshop already", "Leave it first, then open the invitation again.")
		return true
	}
	v.join(path)
	return true
}

// join asks for an invitation, where there is none yet, the code and a name, and takes a seat.
func (v *view) join(invited string) {
	invitation := &ui.FormField{Label: "The invitation: its link, or the file that ends in " + live.InvitationExtension, Text: invited}
	code := &ui.FormField{Label: "The code, as it was spoken"}
	name := &ui.FormField{Label: "Your name, or that of your table", Text: v.h.Session().Who()}
	text := "You get the case as it is in the workshop. A copy of it on this computer with changes of its own is kept beside, as a file, and merged in."
	check := func() error { return page.SoundName(name.Value()) }
	v.h.AskForm("Join a live workshop", page.DialogText(text), []*ui.FormField{invitation, code, name}, "Join", check, func() {
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

// follow shows the facilitator's scenario, whenever they show another, or doesn't any more.
func (v *view) follow() {
	v.w.follows, v.w.led = !v.w.follows, ""
	if v.w.follows {
		v.w.seePeople(v.w.people)
	}
	v.refresh()
	v.h.Explain(v.w.followWords())
}

// leave gives the seat up.
func (v *view) leave() {
	g := v.w.seat()
	page.Later(v.h, func(ctxt) (struct{}, error) { g.Close(); return struct{}{}, nil }, func(struct{}, error) {
		unmerged := v.w.unmergedWords()
		v.w.forget()
		v.refresh()
		if unmerged != "" {
			v.h.Tell("You have left the workshop", "The case stays on this computer."+unmerged)
			return
		}
		v.h.Explain("You have left the workshop. The case stays on this computer.")
	})
}
