package charts

import "tomworkbench/charts/draw"

// Format is a size that charts are often wanted in.
type Format struct {
	// ID is what the command line calls it.
	ID, Name string
	Size     draw.PrintSize
	// Grows says that the page is made higher for a figure with many rows.
	Grows bool
	// Yields says that the page gives way to the words of a figure that it has no room for.
	Yields bool
}

// Formats returns the common sizes, that of an A4 text column first.
func Formats() []Format {
	return []Format{
		{"paper", "Paper, 159 mm wide", draw.DefaultPrintSize(), true, true},
		{"half", "Half page, 159 × 120 mm", draw.PrintSize{WidthMM: 159, HeightMM: 120, DPI: 300}, false, true},
		{"slide", "Slide 16:9, 254 × 143 mm", draw.PrintSize{WidthMM: 254, HeightMM: 143, DPI: 200, TextPt: 18}, false, true},
	}
}

// For returns the page of a format for a figure.
func (f Format) For(figure *Figure) draw.PrintSize {
	page := f.Size
	if f.Grows {
		page.HeightMM = figure.PrintSize().HeightMM
	}
	if f.Yields {
		page = figure.drawing().Roomy(page)
	}
	return page
}
