package audit_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/audit"
)

// tableIn reads a table of testdata as it is pasted.
func tableIn(t testing.TB, name string) *model.Evidence {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		lines = append(lines, strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "|"))
	}
	return tableOf(t, lines...)
}

// checksOf are the checks of proposals.
func checksOf(proposed []Proposal) []model.Check {
	var checks []model.Check
	for _, p := range proposed {
		checks = append(checks, p.Check)
	}
	return checks
}

// findingTexts are the findings where all that is proposed is checked: the cell and what it would be.
func findingTexts(t testing.TB, x *model.Evidence) []string {
	t.Helper()
	var texts []string
	for _, f := range auditOf(t, x, checksOf(Propose(x))...).Findings() {
		texts = append(texts, f.Name+": "+f.Printed+" for "+f.Correct)
	}
	return texts
}

func wantTexts(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s is\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func proposalTexts(proposed []Proposal) []string {
	var texts []string
	for _, p := range proposed {
		texts = append(texts, p.Text)
	}
	return texts
}

// TestATotalThatIsOffIsFoundAndNoSoundFigureIsBlamed holds a total of 9.0 or 2.3 for 2.0: beside a mark for nothing, an
// empty cell and a zero. The total of the totals is right by the years' totals that are meant.
func TestATotalThatIsOffIsFoundAndNoSoundFigureIsBlamed(t *testing.T) {
	for name, printed := range map[string]string{"nil-dash-hides-wrong-total": "9.0", "empty-cell": "9.0", "zero": "9.0", "near-total-zero": "2.3"} {
		x := tableIn(t, name)
		wantTexts(t, "found in "+name, findingTexts(t, x), "Total, 2018/19 £m: "+printed+" for 2.0")
		empty := ""
		if name == "empty-cell" {
			empty = "; 1 empty cell counts as zero"
		}
		wantTexts(t, "proposed for "+name, proposalTexts(Propose(x)),
			"Column “Total £m” is 2018/19 £m and 2019/20 £m together (Pay, Rent only): all 2 figures hold"+empty,
			"Row “Total” is Pay and Rent together: 2 of 3 figures hold; 2018/19 £m has "+printed+" for 2.0"+empty)
		for _, p := range Propose(x) {
			if !p.Structural {
				t.Errorf("a name points to it: %s", p.Text)
			}
		}
	}
}

func TestAnEmptyCellThatCountsAsZeroIsSaidInTheFinding(t *testing.T) {
	x := tableIn(t, "empty-cell")
	found := auditOf(t, x, checksOf(Propose(x))...).Findings()
	if want := "Total, 2018/19 £m: 9.0 is printed, but the 2 figures (1 empty cell as zero) add up to 2.0, or 1.9 to 2.1 before rounding."; len(found) != 1 || !strings.HasPrefix(found[0].Text, want) {
		t.Errorf("found is %+v", found)
	}
}

func TestBlocksWithTheSameNamesAreAddedUpEachByItself(t *testing.T) {
	x := tableIn(t, "duplicate-rows")
	want := []string{
		"Column “Total £m” is X £m and Y £m together: all 7 figures hold",
		"Row “Total (1st)” is Staff (1st) and Other (1st) together: all 3 figures hold",
		"Row “Total (2nd)” is Staff (2nd) and Other (2nd) together: all 3 figures hold",
		"Row “Grand total” is Total (1st) and Total (2nd) together: all 3 figures hold",
	}
	wantTexts(t, "proposed", proposalTexts(Propose(x)), want...)
	wantTexts(t, "found", findingTexts(t, x))
	x.Rows[5].Cells[0] = "9"
	wantTexts(t, "found with another total", findingTexts(t, x), "Total (2nd), X £m: 9 for 5")
}

func TestATotalIsOfTheRowsSinceAHeading(t *testing.T) {
	lines := []string{
		"£m|2018/19|2019/20|2020/21", "Income|||", "Fees|1.2|2.4|3.1", "Grants|5.1|6.2|7.7", "Total|6.3|8.6|10.8",
		"Staff|410|420|433", "Costs|||", "Pay|2.5|2.6|2.2", "Rent|1.1|1.1|1.4", "Total|3.6|9.7|3.6",
	}
	wantTexts(t, "found", findingTexts(t, tableOf(t, lines...)), "Total (2nd), 2019/20: 9.7 for 3.7")
}

func TestATotalOfOneFigureIsFoundThoughItIsOff(t *testing.T) {
	wantTexts(t, "found", findingTexts(t, tableOf(t, "Line|£m", "Pay|1.0", "Rent|2.0", "Total|9.0")), "Total, £m: 9.0 for 3.0")
	wantTexts(t, "found", findingTexts(t, tableOf(t, "Pay £m|Rent £m|Total £m", "1.0|2.0|9.0")), "Total £m: 9.0 for 3.0")
}

func TestColumnsWithTheSameHeadingsAreAddedUpEachByThemselves(t *testing.T) {
	lines := []string{"Service|Pay|Rent|Total|Pay|Rent|Total", "Adults|1.5|2.0|3.5|1.0|1.1|2.1", "Roads|0.5|1.0|1.5|2.0|2.4|9.4", "Parks|0.7|0.9|1.6|0.2|0.3|0.5"}
	wantTexts(t, "found", findingTexts(t, tableOf(t, lines...)), "Roads, Total (2nd): 9.4 for 4.4")
}

// TestAWrongTotalIsNotTakenForAnAverage has totals that lie among what they are of, as averages do.
func TestAWrongTotalIsNotTakenForAnAverage(t *testing.T) {
	years := []string{"Service|2015|2016|2017", "A|171|120|87", "B|64|93|145", "C|22|108|99", "D|150|37|61", "Total|407|40|392"}
	wantTexts(t, "found of years", findingTexts(t, tableOf(t, years...)), "Total, 2016: 40 for 358")
	kinds := []string{"Service|Pay|Rent|Fuel|Total", "A|171|120|87|378", "B|64|93|145|302", "C|22|108|99|229", "D|150|37|61|248", "Total|407|40|392|1157"}
	wantTexts(t, "found of kinds", findingTexts(t, tableOf(t, kinds...)), "Total, Rent: 40 for 358")
	near := []string{"Service|Pay|Rent|Score", "A|9.0|1.2|7", "B|0.4|3.3|4", "C|0.1|2.2|9", "D|0.1|1.8|8", "Total|9.0|8.5|7"}
	wantTexts(t, "found of one that is near", findingTexts(t, tableOf(t, near...)), "Total, Pay: 9.0 for 9.6")
}

func TestAverageRatesBelowAreNoWrongTotals(t *testing.T) {
	wantTexts(t, "proposed", proposalTexts(Propose(tableOf(t, "Council|Trips a head|Rank", "A|12.5|3", "B|30.1|1", "C|18.4|2", "D|9.9|4", "Total|17.7|"))))
}

func TestALineMayBeTheSumOfTheLastFew(t *testing.T) {
	lines := []string{"Area|Staff|Male|Female|All persons"}
	r := rand.New(rand.NewPCG(2, 2))
	for i := range 8 {
		male, female := 1000+r.IntN(9000), 1000+r.IntN(9000)
		lines = append(lines, fmt.Sprintf("Area %d|%d|%d|%d|%d", i, 5+r.IntN(90), male, female, male+female))
	}
	wantTexts(t, "proposed", proposalTexts(Propose(tableOf(t, lines...))), "Column “All persons” is Male and Female together: all 8 figures hold")
}

// TestACheckLeavesAllRowsOfANameOut has a figure that isn't known in one of two rows with a name.
func TestACheckLeavesAllRowsOfANameOut(t *testing.T) {
	x := tableIn(t, "duplicate-rows")
	x.Rows[3].Cells[1] = "n/k"
	proposed := Propose(x)
	if len(proposed) == 0 || !slices.Equal(proposed[0].Check.Only, []string{"Other", "Total", "Grand total"}) {
		t.Errorf("proposed is %+v", proposed)
	}
	wantTexts(t, "found", findingTexts(t, x))
}

func TestATotalInAnotherUnitIsProposed(t *testing.T) {
	x := tableOf(t, "Service|2018/19 £000|2019/20 £000|Total £m", "People|1,200|300|1.5", "Place|500|250|0.75", "Total|1,700|550|2.25")
	wantTexts(t, "proposed", proposalTexts(Propose(x)),
		"Column “Total £m” is 2018/19 £000 and 2019/20 £000 together: all 3 figures hold",
		"Row “Total” is People and Place together: all 3 figures hold")
	wantTexts(t, "found", findingTexts(t, x))
}

// TestRowsOfZerosAreNoEvidence has forty bodies of which many have nothing at all.
func TestRowsOfZerosAreNoEvidence(t *testing.T) {
	wantTexts(t, "proposed", proposalTexts(Propose(tableIn(t, "many-zero-rows"))))
}

// TestTotalsThatRoundingExplainsWhateverTheyAreOfAreNotProposed has ones alone: 1 for 1 and 1 is within rounding.
func TestTotalsThatRoundingExplainsWhateverTheyAreOfAreNotProposed(t *testing.T) {
	wantTexts(t, "proposed", proposalTexts(Propose(tableOf(t, "Council|Buses|Trams|Total", "A|1|1|1", "B|1|1|1", "C|1|0|1", "D|0|1|0"))))
}

// wideTable has figures that have nothing to do with one another, in the shape of a table of all English councils.
func wideTable(r *rand.Rand) []string {
	lines := []string{"Authority"}
	for j := range 51 {
		lines[0] += fmt.Sprint("|h", j)
	}
	for i := range 326 {
		line := fmt.Sprint("Body ", i)
		for range 51 {
			line += fmt.Sprint("|", 1+r.IntN(400))
		}
		lines = append(lines, line)
	}
	return lines
}

func TestNothingIsProposedForAWideTableOfIndependentFigures(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	wantTexts(t, "proposed", proposalTexts(Propose(tableOf(t, wideTable(rand.New(rand.NewPCG(5, 1)))...))))
}

func BenchmarkProposeForAWideTable(b *testing.B) {
	x := tableOf(b, wideTable(rand.New(rand.NewPCG(5, 1)))...)
	for b.Loop() {
		Propose(x)
	}
}
