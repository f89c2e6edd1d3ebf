package board

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// newOnePage makes the model on a page; a box leads to its decision.
func (v *view) newOnePage() *figure.Boxes {
	return figure.NewBoxes(charts.FigureModel, figure.BoxSignals{
		OnFigure: func(f *charts.Figure) { v.showFigure(true, f) }, OnSay: v.h.Explain,
		OnKey: func(e *fyne.KeyEvent) {
			if e.Name == fyne.KeyEscape { // back to the board
				v.switchOnePage()
				return
			}
			v.h.TypedKey(e)
		},
		OnPick: func(c *model.Case, scenario string, box int) {
			if to, ok := behindBox(c, scenario, box); ok {
				v.h.Go(page.Place{Page: page.Board, Record: to})
			}
		},
	}, v.h.OnUI)
}

// behindBox is the decision that a box of the model on a page stands for, or its component where that has none.
func behindBox(c *model.Case, scenario string, box int) (model.Hit, bool) {
	boxes := model.OnePageOf(c, scenario, model.InYear).Boxes()
	switch {
	case box >= len(boxes):
		return model.Hit{}, false
	case boxes[box].Decision == nil:
		return model.Hit{Kind: model.KindComponent, Key: boxes[box].Component.ID}, true
	}
	return model.Hit{Kind: model.KindDecision, Key: boxes[box].Decision.ID}, true
}

// showFigure tells the window which figure is in sight.
func (v *view) showFigure(onePage bool, f *charts.Figure) {
	if onePage == v.onePage {
		v.h.ShowFigure(v, f)
	}
}

// FigureShown is the model where that is shown, else the profile.
func (v *view) FigureShown() (charts.FigureID, []string) {
	if v.onePage {
		return charts.FigureModel, nil
	}
	return charts.FigureProfile, nil
}

// switchOnePage shows the model on a page in the place of the board, or the board again.
func (v *view) switchOnePage() {
	v.showOnePage(!v.onePage)
	v.Focus()
}

func (v *view) showOnePage(shown bool) {
	if shown == v.onePage {
		return
	}
	v.onePage = shown
	ui.SetVisible(v.board.root, !shown)
	ui.SetVisible(v.right, !shown)
	ui.SetVisible(v.model.Root, shown)
	v.bar.page.SetValue(onePageWord(shown))
	v.h.ClearStatus()
	v.root.Refresh()
	v.drawOnePage()
	v.drawChart()
}

// drawOnePage has the model on a page drawn while it is in sight.
func (v *view) drawOnePage() {
	if v.onePage {
		v.model.Chart.Refresh(v.h.Session().Shown(), v.h.Session().View(), v.h.Theme())
	}
}

// newModel makes the presentation's first page, the model on a page; a box leads to its component's page.
func (p *presentation) newModel() *figure.Boxes {
	m := figure.NewBoxes(charts.FigureModel, figure.BoxSignals{
		OnFigure: func(*charts.Figure) {}, OnSay: func(string) {}, OnKey: p.typedKey,
		OnPick: func(c *model.Case, scenario string, box int) {
			if boxes := model.OnePageOf(c, scenario, model.InYear).Boxes(); box < len(boxes) {
				p.show(boxes[box].Component.ID)
				p.focus()
			}
		},
	}, p.v.h.OnUI)
	m.Chart.Enlarged, m.Upright = presentWords, true
	return m
}
