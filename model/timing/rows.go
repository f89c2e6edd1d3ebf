package timing

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Row is a row of a plan as it is drawn: an option's bar, a stage, or what belongs to the whole programme. Places are quarters, counted from the first
// of the case.
type Row struct {
	// Kind and Key name the record that the row is of; the key is empty for a row of several.
	Kind model.Kind
	Key  string
	Name string
	// Strong rows are of the chain that ends last.
	Strong bool
	// From and To are the bar's first quarter and the one behind its last, the same for a row without one. WasFrom and WasTo are
	// where it is planned, where that is elsewhere.
	From, To, WasFrom, WasTo int
	// Early are the years counted too early, each by its first quarter and the one behind its last.
	Early [][2]int
	// Marks are the quarters at whose end a milestone is.
	Marks []int
	// Captions stand below the bar, Warning before them.
	Captions []string
	Warning  string
	// Passing are the places of lines of needs that run through the row, Leaving of one that begins at its bar, and Arriving where
	// lines that end at its bar come from.
	Passing, Arriving []int
	Leaving           bool
}

// IsOption reports whether the row is the bar of an option.
func (r Row) IsOption() bool { return r.Kind == model.KindOption }

// Words are all that the row says, for those who can't see it.
func (r Row) Words(h *model.Head) string {
	parts := []string{r.Name}
	if r.To > r.From {
		first := h.FirstQuarter()
		parts = append(parts, fmt.Sprintf("%s to %s", first+model.Quarter(r.From), first+model.Quarter(r.To-1)))
	}
	if r.Warning != "" {
		parts = append(parts, r.Warning)
	}
	return strings.Join(append(parts, r.Captions...), ", ")
}

// Same reports whether two rows look alike.
func (r Row) Same(as Row) bool {
	return r.Kind == as.Kind && r.Key == as.Key && r.Name == as.Name && r.Strong == as.Strong && r.From == as.From && r.To == as.To &&
		r.WasFrom == as.WasFrom && r.WasTo == as.WasTo && r.Leaving == as.Leaving && slices.Equal(r.Captions, as.Captions) && r.Warning == as.Warning &&
		slices.Equal(r.Early, as.Early) && slices.Equal(r.Marks, as.Marks) && slices.Equal(r.Passing, as.Passing) && slices.Equal(r.Arriving, as.Arriving)
}

// RowsOf are the rows of a plan: the stages, what is there for the whole programme, and the options chosen, each below those that it
// needs.
func RowsOf(c *model.Case, p *Plan) []Row {
	m := maker{c: c, p: p, first: c.Head().FirstQuarter()}
	without := m.addStages()
	m.addMilestones()
	done := map[string]bool{}
	for i := range p.Bars {
		m.addOption(&p.Bars[i], done)
	}
	m.joinNeeds()
	if without > 0 {
		m.rows = append(m.rows, Row{Kind: model.KindStage, Name: "Stages", Captions: []string{model.Many(without, "stage") + " without quarters"}})
	}
	return m.rows
}

// maker makes rows.
type maker struct {
	c     *model.Case
	p     *Plan
	first model.Quarter
	rows  []Row
}

func (m *maker) place(q model.Quarter) int { return int(q - m.first) }

// addStages adds the stages that have quarters, and counts the others.
func (m *maker) addStages() (without int) {
	for x := range m.c.Stages.All() {
		if x.Start == 0 || x.Finish == 0 {
			without++
			continue
		}
		r := Row{Kind: model.KindStage, Key: x.ID, Name: x.Name, From: m.place(x.Start), To: m.place(x.Finish) + 1}
		if x.Output != "" {
			r.Captions = []string{"Output: " + x.Output}
		}
		m.rows = append(m.rows, r)
	}
	return without
}

