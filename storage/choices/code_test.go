package choices

import (
	"errors"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tomworkbench/model"
)

// frames are of every sort of decision, from one bit to more than a machine word.
var frames = [][]int{{1}, {3, 2, -3}, {-7, 4, 1, -2, 0}, {1, 1, 2, 3, 1, 2, 1, 3}, {-70, 40, -33}}

func TestACodeReadsBackAsTheAnswersThatItWasMadeOf(t *testing.T) {
	r := seeded(t)
	for _, sizes := range frames {
		p := made(t, frame(t, sizes...), Draft{})
		for range 200 {
			want := randomAnswers(r, p)
			code, err := p.Code(want)
			if err != nil {
				t.Fatal(err)
			}
			of, got, err := ReadCode(code, p.Record())
			if err != nil || of != p.Record() || !reflect.DeepEqual(got, want) {
				t.Fatalf("%s of %v reads as %v, %v", code, want, got, err)
			}
		}
	}
}

func TestEveryNumberBelowTheNumberOfAnswersIsAnAnswerOfItsOwn(t *testing.T) {
	p := made(t, frame(t, 2, -2, 0), Draft{})
	seen := map[string]bool{}
	count := int64(1)
	for _, d := range p.Record().Layout {
		count *= radix(d).Int64()
	}
	if want := int64((2 + 3) * (3 + 2) * 3); count != want {
		t.Fatalf("%d answers, want %d", count, want)
	}
	tail := make([]byte, tailLength(p.Record()))
	for i := range count {
		for n, j := i, len(tail)-1; j >= 0; n, j = n/base, j-1 {
			tail[j] = byte(n % base)
		}
		answers, err := answersTo(p.Record(), tail)
		if err != nil {
			t.Fatal(err)
		}
		code, err := p.Code(answers)
		if err != nil || seen[code] {
			t.Fatalf("%v is %s, %v, taken %v", answers, code, err, seen[code])
		}
		seen[code] = true
	}
	number := big.NewInt(count)
	for j := len(tail) - 1; j >= 0; j-- {
		digit := new(big.Int)
		number.DivMod(number, big.NewInt(base), digit)
		tail[j] = byte(digit.Int64())
	}
	if _, err := answersTo(p.Record(), tail); err == nil || !strings.Contains(err.Error(), "stands for no answers") {
		t.Errorf("the number after the last is read: %v", err)
	}
}

// wantCaught fails for a code that is read, or whose wrong groups aren't all named and no others.
func wantCaught(t *testing.T, p *Pack, code []byte, groups ...int) {
	t.Helper()
	slices.Sort(groups)
	groups = slices.Compact(groups)
	_, _, err := ReadCode(string(code), p.Record())
	var mistyped *MistypedError
	if !errors.As(err, &mistyped) || !slices.Equal(mistyped.Groups, groups) {
		t.Fatalf("%s, wrong in %v: %v", code, groups, err)
	}
}

func TestEveryWrongCharacterAndEverySwapOfNeighboursIsCaughtAndItsGroupNamed(t *testing.T) {
	r := seeded(t)
	for _, sizes := range frames {
		p := made(t, frame(t, sizes...), Draft{})
		for range 6 {
			text, err := p.Code(randomAnswers(r, p))
			if err != nil {
				t.Fatal(err)
			}
			code := []byte(strings.ReplaceAll(text, "-", ""))
			for i := range code {
				for j := range len(alphabet) {
					if wrong := slices.Clone(code); alphabet[j] != code[i] {
						wrong[i] = alphabet[j]
						wantCaught(t, p, wrong, i/groupLength+1)
					}
				}
				if i > 0 && code[i] != code[i-1] {
					wrong := slices.Clone(code)
					wrong[i], wrong[i-1] = code[i-1], code[i]
					wantCaught(t, p, wrong, (i-1)/groupLength+1, i/groupLength+1)
				}
			}
		}
	}
}

