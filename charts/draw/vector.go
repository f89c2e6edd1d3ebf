package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// fontFamily names fonts with the same widths first, so that no label moves in Word or a browser.
const fontFamily = "Arial, Arimo, sans-serif"

// SVG writes a drawing of the page's size, with its title and a description of it inside and its words as text. The page's
// resolution fixes the grid that it is laid out on. The errors are those of [Drawing.PNG].
func (d *Drawing) SVG(w io.Writer, p PrintSize, description string) error {
	size := fmt.Sprintf(`xmlns="http://www.w3.org/2000/svg" width="%smm" height="%smm"`, number(p.WidthMM), number(p.HeightMM))
	return d.vectorsTo(w, p, size, d.Title+". "+d.Subtitle(), description, "")
}

// Inline writes the same drawing as a part of a page for browsers, which gives it its size. What is read out for it is a text
// alternative and a description; id is the part's own, since a page has several.
func (d *Drawing) Inline(w io.Writer, p PrintSize, id, alt, description string) error {
	return d.vectorsTo(w, p, fmt.Sprintf(`id="%s"`, escaped(id)), alt, description, id+"-")
}

func (d *Drawing) vectorsTo(w io.Writer, p PrintSize, attributes, title, description, prefix string) error {
	if err := p.Check(); err != nil {
		return err
	}
	g := p.ground()
	v := &vectors{}
	prefix = escaped(prefix)
	fmt.Fprintf(&v.out, `<svg %s viewBox="0 0 %d %d" `, attributes, g.size.X, g.size.Y)
	fmt.Fprintf(&v.out, `role="img" aria-labelledby="%[1]stitle %[1]sdesc" font-family="%[2]s" stroke="none">`+"\n", prefix, fontFamily)
	fmt.Fprintf(&v.out, "<title id=\"%stitle\">%s</title>\n", prefix, escaped(undirected(d.marked(title))))
	fmt.Fprintf(&v.out, "<desc id=\"%sdesc\">%s</desc>\n", prefix, escaped(undirected(description)))
	fmt.Fprintf(&v.out, `<rect width="%d" height="%d" fill="%s"/>`+"\n", g.size.X, g.size.Y, hex(ink(g.theme.Surface)))
	return d.render(g, v, w)
}

// vectors is go-chart's renderer into an SVG drawing.
type vectors struct {
	pen
	out bytes.Buffer
}

var (
	_ chart.Renderer = (*vectors)(nil)
	_ textPlacer     = (*vectors)(nil)
)

// Stroke draws the path as a line.
func (v *vectors) Stroke() { v.path(false, true) }

// Fill fills the path.
func (v *vectors) Fill() { v.path(true, false) }

// FillStroke does both.
func (v *vectors) FillStroke() { v.path(true, true) }

// path writes the path, unless all of it is transparent as a chart's backgrounds are here.
func (v *vectors) path(fill, stroke bool) {
	defer v.clear()
	fill, stroke = fill && v.fill.A > 0, stroke && v.stroke.A > 0 && v.width > 0
	if !fill && !stroke {
		return
	}
	paint := ` fill="none"`
	if fill {
		paint = fmt.Sprintf(` fill="%s"`, hex(v.fill))
	}
	if stroke {
		paint += fmt.Sprintf(` stroke="%s" stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"`, hex(v.stroke), number(v.width))
	}
	if v.disc != nil {
		fmt.Fprintf(&v.out, `<circle cx="%s" cy="%s" r="%s"%s/>`+"\n", number(v.disc.x), number(v.disc.y), number(v.disc.radius), paint)
		return
	}
	if r, ok := v.rect(); ok && !stroke {
		fmt.Fprintf(&v.out, `<rect x="%d" y="%d" width="%d" height="%d"%s/>`+"\n", r.Min.X, r.Min.Y, r.Dx(), r.Dy(), paint)
		return
	}
	fmt.Fprintf(&v.out, `<path d="%s"%s/>`+"\n", v.outline(), paint)
}

// outline writes the path in SVG's words.
func (v *vectors) outline() string {
	var d strings.Builder
	for _, sub := range v.subpaths {
		for i, q := range sub {
			verb := "L"
			if i == 0 {
				verb = "M"
			}
			d.WriteString(verb + number(q.x) + " " + number(q.y))
		}
	}
	return d.String()
}

// Text writes a text whose baseline starts at x, y.
func (v *vectors) Text(body string, x, y int) { v.PlaceText(body, x, y, alignLeft) }

// PlaceText writes a text that starts, is centred or ends at x.
func (v *vectors) PlaceText(body string, x, y int, align alignment) {
	attributes := ""
	switch align {
	case alignCentre:
		attributes += ` text-anchor="middle"`
	case alignRight:
		attributes += ` text-anchor="end"`
	}
	if v.font == fonts().bold.font {
		attributes += ` font-weight="bold"`
	}
	fmt.Fprintf(&v.out, `<text x="%d" y="%d" font-size="%s" fill="%s"%s>%s</text>`+"\n",
		x, y, number(v.fontSize), hex(v.fontColour), attributes, escaped(body))
}

// MeasureText returns the size of a text in px, rounded up.
func (v *vectors) MeasureText(body string) chart.Box { return v.measure(body) }

// Save writes the finished drawing.
func (v *vectors) Save(w io.Writer) error {
	v.out.WriteString("</svg>\n")
	if _, err := w.Write(v.out.Bytes()); err != nil {
		return fmt.Errorf("write the chart: %w", err)
	}
	return nil
}

// escaped makes any text safe within XML.
func escaped(text string) string {
	var b bytes.Buffer
	// Writing to a buffer doesn't fail; what XML can't hold becomes U+FFFD.
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}

// hex writes an opaque colour.
func hex(c drawing.Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// number writes a length with at most two decimals.
func number(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}
