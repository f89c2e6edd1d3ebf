package charts

import (
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"testing"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// saidOf gathers all that a figure says and draws, each by what it is.
func saidOf(t *testing.T, f *Figure) map[string]string {
	t.Helper()
	said := map[string]string{"alt text": f.Alt(), "description": f.Description(), "caption": f.Table().Caption}
	if !f.HasPicture() {
		return said
	}
	for _, size := range [][2]int{{760, 480}, {1400, 300}, {320, 260}} {
		got, err := f.drawing().RecordFrame(size[0], size[1], 1, draw.DarkTheme())
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, text := range got.Texts {
			all += text.Text + " "
		}
		said[fmt.Sprintf("frame of %d × %d", size[0], size[1])] = all
	}
	page := f.PrintSize()
	page.DPI = 72
	var picture, drawing bytes.Buffer
	if err := f.PNG(&picture, page); err != nil {
		t.Fatal(err)
	}
	if err := f.SVG(&drawing, page); err != nil {
		t.Fatal(err)
	}
	said["picture"] = picture.String()
	head, body, _ := strings.Cut(html.UnescapeString(drawing.String()), "</title>")
	said["drawing's title"] = head
	_, body, _ = strings.Cut(body, "</desc>")
	said["drawing"] = strings.NewReplacer("</text>", " ").Replace(body)
	return said
}

func TestEveryFigureOfAnImaginedCaseSaysSoWhereverItIsSeenOrSaved(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	plain := answeredByMembers(t, exampleCase(t), rand.New(rand.NewPCG(1, 1)), 40, false)
	w := model.WhatIf{Shortfall: 20, Late: 2, Growth: -10, Count: model.CountGreen}
	for _, k := range FigureIDs() {
		f := figureOf(t, k, subjectOf(plain.Imagine(w)))
		for where, text := range saidOf(t, f) {
			if !strings.Contains(strings.ReplaceAll(text, "minus ", "−"), w.Words()) && !strings.Contains(inOneLine(text), w.Words()) {
				t.Errorf("%s: the %s doesn't say %q: %.200q", k, where, w.Words(), text)
			}
		}
		if strings.Contains(f.Alt(), "−") || !strings.HasSuffix(f.Alt(), ".") {
			t.Errorf("%s: not as it should be said: %q", k, f.Alt())
		}
		for where, text := range saidOf(t, figureOf(t, k, subjectOf(plain))) {
			if strings.Contains(text, "What if") {
				t.Errorf("%s: the %s of a case that is kept says %q", k, where, text)
			}
		}
	}
}

// inOneLine is the text of a drawing without what stands between its words.
func inOneLine(drawing string) string {
	var out strings.Builder
	for rest := drawing; rest != ""; {
		text, tag, found := strings.Cut(rest, "<")
		out.WriteString(text + " ")
		if !found {
			break
		}
		_, rest, _ = strings.Cut(tag, ">")
	}
	return strings.Join(strings.Fields(out.String()), " ")
}
