//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFromAssessmentToTheReportOfAQuarter rates a component, chooses, lets an option slip, agrees, enters three months of actuals and
// saves the report of the quarter.
func TestFromAssessmentToTheReportOfAQuarter(t *testing.T) {
	binary := build(t)
	data := filepath.Join(t.TempDir(), "workbench.db")
	d := newDesktop(t)
	p := d.open(binary, data)
	p.until("the first case saved", isSaved)

	p.do("rate the component")
	p.press("Right", "Right", "Return")
	p.write("It is fragmented")
	p.press("Return", "Return", "Return")
	p.atRest()

	p.press("alt+1")
	p.atRest()
	p.click(hubAndSpoke)
	p.atRest()

	p.do("plan")
	p.press("Down", "Right", "Right")
	p.until("the slips saved", isSaved)

	p.do("agree and baseline")
	p.write("Cabinet")
	p.press("Return")
	p.write("18 September 2018")
	p.press("Return")
	p.write("64/18")
	p.press("Return")
	p.write("A Clerk")
	p.press("Return")
	p.atRest()
	p.until("the baseline saved", isSaved)
	p.kill()

	actuals := filepath.Join(t.TempDir(), "actuals.csv")
	report := filepath.Join(t.TempDir(), "quarter.docx")
	if err := os.WriteFile(actuals, []byte("line,2018-04,2018-05,2018-06\ncentre-of-excellence-benefit,0.1,0.1,0.2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = d.launch(binary, data)
	p.settled()
	p.do("import actuals")
	p.write(actuals)
	p.press("Return")
	p.atRest()
	p.until("the actuals saved", isSaved)
	p.do("report of the month")
	p.press("ctrl+a")
	p.write(report)
	p.press("Return")
	p.atRest()
	p.kill()

	file := filepath.Join(t.TempDir(), "case.tomcase")
	run(t, binary, "export", "-case", "@Oxfordshire 2018", "-data", data, "-journal", "-out", file)
	text := read(t, file)
	for _, want := range []string{`"rag": "A"`, `"ratedWhy": "It is fragmented"`, `"quarters": 2`, `"body": "Cabinet"`, `"minute": "64/18"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the case file lacks %s", want)
		}
	}
	if got := documentText(t, report); !strings.Contains(got, "June 2018") {
		t.Errorf("the report says\n%s", got)
	}
}
