package cli

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/collation"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// collateFlags are the flags of the collate subcommand.
type collateFlags struct {
	codes  []string
	names  bool
	format string
	// into is a case file that takes the returns in, and out where it is saved then.
	into, out string
}

// collateCommand counts what came back for a pack.
func collateCommand(f *flag.FlagSet) func(Env, []string) error {
	var c collateFlags
	addListFlag(f, &c.codes, "code", "a `code`, or NAME=CODE, as often as there are codes")
	f.BoolVar(&c.names, "names", false, "show names, and groups of fewer than three")
	f.StringVar(&c.format, "format", "csv", "csv or json")
	f.StringVar(&c.into, "into", "", "a case `file` that takes the pack and the returns in, for its papers to say what Members said; with -out")
	f.StringVar(&c.out, "out", "", "the case `file` to save then, ending in "+casefile.Extension)
	return func(env Env, rest []string) error {
		switch {
		case (c.into == "") != (c.out == ""):
			return wrongUsage("-into and -out go together: the case that takes the returns in, and the file to save it in")
		case c.out != "" && !endsIn(c.out, casefile.Extension):
			return wrongUsage("give -out FILE%s", casefile.Extension)
		case len(rest) == 0:
			return wrongUsage("collate takes a pack, then returns: files, folders, and codes with -code; further packs are at hand for codes of other versions")
		case c.format != "csv" && c.format != "json":
			return wrongUsage("-format is csv or json, not %q", c.format)
		}
		return c.run(env, rest[0], rest[1:])
	}
}

// errNotCounted says that something that was given isn't counted; what it is has been said.
var errNotCounted = errors.New("not all of what was given is counted")

func (c *collateFlags) run(env Env, path string, rest []string) error {
	p, err := choices.ReadPack(path)
	if err != nil {
		return err
	}
	var atHand []*model.Pack
	var returns []string
	for _, name := range rest {
		if !endsIn(name, choices.PackExtension) {
			returns = append(returns, name)
			continue
		}
		other, err := choices.ReadPack(name)
		if err != nil {
			return err
		}
		atHand = append(atHand, other.Record())
	}
	given := choices.Gather(returns...)
	for _, text := range c.codes {
		who, code, named := strings.Cut(text, "=")
		if !named {
			who, code = "", text
		}
		given = append(given, choices.FromCode(code, who, env.Now(), p.Record(), atHand...))
	}
	collated, err := choices.Collate(p, given)
	if err != nil {
		return err
	}
	if c.format == "json" {
		err = c.writeJSON(env.Out, collated)
	} else {
		err = c.writeCSV(env.Out, collated)
	}
	if err == nil && c.into != "" {
		err = c.intoCase(env, p, given)
	}
	if err != nil {
		return err
	}
	return c.tell(env.Messages, collated)
}

// tell says what became of the returns that don't simply count.
func (c *collateFlags) tell(w io.Writer, x *collation.Collation) error {
	line := func(name, text string) { fmt.Fprintf(w, "%s: %s\n", name, model.Undirected(text)) }
	for _, r := range x.Returns {
		if text := x.Other(r); text != "" {
			line(r.Name, text)
		}
		for _, lost := range r.Lost {
			line(r.Name, "not counted: "+lost)
		}
		switch {
		case r.Standing == collation.Replaced:
			line(r.Name, "a later return of the same person counts")
		case r.Standing == collation.Duplicate:
			line(r.Name, "is the same as another return and counts once")
		case r.Late:
			line(r.Name, "was sent after the pack closed, and counts")
		}
	}
	if !c.names && hidden(x) {
		fmt.Fprintln(w, "Groups of fewer than three are left out, and what would give them away; -names shows them.")
	}
	for _, r := range x.Refused {
		line(r.Name, r.Why)
	}
	if len(x.Refused) > 0 {
		return errNotCounted
	}
	return nil
}

func hidden(x *collation.Collation) bool {
	for _, t := range x.Decisions {
		if anyHidden(t.Counts(false)) {
			return true
		}
	}
	return false
}

func anyHidden(counts []collation.Count) bool {
	for _, n := range counts {
		if n.Hidden {
			return true
		}
	}
	return false
}

