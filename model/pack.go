package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits of a pack.
const (
	MostPackQuestions = 5
	// MostPackVersions is how many versions of a pack a code can tell apart.
	MostPackVersions = 31
	// MostAsked is how many people a list of who was asked holds.
	MostAsked = 2000
)

// Pack is a pack that was given out: what has to be known of it to read a code and to count what comes back. It is history: what
// its layout names may be gone since.
type Pack struct {
	Meta
	PackRef
	// Closes is the last day on which answers are wanted, such as 2026-12-31; empty for none.
	Closes    string   `json:"closes,omitempty"`
	Welcome   string   `json:"welcome,omitempty"`
	Questions []string `json:"questions,omitempty"`
	// LeftOut counts the lines of the case that the pack doesn't hold: they are not for publication.
	LeftOut int `json:"linesLeftOut,omitempty"`
	// Layout has the pack's decisions in its order.
	Layout []PackDecision `json:"layout"`
	// Asked names the people from whom an answer is awaited.
	Asked []string `json:"asked,omitempty"`
	// Named says that names are shown, and groups however small, on the page and in papers.
	Named bool `json:"named,omitempty"`
}

// PackRef says which pack it is, or which one a return answers.
type PackRef struct {
	// ID is the same for all versions of a pack: 16 characters in base 32.
	ID string `json:"id"`
	// Version counts from 1 to [MostPackVersions].
	Version int `json:"version"`
	// Digest tells two packs of one id and version apart: 64 hexadecimal digits.
	Digest string `json:"digest"`
	// Title is what the case was called, for people.
	Title string `json:"title,omitempty"`
}

// PackDecision is a decision as a pack asks it.
type PackDecision struct {
	ID      string `json:"id"`
	Several bool   `json:"several,omitempty"`
	// AsIs says that no change is an answer to it.
	AsIs bool `json:"asIs,omitempty"`
	// Options are the ids of its options in the pack's order.
	Options []string `json:"options,omitempty"`
}

// Kind, Key and WithMeta make a pack a [Record].
func (x *Pack) Kind() Kind             { return KindPack }
func (x *Pack) Key() string            { return joinKey(x.ID, strconv.Itoa(x.Version), x.Digest) }
func (x *Pack) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// Name says which pack it is in a few words.
func (x *Pack) Name() string { return fmt.Sprintf("%s, version %d", shortID(x.ID), x.Version) }

// shortID is the beginning of a pack's id, by which codes name it too.
func shortID(id string) string {
	const shown = 3
	return id[:min(shown, len(id))]
}

// ClosedAt reports whether a time, if it is known, is after the day on which the pack closes.
func (x *Pack) ClosedAt(when time.Time) bool {
	return x.Closes != "" && !when.IsZero() && when.Local().Format(time.DateOnly) > x.Closes
}

// ClosingDay writes the last day on which answers are wanted for people, empty for none.
func (x *Pack) ClosingDay() string {
	day, err := time.ParseInLocation(time.DateOnly, x.Closes, time.Local)
	if err != nil {
		return ""
	}
	return Day(day)
}

// LatestPacks are the packs given out, of each the latest version, the one given out last first.
func (c *Case) LatestPacks() []*Pack {
	var latest []*Pack
	for x := range c.Packs.All() {
		at := slices.IndexFunc(latest, func(p *Pack) bool { return p.ID == x.ID })
		switch {
		case at < 0:
			latest = append(latest, x)
		case latest[at].Version <= x.Version:
			latest = append(slices.Delete(latest, at, at+1), x)
		}
	}
	slices.Reverse(latest)
	return latest
}

func (x *Pack) sought(*Case) sought {
	return sought{"Packs", "Pack " + x.Name(), append([]string{x.Title, x.Welcome}, x.Questions...)}
}

func (x *Pack) differs(to *Pack, note func(string, bool)) {
	note("closing day", x.Closes != to.Closes)
	note("list of names", !slices.Equal(x.Asked, to.Asked))
	note("names shown or not", x.Named != to.Named)
}

