package choices

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

func encodedPack(t testing.TB, p *Pack) []byte {
	t.Helper()
	data, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAPackHoldsTheFrameTheFiguresForPublicationAndItsComparatorsAlone(t *testing.T) {
	c := edited(t, frame(t, 2, -2),
		func(c *model.Case) (model.Edit, error) {
			line := *c.Lines.At(0)
			line.NotForPublication, line.Note = true, "Secret"
			return c.Replace(line.ID, &line)
		},
		func(c *model.Case) (model.Edit, error) {
			scenario := *c.Scenarios.At(0)
			scenario.Conflicts = "Secret: owns the depot"
			return c.Replace(scenario.ID, &scenario)
		},
		func(c *model.Case) (model.Edit, error) {
			secret := model.Publication{NotForPublication: true, Exempt: 3}
			return c.Together("",
				func(c *model.Case) (model.Edit, error) {
					return c.Add(&model.Passage{Part: "context", Text: "Secret context", Publication: secret}, "")
				},
				func(c *model.Case) (model.Edit, error) {
					return c.Add(&model.Risk{ID: "K1", Name: "Secret risk", Publication: secret}, "")
				},
				func(c *model.Case) (model.Edit, error) {
					return c.Add(&model.Risk{ID: "K2", Name: "Rain", Owner: "Secret officer"}, "")
				},
				func(c *model.Case) (model.Edit, error) {
					return c.Add(&model.Resolution{ID: "r", ScenarioID: "s", ScenarioName: "Proposal", Body: "Cabinet", On: "2026-03-09", Decision: "Secret", Reasons: "Secret", Conflicts: "Secret"}, "")
				})
		},
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Scenario{ID: "t", Name: "Secret plan"}, "")
		},
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Issue{ID: "i", Text: "Secret question"}, "")
		},
		func(c *model.Case) (model.Edit, error) { return c.Choose("t", "d0", "d0-o1") },
		func(c *model.Case) (model.Edit, error) { return c.Choose("s", "d0", "d0-o0") },
		func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Snapshot{ID: "n", Name: "Secret snapshot", Scenario: "Proposal"}, "")
		})
	p := made(t, c, Draft{Comparators: []string{"s"}, Welcome: "Hello", Questions: []string{"Why?"}, Closes: "2026-12-31"})
	data := encodedPack(t, p)
	if strings.Contains(string(data), "Secret") || strings.Contains(string(data), `"entry"`) {
		t.Errorf("the pack says more than it should:\n%s", data)
	}
	back, err := DecodePack(data)
	if err != nil {
		t.Fatal(err)
	}
	if back.LeftOut != 1 || back.Case.Lines.Len() != c.Lines.Len()-1 || back.Case.Risks.Len() != 1 || back.Case.Scenarios.Len() != 1 || back.Welcome != "Hello" || back.Digest != p.Digest {
		t.Errorf("read back is %+v with %d lines", back.Mark, back.Case.Lines.Len())
	}
	if a := back.FromScenario("s"); a[0].Kind != Options || a[0].Options[0] != "d0-o0" || a[1].Kind != Untouched {
		t.Errorf("the comparator answers %v", a)
	}
	if again := encodedPack(t, made(t, c, Draft{Comparators: []string{"s"}, Welcome: "Hello", Questions: []string{"Why?"}, Closes: "2026-12-31"})); !bytes.Equal(again, data) {
		t.Error("the same case and draft make another pack")
	}
	if !bytes.Equal(encodedPack(t, back), data) {
		t.Error("a pack that was read is written otherwise")
	}
}

func TestADraftThatCannotBeMadeSaysWhy(t *testing.T) {
	last := made(t, frame(t, 1), Draft{}).Record()
	last.Version = MostVersions
	for want, d := range map[string]Draft{
		`the case has no scenario "x" to compare with`: {Comparators: []string{"x"}},
		`"soon" is not a day such as 2026-12-31`:       {Closes: "soon"},
		"a pack asks at most 5 questions, not 6":       {Questions: strings.Split("123456", "")},
		"questions[1]: is asked twice":                 {Questions: []string{"a", "a"}},
		"questions[0]: is empty":                       {Questions: []string{" "}},
		"welcome: is longer than 10000 characters":     {Welcome: strings.Repeat("a", 10_001)},
		"versions 1 to 31, not 32; make a new pack":    {Replaces: last},
	} {
		if _, err := Make(frame(t, 1), d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", d, err, want)
		}
	}
	if _, err := Make(frame(t), Draft{}); err == nil || !strings.Contains(err.Error(), "nothing to choose") {
		t.Errorf("without decisions: %v", err)
	}
}

