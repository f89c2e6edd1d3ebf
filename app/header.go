package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// header is the bar of controls above the views.
type header struct {
	caseControl, scenario, add, undo, redo, menu, present *ui.Control
	estimate, basis                                       *ui.Segments
	row                                                   *fyne.Container
	root                                                  fyne.CanvasObject
}

func (w *Window) newHeader() *header {
	h := &header{
		caseControl: w.Control("Case", page.OpenCase, theme.MenuDropDownIcon()),
		scenario:    w.Control("Scenario", page.ChooseScenario, theme.MenuDropDownIcon()),
		add:         w.Control("", page.NewScenario, nil),
		undo:        w.Control("", page.Undo, theme.ContentUndoIcon()),
		redo:        w.Control("", page.Redo, theme.ContentRedoIcon()),
		menu:        &ui.Control{Name: "Menu", Icon: theme.MenuIcon(), OnKey: w.TypedKey},
		present:     &ui.Control{Value: "Present", Name: "Present", Primary: true, OnTap: func() { w.Run(page.Present) }, OnKey: w.TypedKey},
		estimate: &ui.Segments{
			Name: "Estimate", Labels: say.Each(model.Estimates(), model.Estimate.Name), OnKey: w.TypedKey,
			OnSelect: func(i int) { w.Run([]page.ID{page.Cautious, page.Middle, page.Stretch}[i]) },
			Meanings: say.Each(model.Estimates(), model.Estimate.Meaning), Explain: func(text string) { w.Explain(text) },
		},
		basis: &ui.Segments{
			Name: "Basis", Labels: say.Each(model.Bases(), model.Basis.Name), Short: say.Each(model.Bases(), model.Basis.Short), OnKey: w.TypedKey,
			OnSelect: func(i int) {
				v := w.Session().View()
				v.Basis = model.Bases()[i]
				w.Session().Show(v)
			},
			Meanings: say.Each(model.Bases(), model.Basis.Meaning), Explain: func(text string) { w.Explain(text) },
		},
	}
	h.caseControl.OnTap = func() { w.ShowMenuBelow(h.caseControl, w.commands.menuItems(page.CaseMenu)...) }
	h.add.Label = "+ New"
	h.menu.OnTap = func() { w.ShowMenuBelow(h.menu, w.mainMenu()...) }
	h.row = container.New(headerRow{}, h.caseControl, h.scenario, h.add, h.estimate, h.basis, h.undo, h.redo, h.menu, h.present)
	bar := ui.NewSurface()
	bar.Radius = 0
	h.root = container.New(headerGround{}, bar, h.row)
	return h
}

// refresh shows the session's state.
func (h *header) refresh(s *session.Session, shown page.Page, canUndo bool) {
	renamed := h.caseControl.SetValue(s.Case().Head().Title)
	locked := h.showLock(s.Scenario().Locked)
	if h.scenario.SetValue(s.Scenario().Name) || renamed || locked {
		h.row.Refresh()
	}
	h.undo.SetDisabled(!canUndo)
	h.redo.SetDisabled(!s.CanRedo())
	h.estimate.Set(slices.Index(model.Estimates(), s.View().Estimate))
	h.basis.Set(slices.Index(model.Bases(), s.View().Basis))
	var estimate, basis string
	if p, ok := shown.(page.Fixed); ok {
		estimate, basis = p.Fixed()
	}
	h.estimate.SetFixed(estimate)
	h.basis.SetFixed(basis)
}

// showLock says of the scenario whether it is locked, in a word and by a padlock, and reports whether that has changed.
func (h *header) showLock(locked bool) bool {
	label, icon := "Scenario", theme.MenuDropDownIcon()
	if locked {
		label, icon = "Locked", ui.Padlock
	}
	changed := h.scenario.Label != label
	if changed {
		h.scenario.Label, h.scenario.Icon = label, icon
		h.scenario.Refresh()
	}
	return changed
}

// headed sets the header over the rest of the window, which comes before it: a tap is the last object's that is there, and what is scrolled
// out of sight under the header isn't to have it.
type headed struct{}

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest, header := objects[0], objects[1]
	high := ui.HeightFor(header, size.Width)
	header.Resize(fyne.NewSize(size.Width, high))
	rest.Move(fyne.NewPos(0, high+gapUnder))
	rest.Resize(fyne.NewSize(size.Width, size.Height-high-gapUnder))
}

func (headed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rest, header := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(header.Width, rest.Width), header.Height+gapUnder+rest.Height)
}

// headerGround lies behind the controls of the header and around them.
type headerGround struct{}

const headerPadX, headerPadY, gapUnder float32 = 14, 7, 4

