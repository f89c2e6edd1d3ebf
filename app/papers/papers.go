// Package papers makes what leaves the room from a scenario: its figures as pictures and tables, an options paper for
// Word, a workbook for Excel, and a folder with all of them.
//
// A newcomer needs three things. [Paper] says which scenario, how it is counted and whether it is a draft.
// [SaveFigure], [SaveOptions], [SaveStatement] and [SaveWorkbook] write one file, a [Job] all of them. Every picture, table and sentence
// comes from the figures of package charts, so that no two files can disagree.
package papers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Paper is what papers are made of: a subject of figures, and what stands on them.
type Paper struct {
	charts.Subject
	// Final says that the papers are no draft.
	Final bool
	// At is the time that stands on them.
	At time.Time
	// Only names the figures that the options paper shows, in their order, empty for all that there are in the usual one.
	Only []charts.FigureID
	// Hands adds to the options paper what the room said of each decision before it saw.
	Hands bool
	// Template is a council's own Word document whose styles the options paper takes, nil for the built-in look.
	Template []byte
	// unpictured leaves the pictures out, for a paper that is only read.
	unpictured bool
	// paged says that the paper is opened only to be made into a PDF.
	paged bool
	// whole is the case with what is not for publication, nil for a paper that isn't [Paper.ForPublic].
	whole *model.Case
}

// Mark says which question the paper answers where its case was imagined, empty for one that is kept.
func (s Paper) Mark() string { return s.Case.WhatIf().Words() }

// Stamp says which state of the case a paper shows: what was imagined, draft or final, case, revision and date.
func (s Paper) Stamp() string {
	return s.stampedAs(withIllustrative(s.state(), s.illustrative()))
}

// withIllustrative says beside the state of a paper where any of its figures is illustrative.
func withIllustrative(state string, illustrative bool) string {
	if illustrative {
		return state + ", with illustrative figures"
	}
	return state
}

// state says whether a paper is a draft.
func (s Paper) state() string {
	if s.Final {
		return "Final"
	}
	return "DRAFT"
}

// stampedAs is the stamp of a paper in a state.
func (s Paper) stampedAs(state string) string {
	if mark := s.Mark(); mark != "" {
		state = mark + " · " + state
	}
	return fmt.Sprintf("%s · %s, revision %d · %s", state, s.Case.Head().Title, s.Case.Revision, model.Day(s.At))
}

// illustrative reports whether any figure that counts in the scenario is illustrative.
func (s Paper) illustrative() bool {
	for l := range s.Case.Counting(s.Scenario) {
		if l.Source.Grade == model.Illustrative {
			return true
		}
	}
	return false
}

// Terms says of which scenario figures are and how they are counted.
func (s Paper) Terms() string {
	return s.Name() + ", " + model.Terms(s.Estimate, s.Basis) + ", £m" + s.Case.Head().Prices.Behind()
}

// running says on every page of which council and case a paper is.
func running(c *model.Case) string {
	return strings.TrimPrefix(c.Head().Organisation+" · "+c.Head().Title, " · ")
}

// subject is the terms below the mark, for a file's properties.
func (s Paper) subject() string { return strings.TrimPrefix(s.Mark()+" · "+s.Terms(), " · ") }

// Figures returns the figures that have something to show, in their order.
func (s Paper) Figures() []charts.FigureID {
	ids, _ := s.sorted()
	return ids
}

// LeftOut is a figure with nothing to show, and why: it is in no paper.
type LeftOut struct {
	Figure charts.FigureID
	// Why is a sentence without its full stop.
	Why string
}

// LeftOut returns the figures with nothing to show, in their order.
func (s Paper) LeftOut() []LeftOut {
	_, out := s.sorted()
	return out
}

// sorted parts the figures by whether they have something to show. What can't be made is left for the one who makes it to
// say.
func (s Paper) sorted() (ids []charts.FigureID, out []LeftOut) {
	for _, k := range charts.FigureIDs() {
		if why := k.Lacks(s.Subject); why != "" {
			out = append(out, LeftOut{k, why})
			continue
		}
		if s.restsOnHidden(k) {
			out = append(out, LeftOut{k, restsOnHidden})
			continue
		}
		if f, err := charts.New(k, s.Subject); err == nil && f.Empty() {
			out = append(out, LeftOut{k, f.Title()})
			continue
		}
		ids = append(ids, k)
	}
	return ids, out
}

