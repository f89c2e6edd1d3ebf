package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// copyOf writes a copy of the example in which somebody renamed the first scenario, with its log.
func (b *bench) copyOf(name, who, scenario string) {
	b.t.Helper()
	f := must(casefile.Decode(assets.Example()))(b.t)
	e := must(f.Case.RenameScenario(f.Case.Scenarios.At(0).ID, scenario))(b.t)
	entry, cursor := model.Cursor{}.Do(e.Stamp(model.Signature{ID: "by-" + who, Who: who, At: now()}), f.Case.Revision+1)
	next, _, err := model.Apply(f.Case, entry.Edit)
	if err == nil {
		err = casefile.Write(b.at(name), casefile.File{Case: next, Journal: []model.Entry{entry}, Cursor: cursor})
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

func TestMergingEndsWithOneWherePeopleMustChooseAndWithTwoWhenItIsCalledWrongly(t *testing.T) {
	b := &bench{t: t, dir: t.TempDir()}
	b.copyOf("a.tomcase", "Ann", "Bold")
	b.copyOf("b.tomcase", "Bob", "Bolder")
	for args, want := range map[string]int{
		"merge DIR/a.tomcase DIR/b.tomcase -out DIR/c.tomcase":               ExitFailed,
		"merge DIR/a.tomcase DIR/b.tomcase -out DIR/c.tomcase -prefer b":     ExitDone,
		"merge DIR/a.tomcase DIR/a.tomcase -out DIR/d.tomcase":               ExitDone,
		"merge DIR/a.tomcase DIR/b.tomcase -out DIR/c.docx":                  ExitUsage,
		"merge DIR/a.tomcase DIR/b.tomcase":                                  ExitUsage,
		"merge DIR/a.tomcase -out DIR/c.tomcase":                             ExitUsage,
		"merge DIR/a.tomcase DIR/b.tomcase -out DIR/c.tomcase -prefer A":     ExitUsage,
		"merge DIR/a.tomcase DIR/b.tomcase DIR/a.tomcase -out DIR/c.tomcase": ExitUsage,
	} {
		if code := b.run(strings.Fields(strings.ReplaceAll(args, "DIR", b.dir))...); code != want {
			t.Errorf("%s ends with %d, want %d", args, code, want)
		}
	}
}

func TestAListOfConflictsStandsBesideNothingThatIsSaved(t *testing.T) {
	b := &bench{t: t, dir: t.TempDir()}
	b.copyOf("a.tomcase", "Ann", "Bold")
	b.copyOf("b.tomcase", "Bob", "Bolder")
	var out, messages bytes.Buffer
	Run([]string{"merge", b.at("a.tomcase"), b.at("b.tomcase"), "-out", b.at("c.tomcase")}, Env{Out: &out, Messages: &messages, Now: now})
	for _, want := range []string{"1. Scenario “Bold”", "is now “Bold” (Ann, 24 November 2026 ", "is now “Bolder” (Bob, 24 November 2026 "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the list lacks %q:\n%s", want, out.String())
		}
	}
	if _, err := os.Stat(b.at("c.tomcase")); err == nil {
		t.Error("a file is saved though people must choose")
	}
}
