// Package cli is the workbench without a window: subcommands that print or save what the window shows.
//
// Data goes to Env.Out, messages to Env.Messages; [Run] returns the exit code.
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"tomworkbench/model"
)

// The exit codes.
const (
	ExitDone   = 0
	ExitFailed = 1
	ExitUsage  = 2
)

// Env is what the subcommands use of the world.
type Env struct {
	Out, Messages io.Writer
	// Now tells the time that charts are stamped and edits are signed with.
	Now func() time.Time
	// Opens are the kinds of file that the window opens on a double click; nil for cases and packs.
	Opens []FileKind
}

// subcommand is one row of the table of subcommands.
type subcommand struct {
	name string
	// does says in a line what the subcommand is for.
	does string
	// flags adds the subcommand's own flags and returns what runs it afterwards, with the arguments that
	// are left.
	flags func(*flag.FlagSet) func(Env, []string) error
}

func subcommands() []subcommand {
	return []subcommand{
		{"profile", "print benefit, cost, net and cumulative net a year", profileCommand},
		{"budget", "print the plan by year, what a scenario saves that is new to it, and the gap that is left", budgetCommand},
		{"plan", "print when the options of a scenario are carried out, and what each needs first", planCommand},
		{"delivery", "print what was agreed, what is expected now and what has come, or save the report of a month or quarter", deliveryCommand},
		{"findings", "print what was found, what it rests on and which components it is about", findingsCommand},
		{"appraisal", "print NPV and every other measure with its formula", appraisalCommand},
		{"chart", "save figures of a scenario as pictures and tables", chartCommand},
		{"audit", "re-add the published tables, or one of your own, and say what can't be rounding", auditCommand},
		{"schemes", "count the schemes that fit the rules, and list those that no other beats on cost and benefit", schemesCommand},
		{"export", "save a case file, an options paper or a decision statement, a workbook, or everything", exportCommand},
		{"verify", "say whether a paper and a case file agree", verifyCommand},
		{"pack", "make a pack of a case for Members to answer", packCommand},
		{"answer", "answer a pack: print the code of the choices, and save them", answerCommand},
		{"collate", "count what came back for a pack, decision by decision", collateCommand},
		{"merge", "bring two copies of one case together in a case file", mergeCommand},
		{"words", "print the words that Members see, to be put into another language, or check a file of them", wordsCommand},
		{"associate", "have the files of this program opened by it on a double click, for this person alone", associateCommand},
		{"import", "bring a case file into the store, or a table of figures into a case", importCommand},
	}
}

// Names returns the names of the subcommands.
func Names() []string {
	var names []string
	for _, s := range subcommands() {
		names = append(names, s.name)
	}
	return names
}

// Usage writes how the program is called, with the flags of the window.
func Usage(w io.Writer, window *flag.FlagSet) {
	fmt.Fprintln(w, "tomworkbench opens the window:")
	window.PrintDefaults()
	fmt.Fprintln(w, "\nWith a subcommand it works without one:")
	for _, s := range subcommands() {
		fmt.Fprintf(w, "  tomworkbench %-9s %s\n", s.name, s.does)
	}
	fmt.Fprintln(w, "\n\"tomworkbench SUBCOMMAND -h\" lists the flags of one.")
}

// usageError is a mistake in how the program was called.
type usageError struct{ error }

func wrongUsage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Run carries out the subcommand args[0] and returns the exit code.
func Run(args []string, env Env) int {
	for _, s := range subcommands() {
		if s.name == args[0] {
			return s.run(args[1:], env)
		}
	}
	fmt.Fprintf(env.Messages, "There is no subcommand %q.\n", args[0])
	return ExitUsage
}

func (s subcommand) run(args []string, env Env) int {
	flags := flag.NewFlagSet("tomworkbench "+s.name, flag.ContinueOnError)
	flags.SetOutput(env.Messages)
	run := s.flags(flags)
	files, err := parse(flags, args)
	if errors.Is(err, flag.ErrHelp) {
		return ExitDone
	} else if err != nil {
		return ExitUsage
	}
	err = run(env, files)
	if err == nil {
		return ExitDone
	}
	fmt.Fprintln(env.Messages, model.Undirected(err.Error()))
	if errors.As(err, &usageError{}) {
		return ExitUsage
	}
	return ExitFailed
}

// parse takes the flags from among arguments, before and after the files, and returns the files.
func parse(flags *flag.FlagSet, args []string) (files []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if args = flags.Args(); len(args) == 0 {
			return files, nil
		}
		files, args = append(files, args[0]), args[1:]
	}
}
