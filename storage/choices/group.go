package choices

import (
	"fmt"
	"strings"
	"unicode"

	"tomworkbench/model"
)

// alphabet is Crockford's, each character worth its place.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	base           = 32
	groupLength    = 4
	contentInGroup = groupLength - 1
	// leastLength is a head alone, and mostCharacters more than any pack asks for; a longer text isn't read.
	leastLength    = headLength / contentInGroup * groupLength
	mostCharacters = 1 << 16
)

// grouped writes content as a code, with a check in each group and hyphens between them.
func grouped(content []byte) string {
	var groups []string
	for i := 0; i < len(content); i += contentInGroup {
		group := content[i : i+contentInGroup]
		text := ""
		for _, v := range group {
			text += alphabet[v : v+1]
		}
		check := checkSum(group) ^ place(len(groups))
		groups = append(groups, text+alphabet[check:check+1])
	}
	return strings.Join(groups, "-")
}

// place is what the sum of a group comes to, by its place from 0.
func place(group int) byte { return byte((group + 1) % base) }

// checkSum is 2a+4b+8c, and with a fourth character d more, in the field of 32 elements.
func checkSum(group []byte) byte {
	sum := byte(0)
	for i, v := range group {
		if i == contentInGroup {
			return sum ^ v
		}
		for range i + 1 {
			v = twice(v)
		}
		sum ^= v
	}
	return sum
}

// twice is an element times 2.
func twice(v byte) byte {
	const polynomial = 0b100101
	if v <<= 1; v >= base {
		v ^= polynomial
	}
	return v
}

// MistypedError says in which groups of a code, counted from 1, characters are wrong.
type MistypedError struct {
	Groups []int
	text   string
}

// Error names the groups and says what to do.
func (e *MistypedError) Error() string { return e.text }

// ungrouped reads the content of a code, if all of its groups are right.
func ungrouped(text string) ([]byte, error) {
	values, err := valuesOf(text)
	switch {
	case err != nil:
		return nil, err
	case len(values) < leastLength:
		return nil, fmt.Errorf("a code has at least %d characters, and here are %d", leastLength, len(values))
	}
	var content []byte
	var wrong []int
	for i := 0; i < len(values); i += groupLength {
		group := values[i:min(i+groupLength, len(values))]
		if len(group) < groupLength || checkSum(group) != place(i/groupLength) {
			wrong = append(wrong, i/groupLength+1)
		}
		content = append(content, group[:min(contentInGroup, len(group))]...)
	}
	switch {
	case len(values)%groupLength != 0:
		return nil, &MistypedError{wrong, fmt.Sprintf("the code has %d characters, so one is missing or too many in or before group %d, “%s”; a code has groups of four",
			len(values), wrong[0], shownGroup(values, wrong[0]))}
	case len(wrong) > 0:
		return nil, &MistypedError{wrong, mistyped(values, wrong)}
	}
	return content, nil
}

// mistyped names the groups that are wrong.
func mistyped(values []byte, wrong []int) string {
	var names []string
	for _, n := range wrong {
		names = append(names, fmt.Sprintf("%d, “%s”", n, shownGroup(values, n)))
	}
	const shown = 4
	names = model.FirstFew(shown, names)
	if len(wrong) == 1 {
		return "group " + names[0] + ", of the code is wrong: a character is mistyped, or two stand in the wrong order; read it again"
	}
	return "groups " + model.JoinWords(names) + " of the code are wrong: a character in each is mistyped, or two stand in the wrong order; read them again"
}

// shownGroup is a group, from 1, as it was read.
func shownGroup(values []byte, n int) string {
	var b strings.Builder
	for _, v := range values[(n-1)*groupLength : min(n*groupLength, len(values))] {
		b.WriteByte(alphabet[v])
	}
	return b.String()
}

// valuesOf reads the characters of a code.
func valuesOf(text string) ([]byte, error) {
	if len(text) > mostCharacters {
		return nil, fmt.Errorf("this is no code: it is far too long")
	}
	var values []byte
	for _, r := range text {
		switch r = unicode.ToUpper(r); {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '−', unicode.Is(unicode.Cf, r):
			continue
		case r == 'I', r == 'L':
			r = '1'
		case r == 'O':
			r = '0'
		}
		at := strings.IndexRune(alphabet, r)
		if at < 0 {
			group := len(values)/groupLength + 1
			return nil, &MistypedError{[]int{group}, fmt.Sprintf("%q in group %d is no character of a code: these are digits and the letters but I, L, O and U", r, group)}
		}
		values = append(values, byte(at))
	}
	return values, nil
}