func TestTheNextVersionOfAPackIsThatPackWhileNothingHasChanged(t *testing.T) {
	c := frame(t, 2)
	first := made(t, c, Draft{Welcome: "Hello"})
	c = edited(t, c, func(c *model.Case) (model.Edit, error) { return c.GiveOut(first.Record()) })
	for name, d := range map[string]Draft{"a new pack": {Welcome: "Hello"}, "the next version": {Welcome: "Hello", Replaces: first.Record()}} {
		again := made(t, c, d)
		if again.Ref() != first.Ref() || !bytes.Equal(encodedPack(t, again), encodedPack(t, first)) {
			t.Errorf("%s is %s, not %s", name, again.Record().Name(), first.Record().Name())
		}
		if e, err := c.GiveOut(again.Record()); err != nil || !e.Empty() {
			t.Errorf("%s is kept as another: %v", name, err)
		}
	}
	second := made(t, c, Draft{Welcome: "Hello again", Replaces: first.Record()})
	if second.ID != first.ID || second.Version != 2 {
		t.Errorf("changed it is %s", second.Record().Name())
	}
	if third := made(t, c, Draft{Welcome: "Hello", Replaces: second.Record()}); third.Version != 3 || third.Digest == first.Digest {
		t.Errorf("changed back it is %s", third.Record().Name())
	}
}

