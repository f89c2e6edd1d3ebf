package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"
)

// node is an element of a part read as a tree. Its name is the local one; tests that care for namespaces
// look at space.
type node struct {
	name, space string
	attributes  map[string]string
	children    []*node
	text        string
}

// parsed reads a part, which has to be well formed with every prefix declared.
func parsed(t testing.TB, part []byte) *node {
	t.Helper()
	root := tree(t, part)
	for _, n := range root.every() {
		if !strings.Contains(n.space, ":") {
			t.Fatalf("the prefix %q of %q is not declared", n.space, n.name)
		}
	}
	return root
}

// tree reads a part, which has to be well formed.
func tree(t testing.TB, part []byte) *node {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(part))
	open := []*node{{}}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return open[0].children[0]
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, part)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, space: token.Name.Space, attributes: map[string]string{}}
			for _, a := range token.Attr {
				n.attributes[a.Name.Local] = a.Value
			}
			top.children, open = append(top.children, n), append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// every returns the element and all below it.
func (n *node) every() []*node {
	list := []*node{n}
	for _, c := range n.children {
		list = append(list, c.every()...)
	}
	return list
}

// all returns the elements with a name, from top to bottom.
func (n *node) all(name string) []*node {
	var found []*node
	if n.name == name {
		found = append(found, n)
	}
	for _, c := range n.children {
		found = append(found, c.all(name)...)
	}
	return found
}

// child returns the first child with a name, or an empty element.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &node{}
}

func (n *node) has(name string) bool { return len(n.all(name)) > 0 }

// words returns the text of a paragraph or of what holds some, as Word shows it.
func (n *node) words() string {
	switch n.name {
	case "t":
		return n.text
	case "br":
		return "\n"
	case "tab":
		return "\t"
	case "noBreakHyphen":
		return "-"
	}
	text := ""
	for _, c := range n.children {
		text += c.words()
	}
	return text
}

// begun begins a document.
func begun(t testing.TB, template []byte) *Document {
	t.Helper()
	d, err := New(template)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var paper = About{
	Title: "Business case & <options>", Subject: "TOM", Author: "An officer",
	Created: time.Date(2026, 3, 4, 5, 6, 7, 0, time.FixedZone("", 3600)),
}

// file writes a document.
func file(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b, paper); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpacked writes a document and takes it apart.
func unpacked(t testing.TB, d *Document) *parts {
	t.Helper()
	return taken(t, file(t, d))
}

// taken takes a file apart.
func taken(t testing.TB, file []byte) *parts {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	p := newParts()
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p.put(entry.Name, data)
	}
	return p
}

// bytesOf returns the bytes of a part that there has to be.
func bytesOf(t testing.TB, p *parts, name string) []byte {
	t.Helper()
	data, ok := p.get(name)
	if !ok {
		t.Fatalf("there is no part %s", name)
	}
	return data
}

// body writes a document and returns its text as a tree.
func body(t testing.TB, d *Document) *node {
	t.Helper()
	return parsed(t, bytesOf(t, unpacked(t, d), d.template.main)).child("body")
}

// dot is a small picture.
func dot(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 1))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everything adds one of every block.
func everything(t testing.TB, d *Document) {
	t.Helper()
	for level := range 4 {
		d.Heading(level, "Heading")
	}
	d.Paragraph("Text\nand\tmore שלום again")
	d.Item("Item")
	d.Table(profileTable())
	d.Quiet("Note")
	d.Table(Table{Columns: []string{"Empty", "table"}})
	d.Table(Table{Rows: [][]string{{"No names"}}})
	if err := d.Picture(dot(t), 159, 100, "A chart"); err != nil {
		t.Fatal(err)
	}
	d.PageBreak()
	d.Table(Table{Columns: []string{"Last"}})
}

func profileTable() Table {
	return Table{
		Caption: "Cost and benefit, £m",
		Columns: []string{"Year", "Benefit", "Cost"},
		Rows:    [][]string{{"2018/19", "1", "13"}, {"2019/20", "", "3"}, {"Total", "1", "16"}},
		Numeric: []bool{false, true, true},
		Total:   true,
	}
}

// zipped packs parts as they are.
func zipped(t testing.TB, list ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, p := range list {
		w, err := archive.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(p.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
