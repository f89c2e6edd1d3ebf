package setup

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestAnIndentedOutlineIsPastedAsATree(t *testing.T) {
	for name, indents := range map[string][]string{
		"tabs": {"", "\t", "\t\t"}, "spaces": {"", "  ", "      "}, "fixed spaces": {"", "\u00a0", "\u00a0\u00a0"}, "all indented": {"\t", "\t\t", "\t\t\t"},
	} {
		t.Run(name, func(t *testing.T) {
			d, v := open(t)
			before := d.Session().Case()
			lines := []string{"0Contact", "1Channel", "2Hub", "2Front door", "1Hours", "", "0Estate", "1Offices", "2Sell"}
			text := ""
			for _, line := range lines {
				if line != "" {
					text += indents[line[0]-'0'] + line[1:]
				}
				text += "\n"
			}
			if told := d.PasteCells(v.Grid, grid.Place{Row: 0, Col: 0}, text); told != "" {
				t.Fatal(told)
			}
			c := d.Session().Case()
			var got []string
			for x := range c.Components.All() {
				for o := range c.Decisions.All() {
					if _, old := before.Decisions.Get(o.ID); old || o.Component != x.ID {
						continue
					}
					var options []string
					for one := range c.OptionsOf(o.ID) {
						options = append(options, one.Name)
					}
					got = append(got, x.Name+" / "+o.Name+" / "+strings.Join(options, ", "))
				}
			}
			want := []string{"Contact / Channel / Hub, Front door", "Contact / Hours / ", "Estate / Offices / Sell"}
			if !slices.Equal(got, want) {
				t.Errorf("the tree is %q, want %q", got, want)
			}
			if got := d.Session().LastChange().Text; got != "8 rows pasted" {
				t.Errorf("the change is called %q", got)
			}
			d.Settle()
		})
	}
}

func TestAnOutlineIsPastedWhereItsLevelsHaveRoom(t *testing.T) {
	d, v := open(t)
	v.Grid.MoveToKey("option/hub-and-spoke", 0)
	row := v.Grid.Cursor.Row
	option := v.entries[row].record.(*model.Option)
	if told := d.PasteCells(v.Grid, grid.Place{Row: row, Col: 0}, "Hours\n  Longer\n"); told != "" {
		t.Fatal(told)
	}
	c := d.Session().Case()
	hours := c.Decisions.At(slices.IndexFunc(slices.Collect(c.Decisions.All()), func(x *model.Decision) bool { return x.Name == "Hours" }))
	mine, _ := c.Decisions.Get(option.Decision)
	if hours.Component != mine.Component {
		t.Errorf("a decision pasted on an option goes to %q", hours.Component)
	}
	d.Run(page.Undo)
	before := d.Session().Case()
	for text, want := range map[string]string{
		"A\n  B\n    C\n      D\n":         "Row 4: the row is indented deeper than the 3 levels of the list",
		"A\n    B\n  C\n":                  "Row 3: the indentation is that of no row above",
		"  A\nB\n":                         "Row 2: the indentation is that of no row above",
		"A\n\tB\n    C\n":                  "Row 3: the indentation is that of no row above",
		"A\tgood\tpurple\nB\tgood\tpink\n": "Row 1, Rating, answers: “purple” is none of these",
	} {
		if told := d.PasteCells(v.Grid, grid.Place{Row: 0, Col: 0}, text); !strings.Contains(told, want) || d.Session().Case() != before {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	d.Settle()
}

func TestNothingThatIsPastedIntoAListIsDroppedInSilence(t *testing.T) {
	d, v := openFilled(t)
	for list, cases := range map[string]map[string]string{
		"Drivers":    {"\tFaster\n": "Row 1: the row has no name", "A\tB\n": "“B” stands beyond the last column", "D1\n": "Row 1: the row has no name", "D1\tA\tB\n": "“B” stands beyond the last column"},
		"Principles": {"A\tB\tC\n": "“C” stands beyond the last column"},
		"Rules":      {"nobody\texcludes\tnothing\n": "Row 1, Option: “nobody” is none of these"},
		"Components": {"A\t\t\tnote\n": "Row 1, Notes: “A” isn't rated; give it a rating first, then say why"},
	} {
		v.showNamed(t, list)
		for text, want := range cases {
			before := d.Session().Case()
			if told := d.PasteCells(v.Grid, grid.Place{Row: 0, Col: 0}, text); !strings.Contains(told, want) || d.Session().Case() != before {
				t.Errorf("%s: %q says %q, want %q", list, text, told, want)
			}
		}
	}
	v.showList(0)
	last := len(v.entries) - 1
	if told := d.PasteCells(v.Grid, grid.Place{Row: last, Col: 1}, "A\nB\n"); !strings.Contains(told, "Row 2: the list ends before this row") {
		t.Errorf("beyond the list it says %q", told)
	}
	d.Settle()
}

// What a benefit is worth to the budget is typed by its beginning, and pasted; the map then leaves it without £m.
func TestABenefitsWorthIsTypedAndPasted(t *testing.T) {
	d, v := open(t)
	v.showNamed(t, "Benefits")
	v.Grid.MoveToKey(string(model.KindBenefit)+"/B3", 2)
	d.Type("avoi")
	d.Press(fyne.KeyReturn)
	worth := func(id string) model.Worth {
		b, ok := d.Session().Case().Benefits.Get(id)
		if !ok {
			t.Fatalf("there is no benefit %s", id)
		}
		return b.Worth
	}
	if worth("B3") != model.Avoided {
		t.Errorf("B3 is %q", worth("B3"))
	}
	d.PasteCells(v.Grid, grid.Place{Row: 3, Col: 2}, "capacity\noutcome\n")
	if worth("B4") != model.Capacity || worth("B5") != model.Outcome {
		t.Errorf("B4 is %q and B5 %q", worth("B4"), worth("B5"))
	}
	view := d.Session().View()
	for _, n := range model.BenefitsMapOf(d.Session().Case(), view.Scenario, view.Estimate, view.Basis).Columns[2] {
		if n.Worth != model.Cashable && !n.Amount.IsZero() {
			t.Errorf("%s, %s, has %s", n.Name, n.Worth.Words(), n.Amount)
		}
	}
	d.Settle()
}
