package draw

import (
	"slices"
	"testing"
)

// drawingsOfTwo are drawings of every picture that writes names, each of two.
func drawingsOfTwo(names [2]string) []*Drawing {
	years, amounts := []string{"2018/19"}, []float64{1}
	pictures := []Picture{
		&YearChart{Years: years, Unit: millions, Lines: []Series{{Name: names[0], Typed: true, Values: amounts}, {Name: names[1], Typed: true, Values: amounts}}},
		&YearChart{Years: years, Unit: millions, Columns: []Column{
			{Name: names[0], Typed: true, Values: amounts, Low: amounts, High: amounts}, {Name: names[1], Typed: true, Values: amounts, Low: amounts, High: amounts},
		}},
		&RowChart{Unit: millions, Rows: []Row{{Name: names[0]}, {Name: names[1]}}},
		&TornadoChart{RowChart: RowChart{Unit: millions, Rows: []Row{{Name: names[0]}, {Name: names[1]}}}},
		&PlanChart{Years: years, Rows: []PlanRow{{Name: names[0], Benefit: amounts, Cost: amounts}, {Name: names[1], Benefit: amounts, Cost: amounts}}},
		&FlowChart{Columns: [][]FlowNode{{{Name: names[0]}, {Name: names[1]}}}},
		&Scatter{Unit: millions, Named: []ScatterPoint{{Name: names[0]}, {Name: names[1]}}},
	}
	var out []*Drawing
	for _, p := range pictures {
		out = append(out, &Drawing{Title: "A title", Picture: p})
	}
	return append(out, &Drawing{Title: names[0] + " ends above " + names[1], Names: names[:]}, &Drawing{Title: names[1], Names: names[1:], Subject: names[0]})
}

func TestNamesThatNoFontHasAreFoundInEveryPicture(t *testing.T) {
	for _, one := range []struct {
		names          [2]string
		lacks, scripts []string
	}{
		{[2]string{"Gŵyl Łódź", "Ελληνικά עברית"}, nil, nil},
		{[2]string{"行政", "North"}, []string{"行政"}, []string{"Chinese"}},
		{[2]string{"हिन्दी सेवा 🚀", "ไทยบริการ"}, []string{"हिन्दी सेवा 🚀", "ไทยบริการ"}, []string{"Hindi", "Thai", "emoji"}},
	} {
		for _, d := range drawingsOfTwo(one.names) {
			lacks, scripts := bareFonts().undrawnOf([]*Drawing{d, d})
			if !slices.Equal(lacks, one.lacks) || !slices.Equal(scripts, one.scripts) {
				t.Errorf("%T %q lacks %q of %q, want %q of %q", d.Picture, d.Title, lacks, scripts, one.lacks, one.scripts)
			}
			if one.lacks != nil && Plain(d) {
				t.Errorf("%T counts as plain", d.Picture)
			}
		}
	}
	if lacks, _ := testFonts(t).undrawnOf(drawingsOfTwo([2]string{"行政", "ไทยบริการ"})); lacks != nil {
		t.Errorf("with fonts: %q", lacks)
	}
}

// What stands around the picture counts too, where it holds more than names.
func TestAStampThatNoFontHasIsNamed(t *testing.T) {
	d := drawingsOfTwo([2]string{"North", "South"})[0]
	d.Stamp = "草稿 · revision 1"
	if lacks, _ := bareFonts().undrawnOf([]*Drawing{d}); len(lacks) != 1 || Plain(d) {
		t.Errorf("of the stamp it is said that %q can't be drawn", lacks)
	}
}
