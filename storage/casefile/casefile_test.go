package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

const examplePath = "../../assets/oxfordshire-2018.tomcase"

func exampleText(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(examplePath)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decoded(t testing.TB, data []byte) File {
	t.Helper()
	f, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func encoded(t testing.TB, f File) []byte {
	t.Helper()
	data, err := Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func wantText(t *testing.T, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("line %d is\n%s\nwant\n%s", i+1, a[i], b[i])
		}
	}
	t.Fatalf("%d lines, want %d", len(a), len(b))
}

// worked is the example after some edits, an undo among them, with its journal.
func worked(t testing.TB) File {
	t.Helper()
	f := decoded(t, exampleText(t))
	by := func() model.Signature {
		n := f.Case.Revision + 1
		return model.Signature{ID: fmt.Sprintf("edit-%d", n), Who: "Zoë <Officer> & Co.", At: time.Date(2026, 3, 29, 1, 30, int(n), 5, time.FixedZone("BST", 3600))}
	}
	enter := func(entry model.Entry, cursor model.Cursor) {
		t.Helper()
		next, _, err := model.Apply(f.Case, entry.Edit)
		if err != nil {
			t.Fatal(err)
		}
		f.Case, f.Cursor, f.Journal = next, cursor, append(f.Journal, entry)
	}
	do := func(e model.Edit, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		enter(f.Cursor.Do(e.Stamp(by()), f.Case.Revision+1))
	}
	do(f.Case.Toggle("programme-only", "partnership"))
	do(f.Case.Decide("published-case", "data", model.Agreed, "Line one\nline two, \"quoted\""))
	do(f.Case.RuleOut("published-case", "in-service", "The rule says so"))
	do(f.Case.DuplicateScenario("published-case", "copy", "A copy"))
	do(f.Case.Add(&model.Issue{ID: "parking", Text: "Parking \u2028 at the hub", About: "contact", Owner: "Property"}, ""))
	do(f.Case.Declare("published-case", "Cllr A rents from the council", "Granted on 3 May"))
	do(f.Case.Commit("published-case", "data", model.DecideNow, "", ""))
	do(f.Case.Commit("published-case", "assessment", model.Explore, "Who calls, and why?", "Cabinet in March"))
	do(f.Case.TakeSnapshot("published-case", "after-1", "After item 1"))
	do(f.Case.Replace("front-door-cost-technology", classed(f.Case, "front-door-cost-technology")))
	do(f.Case.Toggle("published-case", "in-service"))
	enter(f.Cursor.TakeBack(f.Journal[len(f.Journal)-1], by(), f.Case.Revision+1))
	return f
}

// classed is a line with a class of cost and some of its optimism bias mitigated.
func classed(c *model.Case, id string) *model.Line {
	now, _ := c.Lines.Get(id)
	to := *now
	to.Class, to.Mitigation = model.Equipment, decimal.RequireFromString("0.25")
	return &to
}

func TestAClassOfCostIsWrittenOnlyWhereThereIsOne(t *testing.T) {
	plain := decoded(t, exampleText(t))
	if text := string(encoded(t, plain)); strings.Contains(text, `"class"`) || strings.Contains(text, `"mitigation"`) {
		t.Error("the example, which has no classes, is written with some")
	}
	const id = "front-door-cost-technology"
	e, err := plain.Case.Replace(id, classed(plain.Case, id))
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(plain.Case, e)
	if err != nil {
		t.Fatal(err)
	}
	text := string(encoded(t, File{Case: next}))
	if !strings.Contains(text, `"class": "equipment"`) || !strings.Contains(text, `"mitigation": "0.25"`) {
		t.Error("the class or the mitigation is missing")
	}
	if l, _ := decoded(t, []byte(text)).Case.Lines.Get(id); l.Class != model.Equipment || l.Mitigation.String() != "0.25" {
		t.Errorf("read back as %q, %s", l.Class, l.Mitigation)
	}
}

// A file can be read by every version of the workbench that knows all that stands in it.
func TestTheVersionRisesOnlyWithWhatAFileHolds(t *testing.T) {
	for _, x := range []struct {
		record model.Record
		want   uint64
	}{
		{nil, 1},
		{&model.Head{Title: "Plain"}, 1},
		{&model.Line{}, 1},
		{&model.Scenario{}, 1},
		{&model.Overlap{Amount: decimal.New(15, 0)}, 1},
		{&model.Line{Class: model.Equipment}, 2},
		{&model.Issue{}, 2},
		{&model.Snapshot{}, 2},
		{&model.Scenario{Conflicts: "One"}, 2},
		{&model.Evidence{}, 3},
		{&model.Commitment{}, 4},
		{&model.Snapshot{Kept: model.Kept{Commitments: make([]model.SnapshotCommitment, 1)}}, 4},
		{&model.Head{Basis: model.Recurring}, 5},
		{&model.Head{Typed: model.Levels}, 5},
		{&model.Head{Correlation: new(decimal.Decimal)}, 5},
		{&model.Line{Likeliest: new(decimal.Decimal)}, 5},
		{&model.Assumption{Text: "All."}, 1},
		{&model.Assumption{LeavesOut: "redundancy"}, 5},
		{&model.Overlap{Years: make([]decimal.Decimal, 1)}, 5},
		{&model.Overlap{BudgetLine: "Savings"}, 5},
		{&model.Evidence{Checks: []model.Check{{Result: model.Place{Row: "Total"}}}}, 3},
		{&model.Evidence{Checks: []model.Check{{Result: model.Place{Row: "Total", Nth: 2}}}}, 6},
		{&model.Line{Publication: model.Publication{NotForPublication: true}}, 7},
		{&model.Option{Felt: model.Felt{Staff: "New work"}}, 8},
		{&model.WhyNot{Reason: "Too dear."}, 8},
		{&model.Snapshot{Kept: model.Kept{WhyNot: make([]model.SnapshotWhyNot, 1)}}, 8},
		{&model.Pack{}, 8},
		{&model.Return{}, 8},
		{&model.Scenario{Locked: true}, 8},
		{&model.Hands{}, 8},
		{&model.Snapshot{Kept: model.Kept{Hands: make([]model.SnapshotHands, 1)}}, 8},
		{&model.BudgetLine{}, 9},
		{&model.Head{Prices: model.PriceBase{Sort: model.CashPrices}}, 9},
		{&model.Head{Reference: model.ReferenceDate{Name: "Vesting day"}}, 9},
		{&model.Head{TaxBase: new(decimal.Decimal)}, 9},
		{&model.Component{Area: "core"}, 9},
		{&model.Line{Worth: model.Avoided}, 9},
		{&model.Line{Funding: model.FromGrant}, 9},
		{&model.Line{FTE: new(decimal.Decimal)}, 9},
		{&model.Overlap{HeldBy: "planned"}, 9},
		{&model.Overlap{Date: "2018-02-13"}, 9},
		{&model.Link{To: model.KindMeasure}, 9},
		{&model.Risk{}, 11},
		{&model.Passage{}, 11},
		{&model.SuccessFactor{}, 11},
		{&model.Judgement{}, 11},
		{&model.Resolution{}, 11},
		{&model.Snapshot{Kept: model.Kept{Judgements: make([]model.SnapshotJudgement, 1)}}, 11},
		{&model.Scenario{Role: model.Preferred}, 11},
		{&model.Line{Publication: model.Publication{NotForPublication: true, Exempt: 3}}, 11},
		{&model.Line{Publication: model.Publication{NotForPublication: true, ExemptWhy: "A supplier's figure."}}, 11},
		{&model.Assumption{Amount: new(decimal.Decimal)}, 11},
		{&model.Activity{}, 10},
		{&model.Finding{}, 10},
		{&model.Stage{}, 10},
		{&model.Plan{}, 10},
		{&model.Milestone{}, 10},
		{&model.Slip{}, 10},
		{&model.Baseline{}, 10},
		{&model.Actuals{}, 10},
		{&model.Progress{}, 10},
		{&model.Reading{}, 10},
		{&model.Snapshot{Kept: model.Kept{Slips: make([]model.SnapshotSlip, 1)}}, 10},
		{&model.Head{RatingKey: model.RatingKey{Red: "Broken"}}, 10},
		{&model.Component{RatedBy: "Ann"}, 10},
		{&model.Component{RatedOn: "2018-01-31"}, 10},
		{&model.Component{RatedWhy: "It is slow."}, 10},
		{&model.Component{Layer: "Deliver"}, 10},
		{&model.Factor{FactorKind: model.KindTheme, Group: "business model"}, 10},
		{&model.Link{Brings: true}, 10},
	} {
		if got := versionWith(x.record); got != x.want {
			t.Errorf("%+v is written as version %d, want %d", x.record, got, x.want)
		}
	}
}

func TestASecondSaveIsTheSameBytes(t *testing.T) {
	plain := decoded(t, exampleText(t))
	withJournal := worked(t)
	withoutJournal := File{Case: withJournal.Case}
	for name, f := range map[string]File{"example": plain, "with journal": withJournal, "without": withoutJournal} {
		t.Run(name, func(t *testing.T) {
			first := encoded(t, f)
			wantText(t, encoded(t, f), first)
			wantText(t, encoded(t, decoded(t, first)), first)
			if !bytes.HasSuffix(first, []byte("}\n")) {
				t.Error("no line break at the end")
			}
		})
	}
}

func TestSaveThenLoadKeepsEverything(t *testing.T) {
	f := worked(t)
	got := decoded(t, encoded(t, f))
	if got.Case.Revision != f.Case.Revision || got.Cursor != f.Cursor || len(got.Journal) != len(f.Journal) {
		t.Fatalf("revision %d, cursor %v, %d entries", got.Case.Revision, got.Cursor, len(got.Journal))
	}
	if got.Case.Count() != f.Case.Count() {
		t.Fatalf("%d records, want %d", got.Case.Count(), f.Case.Count())
	}
	for want := range f.Case.Records() {
		r, ok := got.Case.Record(want.Kind(), want.Key())
		if !ok {
			t.Fatalf("%s %q is gone", want.Kind(), want.Key())
		}
		a, b := r.RecordMeta(), want.RecordMeta()
		if a.Revision != b.Revision || a.Entry != b.Entry || !a.At.Equal(b.At) {
			t.Errorf("%s %q: bookkeeping %v, want %v", want.Kind(), want.Key(), a, b)
		}
	}
	if last := f.Journal[len(f.Journal)-1].At; !got.Case.LastEdit.Equal(last) {
		t.Errorf("last edit %v, want %v", got.Case.LastEdit, last)
	}
}

// undoAll takes every edit of a file's journal back that can be taken back.
func undoAll(t *testing.T, f *File) {
	t.Helper()
	for f.Cursor.Undo != 0 {
		top := f.Journal[f.Cursor.Undo-1]
		var entry model.Entry
		entry, f.Cursor = f.Cursor.TakeBack(top, model.Signature{ID: "undo"}, f.Case.Revision+1)
		next, _, err := model.Apply(f.Case, entry.Edit)
		if err != nil {
			t.Fatal(err)
		}
		f.Case, f.Journal = next, append(f.Journal, entry)
	}
}

func TestUndoWorksFromAJournalThatWasLoaded(t *testing.T) {
	f := decoded(t, encoded(t, worked(t)))
	undoAll(t, &f)
	f.Case.Revision, f.Case.LastEdit = 0, time.Time{}
	wantText(t, encoded(t, File{Case: f.Case}), exampleText(t))
}

func TestUndoPutsRecordsBackInTheirPlacesOnAnotherMachine(t *testing.T) {
	f := decoded(t, exampleText(t))
	f.Journal = []model.Entry{}
	do := func(e model.Edit, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		n := f.Case.Revision + 1
		entry, cursor := f.Cursor.Do(e.Stamp(model.Signature{ID: fmt.Sprintf("edit-%d", n)}), n)
		next, _, err := model.Apply(f.Case, entry.Edit)
		if err != nil {
			t.Fatal(err)
		}
		f.Case, f.Cursor, f.Journal = next, cursor, append(f.Journal, entry)
	}
	do(f.Case.DeleteScenario("digital-led"))
	do(f.Case.DeleteScenario("locality-led"))
	do(f.Case.RenameScenario("programme-only", "Nothing but the programme"))
	text := encoded(t, f)
	there := decoded(t, text)
	wantText(t, encoded(t, there), text)
	undoAll(t, &there)
	var names []string
	for s := range there.Case.Scenarios.All() {
		names = append(names, s.ID)
	}
	if got, want := fmt.Sprint(names), "[published-case digital-led locality-led programme-only]"; got != want {
		t.Errorf("the scenarios are %s, want %s", got, want)
	}
}

func TestAJournalThatDoesNotFitTheCaseIsRefused(t *testing.T) {
	text := strings.Replace(string(encoded(t, worked(t))), "\"reason\": \"The rule says so\"", "\"reason\": \"Another reason\"", 1)
	_, err := Decode([]byte(text))
	if err == nil || !strings.Contains(err.Error(), "doesn't fit the case as it stands") {
		t.Errorf("the file was read with %v", err)
	}
}

func TestTheOrderOfIndependentChoicesDoesNotShow(t *testing.T) {
	choose := func(options ...string) []byte {
		c := decoded(t, exampleText(t)).Case
		for _, id := range options {
			e, err := c.Toggle("programme-only", id)
			if err != nil {
				t.Fatal(err)
			}
			if c, _, err = model.Apply(c, e); err != nil {
				t.Fatal(err)
			}
		}
		return encoded(t, File{Case: c})
	}
	wantText(t, choose("partnership", "data-team", "front-door"), choose("front-door", "partnership", "data-team"))
}

func TestRanksStandInTheOrderOfTheListsAlone(t *testing.T) {
	data := encoded(t, File{Case: worked(t).Case})
	if bytes.Contains(data, []byte(`"rank"`)) {
		t.Error("the file holds a rank")
	}
	reordered := bytes.Replace(data, []byte(`"id": "locality-led"`), []byte(`"id": "swap"`), 1)
	reordered = bytes.Replace(reordered, []byte(`"id": "digital-led"`), []byte(`"id": "locality-led"`), 1)
	reordered = bytes.Replace(reordered, []byte(`"id": "swap"`), []byte(`"id": "digital-led"`), 1)
	if got := decoded(t, reordered).Case.Scenarios.At(1).ID; got != "locality-led" {
		t.Errorf("the second scenario is %s", got)
	}
}

func TestAFileIsForPeopleToRead(t *testing.T) {
	text := string(encoded(t, worked(t)))
	for _, want := range []string{
		"{\n  \"format\": \"tomcase\",\n  \"version\": 11,\n  \"revision\": 12,\n  \"lastEdit\": \"2026-03-29T00:30:12.000000005Z\",\n  \"case\": {\n    \"id\": \"oxfordshire-2018\",\n",
		`      "minimum": ["0", "2", "1.5", "0.5"],`,
		`    {"owner": "data-team", "kind": "principle", "target": "P2", "stance": "supports", "source": {"grade": "illustrative"}},`,
		"Zoë <Officer> & Co.",
		`        {"decision": "assessment", "mode": "explore", "question": "Who calls, and why?", "by": "Cabinet in March"},`,
		`      "conflicts": "Cllr A rents from the council",`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the file lacks\n%s", want)
		}
	}
}

