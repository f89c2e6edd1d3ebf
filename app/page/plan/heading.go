package plan

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// heading names the years above the rows, those that have room.
type heading struct {
	widget.BaseWidget
	years []string
}

func newHeading() *heading {
	h := &heading{}
	h.ExtendBaseWidget(h)
	return h
}

func (h *heading) set(years []string) {
	if !slices.Equal(h.years, years) {
		h.years = years
		h.Refresh()
	}
}

func headingInk() ui.Look {
	return ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground, Bold: true}
}

// MinSize is as high as a line.
func (h *heading) MinSize() fyne.Size { return fyne.NewSize(100, headingInk().LineHeight()+rowPad) }

// CreateRenderer writes the names anew.
func (h *heading) CreateRenderer() fyne.WidgetRenderer {
	r := &headingRenderer{h: h}
	r.Refresh()
	return ui.LaidOut(h, r)
}

type headingRenderer struct {
	h *heading
	// texts are a text a year, the same ones from frame to frame.
	texts []*canvas.Text
	shown []fyne.CanvasObject
}

func (r *headingRenderer) MinSize() fyne.Size           { return r.h.MinSize() }
func (r *headingRenderer) Objects() []fyne.CanvasObject { return r.shown }
func (r *headingRenderer) Destroy()                     {}
func (r *headingRenderer) Refresh()                     { r.Layout(r.h.Size()) }

// Layout writes a year's name in the middle of its quarters; where not all have room, every second, third and so on.
func (r *headingRenderer) Layout(size fyne.Size) {
	r.shown = r.shown[:0]
	look, n := headingInk(), len(r.h.years)
	if n == 0 {
		return
	}
	wide, step := 4*quarterWidth(size.Width, n), 1
	for widest := look.Width(r.h.years[0]) + nameGap; float32(step)*wide < widest && step < n; {
		step++
	}
	for i := 0; i < n; i += step {
		for len(r.texts) <= i {
			r.texts = append(r.texts, canvas.NewText("", nil))
		}
		text := r.texts[i]
		ui.PaintText(text, r.h.years[i], look)
		x := xOf(size.Width, n, 4*i)
		if step == 1 {
			x += (wide - look.Width(r.h.years[i])) / 2
		}
		text.Move(fyne.NewPos(min(x, size.Width-look.Width(r.h.years[i])), 2))
		text.Resize(fyne.NewSize(look.Width(r.h.years[i]), look.LineHeight()))
		r.shown = append(r.shown, text)
	}
}
