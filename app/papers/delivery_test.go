package papers

import (
	"archive/zip"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
	"tomworkbench/storage/casefile"
)

// report is the report of a month on the programme of 2011, as text.
func report(t *testing.T, c *model.Case, period model.Month) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.docx")
	if err := SaveDelivery(DeliveryReport{Case: c, Period: period, At: time.Date(2026, time.November, 24, 9, 30, 0, 0, time.UTC)}, path); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`<w:noBreakHyphen/>`).ReplaceAllString(string(data), "-")
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(text, "</w:p>", "\n"), "")
	return strings.NewReplacer("\u00a0", " ", "&#39;", "'", "&amp;", "&").Replace(text)
}

func programmeOf2011(t *testing.T) *model.Case {
	t.Helper()
	f, err := casefile.Decode(assets.WorkStreams())
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

func TestAQuarterEndsWithAllAndAnotherMonthWithItsExceptions(t *testing.T) {
	c := programmeOf2011(t)
	quarter, month := report(t, c, model.MonthOf(2011, 12)), report(t, c, model.MonthOf(2011, 11))
	for _, text := range []string{
		"Quarterly report on delivery, 2011/12 Q3", "Ongoing benefits: £199.00m expected in 2014/15, £1.00m less than agreed; over all years £4.40m less",
		"Exceptions", "Illustrative: two leases run on", "Changed since September 2011", "What slipped", "“Carry out: Asset management”: £1.2m expected by the end of 2011/12 instead of £2m",
		"What is re-invested", "Measures against their targets", "32% of the way to the target", "Figures of all lines are illustrative", "To be looked at", "R won’t be achieved",
	} {
		if !strings.Contains(quarter, text) {
			t.Errorf("the quarterly report lacks %q:\n%s", text, quarter)
		}
	}
	for text, want := range map[string]bool{"Monthly report on delivery, November 2011": true, "Exceptions": true, "Changed since October 2011": true, "What slipped": false, "All lines": false, "R won’t be achieved": false} {
		if strings.Contains(month, text) != want {
			t.Errorf("the monthly report has %q: %v, want %v\n%s", text, !want, want, month)
		}
	}
}

func TestTheTotalsOfAReportTieToTheBaseline(t *testing.T) {
	c := programmeOf2011(t)
	text := report(t, c, model.MonthOf(2011, 12))
	p := delivery.Of(c, model.MonthOf(2011, 12))
	for _, g := range p.Groups {
		for _, d := range append(g.Baseline.Years, g.Baseline.Total, g.Forecast.Total, g.Actual.Total) {
			if want := plain(d, p.Places()); !strings.Contains(text, want) {
				t.Errorf("%s: the report lacks %s", g.Name(), want)
			}
		}
	}
}

func TestAReportWithoutABaselineSaysSo(t *testing.T) {
	if text := report(t, example(t).Case, model.MonthOf(2019, 6)); !strings.Contains(text, delivery.NoBaseline) || strings.Contains(text, "Exceptions") {
		t.Errorf("it says:\n%s", text)
	}
}
