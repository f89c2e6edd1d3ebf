// Command tomworkbench designs a council's target operating model. Without a subcommand it opens the
// window; see README.md for the subcommands.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"tomworkbench/app"
	"tomworkbench/app/cli"
	"tomworkbench/app/crash"
	"tomworkbench/app/member"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/session"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
	"tomworkbench/storage/place"
)

// appID names the program to the desktop; FyneApp.toml holds the same.
const appID = "uk.tomworkbench.desktop"

// collectAt is how much the heap may grow, in per cent, between two collections. Frames are large and soon done with:
// collecting sooner than usual holds some 15 MB less, and takes no time that can be seen.
const collectAt = 15

// version and commit are set by the build.
var version, commit = "unreleased", ""

// workshop is what the program for live workshops has more than the ordinary one, which speaks to no other computer: see main_live.go.
var workshop struct {
	pages []page.Entry
	store func(kept session.Store, file *storage.Store) session.Store
	opens []cli.FileKind
}

// build names what this program was built from.
func build() string {
	if commit == "" {
		return version
	}
	return version + ", commit " + commit
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, time.Now)) }

// run returns the exit code: 0 done, 1 failed, 2 wrong usage.
func run(args []string, out, messages io.Writer, now func() time.Time) int {
	place.KeepInside()
	if len(args) > 0 && slices.Contains(cli.Names(), args[0]) {
		return cli.Run(args, cli.Env{Out: out, Messages: messages, Now: now, Opens: workshop.opens})
	}
	flags := flag.NewFlagSet("tomworkbench", flag.ContinueOnError)
	flags.SetOutput(messages)
	data := flags.String("data", "", "the `file` that your work is kept in")
	showVersion := flags.Bool("version", false, "print the version and exit")
	flags.Usage = func() { cli.Usage(messages, flags) }
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return cli.ExitDone
	} else if err != nil {
		return cli.ExitUsage
	}
	switch {
	case *showVersion:
		fmt.Fprintln(out, "tomworkbench", build())
		return cli.ExitDone
	case flags.NArg() > 0 && slices.Contains(cli.Names(), flags.Arg(0)):
		fmt.Fprintf(messages, "The subcommand stands first: tomworkbench %s …\n", flags.Arg(0))
		return cli.ExitUsage
	case flags.NArg() > 1 && (isOpened(flags.Arg(0)) || member.IsPack(flags.Arg(0))):
		fmt.Fprintln(messages, "Name one file to open.")
		return cli.ExitUsage
	case flags.NArg() > 0 && !isOpened(flags.Arg(0)) && !member.IsPack(flags.Arg(0)):
		fmt.Fprintf(messages, "There is no subcommand %q. A file to open is a case and ends in %s, or a pack and ends in %s.\n", flags.Arg(0), casefile.Extension, choices.PackExtension)
		flags.Usage()
		return cli.ExitUsage
	case !hasWindow:
		fmt.Fprintln(messages, "This build has no window; give it a subcommand.")
		flags.Usage()
		return cli.ExitUsage
	}
	return openWindow(*data, flags.Args(), messages)
}

// isCase reports whether a path has the ending of a case file, and isOpened whether it has that, or one of what a page of this program opens.
func isCase(path string) bool { return strings.EqualFold(filepath.Ext(path), casefile.Extension) }

func isOpened(path string) bool {
	return isCase(path) || slices.ContainsFunc(workshop.opens, func(k cli.FileKind) bool { return strings.EqualFold(filepath.Ext(path), k.Ending) })
}

// packsToOpen are the pack that was named, or those that lie beside the program where nobody named a place for work and none is kept on
// this computer: such a copy of the program was given to a Member.
func packsToOpen(data, path string, named []string) []string {
	switch {
	case len(named) > 0 && isOpened(named[0]):
		return nil
	case len(named) > 0 || data != "":
		return named
	}
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	return member.Packs(place.Program())
}

// fileToOpen is the whole path of the file that was named and isn't a pack, empty for none: who it is handed over to is in another folder.
func fileToOpen(named []string) string {
	if len(named) == 0 || !isOpened(named[0]) {
		return ""
	}
	path, err := filepath.Abs(named[0])
	if err != nil {
		return named[0]
	}
	return path
}

// openWindow opens the workbench, with a case file where one is named, or a pack as a Member sees it.
func openWindow(data string, named []string, messages io.Writer) (code int) {
	var watch *crash.Watch
	defer func() {
		if fault := recover(); fault != nil {
			watch.Fault(fault, debug.Stack())
			fmt.Fprintf(messages, "A fault in the program closed the window: %v. What was marked as saved is safe; start it again.\n%s", fault, debug.Stack())
			code = cli.ExitFailed
		}
	}()
	ask, say := boxes()
	path, err := storage.NamedPath(data)
	if err != nil {
		fmt.Fprintln(messages, err)
		say(err.Error())
		return cli.ExitFailed
	}
	packs, file := packsToOpen(data, path, named), fileToOpen(named)
	otherwise := func(why error) int {
		open := func(path string) error { return page.Open(context.Background(), path) }
		kept := file
		if !isCase(kept) {
			kept = ""
		}
		return instead{messages, os.Args[0], ask, say, page.DocumentsFolder(), open}.offer(why, cli.Pages(cli.Env{Messages: messages}, data, kept, packs))
	}
	if err := checkDrawing(func(err error) { os.Exit(otherwise(err)) }); err != nil {
		return otherwise(err)
	}
	place.MakeRoom()
	keepLittleMemory()
	debug.SetGCPercent(collectAt)
	watch = crash.Start(crash.Folder(path), build())
	app.Run(app.Params{
		App: fyneapp.NewWithID(appID), DataPath: path, Version: build(), Pages: append(pages.All(), workshop.pages...), Store: workshop.store, Packs: packs, File: file, Messages: messages,
		Did: watch.Did, Fell: func() string { return crash.Collect(crash.Folder(path)) },
	})
	watch.End()
	return cli.ExitDone
}
