package model

import (
	"slices"
	"strings"
)

// Term is a word of the method with what it means, in a sentence.
type Term struct {
	Word, Meaning string
	// Labels are the other words that stand for it on screen.
	Labels []string
}

// Sentence says what the term means, beginning with the word.
func (t Term) Sentence() string { return t.Word + ": " + Small(t.Meaning) }

// Glossary returns the words of the method that people meet on screen and on paper, in the order in which they meet them.
func Glossary() []Term {
	terms := []Term{{Word: "Estimate", Meaning: "Which end of every range is counted: the cautious one, the middle or the stretch."}}
	for _, e := range Estimates() {
		terms = append(terms, Term{Word: e.Name(), Meaning: after(e.Meaning(), e.Name()+": ")})
	}
	terms = append(terms, Term{Word: "Basis", Meaning: "Whether a saving that goes on is counted once, when it is new, or again in every later year."})
	for _, b := range Bases() {
		terms = append(terms, Term{Word: b.Name(), Meaning: after(b.Meaning(), b.Name()+": "), Labels: []string{b.Short()}})
	}
	return slices.Concat(terms, moneyTerms(), budgetTerms(), assessmentTerms(), choiceTerms(), judgementTerms(), deliveryTerms())
}

func moneyTerms() []Term {
	return []Term{
		{"Saves a year", "What the council saves in every year after the last, ongoing costs taken off.", []string{"Saves a year, once in place"}},
		{"Benefit", "All savings over the years of the case, before anything that they cost.", nil},
		{"Cost", "All spending over the years of the case, once or every year.", nil},
		{"One-off cost", "What is paid once over the years of the case, whatever pays it.", nil},
		{"Net", "All savings less all costs over the years of the case.", nil},
		{"Pays back", "The first year at whose end savings so far cover costs so far, and go on covering them.", []string{"Payback"}},
		{"Most we are out of pocket", "The largest sum by which costs so far exceed savings so far at a year end.", []string{"Most we are out of pocket at a year end"}},
		{"Council-wide", "Counts in every scenario, whatever is chosen.", nil},
		{"Cashable", "Money that comes out of the budget, as staff time or a cost that won't come doesn't.", []string{"Worth to the budget", "Worth"}},
		{"Capacity", "Staff time that is released, which takes no money out of the budget.", []string{Capacity.Words()}},
		{"Avoided", "A cost that won't come, which takes no money out of the budget.", []string{Avoided.Words()}},
		{"Already in the budget", "The part of the savings that the council's budget counts on already.", []string{"In the budget", "Overlap", "Overlaps"}},
		{"New to the budget", "What is left of the savings beside the part that the budget counts on already.", nil},
		{"Published", "The figure stands in a document that anyone can check.", nil},
		{"Workshop", "The figure was settled by people in a room.", nil},
		{"Illustrative", "The figure is an example and stands for no real one.", nil},
	}
}

func budgetTerms() []Term {
	return []Term{
		{"Funding", "What a cost is paid from; one of which nobody has said counts as paid from revenue.", nil},
		{"Capital receipts used flexibly", "Money from what was sold that pays for one-off costs of lasting savings, as a direction allows.", nil},
		{"Staff (FTE)", "How many people it would be if all worked full time (full-time equivalents).", nil},
		{"Price base", "Whether figures are in cash, as it will be paid, or in the prices of one year all along.", nil},
		{"Tax base", "The number of dwellings, counted as so many in Band D, among which a cost to a household is shared.", nil},
		{"Reference date", "A named day, such as the first of a new council, from which payback is counted as well.", []string{"Pays back, from the reference date"}},
		{"Areas", "Groups of activities with a cost, out of which components take their savings.", []string{"Takes from", "Taken from by"}},
		{"Opportunities", "Rows of a register, such as that of sourcing: what is spent, what could be saved and how easily.", []string{"Opportunity"}},
		{"Ease", "How easily an opportunity is taken: green is easy, red is hard.", nil},
		{"Measures", "Effects that aren't money: what they are today, and what they are to be by when.", nil},
		{"Dis-benefit", "What the change is expected to make worse.", []string{"Benefit or dis-benefit"}},
	}
}

func assessmentTerms() []Term {
	return []Term{
		{"Share of effort", "How much of all staff time goes into an activity, in per cent; all activities together make 100.", []string{"Here %"}},
		{"Comparator", "The share of effort that the same activity takes in comparable councils.", []string{"Others %"}},
		{"Gap", "How many points of a per cent more or less than in comparable councils.", nil},
		{"Message", "What activities show, as the first phase of the assessment says it.", []string{"Message or finding"}},
		{"Finding", "What follows from messages for the parts of the operating model, as the second phase says it.", nil},
		{"Rests on", "The activities, messages and findings that it is drawn from.", nil},
	}
}

