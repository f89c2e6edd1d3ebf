package linetable

import (
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

func testCase(t testing.TB) *model.Case {
	t.Helper()
	figures := func(row string) (list []decimal.Decimal) {
		for _, text := range strings.Fields(row) {
			list = append(list, decimal.RequireFromString(text))
		}
		return list
	}
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "a", Title: "A", FirstYear: 2026, Years: 2},
		&model.Document{ID: "paper", Title: "Case for change"},
		&model.Component{ID: "c", Name: "Contact"},
		&model.Decision{ID: "d", Component: "c", Name: "Channel"},
		&model.Option{ID: "hub", Decision: "d", Name: "Hub"},
		&model.Option{ID: "door", Decision: "d", Name: "Single front door"},
		&model.Option{ID: "other-hub", Decision: "d", Name: "Hub"},
		&model.Line{
			ID: "l1", Owner: "door", Type: model.BenefitLine, Category: "=SUM(A1)", Recurrence: model.Ongoing, Minimum: figures("1 2.5"), Maximum: figures("2 3.000001"),
			Source: model.Source{Grade: model.Published, Document: "paper", Page: "7"}, Note: "'quoted', and\n\"two\" lines",
		},
		&model.Line{ID: "l2", Owner: model.Programme, Type: model.CostLine, Recurrence: model.Once, Minimum: figures("-4 0.25"), Class: model.Equipment, Mitigation: decimal.New(5, -1)},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWhatIsWrittenIsReadAsItWas(t *testing.T) {
	c := testCase(t)
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	for name, table := range map[string][]byte{
		"as written": data, "in UTF-16": inUTF16(string(data)), "without a mark": []byte(strings.TrimPrefix(string(data), byteOrderMark)),
		"with other line ends": []byte(strings.ReplaceAll(string(data), "\r\n", "\n")),
	} {
		edit, report, err := read(c, table, model.Steps)
		if err != nil || !edit.Empty() || report.Unchanged != 2 {
			t.Errorf("%s: %d changes, %+v, %v", name, len(edit.Changes), report, err)
		}
	}
	if strings.Contains(string(data), ",=SUM") {
		t.Error("a cell can be taken for a formula")
	}
}

func TestOptimismBiasStandsInTheTableWhereALineHasAClass(t *testing.T) {
	c := testCase(t)
	data, err := Write(c)
	if err != nil || !strings.Contains(string(data), "note,class,mitigation %,figures\r\n") || !strings.Contains(string(data), ",equipment,50,\r\n") {
		t.Fatalf("the table is %s, %v", data, err)
	}
	without := strings.NewReplacer(",class,mitigation %", "", ",equipment,50", "", ",,,steps", ",steps").Replace(string(data))
	edit, report, err := read(c, []byte(without), model.Steps)
	if err != nil || !edit.Empty() || report.Unchanged != 2 {
		t.Errorf("a table without the columns: %+v, %v", report, err)
	}
	cleared := strings.Replace(string(data), ",equipment,50", ",,", 1)
	edit, _, err = read(c, []byte(cleared), model.Steps)
	if err != nil || len(edit.Changes) != 1 {
		t.Fatalf("a class that is taken off: %d changes, %v", len(edit.Changes), err)
	}
	c, _, err = model.Apply(c, edit)
	if err != nil {
		t.Fatal(err)
	}
	data, err = Write(c)
	if err != nil || strings.Contains(string(data), "mitigation") {
		t.Errorf("without a class the table is %s, %v", data, err)
	}
	edit, _, err = read(c, []byte("owner,kind,2026/27,2027/28,class,Mitigation %\nhub,cost,1,1,Standard civil engineering,\"12,5%\"\n"), model.Steps)
	if err != nil {
		t.Fatal(err)
	}
	if l := edit.Changes[0].To.(*model.Line); l.Class != model.StandardCivil || l.Mitigation.String() != "0.125" {
		t.Errorf("read are %s and %s", l.Class, l.Mitigation)
	}
}

// A table without a column changes nothing in it: least of all what a figure's source is worth.
func TestWhatATableHasNoColumnForStays(t *testing.T) {
	c := testCase(t)
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), byteOrderMark))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for col, name := range rows[0] {
		if slices.Contains([]string{columnID, columnOwner, columnKind, columnEstimate, "2026/27", "2027/28"}, name) {
			continue
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		for _, row := range rows {
			if err := w.Write(slices.Delete(slices.Clone(row), col, col+1)); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		if edit, report, err := read(c, []byte(b.String()), model.Steps); err != nil || !edit.Empty() {
			t.Errorf("without the column %s the table changes %+v, %v", name, report, err)
		}
	}
}

func TestOwnEvidenceStandsInTheTableAndIsReadBack(t *testing.T) {
	c := testCase(t)
	edit, _, err := read(c, []byte("id,owner,kind,2026/27,2027/28,class,overrun %,evidence\nown,hub,cost,1,1,Own evidence,121%,\"Bid to plan, 2009\"\n"), model.Steps)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	l, _ := c.Lines.Get("own")
	if l.Class != model.OwnEvidence || l.Overrun == nil || l.Overrun.String() != "1.21" || l.OverrunSource != "Bid to plan, 2009" {
		t.Fatalf("read is %+v", l)
	}
	data, err := Write(c)
	if err != nil || !strings.Contains(string(data), "own evidence %,evidence,figures\r\n") || !strings.Contains(string(data), ",own-evidence,0,121,\"Bid to plan, 2009\",steps\r\n") {
		t.Errorf("the table is %s, %v", data, err)
	}
	if edit, report, err := read(c, data, model.Steps); err != nil || !edit.Empty() {
		t.Errorf("read back it changes %+v, %v", report, err)
	}
	if edit, _, err := read(c, []byte("id,owner,kind,recurs,2026/27,2027/28,class\nown,hub,cost,ongoing,1,1,own-evidence\n"), model.Steps); err != nil || !edit.Empty() {
		t.Errorf("a table without the columns of the evidence changes %v, %v", edit.Text, err)
	}
}

func TestOnlyOwnEvidenceHasAnOverrun(t *testing.T) {
	c := testCase(t)
	for _, row := range []string{"hub,cost,1,1,equipment,121,", "hub,benefit,1,1,,,the last one"} {
		if _, _, err := read(c, []byte("owner,kind,2026/27,2027/28,class,overrun %,evidence\n"+row+"\n"), model.Steps); err == nil || !strings.Contains(err.Error(), "row 2, own evidence %: only a cost of the class own evidence") {
			t.Errorf("%s gives %v", row, err)
		}
	}
}

func TestAClassStaysWhereATableHasTheMitigationAlone(t *testing.T) {
	c := testCase(t)
	edit, _, err := read(c, []byte("id,owner,kind,recurs,2026/27,2027/28,mitigation %\nl2,programme,cost,once,-4,0.25,75\n"), model.Steps)
	if err != nil || len(edit.Changes) != 1 {
		t.Fatalf("%d changes, %v", len(edit.Changes), err)
	}
	if l := edit.Changes[0].To.(*model.Line); l.Class != model.Equipment || l.Mitigation.String() != "0.75" {
		t.Errorf("read are %s and %s", l.Class, l.Mitigation)
	}
}

func inUTF16(text string) []byte {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(strings.TrimPrefix(text, byteOrderMark))) {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return data
}

func TestTablesFromElsewhereAreRead(t *testing.T) {
	c := testCase(t)
	for name, one := range map[string]struct {
		table string
		want  string
	}{
		"semicolons and decimal commas": {"Kind;Owner;2026/27;2027/28\ncost;programme;1,5;0,25", "programme cost once? [1.5 0.25] []"},
		"tabs, names and other columns": {"owner\tkind\tcomment\t2027/28\t2026/27\nSingle front door\tBenefit\tx\t£2m\t(1)", "door benefit once? [-1 2] []"},
		"a range without ids":           {"owner,kind,estimate,2026/27,2027/28\ndoor,benefit,minimum,1,1\ndoor,benefit,maximum,2,\"1,500\"", "door benefit once? [1 1] [2 1500]"},
		"semicolons, three decimals":    {"owner;kind;2026/27;2027/28\nprogramme;cost;1,125;1.234,5", "programme cost once? [1.125 1234.5] []"},
		"semicolons, commas in words":   {"owner;kind;2026/27;2027/28;\"note, remark, comment, hint, source\"\nprogramme;cost;0,250;0;x", "programme cost once? [0.25 0] []"},
		"a quoted heading in two lines": {"\"owner\";\"kind\";2026/27;2027/28;\"a,\nb, c, d, e, f\"\nprogramme;cost;0,5;0;x", "programme cost once? [0.5 0] []"},
		"commas and decimal commas":     {"owner,kind,2026/27,2027/28\nprogramme,cost,\"0,25\",\"1,5\"", "programme cost once? [0.25 1.5] []"},
		"commas and grouped thousands":  {"owner,kind,2026/27,2027/28\nprogramme,cost,\"1,234.50\",\"1,125\"", "programme cost once? [1234.5 1125] []"},
		"tabs and decimal commas":       {"owner\tkind\t2026/27\t2027/28\nprogramme\tcost\t0,25\t1,5", "programme cost once? [0.25 1.5] []"},
		"empty cells and rows":          {"owner,kind,2026/27,2027/28\n,,,\nprogramme,cost,,3\n", "programme cost once? [0 3] []"},
	} {
		edit, report, err := read(c, []byte(one.table), model.Steps)
		if err != nil || report.Added != 1 || len(edit.Changes) != 1 {
			t.Errorf("%s: %+v, %v", name, report, err)
			continue
		}
		l := edit.Changes[0].To.(*model.Line)
		if got := fmt.Sprintf("%s %s once? %v %v", l.Owner, l.Type, l.Minimum, l.Maximum); got != one.want {
			t.Errorf("%s gives %s, want %s", name, got, one.want)
		}
		if _, _, err := model.Apply(c, edit); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATableWithFaultsChangesNothingAndNamesThemAll(t *testing.T) {
	c := testCase(t)
	for name, one := range map[string]struct{ table, want string }{
		"a missing year":        {"owner,kind,2026/27\nhub,cost,1", "not found: 2027/28"},
		"no rows":               {"owner,kind,2026/27,2027/28", "is empty"},
		"nothing":               {"", "is empty"},
		"an unknown owner":      {"owner,kind,2026/27,2027/28\nghost,cost,1,1", `row 2, owner: there is no option "ghost"`},
		"an ambiguous owner":    {"owner,kind,2026/27,2027/28\nHUB,cost,1,1", "2 options are called"},
		"no figure":             {"owner,kind,2026/27,2027/28\nhub,cost,n/a,1", "row 2, 2026/27: “n/a” is not a figure"},
		"a formula":             {"owner,kind,2026/27,2027/28\nhub,cost,=A1+1,1", "is a formula"},
		"another kind":          {"owner,kind,2026/27,2027/28\nhub,thrift,1,1", `row 2, kind: "thrift" is not one of benefit, cost`},
		"a maximum alone":       {"owner,kind,estimate,2026/27,2027/28\nhub,cost,maximum,1,1", "behind its minimum"},
		"a line twice":          {"id,owner,kind,2026/27,2027/28\nl1,door,cost,1,1\nl1,door,cost,1,1", "stands there twice"},
		"a column twice":        {"owner,owner,kind,2026/27,2027/28\nhub,hub,cost,1,1", "stands there twice"},
		"an unknown source":     {"owner,kind,2026/27,2027/28,document\nhub,cost,1,1,Ghost", `no source "Ghost"`},
		"minimum above maximum": {"owner,kind,estimate,2026/27,2027/28\nhub,cost,minimum,5,1\nhub,cost,maximum,1,1", "above the highest"},
		"an unknown class":      {"owner,kind,2026/27,2027/28,class\nhub,cost,1,1,rockets", `row 2, class: "rockets" is not one of own-evidence, standard-buildings`},
		"a benefit's class":     {"owner,kind,2026/27,2027/28,class\nhub,benefit,1,1,equipment", "row 2, class: only a cost"},
		"too much mitigation":   {"owner,kind,2026/27,2027/28,class,mitigation %\nhub,cost,1,1,equipment,140", "row 2, mitigation %: “140” is not a percentage"},
		"mitigation of nothing": {"owner,kind,2026/27,2027/28,class,mitigation %\nhub,cost,1,1,,40", "row 2, mitigation %: a line without a class"},
		"commas of two kinds":   {"owner\tkind\t2026/27\t2027/28\nprogramme\tcost\t1,234\t0,25\nprogramme\tcost\t1,234.5\t0", "row 2, 2026/27: “1,234” can be 1234 or 1.234"},
		"decimals and perhaps":  {"owner\tkind\t2026/27\t2027/28\nprogramme\tcost\t0,25\t1,125", "row 2, 2027/28: “1,125” can be 1125 or 1.125"},
		"a typing error":        {"owner,kind,2026/27,2027/28\nhub,cost,\"1,234\",\"12,34\"", "row 2, 2026/27: “1,234” can be 1234 or 1.234"},
		"a comma of any kind":   {"owner\tkind\t2026/27\t2027/28\nprogramme\tcost\t3\t1,234", "row 2, 2027/28: “1,234” can be 1234 or 1.234"},
		"a decimal comma twice": {"owner;kind;2026/27;2027/28\nprogramme;cost;1,234.5;1,250", "row 2, 2027/28: “1,250” can be"},
		"another encoding":      {"owner,kind,2026/27,2027/28\n\xA3\x81,cost,1,1", "UTF-8"},
	} {
		edit, _, err := read(c, []byte(one.table), model.Steps)
		if err == nil || !strings.Contains(err.Error(), one.want) || !edit.Empty() {
			t.Errorf("%s gives %v, want %q", name, err, one.want)
		}
	}
	many := "owner,kind,2026/27,2027/28\n" + strings.Repeat("hub,cost,n/a,n/a\n", 100)
	if _, _, err := read(c, []byte(many), model.Steps); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "199 times more, in rows 2 to 101") {
		t.Errorf("two hundred faults are told at length: %v", err)
	}
}

// read reads a file as a person would bring it.
func read(c *model.Case, data []byte, typed model.Typed) (model.Edit, Report, error) {
	s, err := Open(c, data)
	if err != nil {
		return model.Edit{}, Report{}, err
	}
	return Read(c, s, Options{Typed: typed})
}

func FuzzRead(f *testing.F) {
	c := testCase(f)
	data, err := Write(c)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(data), "owner;kind;2026/27;2027/28\nhub;cost;1,5;2", "owner\tkind\n", "\xFF\xFEo", "\"", ",,,\n,,,"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		edit, _, err := read(c, data, model.Steps)
		if err != nil {
			return
		}
		if _, _, err := model.Apply(c, edit); err != nil {
			t.Errorf("a table that was read can't be taken: %v", err)
		}
	})
}

