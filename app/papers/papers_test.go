package papers

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"tomworkbench/assets"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// example is the published case of the built-in example.
func example(t testing.TB) Paper {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	id := file.Case.DefaultScenario().ID
	return Paper{
		Subject: charts.Subject{Case: file.Case, Scenario: id, With: charts.Others(file.Case, id), Estimate: model.Minimum, Basis: model.InYear, Workings: new(charts.Workings)},
		At:      time.Date(2026, time.November, 24, 9, 30, 0, 0, time.UTC),
	}
}

// edited applies an edit to a subject's case.
func edited(t testing.TB, s Paper, make func(*model.Case) (model.Edit, error)) Paper {
	t.Helper()
	e, err := make(s.Case)
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(s.Case, e)
	if err != nil {
		t.Fatal(err)
	}
	s.Case = next
	return s
}

func figure(t testing.TB, s Paper, k charts.FigureID) *charts.Figure {
	t.Helper()
	f, err := s.Figure(k)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every file says the same as the screen: each cell of each table stands in all of them; of a table too long for a paper the
// appendix has the first rows, and says so.
func TestEveryFileAgreesWithTheFigure(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	document := textOf(t, s)
	for _, k := range s.Figures() {
		f := figure(t, s, k)
		table := f.Table()
		rows := readCSV(t, CSV(f))
		if got := rows[1]; !slices.Equal(got, table.Columns) {
			t.Errorf("%s: headings %q, want %q", k, got, table.Columns)
		}
		page := HTML(f)
		for i, row := range table.Rows {
			for j, cell := range row {
				plain := cell
				if j >= table.Words {
					plain = strings.NewReplacer("−", "-", "+", "", ",", "").Replace(cell)
				}
				if got := rows[i+2][j]; got != plain {
					t.Errorf("%s, row %d: CSV has %q, want %q", k, i, got, plain)
				}
				if !strings.Contains(page, ">"+html.EscapeString(cell)+"<") {
					t.Errorf("%s, row %d: HTML lacks %q", k, i, cell)
				}
				if i < longestTable && !strings.Contains(document, cell) {
					t.Errorf("%s, row %d: the paper lacks %q", k, i, cell)
				}
			}
		}
		words := fmt.Sprintf("The first %d of %d rows", longestTable, len(table.Rows))
		if got := strings.Contains(document, words); got != (len(table.Rows) > longestTable) {
			t.Errorf("%s has %d rows, and that the appendix says %q is %v", k, len(table.Rows), words, got)
		}
		for _, text := range []string{f.Stamp(), table.Caption} {
			if !strings.Contains(string(CSV(f)), text) || !strings.Contains(page, html.EscapeString(text)) {
				t.Errorf("%s: a table lacks %q", k, text)
			}
		}
	}
}

// What stands below a picture is in its words too, for those who read these alone.
func TestADescriptionHoldsEveryNoteOfItsFigure(t *testing.T) {
	s := example(t)
	for _, k := range s.Figures() {
		f := figure(t, s, k)
		for _, note := range f.Notes() {
			if !strings.Contains(f.Description(), note) {
				t.Errorf("%s: the description has nothing of %q", k.Name(), note)
			}
		}
	}
}

func TestNumbersForSpreadsheetsHaveNoSeparators(t *testing.T) {
	s := example(t)
	for l := range s.Case.Lines.All() {
		s = edited(t, s, func(c *model.Case) (model.Edit, error) {
			next := *l
			for _, figures := range []*[]decimal.Decimal{&next.Minimum, &next.Maximum} {
				*figures = slices.Clone(*figures)
				for i, d := range *figures {
					(*figures)[i] = d.Shift(3)
				}
			}
			return c.Replace(l.ID, &next)
		})
	}
	large := false
	for _, k := range s.Figures() {
		f := figure(t, s, k)
		rows, words := readCSV(t, CSV(f)), f.Table().Words
		for i, row := range rows[2 : 2+len(f.Table().Rows)] {
			for j := words; j < len(row); j++ {
				printed := f.Table().Rows[i][j]
				large = large || strings.Contains(printed, ",")
				if d, err := decimal.NewFromString(row[j]); strings.Trim(printed, "−0123456789.,") == "" && printed != "" && (err != nil || d.Exponent() > 0) {
					t.Errorf("%s, row %d: %q stands in the CSV as %q, which is no number", k, i, printed, row[j])
				}
			}
		}
	}
	if !large {
		t.Error("no figure here has a separator to take out")
	}
}

func readCSV(t testing.TB, data []byte) [][]string {
	t.Helper()
	text, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if !marked {
		t.Error("the CSV has no byte-order mark")
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// textOf returns the words of the appendix as they are read, whether a line may end in them or not, with the text
// alternatives of its pictures.
func textOf(t testing.TB, s Paper) string {
	t.Helper()
	var text strings.Builder
	d := xml.NewDecoder(strings.NewReader(documentXML(t, s)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.CharData:
			text.WriteString(strings.ReplaceAll(string(x), "\u00a0", " "))
		case xml.EndElement:
			if x.Name.Local == "p" {
				text.WriteByte('\n')
			}
		case xml.StartElement:
			if x.Name.Local == "noBreakHyphen" {
				text.WriteByte('-')
			}
			for _, a := range x.Attr {
				if a.Name.Local == "descr" {
					text.WriteString(a.Value + "\n")
				}
			}
		}
	}
}

func TestTheOptionsPaperHoldsWhatACommitteeNeeds(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	text := textOf(t, s)
	for _, want := range []string{
		"Options paper: Published case", "Published case, cautious estimate, new savings each year, £m", "DRAFT, with illustrative figures · Oxfordshire 2018, revision 0 · 24 November 2026",
		"Summary", "Options considered", "The proposal", "Appraisal summary", "Implications", "What the costs leave out", "Figure 1: Cost and benefit profile", "Figure 12: Plan", figure(t, s, charts.FigureBridge).Alt(),
		"Conflicts of interest and dispensations", "To be stated by the decision maker.",
		"A4 Redundancy costs are left out.", "Costs leave out £3.18m planned elsewhere, redundancy and detailed design", "Figures by option are illustrative, not published.",
		"Case for Change: Operating Model Assessment", "Lines of figures that count in this scenario, by source:",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper lacks %q", want)
		}
	}
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.Declare(s.Scenario, "A member owns a <supplier> & says so.", "")
	})
	s.Final = true
	text = textOf(t, s)
	for _, want := range []string{"A member owns a <supplier> & says so.", "None declared.", "Final, with illustrative figures · Oxfordshire 2018"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper lacks %q", want)
		}
	}
}

