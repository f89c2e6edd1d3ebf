package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Tables as people paste them: the units of their columns, what is proposed to add up, and what is found.
func TestTablesAsPeoplePasteThemAreAudited(t *testing.T) {
	const sums = "Total: 3/3, Total: 3/3"
	for name, want := range map[string]struct{ units, proposed, findings string }{
		"30-multiline-headings.tsv":         {"£m £m £m", "Total £m: 3/3, Total: 3/3", ""},
		"32-title-merged-heading.tsv":       {"£000 £000 £000", sums, ""},
		"33-accounting-clipboard.tsv":       {"", sums, ""},
		"36-footnote-markers.tsv":           {"", sums, ""},
		"37-duplicate-rows.tsv":             {"£m £m £m", "Total £m: 7/7, Total: 3/3, Total: 3/3, Grand total: 3/3", ""},
		"39-nbsp-thousands.tsv":             {"", sums, ""},
		"44-zero-width.tsv":                 {"", sums, ""},
		"47-wrapped-unit-mixed.tsv":         {"£000 £000 £m", "Total £m: 3/3, Total: 3/3", ""},
		"47c-plain-unit-mixed.tsv":          {"£000 £000 £m", "Total £m: 3/3, Total: 3/3", ""},
		"48-nil-dash-hides-wrong-total.tsv": {"£m £m £m", "Total £m: 2/2, Total: 2/3", "Total, 2018/19 £m: 9.0 for 2.0, cannot be rounding"},
		"48c-empty-cell.tsv":                {"£m £m £m", "Total £m: 2/2, Total: 2/3", "Total, 2018/19 £m: 9.0 for 2.0, cannot be rounding"},
		"48d-zero.tsv":                      {"£m £m £m", "Total £m: 2/2, Total: 2/3", "Total, 2018/19 £m: 9.0 for 2.0, cannot be rounding"},
		"48f-near-total-zero.tsv":           {"£m £m £m", "Total £m: 2/2, Total: 2/3", "Total, 2018/19 £m: 2.3 for 2.0, cannot be rounding"},
		"49-units-row-mixed.tsv":            {"£000 £000 £m", sums, ""},
		"52-many-zero-rows.tsv":             {"", "", ""},
	} {
		var out, messages bytes.Buffer
		code := Run([]string{"audit", "-format", "json", "-table", filepath.Join("testdata", "brought", name)}, Env{Out: &out, Messages: &messages, Now: now})
		var got struct {
			Units    map[string]string
			Proposed []struct {
				Result        struct{ Row, Column string }
				Held, Figures int
				Structural    bool
			}
			Findings []struct{ Row, Column, Printed, Expected, Verdict string }
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil || code != ExitDone {
			t.Fatalf("%s: %d, %v, %s", name, code, err, messages.String())
		}
		var units, proposed, findings []string
		for _, unit := range got.Units {
			units = append(units, unit)
		}
		for _, p := range got.Proposed {
			proposed = append(proposed, fmt.Sprintf("%s: %d/%d", p.Result.Column+p.Result.Row, p.Held, p.Figures))
			if !p.Structural {
				t.Errorf("%s: the total %+v isn't taken for the form of the table", name, p.Result)
			}
		}
		for _, f := range got.Findings {
			findings = append(findings, fmt.Sprintf("%s, %s: %s for %s, %s", f.Row, f.Column, f.Printed, f.Expected, f.Verdict))
		}
		slices.Sort(units)
		if text := strings.TrimSpace(strings.Join(units, " ")); text != want.units {
			t.Errorf("%s has the units %q, want %q", name, text, want.units)
		}
		if text := strings.Join(proposed, ", "); text != want.proposed {
			t.Errorf("%s: proposed is %q, want %q", name, text, want.proposed)
		}
		if text := strings.Join(findings, "; "); text != want.findings {
			t.Errorf("%s: found is %q, want %q", name, text, want.findings)
		}
	}
}
