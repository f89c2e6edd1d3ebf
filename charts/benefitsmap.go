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
	x := benefitsMap{m: m, scenario: name, illustrative: append(illustrativeNotes(c, scenario),
		illustrativeLinks(c, scenario, "Links are illustrative, not published", model.KindDriver, model.KindBenefit, model.KindObjective)...)}
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
	// illustrative notes which figures and links are illustrative.
	illustrative []string
}

// sharing says how the £m of a node are shared between its links.
func (x benefitsMap) sharing() string {
	if x.m.Shared() {
		return "shared between links as given"
	}
	return "shared equally between links"
}

var flowHeadings = [...]string{"Options", "Drivers", "Benefits", "Objectives"}

func (x benefitsMap) amount(d decimal.Decimal) string {
	return model.MoneyStyle{Places: x.places}.Format(d)
}

// carries reports whether £m can flow through a node.
func carries(n model.MapNode) bool { return n.Worth == model.Cashable }

// label is what stands in a node's box beside its name: its £m, or what leads to it where it carries none.
func (x benefitsMap) label(n model.MapNode) string {
	if carries(n) {
		return x.amount(n.Amount)
	}
	return leading(n)
}

// leading counts what leads to a node that carries no £m.
func leading(n model.MapNode) string {
	options := many(n.Options, "option")
	switch {
	case !n.Programme:
		return options
	case n.Options == 0:
		return "what is council-wide"
	}
	return options + ", council-wide"
}

// said is the label in a sentence, with why there are no £m.
func (x benefitsMap) said(n model.MapNode) string {
	if carries(n) {
		return strings.Replace(x.amount(n.Amount), "−", "minus ", 1)
	}
	return fmt.Sprintf("no £m (%s), from %s", n.Worth.Words(), leading(n))
}

// flow converts the map for drawing. What is negative has no thickness.
func (x benefitsMap) flow() *draw.FlowChart {
	f := &draw.FlowChart{Headings: flowHeadings[:], Total: max(x.m.Total.InexactFloat64(), 0)}
	for _, column := range x.m.Columns {
		var nodes []draw.FlowNode
		for _, n := range column {
			short := ""
			if n.Key == "" {
				short = "Not linked"
			}
			nodes = append(nodes, draw.FlowNode{Name: n.Name, Short: short, Amount: x.label(n), Value: max(n.Amount.InexactFloat64(), 0), Loose: n.Key == "" || !carries(n)})
		}
		f.Columns = append(f.Columns, nodes)
	}
	for _, h := range x.m.Hops {
		words := notCashable
		if h.Cashable {
			words = x.amount(h.Amount)
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
	return fmt.Sprintf("Benefits map of %s, %s: %s.", x.scenario, x.terms, heard(model.Small(x.headline())))
}

// description names, column by column, what flows through each node.
func (x benefitsMap) description() string {
	text := []string{fmt.Sprintf("The map follows the saving of %s from options through drivers and benefits to objectives: %s.", x.scenario, x.terms)}
	for i, column := range x.m.Columns {
		parts := make([]string, len(column))
		for j, n := range column {
			parts[j] = n.Name + " " + x.said(n)
		}
		if len(parts) > 0 {
			text = append(text, flowHeadings[i]+": "+strings.Join(parts, "; ")+".")
		}
	}
	return strings.Join(text, " ")
}

// table has a row a hop.
func (x benefitsMap) table() Table {
	t := Table{Words: 2, Caption: "Benefits map, " + x.scenario + ", " + x.terms, Columns: []string{"From", "To", "£m"}}
	for _, h := range x.m.Hops {
		t.Rows = append(t.Rows, []string{x.m.Columns[h.Column][h.From].Name, x.m.Columns[h.Column+1][h.To].Name, x.hop(h)})
	}
	return t
}

// notCashable stands in the table where a link carries no £m.
const notCashable = "not cashable"

func (x benefitsMap) hop(h model.MapHop) string {
	if !h.Cashable {
		return notCashable
	}
	return plainAmount(h.Amount, x.places)
}

func (x benefitsMap) notes() []string {
	for _, column := range x.m.Columns {
		parts := make([]decimal.Decimal, len(column))
		for i, n := range column {
			parts[i] = n.Amount
		}
		if model.RoundingShows(x.m.Total, x.places, parts...) {
			return append([]string{model.RoundingNote}, x.illustrative...)
		}
	}
	return x.illustrative
}

// plainAmount writes an amount for a table, in £m without the unit.
func plainAmount(d decimal.Decimal, places int32) string {
	return strings.Replace(d.StringFixed(places), "-", "−", 1)
}