func TestTheSameSubjectGivesTheSamePaper(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	var a, b bytes.Buffer
	if err := errors.Join(OptionsPaper(&a, example(t)), OptionsPaper(&b, example(t))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two appendices of the same scenario differ")
	}
}

// TestTheSameCaseGivesTheSameFilesWheneverTheyAreMade makes each file twice on one day: the time of the clock is nowhere in it.
func TestTheSameCaseGivesTheSameFilesWheneverTheyAreMade(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	folder, s := t.TempDir(), example(t)
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.Add(&model.Resolution{ID: "r", ScenarioID: s.Scenario, ScenarioName: s.Name(), Body: "Cabinet", On: "2018-02-13", Decision: "To adopt the model.", Reasons: "It pays back soonest."}, "")
	})
	s.Case.LastEdit = time.Date(2026, time.March, 4, 5, 6, 7, 0, time.UTC)
	for name, save := range map[string]func(Paper, string) error{
		"options.docx": SaveOptions, "decision.docx": SaveStatement, "book.xlsx": SaveWorkbook,
		"report.docx": func(s Paper, path string) error {
			return SaveDelivery(DeliveryReport{Case: s.Case, Period: model.MonthOf(2026, 3), At: s.At}, path)
		},
	} {
		early, late := s, s
		late.At = late.At.Add(time.Hour)
		first, second := filepath.Join(folder, "first "+name), filepath.Join(folder, "second "+name)
		if err := errors.Join(save(early, first), save(late, second)); err != nil {
			t.Fatal(err)
		}
		a, errA := os.ReadFile(first)
		b, errB := os.ReadFile(second)
		if err := errors.Join(errA, errB); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs an hour later (%v)", name, err)
		}
		if core := unpacked(t, first)[filepath.Base(first)+": docProps/core.xml"]; !strings.Contains(core, ">2026-03-04T05:06:07Z</dcterms:modified>") {
			t.Errorf("%s has other properties: %s", name, core)
		}
	}
}

func TestNamesAreTakenByEveryFileSystem(t *testing.T) {
	for title, want := range map[string]string{
		"Published case":   "Published case",
		"a/b\\c:d*e?\"<>|": "a-b-c-d-e-----",
		"con":              "case con",
		"NUL.txt":          "case NUL.txt",
		"com9":             "case com9",
		"COM10":            "COM10",
		"...":              "case",
		"":                 "case",
		" name. ":          "name",
		"two\nlines\x00":   "two lines",
		"Bürger 🏛":         "Bürger 🏛",
		"a\u202eb":         "ab",
	} {
		if got := FileName(title); got != want {
			t.Errorf("%q gives %q, want %q", title, got, want)
		}
	}
	long := FileName(strings.Repeat("ü", 300))
	if len(long) > longestName || strings.Trim(long, "ü") != "" {
		t.Errorf("300 letters give %q", long)
	}
}

