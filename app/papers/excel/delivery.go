package excel

import (
	"cmp"
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// The columns of the sheet of delivery before those of the years.
const (
	deliveryLine = 1 + iota
	deliveryKind
	deliveryStatus
	deliveryWhat
	deliveryYears
)

// deliveryPages hold what comes against what was agreed: the lines and, where the baseline has any, the measures. There are none
// before anything is agreed.
func deliveryPages(c *model.Case) []*page {
	at := delivery.Of(c, delivery.Last(c))
	if at.Baseline == nil {
		return nil
	}
	return []*page{deliveryPage(at), measuresPage(at)}
}

// deliveryPage has for each line, and for each sort of line, what was agreed, what is expected now and what has come, by year.
func deliveryPage(at *delivery.Position) *page {
	p := &page{
		name: sheetDelivery, title: "Delivery up to " + at.Period.Words(),
		about: cell{value: clean(at.Agreed() + "."), style: styleQuiet},
		foot:  [][]cell{nil, {label("Amounts are " + at.Basis() + ".")}, {label("As recorded at export: nothing here follows the other sheets.")}},
		heads: []head{{"Line", 48}, {"Kind", 20}, {"Status", 22}, {"Amount", 16}}, frozen: deliveryLine,
		none: "The baseline has no lines.",
	}
	for _, year := range at.Years {
		p.heads = append(p.heads, head{year, 12})
	}
	p.heads = append(p.heads, head{"Total", 12})
	for _, r := range at.Rows {
		group := delivery.Group{Type: r.Line.Type, Recurrence: r.Line.Recurrence}
		p.addSums(r.Line.Name, group.Name(), cmp.Or(r.Said.Status.Words(), "not said"), r.Sums, styleText, styleMoney)
	}
	for _, g := range at.Groups {
		p.addSums("All "+model.Small(g.Name()), g.Name(), "", g.Sums, styleTotal, styleTotalMoney)
	}
	return p
}

// addSums adds three rows of amounts. What has come in a year without the figure of a month is empty rather than zero.
func (p *page) addSums(name, kind, status string, s delivery.Sums, text, money style) {
	for i, what := range []struct {
		name string
		of   delivery.Amounts
	}{{"Agreed", s.Baseline}, {"Expected now", s.Forecast}, {"Come so far", s.Actual}} {
		row := firstRow + len(p.rows)
		cells := []cell{{value: clean(name), style: text}, {value: kind, style: text}, {value: clean(status), style: text}, {value: what.name, style: text}}
		for y, d := range what.of.Years {
			amount := cell{value: float(d), style: money}
			if i == 2 && !s.Known(y) {
				amount.value = ""
			}
			cells = append(cells, amount)
		}
		first, last := place(deliveryYears, row), place(deliveryYears+len(what.of.Years)-1, row)
		cells = append(cells, live(fmt.Sprintf("ROUND(SUM(%s:%s),%d)", first, last, exactPlaces), float(what.of.Total), money))
		p.rows = append(p.rows, cells)
	}
}

// measuresPage has the measures of the baseline against their targets.
func measuresPage(at *delivery.Position) *page {
	p := &page{
		name: sheetMeasures, title: "Measures up to " + at.Period.Words(),
		about: cell{value: "What isn’t money, with the latest reading. As recorded at export.", style: styleQuiet},
		heads: []head{{"Measure", 48}, {"Unit", 14}, {"Start", 12}, {"Target", 12}, {"By", 10}, {"Latest", 12}, {"In", 16}, {"Status", 22}},
	}
	number := func(d *decimal.Decimal) cell {
		if d == nil {
			return words("not said")
		}
		return words(model.Quantity(*d))
	}
	for _, m := range at.Measures {
		by, latest, in := "not said", "no reading", ""
		if m.Year != 0 {
			by = fmt.Sprint(m.Year)
		}
		if m.Reading != nil {
			latest, in = model.Quantity(m.Reading.Value), m.Reading.Period.Words()
		}
		p.rows = append(p.rows, []cell{
			words(measureName(m)), words(cmp.Or(m.Unit, "not said")), number(m.Start), number(m.Target), words(by), words(latest), words(in),
			words(cmp.Or(m.Said.Status.Words(), "not said")),
		})
	}
	return p
}

// measureName marks a measure that is to get worse.
func measureName(m delivery.Measure) string {
	if m.Worse {
		return "Dis-benefit: " + m.Name
	}
	return m.Name
}
