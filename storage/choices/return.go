package choices

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
)

// Return is what one person answers to a pack.
type Return struct {
	Pack Ref `json:"pack"`
	// Who is the name that the person gave, empty for none.
	Who string `json:"who,omitempty"`
	// When is when the answers were sent, by the clock of that machine.
	When time.Time `json:"when,omitzero"`
	// Choices has an answer to every decision of the pack, in the case's order.
	Choices []Answer `json:"choices"`
	// Said are the answers to the questions in words, without those that weren't answered.
	Said []Said `json:"said,omitempty"`
}

// Ref says which pack a return answers.
type Ref struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	Digest  string `json:"digest"`
	// Title is for people who look into the file.
	Title string `json:"title,omitempty"`
}

// Ref refers to the pack.
func (p *Pack) Ref() Ref { return Ref{p.ID, p.Version, p.Digest, p.Title()} }

var returnForm = casefile.Form{Format: "tomchoices", Noun: "file of choices", MaxBytes: 1 << 20}

// Answered makes a return of answers: decisions without one are untouched. The error says which answer the pack doesn't take.
func (p *Pack) Answered(who string, when time.Time, answers []Answer, said []Said) (Return, error) {
	r := Return{Pack: p.Ref(), Who: who, When: when.UTC().Truncate(time.Second), Said: said}
	for i, s := range said {
		if !slices.Contains(p.Questions, s.Question) || slices.ContainsFunc(said[:i], func(x Said) bool { return x.Question == s.Question }) {
			return Return{}, fmt.Errorf("the pack doesn't ask “%s”, or asks it once", cut(s.Question))
		}
	}
	fitted, lost := p.fit(answers)
	if len(lost) > 0 {
		return Return{}, errors.New(strings.Join(lost, "; "))
	}
	r.Choices = fitted
	if problems := r.problems(); len(problems) > 0 {
		return Return{}, problems
	}
	return r, nil
}

// Encode writes a return as the text of a file. The same return is always the same bytes.
func (r Return) Encode() ([]byte, error) {
	data, _, err := returnForm.Encode(r, nil)
	return data, err
}

// DecodeReturn reads the text of a return and checks it by itself; a pack takes it by [Collate].
func DecodeReturn(data []byte) (Return, error) {
	var r Return
	_, _, err := returnForm.Decode(data, &r)
	return r.checked(err)
}

// ReadReturn reads a return from a disk and checks it by itself.
func ReadReturn(path string) (Return, error) {
	var r Return
	_, _, err := returnForm.Read(path, &r)
	return r.checked(err)
}

func (r Return) checked(err error) (Return, error) {
	if err != nil {
		return Return{}, err
	}
	if problems := r.problems(); len(problems) > 0 {
		return Return{}, problems
	}
	return r, nil
}

// Write writes a return to a disk, all of it or none.
func (r Return) Write(path string) error {
	data, err := r.Encode()
	if err != nil {
		return err
	}
	if _, err := DecodeReturn(data); err != nil {
		return fmt.Errorf("the choices can't be saved in a file that could be read again, so nothing is written: %w", err)
	}
	return diskfile.Replace(path, data)
}

// problems says what is wrong with a return whatever its pack, of very much the first.
func (r Return) problems() (found casefile.Problems) {
	report := func(path, text string) {
		if text != "" && len(found) < model.MostProblems {
			found = append(found, casefile.Problem{Path: path, Text: text})
		}
	}
	if len(r.Pack.ID) != idLength || strings.Trim(r.Pack.ID, alphabet) != "" || r.Pack.Version < 1 || r.Pack.Version > MostVersions {
		report("pack", "names no pack by its id and version")
	}
	if r.Who != "" {
		report("who", model.NameProblem(r.Who))
	}
	seen := map[string]bool{}
	for i, a := range r.Choices {
		path := fmt.Sprintf("choices[%d]", i)
		report(path, a.problem())
		report(path+".reason", model.TextProblem(a.Reason))
		if seen[a.Decision] {
			report(path, "answers a decision for the second time; leave one out")
		}
		seen[a.Decision] = true
	}
	if len(r.Said) > MostQuestions {
		report("said", fmt.Sprintf("a pack asks at most %d questions, and here are answers to %d", MostQuestions, len(r.Said)))
	}
	for i, s := range r.Said {
		report(fmt.Sprintf("said[%d].question", i), model.TextProblem(s.Question))
		report(fmt.Sprintf("said[%d].answer", i), model.TextProblem(s.Answer))
	}
	return found
}

// problem says what is wrong with an answer whatever its pack, empty for nothing.
func (a Answer) problem() string {
	switch {
	case !model.IsID(a.Decision):
		return "names no decision"
	case !slices.Contains([]Kind{Untouched, NoPreference, NoChange, Options}, a.Kind):
		return fmt.Sprintf("%q is not one of %s, %s, %s, %s", cut(string(a.Kind)), Untouched, NoPreference, NoChange, Options)
	case (a.Kind == Options) != (len(a.Options) > 0):
		return "names options where it chooses none, or chooses without naming any"
	}
	if !allDiffer(a.Options) || slices.ContainsFunc(a.Options, func(id string) bool { return !model.IsID(id) }) {
		return "names an option twice, or something that can't be one"
	}
	return ""
}

// allDiffer reports whether no id stands in a list twice. A hostile file names as many as it has room for.
func allDiffer(ids []string) bool { return len(setOf(ids)) == len(ids) }

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// fit takes answers as the pack has an answer to each of its decisions, in its order; lost says of each that can't be taken why.
func (p *Pack) fit(answers []Answer) (fitted []Answer, lost []string) {
	given := map[string]Answer{}
	for _, a := range answers {
		d, ok := p.Case.Decisions.Get(a.Decision)
		if !ok {
			if a.Kind != Untouched {
				lost = append(lost, fmt.Sprintf("the pack has no decision %q", cut(a.Decision)))
			}
			continue
		}
		one, without := p.fitOne(d, a)
		given[d.ID], lost = one, append(lost, without...)
	}
	for d := range p.Case.Decisions.All() {
		a, ok := given[d.ID]
		if !ok {
			a = Answer{Decision: d.ID, Kind: Untouched}
		}
		fitted = append(fitted, a)
	}
	return fitted, lost
}

// fitOne takes an answer to a decision: without the options that the decision doesn't have, and untouched where nothing is left of it.
func (p *Pack) fitOne(d *model.Decision, a Answer) (fitted Answer, lost []string) {
	fitted = Answer{Decision: d.ID, Kind: a.Kind, Reason: a.Reason}
	if a.Kind == NoChange && !d.AsIs {
		fitted.Kind = Untouched
		return fitted, []string{fmt.Sprintf("“%s” doesn't take “no change”", cut(d.Name))}
	}
	chosen := setOf(a.Options)
	for _, o := range p.optionsOf(d.ID) {
		if chosen[o.ID] {
			fitted.Options = append(fitted.Options, o.ID)
			delete(chosen, o.ID)
		}
	}
	for _, id := range a.Options {
		if chosen[id] && len(lost) < model.MostProblems {
			lost = append(lost, fmt.Sprintf("“%s” has no option %q", cut(d.Name), cut(id)))
		}
	}
	if len(fitted.Options) > 1 && !d.Several {
		lost = append(lost, fmt.Sprintf("“%s” takes one answer, not %d", cut(d.Name), len(fitted.Options)))
		fitted.Options = nil
	}
	if a.Kind == Options && len(fitted.Options) == 0 {
		fitted.Kind = Untouched
	}
	return fitted, lost
}
