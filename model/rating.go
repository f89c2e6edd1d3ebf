package model

// RatingKey says in words what each rating of a component means. An empty text stands for the workbench's own.
type RatingKey struct {
	Red   string `json:"red,omitempty"`
	Amber string `json:"amber,omitempty"`
	Green string `json:"green,omitempty"`
}

// Words say what a rating means, with the workbench's own words where the case has none.
func (k RatingKey) Words(r RAG) string {
	own, usual := "", ""
	switch r {
	case Red:
		own, usual = k.Red, "Doesn't work well today: much has to change"
	case Amber:
		own, usual = k.Amber, "Works in part today: some of it has to change"
	case Green:
		own, usual = k.Green, "Works well today: little has to change"
	case Unrated:
		usual = "Nobody has rated it"
	}
	if own != "" {
		return own
	}
	return usual
}

func (k RatingKey) check(report reporter) {
	checkText(k.Red, "ratingKey.red", report)
	checkText(k.Amber, "ratingKey.amber", report)
	checkText(k.Green, "ratingKey.green", report)
}

// Rated is the component with a rating, by whom, on which day (2018-02-13) and why. A component that isn't rated has none of these.
func (x *Component) Rated(r RAG, by, on, why string) *Component {
	next := *x
	next.RAG, next.RatedBy, next.RatedOn, next.RatedWhy = r, by, on, why
	if r == Unrated {
		next.RatedBy, next.RatedOn, next.RatedWhy = "", "", ""
	}
	return &next
}

// Rate makes the edit that rates a component, or takes its rating back.
func (c *Case) Rate(component string, r RAG, by, on, why string) (Edit, error) {
	x, ok := c.Components.Get(component)
	if !ok {
		return Edit{}, unknown(KindComponent, component)
	}
	next := x.Rated(r, by, on, why)
	e, err := c.Replace(component, next)
	if err != nil || e.Empty() || x.RAG == r {
		return e, err
	}
	e.Text = x.Name + " rated " + Small(r.Word())
	if r == Unrated {
		e.Text = "Rating of " + x.Name + " taken back"
	}
	e.Text = WithReason(e.Text, next.RatedWhy)
	return e, nil
}

// Word is the colour's name: "Amber".
func (r RAG) Word() string {
	if r == Unrated {
		return r.String()
	}
	return r.String()[2:]
}

// RestsOnNothing reports whether a component has a rating that rests on no finding.
func (c *Case) RestsOnNothing(x *Component) bool {
	return x.RAG != Unrated && len(c.FindingsAbout(x.ID)) == 0
}

// NoFinding says of a rating that nothing of the assessment is behind it.
const NoFinding = "Rests on no finding"

// RatedWords says who rated the component, on which day and why, as far as that is known; empty of one that isn't rated.
func (x *Component) RatedWords() string {
	if x.RAG == Unrated {
		return ""
	}
	words := "Nobody has said who rated it"
	switch {
	case x.RatedBy != "" && x.RatedOn != "":
		words = "Rated by " + x.RatedBy + ", " + WrittenDay(x.RatedOn)
	case x.RatedBy != "":
		words = "Rated by " + x.RatedBy
	case x.RatedOn != "":
		words = "Rated on " + WrittenDay(x.RatedOn) + ", nobody has said by whom"
	}
	return WithReason(words, x.RatedWhy)
}
