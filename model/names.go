package model

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// nameOf names a record as a sentence begins with it: "Option “Hub”".
func (c *Case) nameOf(r Record) string {
	if x, ok := r.(interface{ nameIn(*Case) string }); ok {
		return x.nameIn(c)
	}
	return Capital(r.Kind().Noun()) + " " + quoted(titleOf(r))
}

func quoted(text string) string {
	const longest = 60
	if runes := []rune(text); len(runes) > longest {
		text = strings.TrimSpace(string(runes[:longest])) + "…"
	}
	return "“" + text + "”"
}

// titleOf is what a record is called, its key where it has no name.
func titleOf(r Record) string { return rowByKind[r.Kind()].titleOf(r) }

// titleOf is what a record of the case is called, its key where there is none.
func (c *Case) titleOf(kind Kind, key string) string {
	if r, ok := c.Record(kind, key); ok {
		return titleOf(r)
	}
	return key
}

// OwnerName names the owner of a line: an option or the programme.
func (c *Case) OwnerName(owner string) string {
	if owner == Programme {
		return CouncilWide
	}
	return c.titleOf(KindOption, owner)
}

// OwnerWithin names the owner of a line within a sentence: an option as it was typed, or "what is council-wide".
func (c *Case) OwnerWithin(owner string) string {
	if owner == Programme {
		return "what is council-wide"
	}
	return c.OwnerName(owner)
}

func (c *Case) ownerName(x *Link) string {
	if x.ownerKind() == KindOption {
		return c.OwnerName(x.Owner)
	}
	return c.titleOf(x.ownerKind(), x.Owner)
}

// LineName names a line by its owner, kind and category.
func (c *Case) LineName(x *Line) string { return c.lineName(x) }

func (c *Case) lineName(x *Line) string {
	name := c.OwnerName(x.Owner) + ", " + string(x.Type)
	if x.Category != "" {
		name += " " + x.Category
	}
	return name
}

// changeText says what changes between two states of a record.
func (c *Case) changeText(from, to Record) string {
	if x, ok := from.(interface{ changeIn(*Case, Record) string }); ok {
		if text := x.changeIn(c, to); text != "" {
			return text
		}
	}
	if before, now := titleOf(from), titleOf(to); before != now && from.Kind() != KindHead && from.Key() == to.Key() {
		return fmt.Sprintf("%s is now %s", c.nameOf(from), quoted(now))
	}
	fields := changedFields(from, to)
	if len(fields) == 0 || from.Key() != to.Key() {
		return c.nameOf(to) + " changed"
	}
	return c.nameOf(from) + ": " + JoinWords(fields) + " changed"
}

// changedFields names the fields in which two states of a record differ.
func changedFields(from, to Record) []string {
	var fields []string
	rowByKind[from.Kind()].noteDiffering(from, to, func(name string, differs bool) {
		if differs {
			fields = append(fields, name)
		}
	})
	return fields
}

// changeIn says which figures of a line change, and how where it is one.
func (x *Line) changeIn(c *Case, now Record) string {
	from, to := x, now.(*Line)
	name, found := c.lineName(from), c.changedFigures(from, to)
	switch {
	case from.HasRange() && !to.HasRange():
		return name + ": range taken away"
	case !from.HasRange() && to.HasRange():
		return name + ": range added"
	case len(found) == 1:
		return name + ": " + found[0]
	case len(found) > 1:
		return fmt.Sprintf("%s: %d figures changed", name, len(found))
	case name != c.lineName(to):
		text := name + " is now " + c.lineName(to)
		if from.Class != Unclassed && to.Class == Unclassed {
			text += ", " + optimismWords(to)
		}
		return text
	case from.Recurrence != to.Recurrence:
		return name + ": now " + string(to.Recurrence)
	case optimismWords(from) != optimismWords(to):
		return name + ": " + optimismWords(to)
	}
	return name + ": " + from.besideFigures(to)
}

// besideFigures says what changes of what stands beside the figures of a line.
func (x *Line) besideFigures(to *Line) string {
	switch {
	case x.OverrunSource != to.OverrunSource:
		return "where its own evidence comes from changed"
	case !sameShare(x.Likeliest, to.Likeliest):
		return likeliestWords(to)
	case x.Source != to.Source:
		return "source changed"
	case x.Publication != to.Publication:
		return to.Publication.Words()
	case x.Worth != to.Worth:
		return to.Worth.Words()
	case x.Funding != to.Funding:
		return "funding " + to.Funding.Words()
	case !equalOptional(x.FTE, to.FTE):
		return staffWords(to.FTE)
	}
	return "note changed"
}

