package delivery

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// The commands of the page.
const (
	cmdAgree   page.ID = "agree and baseline"
	cmdChange  page.ID = "change baseline"
	cmdStatus  page.ID = "set delivery status"
	cmdPeriod  page.ID = "delivery month"
	cmdEarlier page.ID = "earlier month"
	cmdLater   page.ID = "later month"
	cmdImport  page.ID = "import actuals"
	cmdExport  page.ID = "export actuals"
	cmdChecks  page.ID = "delivery checks"
	cmdWords   page.ID = "delivery in words"
)

// Commands are those of the baseline, of the months, and of what is said of the line under the cursor.
func (v *view) Commands() []page.Command {
	hidden := page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title))
	agreed := func() bool { return v.h.Session().Case().Baseline() != nil }
	none := page.Bars(page.NoCase(v.h), page.Unless(agreed, "Nothing is agreed yet; agree and baseline a scenario first"))
	shown := page.Bars(hidden, none)
	again := page.Unless(func() bool { return !agreed() }, "A baseline is in force already; change that one")
	noRow := page.Bars(shown, page.Unless(func() bool { return v.underCursor() != nil }, "No line and no measure is under the cursor"))
	first := page.Unless(func() bool { return v.period > delivery.First(v.h.Session().Case()) }, "What was agreed begins in this month")
	noActuals := page.Unless(func() bool { return v.h.Session().Case().Actuals.Len() > 0 }, "No month has a figure yet")
	noChecks := page.Unless(func() bool { return len(v.checks) > 0 }, "Nothing is to be checked")
	return []page.Command{
		{ID: cmdAgree, Group: title, Name: "Agree and baseline the scenario shown …", Bar: page.Bars(page.NoScenario(v.h), again), Run: v.agree},
		{ID: cmdChange, Group: title, Name: "Change the baseline to the scenario shown …", Bar: page.Bars(page.NoScenario(v.h), none), Run: v.agree},
		{ID: cmdStatus, Group: title, Name: "Set status, reason, owner and stage …", Key: fyne.KeyF8, Bar: noRow, Run: func() { v.askStatus(v.rows[v.Grid.Cursor.Row], "") }},
		{ID: cmdPeriod, Group: title, Name: "Show another month …", Key: fyne.KeyF9, Bar: shown, Run: v.askPeriod},
		{ID: cmdEarlier, Group: title, Name: "Show the month before", Bar: page.Bars(shown, first), Run: func() { v.showMonth(v.period - 1) }},
		{ID: cmdLater, Group: title, Name: "Show the month after", Bar: shown, Run: func() { v.showMonth(v.period + 1) }},
		{ID: page.DeliveryReport, Group: title, Name: "Report of the month or the quarter (Word) …", Bar: none, Run: v.saveReport},
		{ID: cmdImport, Group: title, Name: "Import actuals by month …", Bar: none, Run: v.importActuals},
		{ID: cmdExport, Group: title, Name: "Export the actuals by month …", Bar: page.Bars(none, noActuals), Run: v.export},
		{ID: cmdWords, Group: title, Name: "How delivery stands, in words …", Bar: shown, Run: v.tellAll},
		{ID: cmdChecks, Group: title, Name: "What to check in delivery …", Bar: page.Bars(shown, noChecks), Run: v.showChecks},
	}
}

// underCursor is what holds of the row under the cursor, nil where nothing can be said of it.
func (v *view) underCursor() *model.Progress {
	if at := v.Grid.Cursor.Row; at < len(v.rows) {
		return v.rows[at].said()
	}
	return nil
}

// agree asks who decided on the scenario shown, when and under which minute, and takes the baseline. A change of one says why.
func (v *view) agree() {
	s, c := v.h.Session().Scenario(), v.h.Session().Case()
	estimate := v.h.Session().View().Estimate
	if err := c.CanAgree(s.ID); err != nil { // before anybody fills the form in
		v.h.Report(err)
		return
	}
	before := c.Baseline()
	body := &ui.FormField{Label: "Who decided, such as Cabinet", Of: "body"}
	on := &ui.FormField{Label: "Day, such as 18 September 2018", Of: "on"}
	minute := &ui.FormField{Label: "Number of the minute", Of: "minute", Beside: true}
	why := &ui.FormField{Label: "Why the baseline is changed", Of: "why", When: func() bool { return before != nil }}
	fields := []*ui.FormField{body, on, minute, why}
	heading, yes := "Agree and baseline “"+s.Name+"”", "Agree and baseline"
	if before != nil {
		body.Text = before.Body
		heading, yes = "Change the baseline to “"+s.Name+"”", "Change the baseline"
	}
	edit := func() (model.Edit, error) {
		day, err := model.ReadDay(on.Value())
		if err != nil {
			return model.Edit{}, model.Problems{{Field: "on", Text: err.Error()}}
		}
		return v.h.Session().Case().Agree(model.Agreement{Scenario: s.ID, Estimate: estimate, Body: typed(body), On: day, Minute: typed(minute), Why: typed(why)})
	}
	words := fmt.Sprintf("The lines that count in the scenario, at the %s estimate and with its slips, the measures and the plan are kept as they are today. Its choices become agreed. Later edits don’t change the baseline.", model.Small(estimate.Name()))
	page.AskSigned(v.h, heading, ui.NewParagraph(words, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}), fields, yes, edit)
}

