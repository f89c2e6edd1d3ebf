package model

// Term is a word of the method with what it means, in a sentence.
type Term struct{ Word, Meaning string }

// Glossary returns the words of the method that people meet on screen and on paper, in the order in which they meet them.
func Glossary() []Term {
	var terms []Term
	for _, e := range Estimates() {
		terms = append(terms, Term{e.Name(), after(e.Meaning(), e.Name()+": ")})
	}
	for _, b := range Bases() {
		terms = append(terms, Term{b.Name(), after(b.Meaning(), b.Name()+": ")})
	}
	return append(terms, []Term{
		{"Saves a year, once in place", "What ongoing benefits, less ongoing costs, save in every year after the last."},
		{"Benefit, cost, net", "Benefit is all savings, cost all spending, net the one less the other, over the years of the case and undiscounted."},
		{"Pays back", "The first year at whose end savings so far cover costs so far, and go on covering them."},
		{"Most we are out of pocket", "The largest sum that costs so far exceed savings so far by at any year end."},
		{"Council-wide", "Counts in every scenario, whatever is chosen."},
		{"Scenario, scheme", "A scenario is a named set of choices; a scheme is any set of choices that fits the rules."},
		{"Beats", "Costs no more, saves as much, supports as many principles and breaks none more, and is better in one of them."},
		{"Open, provisional, agreed", "Open is undecided, provisional is chosen for now, agreed is locked until somebody unlocks it."},
		{"No change, undecided", "No change is an answer: things stay as they are. Undecided means that there is no answer so far."},
		{"Supported, contested, in conflict, not touched", "Of a principle: choices support it; some support it and others conflict; choices only conflict; no choice says anything of it."},
		{"Already in the budget, new to the budget", "A part of the savings that the council's budget counts on already, and what is left beside it."},
		{"NPV, present value", "Benefits and costs weighed so that a later pound counts for less, ongoing ones carried forward over the years of the case."},
		{"BCR", "Present value of benefits for each pound of the present value of costs. It counts cash alone."},
		{"How wrong could we be?", "How far benefits may fall, or costs rise, before the present value of the whole is zero (switching values)."},
		{"What matters most", "How far the net moves when one input alone goes from its worst to its best."},
		{"Likely range, P10 to P90", "If the ranges are right, the result is below P10 once in ten times and above P90 once in ten times (simulation)."},
		{"Optimism bias", "What past projects of a kind overran by, shown as a part of its own and never among the council's figures."},
		{"Published, workshop, illustrative", "Where a figure comes from: a document that anyone can check, people in a room, or an example that stands for no real figure."},
	}...)
}

// after is a text without its beginning, as a sentence.
func after(text, beginning string) string { return Capital(text[len(beginning):]) }
