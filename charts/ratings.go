package charts

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureRatings is the figure of how the components are rated today, and on what.
const FigureRatings FigureID = "ratings"

// ratings is what the figure of how components are rated is made from.
type ratings struct {
	Subject
	parts []ratedPart
	// counts are how many components have each rating, unfounded how many ratings rest on no finding.
	counts    map[model.RAG]int
	unfounded int
}

// ratedPart is a component with the findings about it.
type ratedPart struct {
	*model.Component
	findings []*model.Finding
}

// newRatings makes the figure of how each component is rated, by whom, when, why and on which findings.
func newRatings(s Subject) *Figure {
	x := ratings{Subject: s, counts: map[model.RAG]int{}}
	for c := range s.Case.Components.All() {
		one := ratedPart{c, s.Case.FindingsAbout(c.ID)}
		x.counts[c.RAG]++
		if one.unfounded() {
			x.unfounded++
		}
		x.parts = append(x.parts, one)
	}
	f := &Figure{
		title: x.headline(), terms: "Today’s model by component, with what each rating rests on",
		empty: x.rated() == 0, alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
	if !f.empty {
		f.picture = x.chart()
	}
	return f
}

func (x ratings) rated() int { return len(x.parts) - x.counts[model.Unrated] }

func (p ratedPart) unfounded() bool { return p.RAG != model.Unrated && len(p.findings) == 0 }

// grounds say what a rating rests on, empty for a component that isn't rated and has no finding.
func (p ratedPart) grounds() string {
	switch {
	case p.unfounded():
		return model.NoFinding
	case len(p.findings) == 0:
		return ""
	}
	ids := make([]string, len(p.findings))
	for i, f := range p.findings {
		ids[i] = f.ID
	}
	if p.RAG == model.Unrated {
		return "Findings about it: " + model.JoinWords(ids)
	}
	return "Findings about it: " + model.JoinWords(ids)
}

// ratingRoles are the colours of the ratings.
func ratingRole(r model.RAG) draw.Role {
	switch r {
	case model.Red:
		return draw.RoleRed
	case model.Amber:
		return draw.RoleAmber
	}
	return draw.RoleGreen
}

func (x ratings) chart() *draw.RatingChart {
	c := &draw.RatingChart{Gather: func(rest int) string { return fmt.Sprintf("In the table: %d more", rest) }}
	for _, r := range []model.RAG{model.Red, model.Amber, model.Green} {
		if x.counts[r] > 0 {
			c.Key = append(c.Key, draw.KeyEntry{Mark: draw.MarkBar, Role: ratingRole(r), Text: r.String() + ": " + x.Case.Head().RatingKey.Words(r), Typed: true})
		}
	}
	if x.unfounded > 0 {
		c.Key = append(c.Key, draw.KeyEntry{Mark: draw.MarkHatched, Text: "Hatched: rests on no finding"})
	}
	for _, p := range x.parts {
		row := draw.RatingRow{Name: p.Name, Rating: p.RAG.String(), Role: ratingRole(p.RAG), Rated: p.RAG != model.Unrated, Hatched: p.unfounded()}
		for _, words := range []string{p.grounds(), p.RatedWords()} {
			if words != "" {
				row.Words = append(row.Words, words)
			}
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// headline counts the components by their rating.
func (x ratings) headline() string {
	switch {
	case len(x.parts) == 0:
		return "No components so far"
	case x.rated() == 0:
		return "No component is rated so far"
	}
	var counts []string
	for _, r := range []model.RAG{model.Red, model.Amber, model.Green, model.Unrated} {
		n := x.counts[r]
		switch {
		case n == 0:
		case len(counts) == 0:
			counts = append(counts, fmt.Sprintf("%d of %s %s %s", n, many(len(x.parts), "component"), model.Plural(n, "is", "are"), model.Small(r.Word())))
		default:
			counts = append(counts, fmt.Sprintf("%d %s", n, model.Small(r.Word())))
		}
	}
	return strings.Join(counts, ", ")
}

func (x ratings) alt() string {
	if x.rated() == 0 {
		return x.headline() + ". Rate components on the board: a click on the rating says how."
	}
	return fmt.Sprintf("Chart of the ratings of today’s model by component: %s.", x.headline())
}

func (x ratings) description() string {
	text := []string{x.alt()}
	if x.rated() == 0 {
		return x.alt()
	}
	for _, p := range x.parts {
		words := []string{model.Small(p.RAG.Word())}
		for _, one := range []string{p.grounds(), p.RatedWords()} {
			if one != "" {
				words = append(words, one)
			}
		}
		text = append(text, p.Name+": "+strings.Join(words, ". ")+".")
	}
	return strings.Join(text, " ")
}

func (x ratings) table() Table {
	t := Table{
		Caption: "Ratings of today’s model by component", Words: 6,
		Columns: []string{"Component", "Rating", "Rated by", "Day", "Why", "Findings about it"},
	}
	for _, p := range x.parts {
		said := make([]string, len(p.findings))
		for i, f := range p.findings {
			said[i] = f.ID + " " + f.Text
		}
		findings := strings.Join(said, " ")
		if p.unfounded() {
			findings = model.NoFinding
		}
		t.Rows = append(t.Rows, []string{p.Name, p.RAG.String(), p.RatedBy, model.WrittenDay(p.RatedOn), p.RatedWhy, findings})
	}
	return t
}

// notes say what the ratings mean, and how many rest on nothing.
func (x ratings) notes() []string {
	if x.rated() == 0 {
		return nil
	}
	var notes []string
	if x.unfounded > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d ratings %s on no finding", x.unfounded, x.rated(), model.Plural(x.unfounded, "rests", "rest")))
	}
	if words := x.Case.IllustrativeGround(x.grounding()); words != "" {
		notes = append(notes, words)
	}
	return notes
}

// grounding are the findings that ratings rest on, each once.
func (x ratings) grounding() []*model.Finding {
	var all []*model.Finding
	for _, p := range x.parts {
		for _, f := range p.findings {
			if p.RAG != model.Unrated && !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all
}
