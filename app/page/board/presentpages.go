package board

import (
	"slices"

	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/model"
)

// presentPage is a page of the presentation: that of a component, or one in words.
type presentPage struct {
	kind pageKind
	// component is the id of the one that the page shows, empty in words.
	component string
}

// pageKind says what a page of the presentation is about.
type pageKind int

// The kinds of page, in their order.
const (
	modelPage pageKind = iota
	agendaPage
	componentPage
	principlesPage
	comparisonPage
	closingPage
)

// presentPages are all pages in their order, the model on a page first. That, principles and a comparison come where there is anything
// to say.
func presentPages(c *model.Case) []presentPage {
	var pages []presentPage
	if c.Components.Len() > 0 {
		pages = append(pages, presentPage{kind: modelPage})
	}
	pages = append(pages, presentPage{kind: agendaPage})
	for x := range c.Components.All() {
		pages = append(pages, presentPage{componentPage, x.ID})
	}
	if c.Principles.Len() > 0 {
		pages = append(pages, presentPage{kind: principlesPage})
	}
	if c.Scenarios.Len() > 1 {
		pages = append(pages, presentPage{kind: comparisonPage})
	}
	return append(pages, presentPage{kind: closingPage})
}

// wordsPage is what a page in words says.
type wordsPage struct {
	title, under string
	groups       []wordsGroup
	// said is the width of what is said over that of the names, 0 for as wide.
	said float32
}

// wordsGroup is a part of a page under a heading, beside which the columns may have theirs.
type wordsGroup struct {
	heading string
	columns []string
	rows    []wordsRow
}

// wordsRow is a name and what is said of it, in one column or several.
type wordsRow struct {
	name  string
	cells []string
}

// wordsOf is what a page in words says of the session's state.
func wordsOf(s *session.Session, kind pageKind) wordsPage {
	c, scenario := s.Case(), s.Scenario()
	switch kind {
	case principlesPage:
		return principlesWords(c, scenario)
	case comparisonPage:
		return comparisonWords(s)
	case closingPage:
		return closingWords(c, scenario)
	}
	return agendaWords(c, scenario)
}

// agendaWords is the first page in words: what is to be decided now, what waits, and what is agreed. Where nothing is marked “decide now”,
// all that isn't agreed is on the table.
func agendaWords(c *model.Case, s *model.Scenario) wordsPage {
	now, later, agreed := wordsGroup{heading: "To decide"}, wordsGroup{heading: "Not today"}, wordsGroup{heading: "Agreed already"}
	marked := false
	for x := range c.CommitmentsOf(s.ID) {
		marked = marked || x.Mode == model.DecideNow
	}
	for d := range inComponents(c) {
		row, choice, mode := standingRow(c, s.ID, d), c.Choice(s.ID, d.ID), c.Commitment(s.ID, d.ID).Mode
		switch {
		case choice.Status == model.Agreed:
			agreed.rows = append(agreed.rows, row)
		case marked && mode != model.DecideNow:
			if mode != model.Unmarked {
				row.cells[0] += " (" + mode.Words() + ")"
			}
			later.rows = append(later.rows, row)
		default:
			now.rows = append(now.rows, row)
		}
	}
	title := "What we decide today"
	if len(now.rows) == 0 {
		title = "Nothing is left to decide today"
	}
	return wordsPage{title: title, under: c.Head().Title + "\nScenario: " + shownName(s), groups: filled(now, later, agreed)}
}

// closingWords is the last page: what is agreed, what isn't, and the questions that are parked.
func closingWords(c *model.Case, s *model.Scenario) wordsPage {
	agreed, open, parked := wordsGroup{heading: "Agreed"}, wordsGroup{heading: "Not agreed yet"}, wordsGroup{heading: "Parked questions"}
	for d := range inComponents(c) {
		if c.Choice(s.ID, d.ID).Status == model.Agreed {
			agreed.rows = append(agreed.rows, standingRow(c, s.ID, d))
		} else {
			open.rows = append(open.rows, standingRow(c, s.ID, d))
		}
	}
	for x := range c.Issues.All() {
		if !x.Closed {
			owner := x.Owner
			if owner == "" {
				owner = "Nobody has taken it on yet"
			}
			parked.rows = append(parked.rows, wordsRow{x.Text, []string{owner}})
		}
	}
	groups := filled(agreed, open, parked)
	if len(agreed.rows) == 0 {
		groups = append([]wordsGroup{{heading: "Nothing is agreed yet"}}, groups...)
	}
	return wordsPage{title: "Where we stand", under: "Scenario: " + shownName(s), groups: groups}
}

