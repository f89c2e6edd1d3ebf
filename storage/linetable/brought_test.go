package linetable_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/linetable"
	"tomworkbench/storage/spreadsheet"
)

func example(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

func brought(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "brought", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Files as people bring them: what is read of each, or what it is refused for.
func TestFilesAsPeopleBringThemAreRead(t *testing.T) {
	c := example(t)
	for name, want := range map[string]string{
		"01-sep-comma.csv":                  "data-team-cost-people cost 0 0.25 0 0",
		"03-semicolon-decimal-comma.csv":    "data-team-cost-people cost 0 0.25 1.125 0 (Mehr, viel mehr)",
		"04-semicolon-commas-in-header.csv": "+ cost 0 0.25 0 0",
		"05-unicode-text-utf16.txt":         "+ cost 0 0.25 0 0 (First line\nsecond \"quoted\" line)",
		"06-cp1252-pound.csv":               "+ cost 0.25 0.25 0 0 (Café – £)",
		"07-accounting.csv":                 "+ benefit -1234.5 0 -0.25 -0.25",
		"08-trailing-empty.csv":             "data-team-cost-people cost 0 0.25 0 0",
		"09-mac-cr.csv":                     "data-team-cost-people cost 0 0.25 0 0",
		"10-inch-mark.csv":                  "+ cost 0 0.25 0 0 (12\" cable and \"quoted\" word); data-team-cost-people cost 0 0.25 0 0",
		"11-unclosed-quote.csv":             "row 2: the quote that opens cell 14 of row 2, before “unclosed note”, is never closed; close it, or take it out",
		"12-title-above.csv":                "data-team-cost-people cost 0 0.25 0 0",
		"13-double-bom.csv":                 "data-team-cost-people cost 0 0.25 0 0",
		"16-utf16-nobom.csv":                "data-team-cost-people cost 0 0.25 0 0",
		"19-pipe.csv":                       "data-team-cost-people cost 0 0.25 0 0",
		"20-scientific.csv":                 "row 2, 2018/19: “2.5E-01” is not a figure in £m; write it out in digits",
		"21-formula.csv":                    "row 2, note: “=HYPERLINK(\"http://example.org\",\"x\")” is a formula; write the text that it gives, or an apostrophe before it",
		"22-float-noise.csv":                "row 2, 2018/19: “0.30000000000000004” has the many decimals of a spreadsheet's fractions; write 0.3 if that is meant",
		"23-pounds-advice.csv":              "row 2, 2018/19: “£4,999” looks like pounds; figures here are in £m, so write £0.004999m",
	} {
		edit, report, err := readFile(c, brought(t, name), linetable.Options{})
		got := readWords(c, report)
		if err != nil {
			got = firstRefusal(report, err)
		}
		if got != want {
			t.Errorf("%s is read as\n%q, want\n%q", name, got, want)
		}
		if err != nil && !edit.Empty() || err == nil && report.Added+report.Changed+report.Unchanged != len(report.Lines) {
			t.Errorf("%s: %d changes, %+v", name, len(edit.Changes), report)
		}
	}
}

func readFile(c *model.Case, data []byte, o linetable.Options) (model.Edit, linetable.Report, error) {
	s, err := linetable.Open(c, data)
	if err != nil {
		return model.Edit{}, linetable.Report{}, err
	}
	return linetable.Read(c, s, o)
}

// readWords says the lines that were read, a plus for the id of a new one.
func readWords(c *model.Case, r linetable.Report) string {
	var texts []string
	for _, l := range r.Lines {
		id := l.ID
		if _, known := c.Lines.Get(id); !known {
			id = "+"
		}
		text := id + " " + string(l.Type) + " " + strings.Trim(fmt.Sprint(l.Minimum), "[]")
		if l.HasRange() {
			text += " to " + strings.Trim(fmt.Sprint(l.Maximum), "[]")
		}
		if l.Note != "" {
			text += " (" + l.Note + ")"
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "; ")
}

func firstRefusal(r linetable.Report, err error) string {
	if len(r.Refused) == 0 {
		if fault, ok := err.(*spreadsheet.Fault); ok && fault.Row > 0 {
			return fmt.Sprintf("row %d: %v", fault.Row, err)
		}
		return err.Error()
	}
	f := r.Refused[0]
	return fmt.Sprintf("row %d, %s: %s", f.Row, f.Column, f.Why)
}

func TestAmountsInPoundsAreAskedForOnceAndThenTaken(t *testing.T) {
	c := example(t)
	data := brought(t, "23-pounds-advice.csv")
	_, report, err := readFile(c, data, linetable.Options{})
	const question = "“£4,999”, “£1,234.50”, “£12,345” and 1 more look like pounds, and figures here are in £m. Are the amounts with a pound sign in pounds?"
	if err == nil || report.PoundsQuestion() != question || report.Refusals != 4 {
		t.Errorf("it asks %q, %d refused, %v", report.PoundsQuestion(), report.Refusals, err)
	}
	_, report, err = readFile(c, data, linetable.Options{Pounds: true})
	if got := readWords(c, report); err != nil || got != "+ cost 0.004999 0.001235 0.012345 0.25" || report.PoundsQuestion() != "" {
		t.Errorf("it is read as %s, %v", got, err)
	}
	if !slices.Contains(report.Notes, "1 amount is rounded to the pound.") {
		t.Errorf("it is told %q", report.Notes)
	}
}

// In a table with tabs a comma alone doesn't say what it does: that is asked once for all of them.
func TestWhatTheCommasOfATableDoIsAskedOnce(t *testing.T) {
	c := example(t)
	data := []byte("owner\tkind\t2018/19\t2019/20\t2020/21\t2021/22\ndata-team\tcost\t1,200\t2,500\t3\t0\n")
	_, report, err := readFile(c, data, linetable.Options{})
	const question = "“1,200” and “2,500” can each be read in two ways. Do commas stand between thousands, as in 1,200.50, or before decimals, as in 1 200,50?"
	if err == nil || report.CommasQuestion() != question {
		t.Errorf("it asks %q, %v", report.CommasQuestion(), err)
	}
	for notation, want := range map[model.Notation]string{model.GroupingCommas: "+ cost 1200 2500 3 0", model.DecimalCommas: "+ cost 1.2 2.5 3 0"} {
		_, report, err := readFile(c, data, linetable.Options{Commas: notation})
		if got := readWords(c, report); err != nil || got != want || len(report.Questions()) > 0 {
			t.Errorf("it is read as %s, %v", got, err)
		}
	}
}

func TestARefusalNamesWhatWasSeen(t *testing.T) {
	c := example(t)
	for table, want := range map[string]string{
		"id:owner:kind:2018/19\na:b:c:1\n":                                           "no row of headings is found: row 1 has “id:owner:kind:2018/19”",
		"id,owner,kind,2018/19,2019/20,2020/21\nx,y,z\n":                             "these columns are not found: 2021/22. Row 1 has “id”, “owner”, “kind”, “2018/19”, “2019/20” and “2020/21”, separated by commas",
		"owner;kind\nx;y\n":                                                          "Row 1 has “owner” and “kind”, separated by semicolons",
		"Plan\n\nkind,2018/19,2019/20,2020/21,2021/22\n":                             "these columns are not found: owner or option. Row 3 has",
		"owner,kind,2018/19 actual,2019/20,2020/21,2021/22\nx,y\n":                   "“2018/19 actual” says more than a year: name it by the year",
		"owner,kind,2018/19 low,2019/20,2020/21,2021/22\nx,y\n":                      "2018/19 has a column for one end of a range alone",
		"owner,kind,2018/19,2018/19 low,2018/19 high,2019/20,2020/21,2021/22\nx,y\n": "2018/19 has a column of its own and one of lowest figures",
		"owner,kind,2018/19,2019/20,2020/21,2021/22\ndata-team,cost,1,234,5,6,7\n":   "“7” stands beyond the last heading",
		"owner,Owner id,kind,2018/19\n":                                              "the column \"owner\" stands there twice, as “owner” and “Owner id”",
		"":                                                                           "the table is empty",
	} {
		if _, _, err := readFile(c, []byte(table), linetable.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", table, err, want)
		}
	}
}

func TestNoReportOfATableIsLongerThanAnybodyReads(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	c := example(t)
	names := []string{"owner", "kind", "2018/19", "2019/20", "2020/21", "2021/22"}
	for i := range 900 {
		names = append(names, fmt.Sprintf("column %d of a table with a great many and none of them known", i))
	}
	row := "data-team,cost,1,1,1,1" + strings.Repeat(",x", 900)
	_, report, err := readFile(c, []byte(strings.Join(names, ",")+"\n"+row+"\n"), linetable.Options{})
	if err != nil || len(report.Ignored) != 900 || len(report.Words()) > 2000 {
		t.Errorf("%d columns are told in %d bytes, %v", len(report.Ignored), len(report.Words()), err)
	}
	long := strings.Repeat("x", 1<<20)
	_, report, err = readFile(c, []byte("id,owner,kind,2018/19,2019/20,2020/21,2021/22,document,estimate\n"+strings.Join(slices.Repeat([]string{long}, 3), ",")+",1,1,1,1,"+long[:1<<19]+",\n"), linetable.Options{})
	if err == nil || len(err.Error()) > 2000 || len(report.Refused) == 0 || len(report.Refused[0].Why) > 500 {
		t.Errorf("cells of a megabyte are told in %d bytes", len(err.Error()))
	}
	var b strings.Builder
	b.WriteString("owner,kind,2018/19,2019/20,2020/21,2021/22,note\n")
	for i := range 19_000 {
		fmt.Fprintf(&b, "option %c%d,%c,%cx,n/k,=A,1,=B\n", 'a'+i%26, i, 'a'+i%26, 'a'+i%26)
	}
	_, report, err = readFile(c, []byte(b.String()), linetable.Options{})
	if err == nil || len(err.Error()) > 5000 || len(report.Refused) != 1000 || report.Refusals < 19_000 {
		t.Errorf("%d refusals are told in %.300v", report.Refusals, err)
	}
}

// table is one of figures without ids, with a number of rows, each of an option of its own or all of one.
func table(rows int, frame bool) []byte {
	var b strings.Builder
	if frame {
		b.WriteString("component,decision,option,")
	} else {
		b.WriteString("owner,")
	}
	b.WriteString("kind,category,2018/19,2019/20,2020/21,2021/22,recurs,source,note\n")
	for i := range rows {
		if frame {
			fmt.Fprintf(&b, "Service %d,Question %d,Answer %d,", i/20, i/4, i)
		} else {
			b.WriteString("data-team,")
		}
		fmt.Fprintf(&b, "cost,category %d,0,%d.25,\"1,234.5\",(0.5),once,workshop,a note of some words\n", i, i%100)
	}
	return []byte(b.String())
}

func BenchmarkRead(b *testing.B) {
	c := example(b)
	for _, rows := range []int{200, 2000, 19_990} {
		for _, frame := range []bool{false, true} {
			data := table(rows, frame)
			b.Run(fmt.Sprintf("rows=%d,frame=%v", rows, frame), func(b *testing.B) {
				for b.Loop() {
					edit, _, err := readFile(c, data, linetable.Options{})
					if err != nil || len(edit.Changes) < rows {
						b.Fatal(len(edit.Changes), err)
					}
				}
			})
		}
	}
}

// The unit of a figure stands in its heading, above it, below it or in its row; a figure without one beside others is refused.
func TestAFiguresUnitIsTakenFromWhereverItStands(t *testing.T) {
	c := example(t)
	for table, want := range map[string]string{
		"All figures in £000\n\nowner,kind,2018/19,2019/20,2020/21,2021/22\ndata-team,cost,100,200,0,0\n":         "+ cost 0.1 0.2 0 0",
		",,£000,,,\nowner,kind,2018/19,2019/20,2020/21,2021/22\ndata-team,cost,100,200,0,0\n":                     "+ cost 0.1 0.2 0 0",
		"owner,kind,2018/19,2019/20,2020/21,2021/22\n,,£000,£000,£000,£m\ndata-team,cost,100,200,0,1\n":           "+ cost 0.1 0.2 0 1",
		"owner,kind,unit,2018/19,2019/20,2020/21,2021/22\ndata-team,cost,£000,100,200,0,0\n":                      "+ cost 0.1 0.2 0 0",
		"owner,kind,2018/19 GBP 000,2019/20 (£ in thousands),2020/21 £k,2021/22 £m\ndata-team,cost,100,200,0,1\n": "+ cost 0.1 0.2 0 1",
		"owner,kind,2018/19 £k,2019/20,2020/21 £k,2021/22 £k\ndata-team,cost,100,200,0,1\n":                       "row 2, 2019/20: “200” has no unit, and other headings are in £000; write the unit in this one too",
		"owner,kind,2018/19 %,2019/20,2020/21,2021/22\ndata-team,cost,100,200,0,1\n":                              "these columns are not found: 2018/19",
		"owner,kind,year to March 2019,2019/20,2020/21,2021/22\ndata-team,cost,1,2,0,1\n":                         "+ cost 1 2 0 1",
	} {
		_, report, err := readFile(c, []byte(table), linetable.Options{})
		got := readWords(c, report)
		if err != nil {
			got = firstRefusal(report, err)
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q is read as %s, want %s", table, got, want)
		}
	}
}

// The highest figures stand behind the lowest of the same line, and of no other.
func TestAHighestRowOfAnotherLineIsRefused(t *testing.T) {
	c := example(t)
	const head = "owner,kind,category,estimate,2018/19,2019/20,2020/21,2021/22\ndata-team,benefit,x,low,1,1,1,1\n"
	for row, want := range map[string]string{
		"core-function,benefit,x,high,9,9,9,9": "row 3, owner: the highest figures", "data-team,cost,x,high,9,9,9,9": "row 3, kind: the highest figures",
		"data-team,benefit,y,high,9,9,9,9": "row 3, category: the highest figures",
	} {
		if _, _, err := readFile(c, []byte(head+row+"\n"), linetable.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %s", row, err, want)
		}
	}
}

func TestWhatIsOddButPossibleIsSaid(t *testing.T) {
	c := example(t)
	_, report, err := readFile(c, []byte("owner,kind,2018/19,2019/20,2020/21,2021/22\ndata-team,cost,1500000,2,-1,0\n"), linetable.Options{})
	words := report.Words()
	for _, part := range []string{"1 figure is £10,000m or more, such as “1500000”: see that it is in £m.", "1 figure is below zero", "come to £1,500,001m of costs"} {
		if err != nil || !strings.Contains(words, part) {
			t.Errorf("it says %q without %q, %v", words, part, err)
		}
	}
}