// likeliestHead names the columns of a table with likeliest figures.
const likeliestHead = "id,owner,kind,estimate,2026/27,2027/28,likeliest %\n"

func TestTheLikeliestStandsInTheTableWhereALineHasOne(t *testing.T) {
	c := testCase(t)
	if data, err := Write(c); err != nil || strings.Contains(string(data), "likeliest") {
		t.Fatalf("without one the table is %s, %v", data, err)
	}
	edit, _, err := read(c, []byte(likeliestHead+"l1,door,benefit,minimum,1,2.5,40\nl1,door,benefit,maximum,2,3,\n"), model.Steps)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	if l, _ := c.Lines.Get("l1"); l.Likeliest == nil || l.Likeliest.String() != "0.4" {
		t.Fatalf("read is %v", l.Likeliest)
	}
	data, err := Write(c)
	if err != nil || !strings.Contains(string(data), "note,likeliest %,class,mitigation %,figures\r\n") || strings.Count(string(data), ",40,,,steps\r\n") != 2 || !strings.Contains(string(data), ",,equipment,50,\r\n") {
		t.Fatalf("the table is %s, %v", data, err)
	}
	if edit, _, err = read(c, data, model.Steps); err != nil || !edit.Empty() {
		t.Errorf("what was written changes %d lines, %v", len(edit.Changes), err)
	}
}