func TestCommitmentsAreWrittenOnlyWhereThereAreSome(t *testing.T) {
	plain := decoded(t, exampleText(t))
	e, err := plain.Case.Commit("published-case", "data", model.Defer, "Who owns it?", "June")
	if err != nil {
		t.Fatal(err)
	}
	next, back, err := model.Apply(plain.Case, e)
	if err != nil {
		t.Fatal(err)
	}
	text := encoded(t, File{Case: next})
	if !bytes.Contains(text, []byte(`"commitments": [`)) {
		t.Error("the commitment is missing")
	}
	x := decoded(t, text).Case.Commitment("published-case", "data")
	if x.Mode != model.Defer || x.Question != "Who owns it?" || x.By != "June" {
		t.Errorf("read back it is %v", x)
	}
	wantText(t, encoded(t, decoded(t, text)), text)
	undone, _, err := model.Apply(next, back)
	if err != nil {
		t.Fatal(err)
	}
	undone.Revision, undone.LastEdit = plain.Case.Revision, plain.Case.LastEdit
	wantText(t, encoded(t, File{Case: undone}), exampleText(t))
}

func TestRatesAreWrittenOnlyWhereTheCaseHasItsOwn(t *testing.T) {
	plain := decoded(t, exampleText(t))
	shown := appraisal.WithBuiltIn(plain.Case)
	now, _ := shown.Record(model.KindRate, "discount.0")
	to := *now.(*model.Rate)
	rate := decimal.RequireFromString("0.03")
	to.Value = &rate
	e, err := shown.Replace(to.ID, &to)
	if err == nil {
		e, err = appraisal.OwnRates(plain.Case, e)
	}
	if err != nil {
		t.Fatal(err)
	}
	next, back, err := model.Apply(plain.Case, e)
	if err != nil {
		t.Fatal(err)
	}
	text := encoded(t, File{Case: next})
	if !bytes.Contains(text, []byte(`"rateTables": [`)) || !bytes.Contains(text, []byte(`"value": "0.03"`)) || !bytes.Contains(text, []byte(`"version": 11`)) {
		t.Errorf("the rates or the version of the format are missing:\n%s", text)
	}
	read := decoded(t, text).Case
	if got := appraisal.ScheduleOf(read, false).Label(); got != "the case's own discount rates, real 3% for years 0 to 30, changed from HM Treasury Green Book, rate in force in December 2025" {
		t.Errorf("read back they are %s", got)
	}
	wantText(t, encoded(t, decoded(t, text)), text)
	undone, _, err := model.Apply(next, back)
	if err != nil {
		t.Fatal(err)
	}
	undone.Revision, undone.LastEdit = plain.Case.Revision, plain.Case.LastEdit
	wantText(t, encoded(t, File{Case: undone}), exampleText(t))
}