// typed is what stands in a field, without blanks around it.
func typed(f *ui.FormField) string { return strings.TrimSpace(f.Value()) }

// askStatus asks how a line or a measure stands, why, who owns it and how far it has come; first is the status to begin with, empty for
// the one that it has.
func (v *view) askStatus(r row, first model.DeliveryStatus) {
	now := *r.said()
	if first != "" {
		now.Status = first
	}
	statuses, stages := model.DeliveryStatuses(), model.OpportunityStages()
	words := say.Each(statuses, model.DeliveryStatus.Words)
	status := &ui.FormField{Label: "Status: D delivered, G on track, A at risk, R won’t be achieved", Of: "status", Text: now.Status.Words(), Among: words}
	if now.Status == model.NotReported {
		status.Text = ""
	}
	reason := &ui.FormField{Label: "Reason; what is at risk, or won’t be achieved, needs one", Of: "reason", Text: now.Reason}
	owner := &ui.FormField{Label: "Owner", Of: "owner", Text: now.Owner}
	stage := &ui.FormField{Label: "Stage on the savings plan", Of: "stage", Text: string(now.Stage), Beside: true, Among: say.Each(stages, func(s model.OpportunityStage) string { return string(s) }), When: func() bool { return r.line != nil }}
	fields := []*ui.FormField{status, reason, owner, stage}
	edit := func() (model.Edit, error) {
		next := now
		next.Reason, next.Owner, next.Status = typed(reason), typed(owner), model.NotReported
		if text := typed(status); text != "" {
			i, err := field.Word(words, text)
			if err != nil {
				return model.Edit{}, model.Problems{{Field: "status", Text: err.Error()}}
			}
			next.Status = statuses[i]
		}
		if text := typed(stage); r.line != nil {
			i, err := field.Word(say.Each(stages, func(s model.OpportunityStage) string { return string(s) }), text)
			if err != nil {
				return model.Edit{}, model.Problems{{Field: "stage", Text: err.Error()}}
			}
			next.Stage = stages[i]
		}
		return v.h.Session().Case().Report(&next)
	}
	check := func() error {
		e, err := edit()
		return page.Sound(v.h, e, err)
	}
	v.h.AskForm("How “"+r.name()+"” stands in "+v.period.Words(), nil, fields, "Save", check, func() {
		v.inPlace(func() { v.h.Do(edit()) })
		v.Focus()
	})
}

// askPeriod lets the person choose among the months of the baseline, or those around the one shown.
func (v *view) askPeriod() {
	check := func(text string) error {
		m, err := model.ReadMonth(text)
		if err == nil && m == 0 {
			err = errors.New("the month is missing; write it like 2019-06 or June 2019")
		}
		if err == nil {
			err = delivery.CanTell(v.h.Session().Case(), m)
		}
		return err
	}
	v.h.AskText("Show which month?", "A month such as 2019-06 or June 2019", v.period.Words(), check, func(text string) {
		if m, err := model.ReadMonth(text); err == nil {
			v.showMonth(m)
			v.Focus()
		}
	})
}

// showChecks lists what should be looked at; each leads to its line.
func (v *view) showChecks() {
	texts := make([]string, len(v.checks))
	for i, c := range v.checks {
		texts[i] = c.Text
	}
	v.h.Choose("What to check in delivery; each leads to its line", texts, 0, func(i int) {
		v.showTab(linesTab)
		if v.checks[i].Line != "" {
			v.Grid.MoveToKey(v.checks[i].Line, 1)
		} else {
			v.Grid.MoveToKey("outside/"+v.at.Outside[0].Line, 0)
		}
		v.Focus()
	})
}
