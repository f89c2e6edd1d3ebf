package tell

import (
	"tomworkbench/app/member/words"
	"tomworkbench/storage/choices"
)

// Screens are numbered: 0 is the first page, then come the decisions from 1, the questions in words where there are any, and last the
// last page.

// Decisions is how many decisions there are to answer.
func (t Teller) Decisions() int { return len(t.a.Decisions()) }

// Last is the number of the last page.
func (t Teller) Last() int {
	if len(t.a.Pack.Questions) > 0 {
		return t.Decisions() + 2
	}
	return t.Decisions() + 1
}

// Next names the screen behind one.
func (t Teller) Next(at int) string {
	switch next := at + 1; {
	case next <= t.Decisions():
		return t.Say("next", words.With{"Name": t.a.Decisions()[next-1].Name})
	case next < t.Last():
		return t.Say("next.questions")
	}
	return t.Say("next.last")
}

// FirstUnanswered is the screen of the first decision that has no answer or wasn't seen, the last page where there is none.
func (t Teller) FirstUnanswered(seen map[int]bool) int {
	for i := range t.a.Decisions() {
		if t.a.Given(i).Kind == choices.Untouched || !seen[i] {
			return i + 1
		}
	}
	return t.Last()
}
