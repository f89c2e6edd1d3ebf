//go:build live

package main

import (
	"tomworkbench/app/cli"
	"tomworkbench/app/live"
	"tomworkbench/app/page"
)

// The program that takes part in live workshops has one page more, which opens invitations, and a store that takes what is changed to everybody.
func init() {
	w := live.New()
	workshop.pages, workshop.store = []page.Entry{w.Entry()}, w.Store
	workshop.opens = []cli.FileKind{{Name: "invitation", Ending: live.InvitationExtension, What: "Invitation to a live workshop, for TOM Workbench Live"}}
}
