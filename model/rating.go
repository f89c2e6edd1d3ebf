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
