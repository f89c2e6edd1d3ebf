package cli

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// FileKind is a kind of file that the window opens.
type FileKind struct {
	// Name tells it from the others, Ending ends the names of its files, and What says to people what it is.
	Name, Ending, What string
}

// opened are the kinds of file that the ordinary program opens on a double click.
func opened() []FileKind {
	return []FileKind{
		{"case", casefile.Extension, "Case, for TOM Workbench"},
		{"pack", choices.PackExtension, "Choices to make, for TOM Workbench"},
	}
}

// associateCommand has the files that this program opens be opened on a double click, for this person alone.
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
		kinds := env.Opens
		if kinds == nil {
			kinds = opened()
		}
		var endings []string
		for _, k := range kinds {
			endings = append(endings, k.Ending)
		}
		files := "Files that end in " + strings.Join(endings, " or ")
		if err := associate(program, kinds, *remove); err != nil {
			return fmt.Errorf("%s can't be associated with the program: %w", files, err)
		}
		if *remove {
			fmt.Fprintln(env.Messages, files+" are no longer opened by this program on a double click.")
		} else {
			fmt.Fprintln(env.Messages, files+" are opened by this program on a double click.")
		}
		return nil
	}
}
