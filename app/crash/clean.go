package crash

import "regexp"

var (
	// harmless begins what the Go runtime itself says of a fault. Anything else is said by what was given to panic, and may quote a case.
	harmless = regexp.MustCompile(`^(panic: runtime error: |panic: [*\w./]+$|fatal error: |runtime: |\[signal |SIG[A-Z]+: |PC=|signal arrived |unexpected fault address |sp=|$)`)
	// goroutine begins a stack, of which a line names a function, with its arguments as numbers, or a place in a file.
	goroutine = regexp.MustCompile(`^(goroutine \d+ .*\[[\w ,.()/-]+\]|runtime stack):$`)
	function  = regexp.MustCompile(`^(created by )?[^ "]+(\([0-9a-fx{},. ?_]*\)| in goroutine \d+)?$`)
	place     = regexp.MustCompile(`^\t(?:.*/)?([^/]+/[^/]+\.(?:go|s):\d+)`)
)

// leftOut stands for what is said by what was given to panic.
const leftOut = "(what was said of it is left out: it may hold text of a case)"

// cleaned is a trace without what may be a person's: what was given to panic, and the folders in which files lie.
func cleaned(trace []string) []string {
	var kept []string
	stack, said := false, false
	for _, line := range trace {
		at := place.FindStringSubmatch(line)
		switch {
		case goroutine.MatchString(line):
			stack = true
			kept = append(kept, line)
		case !stack && harmless.MatchString(line):
			kept = append(kept, line)
		case !stack && !said:
			said = true
			kept = append(kept, leftOut)
		case !stack:
		case at != nil:
			kept = append(kept, "\t"+at[1])
		case line == "" || function.MatchString(line):
			kept = append(kept, line)
		}
	}
	return kept
}
