package grid

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// Headings and pinned rows stand over the cells of their columns in a window of any width.
func TestHeadingsAndPinnedRowsMoveWithTheCellsWhereTheWindowChangesItsWidth(t *testing.T) {
	var cells [][]string
	for row := range 5 {
		cells = append(cells, []string{fmt.Sprint("row ", row), "1", "2", "3"})
	}
	d := openGrid(t, &sheetOfText{cells: cells, wide: true})
	for _, width := range []float32{1700, 600, 1100} {
		d.window.Resize(fyne.NewSize(width, 400))
		places := d.places()
		for name, row := range map[string]*Row{"the headings": d.Head, "the pinned row": d.pinned[0], "a row": d.List.pool[0]} {
			if !slices.Equal(row.face.places, places) {
				t.Errorf("%v wide, %s stand at %v, and the columns at %v", width, name, row.face.places, places)
			}
		}
	}
}
