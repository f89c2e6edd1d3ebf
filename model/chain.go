package model

// Chain is a part of the way from activities by messages and findings to components: each record once, even where ways meet, in the
// order in which the walk comes to it.
type Chain struct {
	Activities []*Activity
	Findings   []*Finding
	Components []*Component
}

// Empty reports whether the way leads nowhere.
func (x Chain) Empty() bool { return len(x.Activities)+len(x.Findings)+len(x.Components) == 0 }

// RestsOn is what a finding or what is found of a component rests on, right down to the activities. An activity rests on nothing.
func (c *Case) RestsOn(kind Kind, key string) Chain {
	w := walk{c: c}
	switch kind {
	case KindFinding:
		w.seen.mark(key)
		w.down([]string{key})
	case KindComponent:
		var about []string
		for _, f := range c.FindingsAbout(key) {
			about = append(about, f.ID)
			w.finding(f)
		}
		w.down(about)
	}
	return w.Chain
}

// LeadsTo is what follows from an activity, a message or a finding, right up to the components. From a component nothing follows.
func (c *Case) LeadsTo(kind Kind, key string) Chain {
	w := walk{c: c}
	resting := c.resting()
	next := resting[ref{kind, key}]
	if kind == KindFinding {
		w.seen.mark(key)
		w.components(key)
	}
	for len(next) > 0 {
		f := next[0]
		next = next[1:]
		if w.finding(f) {
			w.components(f.ID)
			next = append(next, resting[ref{KindFinding, f.ID}]...)
		}
	}
	return w.Chain
}

// FindingsAbout are the messages and findings about a component, which its rating rests on, in their order.
func (c *Case) FindingsAbout(component string) []*Finding {
	var about []*Finding
	for f := range c.Findings.All() {
		for _, id := range f.Components {
			if id == component {
				about = append(about, f)
			}
		}
	}
	return about
}

// resting holds the findings that rest directly on an activity or another finding.
func (c *Case) resting() map[ref][]*Finding {
	on := map[ref][]*Finding{}
	for f := range c.Findings.All() {
		for _, id := range f.Activities {
			on[ref{KindActivity, id}] = append(on[ref{KindActivity, id}], f)
		}
		for _, id := range f.From {
			on[ref{KindFinding, id}] = append(on[ref{KindFinding, id}], f)
		}
	}
	return on
}

// walk collects a chain.
type walk struct {
	Chain
	c *Case
	// seen are the findings, active and parts the activities and components that are in it.
	seen, active, parts marks
}

// marks are ids that were come to.
type marks map[string]bool

// mark reports whether an id is come to for the first time.
func (m *marks) mark(id string) bool {
	if *m == nil {
		*m = marks{}
	}
	first := !(*m)[id]
	(*m)[id] = true
	return first
}

func (w *walk) finding(f *Finding) bool {
	first := w.seen.mark(f.ID)
	if first {
		w.Findings = append(w.Findings, f)
	}
	return first
}

// down goes from findings to what they rest on, the nearest first.
func (w *walk) down(ids []string) {
	for len(ids) > 0 {
		f, ok := w.c.Findings.Get(ids[0])
		if ids = ids[1:]; !ok {
			continue
		}
		for _, id := range f.Activities {
			if x, ok := w.c.Activities.Get(id); ok && w.active.mark(id) {
				w.Activities = append(w.Activities, x)
			}
		}
		for _, id := range f.From {
			if x, ok := w.c.Findings.Get(id); ok && w.finding(x) {
				ids = append(ids, id)
			}
		}
	}
}

// components adds those that a finding is about.
func (w *walk) components(finding string) {
	f, ok := w.c.Findings.Get(finding)
	if !ok {
		return
	}
	for _, id := range f.Components {
		if x, ok := w.c.Components.Get(id); ok && w.parts.mark(id) {
			w.Components = append(w.Components, x)
		}
	}
}