// staffWords says how many staff a line's figures stand for.
func staffWords(fte *decimal.Decimal) string {
	if fte == nil {
		return "staff no longer said"
	}
	return fmt.Sprintf("%s full-time equivalents", fte)
}

// changeIn says what a rate is now and was before.
func (x *Rate) changeIn(c *Case, now Record) string {
	from, to := x, now.(*Rate)
	name, unit := c.nameOf(from), "%"
	if from.Table == Deflators {
		unit = ""
	}
	was, is := rateWords(from.Value, unit), rateWords(to.Value, unit)
	switch bound := from.Table == BiasBounds || from.Table == WorksDuration; {
	case name != c.nameOf(to):
		return name + " is now " + to.Words()
	case was != is && bound:
		return fmt.Sprintf("%s: upper bound %s instead of %s", name, is, was)
	case was != is:
		return fmt.Sprintf("%s: %s instead of %s", name, is, was)
	case rateWords(from.Lower, unit) != rateWords(to.Lower, unit):
		return fmt.Sprintf("%s: lower bound %s instead of %s", name, rateWords(to.Lower, unit), rateWords(from.Lower, unit))
	}
	return name + ": what it is of changed"
}

// rateWords writes a share in per cent, or an index without a unit, and says where none is entered.
func rateWords(d *decimal.Decimal, unit string) string {
	switch {
	case d == nil:
		return "not entered"
	case unit == "":
		return d.String()
	}
	return d.Shift(2).String() + unit
}

// optimismWords says how a line is adjusted for optimism bias: "optimism bias of standard buildings, 25% mitigated".
func optimismWords(x *Line) string {
	if x.Class == Unclassed {
		return "not adjusted for optimism bias"
	}
	text := "optimism bias of " + x.Class.Words()
	if x.Class == OwnEvidence {
		text = "optimism bias by own evidence, " + rateWords(x.Overrun, "%")
	}
	if x.Mitigation.IsZero() {
		return text
	}
	return fmt.Sprintf("%s, %s%% mitigated", text, x.Mitigation.Shift(2))
}

// sameShare reports whether two shares, nil for none, are the same.
func sameShare(a, b *decimal.Decimal) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// likeliestWords says where between lowest and highest a line is likeliest.
func likeliestWords(x *Line) string {
	if x.Likeliest == nil {
		return "likeliest at the midpoint"
	}
	return fmt.Sprintf("likeliest %s%% of the way from lowest to highest", x.Likeliest.Shift(2))
}

// changedFigures says, figure by figure, how a line changes: "2019/20 lowest £2.50m instead of £2.00m".
func (c *Case) changedFigures(from, to *Line) []string {
	var found []string
	compare := func(label string, before, now []decimal.Decimal) {
		for i := range min(len(before), len(now)) {
			if !before[i].Equal(now[i]) {
				found = append(found, fmt.Sprintf("%s%s %s instead of %s", c.Head().YearName(i), label, InFull(now[i]), InFull(before[i])))
			}
		}
	}
	label := ""
	if from.HasRange() && to.HasRange() {
		label = " lowest"
	}
	compare(label, from.Minimum, to.Minimum)
	compare(" highest", from.Maximum, to.Maximum)
	return found
}

// NameOf names a record as a sentence begins with it, and what a scenario says by what that is about: "Choice “Channel” in
// “Published case”".
func (c *Case) NameOf(r Record) string {
	scenario := rowByKind[r.Kind()].scenarioOf(r)
	kind, key, found := About(r)
	if scenario == "" || !found {
		return c.nameOf(r)
	}
	return fmt.Sprintf("%s %s in %s", Capital(r.Kind().Noun()), quoted(c.titleOf(kind, key)), quoted(c.titleOf(KindScenario, scenario)))
}

// ChangeWords says what changes between two states of a record, of which one may be nil.
func (c *Case) ChangeWords(from, to Record) string {
	switch {
	case from == nil && to == nil:
		return ""
	case Change{from, to}.Kind() == KindChoice:
		return c.choiceWords(Change{from, to})
	case from == nil:
		return c.nameOf(to) + " added"
	case to == nil:
		return c.nameOf(from) + " deleted"
	}
	return c.changeText(from, to)
}

// choiceWords says what changes in a choice; one that isn't stored is open and empty.
func (c *Case) choiceWords(ch Change) string {
	was := ch.record().(*Choice)
	d, ok := c.Decisions.Get(was.Decision)
	if !ok {
		d = &Decision{ID: was.Decision, Name: was.Decision}
	}
	none := &Choice{Scenario: was.Scenario, Decision: was.Decision, Status: Open}
	from, to := none, none
	if ch.From != nil {
		from = ch.From.(*Choice)
	}
	if ch.To != nil {
		to = ch.To.(*Choice)
	}
	return c.choiceText(d, from, to)
}
