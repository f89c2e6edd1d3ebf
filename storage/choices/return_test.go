package choices

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"tomworkbench/model"
)

func encodedReturn(t testing.TB, r Return) []byte {
	t.Helper()
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAReturnReadsBackAsItWasAndIsAlwaysTheSameBytes(t *testing.T) {
	p := made(t, frame(t, 3, -3, 2, 0), Draft{Questions: []string{"Why?", "What else?"}})
	r := seeded(t)
	for range 100 {
		answers := randomAnswers(r, p)
		answers[0].Reason = "Because of “this”,\nand <that> & more"
		sent, err := p.Answered("Ann O’Neil", at(1), answers, []Said{{Question: "What else?", Answer: "Nothing"}})
		if err != nil {
			t.Fatal(err)
		}
		data := encodedReturn(t, sent)
		back, err := DecodeReturn(data)
		if err != nil || !reflect.DeepEqual(back, sent) || !bytes.Equal(encodedReturn(t, back), data) {
			t.Fatalf("%+v is read back as %+v, %v", sent, back, err)
		}
	}
}

func TestABadReturnSaysWhatIsWrong(t *testing.T) {
	p := made(t, frame(t, 2), Draft{})
	data := encodedReturn(t, answered(t, p, "Ann", 1, "d0-o1").Return)
	cases := spoiled(data, "file of choices")
	cases["at most 1 MB"] = make([]byte, 1<<20+1)
	for want, bad := range cases {
		if _, err := DecodeReturn(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, not %v", want, err)
		}
	}
	good := answered(t, p, "Ann", 1, "d0-o1").Return
	for want, change := range map[string]func(*Return){
		"names no pack":                     func(r *Return) { r.Pack.ID = "../../etc/passwd" },
		"who: holds a line break":           func(r *Return) { r.Who = "A\nB" },
		"names no decision":                 func(r *Return) { r.Choices[0].Decision = "../d" },
		`"perhaps" is not one of`:           func(r *Return) { r.Choices[0].Kind = "perhaps" },
		"chooses without naming any":        func(r *Return) { r.Choices[0].Options = nil },
		"names an option twice":             func(r *Return) { r.Choices[0].Options = []string{"a", "a"} },
		"for the second time":               func(r *Return) { r.Choices = append(r.Choices, r.Choices[0]) },
		"here are answers to 6":             func(r *Return) { r.Said = make([]Said, 6) },
		"reason: is longer than 10000":      func(r *Return) { r.Choices[0].Reason = strings.Repeat("a", 10_001) },
		"answer: holds a control character": func(r *Return) { r.Said = []Said{{Question: "q", Answer: "\x07"}} },
	} {
		bad := good
		bad.Choices = append([]Answer{}, good.Choices...)
		change(&bad)
		if _, err := DecodeReturn(encodedReturn(t, bad)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, not %v", want, err)
		}
	}
}

func TestWhatAHostileReturnCallsThingsReachesNoTerminal(t *testing.T) {
	data := encodedReturn(t, answered(t, made(t, frame(t, 2), Draft{}), "Ann", 1).Return)
	bad := strings.Replace(string(data), `"digest"`, `"\u001b[2J\u202e": 1, "digest"`, 1)
	_, err := DecodeReturn([]byte(bad))
	if err == nil || strings.ContainsAny(err.Error(), "\x1b\u202e") || !strings.Contains(err.Error(), "·[2J·: is not a known field") {
		t.Errorf("it says %q", err)
	}
}

// A file of the largest size that names an option for every few bytes is refused, or fitted, as fast as any.
func TestAReturnThatNamesVeryManyOptionsIsReadAtOnce(t *testing.T) {
	p := made(t, frame(t, -3), Draft{})
	r := answered(t, p, "Ann", 1, "d0-o1").Return
	for i := range 40_000 {
		r.Choices[0].Options = append(r.Choices[0].Options, fmt.Sprintf("%x", i))
	}
	back, err := DecodeReturn(encodedReturn(t, r))
	if err != nil {
		t.Fatal(err)
	}
	if x := collated(t, p, []Given{{Return: back}}); len(x.Returns[0].Lost) != model.MostProblems || counts(x, "d0", true)["d0-o1"] != 1 {
		t.Errorf("%d are lost", len(x.Returns[0].Lost))
	}
}

func TestAnAnswerThatThePackDoesNotTakeIsNotSent(t *testing.T) {
	p := made(t, frame(t, 2, 2), Draft{Questions: []string{"Why?"}})
	for want, a := range map[string]Answer{
		`no decision "x"`:          {Decision: "x", Kind: NoPreference},
		"doesn't take “no change”": {Decision: "d1", Kind: NoChange},
		`has no option "d0-o0"`:    {Decision: "d1", Kind: Options, Options: []string{"d0-o0"}},
		"takes one answer, not 2":  {Decision: "d0", Kind: Options, Options: []string{"d0-o0", "d0-o1"}},
	} {
		if _, err := p.Answered("", at(1), []Answer{a}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v is sent: %v", a, err)
		}
		if _, err := p.Code([]Answer{a}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v has a code: %v", a, err)
		}
	}
	for _, said := range [][]Said{{{Question: "What?", Answer: "a"}}, {{Question: "Why?", Answer: "a"}, {Question: "Why?", Answer: "b"}}} {
		if _, err := p.Answered("", at(1), nil, said); err == nil || !strings.Contains(err.Error(), "the pack doesn't ask") {
			t.Errorf("%v: %v", said, err)
		}
	}
}
