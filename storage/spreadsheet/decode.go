package spreadsheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// byteOrderMark begins a text that says its encoding; some programs write it twice.
const byteOrderMark = "\uFEFF"

// decode returns the text of a file, and what a person should know of how it was read.
func decode(data []byte) (text string, notes []string, err error) {
	switch wide, order := utf16Order(data); {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "", nil, errors.New("the file is in UTF-32, which isn't read; save it as “CSV UTF-8”")
	case wide:
		text, err = fromUTF16(data, order)
	case utf8.Valid(data):
		text = string(data)
	default:
		text, err = fromWindows(data)
		notes = append(notes, "The file is in Windows-1252, the encoding of older programs, and was read so; see that pound signs and accents are right.")
	}
	if err != nil {
		return "", nil, err
	}
	text = strings.TrimLeft(text, byteOrderMark)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", nil, failAt(text, at, "holds bytes of nothing (NUL), as in a file that wasn't saved whole. Open the file in a spreadsheet, see that every row is there, and save it as “CSV UTF-8”")
	}
	return text, notes, nil
}

// utf16Order reports whether a file is in UTF-16, and in which order its bytes are: by its mark, else where every other of
// its first bytes is zero, as in headings in Latin letters.
func utf16Order(data []byte) (bool, unicode.Endianness) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return true, unicode.LittleEndian
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return true, unicode.BigEndian
	}
	const looked = 256
	first := data[:min(len(data)&^1, looked)]
	var zeros [2]int
	for i, b := range first {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most := len(first) / 2 * 3 / 4
	switch {
	case len(first) < 4:
		return false, unicode.LittleEndian
	case zeros[1] > most && zeros[0] == 0:
		return true, unicode.LittleEndian
	case zeros[0] > most && zeros[1] == 0:
		return true, unicode.BigEndian
	}
	return false, unicode.LittleEndian
}

func fromUTF16(data []byte, order unicode.Endianness) (string, error) {
	if len(data)%2 == 1 {
		return "", errors.New("the file ends in the middle of a character of UTF-16: it wasn't saved whole; save it again")
	}
	return decoded(unicode.UTF16(order, unicode.IgnoreBOM), data)
}

// fromWindows reads what is no UTF-8 as Windows-1252. A file that holds characters of both has been put together of two, and
// either reading would change some of it.
func fromWindows(data []byte) (string, error) {
	if at := brokenAt(data); at >= 0 {
		return "", failAt(string(data), at, "holds bytes that are not UTF-8, and other rows are in UTF-8: the file was put together of two encodings. Put the text of that row right and save it as “CSV UTF-8”")
	}
	text, err := decoded(charmap.Windows1252, data)
	if at := strings.IndexRune(text, utf8.RuneError); err == nil && at >= 0 {
		return "", failAt(text, at, "holds a character that is neither UTF-8 nor Windows-1252; save the file as “CSV UTF-8” or as “Unicode text”")
	}
	return text, err
}

// brokenAt is where a text that is no UTF-8 breaks off it, if it holds characters of more than one byte that are; else −1.
func brokenAt(data []byte) int {
	broken, wide := -1, false
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 && broken < 0 {
			broken = i
		}
		wide = wide || size > 1
		i += size
	}
	if wide {
		return broken
	}
	return -1
}

func decoded(e encoding.Encoding, data []byte) (string, error) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("the text can't be read: %w; save the file as “CSV UTF-8”", err)
	}
	return string(text), nil
}

// failAt is the error of a file for what stands at a place in its text.
func failAt(text string, at int, why string) error {
	row := rowAt(text, at)
	return Fail(row, "row %d %s", row, why)
}

// rowAt is the row of a spreadsheet that a place in a text stands in.
func rowAt(text string, at int) int {
	before := text[:at] + "x" // the cell that the place is in
	rows, err := split(before, separatorOf(before, nil), false)
	if err != nil {
		return MaxRows
	}
	return len(rows)
}
