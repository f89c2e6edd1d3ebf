package model

import (
	"fmt"
	"slices"
)

// Finding is a statement of the assessment: a message of its first phase, or a finding of its second. It says what it rests on and
// which components it is about.
type Finding struct {
	Meta
	ID string `json:"id"`
	// Phase is 1 for a message and 2 for a finding.
	Phase int    `json:"phase"`
	Text  string `json:"text"`
	// Activities and From are the ids of the activities, and of the other messages and findings, that it rests on.
	Activities []string `json:"activities,omitempty"`
	From       []string `json:"from,omitempty"`
	// Components are the ids of those that it is about.
	Components []string `json:"components,omitempty"`
	Source     Source   `json:"source,omitzero"`
}

// The phases of an assessment.
const (
	MessagePhase = 1
	FindingPhase = 2
)

// Noun names the statement by its phase: a message or a finding.
func (x *Finding) Noun() string {
	if x.Phase == MessagePhase {
		return "message"
	}
	return "finding"
}

// Kind, Key and WithMeta make a finding a [Record].
func (x *Finding) Kind() Kind             { return KindFinding }
func (x *Finding) Key() string            { return x.ID }
func (x *Finding) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Finding) nameIn(*Case) string { return Capital(x.Noun()) + " " + quoted(x.ID+" "+x.Text) }

func (x *Finding) sought(*Case) sought {
	return sought{Capital(x.Noun()), x.ID + " " + x.Text, nil}
}

func (x *Finding) differs(to *Finding, note func(string, bool)) {
	note("phase", x.Phase != to.Phase)
	note("activities", !slices.Equal(x.Activities, to.Activities))
	note("what it rests on", !slices.Equal(x.From, to.From))
	note("components", !slices.Equal(x.Components, to.Components))
	note("source", x.Source != to.Source)
}

// toLinked visits what the finding rests on and is about.
func (x *Finding) toLinked(to visitor) {
	for _, id := range x.Activities {
		to(KindActivity, id)
	}
	for _, id := range x.From {
		to(KindFinding, id)
	}
	for _, id := range x.Components {
		to(KindComponent, id)
	}
}

// less is the finding without a link.
func (x *Finding) less(gone ref) Record {
	next := *x
	for _, list := range []struct {
		kind Kind
		ids  *[]string
	}{{KindActivity, &next.Activities}, {KindFinding, &next.From}, {KindComponent, &next.Components}} {
		if list.kind == gone.kind {
			*list.ids = slices.DeleteFunc(slices.Clone(*list.ids), func(id string) bool { return id == gone.key })
		}
	}
	return &next
}

func (x *Finding) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Text, "text", report)
	if x.Phase != MessagePhase && x.Phase != FindingPhase {
		report("phase", fmt.Sprintf("%d is not a phase of the assessment; a message has 1, a finding 2", x.Phase))
	}
	checkAllExist(c, KindActivity, x.Activities, "activities", report)
	checkAllExist(c, KindFinding, x.From, "from", report)
	checkAllExist(c, KindComponent, x.Components, "components", report)
	if ring := c.ringOfFindings(x); ring != "" {
		report("from", "it rests on itself: "+ring+"; take one of these links out")
	}
	x.Source.check(c, report)
}

// checkAllExist checks a list of references, each of which stands once.
func checkAllExist(c *Case, kind Kind, ids []string, field string, report reporter) {
	seen := make(map[string]bool, len(ids))
	for i, id := range ids {
		at := fmt.Sprintf("%s[%d]", field, i)
		checkExists(c, kind, id, at, report)
		if seen[id] {
			report(at, fmt.Sprintf("%q stands twice; once is enough", id))
		}
		seen[id] = true
	}
}

// ringOfFindings names a way by which a finding rests on itself: "F1 ← M1 ← F1", empty where there is none.
func (c *Case) ringOfFindings(x *Finding) string {
	return ring(x.ID, " ← ", func(id string) []string {
		if one, ok := c.Findings.Get(id); ok {
			return one.From
		}
		return nil
	}, func(id string) string { return id })
}
