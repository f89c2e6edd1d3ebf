package members

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// packForm asks what goes into a pack.
type packForm struct {
	h page.Host
	// before is the pack that a next version can be made of, nil for none.
	before    *model.Pack
	next      *ui.Segments
	with      *ui.FormField
	closes    *ui.FormField
	welcome   *ui.FormField
	questions []*ui.FormField
}

// between stands between the names of scenarios, which may hold commas.
const between = ";"

// makePack asks what goes into a pack and where to save it, and keeps a record of it in the case.
func (v *view) makePack() {
	f := newPackForm(v.h, v.shownPack())
	fields := append([]*ui.FormField{f.with, f.closes, f.welcome}, f.questions...)
	v.h.AskForm("Make a pack", f.over(), fields, "Save as …", f.check, f.save)
}

func newPackForm(h page.Host, before *model.Pack) *packForm {
	f := &packForm{h: h, before: before}
	was := model.Pack{}
	if before != nil {
		was = *before
	}
	comparators := ""
	if s := h.Session().Case().DefaultScenario(); s != nil {
		comparators = s.Name
	}
	f.with = &ui.FormField{Label: "Scenarios to compare with, up to three names with a semicolon between", Of: "with", Text: comparators}
	f.closes = &ui.FormField{Label: "Last day for answers, such as 2026-12-31; may stay empty", Of: "closes", Text: was.Closes}
	f.welcome = &ui.FormField{Label: "Welcome, what a Member reads first", Of: "welcome", Text: was.Welcome}
	for i := range model.MostPackQuestions {
		one := &ui.FormField{Label: fmt.Sprintf("Question in words %d, may stay empty", i+1), Of: fmt.Sprintf("questions[%d]", i)}
		if i < len(was.Questions) {
			one.Text = was.Questions[i]
		}
		f.questions = append(f.questions, one)
	}
	return f
}

// over says how many lines the pack leaves out, and lets the person make the next version of a pack.
func (f *packForm) over() fyne.CanvasObject {
	body := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(leftOutWords(f.h.Session().Case()), ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}))
	if f.before != nil {
		f.next = &ui.Segments{Name: "Pack", Labels: []string{"New pack", fmt.Sprintf("Version %d of %s", f.before.Version+1, f.before.Name())}, Selected: 1, OnKey: f.h.TypedOnSheet}
		f.next.OnSelect = f.next.Set
		body.Add(f.next)
	}
	return body
}

// leftOutWords say how many lines a pack of the case leaves out.
func leftOutWords(c *model.Case) string {
	out := 0
	for l := range c.Lines.All() {
		if l.NotForPublication {
			out++
		}
	}
	if out == 0 {
		return "All lines of figures go into the pack: none is marked as not for publication."
	}
	return fmt.Sprintf("%s marked as not for publication and left out: the totals that Members see are without %s.",
		model.Many(out, "line")+model.Plural(out, " is", " are"), model.Plural(out, "it", "them"))
}

// draft is what the form says.
func (f *packForm) draft() (d choices.Draft, err error) {
	d = choices.Draft{Welcome: strings.TrimSpace(f.welcome.Value()), Closes: strings.TrimSpace(f.closes.Value())}
	for _, q := range f.questions {
		if text := strings.TrimSpace(q.Value()); text != "" {
			d.Questions = append(d.Questions, text)
		}
	}
	if f.next != nil && f.next.Selected == 1 {
		d.Replaces = f.before
	}
	c := f.h.Session().Case()
	for name := range strings.SplitSeq(f.with.Value(), between) {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		s, ok := c.ScenarioNamed(name)
		if !ok {
			return d, model.Problems{{Field: "with", Text: fmt.Sprintf("there is no scenario “%s”; there are %s", name, scenarioNames(c))}}
		}
		if !slices.Contains(d.Comparators, s.ID) {
			d.Comparators = append(d.Comparators, s.ID)
		}
	}
	if most := charts.MostCompared - 1; len(d.Comparators) > most {
		return d, model.Problems{{Field: "with", Text: fmt.Sprintf("a pack compares with at most %d, not %d", most, len(d.Comparators))}}
	}
	return d, nil
}

func scenarioNames(c *model.Case) string {
	const most = 6
	var names []string
	for s := range c.Scenarios.All() {
		names = append(names, s.Name)
	}
	return strings.Join(model.FirstFew(most, names), between+" ")
}

func (f *packForm) check() error {
	d, err := f.draft()
	if err != nil {
		return err
	}
	x := model.Pack{Closes: d.Closes, Welcome: d.Welcome, Questions: d.Questions}
	if d.Replaces != nil && d.Replaces.Version >= model.MostPackVersions {
		return errors.New("a pack has no more versions; make a new pack")
	}
	if found := x.FormProblems(); len(found) > 0 {
		return found
	}
	return nil
}

// save asks for a file, makes the pack away from the window, writes it and keeps the record of it.
func (f *packForm) save() {
	d, err := f.draft()
	if err != nil {
		f.h.Report(err)
		return
	}
	c := f.h.Session().Case()
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(c.Head().Title)+choices.PackExtension)
	f.saveAs(c, d, proposed)
}

// saveAs asks for a file to write the pack to. It holds no number of staff and nothing that is not for publication.
func (f *packForm) saveAs(c *model.Case, d choices.Draft, proposed string) {
	page.AskPath(f.h, "Save the pack", proposed, choices.PackExtension, model.Delicate{Suppliers: c.Published().Delicate().Suppliers}, func(path string) {
		page.Later(f.h, func(context.Context) (*choices.Pack, error) {
			p, err := choices.Make(c, d)
			if err != nil {
				return nil, err
			}
			return p, p.Write(path)
		}, func(p *choices.Pack, err error) {
			if err != nil {
				f.h.Report(err)
				return
			}
			f.keep(p, path)
		})
	})
}

// keep keeps the record of a pack that was written.
func (f *packForm) keep(p *choices.Pack, path string) {
	if !f.h.Do(f.h.Session().Case().GiveOut(p.Record())) {
		return
	}
	page.Saved(f.h, "Saved the pack", fmt.Sprintf("Pack %s is written to %s.\n\nGive it to Members; what they send back, files or codes, is taken in here.\n\n%s",
		p.Record().Name(), path, leftOutWords(f.h.Session().Case())), path)
}