// The check depends on nothing but a group's characters and place, so that these are all groups that there are.
func TestInEveryGroupAtEveryPlaceEachWrongCharacterAndSwapShows(t *testing.T) {
	group := make([]byte, groupLength)
	for content := range base * base * base {
		group[0], group[1], group[2] = byte(content/base/base), byte(content/base%base), byte(content%base)
		group[3] = checkSum(group[:3])
		for i := range group {
			was := group[i]
			for v := range byte(base) {
				if group[i] = v; v != was && checkSum(group) == 0 {
					t.Fatalf("%v passes with %d for %d at %d", group, v, was, i)
				}
			}
			group[i] = was
			if i > 0 && group[i] != group[i-1] {
				group[i], group[i-1] = group[i-1], group[i]
				if checkSum(group) == 0 {
					t.Fatalf("%v passes swapped", group)
				}
				group[i], group[i-1] = group[i-1], group[i]
			}
		}
	}
}

func TestGroupsThatChangePlacesAreCaught(t *testing.T) {
	p := made(t, example(t), Draft{})
	text, err := p.Code(randomAnswers(seeded(t), p))
	if err != nil {
		t.Fatal(err)
	}
	groups := strings.Split(text, "-")
	for i := range groups {
		for j := range i {
			swapped := slices.Clone(groups)
			swapped[i], swapped[j] = groups[j], groups[i]
			wantCaught(t, p, []byte(strings.Join(swapped, "-")), i+1, j+1)
		}
	}
}

func TestTheExamplesCodeHasSixteenCharactersWithItsChecks(t *testing.T) {
	p := made(t, example(t), Draft{})
	code, err := p.Code(nil)
	if err != nil || len(strings.ReplaceAll(code, "-", "")) != 16 {
		t.Errorf("%s, %v", code, err)
	}
}

func TestACodeIsReadHoweverPeopleWriteIt(t *testing.T) {
	p := made(t, example(t), Draft{})
	code, err := p.Code(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " – "), " " + strings.Join(strings.Split(code, ""), " ") + "\r\n",
		strings.NewReplacer("0", "O", "1", "I").Replace(code), strings.NewReplacer("0", "o", "1", "l").Replace(code), strings.ReplaceAll(code, "1", "i"),
	} {
		if _, _, err := ReadCode(text, p.Record()); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for text, want := range map[string]string{
		"":                         "at least 8 characters, and here are 0",
		code[:7]:                   "at least 8 characters",
		code[:len(code)-1]:         "15 characters, so one is missing or too many in or before group 4",
		code[:len(code)-5]:         "has 3 groups of four, and a code of this pack has 4",
		"U" + code[1:]:             `'U' in group 1 is no character of a code`,
		code[:6] + "*" + code[7:]:  `'*' in group 2`,
		strings.Repeat("0", 1<<17): "far too long",
	} {
		if _, _, err := ReadCode(text, p.Record()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
}

func TestACodeForAnotherPackOrVersionSaysWhich(t *testing.T) {
	c := frame(t, 2, 2)
	first := made(t, c, Draft{})
	more := edited(t, c, func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindOption, "d1-o1") })
	second := made(t, more, Draft{Replaces: first.Record()})
	copied := made(t, more, Draft{Replaces: first.Record(), Welcome: "Hello"})
	other := made(t, frame(t, 3, 3, 3), Draft{})
	codeOf := func(p *Pack) string {
		code, err := p.Code([]Answer{{Decision: "d0", Kind: NoPreference}})
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	if second.Version != 2 || second.ID != first.ID || copied.Digest == second.Digest {
		t.Fatalf("the next version is %+v, its copy %+v", second.Mark, copied.Mark)
	}
	for _, x := range []struct {
		code   string
		p      *Pack
		atHand []*model.Pack
		want   string
	}{
		{codeOf(first), second, nil, "the code is for version 1 of this pack, and this is version 2"},
		{codeOf(copied), second, nil, "another copy of version 2 of this pack"},
		{codeOf(other), second, nil, "for another pack, whose id begins with " + other.ID[:3]},
		{codeOf(second), other, []*model.Pack{first.Record()}, "for version 2 of the pack “Frame”"},
	} {
		if _, _, err := ReadCode(x.code, x.p.Record(), x.atHand...); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %s", x.code, err, x.want)
		}
	}
	if of, answers, err := ReadCode(codeOf(first), second.Record(), other.Record(), first.Record()); err != nil || of != first.Record() || answers[0].Kind != NoPreference {
		t.Errorf("with its version at hand: %v, %v", answers, err)
	}
}