// LeftOutWords says which of the figures asked for have nothing to show, and why, nothing where all have.
func (s Paper) LeftOutWords() string {
	var parts []string
	for _, one := range s.LeftOut() {
		if s.wants(one.Figure) {
			parts = append(parts, fmt.Sprintf("%s (%s)", one.Figure.Name(), model.Small(one.Why)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Left out, since there is nothing to show: " + strings.Join(parts, ", ") + "."
}

// Undrawn says which names of figures can't be drawn on this machine, and what to do; empty where all can. It may look for
// fonts, which takes a moment the first time.
func (s Paper) Undrawn(ids []charts.FigureID) string { return charts.UndrawnWords(s.made(ids)...) }

// Plain reports whether the names of figures are drawn on any machine: then nothing is looked for.
func (s Paper) Plain(ids []charts.FigureID) bool { return charts.Plain(s.made(ids)...) }

// made makes figures; one that can't be made is left for the one who saves it to say.
func (s Paper) made(ids []charts.FigureID) []*charts.Figure {
	var all []*charts.Figure
	for _, k := range ids {
		if f, err := s.Figure(k); err == nil {
			all = append(all, f)
		}
	}
	return all
}

// Chosen returns the figures that the options paper shows, in the order in which they are asked for. How delivery stands is told once
// something was decided, in reports of its own.
func (s Paper) Chosen() []charts.FigureID {
	there := slices.DeleteFunc(s.Figures(), func(k charts.FigureID) bool { return k == charts.FigureDelivery })
	if len(s.Only) == 0 {
		return there
	}
	return slices.DeleteFunc(slices.Clone(s.Only), func(k charts.FigureID) bool { return !slices.Contains(there, k) })
}

// wants reports whether a figure is asked for.
func (s Paper) wants(k charts.FigureID) bool { return len(s.Only) == 0 || slices.Contains(s.Only, k) }

// Figure makes a figure as it is printed.
func (s Paper) Figure(k charts.FigureID) (*charts.Figure, error) {
	f, err := charts.New(k, s.Subject)
	if err != nil {
		return nil, err
	}
	return s.Printed(k, f), nil
}

// Printed is a figure with its stamp. One that shows costs names what they leave out.
func (s Paper) Printed(k charts.FigureID, f *charts.Figure) *charts.Figure {
	switch {
	case k == charts.FigureProfile:
		for _, note := range s.profileNotes() {
			f = f.Noted(note)
		}
	case k == charts.FigureModel && k.ShowsCosts(s.Subject):
		f = f.Noted(leftOutNote("The one-off cost leaves out ", s.Case)) // its boxes are benefits alone
	case k.ShowsCosts(s.Subject):
		f = f.Noted(assumptionsNote(s.Case))
	}
	if note := s.withoutNote(k); note != "" {
		f = f.Noted(note)
	}
	return f.Stamped(s.Stamp())
}

// profileNotes say what the costs leave out, and what of the scenario's figures is already in the budget and what is new to it.
func (s Paper) profileNotes() []string {
	var notes []string
	if text := assumptionsNote(s.Case); text != "" && charts.FigureProfile.ShowsCosts(s.Subject) {
		notes = append(notes, text)
	}
	if text := charts.Already(s.Case, s.Scenario, s.Estimate, s.Basis); text != "" {
		notes = append(notes, text)
	}
	for _, row := range appraisal.Ledger(s.Case, s.Scenario, s.Estimate, s.Basis) {
		if row.OfNet() {
			continue // said already, for all that the budget counts on
		}
		if !row.Overlap.Valid || !row.Overlap.Decimal.IsZero() {
			notes = append(notes, strings.TrimSuffix(row.Said(s.Basis), "."))
		}
	}
	return notes
}

// Payback says when the scenario pays back: on the basis shown, from the reference date where the case names one, and in present values.
func (s Paper) Payback() string {
	head := s.Case.Head()
	flow := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis)
	text := "Payback: " + appraisal.PaybackOf(flow).Words(head)
	if from, named := appraisal.PaybackFromReference(head, flow); named {
		text += "; from the reference date, " + from.Words(head)
	}
	schedule := appraisal.ScheduleOf(s.Case, false)
	if schedule.Unknown != "" {
		return text + "; discounted, not known."
	}
	discounted, _ := schedule.DiscountedPayback(model.Profile(s.Case, s.Scenario, s.Estimate, model.Recurring))
	return text + "; discounted, with ongoing lines carried forward, " + discounted.Words(head) + "."
}

// assumptionsNote names what the costs of a case leave out, empty where no assumption says so.
func assumptionsNote(c *model.Case) string { return leftOutNote("Costs leave out ", c) }

// leftOutNote is that note with a beginning of its own.
func leftOutNote(begins string, c *model.Case) string {
	var out []string
	for a := range c.Assumptions.All() {
		if a.LeavesOut != "" {
			out = append(out, a.LeavesOut)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return begins + model.JoinWords(out)
}
