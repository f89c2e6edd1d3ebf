package delivery

import (
	"tomworkbench/app/field"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// said is what holds of a row in a state of the case.
func (v *view) said(c *model.Case, r row) *model.Progress {
	return c.ProgressOf(r.said().Of, r.said().ID, v.period)
}

// report is the edit of a field of what is said of a row.
func (v *view) report(set func(x *model.Progress, text string) error) func(*model.Case, row, string) (model.Edit, error) {
	return func(c *model.Case, r row, text string) (model.Edit, error) {
		next := *v.said(c, r)
		if err := set(&next, text); err != nil {
			return model.Edit{}, err
		}
		return c.Report(&next)
	}
}

// saidText is a field of what is said of a row, nothing where nothing is.
func saidText(of func(*model.Progress) string) func(row) string {
	return func(r row) string {
		if x := r.said(); x != nil {
			return of(x)
		}
		return ""
	}
}

func (v *view) statusColumn() column {
	statuses := model.DeliveryStatuses()
	return column{
		Column: grid.Column{Title: "Status", Ems: 7.4, Grow: 0.1}, text: saidText(func(x *model.Progress) string { return x.Status.Words() }),
		values: say.Each(statuses, model.DeliveryStatus.Words), why: "is that of lines alone; the whole is never greener than its worst line",
		set: v.report(func(x *model.Progress, text string) error {
			if text == "" {
				x.Status = model.NotReported
				return nil
			}
			i, err := field.Word(say.Each(statuses, model.DeliveryStatus.Words), text)
			if err == nil {
				x.Status = statuses[i]
			}
			return err
		}),
	}
}

func (v *view) reasonColumn() column {
	return column{
		Column: grid.Column{Title: "Reason", Ems: 11, Grow: 1, Most: 30}, text: saidText(func(x *model.Progress) string { return x.Reason }), why: "is that of a line or a measure",
		set: v.report(func(x *model.Progress, text string) error { x.Reason = text; return nil }),
	}
}

func (v *view) ownerColumn() column {
	return column{
		Column: grid.Column{Title: "Owner", Ems: 8, Grow: 0.2}, text: saidText(func(x *model.Progress) string { return x.Owner }), why: "is that of a line or a measure",
		set: v.report(func(x *model.Progress, text string) error { x.Owner = text; return nil }),
	}
}

func (v *view) stageColumn() column {
	stages := model.OpportunityStages()
	words := say.Each(stages, func(s model.OpportunityStage) string { return string(s) })
	return column{
		Column: grid.Column{Title: "Stage", Ems: 8}, text: saidText(func(x *model.Progress) string { return string(x.Stage) }), values: words, why: "is that of a line",
		set: v.report(func(x *model.Progress, text string) error {
			i, err := field.Word(words, text)
			if err == nil {
				x.Stage = stages[i]
			}
			return err
		}),
	}
}
