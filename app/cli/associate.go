package cli

import (
	"flag"
	"fmt"
	"os"

	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// fileKind is a kind of file that the window opens.
type fileKind struct {
	// name tells it from the others, ending ends the names of its files, and what says to people what it is.
	name, ending, what string
}

// opened are the kinds of file that are opened on a double click.
func opened() []fileKind {
	return []fileKind{
		{"case", casefile.Extension, "Case, for TOM Workbench"},
		{"pack", choices.PackExtension, "Choices to make, for TOM Workbench"},
	}
}

// associateCommand has case files and packs opened by this program on a double click, for this person alone.
func associateCommand(f *flag.FlagSet) func(Env, []string) error {
	remove := f.Bool("remove", false, "take it back")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		program, err := os.Executable()
		if err != nil {
			return err
		}
		if err := associate(program, *remove); err != nil {
			return fmt.Errorf("case files and packs can't be associated with the program: %w", err)
		}
		if *remove {
			fmt.Fprintln(env.Messages, "Case files and packs are no longer opened by this program on a double click.")
		} else {
			fmt.Fprintln(env.Messages, "Case files and packs are opened by this program on a double click.")
		}
		return nil
	}
}
