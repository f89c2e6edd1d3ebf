package charts

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// NewBenefitsMap makes the picture of a scenario's benefits map: options and the programme, drivers, benefits and
// objectives, with bands as thick as the £m between them: through cashable benefits alone, and the subtitle says so, and
// how they are shared.
func NewBenefitsMap(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) *Figure {
	m := model.BenefitsMapOf(c, scenario, estimate, basis)
	name := "No scenario"
	if s, ok := c.Scenarios.Get(scenario); ok {
		name = s.Name
	}
	x := benefitsMap{m: m, scenario: name, illustrative: append(illustrativeNotes(c, scenario),
		illustrativeLinks(c, scenario, "Links are illustrative, not published", model.KindDriver, model.KindBenefit, model.KindObjective)...)}
	x.terms = "money through cashable benefits only, " + x.sharing() + ", " + terms(estimate, basis)
	for _, h := range m.Hops {
		x.places = max(x.places, model.Places(h.Amount))
	}
	return &Figure{
		title: x.headline(), subject: name, terms: x.terms, alt: x.alt(), description: x.description(), table: x.table(),
		notes: x.notes(), body: x.flow(), empty: x.empty(),
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
func (x benefitsMap) flow() *flow {
	f := &flow{headings: flowHeadings[:], total: max(x.m.Total.InexactFloat64(), 0)}
	for _, column := range x.m.Columns {
		var nodes []flowNode
		for _, n := range column {
			short := ""
			if n.Key == "" {
				short = "Not linked"
			}
			nodes = append(nodes, flowNode{name: n.Name, short: short, amount: x.label(n), value: max(n.Amount.InexactFloat64(), 0), loose: n.Key == "" || !carries(n)})
		}
		f.columns = append(f.columns, nodes)
	}
	for _, h := range x.m.Hops {
		words := notCashable
		if h.Cashable {
			words = x.amount(h.Amount)
		}
		f.hops = append(f.hops, flowHop{h.Column, h.From, h.To, max(h.Amount.InexactFloat64(), 0), h.Link == nil || !h.Cashable, words})
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
	return fmt.Sprintf("Benefits map of %s, %s: %s.", x.scenario, x.terms, model.Small(x.headline()))
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

// Spot is a part of a picture that can be pointed at: a node or a hop of a benefits map.
type Spot struct {
	// Bounds holds all of it, in px.
	Bounds image.Rectangle
	// Words say what it is.
	Words string
	// Column and Node count from 0; Hop is the place in the map's hops, -1 for a node.
	Column, Node, Hop int

	band *band
}

// Contains reports whether a place in px belongs to the spot.
func (s Spot) Contains(x, y int) bool {
	if !image.Pt(x, y).In(s.Bounds) {
		return false
	}
	if s.band == nil {
		return true
	}
	const slack = 2 // thin bands can be pointed at too
	top := s.band.top(float64(x))
	return float64(y) >= top-slack && float64(y) <= top+s.band.height+slack
}

// Edges returns the upper and the lower edge of a hop as lines of points in px, none for a node.
func (s Spot) Edges() (upper, lower []image.Point) {
	if s.band == nil {
		return nil, nil
	}
	return s.band.edge(0), s.band.edge(s.band.height)
}

// Spots returns what lies where in a frame of a size, as [Figure.Frame] draws it: of a benefits map column by column the
// nodes, each followed by its hops; of a frontier its schemes, in their order. Other figures have none.
func (f *Figure) Spots(width, height int, scale float64, theme Theme) []Spot {
	if f.body == nil || width < 1 || height < 1 {
		return nil
	}
	l, err := newLayout(f, windowGround(image.Pt(width, height), scale, theme))
	if err != nil {
		return nil
	}
	var spots []Spot
	switch body := f.body.(type) {
	case *flow:
		spots = f.flowSpots(body, l)
	case *scatter:
		spots = body.spots(l)
	}
	for i, s := range spots {
		spots[i].Words = model.Undirected(s.Words)
	}
	return spots
}

func (f *Figure) flowSpots(flow *flow, l layout) []Spot {
	p := flow.plan(l)
	var spots []Spot
	for i, boxes := range p.boxes {
		for j, box := range boxes {
			n := flow.columns[i][j]
			spots = append(spots, Spot{Bounds: box, Words: n.name + ", " + n.amount, Column: i, Node: j, Hop: -1})
			for k := range p.bands {
				if h := flow.hops[k]; h.column == i && h.from == j {
					spots = append(spots, flow.hopSpot(k, &p.bands[k]))
				}
			}
		}
	}
	return spots
}

func (f *flow) hopSpot(k int, b *band) Spot {
	h := f.hops[k]
	low, high := min(b.y0, b.y1)-2, max(b.y0, b.y1)+b.height+2
	return Spot{
		Bounds: image.Rect(int(b.x0), int(low), int(b.x1)+1, int(high)+1),
		Words:  f.columns[h.column][h.from].name + " to " + f.columns[h.column+1][h.to].name + ", " + h.amount,
		Column: h.column, Node: h.from, Hop: k, band: b,
	}
}
