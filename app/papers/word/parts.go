package word

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"
)

// part is one file of the many that a Word document packs together.
type part struct {
	name string
	data []byte
}

// parts are a Word document's parts in their order.
type parts struct {
	list  []part
	index map[string]int // place in the list by lower-case name, for case makes no difference between names
}

func newParts() *parts { return &parts{index: map[string]int{}} }

// get returns a part's bytes, which are not to be changed, and whether there is such a part.
func (p *parts) get(name string) ([]byte, bool) {
	i, ok := p.index[strings.ToLower(name)]
	if !ok {
		return nil, false
	}
	return p.list[i].data, true
}

// put adds a part, or puts new bytes in the place of an old one's.
func (p *parts) put(name string, data []byte) {
	key := strings.ToLower(name)
	if i, ok := p.index[key]; ok {
		p.list[i].data = data
		return
	}
	p.index[key] = len(p.list)
	p.list = append(p.list, part{name, data})
}

// free returns the first of the names before1after, before2after, … that no part has, with a number above
// the one given.
func (p *parts) free(before, after string, above int) (name string, number int) {
	for n := above + 1; ; n++ {
		name := before + strconv.Itoa(n) + after
		if _, taken := p.get(name); !taken {
			return name, n
		}
	}
}

// clone returns parts to change that share the bytes of these.
func (p *parts) clone() *parts {
	c := newParts()
	for _, each := range p.list {
		c.put(each.name, each.data)
	}
	return c
}

// pack writes the parts as a file, the list of content types first as readers expect it. The same parts
// give the same bytes: every entry has the same time.
func (p *parts) pack(w io.Writer) error {
	archive := zip.NewWriter(w)
	if types, ok := p.get(typesPart); ok {
		if err := packEntry(archive, part{typesPart, types}); err != nil {
			return err
		}
	}
	for _, each := range p.list {
		if strings.EqualFold(each.name, typesPart) {
			continue
		}
		if err := packEntry(archive, each); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write the Word document: %w", err)
	}
	return nil
}

func packEntry(archive *zip.Writer, p part) error {
	header := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
	switch strings.ToLower(path.Ext(p.name)) {
	case ".png", ".jpg", ".jpeg":
		header.Method = zip.Store // they are packed already
	}
	w, err := archive.CreateHeader(header)
	if err == nil {
		_, err = w.Write(p.data)
	}
	if err != nil {
		return fmt.Errorf("write the Word document: %w", err)
	}
	return nil
}
