package page

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// Meaning is what a label on screen means where it is a term of the method, empty for any other.
func Meaning(label string) string {
	if t, ok := model.TermOf(label); ok {
		return t.Sentence()
	}
	return ""
}

// HintOf tells in the status line what a label means.
func HintOf(h Sayer, label func() string) ui.Hint {
	return ui.Hint{Meaning: func() string { return Meaning(label()) }, Explain: func(text string) { h.Explain(text) }}
}

// Termed has a label that never changes tell what it means.
func Termed(h Sayer, label string, o fyne.CanvasObject) fyne.CanvasObject {
	return ui.NewExplained(o, HintOf(h, func() string { return label }))
}

// TermedSwitch has the values of a switch tell what they mean.
func TermedSwitch(h Sayer, s *ui.Segments) *ui.Segments {
	s.Meanings, s.Explain = nil, func(text string) { h.Explain(text) }
	for _, label := range s.Labels {
		s.Meanings = append(s.Meanings, Meaning(label))
	}
	return s
}

// OnTerm has the headings of a table, and its cells that are terms, tell what they mean.
func OnTerm(h Sayer) func(grid.Place, string) bool {
	return func(_ grid.Place, text string) bool {
		meaning := Meaning(text)
		if meaning != "" {
			h.Explain(meaning)
		}
		return meaning != ""
	}
}
