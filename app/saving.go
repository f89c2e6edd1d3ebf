package app

import (
	"tomworkbench/app/page"
	"tomworkbench/app/say"
)

// askWho asks for the name that edits are signed with.
func askWho(h page.Host) {
	h.AskText("Your name for the decision log", "Name; may stay empty", h.Session().Who(), page.SoundName, func(name string) {
		h.Session().SignAs(name)
	})
}

// showWhyNotSaved shows the whole reason that the status may have cut.
func showWhyNotSaved(h page.Host) {
	saving := h.Session().Saving()
	if saving.Err == nil {
		h.Tell("Saved, but please note", say.Error(saving.Trouble()))
		return
	}
	h.Tell("Not saved", say.Error(saving.Err)+"\n\nYour work is still in the window, and a copy of it can be saved elsewhere.")
}
