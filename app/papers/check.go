package papers

import (
	"fmt"
	"slices"

	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/audit"
)

// Check is something that a paper shouldn't be final with, in a sentence, and the record or the figure that it is about.
type Check struct {
	Text string
	// Record is what to put the keys on, its zero value for a figure or for what a person sets of the case as a whole.
	Record model.Hit
	// Figure is the figure that the check is about, empty for none.
	Figure charts.FigureID
}

// Checks looks for what officers would be asked about before they sign: reasons that are missing, principles in contention, figures that
// nobody published or can trace, sums that don't add up, headings without a word.
func (s Paper) Checks() []Check {
	var all []Check
	for _, look := range []func() []Check{s.checkDecisions, s.checkPrinciples, s.checkLines, s.checkTables, s.checkFigures, s.checkTyped, s.checkExemptions} {
		all = append(all, look()...)
	}
	return all
}

// about makes a check of a record of the case, in the scenario of the paper where the record is said in one.
func about(kind model.Kind, key, format string, args ...any) Check {
	return Check{Text: fmt.Sprintf(format, args...) + ".", Record: model.Hit{Kind: kind, Key: key}}
}

// checkDecisions finds decisions without an answer or a reason, options without "why not", and rules that are broken.
func (s Paper) checkDecisions() (found []Check) {
	for d := range s.Case.Decisions.All() {
		choice := s.Case.Choice(s.Scenario, d.ID)
		switch {
		case len(choice.Options) == 0 && !choice.StaysAsIs():
			found = append(found, about(model.KindDecision, d.ID, "“%s” is undecided", d.Name))
			continue
		case choice.Reason == "":
			found = append(found, about(model.KindDecision, d.ID, "“%s” is proposed without a reason", d.Name))
		}
		for _, o := range s.Case.NotChosen(s.Scenario, d.ID) {
			if s.Case.WhyNot(s.Scenario, o.ID) == "" {
				found = append(found, about(model.KindOption, o.ID, "Nobody said why “%s” isn’t proposed for “%s”", o.Name, d.Name))
			}
		}
	}
	for _, b := range s.Case.Breaches(s.Scenario) {
		found = append(found, about(model.KindOption, b.Option.ID, "The proposal breaks a rule: “%s” %s “%s”", b.Option.Name, b.Rule.Relation, b.Other.Name))
	}
	return found
}

func (s Paper) checkPrinciples() (found []Check) {
	for _, x := range s.Case.Standings(s.Scenario) {
		if stand := x.Stand(); stand == model.Contested || stand == model.InConflict {
			found = append(found, about(model.KindPrinciple, x.Principle.ID, "Principle %s is %s", x.Principle.ID+" “"+x.Principle.Name+"”", model.Small(stand.String())))
		}
	}
	return found
}

// checkLines finds lines that count without a source that a reader can check, and says in which prices they are where nobody did.
func (s Paper) checkLines() (found []Check) {
	if s.Case.Head().Prices.Sort == "" {
		found = append(found, about(model.KindHead, "head", "Nobody has said in which prices the figures are"))
	}
	for l := range s.Case.Counting(s.Scenario) {
		name := s.Case.LineName(l)
		switch {
		case l.Source.Grade == model.Illustrative:
			found = append(found, about(model.KindLine, l.ID, "“%s” is illustrative", name))
		case l.Source.Grade == "":
			found = append(found, about(model.KindLine, l.ID, "“%s” has no source", name))
		case l.Source.Grade == model.Published && l.Source.Document == "":
			found = append(found, about(model.KindLine, l.ID, "“%s” is published, but no document is named", name))
		}
	}
	return slices.DeleteFunc(found, func(x Check) bool { _, delays := (&model.Line{ID: x.Record.Key}).Delays(); return delays })
}

// checkTables finds the tables brought in of which some sum can't be rounding.
func (s Paper) checkTables() (found []Check) {
	for _, r := range audit.Case(s.Case) {
		if n := r.Count(audit.Cannot); n > 0 {
			found = append(found, about(model.KindEvidence, r.Evidence.ID, "The audit of “%s” finds %s that can’t be rounding", r.Evidence.Title, model.Many(n, "figure")))
		}
	}
	return found
}

// checkFigures finds the figures that are asked for and have nothing to show.
func (s Paper) checkFigures() (found []Check) {
	if len(s.Only) == 0 {
		return nil // all that have something to show
	}
	for _, out := range s.LeftOut() {
		if s.wants(out.Figure) {
			found = append(found, Check{Text: fmt.Sprintf("The figure “%s” is left out: %s.", out.Figure.Name(), model.Small(out.Why)), Figure: out.Figure})
		}
	}
	return found
}

// checkTyped finds the parts of the paper that nobody typed, and success factors that nobody judged.
func (s Paper) checkTyped() (found []Check) {
	switch preferred := s.Case.PreferredScenario(); {
	case preferred == nil:
		found = append(found, about(model.KindScenario, s.Scenario, "No scenario is marked as preferred; this one stands as such"))
	case preferred.ID != s.Scenario:
		found = append(found, about(model.KindScenario, s.Scenario, "The paper is about “%s”, and “%s” is preferred", s.Name(), preferred.Name))
	}
	if s.Case.SuccessFactors.Len() == 0 {
		found = append(found, about(model.KindSuccessFactor, "", "No critical success factors are set up"))
	}
	for _, part := range model.PaperParts() {
		if (part.Implies || part.ID == "recommendation") && s.Case.Passage(part.ID) == nil {
			found = append(found, about(model.KindPassage, part.ID, "Nothing is typed for “%s”", part.Heading))
		}
	}
	for f := range s.Case.SuccessFactors.All() {
		for _, x := range s.Case.Appraised(s.Scenario) {
			if s.Case.Judgement(x.ID, f.ID).Met == model.Unjudged {
				found = append(found, about(model.KindSuccessFactor, f.ID, "Nobody judged “%s” of “%s”", f.Name, x.Name))
			}
		}
	}
	return found
}

// checkExemptions finds what isn't for publication without the paragraph or the reason.
func (s Paper) checkExemptions() (found []Check) {
	for _, r := range s.unpublished() {
		name := model.Capital(s.Case.NameOf(r))
		switch p := model.PublicationOf(r); {
		case p.Exempt == 0:
			found = append(found, about(r.Kind(), r.Key(), "%s is not for publication, but no paragraph of Schedule 12A is picked", name))
		case p.ExemptWhy == "":
			found = append(found, about(r.Kind(), r.Key(), "%s is exempt, but nobody said why the public interest in keeping it so outweighs that in disclosing it", name))
		}
	}
	return found
}