func TestOwnEvidenceIsReadBackAsItWasWritten(t *testing.T) {
	plain := decoded(t, exampleText(t))
	const id = "front-door-cost-technology"
	to := classed(plain.Case, id)
	overrun := decimal.RequireFromString("1.21")
	to.Class, to.Overrun, to.OverrunSource = model.OwnEvidence, &overrun, "Set-up cost, bid to plan"
	e, err := plain.Case.Replace(id, to)
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(plain.Case, e)
	if err != nil {
		t.Fatal(err)
	}
	text := encoded(t, File{Case: next})
	if !bytes.Contains(text, []byte(`"overrun": "1.21"`)) || !bytes.Contains(text, []byte(`"version": 11`)) {
		t.Error("the evidence or the version of the format is missing")
	}
	l, _ := decoded(t, text).Case.Lines.Get(id)
	if l.Class != model.OwnEvidence || l.Overrun == nil || !l.Overrun.Equal(overrun) || l.OverrunSource != to.OverrunSource {
		t.Errorf("read back it is %+v", l)
	}
}

func TestNoCaseIsAnError(t *testing.T) {
	if _, err := Encode(File{}); err == nil {
		t.Error("nothing was encoded")
	}
}

func TestWriteReplacesWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "mine.tomcase")
	f := worked(t)
	for range 2 {
		if err := Write(path, f); err != nil {
			t.Fatal(err)
		}
		got, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		wantText(t, encoded(t, got), encoded(t, f))
	}
	onlyFile(t, folder)
	if err := Write(filepath.Join(folder, "missing", "x.tomcase"), f); err == nil || !strings.Contains(err.Error(), "x.tomcase") {
		t.Errorf("got %v", err)
	}
}

