package charts

import "tomworkbench/charts/draw"

// Format is a size that charts are often wanted in.
type Format struct {
	// ID is what the command line calls it.
	ID, Name string
	Page     draw.Page
	// Grows says that the page is made higher for a figure with many rows.
	Grows bool
	// Yields says that the page gives way to the words of a figure that it has no room for.
	Yields bool
}

// Formats returns the common sizes, that of an A4 text column first.
func Formats() []Format {
	return []Format{
		{"paper", "Paper, 159 mm wide", draw.DefaultPage(), true, true},
		{"half", "Half page, 159 × 120 mm", draw.Page{WidthMM: 159, HeightMM: 120, DPI: 300}, false, true},
		{"slide", "Slide 16:9, 254 × 143 mm", draw.Page{WidthMM: 254, HeightMM: 143, DPI: 200, TextPt: 18}, false, true},
	}
}

// For returns the page of a format for a figure.
func (f Format) For(figure *Figure) draw.Page {
	page := f.Page
	if f.Grows {
		page.HeightMM = figure.Page().HeightMM
	}
	if f.Yields {
		page = figure.drawing().Fitting(page)
	}
	return page
}
