package word

import (
	"bytes"
	"strings"
)

// selfContained reports whether a drawing in SVG shows itself alone: it runs nothing and asks nothing from elsewhere.
// Word keeps a picture beside each such drawing, which stands in for one that is left out.
func selfContained(svg []byte) bool {
	alone := true
	err := walk(svg, func(e element) {
		switch strings.ToLower(e.start.Name.Local) {
		case "script", "foreignobject":
			alone = false
		}
		for _, a := range e.start.Attr {
			switch strings.ToLower(a.Name.Local) {
			case "href", "src":
				alone = alone && inside(a.Value)
			}
		}
	})
	lower := bytes.ToLower(svg)
	elsewhere := bytes.Count(lower, []byte("url(")) > bytes.Count(lower, []byte("url(#")) || bytes.Contains(lower, []byte("@import"))
	return err == nil && alone && !elsewhere
}

// inside reports whether an address is one within the drawing, or holds a picture itself.
func inside(address string) bool {
	return strings.HasPrefix(address, "#") || strings.HasPrefix(address, "data:image/") && !strings.HasPrefix(address, "data:image/svg")
}
