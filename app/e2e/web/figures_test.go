//go:build e2e

package web

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/app/cli"
	"tomworkbench/app/member/answers"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// scheme is what is answered to each decision: places of options, “nochange” or “dontmind”, nothing for no answer.
type scheme [][]string

// randomScheme answers each decision at random.
func randomScheme(random *rand.Rand, p *choices.Pack) (out scheme) {
	for i, d := range questionsOf(p) {
		var given []string
		others := []string{"dontmind"}
		if p.Case.Decisions.At(i).AsIs {
			others = append(others, "nochange")
		}
		switch n := random.IntN(len(d.options) + 3); {
		case d.several && n < len(d.options)+1:
			for o := range d.options {
				if random.IntN(2) == 0 {
					given = append(given, fmt.Sprint(o))
				}
			}
		case n < len(d.options):
			given = []string{fmt.Sprint(n)}
		case n == len(d.options):
		default:
			given = []string{others[random.IntN(len(others))]}
		}
		out = append(out, given)
	}
	return out
}

// native is what a scheme comes to in the window, as the page writes it: the lower and the higher end of what is saved and of what is
// spent.
func (s scheme) native(t *testing.T, p *choices.Pack) []string {
	t.Helper()
	a, err := answers.New(p)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range questionsOf(p) {
		for _, one := range s[i] {
			switch one {
			case "nochange":
				a.Say(i, choices.NoChange)
			case "dontmind":
				a.Say(i, choices.NoPreference)
			default:
				a.Choose(i, d.options[place(one)])
			}
		}
	}
	mine := a.Mine()
	return []string{mine.Saved.Low.String() + " " + mine.Saved.High.String(), mine.Cost.Low.String() + " " + mine.Cost.High.String()}
}

func place(text string) int { return int(decimal.RequireFromString(text).IntPart()) }

// Whatever is chosen, the page, the window and the program's profile say the same to the penny. A profile says what comes in and goes out
// year by year, and in the example all that is saved goes on and all that is spent is spent once: so what the page says is saved a year
// once in place is the profile's total benefit, each year's own change counted, and what is spent once is its total cost; the lower saving
// and the higher cost at the minimum, the others at the maximum.
func TestTheSameChoicesComeToTheSameInThePageTheWindowAndTheProfile(t *testing.T) {
	const schemes = 200
	c := exampleCase(t)
	for l := range c.Lines.All() {
		if (l.Type == model.CostLine) == (l.Recurrence == model.Ongoing) {
			t.Fatal("the example has costs that go on, or benefits that don't: a profile's totals are other figures than the page's")
		}
	}
	p := packed(t, c, nil)
	x := newBrowser(t, "").open(pageOf(t, p))
	x.click("on")
	seed := rand.Uint64()
	t.Logf("the seed is %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	seen := map[string]bool{}
	for n := range schemes {
		s := randomScheme(random, p)
		given, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		inPage := evaluate[[]string](x, fmt.Sprintf(`%s.forEach((given, at) => {
			const tell = (what) => {
				const sums = JSON.parse(tomworkbench.do(what, "")).parts?.sums;
				if (sums) document.getElementById("sums").innerHTML = sums;
			};
			tell("clear " + at);
			for (const one of given ?? []) tell((isNaN(one) ? "say " : "choose ") + at + " " + one);
		}); [...document.querySelectorAll("#sums data")].map((one) => one.value)`, given))
		inWindow := s.native(t, p)
		if !slices.Equal(inPage, inWindow) {
			t.Fatalf("scheme %d, %s: the page says %v, the window %v", n, given, inPage, inWindow)
		}
		if inProfile := s.profile(t, c, p); !slices.Equal(inPage, inProfile) {
			t.Fatalf("scheme %d, %s: the page says %v, the profile %v", n, given, inPage, inProfile)
		}
		seen[strings.Join(inPage, ", ")] = true
	}
	if len(seen) < schemes/4 {
		t.Errorf("%d schemes come to %d different sums", schemes, len(seen))
	}
}

// profile is what the program's subcommand prints of a scenario that chooses the same, as the page writes it.
func (s scheme) profile(t *testing.T, c *model.Case, p *choices.Pack) []string {
	t.Helper()
	const id = "tried"
	next, _, err := model.Apply(c, c.NewScenario(id, "Tried"))
	for i, d := range questionsOf(p) {
		var chosen []string
		for _, one := range s[i] {
			if one != "nochange" && one != "dontmind" {
				chosen = append(chosen, d.options[place(one)])
			}
		}
		if err == nil && len(chosen) > 0 {
			var edit model.Edit
			if edit, err = next.Insist(id, d.id, chosen...); err == nil {
				next, _, err = model.Apply(next, edit)
			}
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tried"+casefile.Extension)
	if err := casefile.Write(path, casefile.File{Case: next}); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Remove(path) }()
	var total [2]struct{ Benefit, Cost string }
	for i, estimate := range []string{"minimum", "maximum"} {
		var printed, said strings.Builder
		if cli.Run([]string{"profile", "-case", path, "-scenario", "Tried", "-estimate", estimate, "-basis", "in-year"}, cli.Env{Out: &printed, Messages: &said, Now: time.Now}) != 0 {
			t.Fatal(said.String())
		}
		for line := range strings.Lines(printed.String()) {
			if cells := strings.Split(line, ","); cells[0] == "total" {
				total[i].Benefit, total[i].Cost = cells[1], cells[2]
			}
		}
	}
	return []string{total[0].Benefit + " " + total[1].Benefit, total[1].Cost + " " + total[0].Cost}
}

// mostBytes is the size of the largest file that is sent by mail and opened from a stick without a thought.
const mostBytes = 5 << 20

// How long a person waits is said, and not held to: it goes by the machine. The size is.
func TestWhatThePageOfTheExampleWeighsAndHowLongItTakes(t *testing.T) {
	p := packed(t, exampleCase(t), nil)
	path := pageOf(t, p)
	file, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if file.Size() > mostBytes {
		t.Errorf("the page has %d bytes, more than %d", file.Size(), mostBytes)
	}
	b := newBrowser(t, "")
	b.open(path) // the browser has read its own files by now
	x := b.blank()
	x.onEveryPage(`addEventListener("DOMContentLoaded", () => new MutationObserver((_, observer) => {
		if (!document.querySelector("#choose.live")) return;
		observer.disconnect();
		globalThis.tried = { live: performance.now() };
	}).observe(document.getElementById("choose"), { attributes: true }))`)
	x.load(path)
	x.click("on")
	// What is timed is the click with all that the page does in answer, and the layout of what is new.
	times := evaluate[[]float64](x, `(() => {
		const took = [];
		for (let n = 0; n < 200; n++) {
			const boxes = document.querySelectorAll("#screen input[data-do]");
			const drawn = document.querySelector("#sums svg");
			const box = boxes[n % boxes.length];
			const start = performance.now();
			box.click();
			document.body.getBoundingClientRect();
			if (document.querySelector("#sums svg") !== drawn) took.push(performance.now() - start);
			if (n % 20 === 19) document.getElementById("step-" + (1 + Math.floor(n / 20) % 8)).click();
		}
		return took;
	})()`)
	slices.Sort(times)
	if len(times) == 0 {
		t.Fatal("no choice draws the picture anew")
	}
	t.Logf("the page has %.1f MB; the first choice is possible after %.0f ms; of %d choices that draw anew the median takes %.1f ms, the slowest of twenty %.1f ms",
		float64(file.Size())/1e6, evaluate[float64](x, "tried.live"), len(times), times[len(times)/2], times[len(times)*19/20])
}
