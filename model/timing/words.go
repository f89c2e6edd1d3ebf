package timing

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// Headline says in a sentence without its full stop until when the work runs, and what is counted before it can come.
func (p *Plan) Headline() string {
	claim, rest := p.Claim()
	if rest != "" {
		claim += "; " + rest
	}
	return claim
}

// Claim is the headline's first part, and the rest of it, empty for none.
func (p *Plan) Claim() (claim, rest string) {
	n, without := len(p.Bars), p.Unplanned()
	switch {
	case n == 0:
		return "No option is chosen, so there is nothing to plan", ""
	case without == n:
		return fmt.Sprintf("None of the %s chosen is planned yet", model.Many(n, "option")), ""
	case without > 0:
		claim = fmt.Sprintf("%d of the %d options chosen %s planned; the last finishes in %s", n-without, n, model.Plural(n-without, "is", "are"), p.Ends())
	case n == 1:
		claim = "The one option chosen finishes in " + p.Ends().String()
	default:
		claim = fmt.Sprintf("All %d options chosen finish by %s", n, p.Ends())
	}
	return claim, p.tooEarlyWords()
}

// tooEarlyWords say how much comes too early: "7 options run ahead of what they need; £0.5m of benefit is counted before it can come".
func (p *Plan) tooEarlyWords() string {
	var parts []string
	if n := len(p.Ahead()); n > 0 {
		parts = append(parts, fmt.Sprintf("%s %s", model.Many(n, "option"), model.Plural(n, "runs ahead of what it needs", "run ahead of what they need")))
	}
	if !p.Early.IsZero() {
		parts = append(parts, model.Million(p.Early)+" of benefit is counted before it can come")
	}
	return strings.Join(parts, "; ")
}

// EarlyWords say of a bar what is counted before it can come: "£0.5m in 2019/20 is counted before 2020/21 Q1"; empty where nothing is.
func (b *Bar) EarlyWords(h *model.Head) string {
	if b.Early == nil {
		return ""
	}
	var years []string
	for i, d := range b.Early {
		if !d.IsZero() {
			years = append(years, h.YearName(i))
		}
	}
	text := fmt.Sprintf("%s in %s is counted before %s", model.Million(b.EarlyTotal), model.JoinWords(years), b.Earliest)
	if b.For != nil && b.For.ID != b.Option.ID {
		text += ", when benefits of " + b.For.Name + " come"
	}
	return text
}

// NeedsWords say what a bar needs: "needs Single front door"; empty where it needs nothing. What isn't chosen is said so.
func (b *Bar) NeedsWords() string {
	var names []string
	for _, o := range b.Needs {
		names = append(names, o.Name)
	}
	for _, o := range b.Missing {
		names = append(names, o.Name+" (not chosen)")
	}
	if len(names) == 0 {
		return ""
	}
	return "needs " + model.JoinWords(names)
}

// CriticalWords name the chain that ends last, with the quarters to spare between its links: "Critical path: Single front door, then
// Consolidated assessment hub, finishing in 2021/22 Q2; Single front door could come 1 quarter later before Consolidated assessment hub ran
// ahead of it". Where a link runs ahead of what it needs, that is said: "then" would claim an order that the plan doesn't have. It is empty
// without any bar.
func (p *Plan) CriticalWords() string {
	if len(p.Critical) == 0 {
		return ""
	}
	name := func(i int) string { return p.Bar(p.Critical[i]).Option.Name }
	text := "Critical path: " + name(0)
	least, tightest := -noDistance, 0
	for i := 1; i < len(p.Critical); i++ {
		spare, known := p.Spare(p.Critical[i], p.Critical[i-1])
		if known && spare < least {
			least, tightest = spare, i
		}
		if known && spare < 0 {
			text += ", with " + name(i) + " ahead of it"
		} else {
			text += ", then " + name(i)
		}
	}
	text += ", finishing in " + p.Ends().String()
	if tightest == 0 {
		return text
	}
	need, next := name(tightest-1), name(tightest)
	switch {
	case least > 0:
		return fmt.Sprintf("%s; %s could come %s later before %s ran ahead of it", text, need, model.Many(least, "quarter"), next)
	case least == 0:
		return fmt.Sprintf("%s; if %s comes any later, %s runs ahead of it", text, need, next)
	}
	return fmt.Sprintf("%s; %s has to come %s later for %s to be first", text, next, model.Many(-least, "quarter"), need)
}

// BesideWords say how far a bar runs beside what it needs, which is no fault: "starts 5 quarters before Single front door finishes"; empty where
// all that it needs is finished before it starts.
func (p *Plan) BesideWords(b *Bar) string {
	var parts []string
	for _, o := range b.Needs {
		if need := p.Bar(o.ID); need.Has() && b.Has() && b.Start <= need.Finish {
			parts = append(parts, fmt.Sprintf("starts %s before %s is finished", model.Many(int(need.Finish-b.Start)+1, "quarter"), o.Name))
		}
	}
	return strings.Join(parts, "; ")
}

// QuickWords name the quick wins and what they bring: "Quick wins: Centre of excellence, £2m in 2018/19"; empty where there are none.
func (p *Plan) QuickWords(h *model.Head) string {
	var names []string
	for _, b := range p.Bars {
		if b.Quick {
			names = append(names, b.Option.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	const named = 3
	return fmt.Sprintf("%s (nothing needed, benefits within four quarters of %s): %s, %s in %s", model.Plural(len(names), "Quick win", "Quick wins"), h.FirstQuarter(), strings.Join(model.FirstFew(named, names), ", "), model.Million(p.Quick), h.YearName(0))
}

// LeavingWords say what falls after the case's years because options come later: "£1m of benefit falls after 2021/22 because options
// come later"; empty where nothing does.
func (p *Plan) LeavingWords(h *model.Head) string {
	var parts []string
	if !p.LeavingBenefit.IsZero() {
		parts = append(parts, model.Million(p.LeavingBenefit)+" of benefit")
	}
	if !p.LeavingCost.IsZero() {
		parts = append(parts, model.Million(p.LeavingCost)+" of cost")
	}
	if !p.DelayBeyond.IsZero() {
		parts = append(parts, model.Million(p.DelayBeyond)+" of what delays cost")
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s after %s because options come later (yearly steps)", model.JoinWords(parts), model.Plural(len(parts), "falls", "fall"), h.YearName(h.Years-1))
}

// DelayWords say what delays cost by themselves, as their plans say: "£0.75m of cost of delay is in the net"; empty where that is nothing.
func (p *Plan) DelayWords() string {
	if p.DelayCost.IsZero() {
		return ""
	}
	return model.Million(p.DelayCost) + " of cost of delay, as entered in the plans of options, is in the net"
}

// KeepsWords say how far an option alone can come later with payback still in its year: "up to 3 quarters later, starting 2019/20 Q1".
func (d Delay) KeepsWords() string {
	switch {
	case d.Any:
		return "no delay makes payback later"
	case d.Keeps == 0:
		return "no quarter to spare"
	}
	text := "up to " + model.Many(d.Keeps, "quarter") + " later"
	if d.Latest != 0 {
		text += ", starting " + d.Latest.String()
	}
	return text
}
