package plan

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/timing"
)

// labelEms is the width of the labels over the size of their text.
const labelEms = 11

// onRow says what the row under the cursor is.
func (v *view) onRow(r timing.Row) {
	v.h.Explain(r.Words(v.shown.Head()) + ". " + keysOf(r))
	v.showDetail()
}

// keysOf says what the keys do on a row.
func keysOf(r timing.Row) string {
	switch {
	case !r.IsOption():
		return "Enter leads to it in Set up."
	case r.To == r.From:
		return "Enter says when."
	case r.Warning != "":
		return "← and → move it by a quarter, Space shifts what comes too early, Delete puts it back to the plan, Enter edits."
	}
	return "← and → move it by a quarter, Delete puts it back to the plan, Enter edits."
}

// showDetail says all of the option under the cursor.
func (v *view) showDetail() {
	b := v.plan.Bar(v.chart.current().Key)
	v.detail.RemoveAll()
	if b == nil || !v.chart.current().IsOption() {
		v.name.Set("No option is under the cursor.", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
		v.detail.Add(v.name)
		v.layDetail()
		return
	}
	v.name.Set(b.Option.Name, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: true})
	v.detail.Add(v.name)
	for _, line := range v.linesOf(b) {
		label := ui.NewParagraph(line[0], ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		text := ui.NewParagraph(line[1], ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground, Bold: true})
		v.detail.Add(container.New(&ui.Labelled{Ems: labelEms}, label, text))
	}
	v.layDetail()
}

func (v *view) layDetail() {
	v.detail.Refresh()
	v.details.Refresh()
}

// linesOf are the labels and the words of an option's plan.
func (v *view) linesOf(b *timing.Bar) (lines [][2]string) {
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, [2]string{label, text})
		}
	}
	if n := b.Behind(); n > 0 {
		add("Too early", model.Capital(b.AheadWords())+fmt.Sprintf("; %s later mend it (Space)", model.Many(n, "quarter")))
	}
	if b.Early != nil {
		add("Counted too early", b.EarlyWords(v.shown.Head())+fmt.Sprintf("; benefits %s later mend it (Space)", model.Many(v.plan.Later(b), "quarter")))
	}
	add("Starts", said(b.Start))
	add("Finishes", said(b.Finish))
	add("Benefits from", said(b.BenefitsFrom))
	add("Slip in this scenario", b.Slip.Words())
	add("Needs first", strings.TrimPrefix(b.NeedsWords(), "needs "))
	add("Beside it", v.plan.BesideWords(b))
	if b.Planned != nil {
		if stage, ok := v.shown.Stages.Get(b.Planned.Stage); ok {
			add("Stage", stage.Name)
			add("Output", stage.Output)
		}
		add("Owner", b.Planned.Owner)
		if b.Planned.DelayCost != nil {
			add("A year’s delay costs", model.Million(*b.Planned.DelayCost)+" beside what comes later; the net below has it")
		}
	}
	if v.known == v.asked {
		v.addDelay(b, add)
	}
	return lines
}

func said(q model.Quarter) string {
	if q == 0 {
		return "not planned"
	}
	return q.String()
}

// addDelay says what a delay of the option alone costs, on the terms shown.
func (v *view) addDelay(b *timing.Bar, add func(label, text string)) {
	for _, d := range v.delays {
		if d.Option.ID != b.Option.ID {
			continue
		}
		add("A quarter later", lessWords(d.Quarter.Sign(), model.Million(d.Quarter.Abs())))
		add("A year later", lessWords(d.Year.Sign(), model.Million(d.Year.Abs())))
		add("Keeps payback", d.KeepsWords())
	}
}

// lessWords say by how much a delay changes the net at the end of the years.
func lessWords(sign int, amount string) string {
	switch sign {
	case 0:
		return "the same net at the end of the years, later"
	case -1:
		return "net " + amount + " more"
	}
	return "net " + amount + " less"
}
