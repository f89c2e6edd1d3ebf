package field

import (
	"slices"

	"tomworkbench/model"
)

// Field is one field of a kind of record, as text to read and to type.
type Field struct {
	// Get writes the field.
	Get func(c *model.Case, r model.Record) string
	// Set returns a copy of the record with the field as typed, or why the text can't be taken; nil for a
	// field that can't be changed.
	Set func(c *model.Case, r model.Record, text string) (model.Record, error)
	// Values are what may be typed, nil for free text, as the values themselves may be in a case. The beginning of one is enough.
	Values func(c *model.Case) []string
	// valued are values that depend on the record, in the place of values; nil for none.
	valued func(c *model.Case, r model.Record) []string
	// Must says that the field can't be empty.
	Must bool
	// Only says which records have the field; nil for all.
	Only func(r model.Record) bool
	// Lacks says, behind the name of the field, why the other records don't have it; empty for what their kind says already.
	Lacks string
	// None is the value that an emptied field has, where that isn't an empty one.
	None string
	// reads says how a field that is neither free text nor one of a few values was understood, nil for none.
	reads func(r model.Record) string
	// WorkedOut says that the field follows from others, so that there is nothing to take from what is pasted for it with a new record.
	WorkedOut bool
	// Says explains the field of a record while the cursor is on it, nil for a field that its text explains.
	Says func(c *model.Case, r model.Record) string
}

// ValuesOf are the values that the field of a record takes, nil for free text.
func (f Field) ValuesOf(c *model.Case, r model.Record) []string {
	switch {
	case f.valued != nil:
		return f.valued(c, r)
	case f.Values != nil:
		return f.Values(c)
	}
	return nil
}

// Clears reports whether the field can be emptied.
func (f Field) Clears(c *model.Case) bool {
	return f.Set != nil && !f.Must && f.valued == nil && (f.Values == nil || f.Values(c) == nil || slices.Contains(f.Values(c), f.None))
}

// Emptied makes the edit that empties the field of a record, as that is in a case; nothing where it is gone.
func (f Field) Emptied(c *model.Case, r model.Record) (model.Edit, error) {
	now, there := c.Record(r.Kind(), r.Key())
	if !there {
		return model.Edit{}, nil
	}
	next, err := f.Set(c, now, f.None)
	if err != nil {
		return model.Edit{}, err
	}
	return c.Replace(now.Key(), next)
}

// Reading says how a text was understood that has become a field's, empty for free text.
func (f Field) Reading(c *model.Case, r model.Record) string {
	switch {
	case f.reads != nil:
		return f.reads(r)
	case f.ValuesOf(c, r) != nil:
		return f.Get(c, r)
	}
	return ""
}

// Text is a field of free text of records of type R.
func Text[R any, P interface {
	*R
	model.Record
}](of func(P) *string,
) Field {
	return Field{
		Get: func(_ *model.Case, r model.Record) string { return *of(r.(P)) },
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(P)
			*of(&next) = text
			return P(&next), nil
		},
	}
}

// Pick is a field that takes one of a few values: words names them, put stores the one at a place.
func Pick[R any, P interface {
	*R
	model.Record
}](words func(*model.Case) []string, at func(*model.Case, P) string, put func(*model.Case, P, int),
) Field {
	return Field{
		Values: words,
		Get:    func(c *model.Case, r model.Record) string { return at(c, r.(P)) },
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			i, err := Word(words(c), text)
			if err != nil {
				return nil, err
			}
			next := *r.(P)
			put(c, &next, i)
			return P(&next), nil
		},
	}
}

// Fixed are values that no case changes.
func Fixed(words ...string) func(*model.Case) []string {
	return func(*model.Case) []string { return words }
}

// ReadOnly is a field that nobody types into.
func ReadOnly(get func(*model.Case, model.Record) string) Field { return Field{Get: get} }

// workedOut is a field that follows from others.
func workedOut(get func(*model.Case, model.Record) string) Field {
	return Field{Get: get, WorkedOut: true}
}

// Key is a record's own, as people see it: P13.
func Key() Field {
	return ReadOnly(func(_ *model.Case, r model.Record) string { return r.Key() })
}