// spoiled are the ways in which a sound file comes to be bad, with what is then said.
func spoiled(data []byte, noun string) map[string][]byte {
	text := string(data)
	return map[string][]byte{
		"was changed after it was made, or damaged on its way; ask for it again": []byte(strings.Replace(text, `"title": "Frame"`, `"title": "Flame"`, 1)),
		"the file ends too early":                     data[:len(data)/2],
		"this is not a " + noun + " of TOM Workbench": []byte(`{"format": "tomcase", "version": 1}`),
		"the file is not JSON here":                   []byte("PK\x03\x04"),
		"not valid UTF-8":                             append([]byte(text[:40]), 0xff, 0xfe),
		"made by a newer version of TOM Workbench":    []byte(strings.Replace(text, `"version": `, `"version": 9`, 1)),
		"nested too deeply":                           []byte(`{"format": ` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`),
		"surprise: is not a known field":              []byte(strings.Replace(text, `"digest"`, `"surprise": 1, "digest"`, 1)),
		"stands here twice":                           []byte(strings.Replace(text, `"digest"`, `"digest": "", "digest"`, 1)),
	}
}

func TestABadPackSaysWhatIsWrong(t *testing.T) {
	data := encodedPack(t, made(t, frame(t, 2), Draft{}))
	cases := spoiled(data, "pack")
	cases["at most 32 MB"] = make([]byte, casefile.MaxBytes+1)
	cases["a pack has no journal"] = []byte(strings.Replace(string(data), `"revision": 0`, `"revision": 0, "journal": []`, 1))
	for want, bad := range cases {
		if _, err := DecodePack(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, not %v", want, err)
		}
	}
	var changed *casefile.ChangedError
	if _, err := DecodePack([]byte(strings.Replace(string(data), "Option 1", "Option 7", 1))); !errors.As(err, &changed) {
		t.Errorf("a changed name passes: %v", err)
	}
	spaced := strings.ReplaceAll(string(data), "\n", "\r\n  ")
	if _, err := DecodePack([]byte(spaced)); err != nil {
		t.Errorf("other line ends are taken for a change: %v", err)
	}
}

func TestAnyChangedByteOfAPackThatChangesWhatItSaysIsSeen(t *testing.T) {
	data := encodedPack(t, made(t, frame(t, 1), Draft{Welcome: "Hello"}))
	r := seeded(t)
	for range 3000 {
		bad := bytes.Clone(data)
		bad[r.IntN(len(bad))] = byte(r.IntN(128))
		if p, err := DecodePack(bad); err == nil && !bytes.Equal(encodedPack(t, p), data) {
			t.Fatalf("read is\n%s", bad)
		}
	}
}

func TestAPackHoldsNothingThatIsNotForPublicationWhoeverMadeIt(t *testing.T) {
	for name, edit := range map[string]func(*model.Case) (model.Edit, error){
		"line": func(c *model.Case) (model.Edit, error) {
			line := *c.Lines.At(0)
			line.NotForPublication = true
			return c.Replace(line.ID, &line)
		},
		"risk": func(c *model.Case) (model.Edit, error) {
			return c.Add(&model.Risk{ID: "K1", Name: "Rain", Publication: model.Publication{NotForPublication: true}}, "")
		},
	} {
		data, _, err := packForm.Encode(packFile{Mark{ID: strings.Repeat("0", idLength), Version: 1}}, edited(t, frame(t, 1), edit))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := DecodePack(data); err == nil || !strings.Contains(err.Error(), "that is not for publication") {
			t.Errorf("%s: it is read: %v", name, err)
		}
	}
}

func TestAPackHoldsNothingOfWhatOthersWereGivenOrAnswered(t *testing.T) {
	c := frame(t, 2)
	before := made(t, c, Draft{})
	sent, err := answered(t, before, "Ann", 1, "d0-o1").Return.Record("ann")
	if err != nil {
		t.Fatal(err)
	}
	c = edited(t, c,
		func(c *model.Case) (model.Edit, error) { return c.GiveOut(before.Record()) },
		func(c *model.Case) (model.Edit, error) { return c.TakeIn([]*model.Return{sent}), nil })
	if p := made(t, c, Draft{Welcome: "Again"}); p.Case.Packs.Len()+p.Case.Returns.Len() > 0 || strings.Contains(string(encodedPack(t, p)), "Ann") {
		t.Error("a pack holds what a Member answered to another")
	}
	data, _, err := packForm.Encode(packFile{Mark{ID: strings.Repeat("0", idLength), Version: 1}}, c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := DecodePack(data); err == nil || !strings.Contains(err.Error(), "what others answered") {
		t.Errorf("one made elsewhere that does is read: %v", err)
	}
}

func TestFilesAreWrittenAndReadWhereTheyAreNamed(t *testing.T) {
	folder := t.TempDir()
	p := made(t, frame(t, 2), Draft{})
	path := filepath.Join(folder, "a"+PackExtension)
	if err := p.Write(path); err != nil {
		t.Fatal(err)
	}
	if back, err := ReadPack(path); err != nil || back.Digest != p.Digest {
		t.Errorf("read back: %v", err)
	}
	r := answered(t, p, "Ann", 1, "d0-o1").Return
	answers := filepath.Join(folder, "a"+ReturnExtension)
	if err := r.Write(answers); err != nil {
		t.Fatal(err)
	}
	if back, err := ReadReturn(answers); err != nil || back.Who != "Ann" {
		t.Errorf("read back: %v", err)
	}
}

func TestAFolderATruncatedFileOrAnotherSortOfFileIsNoPack(t *testing.T) {
	folder := t.TempDir()
	p := made(t, frame(t, 2), Draft{})
	path, answers := filepath.Join(folder, "a"+PackExtension), filepath.Join(folder, "a"+ReturnExtension)
	if err := errors.Join(p.Write(path), answered(t, p, "Ann", 1).Return.Write(answers)); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{second(ReadPack(folder)), second(ReadReturn(folder))} {
		if err == nil || !strings.Contains(err.Error(), "is a folder, not a file") {
			t.Errorf("a folder: %v", err)
		}
	}
	if _, err := ReadPack(answers); err == nil || !strings.Contains(err.Error(), "not a pack") {
		t.Errorf("a return for a pack: %v", err)
	}
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadPack(path); err == nil || !strings.Contains(err.Error(), "a.tompack: ") || !strings.Contains(err.Error(), "ends too early") {
		t.Errorf("a stick pulled out: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }
