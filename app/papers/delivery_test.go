package papers

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
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

// told2011 is a report that was written, and its tables.
func told2011(t *testing.T, c *model.Case, period model.Month) (told, []word.Table) {
	t.Helper()
	d, err := word.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	one := told{DeliveryReport: DeliveryReport{Case: c, Period: period, unpictured: true}, d: d, at: delivery.Between(c, period-3, period)}
	if err := one.all(); err != nil {
		t.Fatal(err)
	}
	return one, d.Tables()
}

func TestEveryFigureOfAReportIsReAddedOrTyped(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	c := programmeOf2011(t)
	added := 0
	for period := model.MonthOf(2011, 6); period <= model.MonthOf(2014, 3); period++ {
		one, tables := told2011(t, c, period)
		for _, table := range tables {
			found := one.reAdded(table)
			if len(found.wrong) > 0 || found.kinds[fromLines]+found.kinds[asTyped] != found.printed {
				t.Errorf("%s: %s: %v of %d, %q", period, table.Caption, found.kinds, found.printed, found.wrong)
			}
			added += found.kinds[fromLines]
			for row := range table.Rows {
				for column, text := range table.Rows[row] {
					x := cell{table, row, column}
					if !(tableRule{}).holds(x) || len(printedFigures(text)) == 0 {
						continue
					}
					kept := table.Rows[row][column]
					table.Rows[row][column] = "777"
					if wrong := one.reAdded(table).wrong; len(wrong) != 1 {
						t.Errorf("%s: %s: 777 for %s passes", period, table.Caption, kept)
					}
					table.Rows[row][column] = kept
				}
			}
		}
	}
	if added < 500 {
		t.Errorf("only %d figures are re-added", added)
	}
}

func TestAReportIsADraftUntilItIsFinalAndSaysThatFiguresAreIllustrative(t *testing.T) {
	c := programmeOf2011(t)
	for final, want := range map[bool]string{false: "DRAFT, with illustrative figures · ", true: "Final, with illustrative figures · "} {
		var b bytes.Buffer
		if err := (DeliveryReport{Case: c, Period: model.MonthOf(2011, 12), Final: final}).write(&b); err != nil {
			t.Fatal(err)
		}
		text, err := word.Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.Join(text.Paragraphs, "\n"), want) {
			t.Errorf("it doesn’t say %q", want)
		}
	}
}

func TestAReportAgreesWithItsCaseAndWithNoOther(t *testing.T) {
	c := programmeOf2011(t)
	for _, period := range []model.Month{model.MonthOf(2011, 11), model.MonthOf(2011, 12)} {
		var b bytes.Buffer
		if err := (DeliveryReport{Case: c, Period: period, Final: true, At: time.Date(2026, time.November, 24, 9, 30, 0, 0, time.UTC)}).write(&b); err != nil {
			t.Fatal(err)
		}
		if v := verified(t, b.Bytes(), c); !v.Agrees() || !v.Same || v.Tables == 0 {
			t.Errorf("%s: %+v", period, v)
		}
		line := c.Baseline().Lines[0].ID
		edit, err := c.SayActual(line, model.MonthOf(2011, 7), new(decimal.Decimal))
		if err != nil {
			t.Fatal(err)
		}
		other, _, err := model.Apply(c, edit)
		if err != nil {
			t.Fatal(err)
		}
		if v := verified(t, b.Bytes(), other); v.Same {
			t.Errorf("%s: another case is the same: %+v", period, v)
		}
		changed := replacedPart(t, b.Bytes(), "word/document.xml", "Exceptions", "Nothing")
		if v := verified(t, changed, c); v.Agrees() {
			t.Errorf("%s: a heading that was changed passes", period)
		}
	}
}
