package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestNamesAreFoundByTheirWordsInAnyOrder(t *testing.T) {
	names := []string{"Centre-led hub and spoke", "Hub", "A hub", "Spoke"}
	for typed, want := range map[string][]int{"hub": {1, 0, 2}, "spoke hub": {0}, "": {0, 1, 2, 3}, "hub x": nil} {
		if got := matching(names, typed); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", typed, got, want)
		}
	}
}

// rowHeights are how high the rows in sight are, by the name on them.
func rowHeights(c *Chooser) map[string]float32 {
	heights := map[string]float32{}
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Label); ok {
			heights[strings.TrimLeft(l.Text, "› ")] = l.Size().Height
			return
		}
		for _, child := range test.LaidOutObjects(o) {
			if child != o {
				look(child)
			}
		}
	}
	look(c.List)
	return heights
}

func TestALongNameWrapsAndTheRowBecomesAShortOneAgain(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	long := "A scenario " + strings.Repeat("with a name that goes on and on ", 4)
	chooser := Choose(c, "Which?", []string{"Short", long, "Shorter"}, 0, func(int) {})
	heights := rowHeights(chooser)
	if heights[long] < 1.5*heights["Short"] || heights["Short"] == 0 {
		t.Errorf("in sight are %v", heights)
	}
	test.Type(chooser.Filter, "short")
	heights = rowHeights(chooser)
	if heights[long] != 0 || len(chooser.high) != 0 {
		t.Errorf("once only short names are left, in sight are %v", heights)
	}
}

func TestThousandsOfNamesAreNarrowedWhileOneTypes(t *testing.T) {
	underTheme(t)
	c := test.NewTempWindow(t, nil).Canvas()
	names := make([]string, 5000)
	for i := range names {
		names[i] = fmt.Sprintf("Scenario number %d with a name of usual length", i)
	}
	chooser := Choose(c, "Which?", names, 0, func(int) {})
	began := time.Now()
	test.Type(chooser.Filter, "4999")
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("four letters took %v", took)
	}
	if len(chooser.Shown) != 1 {
		t.Errorf("it finds %d", len(chooser.Shown))
	}
}