func (headerGround) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(headerPadX, headerPadY))
	objects[1].Resize(size.SubtractWidthHeight(2*headerPadX, 2*headerPadY))
}

func (headerGround) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return ui.HeightFor(objects[1], width-2*headerPadX) + 2*headerPadY
}

func (headerGround) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(2*headerPadX, 2*headerPadY)
}

// headerRow sets the pickers to the left and the rest to the right. Where there is too little room, the switches have short labels
// and the pickers give way: they cut their values. Where even that is too little, the control for a new scenario goes, which the menu
// has too; and where the text is so large that values would be cut to nothing, the switches stand in a row of their own.
type headerRow struct{}

const (
	headerGap float32 = 10

	headerPickers, headerNew, headerLeft, headerRight = 2, 2, 3, 5
)

// pickerLeast is the least width of a picker: enough of its value to know it by.
func pickerLeast() float32 {
	const ems = 5.4
	return ems * ui.TextSize(ui.SizeText)
}

// headerRows are the objects of one row, or of two where they can't stand in one: the switches are the second then.
func headerRows(objects []fyne.CanvasObject, width float32) [][]fyne.CanvasObject {
	if neededHeader(objects) <= width {
		return [][]fyne.CanvasObject{objects}
	}
	return [][]fyne.CanvasObject{slices.Concat(objects[:headerLeft], objects[headerRight:]), objects[headerLeft:headerRight]}
}

func (headerRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rows := headerRows(objects, size.Width)
	ui.SetVisible(objects[headerNew], true)
	ui.SetVisible(objects[headerNew], leastHeader(rows[0]) <= size.Width)
	for i, row := range rows {
		shorten(row, size.Width)
		widths := make([]float32, len(row))
		for i, o := range row {
			widths[i] = o.MinSize().Width
		}
		if i == 0 {
			over := max(naturalWidth(row)-size.Width, 0)
			widths[0], widths[1] = pickerWidths(widths[0], widths[1], over)
		}
		setInRow(row, widths, float32(i)*(ui.ControlHeight()+headerPadY), size.Width)
	}
}

// shorten gives the switches of a row short labels where its full ones are too wide.
func shorten(row []fyne.CanvasObject, width float32) {
	full := naturalWidth(row)
	for _, o := range row {
		if s, ok := o.(*ui.Segments); ok && s.Narrow {
			full += s.Saves()
		}
	}
	for _, o := range row {
		if s, ok := o.(*ui.Segments); ok {
			s.SetNarrow(full > width)
		}
	}
}

// setInRow sets objects in a row, those from [headerLeft] on against its right edge.
func setInRow(row []fyne.CanvasObject, widths []float32, y, width float32) {
	x := float32(0)
	for i, o := range row {
		if i == headerLeft {
			x = max(x, width-naturalWidth(row[headerLeft:]))
		}
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(widths[i], ui.ControlHeight()))
		x += widths[i] + headerGap
	}
}

// pickerWidths takes what is over from the two pickers' widths, in equal parts as far as both can give.
func pickerWidths(first, second, over float32) (float32, float32) {
	room1, room2 := max(first-pickerLeast(), 0), max(second-pickerLeast(), 0)
	cut2 := min(room2, max(over/2, over-room1))
	return first - min(room1, over-cut2), second - cut2
}

// HeightFor is the height of the rows that the controls take at a width.
func (headerRow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return float32(len(headerRows(objects, width)))*(ui.ControlHeight()+headerPadY) - headerPadY
}

func (headerRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	const leastAtAll = 600
	return fyne.NewSize(min(neededHeader(objects), leastAtAll), ui.ControlHeight())
}

// neededHeader is the width that one row of all needs at the least, without the control for a new scenario.
func neededHeader(objects []fyne.CanvasObject) float32 {
	width := leastHeader(objects)
	if o := objects[headerNew]; o.Visible() {
		width -= o.MinSize().Width + headerGap
	}
	return width
}

// leastHeader is the width that the objects shown need, the labels short and the values cut.
func leastHeader(objects []fyne.CanvasObject) float32 {
	width := naturalWidth(objects)
	for _, o := range objects {
		if s, ok := o.(*ui.Segments); ok && !s.Narrow {
			width -= s.Saves()
		}
	}
	for _, picker := range objects[:headerPickers] {
		width += min(0, pickerLeast()-picker.MinSize().Width)
	}
	return width
}

// naturalWidth is the width that the objects shown of a row ask for.
func naturalWidth(objects []fyne.CanvasObject) float32 {
	width := -headerGap
	for _, o := range objects {
		if o.Visible() {
			width += o.MinSize().Width + headerGap
		}
	}
	return width
}
