package cli

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"github.com/shopspring/decimal"

	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/linetable"
	"tomworkbench/storage/spreadsheet"
)

// figuresFlags are what import takes for a table of figures.
type figuresFlags struct {
	source source
	table  string
	out    string
	format string
	dry    bool
	pounds bool
	commas string
}

// notations are what -commas can say.
var notations = map[string]model.Notation{"": model.AnyCommas, "thousands": model.GroupingCommas, "decimals": model.DecimalCommas}

func (i *figuresFlags) addTableFlags(f *flag.FlagSet) {
	f.StringVar(&i.table, "figures", "", "a table of figures, as a `file` of separated values or a workbook")
	f.StringVar(&i.out, "out", "", "the `file` to save the case with the figures in, ending in "+casefile.Extension)
	f.BoolVar(&i.dry, "dry-run", false, "change nothing: print what the table would change")
	f.BoolVar(&i.pounds, "pounds", false, "amounts with a pound sign and no unit are in pounds")
	f.StringVar(&i.commas, "commas", "", "thousands, where commas stand between them, or decimals, where they stand before them; found out by default")
	f.StringVar(&i.format, "format", "text", "text or json")
}

// errRefused says that the report, which is printed already, has refusals.
var errRefused = errors.New("nothing is changed")

// run reads the table into the case, prints what it changes and saves it: in a case file with -out, else in the store where
// -data or -case @TITLE names one. With neither it changes nothing.
func (i *figuresFlags) run(env Env, rest []string, who string) error {
	if err := nothingMore(rest); err != nil {
		return err
	}
	if i.format != "text" && i.format != "json" {
		return wrongUsage("-format is text or json, not %q", i.format)
	}
	if _, known := notations[i.commas]; !known {
		return wrongUsage("-commas is thousands or decimals, not %q", i.commas)
	}
	file, err := i.source.readAny()
	if err != nil {
		return err
	}
	edit, report, err := i.read(file.Case)
	if printed := i.print(env.Out, file.Case, report, err); printed != nil {
		return printed
	}
	if question := report.PoundsQuestion(); question != "" {
		fmt.Fprintln(env.Messages, question+" Then give -pounds.")
	}
	if question := report.CommasQuestion(); question != "" {
		fmt.Fprintln(env.Messages, question+" Give -commas thousands or -commas decimals.")
	}
	switch {
	case err != nil:
		return errRefused
	case i.dry:
		return nil
	}
	return i.save(env, file, edit, signature(env, who))
}

// read reads the table from the disk into an edit of a case.
func (i *figuresFlags) read(c *model.Case) (model.Edit, linetable.Report, error) {
	data, err := diskfile.Read(i.table, spreadsheet.MaxBytes)
	if err != nil {
		return model.Edit{}, linetable.Report{}, fmt.Errorf("the table can't be read: %w", err)
	}
	sheet, err := linetable.Open(c, data)
	if err != nil {
		return model.Edit{}, linetable.Report{}, err
	}
	edit, report, err := linetable.Read(c, sheet, linetable.Options{Typed: c.Head().Typed, Pounds: i.pounds, Commas: notations[i.commas]})
	edit.Text = "Figures imported from " + filepath.Base(i.table)
	return edit, report, err
}

// save keeps the case with the figures.
func (i *figuresFlags) save(env Env, file casefile.File, edit model.Edit, by model.Signature) error {
	switch stored := i.source.stored(); {
	case i.out != "":
		if !edit.Empty() {
			next, _, err := model.Apply(file.Case, edit.Stamp(by))
			if err != nil {
				return err
			}
			if len(file.Journal) > 0 {
				var entry model.Entry
				entry, file.Cursor = file.Cursor.Do(edit.Stamp(by), next.Revision)
				file.Journal = append(file.Journal, entry)
			}
			file.Case = next
		}
		return casefile.Write(i.out, file)
	case stored:
		return i.source.change(env, file.Case.Head().ID, func(now *model.Case) (model.Edit, error) {
			next, _, err := i.read(now)
			return next, err
		}, by)
	case !edit.Empty():
		fmt.Fprintln(env.Messages, "Nothing is saved: give -out FILE"+casefile.Extension+" for the case with the figures, or -data for a store.")
	}
	return nil
}

