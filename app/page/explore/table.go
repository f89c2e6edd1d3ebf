package explore

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// The commands of the page of schemes.
const (
	cmdFilters      page.ID = "filters"
	cmdMakeScenario page.ID = "make scenario"
	cmdCopyPackage  page.ID = "copy package"
)

const title = "Explore"

// Commands are those of the page of schemes.
func (v *view) Commands() []page.Command {
	hidden := page.NotShown(v.h, v, title)
	noScheme := page.Unless(func() bool { _, found := v.scheme(); return found }, "No scheme is under the cursor")
	unknown := page.Unless(func() bool { return v.found.kept != nil && v.found.job.asked == v.asked.asked },
		"It is there with “Decide now or wait”, once that is worked out")
	return []page.Command{
		{ID: cmdFilters, Group: page.ViewMenu, Name: "Filters …", Shortcut: page.CtrlShift(fyne.KeyF), Bar: hidden, Run: v.askFilters},
		{ID: cmdMakeScenario, Group: page.ScenarioMenu, Name: "Make the scheme a scenario …", Shortcut: page.Ctrl(fyne.KeyM), Bar: page.Bars(hidden, noScheme), Run: v.makeScenario},
		{ID: cmdCopyPackage, Group: page.Design, Name: "Copy “Decide now or wait” as text", Bar: page.Bars(hidden, unknown), Run: v.copyPackage},
	}
}

// makeScenario makes a scenario of the scheme under the cursor and shows it.
func (v *view) makeScenario() {
	s, ok := v.scheme()
	if !ok {
		return
	}
	id := uuid.NewString()
	v.h.AskText("Make the scheme a scenario", "Name", v.h.Session().Case().FreeScenarioName("Scheme"), func(name string) error {
		_, err := v.newScheme(id, name, s)
		return err
	}, func(name string) {
		v.h.Do(v.newScheme(id, name, s))
		if _, made := v.h.Session().Case().Scenarios.Get(id); made {
			v.h.Go(page.Place{Record: model.Hit{Scenario: id}})
		}
	})
}

// newScheme makes the edit, checked.
func (v *view) newScheme(id, name string, s schemes.Scheme) (model.Edit, error) {
	c := v.h.Session().Case()
	reason := "A scheme that no other beats"
	if v.tab == tabRivals {
		reason = "A scheme that beats " + say.Scenario(c, v.found.job.view.Scenario)
	}
	e, err := c.NewScheme(id, strings.TrimSpace(name), s.Options, reason)
	if err == nil {
		_, _, err = model.Apply(c, e)
	}
	return e, err
}

// askFilters asks how much schemes may cost and conflict.
func (v *view) askFilters() {
	money := func(d *decimal.Decimal) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	conflictsNow := ""
	if v.filter.Conflicts != nil {
		conflictsNow = strconv.Itoa(*v.filter.Conflicts)
	}
	cost := &ui.FormField{Label: "Cost at most, £m (empty for any)", Text: money(v.filter.Cost)}
	year := &ui.FormField{Label: "Cost in any one year at most, £m", Text: money(v.filter.YearCost)}
	conflicts := &ui.FormField{Label: "Principles in conflict at most", Text: conflictsNow}
	near := &ui.FormField{Label: "Near the best within, % of the best net", Text: v.near.String()}
	next, nextNear := v.filter, v.near
	check := func() error {
		var err error
		if next.Cost, err = optionalFigure(cost.Value()); err != nil {
			return fmt.Errorf("cost: %w", err)
		}
		if next.YearCost, err = optionalFigure(year.Value()); err != nil {
			return fmt.Errorf("cost in a year: %w", err)
		}
		next.Conflicts = nil
		if text := strings.TrimSpace(conflicts.Value()); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 {
				return fmt.Errorf("principles in conflict: %q is not a whole number such as 1", text)
			}
			next.Conflicts = &n
		}
		share, err := model.ReadPercent(near.Value())
		if nextNear = share.Shift(2); err == nil && nextNear.Exponent() < -2 {
			err = fmt.Errorf("%s%% has more than two decimals", nextNear)
		}
		if err != nil {
			return fmt.Errorf("near the best: %w", err)
		}
		return nil
	}
	v.h.AskForm("Filters", nil, []*ui.FormField{cost, year, conflicts, near}, "Filter", check, func() {
		v.filter, v.near = next, nextNear
		v.ask()
		v.Focus()
	})
}

