package draw

import "golang.org/x/text/unicode/bidi"

// runsFromLeft and runsFromRight report whether a character has that direction of its own, as letters have; the figures of
// numbers always run from left to right, wherever the number stands.
func runsFromLeft(r rune) bool { return class(r) == bidi.L }

func runsFromRight(r rune) bool { return class(r) == bidi.R || class(r) == bidi.AL }

func isNumber(r rune) bool { return class(r) == bidi.EN || class(r) == bidi.AN }

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// leftMark is a mark that isn't seen and counts as a letter from left to right.
const leftMark = "\u200E"
