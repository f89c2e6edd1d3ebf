package cli

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/assets"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// bench is a folder with what flags name: other cases in a file and in a store, a template, and a pack with an answer to it.
type bench struct {
	t   *testing.T
	dir string
	// code answers the pack in the folder.
	code string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, dir: t.TempDir()}
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	edit, err := file.Case.Together("Changed",
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindOption, "front-door") },
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindEvidence, c.Evidence.At(0).ID) },
		func(c *model.Case) (model.Edit, error) {
			return c.Remove(model.KindOpportunity, c.Opportunities.At(0).ID)
		},
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindActivity, c.Activities.At(0).ID) },
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindFinding, c.Findings.At(0).ID) },
		func(c *model.Case) (model.Edit, error) {
			return c.Rate("data", model.Amber, "An officer", "2018-02-13", "")
		})
	if err != nil {
		t.Fatal(err)
	}
	entry, cursor := model.Cursor{}.Do(edit, file.Case.Revision+1)
	other, _, err := model.Apply(file.Case, edit)
	if err != nil {
		t.Fatal(err)
	}
	file = casefile.File{Case: other, Journal: []model.Entry{entry}, Cursor: cursor}
	if err := casefile.Write(b.at("other.tomcase"), file); err != nil {
		t.Fatal(err)
	}
	b.copyOf("here.tomcase", "Ann", "Bold")
	b.store("here.db", file)
	b.store("there.db", casefile.File{Case: must(casefile.Decode(assets.Example()))(t).Case})
	if code := b.run("export", "-out", b.at("template.docx"), "-figures", "bridge"); code != ExitDone {
		t.Fatal("no template")
	}
	b.reface("template.docx")
	b.write("delivered.tomcase", string(assets.WorkStreams()))
	b.write("example.tomcase", string(assets.Example()))
	b.write("secret.tomcase", withSecret(t))
	b.write("table.tsv", "Area\t2018\t2019\tTotal\nA\t1.0\t2.0\t3.0\nB\t2.0\t3.0\t5.0\nTotal\t3.0\t5.0\t9.0\n")
	if err := os.Mkdir(b.at("answers"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"pack -question Why? -with Digital-led -out DIR/pack.tompack", "answer DIR/pack.tompack -choose front-door -who Ann -out DIR/answers/1.tomchoices",
		"answer DIR/pack.tompack -choose front-door -who Bob -out DIR/answers/2.tomchoices", "answer DIR/pack.tompack -choose hub-and-spoke -who Cath -out DIR/answers/3.tomchoices",
	} {
		if code := b.run(strings.Fields(strings.ReplaceAll(args, "DIR", b.dir))...); code != ExitDone {
			t.Fatalf("no pack: %s", args)
		}
	}
	if code := b.run("collate", b.at("pack.tompack"), b.at("answers"), "-into", b.at("other.tomcase"), "-out", b.at("answered.tomcase")); code != ExitDone {
		t.Fatal("no case with returns")
	}
	b.code = strings.SplitN(b.printed("answer", b.at("pack.tompack"), "-choose", "data-team"), "\n", 2)[0]
	b.write("plan.csv", "owner,kind,2018/19,2019/20,2020/21,2021/22\ndata-team,cost,£5,\"1,234\",0,0\n")
	return b
}

