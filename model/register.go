package model

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Register is a list of opportunities that goes by one name.
type Register struct {
	// Name is empty for the rows of which nobody has said which register they belong to.
	Name string
	Rows []*Opportunity
}

// Registers returns the registers of a case in the order in which their first rows stand.
func (c *Case) Registers() []Register {
	var all []Register
	at := map[string]int{}
	for x := range c.Opportunities.All() {
		i, known := at[x.Register]
		if !known {
			i = len(all)
			at[x.Register] = i
			all = append(all, Register{Name: x.Register})
		}
		all[i].Rows = append(all[i].Rows, x)
	}
	return all
}

// Words counts the rows, and those that lack a rating or money: "9 rows, none with its ease rated"; "5 rows, none with money".
func (r Register) Words() string {
	unrated, moneyless := 0, 0
	for _, x := range r.Rows {
		if x.Ease == Unrated {
			unrated++
		}
		if !x.HasMoney() {
			moneyless++
		}
	}
	parts := []string{Many(len(r.Rows), "row")}
	switch unrated {
	case 0:
	case len(r.Rows):
		parts = append(parts, "none with its ease rated")
	default:
		parts = append(parts, fmt.Sprintf("%d without their ease rated", unrated))
	}
	switch moneyless {
	case 0:
	case len(r.Rows):
		parts = append(parts, "none with money")
	default:
		parts = append(parts, fmt.Sprintf("%d without money", moneyless))
	}
	return strings.Join(parts, ", ")
}

// HasMoney reports whether the row says what it saves.
func (x *Opportunity) HasMoney() bool { return x.Low != nil || x.High != nil }

// Money is the lowest and the highest saving of a row in £m: the other end where one isn't given, zero for a row without money.
func (x *Opportunity) Money() (low, high decimal.Decimal) {
	switch {
	case x.Low != nil && x.High != nil:
		return *x.Low, *x.High
	case x.Low != nil:
		return *x.Low, *x.Low
	case x.High != nil:
		return *x.High, *x.High
	}
	return decimal.Zero, decimal.Zero
}

// Feed is a line of savings with the rows of registers that feed it.
type Feed struct {
	Line *Line
	// Rows feed the line; WithMoney is how many of them have money.
	Rows      []*Opportunity
	WithMoney int
	// Low and High are what the rows add up to, LineLow and LineHigh the figures of the line over all years, in £m.
	Low, High, LineLow, LineHigh decimal.Decimal
}

// Feeds returns the lines that rows of registers feed, in the order of the lines. A case that was imagined has none: its lines have
// other figures than people typed, and its rows the same.
func (c *Case) Feeds() []Feed {
	if c.whatIf.Asks() {
		return nil
	}
	rows := map[string][]*Opportunity{}
	for x := range c.Opportunities.All() {
		rows[x.Line] = append(rows[x.Line], x)
	}
	var all []Feed
	for l := range c.Lines.All() {
		if len(rows[l.ID]) == 0 {
			continue
		}
		f := Feed{Line: l, Rows: rows[l.ID]}
		f.LineLow, _, f.LineHigh = l.Spread()
		for _, x := range f.Rows {
			low, high := x.Money()
			f.Low, f.High = f.Low.Add(low), f.High.Add(high)
			if x.HasMoney() {
				f.WithMoney++
			}
		}
		all = append(all, f)
	}
	return all
}

// RegisterDifference says what the rows of registers that feed a line add up to and how that differs from the line; empty for a line
// that none feeds.
func (c *Case) RegisterDifference(line string) string {
	for _, f := range c.Feeds() {
		if f.Line.ID == line {
			return f.Words()
		}
	}
	return ""
}

// Words says what the rows add up to and how that differs from the line: "Rows add up to £7.79m to £16.57m; the line they feed has £8m
// to £17m: £0.21m and £0.43m of it stand in no row".
func (f Feed) Words() string {
	if f.WithMoney == 0 {
		return Capital(Plural(len(f.Rows), "the row that feeds the line has no money", fmt.Sprintf("none of the %d rows that feed the line has money", len(f.Rows))))
	}
	text := fmt.Sprintf("Rows add up to %s; the line they feed has %s", spanInMillion(f.Low, f.High), spanInMillion(f.LineLow, f.LineHigh))
	if f.WithMoney == 1 {
		text = fmt.Sprintf("The row comes to %s; the line it feeds has %s", spanInMillion(f.Low, f.High), spanInMillion(f.LineLow, f.LineHigh))
	}
	if without := len(f.Rows) - f.WithMoney; without > 0 {
		text = fmt.Sprintf("%s (%d more without money)", text, without)
	}
	return text + ": " + f.difference()
}

// Ties reports whether the rows add up to the line at both ends.
func (f Feed) Ties() bool { return f.Low.Equal(f.LineLow) && f.High.Equal(f.LineHigh) }

// difference says by how much the rows miss the line, at its low and at its high end.
func (f Feed) difference() string {
	low, high := f.LineLow.Sub(f.Low), f.LineHigh.Sub(f.High)
	switch {
	case f.Ties():
		return "no difference"
	case low.Equal(high) && low.IsPositive():
		return InFull(low) + " of it stands in no row"
	case low.Equal(high):
		return InFull(low.Neg()) + " more in rows than in the line"
	case low.IsPositive() && high.IsPositive():
		return fmt.Sprintf("%s and %s of it stand in no row", InFull(low), InFull(high))
	case low.IsNegative() && high.IsNegative():
		return fmt.Sprintf("%s and %s more in rows than in the line", InFull(low.Neg()), InFull(high.Neg()))
	}
	return fmt.Sprintf("at the low end %s, at the high end %s", endWords(low), endWords(high))
}

// endWords says what of a line stands in no row, or in rows alone.
func endWords(missing decimal.Decimal) string {
	switch missing.Sign() {
	case 1:
		return InFull(missing) + " of it stands in no row"
	case -1:
		return InFull(missing.Neg()) + " more in rows than in the line"
	}
	return "no difference"
}

// spanInMillion writes "£8m to £17m", or one amount where both ends are the same, with as many places as they have.
func spanInMillion(low, high decimal.Decimal) string {
	if low.Equal(high) {
		return inNeed(low)
	}
	return inNeed(low) + " to " + inNeed(high)
}

// inNeed writes an amount in full, whole ones without a point.
func inNeed(d decimal.Decimal) string {
	if d.Equal(d.Round(0)) {
		return Million(d)
	}
	return InFull(d)
}
