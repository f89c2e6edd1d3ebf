package model

import "fmt"

// LooseFindings say, each in a sentence without its full stop, which statements of the assessment lead nowhere: messages and findings
// that rest on nothing, and findings about no component.
func (c *Case) LooseFindings() []string {
	ungrounded, nowhere := 0, 0
	for f := range c.Findings.All() {
		if len(f.RestingOn()) == 0 {
			ungrounded++
		}
		if f.Phase == FindingPhase && len(f.Components) == 0 {
			nowhere++
		}
	}
	var loose []string
	if ungrounded > 0 {
		loose = append(loose, fmt.Sprintf("%d %s on nothing", ungrounded, Plural(ungrounded, "message or finding rests", "messages and findings rest")))
	}
	if nowhere > 0 {
		loose = append(loose, fmt.Sprintf("%d %s about no component", nowhere, Plural(nowhere, "finding is", "findings are")))
	}
	return loose
}

// FindingsWords counts what was found, and the components that it is about.
func (c *Case) FindingsWords() string {
	if c.Findings.Len() == 0 {
		return "No messages and no findings so far"
	}
	messages, about := 0, map[string]bool{}
	for f := range c.Findings.All() {
		if f.Phase == MessagePhase {
			messages++
		}
		for _, id := range f.Components {
			about[id] = true
		}
	}
	return fmt.Sprintf("%s and %s, about %d of %s", Many(messages, "message"), Many(c.Findings.Len()-messages, "finding"), len(about), Many(c.Components.Len(), "component"))
}
