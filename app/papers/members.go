package papers

import (
	"context"
	"slices"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/collation"
)

// members says what Members answered: the figure with its table, reasons side by side, what the returns come to and which scheme
// agrees with them most often. Names and small groups stand there as the page shows them. Where the figure is left out the section is.
func (a optionsPaper) members() error {
	if !slices.Contains(a.Chosen(), charts.FigureAgreement) {
		return nil
	}
	x, err := collation.Latest(a.Case)
	if err != nil || x == nil {
		return err
	}
	a.d.Heading(1, "What Members said")
	text := x.Words() + "."
	if day := x.Pack.ClosingDay(); day != "" {
		text += " The last day for answers: " + day + "."
	}
	a.d.Paragraph(text)
	if err := a.figure(charts.FigureAgreement); err != nil {
		return err
	}
	a.reasons(x)
	a.saidInWords(x)
	return a.comesTo(x)
}

// reasons are those that Members gave, beside the decisions that they gave them for.
func (a optionsPaper) reasons(x *collation.Collation) {
	named := x.Pack.Named
	t := word.Table{Caption: "Reasons that Members gave, most divided decision first", Columns: []string{"Decision", "Reason"}}
	if named {
		t.Columns = []string{"Decision", "Member", "Answer", "Reason"}
	}
	for _, d := range x.MostDivided() {
		for _, r := range x.Reasons(d.Decision.ID, named) {
			row := []string{d.Decision.Name, r.Text}
			if named {
				row = []string{d.Decision.Name, r.Who, collation.AnswerWords(x.Case, *r.Answer), r.Text}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		a.d.Paragraph("No Member gave a reason.")
		return
	}
	a.d.Table(t)
}

// saidInWords are the answers to the pack's questions.
func (a optionsPaper) saidInWords(x *collation.Collation) {
	for _, q := range x.Pack.Questions {
		a.d.Heading(2, q)
		answers := x.SaidTo(q, x.Pack.Named)
		if len(answers) == 0 {
			a.d.Paragraph("Nobody answered it.")
		}
		for _, r := range answers {
			text := r.Text
			if r.Who != "" {
				text = model.WithReason(r.Who, r.Text)
			}
			a.d.Item(text)
		}
	}
}

// comesTo says what the returns come to, and which scheme agrees with them most often.
func (a optionsPaper) comesTo(x *collation.Collation) error {
	net, err := x.Net(a.Estimate, a.Basis)
	if err != nil {
		return err
	}
	agreed, err := x.Agreement(context.Background(), a.Estimate, a.Basis)
	if err != nil {
		return err
	}
	a.d.Paragraph(net.Words(x, a.Estimate, a.Basis))
	a.d.Paragraph(agreed.Words(x))
	return nil
}