func TestFormulasAreNeutralisedAndNumbersAreNot(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+44": "'+44", "-1.50": "-1.50", "-": "'-", "@x": "'@x", "\tx": "'\tx", "\r=1": "'\r=1", "-1-1": "'-1-1", "": "", "−1": "−1", "12": "12",
		// What spreadsheets pass over before a formula, and what they take for its sign.
		" =1+1": "' =1+1", "\n=1+1": "'\n=1+1", "\x00=1+1": "'=1+1", "\x0b=1+1": "'\x0b=1+1", "\u00a0-1+1": "'\u00a0-1+1", "\u200b@x": "'\u200b@x",
		"\u202e=1": "'=1", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", " ": " ", " a=1": " a=1", "-£1.5m": "-£1.5m", "−1−1": "−1−1",
	} {
		if got := Neutral(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

func TestAFailedSaveLeavesTheOldFileWhole(t *testing.T) {
	f := figure(t, example(t), charts.FigureProfile)
	folder := t.TempDir()
	path := filepath.Join(folder, "chart.png")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	small := draw.PrintSize{WidthMM: 70, HeightMM: 60, DPI: 72, TextPt: 40}
	for name, save := range map[string]func() error{
		"a page too small": func() error { return SaveFigure(f, path, small) },
		"another ending":   func() error { return SaveFigure(f, filepath.Join(folder, "chart.gif"), draw.DefaultPrintSize()) },
		"a folder not there": func() error {
			return SaveFigure(f, filepath.Join(folder, "none", "chart.png"), draw.DefaultPrintSize())
		},
		"a file for a folder": func() error { return SaveFigure(f, filepath.Join(path, "chart.png"), draw.DefaultPrintSize()) },
		"a bad template": func() error {
			s := example(t)
			s.Template = []byte("no document")
			return SaveOptions(s, path)
		},
	} {
		if err := save(); err == nil || strings.Contains(err.Error(), ".tmp") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "old" {
		t.Errorf("the old file holds %q, %v", text, err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestAFolderHoldsEverything(t *testing.T) {
	s := example(t)
	into := filepath.Join(t.TempDir(), "new", "folder")
	var last atomic.Int64
	job := Job{Papers: []Paper{s}, Into: into, Format: coarse(), Documents: true}
	files := len(s.Figures()) + 3 // two documents and the words
	if err := job.Run(t.Context(), func(done, all int) {
		if all != files || done < 1 || done > all {
			t.Errorf("%d of %d", done, all)
		}
		last.Add(1)
	}); err != nil {
		t.Fatal(err)
	}
	if int(last.Load()) != files {
		t.Errorf("progress was told %d times", last.Load())
	}
	want := []string{"Options paper.docx", "Words.txt", "Workbook.xlsx"}
	if out := s.LeftOut(); len(out) != 4 || out[0].Figure != charts.FigureBias || out[1].Figure != charts.FigureRatings || out[2].Figure != charts.FigureAgreement || out[3].Figure != charts.FigureDelivery { // no cost of the example has a class, nobody answered a pack or agreed to it
		t.Errorf("left out are %v", out)
	}
	for i, k := range s.Figures() {
		for _, ending := range []string{".png", ".svg", ".csv"} {
			want = append(want, fmt.Sprintf("%d %s%s", i+1, k.Name(), ending))
		}
	}
	slices.Sort(want)
	if got := names(t, into); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q", got)
	}
}

func names(t testing.TB, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(names)
	return names
}

// Scenarios whose names make the same file name, whatever its capitals, keep folders of their own.
func TestScenariosHaveFoldersOfTheirOwn(t *testing.T) {
	s := example(t)
	var subjects []Paper
	for i, name := range []string{"a/b", "A:b", "aux"} {
		id := fmt.Sprint("own-", i)
		s = edited(t, s, func(c *model.Case) (model.Edit, error) { return c.Add(&model.Scenario{ID: id, Name: name}, "") })
		one := s
		one.Scenario, one.With = id, nil
		subjects = append(subjects, one)
	}
	into := t.TempDir()
	if err := (Job{Papers: subjects, Into: into, Format: coarse()}).Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, into), []string{"A-b 2", "a-b", "case aux"}; !slices.Equal(got, want) {
		t.Errorf("the folders are %q, want %q", got, want)
	}
}

func TestAJobStopsAndSaysSo(t *testing.T) {
	s := example(t)
	ctx, cancel := context.WithCancel(t.Context())
	into := t.TempDir()
	job := Job{Papers: slices.Repeat([]Paper{s}, 20), Into: into, Format: coarse()}
	err := job.Run(ctx, func(int, int) { cancel() })
	if !errors.Is(err, ErrCancelled) {
		t.Errorf("a job that was stopped says %v", err)
	}
	if made := len(names(t, into)); made != 20 {
		t.Errorf("%d folders", made)
	}
	if entries := names(t, filepath.Join(into, "Published case 20")); len(entries) != 0 {
		t.Errorf("the last scenario was written after the stop: %q", entries)
	}
	file := filepath.Join(into, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	job.Into = file
	if err := job.Run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "choose another place") {
		t.Errorf("a file for a folder: %v", err)
	}
}

// The first error ends a job and is what it says.
func TestAJobSaysWhatWentWrong(t *testing.T) {
	s := example(t)
	s.Template = []byte("no document")
	err := (Job{Papers: []Paper{s}, Into: t.TempDir(), Format: coarse(), Documents: true}).Run(t.Context(), nil)
	if err == nil || errors.Is(err, ErrCancelled) {
		t.Errorf("a job with a bad template says %v", err)
	}
}

func TestACaseWithNothingInItHasPapersToo(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "case", Title: "=A case", FirstYear: 2026, Years: 1}, &model.Scenario{ID: "s", Name: "+Nothing"},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	s := Paper{Subject: charts.Subject{Case: c, Scenario: "s", Estimate: model.Central, Basis: model.Recurring}, At: example(t).At}
	into := t.TempDir()
	if err := (Job{Papers: []Paper{s}, Into: into, Format: coarse(), Documents: true}).Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := names(t, into); len(got) != 3 {
		t.Errorf("the files are %v", got)
	}
	written, err := os.ReadFile(filepath.Join(into, "Words.txt"))
	if err != nil {
		t.Fatal(err)
	}
	const why = "Left out, since there is nothing to show: Cost and benefit profile (no benefits and no costs so far), " +
		"Scenarios compared (no second scenario to compare with), Benefit by component (no benefit so far), " +
		"Investment by type and year (no costs so far), " +
		"Gap by year (nothing is new to the budget, and no plan is entered to hold it against), " +
		"What is left over (no cashable saving so far, so nothing is left over), What one-off costs are paid from (no one-off costs so far), " +
		"Benefit by stream (no benefit so far), Principles (no principles so far), The model on a page (no component so far), " +
		"Benefits map (no benefit to follow yet), Plan by quarter (no option is chosen, so there is nothing to plan), When benefits and costs come (no benefits and no costs so far), " +
		"What matters most (no line that counts has a range, so nothing moves the net), " +
		"Likely range (simulation) (no line that counts has a range, so there is no likely range), " +
		"How often it is reached (no line that counts has a range, so there is no likely range), " +
		"Optimism bias (no cost has a class, so no optimism bias is added), " +
		"Schemes that no other beats (there is nothing to choose between, so only one scheme), Opportunities by ease and value (no opportunities so far), Where effort goes (no activities so far), Ratings of components (no components so far), Agreement by decision (no return to a pack has been taken in), " +
		"Delivery (nothing is agreed yet, so there is no baseline to hold what comes against)"
	if got := len(s.LeftOut()); got != len(charts.FigureIDs()) {
		t.Errorf("%d figures of %d are left out", got, len(charts.FigureIDs()))
	}
	for where, text := range map[string]string{"the list": string(written)} {
		if !strings.Contains(text, why) {
			t.Errorf("%s lacks %q:\n%s", where, why, text)
		}
	}
	s.Only = []charts.FigureID{charts.FigurePlan}
	if got, want := s.LeftOutWords(), "Left out, since there is nothing to show: When benefits and costs come (no benefits and no costs so far)."; got != want {
		t.Errorf("of the plan alone: %q", got)
	}
}

// The figures that are shown are numbered one after the other, whichever are left out.
func TestWhatIsLeftOutLeavesNoGap(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	s.With = nil
	text := textOf(t, s)
	for i, k := range s.Chosen() {
		if want := fmt.Sprintf("Figure %d: %s", i+1, k.Name()); !strings.Contains(text, want) {
			t.Errorf("the paper lacks %q", want)
		}
	}
	if len(s.Chosen()) != len(charts.FigureIDs())-5 || // the optimism bias, what Members said and delivery have nothing to show either
		strings.Contains(text, ": Scenarios compared\n") {
		t.Errorf("shown are %v", s.Chosen())
	}
}

func BenchmarkAppendixOfEightFigures(b *testing.B) {
	s := example(b)
	for b.Loop() {
		if err := OptionsPaper(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

// Twenty scenarios with every file, on one core and on all.
func BenchmarkFolderOfTwentyScenarios(b *testing.B) {
	s := example(b)
	for _, cores := range []int{1, runtime.NumCPU()} {
		b.Run(fmt.Sprint("cores=", cores), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
			for b.Loop() {
				job := Job{Papers: slices.Repeat([]Paper{s}, 20), Into: b.TempDir(), Format: charts.Formats()[0], Documents: true}
				if err := job.Run(b.Context(), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The figures of twenty scenarios drawn on one core and kept nowhere: what the folder can't be faster than.
func BenchmarkDrawingOfTwentyScenarios(b *testing.B) {
	s := example(b)
	for b.Loop() {
		for range 20 {
			for _, k := range s.Figures() {
				f, err := s.Figure(k)
				if err == nil {
					err = errors.Join(f.PNG(io.Discard, f.PrintSize()), f.SVG(io.Discard, f.PrintSize()))
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}

// coarse is a page of few pixels, for tests of what is made and not of how it looks.
func coarse() charts.Format {
	f := charts.Formats()[0]
	f.Size.DPI = 72
	return f
}

func TestTheAppendixSaysWhatTheRoomSaidWhereThatIsAskedForAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	guess, was := decimal.NewFromInt(20), decimal.NewFromInt(16)
	s := edited(t, example(t), func(c *model.Case) (model.Edit, error) {
		return c.KeepHands(&model.Hands{
			Scenario: "published-case", Decision: "procurement", NoChange: 3, Guess: &guess, Was: &was, Estimate: model.Minimum, Basis: model.InYear,
			Counts: []model.HandCount{{Option: "hub-and-spoke", Hands: 7}},
		})
	})
	if text := textOf(t, s); strings.Contains(text, "What the room said") {
		t.Error("it is printed unasked")
	}
	s.Hands = true
	text := textOf(t, s)
	for _, want := range []string{
		"What the room said", "7 for Centre-led hub and spoke, 3 for no change", "The room guessed a net of £20m, it was £16m (cautious estimate, new savings each year)",
		"it is not a vote, and decides nothing",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it doesn't say %q", want)
		}
	}
	bare := example(t)
	if bare.Hands = true; !strings.Contains(textOf(t, bare), "The room was asked about no decision.") {
		t.Error("it doesn't say that the room wasn't asked")
	}
}

// Where the case says them, the prices stand where figures stand, and payback counts from the reference date too; where it doesn't, no
// paper speaks of a price base.
func TestPapersSayTheirPricesAndWhenTheScenarioPaysBack(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	plain := textOf(t, s)
	if !strings.Contains(plain, "New savings each year; discounted, with ongoing lines carried forward: during 2019/20") {
		t.Error("the appendix doesn't say when the scenario pays back")
	}
	if strings.Contains(strings.ToLower(plain), "price base") {
		t.Error("the appendix speaks of a price base that nobody has said")
	}
	head := *s.Case.Head()
	head.Prices = model.PriceBase{Sort: model.ConstantPrices, Year: 2018}
	head.Reference = model.ReferenceDate{Name: "Vesting day", Date: "2019-04-01"}
	s = edited(t, s, func(c *model.Case) (model.Edit, error) { return c.SetHead(head) })
	document := textOf(t, s)
	for _, want := range []string{"£m, constant prices of 2018/19", "from the reference date: 0.2 years after Vesting day (1 April 2019)"} {
		if !strings.Contains(document, want) {
			t.Errorf("the paper lacks %q", want)
		}
	}
	if f := figure(t, s, charts.FigureProfile); !strings.Contains(f.Table().Caption, "£m, constant prices of 2018/19") {
		t.Errorf("the profile's table is called %q", f.Table().Caption)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := SaveWorkbook(s, path); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var cells []string
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			cells = append(cells, row...)
		}
	}
	text := strings.Join(cells, "\n")
	for _, want := range []string{"Amounts are in constant prices of 2018/19.", "£m, constant prices of 2018/19", "As exported: Payback: during 2019/20; from the reference date, 0.2 years after Vesting day"} {
		if !strings.Contains(text, want) {
			t.Errorf("the workbook lacks %q", want)
		}
	}
}
