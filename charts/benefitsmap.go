package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureMap is the figure of the benefits map.
const FigureMap FigureID = "map"

// newBenefitsMap makes the picture of a scenario's benefits map: options and the programme, drivers, benefits and
// objectives, with bands as thick as the £m between them: through cashable benefits alone, and the subtitle says so, and
// how they are shared.
func newBenefitsMap(s Subject) *Figure {
	c, scenario, name := s.Case, s.Scenario, s.Name()
	m := model.BenefitsMapOf(c, scenario, s.Estimate, s.Basis)
	x := benefitsMap{m: m, scenario: name, unmet: unmetWords(s), illustrative: append(illustrativeNotes(c, scenario),
		illustrativeLinks(c, scenario, "Links are illustrative, not published", model.KindDriver, model.KindTheme, model.KindBenefit, model.KindObjective)...)}
	x.columns, x.hops = m.Drawn()
	x.terms = "money through cashable benefits only, " + x.sharing() + ", " + s.terms()
	for _, h := range m.Hops {
		x.places = max(x.places, model.Places(h.Amount))
	}
	return &Figure{
		title: x.headline(), subject: name, terms: x.terms, alt: x.alt(), description: x.description(), table: x.table(),
		notes: x.notes(), picture: x.flow(), empty: x.empty(),
	}
}

// benefitsMap is what the figure of a benefits map is made from.
type benefitsMap struct {
	m        model.BenefitsMap
	scenario string
	terms    string
	places   int32
	// columns and hops are those of the map with the themes before them.
	columns [][]model.MapNode
	hops    []model.MapHop
	// illustrative notes which figures and links are illustrative, and unmet the enablers that nothing brings.
	illustrative []string
	unmet        string
}

// unmetWords names the enablers that are needed and that nothing brings, with the benefit that hangs on any of them; empty for none.
func unmetWords(s Subject) string {
	list := model.UnmetIn(s.Case, s.Scenario, s.Estimate, s.Basis)
	if len(list) == 0 {
		return ""
	}
	ids := make([]string, len(list))
	for i, x := range list {
		ids[i] = x.Enabler.ID
	}
	hangs := model.UnmetBenefit(s.Case, s.Scenario, s.Estimate, s.Basis, list)
	return fmt.Sprintf("Needed and brought by nothing chosen: %s %s; %s of benefit hangs on %s", model.Plural(len(ids), "enabler", "enablers"),
		model.JoinWords(ids), model.Million(hangs), model.Plural(len(ids), "it", "them"))
}

// sharing says how the £m of a node are shared between its links.
func (x benefitsMap) sharing() string {
	if x.m.Shared() {
		return "shared between links as given"
	}
	return "shared equally between links"
}

// headings stand over the columns.
func (x benefitsMap) headings() []string {
	all := []string{"Themes", "Options", "Drivers", "Benefits", "Objectives"}
	return all[len(all)-len(x.columns):]
}

func (x benefitsMap) amount(d decimal.Decimal) string {
	return model.MoneyStyle{Places: x.places}.Format(d)
}

// carries reports whether £m can flow through a node.
func carries(n model.MapNode) bool { return n.Worth == model.Cashable }

// label is what stands in a node's box beside its name: its £m, or what leads to it where it carries none.
func (x benefitsMap) label(n model.MapNode) string {
	switch {
	case carries(n):
		return x.amount(n.Amount)
	case n.Kind == model.KindTheme:
		return fmt.Sprint(takers(n))
	}
	return leading(n)
}

// takers counts what takes a theme up, what is council-wide as one; of the node without a key it counts the themes.
func takers(n model.MapNode) int {
	if n.Programme {
		return n.Options + 1
	}
	return n.Options
}

// leading counts what leads to a node that carries no £m.
func leading(n model.MapNode) string {
	options := many(n.Options, "option")
	switch {
	case n.Kind == model.KindTheme && n.Key == "":
		return many(n.Options, "theme")
	case !n.Programme:
		return options
	case n.Options == 0:
		return "what is council-wide"
	}
	return options + ", council-wide"
}

// pointedAt says a theme's count in words.
func (x benefitsMap) pointedAt(n model.MapNode) string {
	if n.Kind == model.KindTheme {
		return leading(n)
	}
	return ""
}

// said is the label in a sentence, with why there are no £m.
func (x benefitsMap) said(n model.MapNode) string {
	switch {
	case carries(n):
		return strings.Replace(x.amount(n.Amount), "−", "minus ", 1)
	case n.Kind == model.KindTheme:
		return leading(n)
	}
	return fmt.Sprintf("no £m (%s), from %s", n.Worth.Words(), leading(n))
}

