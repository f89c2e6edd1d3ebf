package excel

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// archive holds the parts of a workbook back until all are there, and then writes them in one order and without
// times: the same parts give the same bytes.
type archive struct {
	to    io.Writer
	parts []*part
}

type part struct {
	name string
	data bytes.Buffer
}

func newArchive(to io.Writer) *archive { return &archive{to: to} }

// Create adds a part, to be written to until the next one is added.
func (a *archive) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	a.parts = append(a.parts, p)
	return &p.data, nil
}

// AddFS is there for the interface; workbooks don't need it.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts.
func (a *archive) Close() error {
	slices.SortFunc(a.parts, func(x, y *part) int {
		return cmp.Or(cmp.Compare(x.place(), y.place()), strings.Compare(x.name, y.name))
	})
	z := zip.NewWriter(a.to)
	for _, p := range a.parts {
		w, err := z.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := p.data.WriteTo(w); err != nil {
			return err
		}
	}
	return z.Close()
}

// place puts the list of contents first, then the relations between parts: programs that guess a file's type look
// there.
func (p *part) place() int {
	switch {
	case p.name == "[Content_Types].xml":
		return 0
	case strings.HasPrefix(p.name, "_rels/"):
		return 1
	}
	return 2
}
