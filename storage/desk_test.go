package storage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"go.etcd.io/bbolt"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// TestMain lets the test binary play the parts of a program that is killed or runs out of disk.
func TestMain(m *testing.M) {
	if part := os.Getenv(partVariable); part != "" {
		os.Exit(play(part))
	}
	os.Exit(m.Run())
}

// newYear is when the edits of the tests are made.
func newYear() time.Time { return time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC) }

// openTest opens a store that is closed after the test and held against bbolt's own check.
func openTest(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.Close()
		checkWithBolt(t, path)
	})
	return s
}

// checkWithBolt runs bbolt's own check on a file.
func checkWithBolt(t testing.TB, path string) {
	t.Helper()
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{ReadOnly: true, Timeout: lockTimeout})
	if err != nil {
		t.Errorf("bbolt can't open the store: %v", err)
		return
	}
	defer func() { _ = db.Close() }()
	err = db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("bbolt's check: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Errorf("bbolt can't read the store: %v", err)
	}
}

func storePath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "TOM Workbench", "workbench.db")
}

// exampleCase reads the worked example.
func exampleCase(t testing.TB) *model.Case {
	t.Helper()
	f, err := casefile.Read(filepath.Join("..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

// smallCase is the least case that has a choice to make and a figure to get wrong.
func smallCase(t testing.TB, id string) *model.Case {
	t.Helper()
	figure, err := model.ParseFigure("1.25")
	if err != nil {
		t.Fatal(err)
	}
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: id, Title: "Small " + id, FirstYear: 2018, Years: 1},
		&model.Component{ID: "contact", Name: "Contact"},
		&model.Decision{ID: "door", Component: "contact", Name: "Front door"},
		&model.Option{ID: "one", Decision: "door", Name: "One door"},
		&model.Option{ID: "two", Decision: "door", Name: "Two doors"},
		&model.Line{ID: "gain", Owner: "one", Type: model.BenefitLine, Recurrence: model.Once, Minimum: []decimal.Decimal{figure}},
		&model.Scenario{ID: "first", Name: "First"},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// desk is a person at work: a store, the case as the window shows it, and the cursor.
type desk struct {
	t      testing.TB
	store  *Store
	c      *model.Case
	cursor model.Cursor
	random *rand.Rand
	// away tells the names of what is changed in a copy elsewhere, empty for what is changed here.
	away string
}

func newDesk(t testing.TB, s *Store, c *model.Case, seed uint64) *desk {
	t.Helper()
	if err := s.Create(c, nil, model.Cursor{}); err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, store: s, c: c}
	d.reseed(seed)
	return d
}

func (d *desk) reseed(seed uint64) { d.random = rand.New(rand.NewPCG(seed, 1)) }

func (d *desk) id() string { return d.c.Head().ID }

func (d *desk) sign() model.Signature {
	n := d.c.Revision + 1
	return model.Signature{ID: fmt.Sprintf("edit-%d", n), Who: "A. Officer", At: newYear().Add(time.Duration(n) * time.Minute)}
}

// do makes an edit, saves it and shows it.
func (d *desk) do(e model.Edit) error {
	if e.Empty() {
		return nil
	}
	entry, cursor := d.cursor.Do(e.Stamp(d.sign()), d.c.Revision+1)
	return d.save(entry, cursor)
}

func (d *desk) undo() error {
	top, err := d.store.Entry(d.id(), d.cursor.Undo)
	if err != nil {
		return err
	}
	entry, cursor := d.cursor.TakeBack(top, d.sign(), d.c.Revision+1)
	return d.save(entry, cursor)
}

func (d *desk) redo() error {
	top, err := d.store.Entry(d.id(), d.cursor.Redo)
	if err != nil {
		return err
	}
	entry, cursor := d.cursor.DoAgain(top, d.sign(), d.c.Revision+1)
	return d.save(entry, cursor)
}

func (d *desk) save(entry model.Entry, cursor model.Cursor) error {
	next, _, err := model.Apply(d.c, entry.Edit)
	if err != nil {
		return fmt.Errorf("apply: %w", err)
	}
	if err := d.store.Append(d.id(), entry, cursor); err != nil {
		return err
	}
	d.c, d.cursor = next, cursor
	return nil
}

// step does something at random, an undo or a redo now and then.
func (d *desk) step() error {
	switch n := d.random.IntN(10); {
	case n == 0 && d.cursor.Undo != 0:
		return d.undo()
	case n == 1 && d.cursor.Redo != 0:
		return d.redo()
	}
	e, err := d.randomEdit()
	if err != nil {
		return err
	}
	return d.do(e)
}

func (d *desk) randomEdit() (model.Edit, error) {
	scenario := d.c.Scenarios.At(d.random.IntN(d.c.Scenarios.Len()))
	option := d.c.Options.At(d.random.IntN(d.c.Options.Len()))
	name := fmt.Sprintf("Scenario %s%d", d.away, d.c.Revision+1)
	switch d.random.IntN(8) {
	case 0:
		return d.c.NewScenario(fmt.Sprintf("s%s%d", d.away, d.c.Revision+1), name), nil
	case 1:
		return d.c.RenameScenario(scenario.ID, name)
	case 2:
		if d.c.Scenarios.Len() > 2 {
			return d.c.DeleteScenario(scenario.ID)
		}
	case 3:
		return d.c.RuleOut(scenario.ID, option.ID, "Because of "+name)
	case 4:
		return d.c.Decide(scenario.ID, option.Decision, d.c.Choice(scenario.ID, option.Decision).Status, name)
	}
	return d.c.Toggle(scenario.ID, option.ID)
}

// steps does several things at random; the test fails where one fails.
func (d *desk) steps(n int) {
	d.t.Helper()
	for range n {
		if err := d.step(); err != nil {
			d.t.Fatal(err)
		}
	}
}

// text is all that a case says, journal included, as the bytes of a case file.
func text(t testing.TB, c *model.Case, journal []model.Entry, cursor model.Cursor) []byte {
	t.Helper()
	data, err := casefile.Encode(casefile.File{Case: c, Journal: journal, Cursor: cursor})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// stored is all that the store holds of a case, as the bytes of a case file.
func stored(t testing.TB, s *Store, id string) []byte {
	t.Helper()
	data, err := readAll(s, id)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readAll(s *Store, id string) ([]byte, error) {
	c, cursor, err := s.Load(id)
	if err != nil {
		return nil, err
	}
	journal, err := s.Journal(id)
	if err != nil {
		return nil, err
	}
	return casefile.Encode(casefile.File{Case: c, Journal: journal, Cursor: cursor})
}

func wantSame(t testing.TB, what string, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	a, b := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			t.Fatalf("%s: line %d is\n%s\nwant\n%s", what, i+1, a[i], b[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", what, len(a), len(b))
}

// times is how often something random is tried: a tenth of it in short, as under the race detector.
func times(n int) int {
	if testing.Short() {
		return max(1, n/10)
	}
	return n
}

// soaked is how often something is tried: as often as in every run of the tests, or, where TOMWORKBENCH_SOAK is set, as make soak
// does it.
func soaked(ordinary, soak int) int {
	if os.Getenv("TOMWORKBENCH_SOAK") != "" {
		return soak
	}
	return ordinary
}

func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}
