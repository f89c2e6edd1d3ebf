package members

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/member/web"
	"tomworkbench/app/member/words"
	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
	"tomworkbench/storage/place"
)

// shape is what a pack is given out as: the same pack whichever it is, so that what comes back from either is counted together.
type shape struct {
	noun string
	// purpose says what it is for, given what becomes of it.
	purpose, given string
	extension      string
	// write writes it to a disk, and says what has to be known of how it came out.
	write func(p *choices.Pack, path string) (remarks []error, err error)
}

func asPack() shape {
	return shape{
		noun: "pack", extension: choices.PackExtension,
		purpose: "A Member opens a pack with a copy of this program.",
		given:   "Give it to Members; what they send back, files or codes, is taken in here.",
		write:   func(p *choices.Pack, path string) ([]error, error) { return nil, p.Write(path) },
	}
}

func asPage() shape {
	return shape{
		noun: "page", extension: web.Extension,
		purpose: "A page is a pack that opens in any browser: nothing to install, and no network.",
		given:   "Give it to Members, who open it in a browser; what they send back, files or codes, is taken in here.",
		write:   writePage,
	}
}

// writePage writes the page of a pack, in the languages that have words beside the program.
func writePage(p *choices.Pack, path string) (remarks []error, err error) {
	all, remarks := words.Beside(place.Program())
	made, err := web.Make(p, all)
	if err != nil {
		return nil, err
	}
	return remarks, made.Write(path)
}

// packForm asks what goes into a pack.
type packForm struct {
	h  page.Host
	as shape
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

// give asks what goes into a pack and where to save it, and keeps a record of it in the case.
func (v *view) give(as shape) {
	f := newPackForm(v.h, as, v.shownPack())
	fields := append([]*ui.FormField{f.with, f.closes, f.welcome}, f.questions...)
	v.h.AskForm("Make a "+as.noun, f.over(), fields, "Save as …", f.check, f.save)
}

func newPackForm(h page.Host, as shape, before *model.Pack) *packForm {
	f := &packForm{h: h, as: as, before: before}
	was := model.Pack{}
	if before != nil {
		was = *before
	}
	f.with = &ui.FormField{Label: "Scenarios to compare with, up to three names with a semicolon between", Of: "with", Text: strings.Join(f.compared(), between+" ")}
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

// settingWith, with the id of a pack, remembers the scenarios that it compares with: its record doesn't have them.
const settingWith = "compared in "

// compared are the names of the scenarios that the pack before compares with, of a new pack the default one.
func (f *packForm) compared() (names []string) {
	c := f.h.Session().Case()
	var ids []string
	if f.before == nil || json.Unmarshal([]byte(f.h.Session().Recall(settingWith+f.before.ID)), &ids) != nil {
		if s := c.DefaultScenario(); s != nil {
			ids = []string{s.ID}
		}
	}
	for _, id := range ids {
		if s, ok := c.Scenarios.Get(id); ok {
			names = append(names, s.Name)
		}
	}
	return names
}

// over says what it is for and how many lines it leaves out, and lets the person make the next version of a pack.
func (f *packForm) over() fyne.CanvasObject {
	look := ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}
	body := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(f.as.purpose+" "+leftOutWords(f.h.Session().Case()), look))
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
	f.saveAs(c, d, filepath.Join(page.DocumentsFolder(), papers.FileName(c.Head().Title)+f.as.extension))
}

// saveAs asks for a file to write the pack to. It holds no number of staff and nothing that is not for publication.
func (f *packForm) saveAs(c *model.Case, d choices.Draft, proposed string) {
	page.AskPath(f.h, "Save the "+f.as.noun, proposed, f.as.extension, model.Delicate{Suppliers: c.Published().Delicate().Suppliers}, func(path string) {
		var p *choices.Pack
		var remarks []error
		page.WithProgress(f.h, "Writing the "+f.as.noun, func(context.Context, func(int, int)) (err error) {
			if p, err = choices.Make(c, d); err == nil {
				remarks, err = f.as.write(p, path)
			}
			return err
		}, func(err error) {
			if err != nil {
				f.h.Report(err)
				return
			}
			f.keep(p, d.Comparators, path, remarks)
		})
	})
}

// keep keeps the record of a pack that was written, and says which it is.
func (f *packForm) keep(p *choices.Pack, comparators []string, path string, remarks []error) {
	_, known := f.h.Session().Case().Packs.Get(p.Record().Key())
	if !f.h.Do(f.h.Session().Case().GiveOut(p.Record())) {
		return
	}
	if ids, err := json.Marshal(comparators); err == nil {
		f.h.Session().Remember(settingWith+p.ID, string(ids))
	}
	parts := []string{fmt.Sprintf("Pack %s is written to %s.", p.Record().Name(), path)}
	if known {
		parts = append(parts, "Nothing that it holds has changed since this version was made, so it is the same pack: what comes back for either is counted together.")
	}
	parts = append(parts, f.as.given, leftOutWords(f.h.Session().Case()))
	for _, one := range remarks {
		parts = append(parts, one.Error())
	}
	page.Saved(f.h, "Saved the "+f.as.noun, strings.Join(parts, "\n\n"), path)
}
