package app

import (
	"tomworkbench/app/papers"
	"tomworkbench/charts"
)

// knowing goes on to a picture of a figure; where no font here can draw a name of it, it says so first and asks.
func (w *Window) knowing(f *charts.Figure, goOn func()) {
	w.knowingOf(charts.Plain(f), func() string { return charts.UndrawnWords(f) }, goOn)
}

// knowingAll does the same for papers with several figures.
func (w *Window) knowingAll(s papers.Subject, kinds []charts.Kind, goOn func()) {
	w.knowingOf(s.Plain(kinds), func() string { return s.Undrawn(kinds) }, goOn)
}

// knowingOf goes on at once where all is plain: else what can't be drawn is found out off the window's goroutine, since it
// may read fonts.
func (w *Window) knowingOf(plain bool, undrawn func() string, goOn func()) {
	if plain {
		goOn()
		return
	}
	later(w, func() (string, error) { return undrawn(), nil }, func(words string, _ error) {
		if words == "" {
			goOn()
			return
		}
		w.ask("Some names can't be drawn", words, "Go on all the same", goOn)
	})
}
