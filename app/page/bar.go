package page

// Bar says in words what keeps a command from doing anything now, and what to do about it; empty for nothing. The words stand
// behind the command's name: a short clause that begins with a capital and has no stop.
type Bar func() string

// Unless is a bar of some words wherever something isn't so.
func Unless(so func() bool, words string) Bar {
	return func() string {
		if so() {
			return ""
		}
		return words
	}
}

// Bars is the first of several bars that says anything.
func Bars(all ...Bar) Bar {
	return func() string {
		for _, one := range all {
			if words := one(); words != "" {
				return words
			}
		}
		return ""
	}
}

// NoCase bars what needs a case.
func NoCase(h Host) Bar { return Unless(h.Session().HasCase, "Open a case or make one first") }

// NoScenario bars what needs a scenario.
func NoScenario(h Host) Bar {
	has := func() bool { return h.Session().View().Scenario != "" }
	return Bars(NoCase(h), Unless(has, "The case has no scenario yet; make one first"))
}

// NotShown bars what needs a page to be shown, by the page's title.
func NotShown(h Host, p Page, title string) Bar {
	return Unless(func() bool { return h.Shown() == p }, "Show the page "+title+" first")
}
