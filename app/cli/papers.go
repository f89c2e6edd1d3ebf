package cli

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"tomworkbench/app/papers"
	"tomworkbench/charts"
)

// papersFlags say how papers are made of a subject.
type papersFlags struct {
	with     []string
	every    bool
	final    bool
	public   bool
	template string
	only     []charts.FigureID
	hands    bool
}

func (p *papersFlags) addFlags(f *flag.FlagSet) {
	f.Func("with", "a scenario's `name` to compare with, up to three times; the first others by default", func(name string) error {
		p.with = append(p.with, name)
		return nil
	})
	f.BoolVar(&p.every, "all-scenarios", false, "make a folder for every scenario")
	f.BoolVar(&p.public, "public", false, "leave out what is not for publication: part 1 of a paper")
	f.BoolVar(&p.final, "final", false, "stamp Final instead of DRAFT")
}

// addPaperFlags adds what only an options paper takes.
func (p *papersFlags) addPaperFlags(f *flag.FlagSet) {
	f.BoolVar(&p.hands, "hands", false, "add to a .docx what the room said of each decision")
	f.StringVar(&p.template, "template", "", "a Word `file` (.docx or .dotx) whose look a .docx takes")
	f.Func("figures", "the `figures` of a .docx, with commas between them; all by default", func(names string) error {
		for _, name := range strings.Split(names, ",") {
			k := charts.FigureID(strings.TrimSpace(name))
			if !slices.Contains(charts.FigureIDs(), k) {
				return fmt.Errorf("the figures are %s, not %q", figureNames(), name)
			}
			if slices.Contains(p.only, k) {
				return fmt.Errorf("%s stands there twice", k)
			}
			p.only = append(p.only, k)
		}
		return nil
	})
}

// spanning is the target of one scenario, or of all: those that name none.
func (p *papersFlags) spanning(t target) target {
	t = t.with("all-scenarios")
	if p.every {
		t = t.without("scenario")
		t.name += " for every scenario"
	}
	return t
}

// subjects returns what papers are to be made of: the scenario found, or all.
func (p *papersFlags) subjects(at found, now time.Time) ([]papers.Paper, error) {
	if len(p.with) >= charts.MostCompared {
		return nil, wrongUsage("-with can be given up to %d times", charts.MostCompared-1)
	}
	template, err := p.readTemplate()
	if err != nil {
		return nil, err
	}
	of := func(scenario string) (papers.Paper, error) {
		with, err := p.others(at, scenario)
		one := papers.Paper{
			Subject: charts.Subject{Case: at.current, Scenario: scenario, With: with, Estimate: at.estimate, Basis: at.basis, Workings: new(charts.Workings)},
			Final:   p.final, At: now, Template: template, Only: p.only, Hands: p.hands,
		}
		if p.public {
			one = one.ForPublic()
		}
		return one, err
	}
	if !p.every {
		one, err := of(at.scenario.ID)
		return []papers.Paper{one}, err
	}
	var all []papers.Paper
	for s := range at.current.Scenarios.All() {
		one, err := of(s.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// readTemplate reads the template, nil where none is given.
func (p *papersFlags) readTemplate() ([]byte, error) {
	if p.template == "" {
		return nil, nil
	}
	template, err := papers.ReadTemplate(p.template)
	if err != nil {
		return nil, fmt.Errorf("the template can't be read: %w", err)
	}
	return template, nil
}

// others finds the scenarios to compare with, without the one itself.
func (p *papersFlags) others(at found, scenario string) ([]string, error) {
	if len(p.with) == 0 {
		return charts.Others(at.current, scenario), nil
	}
	var ids []string
	for _, name := range p.with {
		s, err := scenarioOf(at.current, name)
		switch {
		case err != nil:
			return nil, err
		case slices.Contains(ids, s.ID):
			return nil, wrongUsage("-with names “%s” twice; name other scenarios", s.Name)
		case s.ID == scenario && !p.every:
			return nil, wrongUsage("-with names “%s”, the scenario itself; name others to compare it with", s.Name)
		case s.ID != scenario:
			ids = append(ids, s.ID)
		}
	}
	return ids, nil
}

// errFolderIsFile means that a folder was asked for where a file stands.
var errFolderIsFile = errors.New("is a file, not a folder; choose another name")

// checkFolder refuses a folder's name that a file has.
func checkFolder(path string) error {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return fmt.Errorf("%s %w", path, errFolderIsFile)
	}
	return nil
}

// formatOf finds a format by its id.
func formatOf(id string) (charts.Format, error) {
	var ids []string
	for _, f := range charts.Formats() {
		if f.ID == id {
			return f, nil
		}
		ids = append(ids, f.ID)
	}
	return charts.Format{}, wrongUsage("-size is %s, not %q", strings.Join(ids, ", "), id)
}