// inComponents yields the decisions as the components have them.
func inComponents(c *model.Case) func(func(*model.Decision) bool) {
	return func(yield func(*model.Decision) bool) {
		for x := range c.Components.All() {
			for d := range c.DecisionsOf(x.ID) {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// standingRow says of a decision how firm its answer is.
func standingRow(c *model.Case, scenario string, d *model.Decision) wordsRow {
	choice := c.Choice(scenario, d.ID)
	text := "Open: no answer yet"
	switch {
	case choice.Status == model.Agreed:
		text = "Agreed: " + say.Answer(c, choice)
	case choice.Status == model.Provisional:
		text = "Provisional: " + say.Answer(c, choice)
	case len(choice.Options) > 0:
		text = "Open, leaning to " + say.Answer(c, choice)
	}
	return wordsRow{say.Decision(c, d), []string{text}}
}

// shownName names a scenario, with its lock.
func shownName(s *model.Scenario) string {
	switch {
	case s.ID == "":
		return "none yet"
	case s.Locked:
		return s.Name + " (locked)"
	}
	return s.Name
}

// filled leaves out the groups without rows.
func filled(groups ...wordsGroup) []wordsGroup {
	return slices.DeleteFunc(groups, func(g wordsGroup) bool { return len(g.rows) == 0 })
}

// principlesWords says of every principle, by its words, how the scenario stands to it, and by which choices.
func principlesWords(c *model.Case, s *model.Scenario) wordsPage {
	standings := c.Standings(s.ID)
	groups := make([]wordsGroup, model.InConflict+1)
	for i := range groups {
		groups[i].heading = model.Capital(model.Stand(i).String())
	}
	for _, one := range standings {
		g := &groups[one.Stand()]
		g.rows = append(g.rows, wordsRow{one.Principle.Name, []string{standWords(one)}})
	}
	inOrder := filled(groups[model.InConflict], groups[model.Contested], groups[model.Supported], groups[model.NotTouched])
	return wordsPage{title: "Principles", under: shownName(s) + ": " + model.TallyOf(standings).Words("principle"), groups: inOrder, said: 2.2}
}

// standWords names the choices that a standing comes from.
func standWords(s model.Standing) string {
	names := func(options []*model.Option) string {
		return model.JoinWords(say.Each(options, func(o *model.Option) string { return o.Name }))
	}
	switch s.Stand() {
	case model.Supported:
		return "by " + names(s.Supporters)
	case model.InConflict:
		return "with " + names(s.Opponents)
	case model.Contested:
		return "supported by " + names(s.Supporters) + "; in conflict with " + names(s.Opponents)
	}
	return "no choice says anything of it"
}

// comparisonWords sets the scenarios side by side that the page Compare does, with its figures.
func comparisonWords(s *session.Session) wordsPage {
	c, v := s.Shown(), s.View()
	var group wordsGroup
	compared := model.Compare(c, s.Comparing()).Scenarios
	if len(compared) == 0 {
		return wordsPage{title: "Scenarios compared"}
	}
	group.columns = say.Each(compared, shownName)
	group.heading = "Changes against " + group.columns[0]
	for _, row := range say.ComparedFigures(c, compared, v.Estimate, v.Basis) {
		group.rows = append(group.rows, wordsRow{row.Label, row.Texts})
	}
	return wordsPage{title: "Scenarios compared", under: v.Estimate.Name() + " estimate. " + say.Reading(v.Basis, v.WhatIf), groups: []wordsGroup{group}}
}
