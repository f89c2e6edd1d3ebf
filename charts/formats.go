package charts

import "tomworkbench/charts/draw"

// Format is a size that charts are often wanted in.
type Format struct {
	// ID is what the command line calls it.
	ID, Name string
	Page     draw.Page
	// Grows says that the page is made higher for a figure with many rows.
	Grows bool
}

// Formats returns the common sizes, that of an A4 text column first.
func Formats() []Format {
	return []Format{
		{"paper", "Paper, 159 mm wide", draw.DefaultPage(), true},
		{"half", "Half page, 159 × 120 mm", draw.Page{WidthMM: 159, HeightMM: 120, DPI: 300}, false},
		{"slide", "Slide 16:9, 254 × 143 mm", draw.Page{WidthMM: 254, HeightMM: 143, DPI: 200, TextPt: 18}, false},
	}
}

// For returns the page of a format for a figure.
func (f Format) For(figure *Figure) draw.Page {
	page := f.Page
	if f.Grows {
		page.HeightMM = figure.Page().HeightMM
	}
	return page
}
