package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// pages are the window's pages, of which one is shown.
type pages struct {
	host    *Window
	all     []*madePage
	shown   *madePage
	body    *fyne.Container
	room    *ui.Room
	sidebar *sidebar
}

// madePage is a row of the table of pages with its page.
type madePage struct {
	page.Entry
	page page.Page
}

func newPages(host *Window, table []page.Entry) *pages {
	p := &pages{host: host, body: container.NewStack()}
	p.room = ui.NewRoom(p.body)
	for _, e := range table {
		p.all = append(p.all, &madePage{Entry: e, page: e.New(host)})
	}
	p.sidebar = newSidebar(p)
	return p
}

// show puts a page into the window; an unknown one is the first.
func (p *pages) show(id page.ID) {
	at := max(slices.IndexFunc(p.all, func(e *madePage) bool { return e.ID == id }), 0)
	e := p.all[at]
	if e == p.shown {
		return
	}
	p.shown = e
	p.body.Objects = []fyne.CanvasObject{e.page.Object()}
	p.body.Refresh()
	p.room.ToTop()
	p.host.ClearStatus()
	if f := p.host.figures.first; f != nil {
		p.host.showFigure(f)
	}
	p.sidebar.set(at)
	e.page.Restyle()
	e.page.Refresh()
	if p.host.header != nil { // the first page is shown before there is one
		p.host.refreshHeader()
	}
}

// Shown is the page that is shown.
func (w *Window) Shown() page.Page { return w.pages.shown.page }

// Go shows a place, in the scenario that it names: where that names a record, with the keys on it.
func (w *Window) Go(to page.Place) {
	s := w.Session()
	if x, ok := s.Case().Scenarios.Get(to.Record.Scenario); ok {
		v := s.View()
		v.Scenario = x.ID
		s.Show(v)
	}
	switch {
	case to.Page == "" && to.Record.Key == "":
		to.Page = w.pages.shown.ID
	case to.Page == "":
		to = w.pages.listing(s.Case(), to)
	}
	if w.pages.shown.ID != to.Page && !w.Shown().Leave() {
		return
	}
	w.pages.show(to.Page)
	w.Shown().Focus()
	if to.Record.Kind != "" || to.Lines != page.NoLines {
		w.Shown().Show(to)
	}
}

// listing is the place where a record is worked on: what a scenario says of a decision or an option, beside that.
func (p *pages) listing(c *model.Case, to page.Place) page.Place {
	kind := to.Record.Kind
	if kind.Listed() == model.BesideDecision {
		if r, ok := c.Record(kind, to.Record.Key); ok {
			to.Record.Kind, to.Record.Key, _ = model.About(r)
			kind = to.Record.Kind
		}
	}
	for _, e := range p.all {
		if slices.Contains(e.Lists, kind.Listed()) {
			to.Page = e.ID
		}
	}
	return to
}
