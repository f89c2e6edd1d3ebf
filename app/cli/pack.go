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
	"tomworkbench/storage/place"
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

// packCommand makes a pack of a case, one file with all that Members need to answer, or of a pack its page for browsers.
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
		if len(rest) > 0 {
			return p.convert(f, env, rest)
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
	if p.replaces != "" {
		before, err := choices.ReadPack(p.replaces)
		if err != nil {
			return err
		}
		draft.Replaces = before.Record()
	}
	made, err := packOf(file.Case, p.with, draft)
	if err != nil {
		return err
	}
	return p.write(env, made)
}

// convert makes the page of a pack that is made already.
func (p *packFlags) convert(f *flag.FlagSet, env Env, packs []string) error {
	if len(packs) != 1 || !endsIn(packs[0], choices.PackExtension) || !endsIn(p.out, web.Extension) {
		return wrongUsage("pack makes a pack of a case (-case), or the page of one pack: pack X%s -out X%s", choices.PackExtension, web.Extension)
	}
	t := target{"the page of a pack", []string{"out"}}
	if err := t.check(f); err != nil {
		return err
	}
	made, err := choices.ReadPack(packs[0])
	if err != nil {
		return err
	}
	return p.write(env, made)
}

// packOf makes a pack of a case with the scenarios named to compare with, the default one for no names.
func packOf(c *model.Case, with []string, draft choices.Draft) (made *choices.Pack, err error) {
	if draft.Comparators, err = comparators(c, with); err != nil {
		return nil, err
	}
	return choices.Make(c, draft)
}

// write writes a pack as a pack or as a page, and says what it is.
func (p *packFlags) write(env Env, made *choices.Pack) error {
	if endsIn(p.out, choices.PackExtension) {
		if err := made.Write(p.out); err != nil {
			return err
		}
	} else {
		page, err := pageOf(env, made)
		if err == nil {
			err = page.Write(p.out)
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(env.Messages, "Pack %s, version %d, with %s.\n", made.ID, made.Version, model.Many(made.Case.Decisions.Len(), "decision"))
	tellHolds(env, made.Case.Delicate())
	if made.LeftOut > 0 {
		fmt.Fprintf(env.Messages, "%s marked as not for publication and left out: the totals that Members see are without %s.\n",
			model.Many(made.LeftOut, "line")+model.Plural(made.LeftOut, " is", " are"), model.Plural(made.LeftOut, "it", "them"))
	}
	return nil
}

// pageOf makes the page of a pack, in which people read in the languages that have words beside the program.
func pageOf(env Env, p *choices.Pack) (*web.Made, error) {
	all, problems := words.Beside(place.Program())
	for _, problem := range problems {
		fmt.Fprintf(env.Messages, "%v\n", problem)
	}
	return web.Make(p, all)
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