// flow converts the map for drawing. What is negative has no thickness.
func (x benefitsMap) flow() *draw.FlowChart {
	f := &draw.FlowChart{Headings: x.headings(), Total: max(x.m.Total.InexactFloat64(), 0)}
	for _, column := range x.columns {
		var nodes []draw.FlowNode
		for _, n := range column {
			short := ""
			if n.Key == "" && n.Kind != model.KindTheme {
				short = "Not linked"
			}
			nodes = append(nodes, draw.FlowNode{Name: n.Name, Short: short, Amount: x.label(n), Words: x.pointedAt(n), Value: max(n.Amount.InexactFloat64(), 0), Loose: n.Key == "" || !carries(n)})
		}
		f.Columns = append(f.Columns, nodes)
	}
	for _, h := range x.hops {
		words := x.amount(h.Amount)
		if !h.Cashable {
			words = withoutMoney(h)
		}
		f.Hops = append(f.Hops, draw.FlowHop{Column: h.Column, From: h.From, To: h.To, Value: max(h.Amount.InexactFloat64(), 0), Loose: h.Link == nil || !h.Cashable, Amount: words})
	}
	return f
}

// linked is the part of the total that reaches an objective.
func (x benefitsMap) linked() decimal.Decimal {
	sum := decimal.Zero
	for _, n := range x.m.Columns[3] {
		if n.Key != "" {
			sum = sum.Add(n.Amount)
		}
	}
	return sum
}

func (x benefitsMap) headline() string {
	linked, total := x.linked(), model.Million(x.m.Total)
	switch {
	case x.empty():
		return noBenefit
	case x.m.Linked() && x.savingOptions():
		return "Every option's saving is linked to an objective, " + x.sharing()
	case x.m.Linked():
		return fmt.Sprintf("All of the saving of %s is linked to an objective", total)
	case linked.IsZero():
		return fmt.Sprintf("None of the saving of %s is linked to an objective through a cashable benefit", total)
	case linked.IsNegative() || linked.GreaterThan(x.m.Total):
		return fmt.Sprintf("Of a saving of %s in all, %s is linked to an objective", total, x.amount(linked))
	default:
		return fmt.Sprintf("%s of the saving of %s is linked to an objective through cashable benefits", x.amount(linked), total)
	}
}

// noBenefit is the title of a map without anything to follow.
const noBenefit = "No benefit to follow yet"

// empty reports whether no option and nothing else brings a saving.
func (x benefitsMap) empty() bool {
	return !slices.ContainsFunc(x.m.Columns[0], func(n model.MapNode) bool { return !n.Amount.IsZero() })
}

// savingOptions reports whether any option brings a saving.
func (x benefitsMap) savingOptions() bool {
	return slices.ContainsFunc(x.m.Columns[0], func(n model.MapNode) bool { return n.Key != model.Programme && !n.Amount.IsZero() })
}

func (x benefitsMap) alt() string {
	return heard(fmt.Sprintf("Benefits map of %s, %s: %s%s.", x.scenario, x.terms, model.Small(x.headline()), behind("; ", model.Small(x.unmet))))
}

// description names, column by column, what flows through each node.
func (x benefitsMap) description() string {
	text := []string{fmt.Sprintf("The map follows the saving of %s from options through drivers and benefits to objectives: %s.", x.scenario, x.terms)}
	for i, column := range x.columns {
		parts := make([]string, len(column))
		for j, n := range column {
			parts[j] = n.Name + " " + x.said(n)
		}
		if len(parts) > 0 {
			text = append(text, x.headings()[i]+": "+strings.Join(parts, "; ")+".")
		}
	}
	return strings.Join(text, " ")
}

// table has a row a hop.
func (x benefitsMap) table() Table {
	t := Table{Words: 2, Caption: "Benefits map, " + x.scenario + ", " + x.terms, Columns: []string{"From", "To", "£m"}}
	for _, h := range x.hops {
		t.Rows = append(t.Rows, []string{x.columns[h.Column][h.From].Name, x.columns[h.Column+1][h.To].Name, x.hop(h)})
	}
	return t
}

// notCashable stands in the table where a link carries no £m.
const notCashable = "not cashable"

// withoutMoney says why a link carries no £m: that of a theme never does.
func withoutMoney(h model.MapHop) string {
	if h.Link != nil && h.Link.To == model.KindTheme {
		return "no £m"
	}
	return notCashable
}

func (x benefitsMap) hop(h model.MapHop) string {
	if !h.Cashable {
		return withoutMoney(h)
	}
	return plainAmount(h.Amount, x.places)
}

func (x benefitsMap) notes() []string {
	var sums []sum
	for _, column := range x.m.Columns {
		parts := make([]decimal.Decimal, len(column))
		for i, n := range column {
			parts[i] = n.Amount
		}
		sums = append(sums, sum{x.m.Total, parts})
	}
	notes := append(roundingNotes(x.places, sums...), x.illustrative...)
	if len(x.m.Themes) > 0 {
		notes = append(notes, "Themes carry no £m: the number is how many choices take them up")
	}
	if x.unmet != "" {
		notes = append(notes, x.unmet)
	}
	return notes
}

// plainAmount writes an amount for a table, in £m without the unit.
func plainAmount(d decimal.Decimal, places int32) string {
	return strings.Replace(d.StringFixed(places), "-", "−", 1)
}
