package charts

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// namesIn are all names that the figures of a subject may hold, ours for what has none included.
func namesIn(s Subject) []string {
	names := []string{s.Case.Head().Title, model.CouncilWide, s.Case.OwnerWithin(model.Programme), whateverChosen, onceFromRevenue, "Not linked", "Not taken up", "Not named", "what has no name"}
	for one := range s.Case.Scenarios.All() {
		names = append(names, one.Name)
	}
	for one := range s.Case.Components.All() {
		names = append(names, one.Name)
	}
	for one := range s.Case.Decisions.All() {
		names = append(names, one.Name)
	}
	for one := range s.Case.Options.All() {
		names = append(names, one.Name)
	}
	for one := range s.Case.Principles.All() {
		names = append(names, one.ID+" "+one.Name)
	}
	for one := range s.Case.Reinvestments.All() {
		names = append(names, useName(budget.Use{ID: one.ID, Name: one.Name}))
	}
	// Rows of our own are shortened as names are, where a page is narrow.
	names = append(names, useName(budget.Use{Name: budget.ClosesGap}), useName(budget.Use{Name: budget.Released}), useName(budget.Use{Name: budget.Unsaid}))
	for _, one := range model.Fundings() {
		names = append(names, model.Capital(one.Words()))
	}
	for one := range s.Case.Lines.All() {
		names = append(names, orNone(one.Category))
	}
	for one := range s.Case.Activities.All() {
		names = append(names, one.Name)
	}
	for _, r := range []model.RAG{model.Red, model.Amber, model.Green} {
		names = append(names, r.String()+": "+s.Case.Head().RatingKey.Words(r))
	}
	for one := range s.Case.Opportunities.All() {
		names = append(names, one.Name)
	}
	for one := range s.Case.Themes.All() {
		names = append(names, one.ID+" "+one.Name)
	}
	for _, list := range []model.Table[*model.Factor]{s.Case.Drivers, s.Case.Benefits, s.Case.Objectives} {
		for one := range list.All() {
			names = append(names, one.Name)
		}
	}
	return names
}

// gathered names a row that stands for several.
var gathered = regexp.MustCompile(`^(In the table: |Of which )?\d+ (more|smaller|other|that) [a-z ]*$`)

// nameCut reports whether what stands before an ellipsis is the beginning of a name, or a later line of one.
func nameCut(before string, names []string) bool {
	if gathered.MatchString(before) {
		return true
	}
	for _, between := range []string{", ", " and "} { // the next name of several is cut at its beginning
		if head, several := strings.CutSuffix(before, between); several && nameEnds(head, names) {
			return true
		}
	}
	for _, n := range names {
		n = strings.Join(strings.Fields(n), " ")
		if strings.Contains(n, before) {
			return true
		}
		// The names of what lies at one place stand one behind the other.
		if _, rest, ok := strings.Cut(before, n+","); ok && n != "" && nameCut(strings.TrimSpace(rest), names) {
			return true
		}
		letters := []rune(n)
		for most := len(letters); most >= 1; most-- {
			kept := string(letters[:most])
			if most < 3 {
				kept = " " + kept // a word of its own: every sentence ends with some letter
			}
			if strings.HasSuffix(before, kept) {
				return true
			}
		}
	}
	return false
}

// nameEnds reports whether a text ends with the end of a name.
func nameEnds(text string, names []string) bool {
	for _, n := range names {
		letters := []rune(strings.Join(strings.Fields(n), " "))
		if least := min(3, len(letters)); least > 0 && strings.HasSuffix(text, string(letters[len(letters)-least:])) {
			return true
		}
	}
	return false
}

var figureIn = regexp.MustCompile(`−?£[0-9][0-9.,]*m`)

