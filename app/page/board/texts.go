package board

import (
	"slices"
	"strings"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// askNote asks for the note on the option touched last.
func (v *view) askNote() {
	o := v.touchedOption()
	note := &ui.FormField{Label: "Note; it goes with the case and is printed nowhere", Of: "notes", Text: o.Notes}
	v.askTexts("Note on “"+o.Name+"”", []*ui.FormField{note}, func(next *model.Option) { next.Notes = typed(note) })
}

// askMembersWords asks for all that Members are told of the option touched last.
func (v *view) askMembersWords() {
	o := v.touchedOption()
	consequence := &ui.FormField{Label: "What choosing it means, in a sentence", Of: "consequence", Text: o.Consequence}
	customers := &ui.FormField{Label: "What customers feel of it", Of: "customers", Text: o.Customers}
	services := &ui.FormField{Label: "What services feel of it", Of: "services", Text: o.Services}
	staff := &ui.FormField{Label: "What staff feel of it", Of: "staff", Text: o.Staff}
	communities := &ui.FormField{Label: "What communities feel of it; what is empty is not shown to Members", Of: "communities", Text: o.Communities}
	v.askTexts("Words for Members on “"+o.Name+"”", []*ui.FormField{consequence, customers, services, staff, communities}, func(next *model.Option) {
		next.Consequence = typed(consequence)
		next.Felt = model.Felt{Customers: typed(customers), Services: typed(services), Staff: typed(staff), Communities: typed(communities)}
	})
}

// typed is what stands in a field, without blanks around it.
func typed(f *ui.FormField) string { return strings.TrimSpace(f.Value()) }

// askTexts asks for texts of the option touched last; set puts them into a copy of it.
func (v *view) askTexts(title string, fields []*ui.FormField, set func(next *model.Option)) {
	id := v.touchedOption().ID
	edit := func() (model.Edit, error) {
		o, _ := v.h.Session().Case().Options.Get(id)
		next := *o
		set(&next)
		return v.h.Session().Case().Replace(id, &next)
	}
	check := func() error {
		e, err := edit()
		return page.Sound(v.h, e, err)
	}
	v.h.AskForm(title, nil, fields, "Save", check, func() { v.h.Do(edit()) })
}

// renameOption and renameDecision ask for another name of what was touched last.
func (v *view) renameOption() {
	o := v.touchedOption()
	page.AskName(v.h, "Rename the option", o.Name, func(name string) (model.Edit, error) {
		next := *o
		next.Name = name
		return v.h.Session().Case().Replace(o.ID, &next)
	})
}

// renameDecision renames the component with the decision where one heading on the board stands for both.
func (v *view) renameDecision() {
	d := v.touchedDecision()
	x, _ := v.h.Session().Case().Components.Get(d.Component)
	both := headsAlone(v.h.Session().Case(), x, d)
	page.AskName(v.h, "Rename the decision", d.Name, func(name string) (model.Edit, error) {
		next := *d
		next.Name = name
		makers := []func(*model.Case) (model.Edit, error){func(c *model.Case) (model.Edit, error) { return c.Replace(d.ID, &next) }}
		if both {
			above := *x
			above.Name = name
			makers = append(makers, func(c *model.Case) (model.Edit, error) { return c.Replace(x.ID, &above) })
		}
		return v.h.Session().Case().Together("", makers...)
	})
}

// renameComponent asks for another name of the component of the decision touched last.
func (v *view) renameComponent() {
	x, _ := v.h.Session().Case().Components.Get(v.touchedDecision().Component)
	page.AskName(v.h, "Rename the component", x.Name, func(name string) (model.Edit, error) {
		next := *x
		next.Name = name
		return v.h.Session().Case().Replace(x.ID, &next)
	})
}

// headsAlone reports whether the component's heading stands for its decision: it is the only one and has its name.
func headsAlone(c *model.Case, x *model.Component, d *model.Decision) bool {
	return x.Name == d.Name && len(slices.Collect(c.DecisionsOf(x.ID))) == 1
}
