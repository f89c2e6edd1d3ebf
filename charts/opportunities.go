package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureOpportunities is the figure of the registers' rows by ease and value.
const FigureOpportunities FigureID = "opportunities"

// opportunities is what the figure of the registers' rows by ease and value is made from, in £m.
type opportunities struct {
	Subject
	rows []opportunity
	// largest is the highest saving of any row.
	largest decimal.Decimal
	places  int32
	// unrated and byMoney count the rows without a rating of their ease, and those that money puts where they stand.
	unrated, byMoney, moneyless int
}

// opportunity is one row in its place.
type opportunity struct {
	*model.Opportunity
	low, high decimal.Decimal
	value     model.Level
	// byMoney says that nobody has said what the row is worth, and its money puts it where it stands.
	byMoney bool
}

// newOpportunities makes the figure of how easily the rows of the registers can be done and what they are worth.
func newOpportunities(s Subject) *Figure {
	x := opportunities{Subject: s}
	for row := range s.Case.Opportunities.All() {
		one := opportunity{Opportunity: row, value: row.Value}
		one.low, one.high = row.Money()
		x.largest = decimal.Max(x.largest, one.high)
		x.places = max(x.places, model.Places(one.low, one.high))
		x.rows = append(x.rows, one)
	}
	for i := range x.rows {
		x.put(&x.rows[i])
	}
	f := &Figure{
		title: x.headline(), subject: "Registers of opportunities", terms: "ease by value, highest saving as size, £m", names: x.names(),
		empty: len(x.rows) == 0, alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
	if !f.empty {
		f.picture = x.chart()
	}
	return f
}

// put gives a row its value by its money where nobody has said it: low up to a third of the largest saving, medium up to two thirds.
func (x *opportunities) put(one *opportunity) {
	if one.Ease == model.Unrated {
		x.unrated++
	}
	if !one.HasMoney() {
		x.moneyless++
	}
	if one.value != model.NoLevel || !one.HasMoney() {
		return
	}
	one.byMoney = true
	x.byMoney++
	switch thrice := one.high.Mul(decimal.NewFromInt(3)); {
	case thrice.LessThanOrEqual(x.largest):
		one.value = model.LowLevel
	case thrice.LessThanOrEqual(x.largest.Mul(decimal.NewFromInt(2))):
		one.value = model.MediumLevel
	default:
		one.value = model.HighLevel
	}
}

func (x opportunities) names() []string {
	names := make([]string, len(x.rows))
	for i, one := range x.rows {
		names[i] = one.Name
	}
	return names
}

// eases and values are the columns and the bands, those of rows without a rating last.
func eases() []model.RAG { return []model.RAG{model.Red, model.Amber, model.Green, model.Unrated} }

func values() []model.Level {
	return []model.Level{model.HighLevel, model.MediumLevel, model.LowLevel, model.NoLevel}
}

func (x opportunities) chart() *draw.CellChart {
	c := &draw.CellChart{Columns: []string{"R Red: hard", "A Amber", "G Green: easy"}, Bands: []string{"High value", "Medium value", "Low value"}}
	if x.unrated > 0 {
		c.Columns, c.ApartColumns = append(c.Columns, "Ease not rated"), 1
	}
	for _, one := range x.rows {
		item := draw.CellItem{
			Name: one.Name, Words: "no figure", Open: !one.HasMoney(), Size: one.high.InexactFloat64(),
			Column: slices.Index(eases(), one.Ease), Band: slices.Index(values(), one.value),
		}
		if one.HasMoney() {
			item.Words = rangeOf(one.low, one.high, x.places)
		}
		if one.value == model.NoLevel {
			c.ApartBands = 1
		}
		c.Items = append(c.Items, item)
	}
	if c.ApartBands > 0 {
		c.Bands = append(c.Bands, "Value not given")
	}
	if x.moneyless < len(x.rows) {
		c.Key = append(c.Key, draw.KeyEntry{Mark: draw.MarkPoint, Stroke: draw.FirstStroke + draw.MostLines, Text: "Area: highest saving"})
	}
	if x.moneyless > 0 {
		c.Key = append(c.Key, draw.KeyEntry{Mark: draw.MarkPoint, Stroke: draw.FirstStroke, Text: "No figure given"})
	}
	return c
}

// headline counts the rows that are rated easy, and those that nobody has rated.
func (x opportunities) headline() string {
	if len(x.rows) == 0 {
		return "No opportunities so far"
	}
	if x.unrated == len(x.rows) {
		return "Nobody has rated the ease of " + model.Plural(len(x.rows), "the one row", fmt.Sprintf("any of %d rows", len(x.rows))) + " of the registers"
	}
	easy := 0
	for _, one := range x.rows {
		if one.Ease == model.Green {
			easy++
		}
	}
	count := fmt.Sprint(easy)
	if easy == 0 {
		count = "None"
	}
	text := fmt.Sprintf("%s of %s of the registers %s rated easy (green)", count, many(len(x.rows), "row"), model.Plural(max(easy, 1), "is", "are"))
	if x.unrated > 0 {
		text += fmt.Sprintf("; %d %s not rated", x.unrated, model.Plural(x.unrated, "is", "are"))
	}
	return text
}

func (x opportunities) alt() string {
	if len(x.rows) == 0 {
		return x.headline() + "."
	}
	text := fmt.Sprintf("Chart of %s of the registers of opportunities by ease and value: %s.", many(len(x.rows), "row"), model.Small(x.headline()))
	if x.largest.IsPositive() {
		at := slices.IndexFunc(x.rows, func(one opportunity) bool { return one.high.Equal(x.largest) })
		ties := 0
		for _, one := range x.rows {
			if one.high.Equal(x.largest) {
				ties++
			}
		}
		if ties == 1 {
			text += fmt.Sprintf(" The highest saving is that of %s, %s.", x.rows[at].Name, spokenRange(x.rows[at].low, x.rows[at].high))
		}
	}
	return text
}

func (x opportunities) description() string {
	text := []string{x.alt()}
	for _, one := range x.rows {
		money := "no figure given"
		if one.HasMoney() {
			money = spokenRange(one.low, one.high)
		}
		text = append(text, fmt.Sprintf("%s: ease %s, value %s, %s.", one.Name, easeWords(one.Ease), one.valueWords(), money))
	}
	return strings.Join(text, " ")
}

// easeWords is a rating within a sentence, with what it means.
func easeWords(r model.RAG) string {
	switch r {
	case model.Red:
		return "red (hard)"
	case model.Amber:
		return "amber"
	case model.Green:
		return "green (easy)"
	}
	return "not rated"
}

// valueWords says what a row is worth, and whether that is by its money alone.
func (one opportunity) valueWords() string {
	text := cmp.Or(string(one.value), "not given")
	if one.byMoney {
		text += " (by its money)"
	}
	return text
}

func (x opportunities) table() Table {
	t := Table{
		Caption: "Rows of the registers of opportunities", Words: 4,
		Columns: []string{"Register", "Opportunity", "Ease", "Value", "Lowest (£m)", "Highest (£m)"},
	}
	for _, one := range x.rows {
		low, high := "not given", "not given"
		if one.HasMoney() {
			low, high = plainAmount(one.low, x.places), plainAmount(one.high, x.places)
		}
		t.Rows = append(t.Rows, []string{cmp.Or(one.Register, "none named"), one.Name, one.Ease.String(), model.Capital(one.valueWords()), low, high})
	}
	return t
}

func (x opportunities) notes() []string {
	var notes []string
	if x.byMoney > 0 {
		third := x.largest.Div(decimal.NewFromInt(3))
		places := max(x.places, model.Places(third))
		notes = append(notes, fmt.Sprintf("Where no value is given a row stands by its highest saving: low up to %s, a third of the largest, medium up to %s, high above",
			labelMillion(third, places), labelMillion(third.Mul(decimal.NewFromInt(2)), places)))
	}
	for _, f := range x.Case.Feeds() {
		if f.WithMoney > 0 {
			notes = append(notes, f.Words())
		}
	}
	for _, one := range x.rows {
		if one.Source.Grade == model.Illustrative {
			return append(notes, "Some rows are illustrative, not published")
		}
	}
	return notes
}
