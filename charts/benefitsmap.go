package charts

import (
	"fmt"
	"image"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// NewBenefitsMap makes the picture of a scenario's benefits map: options and the programme, drivers, benefits and
// objectives, with bands as thick as the £m between them. The split is indicative, and the subtitle says so.
func NewBenefitsMap(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) *Figure {
	m := model.BenefitsMapOf(c, scenario, estimate, basis)
	name := "No scenario"
	if s, ok := c.Scenarios.Get(scenario); ok {
		name = s.Name
	}
	x := benefitsMap{m: m, scenario: name, terms: fmt.Sprintf("indicative split, %s estimate, %s basis, £m", estimate, basis)}
	x.places = 0
	for _, h := range m.Hops {
		x.places = max(x.places, model.Places(h.Amount))
	}
	return &Figure{
		title: x.headline(), subject: name, terms: x.terms, alt: x.alt(), description: x.description(), table: x.table(),
		notes: x.notes(), body: x.flow(),
	}
}

// benefitsMap is what the figure of a benefits map is made from.
type benefitsMap struct {
	m        model.BenefitsMap
	scenario string
	terms    string
	places   int32
}

var flowHeadings = [...]string{"Options", "Drivers", "Benefits", "Objectives"}

func (x benefitsMap) amount(d decimal.Decimal) string {
	return model.MoneyStyle{Places: x.places}.Format(d)
}

// flow converts the map for drawing. What is negative has no thickness.
func (x benefitsMap) flow() *flow {
	f := &flow{headings: flowHeadings[:], total: max(x.m.Total.InexactFloat64(), 0)}
	for _, column := range x.m.Columns {
		var nodes []flowNode
		for _, n := range column {
			nodes = append(nodes, flowNode{name: n.Name, amount: x.amount(n.Amount), value: max(n.Amount.InexactFloat64(), 0), loose: n.Key == ""})
		}
		f.columns = append(f.columns, nodes)
	}
	for _, h := range x.m.Hops {
		f.hops = append(f.hops, flowHop{h.Column, h.From, h.To, max(h.Amount.InexactFloat64(), 0), h.Link == nil})
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
	switch linked := x.linked(); {
	case x.m.Total.IsZero():
		return "No benefit to follow yet"
	case linked.Equal(x.m.Total):
		return fmt.Sprintf("All of the benefit of %s leads to an objective", model.Million(x.m.Total))
	case linked.IsZero():
		return fmt.Sprintf("None of the benefit of %s leads to an objective yet", model.Million(x.m.Total))
	default:
		return fmt.Sprintf("%s of the benefit of %s leads to an objective", x.amount(linked), model.Million(x.m.Total))
	}
}

func (x benefitsMap) alt() string {
	return fmt.Sprintf("Benefits map of %s, indicative split: %s.", x.scenario, model.Small(x.headline()))
}

// description names, column by column, what flows through each node.
func (x benefitsMap) description() string {
	text := []string{fmt.Sprintf("The map follows the benefit of %s in £m from options through drivers and benefits to objectives; the split is indicative.", x.scenario)}
	for i, column := range x.m.Columns {
		parts := make([]string, len(column))
		for j, n := range column {
			parts[j] = n.Name + " " + strings.Replace(x.amount(n.Amount), "−", "minus ", 1)
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
		t.Rows = append(t.Rows, []string{x.m.Columns[h.Column][h.From].Name, x.m.Columns[h.Column+1][h.To].Name, plainAmount(h.Amount, x.places)})
	}
	return t
}

func (x benefitsMap) notes() []string {
	for _, column := range x.m.Columns {
		parts := make([]decimal.Decimal, len(column))
		for i, n := range column {
			parts[i] = n.Amount
		}
		if model.RoundingShows(x.m.Total, x.places, parts...) {
			return []string{model.RoundingNote}
		}
	}
	return nil
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
	switch body := f.body.(type) {
	case *flow:
		return f.flowSpots(body, l)
	case *scatter:
		return body.spots(l)
	}
	return nil
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
					spots = append(spots, flow.hopSpot(k, &p.bands[k], f.table.Rows[k][2]))
				}
			}
		}
	}
	return spots
}

func (f *flow) hopSpot(k int, b *band, amount string) Spot {
	h := f.hops[k]
	low, high := min(b.y0, b.y1)-2, max(b.y0, b.y1)+b.height+2
	return Spot{
		Bounds: image.Rect(int(b.x0), int(low), int(b.x1)+1, int(high)+1),
		Words:  f.columns[h.column][h.from].name + " to " + f.columns[h.column+1][h.to].name + ", " + amount + " £m",
		Column: h.column, Node: h.from, Hop: k, band: b,
	}
}
