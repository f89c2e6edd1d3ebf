package linetable

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// Report says how a table was taken and what it would change. It is whole even where the table is refused.
type Report struct {
	Added, Changed, Unchanged int
	// Components, Decisions and Options are how many of the frame are added.
	Components, Decisions, Options int
	// Taken says what each column was taken for, Ignored names those that nothing was done with.
	Taken   []Taken
	Ignored []string
	// Notes say in sentences what a person should know of how the table was read.
	Notes []string
	// Lines are all lines that were read, as they would come to be, changed or not.
	Lines []*model.Line
	// Refused are the cells that can't be taken, the first of many, and Refusals how many there are.
	Refused  []spreadsheet.Fault
	Refusals int
	// Pounds are amounts that look like pounds, and Commas figures whose comma can stand between thousands or before decimals.
	// A person has to say of the table as a whole what they are: [Options].
	Pounds, Commas Doubtful
	// Levels names the lines added or changed that look like yearly levels typed as steps.
	Levels []string
	// Says that the table says itself what the figures of its ongoing lines are, of every one.
	Says bool
}

// Taken is a column by its heading, and what it was taken for.
type Taken struct{ Heading, As string }

// note adds a sentence once.
func (r *Report) note(text string) {
	if !slices.Contains(r.Notes, text) {
		r.Notes = append(r.Notes, text)
	}
}

// Changes says what the table changes alone.
func (r Report) Changes() string {
	added := r.frameWords()
	if len(added) == 0 {
		return fmt.Sprintf("The table adds %s and changes %d; %d stay as they are.", model.Many(r.Added, "line"), r.Changed, r.Unchanged) + r.levelsWords()
	}
	added = append(added, model.Many(r.Added, "line"))
	return fmt.Sprintf("The table adds %s; %d %s and %d stay as they are.", model.JoinWords(added), r.Changed,
		model.Plural(r.Changed, "line changes", "lines change"), r.Unchanged) + r.levelsWords()
}

// Words says in a few sentences what the table changes, and what of it isn't plain.
func (r Report) Words() string {
	text := r.Changes()
	if nearly := r.nearlyWords(); nearly != "" {
		text += " " + nearly
	}
	if ignored := r.ignoredWords(); ignored != "" {
		text += " " + ignored
	}
	return strings.Join(append([]string{text}, r.Notes...), " ")
}

// Preview says the same at more length, and how every column was taken: a paragraph each.
func (r Report) Preview() string {
	parts := []string{r.Changes()}
	var named []string
	for _, t := range r.Taken {
		if strings.EqualFold(t.Heading, t.As) {
			named = append(named, t.As)
		}
	}
	columns := r.nearlyWords()
	if len(named) > 0 {
		columns = strings.TrimSpace(columns + " As they are named: " + model.JoinWords(named) + ".")
	}
	for _, text := range append([]string{columns, r.ignoredWords()}, r.Notes...) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// frameWords are what is added of the frame.
func (r Report) frameWords() []string {
	var parts []string
	for _, one := range []struct {
		n    int
		noun string
	}{{r.Components, "component"}, {r.Decisions, "decision"}, {r.Options, "option"}} {
		if one.n > 0 {
			parts = append(parts, model.Many(one.n, one.noun))
		}
	}
	return parts
}

// nearlyWords says what the columns with other headings than an export's were taken for.
func (r Report) nearlyWords() string {
	var parts []string
	for _, t := range r.Taken {
		if !strings.EqualFold(t.Heading, t.As) {
			parts = append(parts, fmt.Sprintf("“%s” for %s", shortened(t.Heading), t.As))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Columns taken: " + listed(parts) + "."
}

func (r Report) ignoredWords() string {
	var names []string
	for _, name := range r.Ignored {
		names = append(names, "“"+shortened(name)+"”")
	}
	if len(names) == 0 {
		return ""
	}
	return "Nothing is done with the " + model.Plural(len(names), "column ", "columns ") + listed(names) + "."
}

// listed joins the first few of many.
func listed(parts []string) string {
	const most = 24
	return model.JoinWords(model.FirstFew(most, parts))
}

// Doubtful are cells that can be read in two ways: the first few, and how many there are.
type Doubtful struct {
	First []string
	Count int
}

func (d *Doubtful) add(text string) {
	const shown = 3
	if d.Count++; len(d.First) < shown {
		d.First = append(d.First, text)
	}
}

// words names the cells, with a verb for one and for several.
func (d Doubtful) words(one, several string) string {
	var parts []string
	for _, text := range d.First {
		parts = append(parts, "“"+text+"”")
	}
	if d.Count == 1 {
		return parts[0] + " " + one
	}
	if more := d.Count - len(d.First); more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return model.JoinWords(parts) + " " + several
}

// PoundsQuestion asks whether amounts are in pounds, empty where there is nothing to ask.
func (r Report) PoundsQuestion() string {
	if r.Pounds.Count == 0 {
		return ""
	}
	return r.Pounds.words("looks", "look") + " like pounds, and figures here are in £m. Are the amounts with a pound sign in pounds?"
}

// CommasQuestion asks what the commas of figures do, empty where there is nothing to ask.
func (r Report) CommasQuestion() string {
	if r.Commas.Count == 0 {
		return ""
	}
	return r.Commas.words("can", "can each") + " be read in two ways. Do commas stand between thousands, as in 1,200.50, or before decimals, as in 1 200,50?"
}

// Questions are those of both kinds that there are.
func (r Report) Questions() []string {
	return slices.DeleteFunc([]string{r.PoundsQuestion(), r.CommasQuestion()}, func(text string) bool { return text == "" })
}

// levelsWords names the lines that look like yearly levels, the first few of many.
func (r Report) levelsWords() string {
	const most = 4
	if len(r.Levels) == 0 {
		return ""
	}
	var names []string
	for _, name := range r.Levels {
		names = append(names, "“"+name+"”")
	}
	return " " + model.JoinWords(model.FirstFew(most, names)) + model.Plural(len(names), " looks", " look") + " like yearly levels: each year would add to the one before. After the import, “These are levels” in Figures turns a line round."
}
