package model

import "fmt"

// Component is a part of the operating model, with an assessment of how it stands today.
type Component struct {
	Meta
	ID         string `json:"id"`
	Name       string `json:"name"`
	Assessment string `json:"assessment,omitempty"`
	RAG        RAG    `json:"rag,omitempty"`
	// RatedBy, RatedOn (a day) and RatedWhy say who rated it, when and why; the findings about it are what a rating rests on.
	RatedBy  string `json:"ratedBy,omitempty"`
	RatedOn  string `json:"ratedOn,omitempty"`
	RatedWhy string `json:"ratedWhy,omitempty"`
	// Area is the id of the area whose cost the component takes its savings out of, empty for none.
	Area string `json:"area,omitempty"`
	// Layer names the row of the model on a page that it stands in, beside the others of that row; empty for a place of its own.
	Layer string `json:"layer,omitempty"`
}

// RAG is a red, amber or green rating; empty means not rated.
type RAG string

// The ratings.
const (
	Unrated RAG = ""
	Red     RAG = "R"
	Amber   RAG = "A"
	Green   RAG = "G"
)

// String returns the letter with its word, so that colour never carries the meaning alone.
func (r RAG) String() string {
	switch r {
	case Red:
		return "R Red"
	case Amber:
		return "A Amber"
	case Green:
		return "G Green"
	}
	return "Not rated"
}

// Decision is one question inside a component.
type Decision struct {
	Meta
	ID        string `json:"id"`
	Component string `json:"component"`
	Name      string `json:"name"`
	// Several allows more than one option to be chosen.
	Several bool `json:"several,omitempty"`
	// AsIs allows the answer "stay as is".
	AsIs bool `json:"asIs,omitempty"`
}

// Option is one answer to a decision.
type Option struct {
	Meta
	ID       string `json:"id"`
	Decision string `json:"decision"`
	Name     string `json:"name"`
	// Consequence says in a sentence what choosing the option means.
	Consequence string `json:"consequence,omitempty"`
	Notes       string `json:"notes,omitempty"`
	Felt
}

// Felt says what an option means for those who feel it, in words for people outside the council's offices; empty where nobody
// wrote it down.
type Felt struct {
	Customers   string `json:"customers,omitempty"`
	Services    string `json:"services,omitempty"`
	Staff       string `json:"staff,omitempty"`
	Communities string `json:"communities,omitempty"`
}

// Rule says that one option excludes or requires another. Rules never block an edit: breaches are kept
// and flagged.
type Rule struct {
	Meta
	Relation Relation `json:"rule"`
	Option   string   `json:"option"`
	Other    string   `json:"other"`
	Reason   string   `json:"reason,omitempty"`
}

// Relation is what a rule says of its two options.
type Relation string

// The relations.
const (
	Excludes Relation = "excludes"
	Requires Relation = "requires"
)

// Kind, Key and WithMeta make a component a [Record].
func (x *Component) Kind() Kind             { return KindComponent }
func (x *Component) Key() string            { return x.ID }
func (x *Component) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Component) sought(*Case) sought {
	return sought{"Component", x.Name, []string{x.Assessment, x.RatedWhy}}
}

func (x *Component) differs(to *Component, note func(string, bool)) {
	note("assessment", x.Assessment != to.Assessment)
	note("rating", x.RAG != to.RAG)
	note("reason for the rating", x.RatedBy != to.RatedBy || x.RatedOn != to.RatedOn || x.RatedWhy != to.RatedWhy)
	note("area", x.Area != to.Area)
	note("row on the page", x.Layer != to.Layer)
}

// unassessed is the component as another council begins with it: how it stands today is theirs to say.
func (x *Component) unassessed() Record {
	next := *x
	next.Assessment, next.RAG, next.Area = "", Unrated, ""
	next.RatedBy, next.RatedOn, next.RatedWhy = "", "", ""
	return &next
}

func (x *Component) toArea(to visitor) {
	if x.Area != "" {
		to(KindArea, x.Area)
	}
}

// Kind, Key and WithMeta make a decision a [Record].
func (x *Decision) Kind() Kind             { return KindDecision }
func (x *Decision) Key() string            { return x.ID }
func (x *Decision) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Decision) sought(c *Case) sought {
	return sought{"Decision of " + c.titleOf(KindComponent, x.Component), x.Name, nil}
}

func (x *Decision) differs(to *Decision, note func(string, bool)) {
	note("answers", x.Several != to.Several || x.AsIs != to.AsIs)
}

// Kind, Key and WithMeta make an option a [Record].
func (x *Option) Kind() Kind             { return KindOption }
func (x *Option) Key() string            { return x.ID }
func (x *Option) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Option) sought(c *Case) sought {
	return sought{"Option of " + c.titleOf(KindDecision, x.Decision), x.Name, []string{x.Consequence, x.Notes, x.Customers, x.Services, x.Staff, x.Communities}}
}

func (x *Option) differs(to *Option, note func(string, bool)) {
	note("consequence", x.Consequence != to.Consequence)
	note("notes", x.Notes != to.Notes)
	note("customers", x.Customers != to.Customers)
	note("services", x.Services != to.Services)
	note("staff", x.Staff != to.Staff)
	note("communities", x.Communities != to.Communities)
}

// Kind, Key and WithMeta make a rule a [Record].
func (x *Rule) Kind() Kind             { return KindRule }
func (x *Rule) Key() string            { return joinKey(string(x.Relation), x.Option, x.Other) }
func (x *Rule) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Rule) nameIn(c *Case) string {
	return fmt.Sprintf("Rule “%s %s %s”", c.titleOf(KindOption, x.Option), x.Relation, c.titleOf(KindOption, x.Other))
}

func (x *Rule) sought(c *Case) sought {
	return sought{"Rule", x.nameIn(c), []string{x.Reason}}
}

func (x *Rule) differs(to *Rule, note func(string, bool)) { note("reason", x.Reason != to.Reason) }
