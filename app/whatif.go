package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// whatIf is the strip above the status line that asks what would be if less were delivered, later, or at a higher cost. It changes
// what every page shows, and nothing that is kept; while anything is asked it stays in sight.
type whatIf struct {
	w                       *Window
	delivered, late, growth *ui.Slider
	count                   *ui.Segments
	sliders                 *fyne.Container
	words                   *ui.OneLine
	back, hide              *ui.Control
	root                    *fyne.Container
	open                    bool
	asked                   model.WhatIf
}

// The steps by which the sliders of shares move, in percent.
const whatIfStep = 5

func newWhatIf(w *Window) *whatIf {
	x := &whatIf{w: w, words: ui.NewOneLine(ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true})}
	x.words.Stretch = true
	x.delivered = ui.NewSlider("Benefits delivered", ui.SliderScale{Most: model.MostDelivered, Step: whatIfStep, Rest: 100}, percent, x.asks(func(q *model.WhatIf, value int) { q.Shortfall = 100 - value }), w.TypedKey)
	x.late = ui.NewSlider("Benefits late by", ui.SliderScale{Most: model.MostLate, Step: 1}, quarters, x.asks(func(q *model.WhatIf, value int) { q.Late = value }), w.TypedKey)
	x.growth = ui.NewSlider("Costs grow by", ui.SliderScale{Least: model.LeastGrowth, Most: model.MostGrowth, Step: whatIfStep}, signedPercent, x.asks(func(q *model.WhatIf, value int) { q.Growth = value }), w.TypedKey)
	x.count = &ui.Segments{Name: "Opportunities counted", Labels: say.Each(model.CountedChoices(), model.Counted.Name), OnKey: w.TypedKey}
	x.count.OnSelect = func(i int) { x.asks(func(q *model.WhatIf, i int) { q.Count = model.CountedChoices()[i] })(i) }
	x.back = &ui.Control{Value: "Put back (Esc)", Name: "Put the what-if back", OnTap: x.putBack, OnKey: w.TypedKey}
	x.hide = &ui.Control{Icon: theme.CancelIcon(), Name: "Close the what-if", OnTap: x.toggle, OnKey: w.TypedKey}
	x.sliders = container.New(&ui.Cells{Gap: 3 * ui.Gap}, x.delivered.Root, x.late.Root, x.growth.Root)
	head := container.NewBorder(nil, nil, nil, container.NewHBox(x.count, x.back, x.hide), x.words)
	ground := ui.NewSurface()
	ground.Radius = 0
	x.root = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(6, 2, 14, 14), container.New(&ui.Column{Gap: 2}, head, x.sliders)))
	x.root.Hide()
	x.show()
	return x
}

func percent(value int) string { return fmt.Sprintf("%d%%", value) }

func signedPercent(value int) string {
	switch {
	case value > 0:
		return "+" + percent(value)
	case value < 0:
		return "−" + percent(-value)
	}
	return percent(0)
}

func quarters(value int) string {
	if value == 1 {
		return "1 quarter"
	}
	return fmt.Sprintf("%d quarters", value)
}

// asks makes what a slider does: it asks another question of the scenario shown.
func (x *whatIf) asks(change func(q *model.WhatIf, value int)) func(int) {
	return func(value int) {
		v := x.w.Session().View()
		change(&v.WhatIf, value)
		x.w.Session().Show(v)
	}
}

// toggle opens the strip with the keys on it, or puts everything back and closes it.
func (x *whatIf) toggle() {
	if x.open = !x.open; !x.open {
		x.putBack()
	}
	x.refresh()
	if x.open {
		x.w.Canvas().Focus(x.delivered.Bar())
	} else {
		x.w.Shown().Focus()
	}
}

// putBack asks nothing any more.
func (x *whatIf) putBack() {
	if v := x.w.Session().View(); v.WhatIf.Asks() {
		v.WhatIf = model.WhatIf{}
		x.w.Session().Show(v)
		x.w.Explain("The figures are those of the case again")
	}
}

// refresh shows the question, and the strip while one is asked.
func (x *whatIf) refresh() {
	s := x.w.Session()
	q := s.View().WhatIf
	x.open = s.HasCase() && (x.open || q.Asks())
	if q != x.asked {
		x.asked = q
		x.show()
	}
	x.words.Set(x.said(), x.words.Look)
	x.back.SetDisabled(!q.Asks())
	feeds := slices.ContainsFunc(slices.Collect(s.Case().Opportunities.All()), func(o *model.Opportunity) bool { return o.Line != "" && o.Low != nil })
	if x.count.Visible() != feeds || x.root.Visible() != x.open {
		ui.SetVisible(x.count, feeds)
		ui.SetVisible(x.root, x.open)
		if content := x.w.Canvas().Content(); content != nil {
			content.Refresh()
		}
	}
}

// show sets the sliders as the question has them.
func (x *whatIf) show() {
	x.delivered.Set(x.asked.Delivered())
	x.late.Set(x.asked.Late)
	x.growth.Set(x.asked.Growth)
	x.count.Set(slices.Index(model.CountedChoices(), x.asked.Count))
}

// said says what the strip is for, or what of the benefits the question takes out of the period.
func (x *whatIf) said() string {
	s := x.w.Session()
	v := s.View()
	if !v.WhatIf.Asks() {
		return "What if: it changes every result shown, never the case"
	}
	lost := s.Case().Lost(v.WhatIf, v.Scenario, v.Estimate)
	if lost.IsZero() {
		return v.WhatIf.Words()
	}
	head := s.Case().Head()
	return fmt.Sprintf("%s of yearly savings fall after %s", model.Million(lost), head.YearName(head.Years-1))
}