// addMilestones adds a row of the milestones that belong to no option that is chosen.
func (m *maker) addMilestones() {
	var r Row
	var names []string
	for x := range m.c.Milestones.All() {
		if x.Option == "" {
			r.Marks = append(r.Marks, m.place(x.On))
			names = append(names, m.milestoneWords(x, 0))
			r.Key = x.ID
		}
	}
	if len(names) > 0 {
		r.Kind, r.Name, r.Captions = model.KindMilestone, "Milestones", names
		m.rows = append(m.rows, r)
	}
}

// milestoneWords name a milestone with its quarter and its output.
func (m *maker) milestoneWords(x *model.Milestone, slip int) string {
	text := fmt.Sprintf("%s %s", x.Name, x.On+model.Quarter(slip))
	if x.Output != "" {
		text += " (" + x.Output + ")"
	}
	return text
}

// addOption adds a bar below those that its option needs.
func (m *maker) addOption(b *Bar, done map[string]bool) {
	if done[b.Option.ID] {
		return
	}
	done[b.Option.ID] = true
	for _, o := range b.Needs {
		m.addOption(m.p.Bar(o.ID), done)
	}
	r := Row{Kind: model.KindOption, Key: b.Option.ID, Name: b.Option.Name, Strong: b.Critical && len(m.p.Critical) > 1}
	if b.Has() {
		r.From, r.To = m.place(b.Start), m.place(b.Finish)+1
		if b.Slip.Quarters != 0 {
			r.WasFrom, r.WasTo = r.From-b.Slip.Quarters, r.To-b.Slip.Quarters
		}
	}
	for i, d := range b.Early {
		if !d.IsZero() {
			r.Early = append(r.Early, [2]int{4 * i, 4*i + 4})
		}
	}
	m.describe(&r, b)
	m.rows = append(m.rows, r)
}

// describe says below a bar what it needs, how it slips and what it is.
func (m *maker) describe(r *Row, b *Bar) {
	var parts []string
	if !b.Has() {
		parts = append(parts, "not planned yet")
	}
	if words := b.NeedsWords(); words != "" && len(b.Ahead) < len(b.Needs)+len(b.Missing) { // else the warning names them all
		parts = append(parts, words)
	}
	if b.Slip.Quarters != 0 || b.Slip.Benefits != 0 {
		parts = append(parts, b.Slip.Words()+" than planned")
	}
	if b.Quick {
		parts = append(parts, "quick win: "+model.Million(b.Brings)+" in "+m.c.Head().YearName(0))
	}
	if r.Strong {
		parts = append(parts, "critical path")
	}
	last := 4 * m.c.Head().Years
	if r.To > last {
		parts = append(parts, "finishes "+b.Finish.String()+", after the years shown")
	}
	for x := range m.c.Milestones.All() {
		if x.Option == b.Option.ID {
			r.Marks = append(r.Marks, m.place(x.On)+b.Slip.Quarters)
			parts = append(parts, "◆ "+m.milestoneWords(x, b.Slip.Quarters))
		}
	}
	r.Captions, r.Warning = parts, b.TooEarlyWords(m.c.Head())
}

// joinNeeds draws a line from what an option needs to its bar, through the rows between.
func (m *maker) joinNeeds() {
	at := map[string]int{}
	for i, r := range m.rows {
		if r.IsOption() {
			at[r.Key] = i
		}
	}
	for i := range m.rows {
		b := m.p.Bar(m.rows[i].Key)
		if !m.rows[i].IsOption() || b == nil || !b.Has() {
			continue
		}
		for _, o := range b.Needs {
			from, known := at[o.ID]
			if !known || from >= i || m.rows[from].To == m.rows[from].From {
				continue // a ring of rules: the words say it
			}
			x := m.rows[from].To
			m.rows[from].Leaving = true
			for between := from + 1; between < i; between++ {
				m.rows[between].Passing = append(m.rows[between].Passing, x)
			}
			m.rows[i].Arriving = append(m.rows[i].Arriving, x)
		}
	}
}
