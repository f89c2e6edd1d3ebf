package board

import (
	"slices"
	"strings"

	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// painter turns the session's state into faces; it works out once what many tiles need.
type painter struct {
	c                   *model.Case
	scenario            string
	basis               model.Basis
	totals              map[string]appraisal.OptionTotals
	benefitPlaces, cost int32
	// lines are those that the totals are of: at the time that the scenario lets their options slip to.
	lines model.Table[*model.Line]
	// marks holds each option's principles.
	marks map[string][]principleMark
	// misfits says of every option that doesn't fit what keeps it out; empty until that is worked out.
	misfits map[string]string
	// takings say what the scenario takes out of each area.
	takings []model.Taking
	// comparator is the scenario to compare with, nil for none or the one shown itself.
	comparator *model.Scenario
}

// newPainter paints a session's state. Of an older painter it takes what was worked out from records that are still the same,
// as most are after a choice; nil for none.
func newPainter(s *session.Session, older *painter) *painter {
	p := &painter{c: s.Shown(), scenario: s.View().Scenario, basis: s.View().Basis}
	if older == nil {
		older = &painter{c: &model.Case{}}
	}
	if id := s.View().Comparator; id != p.scenario {
		p.comparator, _ = p.c.Scenarios.Get(id)
	}
	p.takings = p.c.Takings(p.scenario, s.View().Estimate)
	p.totals, p.benefitPlaces, p.cost = older.totals, older.benefitPlaces, older.cost
	timed := p.c.AsIn(p.scenario)
	if p.lines = timed.Lines; older.totals == nil || p.basis != older.basis || !p.lines.Same(older.lines) {
		p.totals = appraisal.OptionTotalsOf(timed, p.basis)
		p.benefitPlaces, p.cost = say.OptionPlaces(p.totals)
	}
	p.marks = older.marks
	if older.marks == nil || !p.c.Links.Same(older.c.Links) || !p.c.Principles.Same(older.c.Principles) {
		p.marks = marksOf(p.c)
	}
	return p
}

// marksOf are the principles that each option supports or conflicts with.
func marksOf(c *model.Case) map[string][]principleMark {
	marks := map[string][]principleMark{}
	for l := range c.Links.All() {
		if l.To != model.KindPrinciple {
			continue
		}
		mark := principleMark{id: l.Target, conflicts: l.Stance == model.Conflicts}
		if principle, ok := c.Principles.Get(l.Target); ok {
			mark.name = principle.Name
		}
		marks[l.Owner] = append(marks[l.Owner], mark)
	}
	return marks
}

// use takes what is known of the fit. That of the state before stands until the new one is worked out, so that
// nothing flickers.
func (p *painter) use(f *fit) {
	if f != nil && f.scenario == p.scenario && f.current.Head().ID == p.c.Head().ID {
		p.misfits = f.why
	}
}

func (p *painter) decision(d *model.Decision) decisionFace {
	choice := p.c.Choice(p.scenario, d.ID)
	face := decisionFace{name: d.Name, status: choice.Status}
	face.asIs = choice.StaysAsIs()
	if choice.Reason != "" {
		face.reason = "Reason: " + shortReason(choice.Reason)
	}
	face.against = p.against(choice)
	if said, ok := p.c.HandsOf(p.scenario, d.ID); ok {
		face.room = shortReason(p.c.RoomWords(said))
	}
	return face
}

// taking says what the scenario takes out of a component's area where the component takes any of it, and whether that is too much.
func (p *painter) taking(component *model.Component) (words string, alarm bool) {
	at := slices.IndexFunc(p.takings, func(t model.Taking) bool { return t.By(component.ID) })
	if at < 0 {
		return "", false
	}
	words, warning := p.takings[at].Words(component), p.takings[at].Alarm()
	if warning == "" {
		return words, false
	}
	return words + "\n" + warning, true
}

// shortReason cuts a reason that would take the board over.
func shortReason(text string) string {
	const longest = 220
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		return strings.TrimSpace(string(runes[:longest])) + "…"
	}
	return text
}

// against says what the comparator has chosen where that is something else, empty where there is none.
func (p *painter) against(choice *model.Choice) string {
	if p.comparator == nil {
		return ""
	}
	row := model.ComparedDecision{Choices: []*model.Choice{p.c.Choice(p.comparator.ID, choice.Decision), choice}}
	if !row.Differs(1) {
		return ""
	}
	return "≠ " + p.comparator.Name + ": " + say.Answer(p.c, row.Choices[0])
}

func (p *painter) tiles(d *model.Decision) []tileFace {
	var faces []tileFace
	chosen := p.c.Choice(p.scenario, d.ID).Options
	for o := range p.c.OptionsOf(d.ID) {
		total := p.totals[o.ID]
		f := tileFace{
			option: o.ID, name: o.Name, consequence: o.Consequence,
			benefit: say.OptionBenefit(total, p.benefitPlaces), cost: say.OptionCost(total, p.cost),
			chosen: slices.Contains(chosen, o.ID), several: d.Several, principles: p.marks[o.ID],
		}
		p.addObstacles(&f)
		if why := p.c.WhyNot(p.scenario, o.ID); why != "" {
			f.whyNot = "Not chosen: " + shortReason(why)
		}
		faces = append(faces, f)
	}
	return faces
}

func (p *painter) addObstacles(f *tileFace) {
	if out, ok := p.c.RuledOut(p.scenario, f.option); ok {
		f.obstacles = append(f.obstacles, model.WithReason("Ruled out", out.Reason))
		f.excluded = !f.chosen
	}
	for _, b := range p.c.BreachesBy(p.scenario, f.option) {
		f.obstacles = append(f.obstacles, obstacleWords(b, f.option))
		f.excluded = !f.chosen && (f.excluded || b.Rule.Relation == model.Excludes)
	}
	// What follows from several rules at once, no pair of options shows.
	if why, misfit := p.misfits[f.option]; misfit {
		if len(f.obstacles) == 0 {
			f.obstacles = append(f.obstacles, why)
		}
		f.excluded = !f.chosen
	}
}

// explain says in a sentence which principles an option supports and which it conflicts with.
func explain(t *tile) string {
	if t == nil {
		return ""
	}
	var supports, conflicts []string
	for _, p := range t.face.principles {
		name := p.id + " " + p.name
		if p.conflicts {
			conflicts = append(conflicts, name)
		} else {
			supports = append(supports, name)
		}
	}
	text := t.face.name + ": no principle named"
	if len(supports) > 0 {
		text = t.face.name + " supports " + strings.Join(supports, ", ")
	}
	if len(conflicts) > 0 {
		text += "; conflicts with " + strings.Join(conflicts, ", ")
	}
	return text
}
