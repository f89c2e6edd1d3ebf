package page

import (
	"strings"

	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// What a person is told of that leaves, by which [session.Session] keeps that they were.
const (
	toldStaff       = "staff"
	toldSuppliers   = "suppliers"
	toldUnpublished = "unpublished"
)

// ToldOfLeaving are all sorts of what [Leaving] tells.
func ToldOfLeaving() []string { return []string{toldStaff, toldSuppliers, toldUnpublished} }

// Leaving goes on to what takes figures out of the workbench. Where they hold what isn't for everybody, it says so first and asks: once for
// each sort of it, of each case, until the workbench is closed.
func Leaving(h Host, d model.Delicate, goOn func()) {
	sorts := map[string]int{toldStaff: d.Staff, toldSuppliers: d.Suppliers, toldUnpublished: d.Unpublished}
	s, news := h.Session(), false
	for sort, n := range sorts {
		news = news || n > 0 && !s.Told(sort)
	}
	if !news {
		goOn()
		return
	}
	known := func() {
		for sort, n := range sorts {
			if n > 0 {
				s.Tell(sort, true)
			}
		}
		goOn()
	}
	text := strings.Join([]string{d.Words() + " Who gets it, and may they see that?", d.Places(), "This is asked once for this case, until the workbench is closed."}, "\n\n")
	h.ShowSheet("Before it leaves your hands", ui.DialogWidth, DialogText(text), ui.Action{Label: "Save it", Primary: true, Run: known}, ui.Action{Label: "Not yet"})
}
