package model

// Passage is a text that a person types for one of the [PaperParts] of a committee paper.
type Passage struct {
	Meta
	// Part is the id of the part.
	Part string `json:"part"`
	Text string `json:"text"`
	Publication
}

// PaperPart is a heading of a committee paper whose text a person types.
type PaperPart struct {
	ID      string
	Heading string
	// Asks says what belongs there, in a sentence.
	Asks string
	// Implies says that it is one of the implications that officers sign.
	Implies bool
}

// PaperParts are the parts of a paper that are typed, in the order of the paper.
func PaperParts() []PaperPart {
	return []PaperPart{
		{ID: "recommendation", Heading: "Recommendation", Asks: "What is the body asked to do?"},
		{ID: "context", Heading: "Context", Asks: "Why is this before the body now?"},
		{ID: "challenges", Heading: "Challenges", Asks: "What does the council have to meet?"},
		{ID: "governance", Heading: "Governance", Asks: "Who is answerable for it, and who watches over it?"},
		{ID: "consultation", Heading: "Consultation", Asks: "Who was asked, when, and what did they say?"},
		{ID: "finance", Heading: "Financial implications", Asks: "What does the chief finance officer say of it?", Implies: true},
		{ID: "legal", Heading: "Legal implications", Asks: "What does the monitoring officer say of it, and under which powers is it done?", Implies: true},
		{ID: "staff", Heading: "Staff implications", Asks: "What does it mean for staff, and what was agreed with them?", Implies: true},
		{ID: "equality", Heading: "Equality implications", Asks: "What does the impact assessment say under section 149 of the Equality Act 2010?", Implies: true},
		{ID: "climate", Heading: "Climate implications", Asks: "What does it do to emissions and to the council’s climate targets?", Implies: true},
		{ID: "risk", Heading: "Risk implications", Asks: "How are the risks managed, and what if they come about?", Implies: true},
	}
}

// PaperPartOf finds a part by its id.
func PaperPartOf(id string) (PaperPart, bool) {
	for _, p := range PaperParts() {
		if p.ID == id {
			return p, true
		}
	}
	return PaperPart{}, false
}

// Kind, Key and WithMeta make a passage a [Record].
func (x *Passage) Kind() Kind             { return KindPassage }
func (x *Passage) Key() string            { return x.Part }
func (x *Passage) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Passage) heading() string {
	part, _ := PaperPartOf(x.Part)
	return part.Heading
}

func (x *Passage) nameIn(*Case) string { return "Text of the paper, " + quoted(x.heading()) }

func (x *Passage) sought(*Case) sought { return sought{"Paper", x.heading(), []string{x.Text}} }

func (x *Passage) differs(to *Passage, note func(string, bool)) {
	note("text", x.Text != to.Text)
	note("publication", x.Publication != to.Publication)
}

func (x *Passage) check(_ *Case, report reporter) {
	if _, known := PaperPartOf(x.Part); !known {
		report("part", "is none of the parts of a paper")
	}
	checkText(x.Text, "text", report)
	if x.Text == "" {
		report("text", "is empty; type what the paper is to say, or take the record out")
	}
	x.Publication.check(report)
}

// Passage is what is typed for a part of a paper, nil where nothing is.
func (c *Case) Passage(part string) *Passage {
	if x, ok := c.Passages.Get(part); ok {
		return x
	}
	return nil
}

// TypePassage makes the edit that types the text of a part of a paper; an empty text takes it out.
func (c *Case) TypePassage(part, text string, public Publication) (Edit, error) {
	to := &Passage{Part: part, Text: text, Publication: public}
	name := to.nameIn(c)
	from := c.Passage(part)
	switch {
	case from == nil && text == "", from != nil && from.Text == text && from.Publication == public:
		return Edit{}, nil
	case from == nil:
		return Edit{Text: name, Changes: []Change{{To: to}}}, nil
	case text == "":
		return Edit{Text: name + " taken out", Changes: []Change{{From: from}}}, nil
	}
	to.Meta = from.Meta
	return Edit{Text: name + " changed", Changes: []Change{{From: from, To: to}}}, nil
}
