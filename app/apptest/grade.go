package apptest

import (
	"testing"

	"tomworkbench/app/field"
	"tomworkbench/model"
)

// CheckGradeStays types into a column of a record with a source: the grade of that stays, whatever it is. A record without a
// source has none.
func CheckGradeStays(t testing.TB, c *model.Case, title string, f field.Field, of model.Record) {
	t.Helper()
	for _, g := range field.Grades()[1:] {
		r := graded(of, g)
		if r == nil || f.Set == nil || title == "Source" || f.Only != nil && !f.Only(r) {
			return
		}
		texts := f.ValuesOf(c, r)
		if texts == nil {
			texts = []string{"", "7", "2018/19"}
		}
		for _, text := range texts {
			if next, err := f.Set(c, r, text); err == nil && gradeOf(next) != gradeOf(r) {
				t.Errorf("%s %q in %s of %s makes the grade %q from %q", r.Kind(), r.Key(), text, title, gradeOf(next), gradeOf(r))
			}
		}
	}
}

// graded is a copy of a record whose source has a grade, nil for a record without a source.
func graded(r model.Record, g model.SourceGrade) model.Record {
	switch x := r.(type) {
	case *model.Line:
		next := *x
		next.Source.Grade = g
		return &next
	case *model.Assumption:
		next := *x
		next.Source.Grade = g
		return &next
	case *model.Overlap:
		next := *x
		next.Source.Grade = g
		return &next
	}
	return nil
}

// gradeOf is the grade of a record's source, empty for one without a source.
func gradeOf(r model.Record) model.SourceGrade {
	switch x := r.(type) {
	case *model.Line:
		return x.Source.Grade
	case *model.Assumption:
		return x.Source.Grade
	case *model.Overlap:
		return x.Source.Grade
	}
	return ""
}