// A table without the column leaves the likeliest, or takes it off with the range.
func TestTheLikeliestStaysWhereTheTableDoesNotNameIt(t *testing.T) {
	c := testCase(t)
	to, share := *c.Lines.At(0), decimal.RequireFromString("0.4")
	to.Likeliest = &share
	edit, err := c.Replace(to.ID, &to)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	for table, want := range map[string]bool{
		"id,owner,kind,estimate,2026/27,2027/28\nl1,door,benefit,minimum,1,1\nl1,door,benefit,maximum,2,3\n": true,
		"id,owner,kind,estimate,2026/27,2027/28\nl1,door,benefit,both,1,1\n":                                 false,
		likeliestHead + "l1,door,benefit,minimum,1,1,\nl1,door,benefit,maximum,2,3,\n":                       false,
	} {
		edit, _, err := read(c, []byte(table), model.Steps)
		if err != nil {
			t.Fatal(err)
		}
		if l := edit.Changes[0].To.(*model.Line); (l.Likeliest != nil) != want {
			t.Errorf("after %q the likeliest is %v", table, l.Likeliest)
		}
		if _, _, err := model.Apply(c, edit); err != nil {
			t.Error(err)
		}
	}
}

func TestALikeliestThatCannotBeIsRefused(t *testing.T) {
	c := testCase(t)
	for table, want := range map[string]string{
		likeliestHead + "l1,door,benefit,both,1,1,40\n":     "a line with one figure a year has no likeliest between two",
		likeliestHead + "l1,door,benefit,minimum,1,1,140\n": "not a percentage from 0 to 100",
	} {
		if _, _, err := read(c, []byte(table), model.Steps); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", table, err, want)
		}
	}
}
