package pages_test

import (
	"os"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/model"
)

func TestEveryFolderOfPagesStandsInTheTable(t *testing.T) {
	entries, err := os.ReadDir("../page")
	if err != nil {
		t.Fatal(err)
	}
	folders := slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !e.IsDir() || e.Name() == "testdata" })
	if len(folders) != len(pages.All()) {
		t.Errorf("there are %d folders in app/page and %d pages in the table", len(folders), len(pages.All()))
	}
}

func TestARowOfThePagesIsWholeAndItsOwn(t *testing.T) {
	ids, titles, keys := map[page.ID]bool{}, map[string]bool{}, map[fyne.KeyName]bool{}
	listed, groups := map[model.Listing]page.ID{}, []string{}
	for _, e := range pages.All() {
		if e.ID == "" || e.Title == "" || e.Group == "" || e.New == nil {
			t.Errorf("%+v lacks something", e)
		}
		if ids[e.ID] || titles[e.Title] || e.Key != "" && keys[e.Key] {
			t.Errorf("%s has the id, the title or the key of another page", e.ID)
		}
		ids[e.ID], titles[e.Title], keys[e.Key] = true, true, true
		for _, l := range e.Lists {
			if other, taken := listed[l]; taken {
				t.Errorf("what %s lists %s lists too: %q", e.ID, other, l)
			}
			listed[l] = e.ID
		}
		groups = append(groups, e.Group)
	}
	for _, kind := range model.Kinds() {
		if at := kind.Listed(); listed[at] == "" && at != model.BesideDecision {
			t.Errorf("no page lists a %s", kind)
		}
	}
	once := slices.Compact(groups)
	if distinct := slices.Compact(slices.Sorted(slices.Values(once))); len(distinct) != len(once) {
		t.Errorf("a group stands twice in the sidebar: %v", once)
	}
}
