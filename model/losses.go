package model

import (
	"fmt"
	"slices"
)

// Losses says, a sentence each, what an edit would take away beside what it is about: that a decision is agreed, the
// reason for an answer or a ruling-out, what is asked of a decision, why a link or a rule stands. Whoever makes such an
// edit by a gesture is asked first. Empty for an edit that loses nothing of the kind.
func (c *Case) Losses(e Edit) []string {
	var lost []string
	for _, ch := range e.Changes {
		switch from := ch.From.(type) {
		case *Choice:
			to, _ := ch.To.(*Choice)
			lost = append(lost, c.choiceLosses(from, to)...)
		case *RuledOut:
			if ch.To == nil && (from.Reason != "" || chooses(e, from)) {
				text := fmt.Sprintf("%s is ruled out in %s", quoted(c.titleOf(KindOption, from.Option)), c.titleOf(KindScenario, from.Scenario))
				lost = append(lost, WithReason(text, from.Reason))
			}
		default:
			if ch.To == nil && ch.From != nil {
				lost = append(lost, c.wordsLost(ch.From)...)
			}
		}
	}
	return lost
}

// wordsLost is what people said in a record that goes.
func (c *Case) wordsLost(gone Record) (lost []string) {
	switch from := gone.(type) {
	case *WhyNot:
		return appendLoss(nil, "reason", from.Reason, fmt.Sprintf("why %s was not chosen in %s", quoted(c.titleOf(KindOption, from.Option)), c.titleOf(KindScenario, from.Scenario)))
	case *Commitment:
		about := quoted(c.titleOf(KindDecision, from.Decision))
		return appendLoss(appendLoss(nil, "question", from.Question, "about "+about), "time", from.By, "for "+about)
	case *Hands:
		return []string{"What the room said of " + quoted(c.titleOf(KindDecision, from.Decision)) + " goes with it: " + c.RoomWords(from)}
	case *Link:
		return appendLoss(nil, "reason", from.Reason, fmt.Sprintf("for the link from %s to %s", quoted(c.ownerName(from)), quoted(c.titleOf(from.To, from.Target))))
	case *Progress:
		return appendLoss(nil, "reason", from.Reason, fmt.Sprintf("for what is said of %s in %s", quoted(c.DeliveredName(from.Of, from.ID)), from.Period.Words()))
	case *Rule:
		return appendLoss(nil, "reason", from.Reason, fmt.Sprintf("for “%s %s %s”", c.titleOf(KindOption, from.Option), from.Relation, c.titleOf(KindOption, from.Other)))
	}
	return nil
}

// Asks reports whether whoever makes an edit by a gesture is asked first. Another answer is chosen unasked, for that is
// what the board is for, also where the reason for the answer before goes with it: the log keeps that. All other
// losses are asked about.
func (c *Case) Asks(e Edit) bool {
	e.Changes = slices.DeleteFunc(slices.Clone(e.Changes), func(ch Change) bool {
		from, _ := ch.From.(*Choice)
		to, _ := ch.To.(*Choice)
		return from != nil && to != nil && from.Status != Agreed && len(from.Options) > 0 && len(to.Options) > 0 &&
			!slices.Equal(from.Options, to.Options)
	})
	return len(c.Losses(e)) > 0
}

// choiceLosses is what goes with the answer to a decision; to is nil where none is left. Unlocking alone loses nothing.
func (c *Case) choiceLosses(from, to *Choice) (lost []string) {
	name := c.titleOf(KindDecision, from.Decision)
	unlocked := to != nil && to.Status != Open && slices.Equal(to.Options, from.Options)
	if from.Status == Agreed && !unlocked {
		lost = append(lost, fmt.Sprintf("%s is agreed in %s", quoted(name), c.titleOf(KindScenario, from.Scenario)))
	}
	if to == nil || to.Reason != from.Reason {
		lost = appendLoss(lost, "reason", from.Reason, "for "+quoted(name))
	}
	return lost
}

func appendLoss(lost []string, what, text, of string) []string {
	if text == "" {
		return lost
	}
	return append(lost, fmt.Sprintf("The %s %s %s goes with it", what, quoted(text), of))
}

// chooses reports whether an edit chooses an option that was ruled out.
func chooses(e Edit, out *RuledOut) bool {
	return slices.ContainsFunc(e.Changes, func(ch Change) bool {
		to, ok := ch.To.(*Choice)
		return ok && to.Scenario == out.Scenario && slices.Contains(to.Options, out.Option)
	})
}