// print writes the report in the form asked for. What can't be taken goes into it; in text it is told as a message.
func (i *figuresFlags) print(w io.Writer, c *model.Case, r linetable.Report, err error) error {
	if i.format == "json" {
		return writeReportJSON(w, r, err)
	}
	if err != nil {
		_, err = fmt.Fprintln(w, err)
		return err
	}
	fmt.Fprintln(w, r.Words())
	for _, l := range r.Lines {
		name := l.Owner
		if _, known := c.Options.Get(l.Owner); known || l.Owner == model.Programme {
			name = c.OwnerName(l.Owner)
		}
		text := fmt.Sprintf("  %s, %s: %s", name, l.Type, figuresText(l.Minimum))
		if l.HasRange() {
			text += " to " + figuresText(l.Maximum)
		}
		fmt.Fprintln(w, text)
	}
	return nil
}

func figuresText(figures []decimal.Decimal) string {
	return fmt.Sprint(decimalTexts(figures))
}

// tableJSON is what was read of a table and would change.
type tableJSON struct {
	Adds       int           `json:"adds"`
	Changes    int           `json:"changes"`
	Unchanged  int           `json:"unchanged"`
	Components int           `json:"components"`
	Decisions  int           `json:"decisions"`
	Options    int           `json:"options"`
	Lines      []lineJSON    `json:"lines"`
	Refused    []refusalJSON `json:"refused"`
	// Refusals counts all that is refused; the first thousand are listed.
	Refusals int         `json:"refusals"`
	Columns  []takenJSON `json:"columns"`
	Ignored  []string    `json:"ignored"`
	Notes    []string    `json:"notes"`
	// Questions are what has to be said of the table as a whole.
	Questions []string `json:"questions,omitempty"`
}

// lineJSON is a line as it was read, its figures in £m; a line without a range has no maximum.
type lineJSON struct {
	ID      string   `json:"id"`
	Owner   string   `json:"owner"`
	Kind    string   `json:"kind"`
	Minimum []string `json:"minimum"`
	Maximum []string `json:"maximum"`
}

type refusalJSON struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Why    string `json:"why"`
}

type takenJSON struct {
	Heading string `json:"heading"`
	As      string `json:"as"`
}

func writeReportJSON(w io.Writer, r linetable.Report, err error) error {
	out := tableJSON{
		Adds: r.Added, Changes: r.Changed, Unchanged: r.Unchanged, Components: r.Components, Decisions: r.Decisions, Options: r.Options,
		Lines: []lineJSON{}, Refused: []refusalJSON{}, Refusals: r.Refusals, Columns: []takenJSON{},
		Ignored: append([]string{}, r.Ignored...), Notes: append([]string{}, r.Notes...), Questions: r.Questions(),
	}
	for _, l := range r.Lines {
		out.Lines = append(out.Lines, lineJSON{l.ID, l.Owner, string(l.Type), decimalTexts(l.Minimum), decimalTexts(l.Maximum)})
	}
	for _, f := range r.Refused {
		out.Refused = append(out.Refused, refusalJSON(f))
	}
	if err != nil && len(out.Refused) == 0 { // the table as a whole
		var fault *spreadsheet.Fault
		if !errors.As(err, &fault) {
			fault = &spreadsheet.Fault{Why: err.Error()}
		}
		out.Refused, out.Refusals = append(out.Refused, refusalJSON(*fault)), 1
	}
	for _, t := range r.Taken {
		out.Columns = append(out.Columns, takenJSON(t))
	}
	return writeJSON(w, out)
}

func writeJSON(w io.Writer, out any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

func decimalTexts(figures []decimal.Decimal) []string {
	texts := make([]string, len(figures))
	for i, d := range figures {
		texts[i] = d.String()
	}
	return texts
}

// stored reports whether the case comes from a store.
func (s *source) stored() bool { return s.data != "" || s.name != "" && s.name[0] == '@' }

// readAny reads the case; of a store without a title the only one.
func (s *source) readAny() (casefile.File, error) {
	if s.data == "" || s.name != "" {
		return s.read()
	}
	store, err := storage.OpenReadOnly(s.data)
	if err != nil {
		return casefile.File{}, err
	}
	cases, err := store.Cases()
	if err = errors.Join(err, store.Close()); err != nil {
		return casefile.File{}, err
	}
	if len(cases) != 1 {
		return casefile.File{}, wrongUsage("the store has %d cases; name one with -case @TITLE", len(cases))
	}
	return s.readStored(cases[0].Title)
}

// change carries an edit out on a case of the store.
func (s *source) change(env Env, id string, edit func(*model.Case) (model.Edit, error), by model.Signature) (err error) {
	path, err := storage.NamedPath(s.data)
	if err != nil {
		return err
	}
	advise(env, path)
	store, err := storage.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return session.Carry(store, id, edit, by)
}
