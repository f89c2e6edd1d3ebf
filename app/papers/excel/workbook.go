package excel

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"time"

	"github.com/xuri/excelize/v2"

	"tomworkbench/model"
)

// Book is what a workbook is of.
type Book struct {
	Case *model.Case
	// Scenario is a scenario's id. An unknown one has chosen nothing.
	Scenario string
	// Estimate and Basis are those that the workbook opens with.
	Estimate model.Estimate
	Basis    model.Basis
	// Stamp says in a line which state of the case this is, such as "DRAFT · Oxfordshire 2018, revision 12".
	Stamp string
	// Notes are what else belongs below the profile, as it stands at the export.
	Notes []string
	// Created is the time that the file's properties name, none if zero.
	Created time.Time
}

// Write writes the workbook. The same subject gives the same bytes: no clock is read. The error says what is
// missing from the subject, or comes from the writer.
func Write(w io.Writer, s Book) error {
	if err := s.check(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	slips := s.Case.SlipsWords(s.Scenario)
	s.Case = s.Case.AsIn(s.Scenario) // the lines stand when their options come
	f := excelize.NewFile()
	defer f.Close() // what it closes are stores of its own: all that matters is written by then
	f.ZipWriter = func(w io.Writer) excelize.ZipWriter { return newArchive(w) }
	b := &book{file: f, stamp: clean(s.Stamp)}
	if slips != "" {
		s.Notes = append(slices.Clone(s.Notes), slips+": the sheet of lines has their figures when they come")
	}
	if err := b.fill(s); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	inOrder(f)
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// inOrder sorts what the library lists in no order.
func inOrder(f *excelize.File) {
	defaults := f.ContentTypes.Defaults
	sort.Slice(defaults, func(i, j int) bool { return defaults[i].Extension < defaults[j].Extension })
}

func (s Book) check() error {
	switch {
	case s.Case == nil:
		return errors.New("there is no case")
	case s.Case.Head().Years < 1:
		return errors.New("the case has no years")
	case !slices.Contains(model.Estimates(), s.Estimate):
		return fmt.Errorf("%q is not an estimate", s.Estimate)
	case !slices.Contains(model.Bases(), s.Basis):
		return fmt.Errorf("%q is not a basis", s.Basis)
	}
	return nil
}

// scenarioName names the scenario.
func (s Book) scenarioName() string {
	if found, ok := s.Case.Scenarios.Get(s.Scenario); ok {
		return found.Name
	}
	return "No scenario"
}

// The sheets. A table has the name of its sheet.
const (
	sheetAbout       = "About"
	sheetAssumptions = "Assumptions"
	sheetOptions     = "Options"
	sheetLines       = "Lines"
	sheetProfile     = "Profile"
	sheetBudget      = "Budget"
	sheetDelivery    = "Delivery"
	sheetMeasures    = "Measures"
	sheetScenario    = "Scenario"
)

// The defined names that the formulas read.
const (
	nameEstimate = "Estimate"
	nameBasis    = "Basis"
)

// book is a workbook in the making.
type book struct {
	file   *excelize.File
	styles styleSheet
	stamp  string
}

// fill writes all sheets.
func (b *book) fill(s Book) error {
	if err := b.prepare(s); err != nil {
		return err
	}
	options := newOptionRows(s.Case, s.Scenario)
	lines := newLineRows(s, options)
	pages := slices.Concat(
		filled(assumptionsPage(s.Case)), []*page{options.page(), lines.page(), profilePage(s, lines), budgetPage(s, lines)},
		filled(deliveryPages(s.Case)...), filled(decisionsPage(s.Case, s.Scenario)),
	)
	pages = append([]*page{aboutPage(s, pages)}, pages...)
	// All sheets must be there before any is written: formulas and links name them.
	for i, p := range pages {
		if err := b.addSheet(i, p.name); err != nil {
			return err
		}
	}
	if err := b.nameInputs(); err != nil {
		return err
	}
	for _, p := range pages {
		if err := b.write(p); err != nil {
			return fmt.Errorf("sheet %s: %w", p.name, err)
		}
	}
	return nil
}

// filled are the pages that have rows. Those that formulas read stay without any: their sentence says so, and a row can be added.
func filled(pages ...*page) []*page {
	return slices.DeleteFunc(pages, func(p *page) bool { return len(p.rows) == 0 })
}

// nameInputs names the cells that hold the estimate and the basis, so that formulas can be read.
func (b *book) nameInputs() error {
	for _, input := range []struct {
		name string
		row  int
	}{{nameEstimate, estimateRow}, {nameBasis, basisRow}} {
		at := sheetAbout + "!" + fixed(aboutDetail, input.row)
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: input.name, RefersTo: at}); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) addSheet(i int, name string) error {
	if i == 0 {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// prepare sets what belongs to the whole workbook.
func (b *book) prepare(s Book) error {
	always := true
	properties := &excelize.DocProperties{
		Title: clean(s.Case.Head().Title + ", " + s.scenarioName()), Creator: author, LastModifiedBy: author,
		Subject: b.stamp, Language: "en-GB",
	}
	if !s.Created.IsZero() {
		properties.Created = s.Created.UTC().Format(time.RFC3339)
		properties.Modified = properties.Created
	}
	if err := b.file.SetDocProps(properties); err != nil {
		return err
	}
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: author, Company: clean(s.Case.Head().Organisation)}); err != nil {
		return err
	}
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &always}); err != nil {
		return err
	}
	if err := b.file.SetDefaultFont(fontName); err != nil {
		return err
	}
	return b.styles.load(b.file)
}

const author = "TOM Workbench"
