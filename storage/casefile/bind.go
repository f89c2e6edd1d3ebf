package casefile

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// maxNumber is the largest number taken: the largest that every reader of JSON keeps exactly.
const maxNumber = 1<<53 - 1

// lastTimeYear is the last year that a time can be written in.
const lastTimeYear = 9999

// binder fills the model's types from values and collects what doesn't fit, each with its path. Figures
// are checked as text, before any arithmetic.
type binder struct {
	problems Problems
	members  map[reflect.Type][]slot
}

// slot is a field of a struct by its name in JSON.
type slot struct {
	name  string
	index []int
}

func newBinder() *binder { return &binder{members: map[reflect.Type][]slot{}} }

func (b *binder) report(path, format string, args ...any) {
	if b.full() {
		return
	}
	b.problems = append(b.problems, Problem{path, fmt.Sprintf(format, args...)})
}

// full reports whether enough is wrong to read no further.
func (b *binder) full() bool { return len(b.problems) >= model.MostProblems }

// object fills the struct that into points at. A field of the value is unknown if the struct lacks it or
// it is in leaveOut, and passed over if it is in elsewhere.
func (b *binder) object(n *node, into any, path string, leaveOut, elsewhere []string) {
	if !b.is(n, object, path) {
		return
	}
	target := reflect.ValueOf(into).Elem()
	slots := b.slots(target.Type())
	for _, f := range n.fields {
		if b.full() {
			return
		}
		if slices.Contains(elsewhere, f.name) {
			continue
		}
		i := slices.IndexFunc(slots, func(s slot) bool { return s.name == f.name })
		if i < 0 || slices.Contains(leaveOut, f.name) {
			b.report(member(path, f.name), "is not a known field; take it out, or update the workbench to the version that wrote it")
			continue
		}
		b.value(f.value, target.FieldByIndex(slots[i].index), member(path, f.name))
	}
}

// slots lists the fields of a struct with those of the structs embedded in it.
func (b *binder) slots(t reflect.Type) []slot {
	if known, ok := b.members[t]; ok {
		return known
	}
	var slots []slot
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			slots = append(slots, slot{name, f.Index})
		}
	}
	b.members[t] = slots
	return slots
}

// namesOf lists the names of the fields of the struct that v points at.
func (b *binder) namesOf(v any) (names []string) {
	for _, s := range b.slots(reflect.TypeOf(v).Elem()) {
		names = append(names, s.name)
	}
	return names
}

// is reports whether a value has the right sort, and what it is where it has not.
func (b *binder) is(n *node, want nodeSort, path string) bool {
	if n.sort != want {
		b.report(path, "should be %s, not %s", want, n.sort)
	}
	return n.sort == want
}

func (b *binder) value(n *node, v reflect.Value, path string) {
	switch into := v.Addr().Interface().(type) {
	case *decimal.Decimal:
		b.figure(n, into, path)
		return
	case **decimal.Decimal:
		*into = new(decimal.Decimal)
		b.figure(n, *into, path)
		return
	case *time.Time:
		b.time(n, into, path)
		return
	case *model.Change:
		b.change(n, into, path)
		return
	case encoding.TextUnmarshaler:
		b.worded(n, into, path)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if b.is(n, text, path) {
			v.SetString(n.text)
		}
	case reflect.Bool:
		if b.is(n, truth, path) {
			v.SetBool(n.text == "true")
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(b.number(n, path, -maxNumber))
	case reflect.Uint64:
		v.SetUint(uint64(b.number(n, path, 0)))
	case reflect.Slice:
		b.list(n, v, path)
	case reflect.Struct:
		b.object(n, v.Addr().Interface(), path, nil, nil)
	default:
		b.report(path, "can't be read by this version")
	}
}

func (b *binder) list(n *node, v reflect.Value, path string) {
	if !b.is(n, items, path) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		if b.full() {
			return
		}
		b.value(item, v.Index(i), element(path, i))
	}
}

// worded reads what writes itself as text, such as a quarter.
func (b *binder) worded(n *node, into encoding.TextUnmarshaler, path string) {
	if !b.is(n, text, path) {
		return
	}
	if err := into.UnmarshalText([]byte(n.text)); err != nil {
		b.report(path, "%v", err)
	}
}

// figure reads £m written as text in quotes.
func (b *binder) figure(n *node, into *decimal.Decimal, path string) {
	if n.sort == number {
		b.report(path, `a figure stands in quotes, such as "0.25"`)
		return
	}
	if !b.is(n, text, path) {
		return
	}
	d, err := model.ParseFigure(n.text)
	if err != nil {
		b.report(path, "%v", err)
		return
	}
	*into = d
}

func (b *binder) time(n *node, into *time.Time, path string) {
	if !b.is(n, text, path) {
		return
	}
	at, err := time.Parse(time.RFC3339Nano, n.text)
	if at = at.UTC(); err != nil || at.Year() < 1 || at.Year() > lastTimeYear {
		b.report(path, "%s is not a time such as 2026-01-31T09:30:00Z", strconv.Quote(shortened(n.text)))
		return
	}
	*into = at
}

// number reads a whole number from least to [maxNumber].
func (b *binder) number(n *node, path string, least int64) int64 {
	if !b.is(n, number, path) {
		return 0
	}
	i, err := strconv.ParseInt(n.text, 10, 64)
	if err != nil || i < least || i > maxNumber {
		b.report(path, "%s is not a whole number from %d to %d", shortened(n.text), least, maxNumber)
		return 0
	}
	return i
}

// change reads one change of a journal entry: the kind of its records, the record before and after.
func (b *binder) change(n *node, into *model.Change, path string) {
	var named struct {
		Kind model.Kind `json:"kind"`
	}
	const from, to = "from", "to"
	b.object(n, &named, path, nil, []string{from, to})
	if n.sort != object {
		return
	}
	if model.NewRecord(named.Kind) == nil {
		b.report(member(path, "kind"), "%q is not a kind of record", shortened(string(named.Kind)))
		return
	}
	into.From = b.side(n.get(from), named.Kind, member(path, from))
	into.To = b.side(n.get(to), named.Kind, member(path, to))
	switch {
	case into.From == nil && into.To == nil:
		b.report(path, "changes nothing: it has neither a record before nor one after")
	case into.From != nil && into.To != nil && into.From.Key() != into.To.Key():
		b.report(path, "goes from %q to %q; a change keeps the id", into.From.Key(), into.To.Key())
	}
}

func (b *binder) side(n *node, kind model.Kind, path string) model.Record {
	if n == nil {
		return nil
	}
	r := model.NewRecord(kind)
	b.object(n, r, path, nil, nil)
	return r
}

// shortened cuts a text to what a message can carry.
func shortened(s string) string {
	if runes := []rune(s); len(runes) > shownName {
		return string(runes[:shownName]) + "…"
	}
	return s
}
