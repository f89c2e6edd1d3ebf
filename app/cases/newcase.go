package cases

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/uuid"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// start is what a new case can be made from.
type start struct {
	name, about string
	// years and firstYear are what the form proposes.
	firstYear, years int
	make             func(model.Head) (*model.Case, error)
}

// starts are the starts in the order of the switch.
func (cs *Cases) starts() []start {
	year := cs.h.Now().Year()
	return []start{
		{"Empty", "Nothing but a first scenario.", year, 4, model.Blank},
		{
			"Components", "The seven components of the worked example with their decisions, options, principles and benefits map; no figures.",
			year, 4, fromExample((*model.Case).FrameFor),
		},
		{"2011 work streams", "The eight work streams of the Business Strategy Programme of 2011, agreed and reported on for nine months; figures by stream are illustrative.", 2011, 4, fromWorkstreams},
		{"Worked example", "All of Oxfordshire 2018, figures and scenarios too.", 2018, 4, fromExample((*model.Case).CopyFor)},
	}
}

func fromExample(as func(*model.Case, model.Head) (*model.Case, error)) func(model.Head) (*model.Case, error) {
	return func(h model.Head) (*model.Case, error) {
		file, err := Example()
		if err != nil {
			return nil, fmt.Errorf("the built-in example: %w", err)
		}
		return as(file.Case, h)
	}
}

func fromWorkstreams(h model.Head) (*model.Case, error) {
	file, err := casefile.Decode(assets.WorkStreams())
	if err != nil {
		return nil, fmt.Errorf("the built-in work streams: %w", err)
	}
	return file.Case.CopyFor(h)
}

// headForm is the form of what a case says of itself.
type headForm struct {
	// from is the head that the form begins with: what it doesn't ask for stays.
	from                                  model.Head
	title, organisation, firstYear, years *ui.FormField
	// typed says what people type for ongoing lines, basis on which basis the case is shown first, nil where that isn't asked; over
	// holds both with what they mean.
	typed, basis *ui.Segments
	over         *fyne.Container
}

func (cs *Cases) newHeadForm(h model.Head) *headForm {
	f := &headForm{
		from:         h,
		title:        &ui.FormField{Label: "Title", Of: "title", Text: h.Title},
		organisation: &ui.FormField{Label: "Organisation", Of: "organisation", Text: h.Organisation},
		firstYear:    &ui.FormField{Label: "First year, such as 2026 for 2026/27", Of: "firstYear", Text: strconv.Itoa(h.FirstYear)},
		years:        &ui.FormField{Label: fmt.Sprintf("Number of years, 1 to %d", model.MaxYears), Of: "years", Text: strconv.Itoa(h.Years), Beside: true},
		over:         container.New(&ui.Column{Gap: 6}),
	}
	f.typed = cs.explained(f.over, "Figures of ongoing savings and costs are typed as", say.Each(model.Typings(), model.Typed.Name),
		say.Each(model.Typings(), model.Typed.Meaning), max(slices.Index(model.Typings(), h.Typed), 0))
	return f
}

// askBasis has the form ask for the basis as well.
func (f *headForm) askBasis(cs *Cases) {
	f.basis = cs.explained(f.over, "The case is shown first as", say.Each(model.Bases(), model.Basis.Name),
		say.Each(model.Bases(), model.Basis.Meaning), max(slices.Index(model.Bases(), f.from.Basis), 0))
}

// explained adds to a form a switch with a label above it and, below, what the value that it stands at means.
func (cs *Cases) explained(over *fyne.Container, label string, values, meanings []string, at int) *ui.Segments {
	quiet := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}
	about := ui.NewParagraph(meanings[at], quiet)
	about.AtLeast = 2
	s := &ui.Segments{Name: label, Labels: values, Selected: at}
	s.OnSelect = func(i int) {
		s.Set(i)
		about.Set(meanings[i], quiet)
	}
	s.OnKey = func(e *fyne.KeyEvent) { cs.h.TypedOnSheet(e) }
	over.Add(ui.NewParagraph(label, quiet))
	over.Add(s)
	over.Add(about)
	return s
}

func (f *headForm) fields() []*ui.FormField {
	return []*ui.FormField{f.title, f.organisation, f.firstYear, f.years}
}

// head reads the form. The error names all that is wrong with it, field by field.
func (f *headForm) head(id string) (model.Head, error) {
	h := f.from
	h.ID, h.Title, h.Organisation = id, strings.TrimSpace(f.title.Value()), strings.TrimSpace(f.organisation.Value())
	if h.Typed = model.Typings()[f.typed.Selected]; h.Typed == model.Steps {
		h.Typed = ""
	}
	if f.basis != nil {
		if h.Basis = model.Bases()[f.basis.Selected]; h.Basis == model.InYear {
			h.Basis = ""
		}
	}
	var wrong model.Problems
	first, _, _ := strings.Cut(strings.TrimSpace(f.firstYear.Value()), "/")
	h.FirstYear = readNumber(first, 2000, f.firstYear, "“%s” is not a year; write 2026 for 2026/27", &wrong)
	h.Years = readNumber(strings.TrimSpace(f.years.Value()), 1, f.years, fmt.Sprintf("“%%s” is not a number from 1 to %d", model.MaxYears), &wrong)
	var others model.Problems
	if _, err := model.Blank(h); errors.As(err, &others) {
		wrong = append(wrong, others...)
	}
	if len(wrong) > 0 {
		return h, wrong
	}
	return h, nil
}

