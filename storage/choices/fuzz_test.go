package choices

import (
	"bytes"
	"context"
	"testing"
	"time"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// sealed puts the right digest into a file, so that the reader goes on to the rest of it; what isn't such a file stays as it is.
func sealed(form casefile.Form, data []byte) []byte {
	digest, err := form.DigestOf(data)
	if err != nil {
		return data
	}
	at := bytes.Index(data, []byte(`"digest": "`))
	if at < 0 {
		return data
	}
	at += len(`"digest": "`)
	end := bytes.IndexByte(data[at:], '"')
	if end < 0 {
		return data
	}
	return append(append(bytes.Clone(data[:at]), digest...), data[at+end:]...)
}

// FuzzPack holds that no file makes the reader panic, and that what it takes is written in one form and can be answered.
func FuzzPack(f *testing.F) {
	c := frame(f, 2, -2)
	for _, d := range []Draft{{}, {Comparators: []string{"s"}, Welcome: "Hello", Questions: []string{"Why?", "How?"}, Closes: "2026-12-31"}} {
		f.Add(encodedPack(f, made(f, c, d)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := DecodePack(sealed(packForm, data))
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		first := encodedPack(t, p)
		again, err := DecodePack(first)
		if err != nil || !bytes.Equal(encodedPack(t, again), first) {
			t.Fatalf("what was written reads otherwise: %v\n%s", err, first)
		}
		code, err := p.Code(nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := ReadCode(code, again.Record()); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzReturn holds the same of returns, and that one of any content can be collated.
func FuzzReturn(f *testing.F) {
	p := made(f, frame(f, 2, -2), Draft{Questions: []string{"Why?"}})
	r := answered(f, p, "Ann", 1, "d0-o1", "d1-o0", "d1-o1").Return
	f.Add(encodedReturn(f, r))
	r.Choices[0] = Answer{Decision: "d9", Kind: NoChange, Reason: "Because"}
	r.Said = []Said{{Question: "Why?", Answer: "So"}}
	f.Add(encodedReturn(f, r))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := DecodeReturn(sealed(returnForm, data))
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		first := encodedReturn(t, r)
		again, err := DecodeReturn(first)
		if err != nil || !bytes.Equal(encodedReturn(t, again), first) {
			t.Fatalf("what was written reads otherwise: %v\n%s", err, first)
		}
		r.Pack = p.Ref()
		x := collated(t, p, []Given{{Return: r}, {Return: again}})
		if _, err := x.Net(model.Minimum, model.InYear); err != nil {
			t.Fatal(err)
		}
		if _, err := x.Agreement(context.Background(), model.Minimum, model.InYear); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzCode holds that no text makes the reader panic, and that what it reads is written as the same code, however it was typed.
func FuzzCode(f *testing.F) {
	p := made(f, frame(f, 2, -2, 3), Draft{})
	for _, options := range [][]string{nil, {"d0-o1"}, {"d1-o0", "d1-o1", "d2-o2"}} {
		code, err := p.Code(answered(f, p, "", 1, options...).Return.Choices)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(code)
	}
	f.Add("JQ9M-1944-005E-S3ZW")
	f.Fuzz(func(t *testing.T, text string) {
		_, answers, err := ReadCode(text, p.Record())
		if err != nil {
			return
		}
		code, err := p.Code(answers)
		if err != nil {
			t.Fatal(err)
		}
		typed, err := valuesOf(text)
		if err != nil {
			t.Fatal(err)
		}
		if wrote, _ := valuesOf(code); !bytes.Equal(wrote, typed) {
			t.Fatalf("%q is read as %s", text, code)
		}
		if g := FromCode(text, "Ann", time.Unix(0, 0), p.Record()); g.Err != nil {
			t.Fatal(g.Err)
		}
	})
}
