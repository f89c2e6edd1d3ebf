package appraisal

import (
	"fmt"
	"iter"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// ReceiptsDirection names what allows capital receipts to be used flexibly, with its edition.
const ReceiptsDirection = "Direction on the flexible use of capital receipts, March 2025, in force to 2030"

// FlexibleUse is how a cost that capital receipts pay for stands to the tests of the direction: it counts once, it brings ongoing
// savings, and it isn't paid from borrowing. The zero value passes all three.
type FlexibleUse struct {
	// Ongoing says that the cost comes every year.
	Ongoing bool
	// NoSaving says that nothing which the cost can be for saves cash every year.
	NoSaving bool
	// Borrowed are the costs of the same owner that borrowing pays for.
	Borrowed []*model.Line
}

// FlexibleUseOf holds a cost against the tests among the lines that count; false for a cost that capital receipts don't pay for. A
// cost of an option is for that option's savings and the council-wide ones, a council-wide cost is for all.
func FlexibleUseOf(cost *model.Line, among iter.Seq[*model.Line]) (FlexibleUse, bool) {
	if cost.Type != model.CostLine || cost.Funding != model.FromReceipts {
		return FlexibleUse{}, false
	}
	use := FlexibleUse{Ongoing: cost.Recurrence != model.Once, NoSaving: true}
	for l := range among {
		switch mine := l.Owner == cost.Owner; {
		case l.Type == model.CostLine && mine && l.Funding == model.FromBorrowing:
			use.Borrowed = append(use.Borrowed, l)
		case mine || l.Owner == model.Programme || cost.Owner == model.Programme:
			use.NoSaving = use.NoSaving && !savesCashEveryYear(l)
		}
	}
	return use, true
}

// savesCashEveryYear reports whether a line is an ongoing benefit that takes money out of the budget.
func savesCashEveryYear(l *model.Line) bool {
	_, _, most := l.Spread()
	return l.Type == model.BenefitLine && l.Recurrence == model.Ongoing && l.Worth == model.Cashable && most.IsPositive()
}

// Passes reports whether no test fails and there is nothing to look at.
func (u FlexibleUse) Passes() bool { return u.failing() == 0 && len(u.Borrowed) == 0 }

func (u FlexibleUse) failing() int {
	n := 0
	for _, fails := range []bool{u.Ongoing, u.NoSaving} {
		if fails {
			n++
		}
	}
	return n
}

// Words says in a few words how many of the three tests fail.
func (u FlexibleUse) Words() string {
	switch n := u.failing(); {
	case n == 1:
		return "1 of 3 tests fails"
	case n > 1:
		return fmt.Sprintf("%d of 3 tests fail", n)
	case len(u.Borrowed) > 0:
		return "to be checked"
	}
	return "meets the 3 tests"
}

// Sentences say which tests fail, and what is to be looked at.
func (u FlexibleUse) Sentences(c *model.Case) string {
	var words []string
	if u.Ongoing {
		words = append(words, "It is an ongoing cost, and capital receipts pay for one-off costs alone: mark it as once, or pay for it from elsewhere.")
	}
	if u.NoSaving {
		words = append(words, "It has to bring ongoing savings, and nothing that it can be for has an ongoing, cashable benefit.")
	}
	if len(u.Borrowed) > 0 {
		names := make([]string, len(u.Borrowed))
		for i, l := range u.Borrowed {
			names[i] = costName(l)
		}
		words = append(words, fmt.Sprintf("Borrowing pays for other costs of %s (%s): receipts used flexibly can't come from borrowing, so keep the two apart.",
			c.OwnerWithin(u.Borrowed[0].Owner), strings.Join(names, "; ")))
	}
	return join(words...)
}

// funding lists the costs of the scenario that capital receipts pay for although a test of the direction fails, or is to be looked at.
func (a *account) funding() {
	for l := range a.c.Counting(a.scenario) {
		use, asked := FlexibleUseOf(l, a.c.Counting(a.scenario))
		if !asked || use.Passes() {
			continue
		}
		a.add(Measure{
			ID: "receipts/" + l.ID, Group: Funded, Name: "Capital receipts used flexibly: " + a.c.OwnerWithin(l.Owner) + ", " + costName(l), Unit: Number,
			Value: decimal.NewNullDecimal(decimal.NewFromInt(int64(use.failing()))), Words: use.Words(), Note: join(use.Sentences(a.c), ReceiptsDirection+"."),
		})
	}
}
