package findings

import (
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// askWords asks what each rating means, in the case's own words.
func (v *view) askWords() {
	own := v.h.Session().Case().Head().RatingKey
	field := func(r model.RAG, of string) *ui.FormField {
		return &ui.FormField{Label: r.String() + ", what it means; empty for our own words", Of: of, Text: own.Words(r)}
	}
	red, amber, green := field(model.Red, "ratingKey.red"), field(model.Amber, "ratingKey.amber"), field(model.Green, "ratingKey.green")
	edit := func() (model.Edit, error) {
		c := v.h.Session().Case()
		h := *c.Head()
		h.RatingKey = model.RatingKey{Red: ownWords(red, model.Red), Amber: ownWords(amber, model.Amber), Green: ownWords(green, model.Green)}
		return c.SetHead(h)
	}
	check := func() error { e, err := edit(); return page.Sound(v.h, e, err) }
	v.h.AskForm("Words of the ratings", nil, []*ui.FormField{red, amber, green}, "Save", check, func() { v.h.Do(edit()) })
}

// ownWords are what was typed for a rating, empty where those are ours.
func ownWords(f *ui.FormField, r model.RAG) string {
	text := strings.TrimSpace(f.Value())
	if text == (model.RatingKey{}).Words(r) {
		return ""
	}
	return text
}