func choiceTerms() []Term {
	return []Term{
		{"Scenario", "A named set of choices, with their reasons.", nil},
		{"Compared", "How the scenario shown differs from the one that is pinned to hold others against.", nil},
		{"Scheme", "Any set of choices, one answer to each decision; one that has a name is a scenario.", []string{"Schemes"}},
		{"Open", "Nothing is decided, though something may be chosen.", nil},
		{"Provisional", "Chosen for now.", nil},
		{"Agreed", "Chosen, and locked until somebody unlocks it.", []string{"Agreed, locked", "Agreed, locked: no change"}},
		{"No change", "An answer: things stay as they are.", nil},
		{"Undecided", "There is no answer so far.", nil},
		{"Ruled out", "Not to be chosen in this scenario, for a reason; it can be let in again.", nil},
		{"Rules", "One option excludes another, or requires it. A broken rule is shown and stops nobody.", []string{"Rule", "Rules broken"}},
		{"Principles", "What the council wants of the new design, whichever options are chosen.", []string{"Principle"}},
		{"Supported", "At least one choice works for the principle, and none against it.", nil},
		{"Contested", "One choice works for the principle and another against it.", nil},
		{"In conflict", "Choices work against the principle, and none for it.", nil},
		{"Not touched", "No choice says anything of the principle.", nil},
		{"Supports", "How many principles at least one choice works for.", nil},
		{"Conflicts", "How many principles at least one choice works against.", nil},
		{"Unbeaten", "No other scheme costs no more, saves as much and serves the principles as well, and does better in any of it.", []string{"Unbeaten on", "Schemes that no other beats", "Frontier"}},
		{"What beats mine", "Schemes that cost no more, save as much, support as many principles and conflict with no more, and do better in one of these.", nil},
		{"Decide now or wait", "What is done about each decision for now: decide it, explore it first, leave it for later, or keep it in hand.", nil},
	}
}

func judgementTerms() []Term {
	return []Term{
		{"Undiscounted", "A pound in a later year counts as much as one today.", nil},
		{"Present value", "What amounts of several years are worth today, where a later pound counts for less.", []string{"Present value, ongoing lines carried forward", "Present value of benefits (PVB)", "Present value of costs (PVC)"}},
		{"Discounted payback", "The first year at whose end the present value of savings so far covers that of costs so far.", []string{"Pays back, discounted"}},
		{"NPV", "The present value of all savings less that of all costs (net present value).", []string{"Net present value (NPV)", "Net present value"}},
		{"BCR", "How many pounds are saved for each pound spent, both as present values; it counts cash alone.", []string{"Benefit-cost ratio, cashable (BCR)"}},
		{"How wrong could we be?", "How far benefits may fall, or costs rise, before the whole is worth nothing (switching values).", []string{"Switching values", "Benefits may fall to", "Costs may rise by"}},
		{"What matters most", "How far the net moves when one input alone goes from its worst to its best.", nil},
		{"Likely range", "If the ranges are right, the result is below P10 once in ten times, and above P90 once in ten times (simulation).", []string{"Likely range (simulation)", "P10 to P90"}},
		{"Correlation", "How far all lines go well or badly together: 0 not at all, 1 wholly.", nil},
		{"Public interest", "Why keeping something confidential outweighs disclosing it; it is exempt only as long as that is so. Part 2 alone prints it.", nil},
		{"Optimism bias", "What past projects of a kind overran by, shown by itself and never among the council's figures.", nil},
	}
}

func deliveryTerms() []Term {
	return []Term{
		{"Baseline", "What was promised when the decision was taken, as it stood on that day.", nil},
		{"Forecast", "What is expected now of what was promised.", nil},
		{"Differs", "What is expected now less what was promised.", nil},
		{"To date", "What has come up to the end of the month shown.", nil},
		{"Delivered", "It has come, in full.", []string{DeliveredNow.Words()}},
		{"On track", "It is expected to come as promised.", []string{OnTrack.Words()}},
		{"At risk", "It may come late, or not in full; the reason says why.", []string{AtRisk.Words()}},
		{"Won’t be achieved", "It isn't expected any more as promised; the reason says why.", []string{NotAchieved.Words()}},
	}
}

// TermOf finds the term that a label on screen stands for, in capitals or not.
func TermOf(label string) (Term, bool) {
	for _, t := range Glossary() {
		for _, word := range append([]string{t.Word}, t.Labels...) {
			if strings.EqualFold(word, label) {
				return t, true
			}
		}
	}
	return Term{}, false
}

// after is a text without its beginning, as a sentence.
func after(text, beginning string) string { return Capital(text[len(beginning):]) }