// optionalFigure reads a figure in £m, nil for an empty text.
func optionalFigure(text string) (*decimal.Decimal, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	d, err := model.ReadFigure(text)
	return &d, err
}

// filterWords sums a filter up in a few words.
func filterWords(f schemes.Filter) string {
	var parts []string
	if f.Cost != nil {
		parts = append(parts, "cost ≤ "+model.Million(*f.Cost))
	}
	if f.YearCost != nil {
		parts = append(parts, "a year ≤ "+model.Million(*f.YearCost))
	}
	if f.Conflicts != nil {
		parts = append(parts, fmt.Sprintf("conflicts ≤ %d", *f.Conflicts))
	}
	if n := len(f.Include); n > 0 {
		parts = append(parts, fmt.Sprintf("%d must be in", n))
	}
	if n := len(f.Exclude); n > 0 {
		parts = append(parts, fmt.Sprintf("%d must not", n))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// countChanges counts the decisions that a scheme answers otherwise than a scenario whose chosen options are given.
func countChanges(c *model.Case, chosen map[string]bool, s schemes.Scheme) int {
	changed := map[string]bool{}
	note := func(option string) {
		if o, ok := c.Options.Get(option); ok {
			changed[o.Decision] = true
		}
	}
	in := make(map[string]bool, len(s.Options))
	for _, id := range s.Options {
		in[id] = true
		if !chosen[id] {
			note(id)
		}
	}
	for id := range chosen {
		if !in[id] {
			note(id)
		}
	}
	return len(changed)
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	switch v.tab {
	case tabCommitment:
		return commitmentColumns()
	case tabSlips:
		return slipColumns()
	case tabOptions:
		return []grid.Column{
			{Title: "Option", Ems: 9, Grow: 1},
			{Title: "Fits mine", Ems: 5.4},
			{Title: "Filter", Ems: 5.8},
			{Title: "Near best", Ems: 5.8, Trailing: true},
			{Title: "Unbeaten", Ems: 5.8, Trailing: true},
		}
	}
	var columns []grid.Column
	for _, one := range []grid.Column{
		{Title: "Cost", Ems: 4},
		{Title: "Benefit", Ems: 4.9},
		{Title: "Net", Ems: 4},
		{Title: "Supports", Ems: 5.7},
		{Title: "Conflicts", Ems: 5.7},
	} {
		one.Trailing = true
		columns = append(columns, one)
	}
	why := grid.Column{Title: "Unbeaten on", Ems: 9, Grow: 1}
	if v.tab == tabRivals {
		why.Title = "Better in"
	}
	return append(columns, why, grid.Column{Title: "Changes", Ems: 5.5, Trailing: true})
}

func (v *view) Rows() int {
	switch v.tab {
	case tabCommitment:
		return v.decisionCount()
	case tabSlips:
		return len(v.slipped.delays)
	case tabOptions:
		return len(v.found.standing)
	}
	return len(v.listed())
}

func (v *view) Key(row int) string {
	if o, ok := v.optionAt(row); ok {
		return o.ID
	}
	if d, ok := v.decisionAt(row); ok {
		return d.ID
	}
	if d, ok := v.delayAt(row); ok {
		return d.Option.ID
	}
	return v.listed()[row].ID()
}

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(int, int) grid.Cell { return grid.Cell{} }

func (v *view) Cell(row, col int) grid.Cell {
	switch v.tab {
	case tabCommitment:
		return v.commitmentCell(row, col)
	case tabSlips:
		return v.slipCell(row, col)
	case tabOptions:
		return v.optionCell(row, col)
	}
	s := v.listed()[row]
	money := func(d decimal.Decimal) string {
		return strings.NewReplacer("£", "", "m", "").Replace(model.MoneyStyle{Places: v.found.places}.Format(d))
	}
	cell := grid.Cell{Locked: true}
	switch col {
	case 0:
		cell.Text = money(s.Cost)
	case 1:
		cell.Text = money(s.Benefit)
	case 2:
		cell.Text, cell.Bold = money(s.Net()), true
	case 3:
		cell.Text = strconv.Itoa(s.Supports)
	case 4:
		cell.Text = strconv.Itoa(s.Conflicts)
	case 5:
		cell.Text = v.whyShort(row)
	default:
		cell.Text = strconv.Itoa(countChanges(v.found.job.current, v.found.chosen, s))
		if cell.Text == "0" {
			cell.Text, cell.Ink = "mine", theme.ColorNamePrimary
		}
	}
	cell.Input = field.AsTyped(cell.Text)
	return cell
}

// optionCell shows an option: whether it fits beside the other choices, what is asked of it, and in how many of the
// schemes listed it stands.
func (v *view) optionCell(row, col int) grid.Cell {
	x := v.found.standing[row]
	cell := grid.Cell{Locked: true}
	switch col {
	case 0:
		cell.Text, cell.Bold = x.Option.Name, v.found.chosen[x.Option.ID]
	case 1:
		if cell.Text = "yes"; !x.Fits {
			cell.Text, cell.Ink = "× no", ui.ColorConflict
		}
	case 2:
		switch {
		case slices.Contains(v.filter.Include, x.Option.ID):
			cell.Text, cell.Bold = "must be in", true
		case slices.Contains(v.filter.Exclude, x.Option.ID):
			cell.Text, cell.Bold = "must not", true
		default:
			cell.Text, cell.Ink = "–", ui.ColorQuiet
		}
	case 3:
		cell.Text = v.nearWords(row)
	default:
		n, all := 0, v.found.frontier.Schemes
		for _, s := range all {
			if slices.Contains(s.Options, x.Option.ID) {
				n++
			}
		}
		cell.Text = fmt.Sprintf("%d of %d", n, len(all))
	}
	return cell
}

// nearWords is the share of the near-best schemes that an option is in.
func (v *view) nearWords(row int) string {
	near := v.found.near
	if near == nil || near.Schemes.Sign() == 0 {
		return "–"
	}
	share := new(big.Rat).SetFrac(near.Options[row].In, near.Schemes)
	return share.Mul(share, big.NewRat(100, 1)).FloatString(0) + "%"
}

// optionWords says how often an option is in the near-best schemes, and whether it moves the money at all.
func (v *view) optionWords(o *model.Option) string {
	text := o.Name + "."
	for row, one := range v.found.standing {
		if one.Option.ID == o.ID && v.found.near != nil {
			text = fmt.Sprintf("%s is in %s of the %s schemes within %s%% of the best net, %s.", o.Name, v.nearWords(row),
				say.Grouped(v.found.near.Schemes), v.found.job.near, model.Million(v.found.near.Best))
		}
	}
	text += v.unfitWords(o)
	for _, n := range v.found.neutral {
		if n.Option.ID == o.ID {
			against := "choosing nothing"
			if n.Against != nil {
				against = n.Against.Name
			}
			text += fmt.Sprintf(" It barely moves the money: net %s against %s. Decide it on principle.", model.ChangeInMillion(n.Difference), against)
		}
	}
	return text
}

// unfitWords says why an option doesn't fit beside the other choices, nothing where it does.
func (v *view) unfitWords(o *model.Option) string {
	fits := slices.ContainsFunc(v.found.standing, func(x schemes.Standing) bool { return x.Option.ID == o.ID && x.Fits })
	why := v.found.misfits[o.ID]
	switch {
	case fits:
		return ""
	case why != "":
		return " It doesn't fit beside my other choices: " + strings.TrimSuffix(why, ".") + "."
	case len(v.filter.Include)+len(v.filter.Exclude) > 0:
		return " No scheme that the filters let through has it beside my other choices."
	}
	return " It doesn't fit beside my other choices."
}
