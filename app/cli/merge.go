package cli

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"tomworkbench/model"
	"tomworkbench/model/merge"
	"tomworkbench/storage/casefile"
)

// mergeFlags are the flags of the merge subcommand.
type mergeFlags struct{ out, prefer, who string }

// preferred are the values of -prefer; without one, people choose.
var preferred = map[string]merge.Side{"": merge.Unsettled, "a": merge.TakeA, "b": merge.TakeB}

// mergeCommand brings two copies of one case together in a file.
func mergeCommand(f *flag.FlagSet) func(Env, []string) error {
	var m mergeFlags
	f.StringVar(&m.out, "out", "", "the case `file` to save, ending in "+casefile.Extension)
	f.StringVar(&m.prefer, "prefer", "", "the `copy`, a or b, that is right wherever both changed the same")
	f.StringVar(&m.who, "who", "", "the `name` that signs the merge in the decision log")
	return func(env Env, files []string) error {
		const copies = 2
		side, known := preferred[m.prefer]
		switch {
		case len(files) != copies:
			return wrongUsage("merge takes two case files, A%s and B%s", casefile.Extension, casefile.Extension)
		case strings.ToLower(filepath.Ext(m.out)) != casefile.Extension:
			return wrongUsage("give -out FILE%s", casefile.Extension)
		case !known:
			return wrongUsage("-prefer is a or b, not %q", m.prefer)
		}
		return m.run(env, files[0], files[1], side)
	}
}

func (f *mergeFlags) run(env Env, nameA, nameB string, side merge.Side) error {
	a, b, err := readCopies(nameA, nameB)
	if err != nil {
		return err
	}
	m, err := merge.Of(a, b)
	if err != nil {
		return err
	}
	conflicts := m.Conflicts()
	if len(conflicts) > 0 && side == merge.Unsettled {
		listConflicts(env.Out, conflicts, a.Name, b.Name)
		return fmt.Errorf("%s to choose between the copies, so nothing is saved: give -prefer a or -prefer b, or choose one by one in the window by “Merge a copy …”%s",
			counted(len(conflicts), "conflict", "conflicts"), withoutJournal(a, b))
	}
	edit, err := m.Edit(m.All(side))
	if err != nil {
		return err
	}
	done, err := m.Done(edit, signature(env, f.who))
	if err != nil {
		return err
	}
	leftOut, err := writeMerged(f.out, casefile.File{Case: done.Case, Journal: done.Journal, Cursor: done.Cursor})
	if err != nil {
		return err
	}
	fmt.Fprintln(env.Messages, mergedWords(m, edit, len(conflicts), a.Name, b.Name))
	if leftOut > 0 {
		fmt.Fprintf(env.Messages, "The decision log is longer than a case file has room for: its oldest %d entries are left out.\n", leftOut)
	}
	tellHolds(env, done.Case.Delicate())
	return nil
}

// writeMerged saves a case with its log, or with as much of it as there is room for, and returns how many entries are left out.
func writeMerged(path string, file casefile.File) (leftOut int, err error) {
	if err = casefile.Write(path, file); err == nil {
		return 0, nil
	}
	short, leftOut, cut := casefile.Shortened(file)
	if cut != nil || leftOut == 0 {
		return 0, err
	}
	return leftOut, casefile.Write(path, short)
}

// readCopies reads both copies at once, for long logs take their time.
func readCopies(nameA, nameB string) (a, b merge.Copy, err error) {
	var errB error
	read := make(chan struct{})
	go func() {
		defer close(read)
		b, errB = readCopy(nameB)
	}()
	a, err = readCopy(nameA)
	<-read
	return a, b, cmp.Or(err, errB)
}

// readCopy reads a copy, which is called as its file.
func readCopy(path string) (merge.Copy, error) {
	f, err := casefile.Read(path)
	return merge.Copy{Name: filepath.Base(path), Case: f.Case, Journal: f.Journal, Cursor: f.Cursor}, err
}

// withoutJournal says which copies have no journal, where that is why people have to choose.
func withoutJournal(copies ...merge.Copy) string {
	var names []string
	for _, c := range copies {
		if c.Journal == nil {
			names = append(names, c.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(". %s %s no decision log, so that nothing says who changed what: save copies with it (export -journal)",
		model.JoinWords(names), model.Plural(len(names), "has", "have"))
}

// mergedWords says what a merge came to.
func mergedWords(m *merge.Merge, e model.Edit, settled int, nameA, nameB string) string {
	if e.Empty() {
		return fmt.Sprintf("%s has everything that is in %s already: nothing changes.", nameA, nameB)
	}
	words := fmt.Sprintf("%s merged into %s: %s changed, %s of the decision log brought", nameB, nameA,
		counted(len(e.Changes), "record", "records"), counted(m.Brings(), "entry", "entries"))
	if settled > 0 {
		words += ", " + counted(settled, "conflict", "conflicts") + " settled by -prefer"
	}
	return words + "."
}

// listConflicts lists conflicts with both sides of each below it.
func listConflicts(w io.Writer, conflicts []merge.Conflict, nameA, nameB string) {
	if nameA == nameB {
		nameA, nameB = "a", "b"
	}
	for i, c := range conflicts {
		for j, item := range c.Items {
			number := fmt.Sprintf("%d. ", i+1)
			if j > 0 {
				number = "   with it: "
			}
			fmt.Fprintf(w, "%s%s\n     %s: %s\n     %s: %s\n", number, item.Name, nameA, item.A.Words(), nameB, item.B.Words())
		}
	}
}

func counted(n int, one, several string) string {
	return fmt.Sprintf("%d %s", n, model.Plural(n, one, several))
}
