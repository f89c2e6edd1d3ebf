//go:build live

package main

import (
	"os"
	"slices"

	"tomworkbench/app/cli"
	"tomworkbench/app/live"
	"tomworkbench/app/page"
)

// The program that takes part in live workshops has one page more, and a store that takes what is changed to everybody. An invitation is
// opened like a case.
func init() {
	invited := ""
	if at := slices.IndexFunc(os.Args, live.IsInvitation); at > 0 {
		invited = os.Args[at]
		os.Args = slices.Delete(os.Args, at, at+1)
	}
	workshop.opens = []cli.FileKind{{Name: "invitation", Ending: live.InvitationExtension, What: "Invitation to a live workshop, for TOM Workbench Live"}}
	w := live.New(invited)
	workshop.pages, workshop.store = []page.Entry{w.Entry()}, w.Store
}
