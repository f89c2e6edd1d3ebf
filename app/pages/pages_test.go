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
	for _, e := range pages.All() {
		if e.ID == "" || e.Title == "" || e.Group == "" || e.New == nil {
			t.Errorf("%+v lacks something", e)
		}
		if ids[e.ID] || titles[e.Title] || e.Key != "" && keys[e.Key] {
			t.Errorf("%s has the id, the title or the key of another page", e.ID)
		}
		ids[e.ID], titles[e.Title], keys[e.Key] = true, true, true
	}
}

func TestAGroupStandsOnceInTheSidebar(t *testing.T) {
	var groups []string
	for _, e := range pages.All() {
		groups = append(groups, e.Group)
	}
	groups = slices.Compact(groups)
	if distinct := slices.Compact(slices.Sorted(slices.Values(groups))); len(distinct) != len(groups) {
		t.Errorf("a group stands twice: %v", groups)
	}
}

func TestEveryKindIsListedOnOnePage(t *testing.T) {
	listed := map[model.Listing]page.ID{model.BesideDecision: page.Board}
	for _, e := range pages.All() {
		for _, l := range e.Lists {
			if other, taken := listed[l]; taken {
				t.Errorf("what %s lists %s lists too: %q", e.ID, other, l)
			}
			listed[l] = e.ID
		}
	}
	for _, kind := range model.Kinds() {
		if listed[kind.Listed()] == "" {
			t.Errorf("no page lists a %s", kind)
		}
	}
}
