package cli

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"tomworkbench/app/member/web"
	"tomworkbench/app/member/words"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// packFlags are the flags of the pack subcommand.
type packFlags struct {
	source    source
	with      []string
	welcome   string
	questions []string
	closes    string
	replaces  string
	out       string
}

// packCommand makes a pack of a case: one file with all that Members need to answer.
func packCommand(f *flag.FlagSet) func(Env, []string) error {
	var p packFlags
	p.source.addFlags(f)
	addListFlag(f, &p.with, "with", "the `name` of a scenario to compare with, up to three times; the published case, else the first, by default")
	f.StringVar(&p.welcome, "welcome", "", "the `text` that a Member reads first")
	addListFlag(f, &p.questions, "question", fmt.Sprintf("a question in words, a `text`, up to %d times", choices.MostQuestions))
	f.StringVar(&p.closes, "closes", "", "the last `day` for answers, such as 2026-12-31")
	f.StringVar(&p.replaces, "replaces", "", "the pack's `file` of which this is the next version; a new pack by default")
	f.StringVar(&p.out, "out", "", "the `file` to save, ending in "+choices.PackExtension+", or in "+web.Extension+" for a page that a browser opens")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if !endsIn(p.out, choices.PackExtension) && !endsIn(p.out, web.Extension) {
			return wrongUsage("give -out FILE%s or -out FILE%s", choices.PackExtension, web.Extension)
		}
		if len(p.with) >= charts.MostCompared {
			return wrongUsage("-with can be given up to %d times", charts.MostCompared-1)
		}
		if len(p.questions) > choices.MostQuestions {
			return wrongUsage("-question can be given up to %d times", choices.MostQuestions)
		}
		if _, err := time.Parse(time.DateOnly, p.closes); err != nil && p.closes != "" {
			return wrongUsage("-closes is a day such as 2026-12-31, not %q", p.closes)
		}
		return p.run(env)
	}
}

// addListFlag adds a flag that can be given several times.
func addListFlag(f *flag.FlagSet, into *[]string, name, usage string) {
	f.Func(name, usage, func(text string) error {
		*into = append(*into, text)
		return nil
	})
}

// endsIn reports whether a file's name has an ending, and something before it.
func endsIn(path, ending string) bool {
	base := filepath.Base(path)
	return strings.EqualFold(filepath.Ext(base), ending) && len(base) > len(ending)
}

func (p *packFlags) run(env Env) error {
	file, err := p.source.read()
	if err != nil {
		return err
	}
	draft := choices.Draft{Welcome: p.welcome, Questions: p.questions, Closes: p.closes}
	if draft.Comparators, err = comparators(file.Case, p.with); err != nil {
		return err
	}
	if p.replaces != "" {
		before, err := choices.ReadPack(p.replaces)
		if err != nil {
			return err
		}
		draft.Replaces = before.Record()
	}
	made, err := choices.Make(file.Case, draft)
	if err != nil {
		return err
	}
	if err := p.write(made, env); err != nil {
		return err
	}
	fmt.Fprintf(env.Messages, "Pack %s, version %d, with %s.\n", made.ID, made.Version, model.Many(made.Case.Decisions.Len(), "decision"))
	tellHolds(env, made.Case.Delicate())
	if made.LeftOut > 0 {
		fmt.Fprintf(env.Messages, "%s marked as not for publication and left out: the totals that Members see are without %s.\n",
			model.Many(made.LeftOut, "line")+model.Plural(made.LeftOut, " is", " are"), model.Plural(made.LeftOut, "it", "them"))
	}
	return nil
}

// write writes a pack as a pack, or as a page in which people read in the languages that have words beside the program.
func (p *packFlags) write(made *choices.Pack, env Env) error {
	if endsIn(p.out, choices.PackExtension) {
		return made.Write(p.out)
	}
	all, problems := words.Beside(words.Folder())
	for _, problem := range problems {
		fmt.Fprintf(env.Messages, "%v\n", problem)
	}
	page, err := web.Make(made, all)
	if err != nil {
		return err
	}
	return page.Write(p.out)
}

// comparators are the scenarios to compare with, the default one for no names.
func comparators(c *model.Case, names []string) ([]string, error) {
	if len(names) == 0 {
		if s := c.DefaultScenario(); s != nil {
			return []string{s.ID}, nil
		}
		return nil, nil
	}
	var ids []string
	for _, name := range names {
		s, err := scenarioOf(c, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, s.ID)
	}
	return ids, nil
}
