package model

// Issue is something that came up and belongs elsewhere: it is parked with the case.
type Issue struct {
	Meta
	ID   string `json:"id"`
	Text string `json:"text"`
	// About is the id of the component that it came up at, empty for none.
	About string `json:"about,omitempty"`
	// Owner says who takes it on, or where it belongs.
	Owner  string `json:"owner,omitempty"`
	Closed bool   `json:"closed,omitempty"`
}

// Kind, Key and WithMeta make an issue a [Record].
func (x *Issue) Kind() Kind             { return KindIssue }
func (x *Issue) Key() string            { return x.ID }
func (x *Issue) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Issue) sought(*Case) sought {
	return sought{"Parked questions", x.Text, []string{x.Owner}}
}

func (x *Issue) differs(to *Issue, note func(string, bool)) {
	note("component", x.About != to.About)
	note("owner", x.Owner != to.Owner)
	note("state", x.Closed != to.Closed)
}

func (x *Issue) toComponent(to visitor) {
	if x.About != "" {
		to(KindComponent, x.About)
	}
}

func (x *Issue) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkText(x.Text, "text", report)
	if x.Text == "" {
		report("text", "is empty; say what came up")
	}
	checkText(x.Owner, "owner", report)
	if x.About != "" {
		checkExists(c, KindComponent, x.About, "about", report)
	}
}
