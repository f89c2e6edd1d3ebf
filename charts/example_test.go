package charts_test

import (
	"fmt"
	"strings"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// The built-in example says of itself what was published.
func TestTheWorkedExample(t *testing.T) {
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	f := charts.NewProfile(file.Case, file.Case.DefaultScenario().ID, model.Minimum, model.InYear)
	if want := "Benefits overtake costs in 2019/20"; f.Title() != want {
		t.Errorf("title %q, want %q", f.Title(), want)
	}
	if want := "Published case, cautious estimate, new savings each year, £m"; f.Subtitle() != want {
		t.Errorf("subtitle %q, want %q", f.Subtitle(), want)
	}
	if notes := strings.Join(f.Notes(), "; "); notes != "Figures by option are illustrative, not published" {
		t.Errorf("notes %q", notes)
	}
	var rows []string
	for _, row := range f.Table().Rows {
		rows = append(rows, strings.Join(row[:5], " "))
	}
	want := "2018/19 2.0 3.0 −1.0 −1.0\n2019/20 13.0 8.0 5.0 4.0\n2020/21 13.0 5.0 8.0 12.0\n" +
		"2021/22 5.0 1.0 4.0 16.0\nTotal 33.0 17.0 16.0 "
	if got := strings.Join(rows, "\n"); got != want {
		t.Errorf("table:\n%s\nwant:\n%s", got, want)
	}
}

func ExampleNewProfile() {
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		fmt.Println(err)
		return
	}
	f := charts.NewProfile(file.Case, file.Case.DefaultScenario().ID, model.Minimum, model.InYear)
	fmt.Println(f.Title())
	fmt.Println(f.Subtitle())
	// Output:
	// Benefits overtake costs in 2019/20
	// Published case, cautious estimate, new savings each year, £m
}
