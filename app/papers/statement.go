package papers

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// ErrNothingDecided says that there is no resolution on the scenario, so that there is nothing to state.
var ErrNothingDecided = errors.New("nothing is recorded as decided on this scenario; record the decision first (Papers, “Record the decision …”)")

// DecisionStatement writes what was decided as the regulations have it recorded: regulation 12 of SI 2012/2089 for a meeting, 13 for an individual.
func DecisionStatement(w io.Writer, s Paper) error {
	x := s.Case.Resolution(s.Scenario)
	if x == nil {
		return ErrNothingDecided
	}
	d, err := word.New(s.Template)
	if err != nil {
		return err
	}
	title := "Decision statement: " + x.ScenarioName
	d.Heading(0, title)
	stamp := s.stampedAs(s.state()) // it has no figures that could be illustrative
	d.Quiet(stamp)
	stated{s, d, x}.all()
	if err := certify(wordDocument{d}, s.Case, paperIs+decisionRecipe+" "+s.recipe(), nil, nil); err != nil {
		return err
	}
	return d.Write(w, word.About{Title: title, Subject: x.Name(), Author: s.Case.Head().Organisation, Running: running(s.Case), Stamp: stamp, Created: s.Case.LastEdit})
}

// stated is a statement that is being written.
type stated struct {
	Paper
	d *word.Document
	x *model.Resolution
}

func (t stated) all() {
	t.taken()
	t.said("Decision", t.x.Decision)
	t.said("Reasons for the decision", t.x.Reasons)
	t.alternatives()
	by, of := "any member of the body that made the decision", "of the chief executive or the monitoring officer in respect of any such conflict"
	if t.x.Individual {
		by = "the one who decided, or any executive member whom they consulted"
	}
	t.said("Conflicts of interest declared", cmp.Or(t.x.Conflicts, "None is recorded as declared by "+by+"."))
	t.said("Dispensations", cmp.Or(t.x.Dispensations, "None is recorded "+of+"."))
	t.d.Quiet(t.regulation())
}

func (t stated) regulation() string {
	which := "12, for a decision made at a meeting"
	if t.x.Individual {
		which = "13, for a decision made by an individual"
	}
	return "Stated as regulation " + which + ", of the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 (SI 2012/2089) asks of English executives; elsewhere it is good practice."
}

// taken says by whom and when the decision was made.
func (t stated) taken() {
	who := "Body"
	if t.x.Individual {
		who = "Decided by"
	}
	table := word.Table{Caption: "The decision and its record", Columns: []string{"What", "As recorded"}, Rows: [][]string{{who, t.x.Body}}}
	if t.x.Meeting != "" {
		table.Rows = append(table.Rows, []string{"Meeting", t.x.Meeting})
	}
	table.Rows = append(table.Rows, []string{"Date of the decision", t.x.Day()})
	if t.x.Minute != "" {
		table.Rows = append(table.Rows, []string{"Minute", t.x.Minute})
	}
	table.Rows = append(table.Rows, []string{"Scheme that it is about", t.x.ScenarioName})
	t.d.Table(table)
}

// said writes a typed text under its heading.
func (t stated) said(heading, text string) {
	t.d.Heading(1, heading)
	optionsPaper{Paper: t.Paper, d: wordDocument{t.d}}.typed(text)
}

// alternatives are those that were considered and rejected when it was decided.
func (t stated) alternatives() {
	heading := "Alternatives considered and rejected at the meeting"
	if t.x.Individual {
		heading = "Alternatives considered and rejected when the decision was made"
	}
	t.d.Heading(1, heading)
	if len(t.x.Alternatives) == 0 {
		t.d.Paragraph("None is recorded.")
		return
	}
	table := word.Table{Caption: fmt.Sprintf("%s, each with its reason", heading), Columns: []string{"Alternative", "Why it was rejected"}}
	for _, one := range t.x.Alternatives {
		table.Rows = append(table.Rows, []string{one.Name, one.Reason})
	}
	t.d.Table(table)
}
