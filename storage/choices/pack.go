package choices

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
)

// Limits of a pack.
const (
	MostQuestions = model.MostPackQuestions
	// MostVersions is how many versions of a pack a code can tell apart.
	MostVersions = model.MostPackVersions
)

// Pack is a case with its frame and figures fixed, for people to say what they would choose. [Make] and [ReadPack] make one; it isn't
// modified.
type Pack struct {
	Mark
	// Digest tells two packs of one id and version apart.
	Digest string
	// Case holds the scenarios to compare with, and nothing that is not for publication.
	Case *model.Case

	record *model.Pack
}

// Mark is what a pack says of itself.
type Mark struct {
	// ID is the same for all versions of a pack: 16 characters in base 32.
	ID string `json:"id"`
	// Version counts from 1 to [MostVersions].
	Version int `json:"version"`
	// Closes is the last day on which answers are wanted, such as 2026-12-31; empty for none.
	Closes    string   `json:"closes,omitempty"`
	Welcome   string   `json:"welcome,omitempty"`
	Questions []string `json:"questions,omitempty"`
	// LeftOut counts the lines of the case that the pack doesn't hold.
	LeftOut int `json:"linesLeftOut,omitempty"`
}

// Draft says what an officer wants in a pack.
type Draft struct {
	// Comparators are the ids of the scenarios to compare with.
	Comparators []string
	Welcome     string
	Questions   []string
	Closes      string
	// Replaces is the pack of which this is the next version; nil for a new one. Where nothing has changed since it was made, the next
	// version is that pack again.
	Replaces *model.Pack
}

var packForm = casefile.Form{Format: "tompack", Noun: "pack", MaxBytes: casefile.MaxBytes, HasCase: true}

// packFile is a pack's own part of its file.
type packFile struct {
	Pack Mark `json:"pack"`
}

// Make makes a pack of a case. It holds the frame, the figures and texts that are for publication and the comparators; of the officers' own it
// leaves out the log, the snapshots, the packs and what came back, the parked questions, what a room said, what is delivered, the registers of
// opportunities, numbers of staff, names of officers, what was decided, the declarations of interest
// and the bookkeeping of every record. The same
// case and draft always make the same pack.
func Make(c *model.Case, d Draft) (*Pack, error) {
	p := &Pack{Mark: Mark{Version: 1, Closes: d.Closes, Welcome: d.Welcome, Questions: d.Questions}}
	for _, id := range d.Comparators {
		if _, ok := c.Scenarios.Get(id); !ok {
			return nil, fmt.Errorf("the case has no scenario %q to compare with", id)
		}
	}
	var kept []model.Record
	for r := range c.Records() {
		if model.PublicationOf(r).NotForPublication {
			if r.Kind() == model.KindLine {
				p.LeftOut++
			}
		} else if r = published(r, d.Comparators); r != nil {
			kept = append(kept, r.WithMeta(model.Meta{}))
		}
	}
	var err error
	if p.Case, err = model.NewCase(0, kept, false); err != nil {
		return nil, fmt.Errorf("the case can't be made into a pack: %w", err)
	}
	if err := p.mark(d.Replaces); err != nil {
		return nil, err
	}
	if problems := p.problems(); len(problems) > 0 {
		return nil, problems
	}
	return p.laidOut(), nil
}

// mark gives the pack its id, version and digest: those of the pack that it replaces where it says the same, so that what is given out in
// two forms is one pack.
func (p *Pack) mark(replaces *model.Pack) (err error) {
	if replaces == nil {
		if p.ID, err = p.firstID(); err == nil {
			p.Digest, err = p.digest()
		}
		return err
	}
	p.ID, p.Version = replaces.ID, replaces.Version
	if p.Digest, err = p.digest(); err == nil && p.Digest != replaces.Digest {
		p.Version++
		p.Digest, err = p.digest()
	}
	return err
}

func (p *Pack) digest() (string, error) {
	_, digest, err := packForm.Encode(packFile{p.Mark}, p.Case)
	return digest, err
}

// published is a record as a pack has it, nil for none.
func published(r model.Record, comparators []string) model.Record {
	if s := model.ScenarioOf(r); s != "" && !slices.Contains(comparators, s) {
		return nil
	}
	switch x := r.(type) {
	case *model.Snapshot, *model.Issue, *model.Pack, *model.Return, *model.Hands, *model.Opportunity,
		*model.Baseline, *model.Actuals, *model.Progress, *model.Reading, *model.Resolution:
		return nil
	case *model.Risk:
		next := *x
		next.Owner = ""
		return &next
	case *model.Line:
		next := *x
		next.FTE = nil
		return &next
	case *model.Activity:
		next := *x
		next.FTE = nil
		return &next
	case *model.Component:
		next := *x
		next.RatedBy = ""
		return &next
	case *model.Plan:
		next := *x
		next.Owner = ""
		return &next
	case *model.Scenario:
		next := *x
		next.Conflicts, next.Dispensations = "", ""
		return &next
	}
	return r
}

