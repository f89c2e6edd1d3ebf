package figure

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
	"tomworkbench/charts"
)

// picture is a pane's figure as it is seen, with its words for those who can't see it.
type picture struct {
	widget.BaseWidget
	pane *Pane
}

var (
	_ fyne.Accessible = (*picture)(nil)
	_ ui.Readable     = (*picture)(nil)
)

func newPicture(p *Pane) *picture {
	o := &picture{pane: p}
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer shows the last frame.
func (o *picture) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(o, widget.NewSimpleRenderer(o.pane.raster))
}

// figure is the one that the frame shows, nil for none.
func (o *picture) figure() *charts.Figure {
	o.pane.mu.Lock()
	defer o.pane.mu.Unlock()
	return o.pane.drawn.figure
}

// AccessibilityLabel is the figure's text alternative.
func (o *picture) AccessibilityLabel() string {
	if f := o.figure(); f != nil {
		return f.Alt()
	}
	return ""
}

// AccessibilityRole is that of text: Fyne knows no pictures.
func (o *picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// ReadOut is the figure's description, its table and its notes.
func (o *picture) ReadOut() []string {
	f := o.figure()
	if f == nil {
		return nil
	}
	table := f.Table()
	lines := []string{"Chart: " + f.Title(), f.Description(), table.Caption, "Columns: " + strings.Join(table.Columns, "; ")}
	for _, row := range table.Rows {
		var parts []string
		for i, text := range row {
			if i > 0 && text != "" {
				text = table.Columns[i] + ": " + text
			}
			if text != "" {
				parts = append(parts, text)
			}
		}
		lines = append(lines, strings.Join(parts, "; "))
	}
	return append(lines, f.Notes()...)
}
