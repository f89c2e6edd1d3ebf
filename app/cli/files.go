package cli

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// exportCommand saves a case as a case file.
func exportCommand(f *flag.FlagSet) func(Env, []string) error {
	var s source
	s.addFlags(f)
	out := f.String("out", "", "the `file` to save, ending in "+casefile.Extension)
	journal := f.Bool("journal", false, "save the decision log as well")
	return func(_ Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if !strings.EqualFold(filepath.Ext(*out), casefile.Extension) {
			return wrongUsage("give -out FILE%s", casefile.Extension)
		}
		file, err := s.read()
		if err != nil {
			return err
		}
		if !*journal {
			file.Journal, file.Cursor = nil, model.Cursor{}
		}
		return casefile.Write(*out, file)
	}
}

// importCommand brings a case file into the store.
func importCommand(f *flag.FlagSet) func(Env, []string) error {
	var data string
	addDataFlag(f, &data)
	who := f.String("who", "", "the `name` that signs the import in the decision log")
	return func(env Env, rest []string) error {
		if len(rest) != 1 {
			return wrongUsage("import takes one case file, after its flags")
		}
		file, err := casefile.Read(rest[0])
		if err != nil {
			return err
		}
		path, err := dataPath(data)
		if err != nil {
			return err
		}
		by := model.Signature{ID: uuid.NewString(), Who: *who, At: env.Now().UTC().Truncate(time.Second)}
		arrival, err := importInto(path, file, "Imported from "+filepath.Base(rest[0]), by)
		if err != nil {
			return err
		}
		fmt.Fprintln(env.Messages, arrival.Words(file.Case.Head().Title))
		return nil
	}
}

func importInto(path string, file casefile.File, text string, by model.Signature) (arrival session.Arrival, err error) {
	store, err := storage.Open(path)
	if err != nil {
		return arrival, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return session.Import(store, file.Case, file.Journal, file.Cursor, text, by)
}
