package papers

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is the most bytes that a file's name takes of the 255 that file systems allow, its ending and what is
// put before and behind it left out.
const longestName = 120

// FileName makes of a title a name that every file system takes, without an ending: no slashes or other signs that
// Windows refuses, no dot or space at an end, no reserved name, not too long. It is never empty.
func FileName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || !unicode.IsPrint(r) && r != ' ':
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		}
		return r
	}, strings.Join(strings.Fields(title), " "))
	name = strings.Trim(name, " .")
	for len(name) > longestName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.TrimRight(name, " .")
	if stem, _, _ := strings.Cut(name, "."); name == "" || reserved(strings.TrimSpace(stem)) {
		return strings.TrimSpace("case " + name)
	}
	return name
}

// reserved reports whether Windows keeps a name for a device, whatever its ending.
func reserved(stem string) bool {
	stem = strings.ToUpper(stem)
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL"}, stem) {
		return true
	}
	port, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		port, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && slices.Contains(strings.Split("0 1 2 3 4 5 6 7 8 9 ¹ ² ³", " "), port)
}

// freeName returns a name that is not taken yet, whatever its capitals, and takes it.
func freeName(name string, taken map[string]bool) string {
	free := name
	for n := 2; taken[strings.ToLower(free)]; n++ {
		free = name + " " + strconv.Itoa(n)
	}
	taken[strings.ToLower(free)] = true
	return free
}
