package papers

import (
	"context"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/charts"
)

// knowing goes on to a picture of a figure; where no font here can draw a name of it, it says so first and asks.
func (v *view) knowing(f *charts.Figure, goOn func()) {
	v.knowingOf(charts.Plain(f), func() string { return charts.UndrawnWords(f) }, goOn)
}

// knowingAll does the same for papers with several figures.
func (v *view) knowingAll(s papers.Paper, kinds []charts.FigureID, goOn func()) {
	v.knowingOf(s.Plain(kinds), func() string { return s.Undrawn(kinds) }, goOn)
}

// knowingOf goes on at once where all is plain: else what can't be drawn is found out off the window's goroutine, since it
// may read fonts.
func (v *view) knowingOf(plain bool, undrawn func() string, goOn func()) {
	if plain {
		goOn()
		return
	}
	page.Later(v.h, func(context.Context) (string, error) { return undrawn(), nil }, func(words string, _ error) {
		if words == "" {
			goOn()
			return
		}
		v.h.Ask("Some names can't be drawn", words, "Go on all the same", goOn)
	})
}
