package board

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

// open opens the window on the board, and with others where a test names them.
func open(t *testing.T, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, append([]page.Entry{Entry()}, others...)...)
	return d, d.Shown().(*view)
}

// tileOf is an option's tile on the board, in sight or not.
func tileOf(d *apptest.Desk, v *view, option string) *tile {
	d.T.Helper()
	for i := range v.board.cards {
		v.board.column.Bring(i) // what is out of sight shows an older state
		for _, decision := range v.board.cards[i].decisions {
			for _, tile := range decision.tiles {
				if tile.face.option == option {
					return tile
				}
			}
		}
	}
	d.T.Fatalf("there is no tile of %q", option)
	return nil
}

// pointAt shows the board with the keys on an option.
func pointAt(d *apptest.Desk, option string) {
	d.Go(page.Place{Page: page.Board, Record: model.Hit{Kind: model.KindOption, Key: option}})
}

// press presses a key on an option.
func press(d *apptest.Desk, option string, key fyne.KeyName) {
	pointAt(d, option)
	d.Press(key)
}

// tapPresented taps an option in the second window.
func tapPresented(d *apptest.Desk, v *view, option string) {
	d.Run(page.Present)
	pointAt(d, option)
	for _, one := range v.present.decisions {
		for _, tile := range one.tiles {
			if tile.face.option == option {
				test.Tap(tile)
			}
		}
	}
}

// fitted waits until the fit of what is shown is known.
func fitted(d *apptest.Desk, v *view) {
	d.T.Helper()
	d.Settle()
	d.Until(func() bool {
		return v.fit != nil && v.fit.current == d.Session().Case() && v.fit.scenario == d.Session().View().Scenario
	})
}
