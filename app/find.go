package app

import (
	"tomworkbench/model"
)

// findMost is how many hits are shown; typing more finds fewer.
const findMost = 200

// findAnything lets the person go to anything in the case by typing part of it.
func (w *Window) findAnything() {
	const width, rows = 720, 9
	var hits []model.Hit
	find := func(typed string) []string {
		hits = model.Find(w.session.Case(), typed, findMost)
		names := make([]string, len(hits))
		for i, h := range hits {
			names[i] = h.Text + "   ·   " + h.Where
		}
		return names
	}
	w.search("Find", "Type part of a name, a figure or a reason", width, rows, find, func(i int) { w.reveal(hits[i]) })
}

// reveal shows what was found where it can be worked on.
func (w *Window) reveal(h model.Hit) {
	if s, ok := w.session.Case().Scenarios.Get(h.Scenario); ok {
		v := w.session.View()
		v.Scenario = s.ID
		w.session.Show(v)
	}
	switch h.Kind.Listed() {
	case model.OnBoard:
		w.revealOnBoard(h.Kind, h.Key)
	case model.BesideDecision:
		w.revealSaid(h)
	case model.InEvidence:
		w.goTo(pageEvidence)
		if v := w.evidence(); v != nil {
			v.reveal(h.Key)
		}
	case model.InFigures:
		w.goTo(pageFigures)
		if v := w.figures(); v != nil {
			v.reveal(h.Key)
		}
	case model.InLinks:
		if l, ok := w.session.Case().Links.Get(h.Key); ok {
			w.goTo(pageLinks)
			if v, shown := w.page.view.(*linksView); shown {
				v.reveal(l)
			}
		}
	default:
		w.revealInLists(h)
	}
}

// revealSaid shows what a scenario says of a decision or an option, beside the decision or the option itself.
func (w *Window) revealSaid(h model.Hit) {
	r, ok := w.session.Case().Record(h.Kind, h.Key)
	if !ok {
		return
	}
	if x, is := r.(*model.Commitment); is {
		w.revealCommitment(x)
		return
	}
	kind, key, _ := model.About(r)
	w.revealOnBoard(kind, key)
}

// revealInLists shows a record in the table that it is edited in.
func (w *Window) revealInLists(h model.Hit) {
	w.goTo(pageFrame)
	if v := w.frame(); v != nil {
		v.reveal(h.Kind, h.Key)
	}
}

// revealOnBoard shows the board, with the keys on what a component, decision or option stands for; a scenario is all of it.
func (w *Window) revealOnBoard(kind model.Kind, key string) {
	w.goTo(pageBoard)
	if d := w.board.find(w.session.Case(), kind, key); d != nil {
		w.window.Canvas().Focus(d)
	}
}
