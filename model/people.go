package model

import "strings"

// NamesIn reads a list of names, one a line: each once, in its order, without empty lines.
func NamesIn(list string) (names []string) {
	seen := map[string]bool{"": true}
	for line := range strings.Lines(list) {
		if person := Person(line); !seen[person] {
			seen[person] = true
			names = append(names, strings.TrimSpace(line))
		}
	}
	return names
}

// Person is how a name is told from others: however it is spaced, and in small letters.
func Person(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(Undirected(name)), " "))
}
