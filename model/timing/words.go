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
	if !p.Early.IsZero() {
		rest = model.Million(p.Early) + " of benefit is counted before it can come"
	}
	return claim, rest
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

// CriticalWords name the chain that ends last, with the quarters to spare between its links: "Ends last: Single front door, then
// Consolidated assessment hub, finishing in 2021/22 Q2; its benefits could wait 3 quarters more"; empty without any bar.
func (p *Plan) CriticalWords() string {
	if len(p.Critical) == 0 {
		return ""
	}
	var names []string
	for _, id := range p.Critical {
		names = append(names, p.Bar(id).Option.Name)
	}
	text := fmt.Sprintf("Critical path: %s, finishing in %s", strings.Join(names, ", then "), p.Ends())
	least, need, known := 0, "", false
	for i, id := range p.Critical[:len(p.Critical)-1] {
		if spare, ok := p.Spare(p.Critical[i+1], id); ok && (!known || spare < least) {
			least, need, known = spare, p.Bar(id).Option.Name, true
		}
	}
	switch {
	case !known:
	case least > 0:
		text += fmt.Sprintf("; %s to spare before the next has to wait for %s", model.Many(least, "quarter"), need)
	case least == 0:
		text += "; none to spare before the next has to wait for " + need
	default:
		text += fmt.Sprintf("; the next waits %s for %s", model.Many(-least, "quarter"), need)
	}
	return text
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

// Warned is the first words of what is counted too early, empty where nothing is.
func (b *Bar) Warned() string {
	if b.Early == nil {
		return ""
	}
	return model.Million(b.EarlyTotal) + " too early"
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
