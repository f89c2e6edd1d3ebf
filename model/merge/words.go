package merge

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/model"
)

// Conflict is what has to be taken from one copy or the other, one record or several that hang together.
type Conflict struct{ Items []Item }

// Item is a record in which the copies differ.
type Item struct {
	Kind model.Kind
	Key  string
	// Name is what people call it.
	Name string
	A, B Said
}

// Said is what one copy did to a record, who did it, empty where no name is known, and when, zero where that isn't known.
type Said struct {
	Text, Who string
	At        time.Time
}

// Conflicts are what people have to choose.
func (m *Merge) Conflicts() []Conflict {
	t := m.teller()
	place := map[int]int{}
	groups := m.groups.conflicts()
	for i, group := range groups {
		place[group] = i
	}
	found := make([]Conflict, len(groups))
	for i := range m.units {
		if group := m.groups.of(i); m.groups.open[group] {
			found[place[group]].Items = append(found[place[group]].Items, t.item(i))
		}
	}
	return found
}

// Flows are the records of copy B that flow in.
func (m *Merge) Flows() []Item {
	t := m.teller()
	var found []Item
	for i, u := range m.units {
		if !m.groups.open[m.groups.of(i)] && u.from == TakeB {
			found = append(found, t.item(i))
		}
	}
	return found
}

// Brings counts the entries of copy B's journal that copy A doesn't have.
func (m *Merge) Brings() int { return len(m.brought) }

// teller puts units into words.
type teller struct {
	*Merge
	signedA, signedB map[ref]model.Entry
}

func (m *Merge) teller() teller { return teller{m, signed(m.a.Journal), signed(m.b.Journal)} }

// signed are the entries that changed each record last. What a merge brought was changed by whoever changed it there.
func signed(journal []model.Entry) map[ref]model.Entry {
	last := map[ref]model.Entry{}
	for _, e := range journal {
		there := map[ref]bool{}
		for _, other := range e.Merged {
			for _, ch := range other.Changes {
				at := ref{ch.Kind(), ch.Key()}
				last[at], there[at] = other, true
			}
		}
		for _, ch := range e.Changes {
			if at := (ref{ch.Kind(), ch.Key()}); !there[at] {
				last[at] = e
			}
		}
	}
	return last
}

func (t teller) item(i int) Item {
	u := t.units[i]
	in, r := t.a.Case, u.a
	if r == nil {
		in, r = t.b.Case, u.b
	}
	base := u.base(t.bases)
	return Item{
		Kind: u.at.kind, Key: u.at.key, Name: in.NameOf(r),
		A: said(t.a.Case, base, u.a, u.b, t.signedA[u.at], u.same), B: said(t.b.Case, base, u.b, u.a, t.signedB[u.at], u.same),
	}
}

// base is what a unit was before both copies changed it; where it wasn't, or nothing says so, it is unknown.
func (u unit) base(bases []state) model.Record {
	for _, base := range bases {
		if r := base[u.at]; r != nil {
			return r
		}
	}
	return nil
}

func said(c *model.Case, base, here, other model.Record, by model.Entry, moved bool) Said {
	s := Said{Text: saidText(c, base, here, other), Who: by.Who, At: by.At}
	if moved {
		s.Text = "stands in another place"
	}
	if here != nil && s.At.IsZero() {
		s.At = here.RecordMeta().At
	}
	return s
}

func saidText(c *model.Case, base, here, other model.Record) string {
	switch {
	case here == nil && base == nil:
		return "not there"
	case here == nil:
		return "deleted"
	case base != nil && same(base, here):
		return "unchanged" + contents(here, other, "")
	case base != nil:
		text := c.ChangeWords(base, here)
		return text + contents(here, other, text)
	case other != nil:
		text := c.ChangeWords(other, here)
		return text + contents(here, other, text)
	}
	return c.ChangeWords(nil, here)
}

// longest is how many characters of a text are shown beside that of the other copy.
const longest = 200

// contents quotes the texts in which a record differs from the other copy's, unless the words have them already.
func contents(here, other model.Record, words string) string {
	mine, theirs := texts(here), texts(other)
	var found []string
	for name, text := range mine {
		if other != nil && text != theirs[name] && text != "" && !strings.Contains(words, text) {
			found = append(found, fmt.Sprintf("; %s “%s”", name, model.Abridged(text, longest)))
		}
	}
	slices.Sort(found)
	return strings.Join(found, "")
}

// texts are the fields of a record that are text, by name.
func texts(r model.Record) map[string]string {
	found := map[string]string{}
	if r == nil {
		return found
	}
	data, err := json.Marshal(r.WithMeta(model.Meta{}))
	var fields map[string]any
	if err != nil || json.Unmarshal(data, &fields) != nil {
		return found
	}
	for name, value := range fields {
		if text, is := value.(string); is {
			found[name] = text
		}
	}
	return found
}

// Words says what a copy did, by whom and when.
func (s Said) Words() string {
	var by []string
	if s.Who != "" {
		by = append(by, s.Who)
	}
	if !s.At.IsZero() {
		by = append(by, s.At.Local().Format("2 January 2006 15:04"))
	}
	if len(by) == 0 {
		return s.Text
	}
	return s.Text + " (" + strings.Join(by, ", ") + ")"
}
