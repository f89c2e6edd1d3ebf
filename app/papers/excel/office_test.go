//go:build office

package excel

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"tomworkbench/model"
)

// These tests have LibreOffice compute the workbooks: go test -tags ci,migrated_fynedo,office ./app/papers/excel/

// recalculating makes LibreOffice compute every formula on opening, whatever values the file holds.
const recalculating = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

// everySheet writes each sheet to a file of its own, numbers in full.
const everySheet = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1`

// office computes workbooks, named without their ending, and returns their cells by sheet.
func office(t *testing.T, books map[string][]byte) map[string]map[string][][]string {
	t.Helper()
	folder, profile := t.TempDir(), t.TempDir()
	save(t, filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(recalculating))
	arguments := []string{"--headless", "-env:UserInstallation=file://" + profile, "--convert-to", everySheet, "--outdir", folder}
	for name, data := range books {
		path := filepath.Join(folder, name+".xlsx")
		save(t, path, data)
		arguments = append(arguments, path)
	}
	command := exec.CommandContext(t.Context(), "soffice", arguments...)
	command.WaitDelay = time.Second
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	read := map[string]map[string][][]string{}
	for name := range books {
		read[name] = map[string][][]string{}
		for _, sheet := range []string{sheetAbout, sheetAssumptions, sheetOptions, sheetLines, sheetProfile, sheetBudget, sheetScenario} {
			path := filepath.Join(folder, name+"-"+sheet+".csv")
			if _, err := os.Stat(path); err == nil { // a sheet without rows isn't there
				read[name][sheet] = readSheet(t, path)
			}
		}
	}
	return read
}

func save(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readSheet(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// cellOf is the cell with a name.
func cellOf(t *testing.T, rows [][]string, name string) string {
	t.Helper()
	x, y, err := excelize.CellNameToCoordinates(name)
	if err != nil {
		t.Fatal(err)
	}
	if y > len(rows) || x > len(rows[y-1]) {
		return ""
	}
	return rows[y-1][x-1]
}

// trial is a workbook written as one thing and then changed in the sheet to what another subject would give.
type trial struct {
	written, want Book
	change        func(*excelize.File)
}

// run has all trials computed at once, since starting the program takes the most time, and holds every cell
// against what a workbook of the wanted subject is written with.
func run(t *testing.T, trials map[string]trial) {
	t.Helper()
	books := map[string][]byte{}
	for name, x := range trials {
		f := open(t, x.written)
		if x.change != nil {
			x.change(f)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		books[name] = b.Bytes()
	}
	cells := 0
	for name, sheets := range office(t, books) {
		cells += compareCells(t, name, open(t, trials[name].want), sheets)
		wantOfficeProfile(t, name, sheets[sheetProfile], trials[name].want)
	}
	t.Logf("%d workbooks, %d formulas compared", len(trials), cells)
}

// compareCells holds what LibreOffice computed against the values that the wanted workbook was written with, but for
// what depends on the time of the export, and counts the formulas.
func compareCells(t *testing.T, name string, want *excelize.File, sheets map[string][][]string) int {
	t.Helper()
	list := formulasOf(t, want)
	for _, at := range list {
		if strings.Contains(at.formula, "SUMXMY2") || at.sheet == sheetAbout && strings.Contains(at.formula, place(profileSide, checkRow)) {
			continue
		}
		was, now := kept(t, want, at.sheet, at.cell), cellOf(t, sheets[at.sheet], at.cell)
		if !sameCell(was, now) {
			t.Errorf("%s: %s!%s is %q, want %q; %s", name, at.sheet, at.cell, now, was, at.formula)
		}
	}
	return len(list)
}

func wantOfficeProfile(t *testing.T, name string, rows [][]string, s Book) {
	t.Helper()
	for _, a := range amounts(model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis)) {
		if got := cellOf(t, rows, a.cell); !sameAmount(got, a.want) {
			t.Errorf("%s: %s is %s, want %s", name, a.cell, got, a.want)
		}
	}
}

func TestLibreOfficeComputesTheExampleAsTheModelDoes(t *testing.T) {
	c := example(t)
	trials := map[string]trial{}
	for s := range c.Scenarios.All() {
		for _, e := range model.Estimates() {
			for _, b := range model.Bases() {
				want := subject(c, s.ID)
				want.Estimate, want.Basis = e, b
				trials[fmt.Sprintf("%s_%s_%s", s.ID, e, b)] = trial{
					written: subject(c, s.ID), want: want,
					change: func(f *excelize.File) { turn(t, f, e, b) },
				}
			}
		}
	}
	run(t, trials)
}

func TestLibreOfficeComputesRandomCasesAsTheModelDoes(t *testing.T) {
	trials := map[string]trial{}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		written := subject(randomCase(t, r), "s")
		want := written
		want.Estimate, want.Basis = model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		trials[fmt.Sprint("seed", seed)] = trial{
			written: written, want: want,
			change: func(f *excelize.File) { turn(t, f, want.Estimate, want.Basis) },
		}
	}
	run(t, trials)
}

func TestLibreOfficeFollowsAChangedChoice(t *testing.T) {
	c := example(t)
	trials := map[string]trial{}
	first := c.DefaultScenario().ID
	options := newOptionRows(c, first)
	for s := range c.Scenarios.All() {
		// The workbook of one scenario, with the choices of another put in.
		trials[s.ID] = trial{
			written: subject(c, first), want: subject(c, s.ID),
			change: func(f *excelize.File) {
				for o := range c.Options.All() {
					set(t, f, sheetOptions, place(optionChosen, firstRow+options.numbers[o.ID]-programmeNumber), oneIf(c.Chosen(s.ID)[o.ID]))
				}
			},
		}
	}
	run(t, trials)
}

func TestLibreOfficeChecksAgainstTheWorkbench(t *testing.T) {
	c := example(t)
	s := subject(c, c.DefaultScenario().ID)
	f := open(t, s)
	set(t, f, sheetLines, place(lineFigures+2, firstRow), 0.500001)
	var edited bytes.Buffer
	if err := f.Write(&edited); err != nil {
		t.Fatal(err)
	}
	read := office(t, map[string][]byte{"untouched": bytesOf(t, s), "edited": edited.Bytes()})
	for name, want := range map[string]string{"untouched": agrees, "edited": changed} {
		for sheet, at := range map[string]string{sheetProfile: place(profileSide, checkRow), sheetAbout: place(aboutDetail, firstRow+2)} {
			if got := cellOf(t, read[name][sheet], at); got != want {
				t.Errorf("%s: the check on %s says %q", name, sheet, got)
			}
		}
	}
}

func TestLibreOfficeNotesRoundingWhereItShows(t *testing.T) {
	trials := map[string]trial{}
	for i, figures := range [][]string{{"0.003", "0.003", "0.003"}, {"0.01", "0.02", "0.03"}, {"0.005", "0.005", "0"}, {"1.115", "-1.115", "0.004"}} {
		l := &model.Line{ID: "l", Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Once}
		for _, text := range figures {
			l.Minimum = append(l.Minimum, decimal.RequireFromString(text))
		}
		c := newCase(t, &model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: len(figures)}, &model.Scenario{ID: "s", Name: "Bold"}, l)
		trials[fmt.Sprint("rounding", i)] = trial{written: subject(c, "s"), want: subject(c, "s")}
	}
	run(t, trials)
}

func TestLibreOfficeComputesALargeCaseAsTheModelDoes(t *testing.T) {
	s := subject(largeCase(t), "s")
	want := s
	want.Estimate, want.Basis = model.Central, model.Recurring
	run(t, map[string]trial{"large": {written: s, want: want, change: func(f *excelize.File) { turn(t, f, want.Estimate, want.Basis) }}})
}
