package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/place"
)

// exportFlags are the flags of the export subcommand.
type exportFlags struct {
	scenarioFlags
	papersFlags
	out     string
	paper   string
	journal bool
}

// The papers that a document can be.
const (
	optionsPaper   = "options"
	decisionPaper  = "decision"
	quarterlyPaper = "quarterly"
)

// exportCommand saves a case as a case file, a scenario as a document or a workbook, or everything in a folder.
func exportCommand(f *flag.FlagSet) func(Env, []string) error {
	var e exportFlags
	e.scenarioFlags.addFlags(f)
	e.papersFlags.addFlags(f)
	e.addPaperFlags(f)
	f.StringVar(&e.out, "out", "", "the `file` to save, ending in "+casefile.Extension+", .docx, .pdf or .xlsx; or a folder for everything")
	f.StringVar(&e.paper, "paper", optionsPaper, "which `paper` a document is: options, before a decision; decision, the statement of one; quarterly, the report on delivery")
	f.BoolVar(&e.journal, "journal", false, "save the decision log as well, in a case file")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		t, err := e.target()
		if err == nil {
			err = t.check(f)
		}
		if err != nil {
			return err
		}
		return e.run(env)
	}
}

// target is what the name of the file asks for.
func (e *exportFlags) target() (target, error) {
	switch ending := e.ending(); {
	case e.out == "":
	case isFolder(e.out) || ending == "":
		return e.spanning(ofScenario("a folder").with("with", "final", "template", "figures", "hands", "public")), nil
	case ending == casefile.Extension:
		return target{"a case file", []string{"case", "data", "out", "journal"}}, nil
	case ending == papers.Workbook:
		return ofScenario("a workbook").with("final", "public"), nil
	case isDocument(ending):
		return e.document()
	}
	return target{}, wrongUsage("give -out FILE%s, FILE.docx, FILE.pdf, FILE.xlsx or a folder", casefile.Extension)
}

// document is what a document asks for, by the paper that it is.
func (e *exportFlags) document() (target, error) {
	switch {
	case e.paper == decisionPaper:
		return target{"a decision statement", []string{"case", "data", "scenario", "out", "paper", "final", "template"}}, nil
	case e.paper == quarterlyPaper:
		return target{"a quarterly report", []string{"case", "data", "out", "paper", "final", "template"}}, nil
	case e.paper != optionsPaper:
		return target{}, wrongUsage("-paper is options, decision or quarterly, not %q", e.paper)
	case len(e.only) > 0 && !slices.ContainsFunc(e.only, charts.FigureID.Compares):
		return ofScenario("a document without the comparison").with("final", "template", "figures", "hands", "paper", "public"), nil
	}
	return ofScenario("a document").with("with", "final", "template", "figures", "hands", "paper", "public"), nil
}

// isDocument reports whether files with an ending are documents: a PDF is made of one for Word.
func isDocument(ending string) bool { return ending == papers.Word || ending == papers.PDF }

func (e *exportFlags) ending() string { return strings.ToLower(filepath.Ext(e.out)) }

func (e *exportFlags) run(env Env) error {
	ending := e.ending()
	if isFolder(e.out) {
		ending = ""
	}
	switch {
	case ending == casefile.Extension:
		return e.exportCase(env)
	case isDocument(ending) && e.paper == quarterlyPaper:
		return e.exportQuarterly(env)
	}
	at, err := e.find()
	if err != nil {
		return err
	}
	subjects, err := e.subjects(at, env.Now())
	if err != nil {
		return err
	}
	switch ending {
	case papers.Word, papers.PDF:
		if e.paper == decisionPaper {
			return papers.SaveStatement(subjects[0], e.out)
		}
		tellLeftOut(env, subjects)
		tellChecks(env, subjects[0])
		tellUndrawn(env, subjects, papers.Paper.Chosen)
		return papers.SaveOptions(subjects[0], e.out)
	case papers.Workbook:
		tellHolds(env, subjects[0].Case.Delicate())
		return papers.SaveWorkbook(subjects[0], e.out)
	}
	if err := checkFolder(e.out); err != nil {
		return err
	}
	tellHolds(env, subjects[0].Case.Delicate())
	tellLeftOut(env, subjects)
	tellUndrawn(env, subjects, papers.Paper.Figures)
	return papers.Job{Papers: subjects, Into: e.out, Format: charts.Formats()[0], Documents: true}.Run(context.Background(), nil)
}

