package choices

import (
	"encoding/hex"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tomworkbench/model"
	"tomworkbench/model/collation"
)

// The parts of the head of a code, in characters.
const (
	tagLength    = 3
	digestLength = 2
	headLength   = tagLength + 1 + digestLength
)

// Code writes answers as a code, without reasons and answers in words. The error says which answer the pack doesn't take.
func (p *Pack) Code(answers []Answer) (string, error) {
	fitted, lost := collation.Fit(p.Case, "pack", answers)
	if len(lost) > 0 {
		return "", fmt.Errorf("the choices have no code: %s", strings.Join(lost, "; "))
	}
	number := new(big.Int)
	for i, d := range p.record.Layout {
		number.Mul(number, radix(d)).Add(number, digitOf(d, fitted[i]))
	}
	content := headOf(p.record)
	tail := make([]byte, tailLength(p.record))
	digit, thirtyTwo := new(big.Int), big.NewInt(base)
	for i := len(tail) - 1; i >= 0; i-- {
		number.DivMod(number, thirtyTwo, digit)
		tail[i] = byte(digit.Uint64())
	}
	return grouped(append(content, tail...)), nil
}

// headOf is the content that says which pack a code answers.
func headOf(p *model.Pack) []byte {
	var head []byte
	for _, r := range p.ID[:tagLength] {
		head = append(head, byte(strings.IndexRune(alphabet, r)))
	}
	sum, _ := hex.DecodeString(p.Digest)
	return append(head, byte(p.Version), sum[0]>>3, sum[0]&7<<2|sum[1]>>6)
}

// tailLength is how many characters the answers take, in whole groups.
func tailLength(p *model.Pack) int {
	most := big.NewInt(1)
	for _, d := range p.Layout {
		most.Mul(most, radix(d))
	}
	const bits = 5
	characters := (most.Sub(most, big.NewInt(1)).BitLen() + bits - 1) / bits
	return (characters + contentInGroup - 1) / contentInGroup * contentInGroup
}

// firstOption is the digit of a decision's first option, or of its first set of options.
func firstOption(d model.PackDecision) int64 {
	if d.AsIs {
		return 3
	}
	return 2
}

// radix is how many answers a decision has.
func radix(d model.PackDecision) *big.Int {
	n := len(d.Options)
	answers := big.NewInt(int64(n))
	if d.Several {
		answers.Lsh(big.NewInt(1), uint(n)).Sub(answers, big.NewInt(1))
	}
	return answers.Add(answers, big.NewInt(firstOption(d)))
}

// digitOf is the place of an answer among those of its decision.
func digitOf(d model.PackDecision, a Answer) *big.Int {
	switch a.Kind {
	case Untouched:
		return big.NewInt(0)
	case NoPreference:
		return big.NewInt(1)
	case NoChange:
		return big.NewInt(2)
	}
	place, chosen := new(big.Int), map[string]bool{}
	for _, id := range a.Options {
		chosen[id] = true
	}
	for i, o := range d.Options {
		switch {
		case chosen[o] && d.Several:
			place.SetBit(place, i, 1)
		case chosen[o]:
			place.SetInt64(int64(i) + 1)
		}
	}
	return place.Add(place, big.NewInt(firstOption(d)-1))
}

// answerAt is the answer at a place.
func answerAt(d model.PackDecision, digit *big.Int) Answer {
	a := Answer{Decision: d.ID, Kind: Options}
	place := new(big.Int).Sub(digit, big.NewInt(firstOption(d)-1))
	switch {
	case place.Sign() > 0:
		for i, o := range d.Options {
			if d.Several && place.Bit(i) == 1 || !d.Several && place.Cmp(big.NewInt(int64(i)+1)) == 0 {
				a.Options = append(a.Options, o)
			}
		}
	case digit.Sign() == 0:
		a.Kind = Untouched
	case digit.Cmp(big.NewInt(1)) == 0:
		a.Kind = NoPreference
	default:
		a.Kind = NoChange
	}
	return a
}

// ReadCode reads a code that answers one of several packs: the first is the one that is collated, the others are at hand, such as
// older versions of it. It returns the pack that the code answers, and the answers. The error is a [MistypedError] where characters
// are wrong, and otherwise says which pack, or which version, the code answers.
func ReadCode(text string, p *model.Pack, atHand ...*model.Pack) (*model.Pack, []Answer, error) {
	content, err := ungrouped(text)
	if err != nil {
		return nil, nil, err
	}
	head := content[:headLength]
	for _, one := range append([]*model.Pack{p}, atHand...) {
		if slices.Equal(headOf(one), head) {
			answers, err := answersTo(one, content[headLength:])
			return one, answers, err
		}
	}
	return nil, nil, otherPack(head, p, atHand)
}

// otherPack says of a code that answers none of the packs what it answers.
func otherPack(head []byte, p *model.Pack, atHand []*model.Pack) error {
	version := head[tagLength]
	for i, one := range append([]*model.Pack{p}, atHand...) {
		mine := headOf(one)
		switch {
		case !slices.Equal(mine[:tagLength], head[:tagLength]):
		case mine[tagLength] == version:
			return fmt.Errorf("the code is for another copy of version %d of this pack, with other content; it counts only beside that copy", version)
		case i == 0:
			return fmt.Errorf("the code is for version %d of this pack, and this is version %d; read it with that version at hand", version, p.Version)
		default:
			return fmt.Errorf("the code is for version %d of the pack “%s”", version, cut(one.Title))
		}
	}
	var tag strings.Builder
	for _, v := range head[:tagLength] {
		tag.WriteByte(alphabet[v])
	}
	return fmt.Errorf("the code is for another pack, whose id begins with %s; this one's begins with %s", tag.String(), p.ID[:tagLength])
}

// answersTo reads the content of a code behind its head.
func answersTo(p *model.Pack, tail []byte) ([]Answer, error) {
	if want := tailLength(p); len(tail) != want {
		groups := func(n int) int { return (headLength + n) / contentInGroup }
		return nil, fmt.Errorf("the code has %s of four, and a code of this pack has %d; read it again from the start", model.Many(groups(len(tail)), "group"), groups(want))
	}
	number, thirtyTwo := new(big.Int), big.NewInt(base)
	for _, v := range tail {
		number.Mul(number, thirtyTwo).Add(number, big.NewInt(int64(v)))
	}
	answers := make([]Answer, len(p.Layout))
	for i := len(p.Layout) - 1; i >= 0; i-- {
		digit := new(big.Int)
		number.DivMod(number, radix(p.Layout[i]), digit)
		answers[i] = answerAt(p.Layout[i], digit)
	}
	if number.Sign() != 0 {
		return nil, fmt.Errorf("the code stands for no answers to this pack; read it again from the start")
	}
	return answers, nil
}
