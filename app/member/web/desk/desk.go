// Package desk is what a person sees of a pack in a page for browsers, and what becomes of what they do there. It knows no browser: the
// page hands over what was done, and gets back which parts of it look different now.
//
// [Open] begins, [Desk.Do] does one thing; both return a [Change] for the page to show.
package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"tomworkbench/app/member/answers"
	"tomworkbench/app/member/tell"
	"tomworkbench/app/member/words"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// Desk is a pack open in a page. All its methods run on one goroutine.
type Desk struct {
	a     *answers.Answers
	words *words.Bundle
	say   tell.Teller
	found answers.Found
	now   func() time.Time
	// at is the screen shown, as package tell numbers them.
	at   int
	seen map[int]bool
	// beside is the scenario of the pack that the sums stand beside, nil for none.
	beside *model.Scenario
	// keeps says that the browser keeps what is answered, kept is what it keeps of this version, empty for nothing.
	keeps bool
	kept  string
	// shown are the parts of the page as they are.
	shown map[string]string
}

// Change is what the page shows differently from now on.
type Change struct {
	// Parts are what elements of the page hold, by their ids, as markup in which every text is escaped.
	Parts map[string]string `json:"parts,omitempty"`
	// Checked are the ids of the boxes and buttons that are chosen, Texts what the fields hold, and Off the ids of what can't be used.
	Checked []string          `json:"checked"`
	Texts   map[string]string `json:"texts"`
	Off     []string          `json:"off"`
	// Title is the page's, Language that of its words.
	Title    string `json:"title"`
	Language string `json:"language"`
	// Focus is the id of where the keys go, Say what is to be said aloud; empty for nothing.
	Focus string `json:"focus,omitempty"`
	Say   string `json:"say,omitempty"`
	// Keep and Aside are what the browser keeps, by keys; File is handed to the person, and Copy goes onto the clipboard.
	Keep  map[string]string `json:"keep,omitempty"`
	Aside map[string]string `json:"aside,omitempty"`
	File  *File             `json:"file,omitempty"`
	Copy  string            `json:"copy,omitempty"`
}

// File is a file for the person to have.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Browser is what a desk is opened in.
type Browser struct {
	// Languages are those that the person reads, the first the best.
	Languages []string `json:"languages"`
	// Kept is what it keeps, by keys; Keeps says that it does at all.
	Kept  map[string]string `json:"kept"`
	Keeps bool              `json:"keeps"`
}

// Open opens a pack in a browser and takes up what was kept there.
func Open(p *choices.Pack, all *words.Bundle, in Browser, now func() time.Time) (*Desk, Change, error) {
	a, err := answers.New(p)
	if err != nil {
		return nil, Change{}, err
	}
	d := &Desk{a: a, words: all, now: now, seen: map[int]bool{}, keeps: in.Keeps, shown: map[string]string{}}
	for s := range p.Case.Scenarios.All() {
		d.beside = s
		break
	}
	c := Change{Aside: map[string]string{}}
	d.found = a.TakeUp(func(version int) (choices.Return, error) {
		text, ok := in.Kept[d.key(version)]
		if !ok {
			return choices.Return{}, fs.ErrNotExist
		}
		return choices.DecodeReturn([]byte(text))
	}, func(version int) string {
		aside := d.key(version) + ".damaged"
		for n := 1; in.Kept[aside] != ""; n++ {
			aside = fmt.Sprintf("%s.damaged-%d", d.key(version), n)
		}
		c.Aside[d.key(version)] = aside
		return aside
	})
	if c.Aside[d.key(p.Version)] == "" {
		d.kept = in.Kept[d.key(p.Version)]
	}
	for i := range a.Decisions() {
		d.seen[i] = a.Given(i).Kind != choices.Untouched
	}
	d.speak(all.Nearest(in.Languages...))
	d.show(&c)
	return d, c, nil
}

// key is under which the browser keeps the answers to a version of the pack.
func (d *Desk) key(version int) string {
	return fmt.Sprintf("tomworkbench-%s-%d", d.a.Pack.ID, version)
}

func (d *Desk) speak(tag string) { d.say = tell.New(d.words.In(tag), d.a) }

// Do does what a person did: a word for what, numbers for which, and what was typed. What the page can't have sent is nothing.
func (d *Desk) Do(what, typed string) Change {
	verb, rest, _ := strings.Cut(what, " ")
	c := Change{}
	before := d.a.Answered()
	do, ok := d.deeds()[verb]
	if !ok {
		return c
	}
	if err := do(&c, rest, typed); err != nil {
		c.Say = d.say.Say("last.forofficer", words.With{"Detail": err.Error()})
	}
	d.keep(&c)
	d.show(&c)
	if c.Say == "" && (verb == "choose" || verb == "say" || verb == "clear" || verb == "undo" || verb == "redo") && before+d.a.Answered() > 0 {
		c.Say = d.spoken()
	}
	return c
}