// readNumber reads a whole number; where it is none it says so and goes on with a sound one.
func readNumber(text string, sound int, field *ui.FormField, words string, wrong *model.Problems) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		*wrong = append(*wrong, model.Problem{Kind: model.KindHead, Field: field.Of, Text: fmt.Sprintf(words, text)})
		return sound
	}
	return n
}

// newCase asks for what a new case begins with.
func (cs *Cases) newCase() {
	starts := cs.starts()
	form := cs.newHeadForm(model.Head{
		Title: "New case", FirstYear: starts[0].firstYear, Years: starts[0].years,
	})
	about := ui.NewParagraph(starts[0].about, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	about.AtLeast = 2
	from := &ui.Segments{Name: "From"}
	for _, t := range starts {
		from.Labels = append(from.Labels, t.name)
	}
	id := uuid.NewString()
	build := func() (*model.Case, error) {
		h, err := form.head(id)
		if err != nil {
			return nil, err
		}
		return starts[from.Selected].make(h)
	}
	from.OnSelect = func(i int) {
		from.Set(i)
		about.Set(starts[i].about, about.Look)
		form.firstYear.Entry.SetText(strconv.Itoa(starts[i].firstYear))
		form.years.Entry.SetText(strconv.Itoa(starts[i].years))
	}
	from.OnKey = func(e *fyne.KeyEvent) { cs.h.TypedOnSheet(e) }
	over := container.New(&ui.Column{Gap: 6}, ui.NewParagraph("Start from", ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}), from, about, form.over)
	check := func() error { _, err := build(); return err }
	cs.h.AskForm("New case", over, form.fields(), "Create", check, func() {
		c, err := build()
		if err != nil {
			cs.h.Report(err)
			return
		}
		cs.addCase(c, page.SetUp)
	})
}

// addCase puts a case into the store and opens it on a page.
func (cs *Cases) addCase(c *model.Case, on page.ID) {
	page.Later(cs.h, func(context.Context) (*session.Opened, error) { return cs.h.Session().Create(c) }, func(opened *session.Opened, err error) {
		if cs.adopt(opened, err); err == nil {
			to := page.Place{Page: on}
			if c.Components.Len() == 0 {
				to.Record.Kind = model.KindComponent // where a case begins
			}
			cs.h.Go(to)
		}
	})
}

// duplicateCase asks for the title of a copy and opens it.
func (cs *Cases) duplicateCase() {
	h := *cs.h.Session().Case().Head()
	cs.h.AskText("Duplicate the case", "Title of the copy", h.Title+" (copy)", cs.soundTitle, func(title string) {
		h.ID, h.Title = uuid.NewString(), strings.TrimSpace(title)
		c, err := cs.h.Session().Case().CopyFor(h)
		if err != nil {
			cs.h.Report(err)
			return
		}
		cs.addCase(c, "")
	})
}

func (cs *Cases) soundTitle(title string) error {
	h := *cs.h.Session().Case().Head()
	h.Title = strings.TrimSpace(title)
	_, err := model.Blank(h)
	return err
}

// caseDetails asks for what the case says of itself; cutting years that hold figures is confirmed first.
func (cs *Cases) caseDetails() {
	now := *cs.h.Session().Case().Head()
	form := cs.newHeadForm(now)
	form.askBasis(cs)
	edit := func() (model.Edit, error) {
		h, err := form.head(now.ID)
		if err != nil {
			return model.Edit{}, err
		}
		return cs.h.Session().Case().SetHead(h)
	}
	check := func() error {
		e, err := edit()
		if err == nil {
			_, _, err = model.Apply(cs.h.Session().Case(), e)
		}
		return err
	}
	cs.h.AskForm("Title, organisation and years", form.over, form.fields(), "Save", check, func() {
		h, err := form.head(now.ID)
		if err != nil {
			cs.h.Report(err)
			return
		}
		if lost := cs.h.Session().Case().LostYears(h.Years); lost > 0 {
			cs.h.Ask("Cut years that hold figures?", lostYears(lost), model.Plural(lost, "Cut it", "Cut them"), func() { cs.h.Do(edit()) })
			return
		}
		cs.h.Do(edit())
	})
}

// lostYears says how many figures go with years that are cut.
func lostYears(lost int) string {
	return fmt.Sprintf("%s %s in years that the case would no longer have. Undo brings %s back.",
		model.Grouped(strconv.Itoa(lost)), model.Plural(lost, "figure lies", "figures lie"), model.Plural(lost, "it", "them"))
}