func onlyFile(t *testing.T, folder string) {
	t.Helper()
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestWriteKeepsWhoMayRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.tomcase")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, worked(t)); err != nil {
		t.Fatal(err)
	}
	before, after := os.FileMode(0o640), os.FileMode(0)
	if info, err := os.Stat(path); err == nil {
		after = info.Mode().Perm()
	}
	if before != after && os.PathSeparator == '/' {
		t.Errorf("mode %v, want %v", after, before)
	}
}

func BenchmarkEncode(b *testing.B) {
	f := decoded(b, exampleText(b))
	for b.Loop() {
		encoded(b, f)
	}
}

func BenchmarkDecode(b *testing.B) {
	data := exampleText(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		decoded(b, data)
	}
}

func TestALikeliestAndACorrelationAreWrittenOnlyWhereThereAreSome(t *testing.T) {
	plain := decoded(t, exampleText(t)).Case
	if text := string(encoded(t, File{Case: plain})); strings.Contains(text, `"likeliest"`) || strings.Contains(text, `"correlation"`) {
		t.Error("the example, which has neither, is written with one")
	}
	lines := slices.Collect(plain.Lines.All())
	line := lines[slices.IndexFunc(lines, (*model.Line).HasRange)]
	to, share := *line, decimal.RequireFromString("0.25")
	to.Likeliest = &share
	for name, edit := range map[string]func() (model.Edit, error){
		`"likeliest": "0.25"`:  func() (model.Edit, error) { return plain.Replace(line.ID, &to) },
		`"correlation": "0.8"`: func() (model.Edit, error) { return plain.Correlate(decimal.RequireFromString("0.8")) },
	} {
		e, err := edit()
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := model.Apply(plain, e)
		if err != nil {
			t.Fatal(err)
		}
		text := encoded(t, File{Case: next})
		if !bytes.Contains(text, []byte(name)) || !bytes.Contains(text, []byte(`"version": 11`)) {
			t.Errorf("%s or the version of the format is missing", name)
		}
		back := decoded(t, text).Case
		is, _ := back.Lines.Get(line.ID)
		want, _ := next.Lines.Get(line.ID)
		if !is.LikeliestShare().Equal(want.LikeliestShare()) || !back.Head().SimulationCorrelation().Equal(next.Head().SimulationCorrelation()) {
			t.Errorf("%s isn't read back", name)
		}
		wantText(t, encoded(t, File{Case: back}), text)
	}
}

