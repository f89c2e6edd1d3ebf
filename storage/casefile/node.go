package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tomworkbench/model"
)

// Limits that no case comes near, so that a hostile file can't fill the memory or the stack.
const (
	maxDepth   = 32
	maxValues  = 2_000_000
	maxRecords = 50_000
)

// node is a JSON value that keeps the order of its fields.
type node struct {
	sort nodeSort
	// text holds a text's characters, or a number's or truth value's spelling.
	text   string
	fields []field
	items  []*node
}

type field struct {
	name  string
	value *node
}

type nodeSort int

const (
	nothing nodeSort = iota
	text
	number
	truth
	items
	object
)

// String names the sort of value in words for a person.
func (s nodeSort) String() string {
	return [...]string{"null", "text in quotes", "a number", "true or false", "a list", "an object"}[s]
}

func textNode(s string) *node { return &node{sort: text, text: s} }

func numberNode(n uint64) *node { return &node{sort: number, text: fmt.Sprint(n)} }

// get returns the value of a field, nil where there is none.
func (n *node) get(name string) *node {
	for _, f := range n.fields {
		if f.name == name {
			return f.value
		}
	}
	return nil
}

func (n *node) set(name string, value *node) {
	n.fields = append(n.fields, field{name, value})
}

// fillLists puts an empty list in the place of every null: where Go has a list with nothing in it, its JSON has null, which a
// reader of the file refuses.
func (n *node) fillLists() {
	if n.sort == nothing {
		n.sort = items
	}
	for _, f := range n.fields {
		f.value.fillLists()
	}
	for _, item := range n.items {
		item.fillLists()
	}
}

// byteOrderMark stands at the start of files that some editors save.
const byteOrderMark = "\ufeff"

// parse reads a JSON text. The error is a [Problems].
func parse(data []byte) (*node, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if at := invalidUTF8(data); at >= 0 {
		return nil, Problems{{position(data, at), "the file is not valid UTF-8 text here; save it as UTF-8"}}
	}
	if !json.Valid(data) {
		var whole json.RawMessage
		return nil, syntaxProblem(data, json.Unmarshal(data, &whole))
	}
	t := tree{decoder: json.NewDecoder(bytes.NewReader(data))}
	t.decoder.UseNumber()
	n := t.value("", 0)
	if len(t.problems) > 0 {
		return nil, t.problems
	}
	return n, nil
}

// invalidUTF8 returns where data stops being UTF-8, -1 for nowhere.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size < 2 {
			return i
		}
		i += size
	}
	return -1
}

// syntaxProblem turns the decoder's complaint into a place and plain words.
func syntaxProblem(data []byte, err error) error {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return whole("the file is not JSON: %v", err)
	}
	at := max(int(syntax.Offset)-1, 0)
	if at >= len(data)-1 && syntax.Error() == "unexpected end of JSON input" {
		return Problems{{position(data, len(data)), "the file ends too early; part of it may be missing"}}
	}
	return Problems{{position(data, at), "the file is not JSON here: " + syntax.Error()}}
}

// position says in words where a byte stands.
func position(data []byte, at int) string {
	before := data[:min(at, len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	start := bytes.LastIndexByte(before, '\n') + 1
	return fmt.Sprintf("line %d, column %d", line, utf8.RuneCount(before[start:])+1)
}

// tree builds nodes from a text that is known to be JSON.
type tree struct {
	decoder  *json.Decoder
	values   int
	problems Problems
}

func (t *tree) fail(path, words string) *node {
	if len(t.problems) == 0 {
		t.problems = Problems{{path, words}}
	}
	return nil
}

// value reads the next value; once something failed it returns nil.
func (t *tree) value(path string, depth int) *node {
	t.values++
	switch {
	case depth > maxDepth:
		return t.fail(path, "is nested too deeply")
	case t.values > maxValues:
		return t.fail(path, fmt.Sprintf("the file holds more than %d values", maxValues))
	}
	token, err := t.decoder.Token()
	if err != nil {
		return t.fail(path, err.Error())
	}
	switch v := token.(type) {
	case string:
		return textNode(v)
	case json.Number:
		return &node{sort: number, text: v.String()}
	case bool:
		return &node{sort: truth, text: fmt.Sprint(v)}
	case json.Delim:
		if v == '[' {
			return t.items(path, depth)
		}
		return t.object(path, depth)
	}
	return &node{}
}

func (t *tree) items(path string, depth int) *node {
	n := &node{sort: items}
	for t.decoder.More() && len(t.problems) == 0 {
		n.items = append(n.items, t.value(element(path, len(n.items)), depth+1))
	}
	t.close(path)
	return n
}

func (t *tree) object(path string, depth int) *node {
	n := &node{sort: object}
	seen := map[string]bool{}
	for t.decoder.More() && len(t.problems) == 0 {
		token, err := t.decoder.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return t.fail(path, "can't be read")
		}
		if seen[name] {
			return t.fail(member(path, name), "stands here twice; take one out")
		}
		seen[name] = true
		n.set(name, t.value(member(path, name), depth+1))
	}
	t.close(path)
	return n
}

// close reads the bracket that ends a list or an object.
func (t *tree) close(path string) {
	if len(t.problems) > 0 {
		return
	}
	if _, err := t.decoder.Token(); err != nil {
		t.fail(path, err.Error())
	}
}

func element(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// shownName is how many characters of a field's name are shown to a person.
const shownName = 40

// member is the path of a field. The name comes from a file: what a terminal takes for a command, or what turns the direction of a text,
// isn't passed on.
func member(path, name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || model.IsDirection(r) {
			return '·'
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > shownName {
		name = string(runes[:shownName]) + "…"
	}
	if path == "" {
		return name
	}
	return path + "." + name
}
