package cli

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"tomworkbench/app/session"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// scenarioFlags say what a subcommand is about: a case, one of its scenarios, an estimate and a basis.
type scenarioFlags struct {
	source   source
	scenario string
	figures  figures
}

// figures says which of a case's figures count.
type figures struct{ estimate, basis string }

// source says where a case comes from.
type source struct {
	name string
	data string
}

func (s *source) addFlags(f *flag.FlagSet) {
	f.StringVar(&s.name, "case", "", "a case `file`, @TITLE for a case in the store, or @ for the one that was open there last; the built-in example by default")
	addDataFlag(f, &s.data)
}

func addDataFlag(f *flag.FlagSet, into *string) {
	f.StringVar(into, "data", "", "the store's `file`; where the window keeps it by default")
}

func (s *scenarioFlags) addFlags(f *flag.FlagSet) {
	s.source.addFlags(f)
	f.StringVar(&s.scenario, "scenario", "", "a scenario's `name`; \""+model.PublishedCase+"\" by default, else the first")
	s.figures.addFlags(f)
}

func (x *figures) addFlags(f *flag.FlagSet) {
	f.StringVar(&x.estimate, "estimate", string(model.Minimum), "minimum (cautious), central (middle) or maximum (stretch)")
	f.StringVar(&x.basis, "basis", "", "in-year, for new savings each year, or recurring, for carried forward; the case's own by default, else in-year")
}

// find checks what was asked for.
func (x *figures) find() (model.Estimate, model.Basis, error) {
	estimate, basis := model.Estimate(x.estimate), model.Basis(x.basis)
	if !slices.Contains(model.Estimates(), estimate) {
		return estimate, basis, wrongUsage("-estimate is minimum, central or maximum, not %q", x.estimate)
	}
	if basis != "" && !slices.Contains(model.Bases(), basis) {
		return estimate, basis, wrongUsage("-basis is in-year or recurring, not %q", x.basis)
	}
	return estimate, basis, nil
}

// printsScenario is a subcommand that prints something of a scenario in one of two formats.
func printsScenario(f *flag.FlagSet, asCSV, asJSON func(io.Writer, found) error) func(Env, []string) error {
	var s scenarioFlags
	s.addFlags(f)
	format := f.String("format", "csv", "csv or json")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if *format != "csv" && *format != "json" {
			return wrongUsage("-format is csv or json, not %q", *format)
		}
		at, err := s.find()
		at.messages = env.Messages
		switch {
		case err != nil:
			return err
		case *format == "json":
			return asJSON(env.Out, at)
		}
		return asCSV(env.Out, at)
	}
}

// found is what the flags name, once it was found.
type found struct {
	current  *model.Case
	scenario *model.Scenario
	estimate model.Estimate
	basis    model.Basis
	// messages takes what is to be said beside what is printed.
	messages io.Writer
}

func (s *scenarioFlags) find() (f found, err error) {
	if f.estimate, f.basis, err = s.figures.find(); err != nil {
		return f, err
	}
	file, err := s.source.read()
	if err != nil {
		return f, err
	}
	f.current = file.Case
	f.basis = basisOf(f.current, f.basis)
	f.scenario, err = scenarioOf(f.current, s.scenario)
	return f, err
}

// basisOf is the basis asked for, the case's own where none is.
func basisOf(c *model.Case, asked model.Basis) model.Basis {
	return cmp.Or(asked, c.Head().Basis, model.InYear)
}

// scenarioOf finds a scenario by name, the default one for no name.
func scenarioOf(c *model.Case, name string) (*model.Scenario, error) {
	if name == "" {
		if s := c.DefaultScenario(); s != nil {
			return s, nil
		}
		return nil, errors.New("the case has no scenario")
	}
	if s, ok := c.ScenarioNamed(name); ok {
		return s, nil
	}
	var names []string
	for s := range c.Scenarios.All() {
		names = append(names, "“"+s.Name+"”")
	}
	return nil, fmt.Errorf("the case has no scenario “%s”; it has %s", name, strings.Join(names, ", "))
}

// read reads the case with its journal.
func (s *source) read() (casefile.File, error) {
	title, stored := strings.CutPrefix(s.name, "@")
	switch {
	case stored:
		return s.readStored(title)
	case s.data != "":
		return casefile.File{}, wrongUsage("-data goes with -case @TITLE, for a case in that store")
	case s.name != "":
		return casefile.Read(s.name)
	}
	return casefile.Decode(assets.Example())
}

// readStored reads the case with a title from the store, without one that which was open last.
func (s *source) readStored(title string) (file casefile.File, err error) {
	path, err := storage.NamedPath(s.data)
	if err != nil {
		return file, err
	}
	store, err := storage.OpenReadOnly(path)
	if err != nil {
		return file, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	cases, err := store.Cases()
	if err != nil {
		return file, err
	}
	id := ""
	if title == "" {
		id, err = lastOf(store, cases)
	} else {
		id, err = titled(cases, title)
	}
	if err != nil {
		return file, err
	}
	if file.Case, file.Cursor, err = store.Load(id); err != nil {
		return file, err
	}
	file.Journal, err = store.Journal(id)
	return file, err
}

// lastOf is the id of the case of a store that was open last, else the first, as the window opens it.
func lastOf(store *storage.Store, cases []storage.CaseInfo) (string, error) {
	if len(cases) == 0 {
		return "", errors.New("the store has no case")
	}
	last, err := session.LastCaseIn(store)
	if err == nil && !slices.ContainsFunc(cases, func(c storage.CaseInfo) bool { return c.ID == last }) {
		last = cases[0].ID
	}
	return last, err
}

// titled is the id of the one case with a title.
func titled(cases []storage.CaseInfo, title string) (string, error) {
	var ids, titles []string
	for _, c := range cases {
		titles = append(titles, "“"+c.Title+"”")
		if c.Title == title {
			ids = append(ids, c.ID)
		}
	}
	switch len(ids) {
	case 1:
		return ids[0], nil
	case 0:
		return "", fmt.Errorf("the store has no case “%s”; it has %s", title, strings.Join(titles, ", "))
	}
	return "", fmt.Errorf("the store has %d cases with the title “%s”; rename one in the window", len(ids), title)
}
