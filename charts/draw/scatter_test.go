package draw

import (
	"fmt"
	"strings"
	"testing"
)

// On a narrow page names find no room beside their points: they stand below, as many as there are, each with where it is.
func TestEveryPlaceBelowAPlotIsWholeOnPaper(t *testing.T) {
	s := &Scatter{Across: "Cost (£m)", Up: "Benefit (£m)", Unit: millions}
	for i := range 900 { // among points this close no name finds room
		s.Points = append(s.Points, ScatterPoint{X: float64(i % 30), Y: float64(i / 30), Mark: FirstStroke})
	}
	for i := range 6 {
		s.Named = append(s.Named, ScatterPoint{
			X: float64(5 + 4*i), Y: 15, Name: fmt.Sprintf("Scheme %c with a name that is far too long", 'A'+i), Place: fmt.Sprintf("cost £%d.25m, benefit £15.75m", 5+4*i),
		})
	}
	d := &Drawing{Title: "Schemes", Terms: "£m", Picture: s}
	got, err := d.RecordPage(d.Roomy(PrintSize{WidthMM: 82, HeightMM: 120, DPI: 72}))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, text := range got.Texts {
		texts = append(texts, text.Text)
	}
	all := strings.Join(texts, " ")
	for _, one := range s.Named {
		if !strings.Contains(all, "("+one.Place+")") {
			t.Errorf("%q doesn't say %q", all, one.Place)
		}
	}
	if window, err := d.RecordFrame(300, 260, 1, LightTheme()); err != nil || strings.Contains(fmt.Sprint(window.Texts), "£5…") {
		t.Errorf("in a small window: %v, %v", window.Texts, err)
	}
}