// firstID makes the id of a new pack of what it says.
func (p *Pack) firstID() (string, error) {
	digest, err := p.digest()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(digest))
	id := make([]byte, idLength)
	for i := range id {
		id[i] = alphabet[sum[i]%base]
	}
	return string(id), nil
}

// idLength is how many characters an id of a pack has.
const idLength = 16

// problems says what is wrong with what the pack says of itself, and with a case that leaves nothing to choose.
func (p *Pack) problems() (found casefile.Problems) {
	report := func(field, text string) {
		if text != "" {
			found = append(found, casefile.Problem{Path: "pack." + field, Text: text})
		}
	}
	if len(p.ID) != idLength || strings.Trim(p.ID, alphabet) != "" {
		report("id", fmt.Sprintf("an id of a pack has %d characters of base 32", idLength))
	}
	if p.Version < 1 || p.Version > MostVersions {
		report("version", fmt.Sprintf("a pack has versions 1 to %d, not %d; make a new pack", MostVersions, p.Version))
	}
	report("closes", model.PackDayProblem(p.Closes))
	report("welcome", model.TextProblem(p.Welcome))
	if len(p.Questions) > MostQuestions {
		report("questions", fmt.Sprintf("a pack asks at most %d questions, not %d", MostQuestions, len(p.Questions)))
	}
	for i, q := range p.Questions {
		field := fmt.Sprintf("questions[%d]", i)
		report(field, model.TextProblem(q))
		switch {
		case strings.TrimSpace(q) == "":
			report(field, "is empty; write the question, or take it out")
		case slices.Contains(p.Questions[:i], q):
			report(field, "is asked twice; take one out")
		}
	}
	if p.LeftOut < 0 {
		report("linesLeftOut", "counts lines and can't be below zero")
	}
	if p.Case.Decisions.Len() == 0 {
		found = append(found, casefile.Problem{Text: "the case has no decision, so there is nothing to choose"})
	}
	return found
}

// laidOut makes the record of the pack, against which codes are read.
func (p *Pack) laidOut() *Pack {
	options := map[string][]string{}
	for o := range p.Case.Options.All() {
		options[o.Decision] = append(options[o.Decision], o.ID)
	}
	p.record = &model.Pack{PackRef: p.Ref(), Closes: p.Closes, Welcome: p.Welcome, Questions: p.Questions, LeftOut: p.LeftOut}
	for d := range p.Case.Decisions.All() {
		p.record.Layout = append(p.record.Layout, model.PackDecision{ID: d.ID, Several: d.Several, AsIs: d.AsIs, Options: options[d.ID]})
	}
	return p
}

// Record is what a case keeps of the pack.
func (p *Pack) Record() *model.Pack { return p.record }

// ClosedAt reports whether a time, if it is known, is after the day on which the pack closes.
func (p *Pack) ClosedAt(when time.Time) bool { return p.record.ClosedAt(when) }

// Encode writes the pack as the text of a file. The same pack is always the same bytes.
func (p *Pack) Encode() ([]byte, error) {
	data, _, err := packForm.Encode(packFile{p.Mark}, p.Case)
	return data, err
}

// DecodePack reads the text of a pack and checks all of it.
func DecodePack(data []byte) (*Pack, error) {
	var own packFile
	c, digest, err := packForm.Decode(data, &own)
	return taken(own, c, digest, err)
}

// ReadPack reads a pack from a disk and checks all of it.
func ReadPack(path string) (*Pack, error) {
	var own packFile
	c, digest, err := packForm.Read(path, &own)
	return taken(own, c, digest, err)
}

func taken(own packFile, c *model.Case, digest string, err error) (*Pack, error) {
	if err != nil {
		return nil, err
	}
	p := &Pack{Mark: own.Pack, Digest: digest, Case: c}
	if problems := p.problems(); len(problems) > 0 {
		return nil, problems
	}
	if left := c.Unpublished(); len(left) > 0 {
		return nil, fmt.Errorf("the pack holds a %s that is not for publication; make it again", left[0].Kind().Noun())
	}
	if c.Packs.Len() > 0 || c.Returns.Len() > 0 {
		return nil, errors.New("the pack holds what others answered; make it again")
	}
	return p.laidOut(), nil
}

// Write writes a pack to a disk, all of it or none.
func (p *Pack) Write(path string) error {
	data, err := p.Encode()
	if err != nil {
		return err
	}
	if _, err := DecodePack(data); err != nil {
		return fmt.Errorf("the pack can't be saved in a file that could be read again, so nothing is written: %w", err)
	}
	return diskfile.Replace(path, data)
}

// cut shortens what a hostile file says to what a message can carry.
func cut(text string) string { return model.Cut(text) }
