package live

import (
	"crypto/rand"
	"strings"
)

// alphabet is Crockford's base 32: no letter of it is taken for another when it is spoken or read from a wall.
const (
	alphabet   = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLength = 8
)

// newCode makes a code of eight characters, 40 bits.
func newCode() string {
	random := make([]byte, codeLength)
	_, _ = rand.Read(random) // never fails, as its package says
	for i, b := range random {
		random[i] = alphabet[int(b)%len(alphabet)]
	}
	return string(random)
}

// SpokenCode parts a code into two groups, as it is shown.
func SpokenCode(code string) string {
	if len(code) != codeLength {
		return code
	}
	return code[:codeLength/2] + "-" + code[codeLength/2:]
}

// plainCode reads a code however it is typed: in small letters, with spaces and hyphens, and with letters that aren't in the alphabet
// for the digits that they look like.
func plainCode(typed string) string {
	return strings.NewReplacer(" ", "", "-", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(typed))
}
