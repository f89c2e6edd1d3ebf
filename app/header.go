package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
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
	h.row = container.New(&headerRow{}, h.caseControl, h.scenario, h.add, h.estimate, h.basis, h.undo, h.redo, h.menu, h.present)
	bar := ui.NewSurface()
	bar.Radius = 0
	h.root = container.NewStack(bar, container.New(layout.NewCustomPaddedLayout(7, 7, 14, 14), h.row))
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

// headerRow sets the pickers to the left and the rest to the right. Where there is too little room, the switches have short labels
// and the pickers give way: they cut their values. Where even that is too little, the control for a new scenario goes: the menu
// has it too.
type headerRow struct{}

const (
	headerGap     float32 = 10
	headerPickers         = 2
	headerNew             = 2
	headerLeft            = 3
	pickerLeast   float32 = 76
)

func (headerRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ui.SetVisible(objects[headerNew], true)
	ui.SetVisible(objects[headerNew], leastHeader(objects) <= size.Width)
	full := naturalWidth(objects)
	for _, o := range objects {
		if s, ok := o.(*ui.Segments); ok && s.Narrow {
			full += s.Saves()
		}
	}
	for _, o := range objects {
		if s, ok := o.(*ui.Segments); ok {
			s.SetNarrow(full > size.Width)
		}
	}
	widths := make([]float32, len(objects))
	for i, o := range objects {
		widths[i] = o.MinSize().Width
	}
	over := max(naturalWidth(objects)-size.Width, 0)
	widths[0], widths[1] = pickerWidths(widths[0], widths[1], over)
	x := float32(0)
	for i, o := range objects {
		if i == headerLeft {
			x = max(x, size.Width-naturalWidth(objects[headerLeft:]))
		}
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i] + headerGap
	}
}

// pickerWidths takes what is over from the two pickers' widths, in equal parts as far as both can give.
func pickerWidths(first, second, over float32) (float32, float32) {
	room1, room2 := max(first-pickerLeast, 0), max(second-pickerLeast, 0)
	cut2 := min(room2, max(over/2, over-room1))
	return first - min(room1, over-cut2), second - cut2
}

func (headerRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := leastHeader(objects)
	if o := objects[headerNew]; o.Visible() {
		width -= o.MinSize().Width + headerGap
	}
	return fyne.NewSize(width, ui.ControlHeight)
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
		width += min(0, pickerLeast-picker.MinSize().Width)
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
