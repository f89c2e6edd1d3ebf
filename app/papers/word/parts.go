package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"
)

// What a template may be at most, so that no file can fill the memory.
const (
	maxFile     = 50 << 20  // bytes of the file
	maxUnpacked = 200 << 20 // bytes of its parts together
	maxParts    = 5000
)

// What is wrong with a file that isn't a Word document's container.
var (
	errNotWord   = errors.New("the template is not a Word document; choose a .docx or .dotx file")
	errTooLarge  = errors.New("the template is too large; it may have 50 MB, and 200 MB unpacked")
	errProtected = errors.New("the template is protected by a password; take the password off in Word and save it again")
	errOldWord   = errors.New("the template is in Word's old .doc format; open it in Word and save it as a Word document (.docx)")
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

// unpack takes a file apart. Its parts may have limit bytes together.
func unpack(file []byte, limit int64) (*parts, error) {
	if err := checkKind(file); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, errNotWord
	}
	if len(archive.File) > maxParts {
		return nil, errTooLarge
	}
	p := newParts()
	for _, entry := range archive.File {
		if strings.HasSuffix(entry.Name, "/") {
			continue
		}
		if _, twice := p.get(entry.Name); twice {
			return nil, damaged(entry.Name)
		}
		data, err := unpackEntry(entry, limit)
		if err != nil {
			return nil, err
		}
		limit -= int64(len(data))
		p.put(entry.Name, data)
	}
	return p, nil
}

// checkKind looks at the size of a file and at how it begins, and says which other kind of file it is.
func checkKind(file []byte) error {
	switch {
	case len(file) > maxFile:
		return errTooLarge
	case bytes.HasPrefix(file, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		// Word packs a document with a password into the container of its old format.
		if bytes.Contains(file, wide("EncryptedPackage")) {
			return errProtected
		}
		return errOldWord
	case !bytes.HasPrefix(file, []byte("PK\x03\x04")):
		return errNotWord
	}
	return nil
}

// wide returns a text as Word's old container writes it, two bytes a character.
func wide(text string) []byte {
	var b []byte
	for _, c := range []byte(text) {
		b = append(b, c, 0)
	}
	return b
}

// unpackEntry returns an entry's bytes, at most limit of them: what an entry says of its size is not to
// be trusted.
func unpackEntry(entry *zip.File, limit int64) ([]byte, error) {
	const encrypted = 1
	if entry.Flags&encrypted != 0 {
		return nil, errProtected
	}
	r, err := entry.Open()
	if err != nil {
		return nil, damaged(entry.Name)
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, damaged(entry.Name)
	case int64(len(data)) > limit:
		return nil, errTooLarge
	}
	return data, nil
}

// damaged says that a part of the template can't be read.
func damaged(name string) error {
	return fmt.Errorf("the template is damaged at %q; open it in Word and save it again", name)
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
