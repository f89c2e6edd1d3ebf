package cli

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tomworkbench/model/collation"
	"tomworkbench/storage/choices"
)

// answerFlags are the flags of the answer subcommand.
type answerFlags struct {
	scenario string
	choose   []string
	who      string
	reasons  []string
	said     []string
	out      string
}

// What stands behind a decision in the place of an option.
const (
	noChangeFlag     = "no-change"
	noPreferenceFlag = "no-preference"
)

// answerCommand answers a pack: it prints the code and the choices, and saves them where it is told to.
func answerCommand(f *flag.FlagSet) func(Env, []string) error {
	var a answerFlags
	f.StringVar(&a.scenario, "scenario", "", "the `name` of a scenario of the pack to choose as")
	f.Func("choose", "`options` by id, with commas between them; DECISION="+noChangeFlag+" and DECISION="+noPreferenceFlag+" answer without one", func(text string) error {
		for _, one := range strings.Split(text, ",") {
			if one = strings.TrimSpace(one); one != "" {
				a.choose = append(a.choose, one)
			}
		}
		return nil
	})
	f.StringVar(&a.who, "who", "", "the `name` of the person who answers")
	addListFlag(f, &a.reasons, "reason", "`DECISION=TEXT`, why it is answered so")
	addListFlag(f, &a.said, "answer", "`N=TEXT`, the answer to the pack's Nth question")
	f.StringVar(&a.out, "out", "", "the `file` to save, ending in "+choices.ReturnExtension)
	return func(env Env, rest []string) error {
		t := target{"a code alone", []string{"scenario", "choose"}}
		if a.out != "" {
			t = t.with("who", "reason", "answer", "out")
		}
		if err := t.check(f); err != nil {
			return err
		}
		switch {
		case len(rest) != 1:
			return wrongUsage("answer takes one pack")
		case a.scenario != "" && len(a.choose) > 0:
			return wrongUsage("give -scenario or -choose, not both")
		case a.out != "" && !endsIn(a.out, choices.ReturnExtension):
			return wrongUsage("give -out FILE%s", choices.ReturnExtension)
		}
		return a.run(env, rest[0])
	}
}

func (a *answerFlags) run(env Env, path string) error {
	p, err := choices.ReadPack(path)
	if err != nil {
		return err
	}
	answers, err := a.answers(p)
	if err != nil {
		return err
	}
	said, err := a.answersInWords(p)
	if err != nil {
		return err
	}
	now := env.Now()
	r, err := p.Answered(a.who, now, answers, said)
	if err != nil {
		return err
	}
	code, err := p.Code(r.Choices)
	if err != nil {
		return err
	}
	if a.out != "" {
		if err := r.Write(a.out); err != nil {
			return err
		}
	}
	if p.ClosedAt(now) {
		fmt.Fprintf(env.Messages, "The pack closed on %s.\n", p.Closes)
	}
	return printAnswers(env.Out, code, r.Choices)
}

// answers are what the flags choose.
func (a *answerFlags) answers(p *choices.Pack) ([]choices.Answer, error) {
	scenario := ""
	if a.scenario != "" {
		s, err := scenarioOf(p.Case, a.scenario)
		if err != nil {
			return nil, err
		}
		scenario = s.ID
	}
	answers := p.FromScenario(scenario)
	at := map[string]*choices.Answer{}
	for i := range answers {
		answers[i].Reason = "" // it is the scenario's, not this person's
		at[answers[i].Decision] = &answers[i]
	}
	for _, one := range a.choose {
		if err := choose(p, at, one); err != nil {
			return nil, err
		}
	}
	for _, text := range a.reasons {
		decision, reason, _ := strings.Cut(text, "=")
		if at[decision] == nil {
			return nil, fmt.Errorf("-reason %s: the pack has no decision %q", text, decision)
		}
		at[decision].Reason = reason
	}
	return answers, nil
}

// choose adds what one word of -choose says.
func choose(p *choices.Pack, at map[string]*choices.Answer, word string) error {
	decision, kind, without := strings.Cut(word, "=")
	if !without {
		o, ok := p.Case.Options.Get(word)
		if !ok {
			return fmt.Errorf("the pack has no option %q", word)
		}
		decision = o.Decision
	}
	a := at[decision]
	switch {
	case a == nil:
		return fmt.Errorf("the pack has no decision %q", decision)
	case a.Kind != choices.Untouched && (without || a.Kind != choices.Options):
		return fmt.Errorf("%q is answered twice", decision)
	case !without:
		a.Kind, a.Options = choices.Options, append(a.Options, word)
	case kind == noChangeFlag:
		a.Kind = choices.NoChange
	case kind == noPreferenceFlag:
		a.Kind = choices.NoPreference
	default:
		return wrongUsage("%s: behind a decision stands %s or %s", word, noChangeFlag, noPreferenceFlag)
	}
	return nil
}

func (a *answerFlags) answersInWords(p *choices.Pack) (said []choices.Said, err error) {
	for _, text := range a.said {
		number, answer, _ := strings.Cut(text, "=")
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > len(p.Questions) {
			return nil, fmt.Errorf("-answer %s: the pack has %d questions; write N=TEXT", text, len(p.Questions))
		}
		said = append(said, choices.Said{Question: p.Questions[n-1], Answer: answer})
	}
	return said, nil
}

// printAnswers prints the code, then what it stands for.
func printAnswers(w io.Writer, code string, answers []choices.Answer) error {
	if _, err := fmt.Fprintln(w, code); err != nil {
		return err
	}
	rows := [][]string{{"decision", "option"}}
	words := map[choices.Kind]string{
		choices.Untouched: collation.UntouchedWord, choices.NoChange: collation.NoChangeWord, choices.NoPreference: collation.NoPreferenceWord,
	}
	for _, a := range answers {
		options := a.Options
		if word, without := words[a.Kind]; without {
			options = []string{word}
		}
		for _, o := range options {
			rows = append(rows, []string{a.Decision, o})
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}