// deeds are what can be done, by the word that the page sends.
func (d *Desk) deeds() map[string]func(c *Change, which, typed string) error {
	return map[string]func(c *Change, which, typed string) error{
		"go":     func(c *Change, which, _ string) error { return d.goTo(c, which) },
		"choose": func(_ *Change, which, _ string) error { return d.choose(which) },
		"say":    func(_ *Change, which, _ string) error { return d.answer(which) },
		"clear":  d.clear,
		"reason": func(_ *Change, which, typed string) error {
			return d.with(which, len(d.a.Decisions()), func(at int) { d.a.GiveReason(at, typed) })
		},
		"word": func(_ *Change, which, typed string) error {
			return d.with(which, len(d.a.Pack.Questions), func(at int) { d.a.Write(at, typed) })
		},
		"name":      func(_ *Change, _, typed string) error { d.a.Sign(typed); return nil },
		"undo":      func(*Change, string, string) error { d.a.Undo(); return nil },
		"redo":      func(*Change, string, string) error { d.a.Redo(); return nil },
		"start":     d.startFrom,
		"language":  func(_ *Change, which, _ string) error { d.speak(which); return nil },
		"file":      func(c *Change, _, _ string) error { return d.file(c) },
		"copy":      func(c *Change, _, _ string) error { return d.copyCode(c) },
		"notkept":   func(*Change, string, string) error { d.keeps = false; return nil },
		"elsewhere": func(c *Change, _, typed string) error { return d.elsewhere(c, typed) },
	}
}

var errUnknown = errors.New("the page asked for what the case doesn't have")

// with calls f with a number below most.
func (d *Desk) with(which string, most int, f func(int)) error {
	at, err := strconv.Atoi(which)
	if err != nil || at < 0 || at >= most {
		return errUnknown
	}
	f(at)
	return nil
}

func (d *Desk) goTo(c *Change, which string) error {
	if which == "on" {
		which = strconv.Itoa(d.say.FirstUnanswered(d.seen))
	}
	return d.with(which, d.say.Last()+1, func(at int) {
		d.at, c.Focus = at, headingID
		if at > 0 && at <= d.say.Decisions() {
			d.seen[at-1] = true
		}
	})
}

// choose takes an option as the answer to a decision, both by their places; where it is chosen already, it is taken back where the
// decision takes several, since that is what a box does.
func (d *Desk) choose(which string) error {
	decision, option, _ := strings.Cut(which, " ")
	err := errUnknown
	return errors.Join(d.with(decision, len(d.a.Decisions()), func(at int) {
		n := 0
		for o := range d.a.Pack.Case.OptionsOf(d.a.Decisions()[at].ID) {
			if strconv.Itoa(n) == option {
				d.a.Choose(at, o.ID)
				err = nil
				return
			}
			n++
		}
	}), err)
}

func (d *Desk) answer(which string) error {
	decision, kind, _ := strings.Cut(which, " ")
	kinds := map[string]choices.Kind{"nochange": choices.NoChange, "dontmind": choices.NoPreference}
	if kinds[kind] == "" {
		return errUnknown
	}
	return d.with(decision, len(d.a.Decisions()), func(at int) {
		if kinds[kind] != choices.NoChange || d.a.Decisions()[at].AsIs {
			d.a.Say(at, kinds[kind])
		}
	})
}

func (d *Desk) clear(c *Change, which, _ string) error {
	return d.with(which, len(d.a.Decisions()), func(at int) {
		d.a.Say(at, d.a.Given(at).Kind)
		c.Focus = d.answers(at)[0].id // what was tapped is gone
	})
}

// startFrom takes the answers of a scenario of the pack, by its place, or those of none.
func (d *Desk) startFrom(c *Change, which, _ string) error {
	if which == "nothing" {
		d.a.StartFrom("")
		c.Say = d.say.Say("startover.cleared")
		return nil
	}
	return d.with(which, d.a.Pack.Case.Scenarios.Len(), func(at int) {
		d.beside = d.a.Pack.Case.Scenarios.At(at)
		d.a.StartFrom(d.beside.ID)
		c.Say = d.say.Say("startover.done", words.With{"Name": d.beside.Name})
	})
}

// file hands over the file to send.
func (d *Desk) file(c *Change) error {
	r, err := d.a.Return(d.now())
	if err != nil {
		return err
	}
	data, err := r.Encode()
	if err != nil {
		return err
	}
	c.File = &File{d.say.FileName() + choices.ReturnExtension, string(data)}
	c.Say = d.say.Say("web.saved", words.With{"Name": c.File.Name})
	return nil
}

func (d *Desk) copyCode(c *Change) error {
	code, err := d.a.Code()
	c.Copy, c.Say = spaced(code), d.say.Say("last.copied")
	return err
}

// spaced is a code as it is read out.
func spaced(code string) string { return strings.ReplaceAll(code, "-", " ") }

// elsewhere takes over what was answered to the same pack in another tab of the page.
func (d *Desk) elsewhere(c *Change, text string) error {
	if r, err := choices.DecodeReturn([]byte(text)); err == nil && r.Pack == d.a.Pack.Ref() && text != d.kept {
		d.kept = text
		d.a.TakeOver(r)
		c.Say = d.say.Say("web.othertab")
	}
	return nil // anything else is no answer to this page
}

// keep has the browser keep the answers where they are others than it keeps.
func (d *Desk) keep(c *Change) {
	if !d.keeps || !d.a.Begun() && d.kept == "" {
		return
	}
	// A name or a text that no return takes is being typed still, and is said where it is typed.
	r, err := d.a.Return(time.Time{})
	if err != nil {
		return
	}
	if data, err := r.Encode(); err == nil && string(data) != d.kept {
		d.kept = string(data)
		c.Keep = map[string]string{d.key(d.a.Pack.Version): d.kept}
	}
}

// spoken says what the answers come to, for who doesn't see it.
func (d *Desk) spoken() string {
	var parts []string
	for _, s := range d.say.Sums(nil) {
		parts = append(parts, s.Label+": "+s.Figure+".")
	}
	return strings.Join(append(parts, d.say.Warnings()...), " ")
}
