package draw

import (
	"image/color"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Theme holds the colours of a chart. All are opaque.
type Theme struct {
	// Surface is what the chart stands on; Ink and Quiet are for text.
	Surface, Ink, Quiet color.RGBA
	// Grid is for the light rules, Zero for the rule at £0m, Whisker for ranges.
	Grid, Zero, Whisker color.RGBA
	// Benefit and Cost are for bars, Line for the cumulative net, Before for what a bar is held against.
	Benefit, Cost, Line, Before color.RGBA
	// Red, Amber and Green are for ratings, which stand beside their letters and words.
	Red, Amber, Green color.RGBA
	// Against is for words of what is in conflict.
	Against color.RGBA
	// Parts are for what has no colour of its own, in turn: neighbours differ in lightness as well.
	Parts [MostParts]color.RGBA
	// Lines are for the lines of a comparison, in turn; each has a marker and dashes of its own too.
	Lines [MostLines]color.RGBA
}

// LightTheme returns the colours for a light window.
func LightTheme() Theme {
	return Theme{
		Surface: rgb(0xFFFFFF), Ink: rgb(0x1B1F24), Quiet: rgb(0x5A6572),
		Grid: rgb(0xE3E7EB), Zero: rgb(0x4A5560), Whisker: rgb(0x4A5560),
		Benefit: rgb(0x12436D), Cost: rgb(0xF46A25), Line: rgb(0x3D3D3D), Before: rgb(0x8A949E), Against: rgb(0xB3341B),
		Red: rgb(0xC8371B), Amber: rgb(0xE8A317), Green: rgb(0x14603F),
		Parts: [MostParts]color.RGBA{rgb(0x12436D), rgb(0x28A197), rgb(0x801650), rgb(0xF46A25)},
		Lines: [MostLines]color.RGBA{rgb(0x12436D), rgb(0xD8500C), rgb(0x801650), rgb(0x1E8A81)},
	}
}

// DarkTheme returns the colours for a dark window.
func DarkTheme() Theme {
	return Theme{
		Surface: rgb(0x1E242B), Ink: rgb(0xE9EDF2), Quiet: rgb(0xA9B4C0),
		Grid: rgb(0x343D48), Zero: rgb(0xC3CCD6), Whisker: rgb(0xC3CCD6),
		Benefit: rgb(0x6FA8DC), Cost: rgb(0xF79A66), Line: rgb(0xF2F2F2), Before: rgb(0x6A7480), Against: rgb(0xFF9C85),
		Red: rgb(0xFF7A5C), Amber: rgb(0xFFC857), Green: rgb(0x3FA776),
		Parts: [MostParts]color.RGBA{rgb(0x4A86C0), rgb(0xA6E3DA), rgb(0xB5518C), rgb(0xFFCBA8)},
		Lines: [MostLines]color.RGBA{rgb(0x6FA8DC), rgb(0xF79A66), rgb(0xE0A3C6), rgb(0x5CC7BA)},
	}
}

// PaperTheme returns the colours for a printed page: those of the light window with a firmer grid.
func PaperTheme() Theme {
	t := LightTheme()
	t.Grid, t.Quiet = rgb(0xDDE2E7), rgb(0x4A5560)
	return t
}

// MostLines is the number of lines that one chart tells apart.
const MostLines = 4

// MostParts is the number of parts that one chart tells apart.
const MostParts = 4

// of returns the colour of a role.
func (t Theme) of(r Role) color.RGBA {
	switch r {
	case RoleBenefit:
		return t.Benefit
	case RoleCost:
		return t.Cost
	case RoleTotal:
		return t.Line
	case RoleBefore:
		return t.Before
	case RoleRed:
		return t.Red
	case RoleAmber:
		return t.Amber
	case RoleGreen:
		return t.Green
	}
	return t.Parts[int(r-RolePart)%MostParts]
}

// rgb returns an opaque colour from its usual six hexadecimal digits.
func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// ink converts a colour for go-chart.
func ink(c color.RGBA) drawing.Color { return drawing.Color(c) }

// Darkened are the colours that stand for those of a drawing on paper where the ground around it is dark, by their six digits with
// the sign before them, as [Drawing.Inline] writes them. Where a colour on paper has two uses, both get the one that is lines'.
func Darkened() map[string]string {
	paper, dark := PaperTheme(), DarkTheme()
	pairs := []struct{ on, to Theme }{{LightTheme(), dark}, {paper, dark}}
	out := map[string]string{}
	add := func(from, to color.RGBA) {
		if _, there := out[hex(ink(from))]; !there {
			out[hex(ink(from))] = hex(ink(to))
		}
	}
	for _, p := range pairs {
		for i, from := range p.on.all() {
			add(from, p.to.all()[i])
		}
		for _, share := range flowTints {
			add(color.RGBA(mixed(p.on.Benefit, p.on.Surface, share)), color.RGBA(mixed(p.to.Benefit, p.to.Surface, share)))
		}
	}
	return out
}

// all are the theme's colours, those of lines before those of areas.
func (t Theme) all() []color.RGBA {
	out := []color.RGBA{t.Surface, t.Ink, t.Zero, t.Quiet, t.Grid, t.Whisker, t.Benefit, t.Cost, t.Line, t.Before, t.Red, t.Amber, t.Green, t.Against}
	return append(append(out, t.Lines[:]...), t.Parts[:]...)
}
