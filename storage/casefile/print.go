package casefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// What stands on one line: a value that fits into this many characters, unless it is one of the outer
// two levels of the file.
const (
	lineWidth   = 140
	brokenDepth = 2
	indentation = "  "
)

// print writes a value as the text of a file, with a line break at its end.
func (n *node) print() ([]byte, error) {
	p := printer{}
	p.value(n, 0)
	p.out.WriteByte('\n')
	return p.out.Bytes(), p.err
}

type printer struct {
	out bytes.Buffer
	err error
}

// value writes a value that begins after what stands on the line already.
func (p *printer) value(n *node, depth int) {
	if len(n.fields) == 0 && len(n.items) == 0 {
		p.flat(n)
		return
	}
	start := p.out.Len()
	column := start - bytes.LastIndexByte(p.out.Bytes(), '\n') - 1
	if depth >= brokenDepth {
		if p.flat(n); column+p.out.Len()-start < lineWidth {
			return
		}
		p.out.Truncate(start)
	}
	p.broken(n, depth)
}

// broken writes a list or an object with one element a line.
func (p *printer) broken(n *node, depth int) {
	open, end := n.brackets()
	p.out.WriteString(open)
	inner := "\n" + strings.Repeat(indentation, depth+1)
	for i, f := range n.fields {
		p.separate(i, ",")
		p.out.WriteString(inner)
		p.name(f.name)
		p.value(f.value, depth+1)
	}
	for i, item := range n.items {
		p.separate(i, ",")
		p.out.WriteString(inner)
		p.value(item, depth+1)
	}
	p.out.WriteString("\n" + strings.Repeat(indentation, depth) + end)
}

// flat writes a value on one line.
func (p *printer) flat(n *node) {
	switch n.sort {
	case nothing:
		p.out.WriteString("null")
		return
	case text:
		p.quoted(n.text)
		return
	case number, truth:
		p.out.WriteString(n.text)
		return
	}
	open, end := n.brackets()
	p.out.WriteString(open)
	for i, f := range n.fields {
		p.separate(i, ", ")
		p.name(f.name)
		p.flat(f.value)
	}
	for i, item := range n.items {
		p.separate(i, ", ")
		p.flat(item)
	}
	p.out.WriteString(end)
}

func (n *node) brackets() (open, end string) {
	if n.sort == items {
		return "[", "]"
	}
	return "{", "}"
}

func (p *printer) separate(i int, with string) {
	if i > 0 {
		p.out.WriteString(with)
	}
}

func (p *printer) name(name string) {
	p.quoted(name)
	p.out.WriteString(": ")
}

// quoted writes a text in quotes, with <, > and & as they are.
func (p *printer) quoted(s string) {
	if !strings.ContainsFunc(s, needsEscape) {
		p.out.WriteByte('"')
		p.out.WriteString(s)
		p.out.WriteByte('"')
		return
	}
	encoder := json.NewEncoder(&p.out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		p.err = fmt.Errorf("write text %q: %w", s, err)
		return
	}
	p.out.Truncate(p.out.Len() - 1)
}

// needsEscape reports whether a character may not stand in quotes as it is. Two line breaks beyond ASCII
// are among them, for the sake of readers that run JSON as a script.
func needsEscape(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}
