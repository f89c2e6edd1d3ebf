package storage

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// What each version of the schema left, in a folder of its own: a store, case files, and the profiles that the version's own program
// printed of the cases in the store. .ci/keepschema makes one.
const (
	schemasFolder = "testdata/schemas"
	oldStore      = "store.db.gz"
	oldProfiles   = "profiles.txt.gz"
)

func unpacked(t *testing.T, path string) []byte {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	from, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func eachSchema(t *testing.T, do func(t *testing.T, version int, folder string)) {
	t.Helper()
	latest := firstSchema + len(migrations())
	for version := firstSchema; version <= latest; version++ {
		folder := filepath.Join(schemasFolder, fmt.Sprintf("v%02d", version))
		if _, err := os.Stat(folder); version == latest && errors.Is(err, os.ErrNotExist) {
			return // it is kept before the next one comes
		}
		t.Run(filepath.Base(folder), func(t *testing.T) { do(t, version, folder) })
	}
}

func TestAStoreOfEverySchemaIsOpenedWithTheFiguresThatItsOwnProgramPrinted(t *testing.T) {
	eachSchema(t, func(t *testing.T, version int, folder string) {
		path := storePath(t)
		if err := os.MkdirAll(filepath.Dir(path), folderMode); err != nil {
			t.Fatal(err)
		}
		writeFile(t, path, unpacked(t, filepath.Join(folder, oldStore)))
		if was := versionIn(t, path); was != version {
			t.Fatalf("the store is of schema %d", was)
		}
		s := openTest(t, path)
		if now, err := s.schemaVersion(); now != firstSchema+len(migrations()) || err != nil || s.Warning() != "" {
			t.Errorf("it is of schema %d now, %v, %q", now, err, s.Warning())
		}
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		cases := map[string]*model.Case{}
		for _, info := range casesOf(t, s) {
			c, _, err := s.Load(info.ID)
			if err != nil {
				t.Fatal(err)
			}
			cases[info.ID] = c
		}
		if printed := wantPrinted(t, cases, unpacked(t, filepath.Join(folder, oldProfiles))); printed < 100 {
			t.Errorf("only %d rows were printed", printed)
		}
		if journal, err := s.Journal("oxfordshire-2018"); err != nil || len(journal) != 1 {
			t.Errorf("its journal has %d entries, %v", len(journal), err)
		}
	})
}

func casesOf(t *testing.T, s *Store) []CaseInfo {
	t.Helper()
	cases, err := s.Cases()
	if err != nil || len(cases) == 0 {
		t.Fatalf("it holds %v, %v", cases, err)
	}
	return cases
}

func TestACaseFileOfEveryVersionIsReadAsItsOwnProgramStoredIt(t *testing.T) {
	eachSchema(t, func(t *testing.T, _ int, folder string) {
		paths, err := filepath.Glob(filepath.Join(folder, "*"+casefile.Extension+".gz"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("there are no case files: %v", err)
		}
		cases := map[string]*model.Case{}
		for _, path := range paths {
			f, err := casefile.Decode(unpacked(t, path))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			cases[f.Case.Head().ID] = f.Case
		}
		wantPrinted(t, cases, unpacked(t, filepath.Join(folder, oldProfiles)))
	})
}

// versionIn is the schema that a store on the disk says it has.
func versionIn(t *testing.T, path string) int {
	t.Helper()
	s := &Store{path: path, options: defaultOptions()}
	var err error
	if s.bolt, err = openBolt(path, s.options, true); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.bolt.close() }()
	version, err := s.schemaVersion()
	if err != nil {
		t.Fatal(err)
	}
	return version
}

// wantPrinted holds profiles against what was printed: a line with the case, scenario, basis and estimate, then the table. It returns
// the number of rows.
func wantPrinted(t *testing.T, cases map[string]*model.Case, text []byte) (rows int) {
	t.Helper()
	var flow model.Flow
	var title string
	year := 0
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		of, isTitle := strings.CutPrefix(lines.Text(), "# ")
		switch {
		case isTitle:
			title, flow, year = of, profileOf(t, cases, of), 0
		case strings.HasPrefix(lines.Text(), "year,"):
		default:
			want := decimals(t, lines.Text())
			got := []decimal.Decimal{flow.TotalBenefit, flow.TotalCost, flow.TotalNet}
			if !strings.HasPrefix(lines.Text(), "total,") {
				got = []decimal.Decimal{flow.Benefit[year], flow.Cost[year], flow.Net[year], flow.Cumulative[year]}
				year++
			}
			for i, figure := range got {
				if !figure.Equal(want[i]) {
					t.Errorf("%s: %q, now %v", title, lines.Text(), got)
					break
				}
			}
			rows++
		}
	}
	return rows
}

// profileOf is the profile that a title names: case, scenario, basis and estimate.
func profileOf(t *testing.T, cases map[string]*model.Case, title string) model.Flow {
	t.Helper()
	part := strings.Split(title, "|")
	c := cases[part[0]]
	if c == nil {
		t.Fatalf("there is no case %q", part[0])
	}
	for s := range c.Scenarios.All() {
		if s.Name == part[1] {
			return model.Profile(c, s.ID, model.Estimate(part[3]), model.Basis(part[2]))
		}
	}
	t.Fatalf("there is no scenario %q", part[1])
	return model.Flow{}
}

// decimals are the figures of a row after its year.
func decimals(t *testing.T, row string) (figures []decimal.Decimal) {
	t.Helper()
	cells, err := csv.NewReader(strings.NewReader(row)).Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range cells[1:] {
		if cell == "" {
			continue
		}
		figure, err := decimal.NewFromString(cell)
		if err != nil {
			t.Fatal(err)
		}
		figures = append(figures, figure)
	}
	return figures
}
