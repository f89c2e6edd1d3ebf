package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
)

// Form is a sort of file beside the case file, in the same JSON: what it says of itself, a digest over the rest, fields of its own
// and, in some, a case. Its reader is the case file's: as strict, with the same limits, and with the place of everything that is wrong.
type Form struct {
	// Format is what such a file says of itself at its top, and Noun what people call it, such as "pack".
	Format, Noun string
	// MaxBytes is the size of the largest that is read.
	MaxBytes int
	// HasCase says that such a file holds a case.
	HasCase bool
}

// newest is the version of the form that has everything.
func (f Form) newest() uint64 {
	if f.HasCase {
		return newestVersion()
	}
	return firstVersion
}

// fieldDigest holds the digest of all else in a file.
const fieldDigest = "digest"

// Encode writes a file: own is a struct whose fields stand at the top, and c the case where the form has one. The same content is
// always the same bytes. The digest is over what the file says and not over its layout.
func (f Form) Encode(own any, c *model.Case) (data []byte, digest string, err error) {
	top := &node{sort: object}
	top.set(fieldFormat, textNode(f.Format))
	top.set(fieldVersion, numberNode(firstVersion))
	top.set(fieldDigest, textNode(""))
	var e encoder
	top.fields = slices.Concat(top.fields, e.marshal(own).fields)
	if f.HasCase {
		inner, err := encode(File{Case: c})
		if err != nil {
			return nil, "", err
		}
		*top.get(fieldVersion) = *inner.get(fieldVersion)
		top.fields = slices.Concat(top.fields, inner.without(fieldFormat, fieldVersion))
	}
	if e.err != nil {
		return nil, "", e.err
	}
	digest = digestOf(top)
	top.get(fieldDigest).text = digest
	data, err = top.print()
	return data, digest, err
}

// ChangedError says that a file isn't as it was made.
type ChangedError struct {
	Noun string
	// ByHand says that people may write such a file themselves.
	ByHand bool
}

// Error says what to do.
func (e *ChangedError) Error() string {
	text := fmt.Sprintf("this %s was changed after it was made, or damaged on its way; ask for it again", e.Noun)
	if e.ByHand {
		text += fmt.Sprintf(", or, if you changed it yourself, take the line “%s” out of it", fieldDigest)
	}
	return text
}

// Decode reads a file into the struct that own points at and returns its digest and, where the form has one, its case. The error is a
// [Problems], or a list that begins with a [ChangedError] before what else is wrong.
func (f Form) Decode(data []byte, own any) (c *model.Case, digest string, err error) {
	if len(data) > f.MaxBytes {
		return nil, "", f.tooBig(int64(len(data)))
	}
	top, err := parse(data)
	if err == nil {
		err = checkFormat(top, f)
	}
	if err == nil {
		err = checkCounts(top)
	}
	if err != nil {
		return nil, "", err
	}
	d := decoder{binder: newBinder(), paths: map[place]string{}, faulty: map[string]bool{}}
	c, said := f.bind(d, top, own)
	digest = digestOf(top)
	switch problems := *said; {
	case top.get(fieldDigest) == nil || digest != top.get(fieldDigest).text:
		cause := &ChangedError{Noun: f.Noun}
		return nil, "", caused{slices.Insert(problems, 0, Problem{Text: cause.Error()}), cause}
	case len(problems) > 0:
		return nil, "", problems
	}
	return c, digest, nil
}

// bind fills own, makes the case and returns what is wrong.
func (f Form) bind(d decoder, top *node, own any) (*model.Case, *Problems) {
	if !f.HasCase {
		d.object(top, own, "", nil, []string{fieldFormat, fieldVersion, fieldDigest})
		return nil, &d.problems
	}
	names := d.namesOf(own)
	mine, rest := &node{sort: object}, &node{sort: object}
	for _, x := range top.fields {
		switch {
		case slices.Contains(names, x.name):
			mine.fields = append(mine.fields, x)
		case x.name == fieldJournal || x.name == fieldCursor:
			d.report(x.name, "a %s has no journal; take it out", f.Noun)
		case x.name != fieldDigest:
			rest.fields = append(rest.fields, x)
		}
	}
	d.object(mine, own, "", nil, nil)
	return d.file(rest).Case, &d.problems
}

// Read reads a file of the form from a disk, as [Form.Decode] does.
func (f Form) Read(path string, own any) (c *model.Case, digest string, err error) {
	name := filepath.Base(path)
	data, err := diskfile.Read(path, int64(f.MaxBytes))
	var large *diskfile.TooLarge
	var other *diskfile.NotAFile
	switch {
	case errors.As(err, &other):
		return nil, "", fmt.Errorf("no %s can be read there: %w", f.Noun, err)
	case errors.As(err, &large):
		return nil, "", fmt.Errorf("%s: %w", name, f.tooBig(large.Size))
	case err != nil:
		return nil, "", fmt.Errorf("the %s %s can't be opened: %w", f.Noun, diskfile.Quoted(name), err)
	}
	if c, digest, err = f.Decode(data, own); err != nil {
		return nil, "", fmt.Errorf("%s: %w", name, err)
	}
	return c, digest, nil
}

func (f Form) tooBig(bytes int64) error {
	unit, name := int64(1<<20), "MB"
	if int64(f.MaxBytes) < unit {
		unit, name = 1<<10, "KB"
	}
	return whole("the file is %d %s; a %s has at most %d %s", (bytes+unit-1)/unit, name, f.Noun, int64(f.MaxBytes)/unit, name)
}

// caused is a list of problems that come of one cause, which is the first of them.
type caused struct {
	Problems
	cause error
}

func (c caused) Unwrap() []error { return []error{c.Problems, c.cause} }

// DigestOf is the digest of the text of a file, whatever digest it says itself.
func (f Form) DigestOf(data []byte) (string, error) {
	top, err := parse(data)
	if err == nil {
		err = checkFormat(top, f)
	}
	if err != nil {
		return "", err
	}
	return digestOf(top), nil
}

// digestOf is the SHA-256 of a file whose digest is empty, with all of it on one line.
func digestOf(top *node) string {
	bare := &node{sort: object, fields: slices.Clone(top.fields)}
	for i, f := range bare.fields {
		if f.name == fieldDigest {
			bare.fields[i].value = textNode("")
		}
	}
	p := printer{}
	p.flat(bare)
	sum := sha256.Sum256(p.out.Bytes())
	return hex.EncodeToString(sum[:])
}

// seal puts the digest of a case file into it, after its version.
func (n *node) seal() {
	n.get(fieldVersion).text = fmt.Sprint(digestVersion)
	rest := n.without(fieldFormat, fieldVersion)
	top := n.fields[:len(n.fields)-len(rest)]
	n.fields = slices.Concat(top, []field{{fieldDigest, textNode("")}}, rest)
	n.get(fieldDigest).text = digestOf(n)
}

// without is the fields of an object but some.
func (n *node) without(names ...string) []field {
	return slices.DeleteFunc(slices.Clone(n.fields), func(f field) bool { return slices.Contains(names, f.name) })
}
