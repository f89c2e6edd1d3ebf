package model

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Principle is a design principle that options support or conflict with.
type Principle struct {
	Meta
	ID        string `json:"id"`
	Area      string `json:"area,omitempty"`
	Name      string `json:"name"`
	Statement string `json:"statement,omitempty"`
}

// Factor is a named thing that options are linked to: a benefit driver, opportunity theme, enabler,
// benefit or strategic objective.
type Factor struct {
	Meta
	// FactorKind says which of the five it is; the list that holds it says so in a file.
	FactorKind Kind   `json:"-"`
	ID         string `json:"id"`
	Name       string `json:"name"`
	// Worth says what a benefit is worth to the budget; other kinds have none.
	Worth Worth `json:"worth,omitempty"`
	// Group names the part of a list that a theme belongs to, such as "business model"; empty for none, and of other kinds.
	Group string `json:"group,omitempty"`
}

// Worth is what a benefit is worth to the budget. Only money that is cashable counts against it.
type Worth string

// The worths. A benefit that isn't marked is cashable.
const (
	Cashable Worth = ""
	Capacity Worth = "capacity"
	Avoided  Worth = "avoided"
	Outcome  Worth = "outcome"
)

// Worths returns all worths in their order.
func Worths() []Worth { return []Worth{Cashable, Capacity, Avoided, Outcome} }

// Words names the worth for people.
func (w Worth) Words() string {
	switch w {
	case Cashable:
		return "cashable"
	case Capacity:
		return "capacity: staff time released"
	case Avoided:
		return "avoided: a cost that won't come"
	case Outcome:
		return "outcome: not money"
	}
	return string(w)
}

// Link joins an owner to a target. The owner is an option or [Programme], except that a link to a
// benefit comes from a driver and a link to an objective from a benefit.
type Link struct {
	Meta
	Owner string `json:"owner"`
	// To is the kind of the target: principle, driver, theme, enabler, benefit, objective or measure.
	To     Kind   `json:"kind"`
	Target string `json:"target"`
	// Stance is set on links to principles alone.
	Stance Stance `json:"stance,omitempty"`
	// Share is the part of the owner's £m that flows along the link, 0 to 1; nil for an equal split.
	Share *decimal.Decimal `json:"share,omitempty"`
	// Brings says of a link to an enabler that the option brings it about; without it the option needs it.
	Brings bool   `json:"brings,omitempty"`
	Reason string `json:"reason,omitempty"`
	Source Source `json:"source,omitzero"`
}

// Stance is what an option does to a principle.
type Stance string

// The stances.
const (
	Supports  Stance = "supports"
	Conflicts Stance = "conflicts"
)

// Kind, Key and WithMeta make a principle a [Record].
func (x *Principle) Kind() Kind             { return KindPrinciple }
func (x *Principle) Key() string            { return x.ID }
func (x *Principle) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Principle) sought(*Case) sought {
	return sought{"Principle", x.ID + " " + x.Name, []string{x.Area, x.Statement}}
}

func (x *Principle) differs(to *Principle, note func(string, bool)) {
	note("area", x.Area != to.Area)
	note("statement", x.Statement != to.Statement)
}

// Kind, Key and WithMeta make a factor a [Record].
func (x *Factor) Kind() Kind             { return x.FactorKind }
func (x *Factor) Key() string            { return x.ID }
func (x *Factor) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Factor) sought(*Case) sought {
	return sought{Capital(x.FactorKind.Noun()), x.ID + " " + x.Name, nil}
}

func (x *Factor) differs(to *Factor, note func(string, bool)) {
	note("worth to the budget", x.Worth != to.Worth)
	note("group", x.Group != to.Group)
}

// Kind, Key and WithMeta make a link a [Record].
func (x *Link) Kind() Kind             { return KindLink }
func (x *Link) Key() string            { return joinKey(string(x.To), x.Owner, x.Target) }
func (x *Link) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// ownerKind is the kind of a link's owner.
func (x *Link) ownerKind() Kind {
	switch x.To {
	case KindBenefit, KindMeasure:
		return KindDriver
	case KindObjective:
		return KindBenefit
	}
	return KindOption
}

func (x *Link) nameIn(c *Case) string {
	return fmt.Sprintf("Link from %s to %s", quoted(c.ownerName(x)), quoted(c.titleOf(x.To, x.Target)))
}

func (x *Link) sought(c *Case) sought {
	if x.Reason == "" {
		return sought{}
	}
	return sought{"Reason for a link", x.nameIn(c), []string{x.Reason}}
}

func (x *Link) differs(to *Link, note func(string, bool)) {
	note("stance", x.Stance != to.Stance)
	note("needs or brings", x.Brings != to.Brings)
	note("reason", x.Reason != to.Reason)
}

// ofMap is a link of the benefits map, from drivers to objectives; nil for one of an option or the programme, and for one to a
// measure, which is the council's own.
func (x *Link) ofMap() Record {
	if x.ownerKind() == KindOption || x.To == KindMeasure {
		return nil
	}
	return x
}

// keySeparator joins ids into a key; no id holds it.
const keySeparator = "/"

func joinKey(parts ...string) string { return strings.Join(parts, keySeparator) }
