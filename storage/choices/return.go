package choices

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"tomworkbench/model"
	"tomworkbench/model/collation"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
)

// Return is what one person answers to a pack.
type Return struct {
	Pack Ref `json:"pack"`
	// Who is the name that the person gave, empty for none.
	Who string `json:"who,omitempty"`
	// When is when the answers were sent, by the clock of that machine.
	When time.Time `json:"when,omitzero"`
	// Choices has an answer to every decision of the pack, in the case's order.
	Choices []Answer `json:"choices"`
	// Said are the answers to the questions in words, without those that weren't answered.
	Said []Said `json:"said,omitempty"`
}

// Ref says which pack a return answers.
type Ref = model.PackRef

// Ref refers to the pack.
func (p *Pack) Ref() Ref {
	return Ref{ID: p.ID, Version: p.Version, Digest: p.Digest, Title: p.Title()}
}

var returnForm = casefile.Form{Format: "tomchoices", Noun: "file of choices", MaxBytes: 1 << 20}

// Answered makes a return of answers: decisions without one are untouched. The error says which answer the pack doesn't take.
func (p *Pack) Answered(who string, when time.Time, answers []Answer, said []Said) (Return, error) {
	r := Return{Pack: p.Ref(), Who: who, When: when.UTC().Truncate(time.Second), Said: said}
	for i, s := range said {
		if !slices.Contains(p.Questions, s.Question) || slices.ContainsFunc(said[:i], func(x Said) bool { return x.Question == s.Question }) {
			return Return{}, fmt.Errorf("the pack doesn't ask “%s”, or asks it once", cut(s.Question))
		}
	}
	fitted, lost := collation.Fit(p.Case, "pack", answers)
	if len(lost) > 0 {
		return Return{}, errors.New(strings.Join(lost, "; "))
	}
	r.Choices = fitted
	if problems := r.problems(); len(problems) > 0 {
		return Return{}, problems
	}
	return r, nil
}

// Encode writes a return as the text of a file. The same return is always the same bytes.
func (r Return) Encode() ([]byte, error) {
	data, _, err := returnForm.Encode(r, nil)
	return data, err
}

// DecodeReturn reads the text of a return and checks it by itself; a pack takes it by [Collate].
func DecodeReturn(data []byte) (Return, error) {
	var r Return
	_, _, err := returnForm.Decode(data, &r)
	return r.checked(err)
}

// ReadReturn reads a return from a disk and checks it by itself.
func ReadReturn(path string) (Return, error) {
	var r Return
	_, _, err := returnForm.Read(path, &r)
	return r.checked(err)
}

func (r Return) checked(err error) (Return, error) {
	if err != nil {
		return Return{}, err
	}
	if problems := r.problems(); len(problems) > 0 {
		return Return{}, problems
	}
	return r, nil
}

// Write writes a return to a disk, all of it or none.
func (r Return) Write(path string) error {
	data, err := r.Encode()
	if err != nil {
		return err
	}
	if _, err := DecodeReturn(data); err != nil {
		return fmt.Errorf("the choices can't be saved in a file that could be read again, so nothing is written: %w", err)
	}
	return diskfile.Replace(path, data)
}

// problems says what is wrong with a return whatever its pack, of very much the first.
func (r Return) problems() (found casefile.Problems) {
	for _, p := range r.record().Problems() {
		found = append(found, casefile.Problem{Path: p.Field, Text: p.Text})
	}
	return found
}

// record is what a case keeps of the return, without an id and where it came from.
func (r Return) record() *model.Return {
	return &model.Return{Pack: r.Pack, Who: r.Who, When: r.When, Choices: r.Choices, Said: r.Said}
}

// Record is what a case keeps of a return that came in a file of a name. The same return is the same record, so that two people who
// take it in separately have it once after they merge.
func (r Return) Record(name string) (*model.Return, error) {
	_, digest, err := returnForm.Encode(r, nil)
	if err != nil {
		return nil, err
	}
	const enough = 32 // hexadecimal digits
	x := r.record()
	x.ID, x.From = digest[:enough], name
	return x, nil
}