var (
	packID     = regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{16}$`)
	packDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// problem says what is wrong with the id and version, empty for nothing.
func (p PackRef) problem() string {
	if !packID.MatchString(p.ID) || p.Version < 1 || p.Version > MostPackVersions {
		return "names no pack by its id and version"
	}
	return ""
}

func (x *Pack) check(_ *Case, report reporter) {
	if text := x.problem(); text != "" {
		report("id", text)
	}
	if !packDigest.MatchString(x.Digest) {
		report("digest", "is not the digest of a pack")
	}
	checkText(x.Title, "title", report)
	x.checkForm(report)
	if x.LeftOut < 0 {
		report("linesLeftOut", "counts lines and can't be below zero")
	}
	x.checkLayout(report)
	checkAsked(x.Asked, report)
}

// checkForm checks what an officer writes into a pack.
func (x *Pack) checkForm(report reporter) {
	if text := PackDayProblem(x.Closes); text != "" {
		report("closes", text)
	}
	checkText(x.Welcome, "welcome", report)
	checkQuestions(x.Questions, report)
}

// FormProblems says what is wrong with what an officer writes into a pack, nil for nothing.
func (x *Pack) FormProblems() (found Problems) {
	x.checkForm(func(field, text string) { found = append(found, Problem{Kind: KindPack, Field: field, Text: text}) })
	return found
}

// PackDayProblem says what is wrong with a closing day, empty for nothing.
func PackDayProblem(day string) string {
	if _, err := time.Parse(time.DateOnly, day); err != nil && day != "" {
		return fmt.Sprintf("%q is not a day such as 2026-12-31", Cut(day))
	}
	return ""
}

func checkQuestions(questions []string, report reporter) {
	if len(questions) > MostPackQuestions {
		report("questions", fmt.Sprintf("a pack asks at most %d questions, not %d", MostPackQuestions, len(questions)))
	}
	for i, q := range questions {
		field := fmt.Sprintf("questions[%d]", i)
		checkText(q, field, report)
		switch {
		case strings.TrimSpace(q) == "":
			report(field, "is empty; write the question, or take it out")
		case slices.Contains(questions[:i], q):
			report(field, "is asked twice; take one out")
		}
	}
}

func (x *Pack) checkLayout(report reporter) {
	if len(x.Layout) == 0 {
		report("layout", "has no decision, so there is nothing to choose")
	}
	seen := map[string]bool{}
	for i, d := range x.Layout {
		field := fmt.Sprintf("layout[%d]", i)
		for _, id := range append([]string{d.ID}, d.Options...) {
			if !IsID(id) {
				report(field, "names something that can't be a decision or an option")
				break
			}
		}
		if seen[d.ID] || !allDiffer(d.Options) {
			report(field, "names a decision or an option twice")
		}
		seen[d.ID] = true
	}
}

func checkAsked(names []string, report reporter) {
	if len(names) > MostAsked {
		report("asked", fmt.Sprintf("a list of names holds at most %d, not %d", MostAsked, len(names)))
		return
	}
	for i, name := range names {
		checkName(name, fmt.Sprintf("asked[%d]", i), report)
	}
}

// GiveOut makes the edit that keeps a record of a pack that was given out; of one that is kept already it is empty. What its
// version before was said of, who was asked and whether names are shown, holds for it too.
func (c *Case) GiveOut(x *Pack) (Edit, error) {
	if _, known := c.Packs.Get(x.Key()); known {
		return Edit{}, nil
	}
	next := *x
	for _, before := range c.LatestPacks() {
		if before.ID == x.ID {
			next.Asked, next.Named = before.Asked, before.Named
		}
	}
	e, err := c.Add(&next, "")
	e.Text = "Pack " + next.Name() + " made"
	if day := next.ClosingDay(); day != "" {
		e.Text += ", closing on " + day
	}
	return e, err
}

// AskNames makes the edit that says from whom answers to a pack are awaited.
func (c *Case) AskNames(pack string, names []string) (Edit, error) {
	return c.changePack(pack, "list of names, "+Many(len(names), "name"), func(x *Pack) { x.Asked = names })
}

// ShowNames makes the edit that shows the names in what came back for a pack, or hides them.
func (c *Case) ShowNames(pack string, named bool) (Edit, error) {
	text := "names hidden, and groups of fewer than three"
	if named {
		text = "names shown, and groups however small"
	}
	return c.changePack(pack, text, func(x *Pack) { x.Named = named })
}

func (c *Case) changePack(key, text string, change func(*Pack)) (Edit, error) {
	x, ok := c.Packs.Get(key)
	if !ok {
		return Edit{}, unknown(KindPack, key)
	}
	next := *x
	change(&next)
	e, err := c.Replace(key, &next)
	if !e.Empty() {
		e.Text = "Pack " + x.Name() + ": " + text
	}
	return e, err
}