// Whatever the names and the size: what is cut is a name. Subtitles keep how their money is counted, titles their figures
// and the stamp its date.
func TestOnlyNamesAreCut(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 4))
	cut, subtitles := 0, 0
	for range 30 {
		s := randomSubject(t, r)
		names := namesIn(s)
		stamp := "DRAFT · " + s.Case.Head().Title + ", revision 12 · 24 November 2026"
		for _, k := range FigureIDs() {
			f := figureOf(t, k, s).Stamped(stamp)
			if !f.HasPicture() {
				continue
			}
			small := frameOf(200+r.IntN(500), 150+r.IntN(400))
			narrow := pageOf(draw.PrintSize{WidthMM: 70 + 60*r.Float64(), HeightMM: 150 + 100*r.Float64(), DPI: 72})
			for _, g := range []sheet{pageOf(f.PrintSize()), narrow, randomSheet(r), small} {
				got := recordIfItFits(t, f, g)
				all := ""
				for _, text := range got.Texts {
					all += text.Text + " "
					for rest := text.Text; strings.Contains(rest, "…"); cut++ {
						before, after, _ := strings.Cut(rest, "…")
						if !nameCut(before, names) {
							t.Fatalf("seed %d: %s on %v cuts %q", seed, k, g, text.Text)
						}
						rest = after
					}
				}
				if g.onPaper() && len(got.Texts) > 0 {
					subtitles++
					checkWhole(t, f, all, map[bool]string{true: s.terms(), false: f.terms}[k == FigureFrontier])
				}
				if t.Failed() {
					t.Fatalf("seed %d: %s on %v says %q", seed, k, g, all)
				}
			}
		}
	}
	if cut < 200 || subtitles < 100 {
		t.Errorf("only %d names cut and %d pages", cut, subtitles)
	}
}

// The title of a figure and its subtitle take two lines at most on the page it wants, as their names are shortened.
func TestLongNamesTakeNoMoreLines(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 7))
	for range 60 {
		s := randomSubject(t, r)
		for _, k := range FigureIDs() {
			f := figureOf(t, k, s)
			if !f.HasPicture() {
				continue
			}
			got := recordIfItFits(t, f, pageOf(f.PrintSize()))
			if len(got.Title) > 2 || len(got.Subtitle) > 2 || got.Cut {
				t.Fatalf("seed %d: %q, %q take the lines %q and %q", seed, f.Title(), f.Subtitle(), got.Title, got.Subtitle)
			}
		}
	}
}

// checkWhole holds a page to how its money is counted, its title's figures and the end of its stamp.
func checkWhole(t *testing.T, f *Figure, all, terms string) {
	t.Helper()
	if !strings.Contains(all, terms) {
		t.Errorf("the terms %q are not whole", terms)
	}
	for _, figure := range figureIn.FindAllString(f.title, -1) {
		if !strings.Contains(all, figure) {
			t.Errorf("the title lacks %s", figure)
		}
	}
	if !strings.Contains(all, "revision 12 · 24 November 2026") {
		t.Error("the stamp lacks its date")
	}
}

// A scenario's line looks the same in every comparison, in whichever order and beside whichever others, and no two of one
// figure look alike.
func TestAScenarioKeepsItsStroke(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		many := 2 + r.IntN(2*draw.Strokes)
		records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 1}}
		ids := make([]string, many)
		for i := range ids {
			ids[i] = "s" + string(rune('a'+i))
			records = append(records, &model.Scenario{ID: ids[i], Name: ids[i]})
		}
		c, err := model.NewCase(0, records, false)
		if err != nil {
			t.Fatal(err)
		}
		place := map[string]int{}
		for i, id := range ids {
			place[id] = i
		}
		shown := make([]string, 0, MostCompared)
		for _, i := range r.Perm(many)[:min(many, 2+r.IntN(MostCompared-1))] {
			shown = append(shown, ids[i])
		}
		seen := map[draw.Stroke]bool{}
		for i, s := range strokesOf(c, shown) {
			if seen[s] {
				t.Fatalf("two of %v have the stroke %d", shown, s)
			}
			seen[s] = true
			if own := draw.FirstStroke + draw.Stroke(place[shown[i]]); many <= draw.Strokes && s != own {
				t.Fatalf("%s of %v has the stroke %d, not %d", shown[i], shown, s, own)
			}
		}
	}
}
