package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Text is what a document says: its paragraphs in their order, and its tables with the text of every cell.
type Text struct {
	Paragraphs []string
	Tables     [][][]string
}

// errNotRead says that a file isn't a document that can be read.
var errNotRead = errors.New("it is not a Word document (.docx) that can be read")

// Read reads the text of a document, one that Word saved again as well.
func Read(file []byte) (Text, error) {
	a, err := opened(file, maxUnpacked)
	if err != nil {
		return Text{}, fmt.Errorf("%w: %w", errNotRead, err)
	}
	body, err := a.read("word/document.xml")
	if err != nil || body == nil {
		return Text{}, errNotRead
	}
	r := reader{d: xml.NewDecoder(bytes.NewReader(body))}
	if err := r.all(); err != nil {
		return Text{}, fmt.Errorf("%w: %w", errNotRead, err)
	}
	return r.text, nil
}

// reader walks through a document's body. Tables within a cell are a part of the cell's text.
type reader struct {
	d    *xml.Decoder
	text Text
	// deep is how many tables the reader is in.
	deep int
	// written is the paragraph being read, cell what the cell has so far.
	written, cell strings.Builder
}

func (r *reader) all() error {
	for {
		token, err := r.d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := r.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			r.end(t.Name.Local)
		}
	}
}

func (r *reader) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "tbl":
		if r.deep++; r.deep == 1 {
			r.text.Tables = append(r.text.Tables, nil)
		}
	case "tr":
		if r.deep == 1 {
			last := &r.text.Tables[len(r.text.Tables)-1]
			*last = append(*last, nil)
		}
	case "p":
		r.written.Reset()
	case "t":
		var text string
		if err := r.d.DecodeElement(&text, &t); err != nil {
			return err
		}
		r.written.WriteString(text)
	case "tab", "br":
		r.written.WriteByte(' ')
	case "noBreakHyphen":
		r.written.WriteByte('-')
	case "instrText", "delText", "Fallback": // what a field does, what was struck out, and a picture for older programs
		return r.d.Skip()
	}
	return nil
}

func (r *reader) end(name string) {
	switch name {
	case "p":
		text := strings.Join(strings.Fields(r.written.String()), " ")
		switch {
		case r.deep > 0:
			r.cell.WriteString(" " + text)
		case text != "":
			r.text.Paragraphs = append(r.text.Paragraphs, text)
		}
		r.written.Reset()
	case "tc":
		if r.deep == 1 {
			r.endCell()
		}
	case "tbl":
		r.deep--
	}
}

func (r *reader) endCell() {
	rows := r.text.Tables[len(r.text.Tables)-1]
	if len(rows) > 0 {
		rows[len(rows)-1] = append(rows[len(rows)-1], strings.Join(strings.Fields(r.cell.String()), " "))
	}
	r.cell.Reset()
}
