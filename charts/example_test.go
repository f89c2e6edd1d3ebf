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
	if want := "Pays back in 2019/20"; f.Title() != want {
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
	want := "2018/19 2 3 −1 −1\n2019/20 13 8 5 4\n2020/21 13 5 8 12\n" +
		"2021/22 5 1 4 16\nTotal 33 17 16 "
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
	// Pays back in 2019/20
	// Published case, cautious estimate, new savings each year, £m
}
