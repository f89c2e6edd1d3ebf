package word

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

func TestAPictureHasItsSizeItsTextAndItsBytes(t *testing.T) {
	d := begun(t, nil)
	data := dot(t)
	if err := d.Picture(data, 159, 100, "  Benefit “£33m” & cost\nby year "); err != nil {
		t.Fatal(err)
	}
	want := bytes.Clone(data)
	data[0] = 0 // the document has its own copy
	b := body(t, d)
	for _, name := range []string{"extent", "ext"} {
		if got := b.all(name)[0].attributes; got["cx"] != "5724000" || got["cy"] != "3600000" {
			t.Errorf("%s is %v", name, got)
		}
	}
	about := b.all("docPr")[0].attributes
	if about["descr"] != "Benefit “£33m” & cost\nby year" || about["name"] != "Picture 1" {
		t.Errorf("the picture is %v", about)
	}
	if got := bytesOf(t, unpacked(t, d), "word/media/image1.png"); !bytes.Equal(got, want) {
		t.Error("the picture's bytes were changed")
	}
	if b.child("p").has("keepNext") {
		t.Error("the picture takes its table along to the next page, and leaves the rest of its own empty")
	}
}

func TestAPictureIsMadeSmallerToFitTheText(t *testing.T) {
	d := begun(t, councilFile(t)) // whose text is 6500 × 6000 twips
	for _, size := range [][2]float64{{200, 50}, {50, 200}} {
		if err := d.Picture(dot(t), size[0], size[1], "A chart"); err != nil {
			t.Fatal(err)
		}
	}
	got := body(t, d).all("extent")
	if a := got[0].attributes; a["cx"] != "4127500" || a["cy"] != "1031875" {
		t.Errorf("the wide one is %v", a)
	}
	if a := got[1].attributes; a["cx"] != "952500" || a["cy"] != "3810000" {
		t.Errorf("the tall one is %v", a)
	}
}

func TestAPictureThatWontDoIsRefusedAndLeavesNothing(t *testing.T) {
	d := begun(t, nil)
	cases := []struct {
		name          string
		data          []byte
		width, height float64
		alt           string
		want          error
	}{
		{"no picture", []byte("GIF89a"), 10, 10, "A chart", errNoPNG},
		{"no width", dot(t), 0, 10, "A chart", errNoSize},
		{"a height below zero", dot(t), 10, -1, "A chart", errNoSize},
		{"no number", dot(t), math.NaN(), 10, "A chart", errNoSize},
		{"no end", dot(t), 10, math.Inf(1), "A chart", errNoSize},
		{"no text", dot(t), 10, 10, " \n", errNoAlt},
	}
	for _, c := range cases {
		if err := d.Picture(c.data, c.width, c.height, c.alt); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
	if b := body(t, d); b.has("drawing") || len(d.pictures) != 0 {
		t.Error("a picture was added")
	}
}
