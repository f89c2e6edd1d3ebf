package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// MaxFile is how many bytes the file of a template may have.
const MaxFile = 50 << 20

// What a template may be at most besides, so that no file can fill the memory. What is packed has said how large it
// is before anything is unpacked, and is held to it.
const (
	maxUnpacked = 200 << 20 // bytes of its parts together
	maxPart     = 64 << 20  // bytes of a part that is read
	maxParts    = 5000
)

// What is wrong with a file that isn't a Word document's container.
var (
	errNotWord   = errors.New("the template is not a Word document, whatever its name; choose a .docx or .dotx file that Word saved")
	errEmpty     = errors.New("the template is empty; choose another, or save it again in Word")
	errCut       = errors.New("the template is damaged: it ends before its end. Open it in Word and save it again")
	errTooLarge  = errors.New("the template is too large; it may have 50 MB, and unpacked 64 MB a part, 200 MB in all and 5,000 parts")
	errProtected = errors.New("the template is protected by a password; take the password off in Word and save it again")
	errOldWord   = errors.New("the template is in Word's old .doc format; open it in Word and save it as a Word document (.docx)")
)

// archive is a template's file. A part is unpacked when it is asked for, so what only the old text uses never is.
type archive map[string]entry // by lower-case name, for case makes no difference between names

// entry is a packed part.
type entry struct {
	name string
	size int64 // as the file says, bytes
	open func() (io.ReadCloser, error)
}

// builtIn is the archive of the built-in look.
func builtIn() archive {
	a := archive{}
	// What is embedded can be read, and a look without its parts fails every test.
	_ = fs.WalkDir(look, "look", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		short := strings.TrimPrefix(name, "look/")
		a[strings.ToLower(short)] = entry{short, info.Size(), func() (io.ReadCloser, error) { return look.Open(name) }}
		return err
	})
	return a
}

// opened looks into a file without unpacking anything. Its parts may have limit bytes together.
func opened(file []byte, limit int64) (archive, error) {
	if err := checkKind(file); err != nil {
		return nil, err
	}
	packed, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, errCut
	}
	if len(packed.File) > maxParts {
		return nil, errTooLarge
	}
	a := archive{}
	for _, f := range packed.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		const encrypted = 1
		if f.Flags&encrypted != 0 {
			return nil, errProtected
		}
		if f.UncompressedSize64 > uint64(limit) {
			return nil, errTooLarge
		}
		limit -= int64(f.UncompressedSize64)
		key := strings.ToLower(f.Name)
		if _, twice := a[key]; twice {
			return nil, damaged(f.Name, nil)
		}
		a[key] = entry{f.Name, int64(f.UncompressedSize64), f.Open}
	}
	return a, nil
}

// checkKind looks at the size of a file and at how it begins, and says which other kind of file it is.
func checkKind(file []byte) error {
	switch {
	case len(file) > MaxFile:
		return errTooLarge
	case len(file) == 0:
		return errEmpty
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

// has reports whether there is a part with the name.
func (a archive) has(name string) bool {
	_, ok := a[strings.ToLower(name)]
	return ok
}

// read unpacks a part; nil if there is none.
func (a archive) read(name string) ([]byte, error) {
	e, ok := a[strings.ToLower(name)]
	if !ok {
		return nil, nil
	}
	if e.size > maxPart {
		return nil, errTooLarge
	}
	r, err := e.open()
	if err != nil {
		return nil, damaged(e.name, err)
	}
	defer func() { _ = r.Close() }()
	data := make([]byte, e.size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, damaged(e.name, err)
	}
	// Only the end of a part shows that it is as large as it said, and as it was packed.
	if n, err := r.Read(make([]byte, 1)); n > 0 || !errors.Is(err, io.EOF) {
		return nil, damaged(e.name, err)
	}
	return data, nil
}

// damaged says that a part of the template can't be read, or why it isn't.
func damaged(name string, why error) error {
	for _, refusal := range []error{errTooDeep, errTooMuch} {
		if errors.Is(why, refusal) {
			return refusal
		}
	}
	return fmt.Errorf("the template is damaged at %q; open it in Word and save it again", name)
}
