package board

import (
	"tomworkbench/app/page"
	"tomworkbench/model"
)

// touched is the decision that had the keys or the pointer last, and the option in it; menus and keys act on them also after the
// keys went elsewhere, such as to a menu. Both are empty for none, and may have gone from the case since.
type touched struct{ decision, option string }

// touch takes a decision and its option as those touched last; the mark leaves the ones before.
func (b *board) touch(d *decision) {
	before := b.touched
	b.touched = touched{d.id, d.Option()}
	if before.decision == d.id {
		return
	}
	for _, card := range b.cards {
		if card == nil {
			continue
		}
		for _, one := range card.decisions {
			one.mark(one == d)
		}
	}
}

// forget takes nothing as touched.
func (b *board) forget() {
	b.touched = touched{}
	for _, card := range b.cards {
		if card != nil {
			for _, one := range card.decisions {
				one.mark(false)
			}
		}
	}
}

// touchedDecision is the decision touched last, nil for none.
func (v *view) touchedDecision() *model.Decision {
	d, _ := v.h.Session().Case().Decisions.Get(v.board.touched.decision)
	return d
}

// touchedOption is the option touched last, nil for none.
func (v *view) touchedOption() *model.Option {
	if o, ok := v.h.Session().Case().Options.Get(v.board.touched.option); ok && o.Decision == v.board.touched.decision {
		return o
	}
	return nil
}

// choice is what the scenario shown has chosen for the decision touched last.
func (v *view) choice() *model.Choice {
	return v.h.Session().Case().Choice(v.h.Session().View().Scenario, v.touchedDecision().ID)
}

// The bars of the board's commands.

// noDecision bars what is done with the decision touched last, noAnswer what is done with its answer in a scenario.
func (v *view) noDecision() page.Bar {
	return page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title),
		page.Unless(func() bool { return v.touchedDecision() != nil }, "Click a decision on the board first"))
}

func (v *view) noAnswer() page.Bar { return page.Bars(v.noDecision(), page.NoScenario(v.h)) }

// noOption bars what is done with the option touched last.
func (v *view) noOption() page.Bar {
	return page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title),
		page.Unless(func() bool { return v.touchedOption() != nil }, "Click an option on the board first"))
}

// noOptionIn bars what is done with it in a scenario.
func (v *view) noOptionIn() page.Bar { return page.Bars(v.noOption(), page.NoScenario(v.h)) }

// Names stand in none of the bars: they may be long, and menus have to fit. The ring shows which option is meant.

// chosen and agreed bar what is for options that aren't chosen and decisions that aren't agreed, notAgreed the other way.
func (v *view) chosen() string {
	if v.h.Session().Case().Chosen(v.h.Session().View().Scenario)[v.touchedOption().ID] {
		return "The option is chosen"
	}
	return ""
}

func (v *view) agreed() string {
	if v.choice().Status == model.Agreed {
		return "The decision is agreed already"
	}
	return ""
}

func (v *view) notAgreed() string {
	if v.agreed() == "" {
		return "The decision isn't agreed"
	}
	return ""
}
