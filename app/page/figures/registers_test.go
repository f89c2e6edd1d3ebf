package figures

import (
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestALineSaysHowTheRegistersThatFeedItDifferFromIt(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	for line, want := range map[string]string{
		"centre-of-excellence-benefit": ". Rows add up to £7.79m to £16.57m; the line they feed has £8m to £17m: £0.21m and £0.43m of it stand in no row. Source: ",
		"programme-benefit":            ". None of the 5 rows that feed the line has money. Source: ",
	} {
		v.Show(page.Place{Record: model.Hit{Kind: model.KindLine, Key: line}})
		d.Shown().Focus()
		v.onCursor(v.Grid.Cursor)
		if got := d.Said(); !strings.Contains(got, want) {
			t.Errorf("%s says %q", line, got)
		}
	}
	d.Settle()
}