func TestAVersionRisesOnlyForAFileThatHoldsWhatIsNew(t *testing.T) {
	head := &model.Head{ID: "a", Title: "A", FirstYear: 2018, Years: 1}
	benefit := func(w model.Worth) *model.Factor {
		return &model.Factor{FactorKind: model.KindBenefit, ID: "B1", Name: "Capacity", Worth: w}
	}
	for want, records := range map[string][]model.Record{
		`"version": 1`: {head, benefit(model.Cashable)},
		`"version": 2`: {head, benefit(model.Cashable), &model.Issue{ID: "i", Text: "Who pays?"}},
		`"version": 5`: {head, benefit(model.Capacity)},
	} {
		c, err := model.NewCase(0, records, false)
		if err != nil {
			t.Fatal(err)
		}
		text := encoded(t, File{Case: c})
		if !bytes.Contains(text, []byte(want)) || bytes.Contains(text, []byte(`"worth"`)) != (want == `"version": 5`) {
			t.Errorf("want %s in\n%s", want, text)
		}
		wantText(t, encoded(t, decoded(t, text)), text)
	}
}

func TestACheckKeepsWhichOfSeveralRowsItMeans(t *testing.T) {
	x, err := model.TakeEvidence("t", "T", [][]string{{"Line", "a", "a"}, {"Pay", "1", "2"}, {"Total", "1", "2"}, {"Pay", "3", "4"}, {"Total", "3", "4"}})
	if err != nil {
		t.Fatal(err)
	}
	x.Checks = []model.Check{
		{Rule: model.SumRule, Result: x.PlaceOfRow(3), Of: []model.Place{x.PlaceOfRow(2)}},
		{Rule: model.EqualsRule, Result: model.Place{Row: "Pay", Nth: 1, Column: "a", NthColumn: 2}, Of: []model.Place{{Row: "Pay", Nth: 2, Column: "a", NthColumn: 1}}},
	}
	c, err := model.NewCase(0, []model.Record{&model.Head{ID: "a", Title: "A", FirstYear: 2018, Years: 1}, x}, false)
	if err != nil {
		t.Fatal(err)
	}
	text := encoded(t, File{Case: c})
	if !bytes.Contains(text, []byte(`"version": 6`)) || !bytes.Contains(text, []byte(`"nth": 2`)) || !bytes.Contains(text, []byte(`"nthColumn": 2`)) {
		t.Errorf("written is\n%s", text)
	}
	if back, _ := decoded(t, text).Case.Evidence.Get("t"); !slices.EqualFunc(back.Checks, x.Checks, func(a, b model.Check) bool { return a.Result == b.Result && slices.Equal(a.Of, b.Of) }) {
		t.Errorf("read back is %+v", back.Checks)
	}
}

// One digit that changed on its way would else be a figure like any other.
func TestACaseFileThatWasChangedAfterItWasSavedIsRefusedUnlessItsDigestIsTakenOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.tomcase")
	f, err := Decode([]byte(small("", "")))
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(path, f); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Decode(written); err != nil || !bytes.Equal(encoded(t, again), encoded(t, f)) {
		t.Fatalf("it isn't read back as it was written: %v", err)
	}
	title := f.Case.Head().Title
	changed := bytes.Replace(written, []byte(title), []byte(title+"!"), 1)
	_, err = Decode(changed)
	var e *ChangedError
	if !errors.As(err, &e) || !strings.Contains(err.Error(), "if you changed it yourself, take the line “digest” out of it") {
		t.Errorf("changed, it says %v", err)
	}
	var byHand [][]byte
	for line := range bytes.Lines(changed) {
		if !bytes.Contains(line, []byte(`"digest": `)) {
			byHand = append(byHand, line)
		}
	}
	if again, err := Decode(bytes.Join(byHand, nil)); err != nil || again.Case.Head().Title != title+"!" {
		t.Errorf("changed on purpose: %v", err)
	}
}
