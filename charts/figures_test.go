package charts

import (
	"bytes"
	"strings"
	"testing"

	"tomworkbench/charts/draw/golden"
)

// A row is whole: it has a name of its own, and its figure is made from the worked example, or says why it isn't.
func TestEveryRowMakesAFigureThatCanBePrintedAndTold(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := subjectOf(exampleCase(t))
	names := map[string]FigureID{}
	for _, k := range FigureIDs() {
		if other, taken := names[k.Name()]; taken || k.Name() == "" || k.Name() == string(k) || strings.ContainsAny(string(k), " ,/") {
			t.Errorf("%q is called %q, as is %q", k, k.Name(), other)
		}
		names[k.Name()] = k
		f := figureOf(t, k, s).Stamped("DRAFT · revision 12")
		if f.Title() == "" || f.Alt() == "" || f.Description() == "" || f.Table().Caption == "" {
			t.Errorf("%s says too little", k)
		}
		if !f.Empty() { // else its title says why
			checkPrinted(t, k, f)
		}
	}
}

// checkPrinted holds a figure with something to show to its table, and to a picture and a drawing in every size.
func checkPrinted(t *testing.T, k FigureID, f *Figure) {
	t.Helper()
	if len(f.Table().Rows) == 0 {
		t.Errorf("%s has no table", k)
	}
	for _, format := range Formats() {
		page := format.For(f)
		page.DPI = 72
		var picture, drawing bytes.Buffer
		if err := f.PNG(&picture, page); err != nil || golden.Decode(t, picture.Bytes()).Bounds().Size() != page.Pixels() {
			t.Errorf("%s as a picture, %s: %v", k, format.ID, err)
		}
		if err := f.SVG(&drawing, page); err != nil || !strings.Contains(drawing.String(), "<desc") {
			t.Errorf("%s as a drawing, %s: %v", k, format.ID, err)
		}
		if page.WidthMM != format.Size.WidthMM {
			t.Errorf("%s, %s: %v mm wide", k, format.ID, page.WidthMM)
		}
	}
}

// What a row says of a figure is so: nothing of one changes with an estimate, a basis or another scenario to compare with that it
// is said not to depend on, and something does with what it is said to.
func TestARowSaysWhatItsFigureDependsOn(t *testing.T) {
	told := func(k FigureID, s Subject) string {
		f := figureOf(t, k, s)
		var drawing bytes.Buffer
		if f.HasPicture() {
			if err := f.SVG(&drawing, Formats()[0].For(f)); err != nil {
				t.Fatal(err)
			}
		}
		return f.Alt() + f.Description() + drawing.String()
	}
	s := subjectOf(exampleCase(t))
	s.With = s.With[:1]
	for _, k := range FigureIDs() {
		as := told(k, s)
		estimate, basis, with := s, s, s
		estimate.Estimate, basis.Basis, with.With = "maximum", "recurring", Others(s.Case, s.Scenario)
		for _, one := range []struct {
			what    string
			changes bool
			says    bool
		}{
			{"the estimate", told(k, estimate) != as, k.ByEstimate()},
			{"the basis", told(k, basis) != as, k.ByBasis()},
			{"what is compared", told(k, with) != as, k.Compares()},
		} {
			if one.changes != one.says {
				t.Errorf("that %s changes with %s is %v, and its row says %v", k, one.what, one.changes, one.says)
			}
		}
		with.With = nil
		if _, err := New(k, with); (err != nil) != (k.Lacks(with) != "") {
			t.Errorf("%s without a second scenario: %v, and it lacks %q", k, err, k.Lacks(with))
		}
	}
}
