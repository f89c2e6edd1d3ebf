package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
	"tomworkbench/model"
)

// header is the bar of controls above the views.
type header struct {
	caseControl, scenario, add, undo, redo, menu, present *control
	estimate, basis                                       *segments
	row                                                   *fyne.Container
	root                                                  fyne.CanvasObject
}

func (w *Window) newHeader() *header {
	h := &header{
		caseControl: w.newControl("Case", cmdOpenCase, theme.MenuDropDownIcon()),
		scenario:    w.newControl("Scenario", cmdChooseScenario, theme.MenuDropDownIcon()),
		add:         w.newControl("", cmdNewScenario, nil),
		undo:        w.newControl("", cmdUndo, theme.ContentUndoIcon()),
		redo:        w.newControl("", cmdRedo, theme.ContentRedoIcon()),
		menu:        &control{name: "Menu", icon: theme.MenuIcon(), onKey: w.typedKey},
		present:     &control{value: "Present", name: "Present", primary: true, onTap: func() { w.run(cmdPresent) }, onKey: w.typedKey},
		estimate: &segments{
			name: "Estimate", labels: names(model.Estimates(), model.Estimate.Name), onKey: w.typedKey,
			onSelect: func(i int) { w.showEstimate(model.Estimates()[i]) },
			meanings: names(model.Estimates(), model.Estimate.Meaning), explain: func(text string) { w.status.explain(text) },
		},
		basis: &segments{
			name: "Basis", labels: names(model.Bases(), model.Basis.Name), short: names(model.Bases(), model.Basis.Short), onKey: w.typedKey,
			onSelect: func(i int) { w.showBasis(model.Bases()[i]) },
			meanings: names(model.Bases(), model.Basis.Meaning), explain: func(text string) { w.status.explain(text) },
		},
	}
	h.caseControl.onTap = func() { w.openMenu(h.caseControl, w.menuItems(groupCase)) }
	h.add.label = "+ New"
	h.menu.onTap = func() { w.openMenu(h.menu, w.mainMenu()) }
	h.row = container.New(&headerRow{}, h.caseControl, h.scenario, h.add, h.estimate, h.basis, h.undo, h.redo, h.menu, h.present)
	bar := newSurface()
	bar.radius = 0
	h.root = container.NewStack(bar, container.New(layout.NewCustomPaddedLayout(7, 7, 14, 14), h.row))
	return h
}

// names are what values are called.
func names[T any](values []T, name func(T) string) []string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = name(v)
	}
	return words
}

// newControl makes a control that runs a command.
func (w *Window) newControl(label string, id commandID, icon fyne.Resource) *control {
	return &control{label: label, name: w.command(id).name, icon: icon, onTap: func() { w.run(id) }, onKey: w.typedKey}
}

// refresh shows the session's state.
func (h *header) refresh(s *session.Session, canUndo bool) {
	renamed := h.caseControl.setValue(s.Case().Head().Title)
	if h.scenario.setValue(s.Scenario().Name) || renamed {
		h.row.Refresh()
	}
	h.undo.setDisabled(!canUndo)
	h.redo.setDisabled(!s.CanRedo())
	h.estimate.set(slices.Index(model.Estimates(), s.View().Estimate))
	h.basis.set(slices.Index(model.Bases(), s.View().Basis))
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
	setVisible(objects[headerNew], true)
	setVisible(objects[headerNew], leastHeader(objects) <= size.Width)
	full := naturalWidth(objects)
	for _, o := range objects {
		if s, ok := o.(*segments); ok && s.narrow {
			full += s.saves()
		}
	}
	for _, o := range objects {
		if s, ok := o.(*segments); ok {
			s.setNarrow(full > size.Width)
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
	return fyne.NewSize(width, controlHeight)
}

// leastHeader is the width that the objects shown need, the labels short and the values cut.
func leastHeader(objects []fyne.CanvasObject) float32 {
	width := naturalWidth(objects)
	for _, o := range objects {
		if s, ok := o.(*segments); ok && !s.narrow {
			width -= s.saves()
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
