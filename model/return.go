package model

import (
	"fmt"
	"slices"
	"time"
)

// AnswerKind says what sort of answer a decision got.
type AnswerKind string

// The sorts of answer. A decision that nobody looked at is untouched; one may also say that everything should stay as it is, or have
// no preference.
const (
	Untouched     AnswerKind = "untouched"
	NoPreference  AnswerKind = "no preference"
	NoChange      AnswerKind = "no change"
	ChosenOptions AnswerKind = "options"
)

// Answer is the answer to one decision.
type Answer struct {
	Decision string     `json:"decision"`
	Kind     AnswerKind `json:"answer"`
	// Options are the ids of the options chosen, in the case's order, where the answer is [ChosenOptions].
	Options []string `json:"options,omitempty"`
	Reason  string   `json:"reason,omitempty"`
}

// Said is what a person wrote in answer to a question in words.
type Said struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// Return is what one person answered to a pack, as it came in. It is history: what it names may be gone since.
type Return struct {
	Meta
	ID string `json:"id"`
	// Pack says which pack it answers; Who may be empty, and When is unknown of a code without a name.
	Pack    PackRef   `json:"pack"`
	Who     string    `json:"who,omitempty"`
	When    time.Time `json:"when,omitzero"`
	Choices []Answer  `json:"choices"`
	// Said are the answers to the questions in words, without those that weren't answered.
	Said []Said `json:"said,omitempty"`
	// From says where it comes from: a file's name, or a code.
	From string `json:"from,omitempty"`
}

// Kind, Key and WithMeta make a return a [Record].
func (x *Return) Kind() Kind             { return KindReturn }
func (x *Return) Key() string            { return x.ID }
func (x *Return) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// A return isn't looked for: what is found would say who answered what where names aren't shown.
func (x *Return) sought(*Case) sought { return sought{} }

func (x *Return) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	x.checkSaid(report)
	checkText(x.From, "from", report)
}

// Problems says what is wrong with what a return says, of very much the first.
func (x *Return) Problems() Problems {
	var found Problems
	x.checkSaid(func(field, text string) {
		if len(found) < MostProblems {
			found = append(found, Problem{Kind: KindReturn, Key: x.ID, Field: field, Text: text})
		}
	})
	return found
}

func (x *Return) checkSaid(report reporter) {
	if text := x.Pack.problem(); text != "" {
		report("pack", text)
	}
	checkText(x.Pack.Title, "pack.title", report)
	if x.Who != "" {
		checkName(x.Who, "who", report)
	}
	seen := map[string]bool{}
	for i, a := range x.Choices {
		field := fmt.Sprintf("choices[%d]", i)
		if text := a.problem(); text != "" {
			report(field, text)
		}
		checkText(a.Reason, field+".reason", report)
		if seen[a.Decision] {
			report(field, "answers a decision for the second time; leave one out")
		}
		seen[a.Decision] = true
	}
	if len(x.Said) > MostPackQuestions {
		report("said", fmt.Sprintf("a pack asks at most %d questions, and here are answers to %d", MostPackQuestions, len(x.Said)))
	}
	for i, s := range x.Said {
		checkText(s.Question, fmt.Sprintf("said[%d].question", i), report)
		checkText(s.Answer, fmt.Sprintf("said[%d].answer", i), report)
	}
}

// problem says what is wrong with an answer whatever its pack, empty for nothing.
func (a Answer) problem() string {
	switch {
	case !IsID(a.Decision):
		return "names no decision"
	case !slices.Contains([]AnswerKind{Untouched, NoPreference, NoChange, ChosenOptions}, a.Kind):
		return fmt.Sprintf("%q is not one of %s, %s, %s, %s", Cut(string(a.Kind)), Untouched, NoPreference, NoChange, ChosenOptions)
	case (a.Kind == ChosenOptions) != (len(a.Options) > 0):
		return "names options where it chooses none, or chooses without naming any"
	}
	if !allDiffer(a.Options) || slices.ContainsFunc(a.Options, func(id string) bool { return !IsID(id) }) {
		return "names an option twice, or something that can't be one"
	}
	return ""
}

// allDiffer reports whether no id stands in a list twice. A hostile file names as many as it has room for.
func allDiffer(ids []string) bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return len(set) == len(ids)
}

// TakeIn makes the edit that keeps returns that came in, without those that are kept already.
func (c *Case) TakeIn(returns []*Return) Edit {
	var e Edit
	seen := map[string]bool{}
	rank, _ := c.rankAfter(KindReturn, "")
	for _, x := range returns {
		if _, kept := c.Returns.Get(x.ID); kept || seen[x.ID] {
			continue
		}
		seen[x.ID] = true
		e.Changes = append(e.Changes, Change{To: x.WithMeta(Meta{Rank: rank})})
		rank += rankStep
	}
	e.Text = Many(len(e.Changes), "return") + " taken in"
	return e
}

// OpenAnswers makes the edit that adds a scenario which answers as somebody did, with their reasons. What they left or don't mind is
// open, and an answer that the case doesn't take isn't there: the answers are fitted to it before.
func (c *Case) OpenAnswers(id, name, text string, answers []Answer) Edit {
	e := Edit{Text: text, Changes: []Change{{To: c.nextScenario(id, name)}}}
	for _, a := range answers {
		x := &Choice{Scenario: id, Decision: a.Decision, Options: a.Options, Status: Open, Reason: a.Reason}
		switch a.Kind {
		case ChosenOptions:
			x.Status = Provisional
		case NoChange:
			x.Status = Agreed // empty and agreed is no change
		}
		if !x.saysNothing() {
			e.Changes = append(e.Changes, Change{To: x})
		}
	}
	return e
}
