// Package choices carries a case to people who say what they would do, and their answers back.
//
// A newcomer needs four things. A [Pack] is what an officer gives: one file, a case with its frame and figures fixed. A [Return] is
// what comes back: a small file with an answer to each decision. A code is the answers alone, short enough to be read over the
// telephone: [Pack.Code] writes and [ReadCode] reads one. [Collate] puts the returns to a pack together; package collation counts.
//
// # The code
//
// A code is written in Crockford's base 32 (0 to 9 and the letters but I, L, O and U), each character worth five bits, in groups of
// four: three characters of content and one that checks the group. Small letters are read as capitals, I and L as 1, O as 0; spaces
// and dashes are nothing.
//
// The content of the first two groups says what the code answers: three characters are the first three of the pack's id, one is its
// version, two are the first ten bits of its digest. The content of the groups after them is one number, its first character the
// highest, with zeros in front to fill the last group. It is the answers in mixed radix: the decisions in the case's order, the first
// the highest, each a digit of as many values as it has answers:
//
//	0  untouched
//	1  no preference
//	2  no change, where the decision allows it; where not, options begin at 2
//	…  where the decision takes one answer, its options in the case's order; where it takes several, its sets of options but the
//	   empty one, in the order of the number whose bit i, from 0, is set where option i is in
//
// A group checks itself: with its characters a, b, c and d as elements of the field of 32 elements (polynomial x⁵+x²+1), 2a+4b+8c+d
// is the group's place, counted from 1, modulo 32. The factors 2, 4, 8 and 1 are neither nothing nor alike: so one wrong character
// changes the sum, and two that differ change it when they change places. Two that change places across a border are one wrong
// character in either group, and whole groups that change places don't fit theirs.
package choices

import "tomworkbench/model"

// The endings of the files.
const (
	PackExtension   = ".tompack"
	ReturnExtension = ".tomchoices"
)

// What an answer is, and the records of what went out and came in, are the model's.
type (
	Kind   = model.AnswerKind
	Answer = model.Answer
	Said   = model.Said
)

// The sorts of answer.
const (
	Untouched    = model.Untouched
	NoPreference = model.NoPreference
	NoChange     = model.NoChange
	Options      = model.ChosenOptions
)

// FromScenario is what a scenario of the pack answers, with its reasons; of none every decision is untouched.
func (p *Pack) FromScenario(scenario string) []Answer {
	var answers []Answer
	for d := range p.Case.Decisions.All() {
		a, x := Answer{Decision: d.ID, Kind: Untouched}, p.Case.Choice(scenario, d.ID)
		switch {
		case len(x.Options) > 0:
			a.Kind, a.Options, a.Reason = Options, x.Options, x.Reason
		case x.StaysAsIs() && d.AsIs:
			a.Kind, a.Reason = NoChange, x.Reason
		}
		answers = append(answers, a)
	}
	return answers
}

// Title is what the pack is called: its case's title.
func (p *Pack) Title() string { return p.Case.Head().Title }
