package members

import (
	"context"
	"fmt"
	"strings"

	"tomworkbench/app/say"
	"tomworkbench/model"
	"tomworkbench/model/collation"
)

// job is what is to be counted. It is comparable: a page knows by == that it has nothing to do.
type job struct {
	current  *model.Case
	pack     *model.Pack
	estimate model.Estimate
	basis    model.Basis
}

// counted is what came back for a pack, as the page shows it.
type counted struct {
	job     job
	returns *collation.Collation
	// rows are those of each list.
	rows [tabAwaited + 1][]row
	// money says what the returns come to, and which scheme agrees with them most often, which agreed is.
	money   string
	agreed  *collation.Agreement
	missing []string
	err     error
}

// row is a row of a list, with what is said beside the list.
type row struct {
	key    string
	cells  []string
	detail string
	// received is the return of a row of the returns.
	received *collation.Received
}

// count counts away from the window's goroutine.
func (j job) count(ctx context.Context) counted {
	x := counted{job: j}
	if j.pack == nil {
		return x
	}
	if x.returns, x.err = collation.InCase(j.current, j.pack); x.err != nil {
		return x
	}
	x.missing = x.returns.Missing(j.pack.Asked)
	if len(x.returns.Returns) > 0 {
		x.addDecisions()
		x.addQuestions()
	}
	x.addReturns()
	for _, name := range x.missing {
		x.rows[tabAwaited] = append(x.rows[tabAwaited], row{key: name, cells: []string{name}})
	}
	x.addMoney(ctx)
	return x
}

func (x *counted) addDecisions() {
	named := x.job.pack.Named
	for _, t := range x.returns.MostDivided() {
		counts := t.Counts(named)
		options, rest := counts[:len(t.Options)], counts[len(t.Options):]
		var chosen []string
		for _, n := range options {
			chosen = append(chosen, n.Label(x.returns.Case)+": "+n.Number())
		}
		// Behind the options stand untouched, no change and no preference.
		cells := []string{say.Decision(x.returns.Case, t.Decision), strings.Join(chosen, "\n"), rest[1].Number(), rest[2].Number(), rest[0].Number()}
		if !t.Decision.AsIs {
			cells[2] = "–"
		}
		x.rows[tabDecisions] = append(x.rows[tabDecisions], row{key: t.Decision.ID, cells: cells, detail: x.reasons(t)})
	}
}

// reasons are why people answered a decision as they did, side by side.
func (x *counted) reasons(t collation.Tally) string {
	named := x.job.pack.Named
	parts := []string{t.Decision.Name, t.DivisionWords(named)}
	reasons := x.returns.Reasons(t.Decision.ID, named)
	switch {
	case !x.returns.Shows(named):
		parts = append(parts, "Reasons are shown once three people have answered, or with names.")
	case len(reasons) == 0:
		parts = append(parts, "Nobody gave a reason.")
	}
	for _, r := range reasons[:min(len(reasons), mostBeside)] {
		text := "“" + r.Text + "”"
		if r.Answer != nil {
			text = person(r.Who) + " (" + collation.AnswerWords(x.returns.Case, *r.Answer) + "): " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(append(parts, restWords(len(reasons))...), "\n\n")
}

// mostBeside is how many reasons or answers in words stand beside the list: nobody reads more there.
const mostBeside = 100

// restWords say how many of a number aren't shown beside the list.
func restWords(n int) []string {
	if n <= mostBeside {
		return nil
	}
	return []string{fmt.Sprintf("%d more stand in the options paper.", n-mostBeside)}
}

// person names somebody, who may have given no name.
func person(who string) string {
	if who == "" {
		return "Without a name"
	}
	return who
}

// addQuestions lists the questions in words behind the decisions.
func (x *counted) addQuestions() {
	for i, q := range x.job.pack.Questions {
		parts := []string{q}
		answers := x.returns.SaidTo(q, x.job.pack.Named)
		words := fmt.Sprintf("%d answered in words", len(answers))
		if !x.returns.Shows(x.job.pack.Named) {
			words = collation.HiddenWords
		}
		for _, a := range answers[:min(len(answers), mostBeside)] {
			if a.Who != "" {
				parts = append(parts, a.Who+": “"+a.Text+"”")
			} else {
				parts = append(parts, "“"+a.Text+"”")
			}
		}
		x.rows[tabDecisions] = append(x.rows[tabDecisions], row{key: fmt.Sprint("question ", i), cells: []string{"Question: " + q, words}, detail: strings.Join(append(parts, restWords(len(answers))...), "\n\n")})
	}
}

// addReturns lists the returns: by name, or by a number that says nothing of who sent them or when.
func (x *counted) addReturns() {
	for i, r := range x.returns.Unnamed() {
		one := row{key: r.ID, received: r, cells: []string{fmt.Sprint("Return ", i+1), countsWords(r), "", x.returns.Remarks(r)}}
		if x.job.pack.Named {
			one.cells[0] = person(r.Who)
			if one.cells[2] = r.From; !r.When.IsZero() {
				one.cells[2] = model.ShortMoment(r.When) + ", " + r.From
			}
		}
		one.detail = x.answers(one.cells[0], r)
		x.rows[tabReturns] = append(x.rows[tabReturns], one)
	}
}

func countsWords(r *collation.Received) string {
	if r.Standing == collation.Counted {
		return "counts"
	}
	return string(r.Standing)
}

// answers are what one return says.
func (x *counted) answers(name string, r *collation.Received) string {
	parts := []string{name, "Enter opens it as a scenario."}
	if !x.job.pack.Named {
		return strings.Join(append(parts, "What it answers stands here with names only: it could be told from whom it is."), "\n\n")
	}
	for _, a := range r.Fitted {
		if d, ok := x.returns.Case.Decisions.Get(a.Decision); ok {
			parts = append(parts, model.WithReason(d.Name+" – "+collation.AnswerWords(x.returns.Case, a), a.Reason))
		}
	}
	for _, s := range r.Said {
		parts = append(parts, s.Question+" “"+s.Answer+"”")
	}
	return strings.Join(parts, "\n\n")
}

func (x *counted) addMoney(ctx context.Context) {
	if !x.returns.Shows(x.job.pack.Named) {
		if len(x.returns.Returns) > 0 {
			x.money = "What the returns come to is shown once three people have answered, or with names."
		}
		return
	}
	net, err := x.returns.Net(x.job.estimate, x.job.basis)
	if err == nil {
		x.agreed, err = x.returns.Agreement(ctx, x.job.estimate, x.job.basis)
	}
	if err != nil {
		x.money = say.Error(err)
		return
	}
	x.money = net.Words(x.returns, x.job.estimate, x.job.basis) + "\n" + x.agreed.Words(x.returns)
}
