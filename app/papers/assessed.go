package papers

import (
	"cmp"
	"fmt"
	"slices"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// assessed says what was found of today's model: the findings, and how its components are rated and why.
func (a optionsPaper) assessed() {
	a.foundOut()
	a.rated()
}

func (a optionsPaper) foundOut() {
	if a.Case.Findings.Len() == 0 {
		return
	}
	a.d.Heading(1, "What was found")
	t := word.Table{Caption: "Messages and findings", Columns: []string{"No.", "Finding", "Rests on", "About", "Source"}}
	for x := range a.Case.Findings.All() {
		var on, about []string
		for _, id := range x.Activities {
			if act, ok := a.Case.Activities.Get(id); ok {
				on = append(on, act.Name+marked(act.Source))
			}
		}
		on = append(on, x.From...)
		for _, id := range x.Components {
			if of, ok := a.Case.Components.Get(id); ok {
				about = append(about, of.Name)
			}
		}
		t.Rows = append(t.Rows, []string{x.ID, x.Text, cmp.Or(model.JoinWords(on), "Nothing named"), cmp.Or(model.JoinWords(about), "No component"), a.sourceWords(x.Source)})
	}
	a.d.Table(t)
	if words := a.Case.IllustrativeGround(slices.Collect(a.Case.Findings.All())); words != "" {
		a.d.Quiet(words + ".")
	}
}

// marked marks what is illustrative in a list of what something rests on.
func marked(s model.Source) string {
	if s.Grade == model.Illustrative {
		return " (illustrative)"
	}
	return ""
}

func (a optionsPaper) rated() {
	t := word.Table{Caption: "How today’s model is rated", Columns: []string{"Component", "Rating", "By, on", "Why", "Findings about it"}}
	unrated := 0
	for x := range a.Case.Components.All() {
		if x.RAG == model.Unrated {
			unrated++
			continue
		}
		by := x.RatedBy
		if x.RatedOn != "" {
			by += ", " + model.WrittenDay(x.RatedOn)
		}
		var ids []string
		for _, f := range a.Case.FindingsAbout(x.ID) {
			ids = append(ids, f.ID)
		}
		t.Rows = append(t.Rows, []string{x.Name, x.RAG.Word() + ": " + a.Case.Head().RatingKey.Words(x.RAG), cmp.Or(by, "Not said"), cmp.Or(x.RatedWhy, "Not said"), cmp.Or(model.JoinWords(ids), "None")})
	}
	if len(t.Rows) == 0 {
		return
	}
	a.d.Heading(1, "How today’s model is rated")
	a.d.Table(t)
	if unrated > 0 {
		a.d.Quiet(fmt.Sprintf("%s not rated.", model.Capital(model.Many(unrated, "component")+" "+model.Plural(unrated, "is", "are"))))
	}
}
