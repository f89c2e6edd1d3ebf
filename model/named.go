package model

import (
	"fmt"
	"slices"
	"strings"
)

// AmbiguousError refuses a name that several records have.
type AmbiguousError struct {
	Name string
	// Records are those that have it, each by its kind and id.
	Records []string
}

// Error says which records have the name, and what to write instead.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("“%s” can mean %s; write the id of the one that is meant", e.Name, JoinWith(" or ", FirstFew(4, e.Records)))
}

// Named finds the record of some kinds that a text names by its id or by its whole name, in whatever capitals. A text that can mean
// several is refused with what to write instead.
func (c *Case) Named(text string, kinds ...Kind) (Record, error) {
	text = strings.Join(strings.Fields(text), " ")
	for _, names := range []func(Record) string{
		func(r Record) string { return r.Key() },
		func(r Record) string { return strings.Join(strings.Fields(plainName(r)), " ") },
	} {
		var found []Record
		for _, kind := range kinds {
			for r := range c.RecordsOf(kind) {
				if strings.EqualFold(names(r), text) {
					found = append(found, r)
				}
			}
		}
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return nil, &AmbiguousError{text, apiece(found)}
		}
	}
	nouns := make([]string, len(kinds))
	for i, kind := range kinds {
		nouns[i] = kind.Noun()
	}
	return nil, fmt.Errorf("there is no %s “%s”; write its id or its whole name", JoinWith(" or ", nouns), text)
}

// plainName is a record's name without its id.
func plainName(r Record) string {
	if f, ok := r.(*Finding); ok {
		return f.Text
	}
	return titleOf(r)
}

// apiece names records by their kind and id, each once.
func apiece(records []Record) []string {
	var names []string
	for _, r := range records {
		if name := r.Kind().Noun() + " " + r.Key(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// NamedAll finds the records that a list names, such as "A14; A15". Names are set apart by semicolons, or by commas where no name
// holds one. Each stands once.
func (c *Case) NamedAll(list string, kinds ...Kind) ([]Record, error) {
	var found []Record
	take := func(text string) error {
		r, err := c.Named(text, kinds...)
		if err == nil && !slices.Contains(found, r) {
			found = append(found, r)
		}
		return err
	}
	for _, part := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == '\n' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		err := take(part)
		if err == nil || !strings.Contains(part, ",") {
			if err != nil {
				return nil, err
			}
			continue
		}
		for _, one := range strings.Split(part, ",") {
			if strings.TrimSpace(one) == "" {
				continue
			}
			if err := take(one); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// Rest puts what a finding rests on into it: activities and other messages and findings.
func (x *Finding) Rest(on []Record) {
	x.Activities, x.From = nil, nil
	for _, r := range on {
		switch r.Kind() {
		case KindActivity:
			x.Activities = append(x.Activities, r.Key())
		case KindFinding:
			x.From = append(x.From, r.Key())
		}
	}
}

// RestingOn lists what a finding rests on by ids: first the activities, then the messages and findings.
func (x *Finding) RestingOn() []string { return slices.Concat(x.Activities, x.From) }

// Keys are the ids of records.
func Keys(records []Record) []string {
	keys := make([]string, len(records))
	for i, r := range records {
		keys[i] = r.Key()
	}
	return keys
}
