package linetable_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/shopspring/decimal"
	"golang.org/x/text/encoding/charmap"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
)

func blank(t testing.TB) *model.Case {
	t.Helper()
	c, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 3})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// workshop is a frame with figures as people have it: headings in their own order and words, cells merged over rows,
// units in headings, ranges in columns of their own.
const workshop = `Savings workshop,,,,,,,,,
Servce area,Decision,Options,Type,Stream,26/27 low £k,2026-27 high (£k),2027/28 £k,Year 3,Comments
Customer contact,Channel,Web first,Benefits,Fewer calls,100,250,(50),£0.2m,best guess
,,,costs,Licences,-,,25*,0,
,,Telephone first,benefit,,1,2,3,0,
,Opening hours,Longer,,,,,,,
Support services,Shared team,With Anytown,Cost,,"1,200",1 500,0,0,
Council-wide,,,Cost,Change team,0,0,0,£0.75m,
`

func TestAWholeFrameWithItsFiguresIsReadAtOnce(t *testing.T) {
	c := blank(t)
	edit, report, err := readFile(c, []byte(workshop), linetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(c, edit)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for l := range next.Lines.All() {
		got = append(got, fmt.Sprintf("%s; %s; %s; %v to %v; %s", next.OwnerName(l.Owner), l.Type, l.Category, l.Minimum, l.Maximum, l.Note))
	}
	want := []string{
		"Web first; benefit; Fewer calls; [0.1 -0.05 0.2] to [0.25 -0.05 0.2]; best guess",
		"Web first; cost; Licences; [0 0.025 0] to []; 2027/28: *",
		"Telephone first; benefit; ; [0.001 0.003 0] to [0.002 0.003 0]; ",
		"With Anytown; cost; ; [1.2 0 0] to [1.5 0 0]; ",
		"Council-wide; cost; Change team; [0 0 0.75] to []; ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the lines are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if report.Components != 2 || report.Decisions != 3 || report.Options != 4 || report.Added != 5 {
		t.Errorf("it adds %+v", report)
	}
	words := report.Words()
	for _, part := range []string{
		"The table adds 2 components, 3 decisions, 4 options and 5 lines; 0 lines change and 0 stay as they are.", "“Servce area” for component", "“26/27 low £k” for 2026/27, minimum, in £000", "“Year 3” for 2028/29",
		"row 1 above them, “Savings workshop”, is left out", "Figures are in £000 by their headings or the rows beside them, and are taken into £m.", "1 figure is below zero",
	} {
		if !strings.Contains(words, part) {
			t.Errorf("it says %q, without %q", words, part)
		}
	}
}

// The same table again changes nothing, and a figure changed in it changes its line alone.
func TestAFrameThatIsReadAgainChangesOnlyWhatIsNew(t *testing.T) {
	c := blank(t)
	edit, _, err := readFile(c, []byte(workshop), linetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, edit); err != nil {
		t.Fatal(err)
	}
	if edit, report, err := readFile(c, []byte(workshop), linetable.Options{}); err != nil || !edit.Empty() || report.Unchanged != 5 {
		t.Errorf("again it changes %+v, %v", report, err)
	}
	edit, report, err := readFile(c, []byte(strings.Replace(workshop, "1 500", "1 600", 1)), linetable.Options{})
	if err != nil || len(edit.Changes) != 1 || report.Changed != 1 || report.Unchanged != 4 {
		t.Errorf("with another figure it changes %+v, %v", report, err)
	}
}

// A component that is written again on the row of another option doesn't begin anew, and people's owners are no options.
func TestNamesMayBeRepeatedOnEveryRow(t *testing.T) {
	c := example(t)
	_, report, err := readFile(c, []byte("Owner,component,decision,option,Benefit/Cost,One-off?,2018/19,2019/20,2020/21,2021/22\nJS,A,B,C,cost,one-off,1,1,1,1\nJS,A,,D,saving,recurring,1,1,1,1\n"), linetable.Options{})
	if err != nil || report.Components != 1 || report.Decisions != 1 || report.Options != 2 || report.Lines[0].Recurrence != model.Once || report.Lines[1].Type != model.BenefitLine {
		t.Errorf("%+v, %v", report, err)
	}
	if !slices.Equal(report.Ignored, []string{"Owner"}) {
		t.Errorf("nothing is done with %q", report.Ignored)
	}
}

func TestAFrameNeedsNoFigures(t *testing.T) {
	c := blank(t)
	edit, report, err := readFile(c, []byte("Option;What it means;Component;Decision\nA;It is so;One;Which\nB;;;\n"), linetable.Options{})
	if err != nil || len(edit.Changes) != 4 || report.Options != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	next, _, err := model.Apply(c, edit)
	if err != nil {
		t.Fatal(err)
	}
	if o := next.Options.At(0); o.Name != "A" || o.Consequence != "It is so" {
		t.Errorf("the first option is %+v", o)
	}
}

func TestARowOfAFrameWithoutAPlaceIsRefused(t *testing.T) {
	c := example(t)
	const head = "component,decision,option,kind,2018/19,2019/20,2020/21,2021/22\n"
	for rows, want := range map[string]string{
		",,A,cost,1,1,1,1\n":             "row 2, decision: the row names no decision, and none stands above it",
		"One,Which,,cost,1,1,1,1\n":      "row 2, option: the row names no option, and none stands above it",
		"One,,,cost,1,1,1,1\n":           "row 2, option: the row names no option",
		"One,Which,A,much,1,1,1,1\n":     `row 2, kind: "much" is not one of`,
		"One,Which,Total,cost,1,1,1,1\n": "row 2, option: “Total” is a sum, and the workbench adds up itself",
		"Total,,,,1,1,1,1\n":             "row 2, component: “Total” is a sum",
	} {
		if _, _, err := readFile(c, []byte(head+rows), linetable.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", rows, err, want)
		}
	}
	if _, _, err := readFile(c, []byte("decision,option,kind,2018/19,2019/20,2020/21,2021/22\nNo such,A,cost,1,1,1,1\n"), linetable.Options{}); err == nil || !strings.Contains(err.Error(), `0 decisions are called "No such"; say the component`) {
		t.Errorf("a decision without a component gives %v", err)
	}
}

// Whatever separates the cells, stands before the decimals and encodes the text, the figures are the same.
func TestFiguresAreTheSameInEveryNotation(t *testing.T) {
	c := blank(t)
	r := rand.New(rand.NewPCG(12, 8))
	for range times(20) {
		var figures []decimal.Decimal
		for range 3 {
			figures = append(figures, decimal.New(r.Int64N(2_000_000)-500_000, -2))
		}
		want := fmt.Sprint(figures[0], figures[1], figures[2])
		for _, separator := range []string{",", ";", "\t", "|"} {
			for _, mark := range []string{".", ","} {
				text := strings.Join([]string{"Option", "Kind", "Component", "Decision", "2026/27", "2027/28", "2028/29", "Note"}, separator) + "\r\n" +
					strings.Join([]string{"A", "cost", "C", "D"}, separator)
				for _, d := range figures {
					text += separator + `"` + writtenWith(d, mark, separator != ";", r.IntN(3)) + `"`
				}
				text += separator + "£ é\r\n"
				for name, data := range encodings(t, text) {
					_, report, err := readFile(c, data, linetable.Options{})
					if err != nil || len(report.Lines) != 1 {
						t.Fatalf("%s, separated by %q, decimal %q: %q gives %v", name, separator, mark, text, err)
					}
					m := report.Lines[0].Minimum
					if got := fmt.Sprint(m[0], m[1], m[2]); got != want || report.Lines[0].Note != "£ é" {
						t.Fatalf("%s, separated by %q, decimal %q: %q is read as %s", name, separator, mark, text, got)
					}
				}
			}
		}
	}
}

// writtenWith writes a figure with two decimals in one of several styles.
func writtenWith(d decimal.Decimal, mark string, commas bool, style int) string {
	text := d.Abs().StringFixed(2)
	whole, places, _ := strings.Cut(text, ".")
	if len(whole) > 3 && style > 0 {
		between := " "
		if mark == "." && commas && style == 2 {
			between = ","
		}
		whole = whole[:len(whole)-3] + between + whole[len(whole)-3:]
	}
	text = whole + mark + places
	switch {
	case !d.IsNegative():
		return text
	case style == 1:
		return "(" + text + ")"
	case style == 2:
		return text + "-"
	}
	return "−" + text
}

// encodings are a text in all encodings that are read and can hold it.
func encodings(t *testing.T, text string) map[string][]byte {
	t.Helper()
	utf16LE, utf16BE := []byte{}, []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(text)) {
		utf16LE, utf16BE = binary.LittleEndian.AppendUint16(utf16LE, unit), binary.BigEndian.AppendUint16(utf16BE, unit)
	}
	all := map[string][]byte{"UTF-8": []byte(text), "UTF-16LE": utf16LE, "UTF-16BE with a mark": utf16BE}
	if windows, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text)); err == nil {
		all["Windows-1252"] = windows
	}
	return all
}

// times is how often something random is tried: a tenth of it in short, as under the race detector.
func times(n int) int {
	if testing.Short() {
		return max(1, n/10)
	}
	return n
}