// writeCSV prints how many chose what, by id in the case's order; a number that isn't to be shown is an empty cell.
func (c *collateFlags) writeCSV(w io.Writer, x *collation.Collation) error {
	rows := [][]string{{"decision", "option", "count"}}
	for _, t := range x.Decisions {
		for _, n := range t.Counts(c.names) {
			count := strconv.Itoa(n.N)
			if n.Hidden {
				count = ""
			}
			rows = append(rows, []string{t.Decision.ID, n.Option, count})
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// collationJSON is the collation, the most divided decision first; amounts are strings in £m, and null what isn't to be shown.
type collationJSON struct {
	Case     string         `json:"case"`
	Pack     choices.Ref    `json:"pack"`
	Returns  returnsJSON    `json:"returns"`
	Estimate model.Estimate `json:"estimate"`
	Basis    model.Basis    `json:"basis"`
	Unit     string         `json:"unit"`
	// Net is of fewer than three returns only with names.
	Net       *netJSON       `json:"net"`
	Agreement *agreementJSON `json:"agreement"`
	Decisions []tallyJSON    `json:"decisions"`
	People    []personJSON   `json:"people,omitempty"`
}

type returnsJSON struct {
	Counted    int `json:"counted"`
	Replaced   int `json:"replaced"`
	Duplicates int `json:"duplicates"`
	Refused    int `json:"refused"`
}

type netJSON struct {
	Least  decimal.Decimal `json:"least"`
	Median decimal.Decimal `json:"median"`
	Most   decimal.Decimal `json:"most"`
}

type agreementJSON struct {
	Options []string        `json:"options"`
	Agree   int             `json:"agree"`
	Of      int             `json:"of"`
	Schemes *big.Int        `json:"schemes"`
	Net     decimal.Decimal `json:"net"`
}

type tallyJSON struct {
	Decision string       `json:"decision"`
	Division *string      `json:"division"`
	Counts   []countJSON  `json:"counts"`
	Reasons  []reasonJSON `json:"reasons,omitempty"`
}

type countJSON struct {
	Option string `json:"option"`
	Count  *int   `json:"count"`
}

type reasonJSON struct {
	Who  string `json:"who,omitempty"`
	Text string `json:"text"`
}

type personJSON struct {
	Who      string             `json:"who"`
	When     time.Time          `json:"when,omitzero"`
	Standing collation.Standing `json:"standing"`
	Choices  []choices.Answer   `json:"choices"`
	Said     []choices.Said     `json:"said,omitempty"`
	Lost     []string           `json:"lost,omitempty"`
}

func (c *collateFlags) writeJSON(w io.Writer, x *collation.Collation) error {
	out := collationJSON{
		Case: model.Undirected(x.Pack.Title), Pack: x.Pack.PackRef, Estimate: model.Minimum, Basis: basisOf(x.Case, ""), Unit: "£m",
	}
	out.Pack.Title = ""
	out.Returns.Refused = len(x.Refused)
	for _, r := range x.Returns {
		switch r.Standing {
		case collation.Counted:
			out.Returns.Counted++
		case collation.Replaced:
			out.Returns.Replaced++
		case collation.Duplicate:
			out.Returns.Duplicates++
		}
		if c.names {
			out.People = append(out.People, personJSON{model.Undirected(r.Who), r.When, r.Standing, undirected(r.Fitted), undirectedSaid(r.Said), r.Lost})
		}
	}
	if x.Shows(c.names) {
		if err := out.addMoney(x); err != nil {
			return err
		}
	}
	for _, t := range x.MostDivided() {
		out.Decisions = append(out.Decisions, c.tally(x, t))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

// addMoney adds what the returns come to, and the scheme that agrees with most of them.
func (out *collationJSON) addMoney(x *collation.Collation) error {
	net, err := x.Net(out.Estimate, out.Basis)
	if err != nil {
		return err
	}
	out.Net = &netJSON{net.Least, net.Median, net.Most}
	best, err := x.Agreement(context.Background(), out.Estimate, out.Basis)
	if err == nil && best != nil {
		out.Agreement = &agreementJSON{append([]string{}, best.Scheme.Options...), best.Agree, best.Of, best.Schemes, best.Scheme.Net()}
	}
	return err
}

func (c *collateFlags) tally(x *collation.Collation, t collation.Tally) tallyJSON {
	one := tallyJSON{Decision: t.Decision.ID}
	counts := t.Counts(c.names)
	for _, n := range counts {
		row := countJSON{Option: n.Option}
		if !n.Hidden {
			row.Count = &n.N
		}
		one.Counts = append(one.Counts, row)
	}
	if !anyHidden(counts) {
		const places = 3
		division := t.Division().FloatString(places)
		one.Division = &division
	}
	for _, r := range x.Reasons(t.Decision.ID, c.names) {
		one.Reasons = append(one.Reasons, reasonJSON{model.Undirected(r.Who), model.Undirected(r.Text)})
	}
	return one
}

func undirected(answers []choices.Answer) (shown []choices.Answer) {
	for _, a := range answers {
		a.Reason = model.Undirected(a.Reason)
		shown = append(shown, a)
	}
	return shown
}

func undirectedSaid(said []choices.Said) (shown []choices.Said) {
	for _, s := range said {
		shown = append(shown, choices.Said{Question: model.Undirected(s.Question), Answer: model.Undirected(s.Answer)})
	}
	return shown
}
