package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

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
	t := tree{decoder: jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
	n := t.value()
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
	decoder  *jsontext.Decoder
	values   int
	problems Problems
	// steps lead to the value that is read: a name, or a place in a list.
	steps []step
}

type step struct {
	name  string
	place int
}

// path says in words where the value that is read stands.
func (t *tree) path() (path string) {
	for _, s := range t.steps {
		if s.name == "" && s.place >= 0 {
			path = element(path, s.place)
		} else {
			path = member(path, s.name)
		}
	}
	return path
}

func (t *tree) fail(words string) *node {
	if len(t.problems) == 0 {
		t.problems = Problems{{t.path(), words}}
	}
	return nil
}

// value reads the next value; once something failed it returns nil.
func (t *tree) value() *node {
	t.values++
	switch {
	case len(t.steps) > maxDepth:
		return t.fail("is nested too deeply")
	case t.values > maxValues:
		return t.fail(fmt.Sprintf("the file holds more than %d values", maxValues))
	}
	token, err := t.decoder.ReadToken()
	if err != nil {
		return t.fail(err.Error())
	}
	switch token.Kind() {
	case jsontext.KindString:
		return textNode(token.String())
	case jsontext.KindNumber:
		return &node{sort: number, text: token.String()}
	case jsontext.KindTrue, jsontext.KindFalse:
		return &node{sort: truth, text: token.String()}
	case jsontext.KindBeginArray:
		return t.items()
	case jsontext.KindBeginObject:
		return t.object()
	}
	return &node{}
}

// within reads the value that a step leads to.
func (t *tree) within(s step) *node {
	t.steps = append(t.steps, s)
	n := t.value()
	t.steps = t.steps[:len(t.steps)-1]
	return n
}

func (t *tree) items() *node {
	n := &node{sort: items}
	for t.decoder.PeekKind() != jsontext.KindEndArray && len(t.problems) == 0 {
		n.items = append(n.items, t.within(step{place: len(n.items)}))
	}
	t.close()
	return n
}

func (t *tree) object() *node {
	n := &node{sort: object}
	seen := map[string]bool{}
	for t.decoder.PeekKind() != jsontext.KindEndObject && len(t.problems) == 0 {
		token, err := t.decoder.ReadToken()
		if err != nil || token.Kind() != jsontext.KindString {
			return t.fail("can't be read")
		}
		here := step{token.String(), -1}
		if n.has(here.name, seen) {
			t.steps = append(t.steps, here)
			return t.fail("stands here twice; take one out")
		}
		n.set(here.name, t.within(here))
	}
	t.close()
	return n
}

// has reports whether an object has a field already. Of one with many seen remembers the names.
func (n *node) has(name string, seen map[string]bool) bool {
	const many = 16
	if len(n.fields) < many {
		return n.get(name) != nil
	}
	for _, f := range n.fields[len(seen):] {
		seen[f.name] = true
	}
	return seen[name]
}

// close reads the bracket that ends a list or an object.
func (t *tree) close() {
	if len(t.problems) > 0 {
		return
	}
	if _, err := t.decoder.ReadToken(); err != nil {
		t.fail(err.Error())
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