// withSecret is the example with a line that isn't for publication, a decision taken on it, and a show of hands.
func withSecret(t *testing.T) string {
	t.Helper()
	file := must(casefile.Decode(assets.Example()))(t)
	line := *file.Case.Lines.At(0)
	line.Publication = model.Publication{NotForPublication: true, Exempt: 3, ExemptWhy: "A supplier's price."}
	s, d := file.Case.DefaultScenario(), file.Case.Decisions.At(0)
	for _, made := range []func(*model.Case) (model.Edit, error){
		func(c *model.Case) (model.Edit, error) { return c.Replace(line.ID, &line) },
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Resolution{ID: "also", ScenarioID: "digital-led", ScenarioName: "Digital-led", Body: "Cabinet", On: "2018-02-14", Decision: "To wait.", Reasons: "It saves."}, "")
		},
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Resolution{ID: "decided", ScenarioID: s.ID, ScenarioName: s.Name, Body: "Cabinet", On: "2018-02-13", Decision: "To do it.", Reasons: "It saves."}, "")
		},
		func(c *model.Case) (model.Edit, error) {
			return c.KeepHands(&model.Hands{Scenario: s.ID, Decision: d.ID, Counts: []model.HandCount{{Option: "data-team", Hands: 3}}})
		},
	} {
		next, _, err := model.Apply(file.Case, must(made(file.Case))(t))
		if err != nil {
			t.Fatal(err)
		}
		file.Case = next
	}
	return string(must(casefile.Encode(file))(t))
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	if err := os.WriteFile(b.at(name), []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// reface gives a document of ours another look: a template that looks like ours would change nothing.
func (b *bench) reface(name string) {
	b.t.Helper()
	archive := must(zip.OpenReader(b.at(name)))(b.t)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, entry := range archive.File {
		data := must(io.ReadAll(must(entry.Open())(b.t)))(b.t)
		part := must(w.Create(entry.Name))(b.t)
		must(part.Write(bytes.ReplaceAll(data, []byte(`"Arial"`), []byte(`"Verdana"`))))(b.t)
	}
	if err := errors.Join(w.Close(), archive.Close(), os.WriteFile(b.at(name), out.Bytes(), 0o600)); err != nil {
		b.t.Fatal(err)
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func (b *bench) at(name string) string { return filepath.Join(b.dir, name) }

func (b *bench) store(name string, file casefile.File) {
	b.t.Helper()
	store, err := storage.Open(b.at(name))
	if err == nil {
		err = store.Create(file.Case, file.Journal, file.Cursor)
	}
	if err == nil {
		err = store.Close()
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) run(args ...string) int {
	return Run(args, Env{Out: io.Discard, Messages: io.Discard, Now: now})
}

func (b *bench) printed(args ...string) string {
	var out bytes.Buffer
	if code := Run(args, Env{Out: &out, Messages: io.Discard, Now: now}); code != ExitDone {
		b.t.Fatalf("%v ends with %d", args, code)
	}
	return out.String()
}

func now() time.Time { return time.Date(2026, time.November, 24, 9, 30, 0, 0, time.UTC) }

// made runs a subcommand in a folder of its own and returns all that it printed and saved, as one sum.
func (b *bench) made(args []string) (code int, messages, sum string) {
	b.t.Helper()
	folder, err := os.MkdirTemp(b.dir, "run")
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Setenv("XDG_DATA_HOME", folder) // where a person's desktop looks
	args = slices.Clone(args)
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "OUT", filepath.Join(folder, "out"))
		args[i] = strings.ReplaceAll(args[i], "DIR", b.dir)
		args[i] = strings.ReplaceAll(args[i], "CODE", b.code)
	}
	var out, said bytes.Buffer
	code = Run(args, Env{Out: &out, Messages: &said, Now: now})
	all := sha256.New()
	all.Write(out.Bytes())
	err = filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprint(all, strings.TrimPrefix(path, folder), data)
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return code, said.String(), fmt.Sprintf("%x", all.Sum(nil))
}

// values gives each flag a value that is not what holds without it.
func values() map[string][]string {
	return map[string][]string{
		"case": {"-case", "DIR/other.tomcase"}, "data": {"-data", "DIR/here.db"}, "scenario": {"-scenario", "Digital-led"},
		"estimate": {"-estimate", "maximum"}, "basis": {"-basis", "recurring"}, "format": {"-format", "json"},
		"complete": {"-complete"}, "all": {"-all"}, "mid-year": {"-mid-year"}, "inputs": {"-inputs", "line"}, "draws": {"-draws", "50"},
		"seed": {"-seed", "9"}, "correlation": {"-correlation", "0.9"}, "figure": {"-figure", "bridge"}, "size": {"-size", "slide"}, "width-mm": {"-width-mm", "200"},
		"height-mm": {"-height-mm", "210"}, "dpi": {"-dpi", "80"}, "alt": {"-alt"}, "with": {"-with", "Locality-led"},
		"all-scenarios": {"-all-scenarios"}, "final": {"-final"}, "hands": {"-hands"}, "template": {"-template", "DIR/template.docx"},
		"figures": {"-figures", "comparison"}, "prefer": {"-prefer", "b"}, "journal": {"-journal"}, "who": {"-who", "An officer"}, "table": {"-table", "DIR/table.tsv"},
		"pounds": {"-pounds"}, "commas": {"-commas", "decimals"}, "dry-run": {"-dry-run"}, "out": {"-out", "OUT2"},
		"welcome": {"-welcome", "Hello"}, "question": {"-question", "What worries you?"}, "closes": {"-closes", "2027-01-31"}, "replaces": {"-replaces", "DIR/pack.tompack"},
		"choose": {"-choose", "data-team"}, "reason": {"-reason", "contact=Because"}, "answer": {"-answer", "1=So"}, "code": {"-code", "CODE"}, "names": {"-names"}, "into": {"-into", "DIR/other.tomcase"},
		"remove": {"-remove"}, "slip": {"-slip", "data-team=2"}, "period": {"-period", "2011-10"}, "paper": {"-paper", "decision"}, "public": {"-public"},
	}
}

// row is what a subcommand can be asked to make, with the flags that then say something.
type row struct {
	args, takes string
	// slow says that making it takes too long for every flag: only what is refused is tried.
	slow bool
}

const scenarioTakes = "case scenario estimate basis "

func rows() []row {
	list := []row{
		{"profile", scenarioTakes + "format slip", false},
		{"plan", "case scenario format", false},
		{"plan -format json", "case scenario estimate", false},
		{"budget", scenarioTakes + "format", false},
		{"delivery -case DIR/delivered.tomcase", "period format", false},
		{"delivery -case DIR/delivered.tomcase -out OUT.docx", "period final", false},
		{"findings", "case format", false},
		{"appraisal -draws 60", scenarioTakes + "format mid-year inputs draws seed correlation", false},
		{"appraisal -draws 0", scenarioTakes + "format mid-year inputs draws", false},
		{"audit", "case format all table", false},
		{"audit -table DIR/table.tsv", "format all", false},
		{"import -figures DIR/plan.csv -case DIR/other.tomcase -out OUT.tomcase", "pounds commas dry-run who format", false},
		{"merge DIR/other.tomcase DIR/here.tomcase -prefer a -out OUT.tomcase", "who", false},
		{"merge DIR/other.tomcase DIR/here.tomcase -prefer b -out OUT.tomcase", "who", false},
		{"schemes", "case estimate basis format complete", false},
		{"pack -out OUT.tompack", "case with welcome question closes replaces", false},
		{"pack -out OUT.html", "case with welcome question closes replaces", false},
		{"pack DIR/pack.tompack -out OUT.html", "", false},
		{"answer DIR/pack.tompack", "scenario choose", false},
		{"answer DIR/pack.tompack -out OUT.tomchoices", "scenario choose who reason answer", false},
		{"collate DIR/pack.tompack DIR/answers", "code names format", false},
		{"verify DIR/template.docx DIR/example.tomcase", "", false},
		{"words", "", false},
		{"associate", "remove", false},
		{"collate DIR/pack.tompack DIR/answers -into DIR/other.tomcase -out OUT.tomcase", "code names format", false},
		{"chart -figure all -dpi 72 -out OUT", scenarioTakes + "with final size width-mm height-mm dpi alt all-scenarios", false},
		{"chart -figure all -dpi 72 -all-scenarios -out OUT", "case estimate basis with final size width-mm height-mm dpi alt", true},
		{"chart -figure all -alt", scenarioTakes + "with all-scenarios", false},
		{"export -out OUT.tomcase -case DIR/other.tomcase", "journal", false},
		{"export -out OUT.docx -case DIR/secret.tomcase", "scenario estimate basis with final template figures hands paper public", false},
		{"export -out OUT.docx -case DIR/secret.tomcase -figures profile", "scenario estimate basis final template hands paper public", true},
		{"export -out OUT.docx -case DIR/secret.tomcase -paper decision", "scenario final template", false},
		{"export -out OUT.docx -case DIR/delivered.tomcase -paper quarterly", "final template", false},
		{"export -out OUT.xlsx -case DIR/secret.tomcase", "scenario estimate basis final public", false},
		{"export -out OUT", scenarioTakes + "with final template figures hands all-scenarios public", true},
		{"export -out OUT -all-scenarios", "case estimate basis with final template figures hands public", true},
	}
	for _, k := range charts.FigureIDs() {
		flags, of := "case ", ""
		if k == charts.FigureAgreement || k == charts.FigureRatings { // the example has no returns and no ratings
			of = " -case DIR/answered.tomcase"
		}
		if k == charts.FigureDelivery { // nothing of it is agreed
			of = " -case DIR/delivered.tomcase"
		}
		for name, says := range map[string]bool{"scenario": k.ByScenario(), "estimate": k.ByEstimate(), "basis": k.ByBasis(), "with": k.Compares()} {
			if says {
				flags += name + " "
			}
		}
		chart := "chart -figure " + string(k) + of
		list = append(list,
			row{chart + " -alt", flags, false},
			row{chart + " -out OUT.csv", flags + "final alt", false},
			row{chart + " -out OUT.svg", flags + "final size width-mm height-mm alt", false})
		if k == charts.FigureProfile || k == charts.FigurePrinciples { // pictures take long, and all are made alike
			list = append(list, row{chart + " -dpi 72 -out OUT.png", flags + "final size width-mm height-mm dpi alt", false})
		}
	}
	return list
}

func TestEverySubcommandIsHeldToItsFlags(t *testing.T) {
	for _, name := range Names() {
		if !slices.ContainsFunc(rows(), func(r row) bool { return strings.Fields(r.args)[0] == name }) {
			t.Errorf("no row says which flags %s takes", name)
		}
	}
}

// TestAFlagEitherChangesWhatIsMadeOrIsRefused goes through every flag of every subcommand, for all that it can make.
func TestAFlagEitherChangesWhatIsMadeOrIsRefused(t *testing.T) {
	b := newBench(t)
	for i, row := range rows() {
		if testing.Short() && i%20 > 0 {
			continue // each is a run of its own, by one goroutine
		}
		args, plain := strings.Fields(row.args), ""
		if !row.slow {
			code, messages, sum := b.made(args)
			if plain = sum; code != ExitDone {
				t.Errorf("%s ends with %d: %s", row.args, code, messages)
			}
		}
		for _, name := range flagsOf(t, args[0]) {
			if slices.Contains(args, "-"+name) && name != "dpi" || name == "out" || name == "data" {
				continue // it says something already, or only of a case in a store
			}
			b.holdFlag(row, name, plain)
		}
	}
}

// holdFlag fails for a flag that changes nothing of what is made without it, and isn't refused.
func (b *bench) holdFlag(row row, name, plain string) {
	b.t.Helper()
	takes := slices.Contains(strings.Fields(row.takes), name)
	if takes && row.slow {
		return
	}
	code, messages, changed := b.made(append(strings.Fields(row.args), values()[name]...))
	switch {
	case takes && (code != ExitDone || changed == plain):
		b.t.Errorf("%s takes -%s: %d, %q, changed %v", row.args, name, code, messages, changed != plain)
	case !takes && (code != ExitUsage || !strings.Contains(messages, "-"+name)):
		b.t.Errorf("%s swallows -%s: %d, %q", row.args, name, code, messages)
	}
}

func flagsOf(t *testing.T, subcommandName string) []string {
	t.Helper()
	var names []string
	for _, s := range subcommands() {
		if s.name != subcommandName {
			continue
		}
		f := flag.NewFlagSet(s.name, flag.ContinueOnError)
		s.flags(f)
		f.VisitAll(func(one *flag.Flag) {
			if values()[one.Name] == nil {
				t.Fatalf("the test gives -%s no value", one.Name)
			}
			names = append(names, one.Name)
		})
	}
	return names
}

func TestAStoreSaysSomethingOfACaseInItAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	b := newBench(t)
	title := "@" + must(casefile.Decode(assets.Example()))(t).Case.Head().Title
	for _, row := range rows() {
		if strings.Contains(row.args, "OUT") || strings.Contains(row.args, "-case") {
			continue // what is saved is of the same case as what is printed
		}
		if strings.Contains(row.args, "-table") || !slices.Contains(flagsOf(t, strings.Fields(row.args)[0]), "case") {
			continue // it is of no case
		}
		args := append(strings.Fields(row.args), "-case", title, "-data")
		_, _, here := b.made(append(slices.Clone(args), "DIR/here.db"))
		code, messages, there := b.made(append(slices.Clone(args), "DIR/there.db"))
		if code != ExitDone || here == there {
			t.Errorf("%s of a case in a store: %d, %q, changed %v", row.args, code, messages, here != there)
		}
		if code, messages, _ = b.made(append(strings.Fields(row.args), "-data", "DIR/here.db")); code != ExitUsage || !strings.Contains(messages, "-data") {
			t.Errorf("%s swallows -data: %d, %q", row.args, code, messages)
		}
	}
}

func TestAScenarioIsComparedWithOthersAndEachOnce(t *testing.T) {
	b := newBench(t)
	for args, want := range map[string]string{
		"-with Digital-led -with Digital-led":     "-with names “Digital-led” twice",
		"-scenario Digital-led -with Digital-led": "-with names “Digital-led”, the scenario itself",
		"-with Digital-led -with Locality-led":    "",
	} {
		code, messages, _ := b.made(append(strings.Fields("chart -figure comparison -alt"), strings.Fields(args)...))
		if (code == ExitUsage) != (want != "") || !strings.Contains(messages, want) {
			t.Errorf("%s ends with %d: %q", args, code, messages)
		}
	}
}
