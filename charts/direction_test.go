package charts

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// A name may hold a character that turns the direction of the text around it, so that a reader sees another text than stands
// there. None leaves a figure: not in its picture, nor in its words or its table.
func TestNoCharacterThatTurnsATextLeavesAFigure(t *testing.T) {
	names := [2]string{"North\u202Eertnec", "\u2066South\u2069 \u202Bcentre"}
	for _, make := range figuresOfTwo(t) {
		f := make(names).Stamped("DRAFT \u202E1 revision").Noted("A note on \u202Dit")
		var svg bytes.Buffer
		if err := f.SVG(&svg, f.PrintSize()); err != nil {
			t.Fatal(err)
		}
		table := f.Table()
		words := slices.Concat([]string{svg.String(), f.Title(), f.Subtitle(), f.Alt(), f.Description(), f.Stamp(), table.Caption}, f.Notes(), table.Columns)
		for _, row := range table.Rows {
			words = append(words, row...)
		}
		for _, spot := range f.Spots(800, 600, 1, draw.LightTheme()) {
			words = append(words, spot.Words)
		}
		all := strings.Join(words, "\n")
		if strings.ContainsFunc(all, model.IsDirection) {
			t.Errorf("%q holds a character that turns the text", f.Title())
		}
		if !strings.Contains(all, "North") || !strings.Contains(all, "South") {
			t.Errorf("%q has lost its names", f.Title())
		}
	}
}
