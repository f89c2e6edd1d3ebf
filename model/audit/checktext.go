package audit

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// shownOnly is how many of the lines that a check is limited to a sentence names before it counts the rest.
const shownOnly = 6

// CheckText says in words what a check is: "Row “Total” is the sum of 5 rows, Pay to Rent".
func CheckText(k model.Check) string {
	result, noun := placeText(k.Result), "cell"
	switch {
	case k.Result.IsCell():
		result = "Cell “" + result + "”"
	case k.Result.Row != "":
		result, noun = "Row “"+result+"”", "row"
	default:
		result, noun = "Column “"+result+"”", "column"
	}
	switch k.Rule {
	case model.SumRule:
		text := fmt.Sprintf("%s is the sum of %d %ss, %s to %s", result, len(k.Of), noun, placeText(k.Of[0]), placeText(k.Of[len(k.Of)-1]))
		if len(k.Of) == 2 {
			text = fmt.Sprintf("%s is %s and %s together", result, placeText(k.Of[0]), placeText(k.Of[1]))
		}
		return text + onlyText(k)
	case model.DifferenceRule:
		return fmt.Sprintf("%s is %s less %s", result, placeText(k.Of[0]), placeText(k.Of[1])) + onlyText(k)
	case model.RunningRule:
		return fmt.Sprintf("%s is the running total of %s", result, placeText(k.Of[0])) + onlyText(k)
	case model.RatioRule:
		return fmt.Sprintf("%s is %s as a share of %s", result, placeText(k.Of[0]), placeText(k.Of[1])) + onlyText(k)
	}
	return fmt.Sprintf("%s is the same as %s", result, placeText(k.Of[0]))
}

func onlyText(k model.Check) string {
	if len(k.Only) == 0 {
		return ""
	}
	if more := len(k.Only) - shownOnly; more > 0 {
		return fmt.Sprintf(" (%s and %d more only)", strings.Join(k.Only[:shownOnly], ", "), more)
	}
	return " (" + strings.Join(k.Only, ", ") + " only)"
}

// placeText names a row, column or cell, one of several with the name by its number: "Total (2nd)".
func placeText(p model.Place) string {
	row, column := p.Row+nthText(p.Nth), p.Column+nthText(p.NthColumn)
	if p.IsCell() {
		return row + ", " + column
	}
	return row + column
}

func nthText(n int) string {
	if n == 0 {
		return ""
	}
	return " (" + model.Ordinal(n) + ")"
}