// tellHolds says what of a file that is written isn't for everybody.
func tellHolds(env Env, holds model.Delicate) {
	if text := holds.Words(); text != "" {
		fmt.Fprintln(env.Messages, text)
	}
}

// tellChecks says what a paper holds that has to be looked at before it leaves, and of a final one what it shouldn't be final with.
func tellChecks(env Env, s papers.Paper) {
	tellHolds(env, s.Case.Delicate())
	if !s.Final {
		return
	}
	checks := s.Checks()
	if len(checks) > 0 {
		fmt.Fprintf(env.Messages, "To be looked at before it is final (%d):\n", len(checks))
	}
	for _, x := range checks {
		fmt.Fprintln(env.Messages, "  "+x.Text)
	}
}

// exportQuarterly saves the report on delivery of the last quarter that anything is known of.
func (e *exportFlags) exportQuarterly(env Env) error {
	file, err := e.source.read()
	if err != nil {
		return err
	}
	template, err := e.readTemplate()
	if err != nil {
		return err
	}
	if file.Case.Baseline() == nil {
		return errNothingToReport
	}
	tellHolds(env, file.Case.Delicate().WithoutStaff())
	return papers.SaveDelivery(papers.DeliveryReport{Case: file.Case, Period: quarterEnd(delivery.Last(file.Case)), At: env.Now(), Final: e.final, Template: template}, e.out)
}

// quarterEnd is the last month of the quarter that a month is in.
func quarterEnd(m model.Month) model.Month {
	for !m.EndsQuarter() {
		m++
	}
	return m
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func (e *exportFlags) exportCase(env Env) error {
	file, err := e.source.read()
	if err != nil {
		return err
	}
	if !e.journal {
		tellHolds(env, file.Case.Delicate())
		file.Journal, file.Cursor = nil, model.Cursor{}
		return casefile.Write(e.out, file)
	}
	if file.Journal == nil {
		file.Journal = []model.Entry{} // nothing is logged yet, which is not the same as leaving the log out
	}
	whole := len(file.Journal)
	file, leftOut, err := casefile.Shortened(file)
	if err != nil {
		return err
	}
	if err := casefile.Write(e.out, file); err != nil {
		return err
	}
	if leftOut > 0 {
		fmt.Fprintf(env.Messages, "The decision log has %d entries, more than a case file has room for: the newest %d are saved, the oldest %d are left out and stay in the store.\n",
			whole, whole-leftOut, leftOut)
	}
	tellHolds(env, file.Case.Delicate())
	return nil
}

// importFlags are the flags of the import subcommand.
type importFlags struct {
	figuresFlags
	who string
}

// importCommand brings a case file into the store, or a table of figures into a case.
func importCommand(f *flag.FlagSet) func(Env, []string) error {
	var i importFlags
	i.source.addFlags(f)
	i.addTableFlags(f)
	f.StringVar(&i.who, "who", "", "the `name` that signs the import in the decision log")
	return func(env Env, rest []string) error {
		if i.table != "" {
			return i.run(env, rest, i.who)
		}
		t := target{"a case file; give the table with -figures", []string{"data", "who"}}
		if err := t.check(f); err != nil {
			return err
		}
		if len(rest) != 1 {
			return wrongUsage("import takes one case file, or a table with -figures FILE")
		}
		return importCase(env, rest[0], i.source.data, i.who)
	}
}

func importCase(env Env, name, data, who string) error {
	file, err := casefile.Read(name)
	if err != nil {
		return err
	}
	path, err := storage.NamedPath(data)
	if err != nil {
		return err
	}
	advise(env, path)
	arrival, err := importInto(path, file, "Imported from "+filepath.Base(name), signature(env, who))
	if err != nil {
		return err
	}
	fmt.Fprintln(env.Messages, arrival.Words(file.Case.Head().Title))
	return nil
}

// advise says what speaks against the place of a store that is written to, if anything.
func advise(env Env, path string) {
	if advice := place.Advice(path); advice != "" {
		fmt.Fprintln(env.Messages, advice)
	}
}

// signature signs an edit made now.
func signature(env Env, who string) model.Signature {
	return model.Signature{ID: uuid.NewString(), Who: who, At: env.Now().UTC().Truncate(time.Second)}
}

func importInto(path string, file casefile.File, text string, by model.Signature) (arrival session.Arrival, err error) {
	store, err := storage.Open(path)
	if err != nil {
		return arrival, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return session.Import(store, file.Case, file.Journal, file.Cursor, text, by)
}
