package choices

// Fit takes the answers of a return, which may be for another version, as far as the pack has them: an answer to each of its
// decisions, in its order. Lost says of each that can't be taken why.
func (p *Pack) Fit(r Return) (fitted []Answer, lost []string) { return p.fit(r.Choices) }
