package linetable

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the text of a table, from UTF-8 or from the UTF-16 of a spreadsheet's "Unicode text".
func decode(data []byte) (string, error) {
	switch {
	case len(data) > MaxBytes:
		return "", fmt.Errorf("the table has %d MB; at most %d MB are read", len(data)>>20, MaxBytes>>20)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return fromUTF16(data[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return fromUTF16(data[2:], binary.BigEndian), nil
	case !utf8.Valid(data):
		return "", errors.New("the table is not in UTF-8; save it as “CSV UTF-8” or as “Unicode text”")
	}
	return strings.TrimPrefix(string(data), byteOrderMark), nil
}

func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// separatorOf is what the first row of a table holds most of outside quotes: a comma, a semicolon or a tab.
func separatorOf(text string) rune {
	counts, quoted, most := map[rune]int{}, false, ','
	for _, r := range text {
		if r == '\n' && !quoted {
			break
		}
		if r == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[r]++
		}
	}
	for _, r := range []rune{';', '\t'} {
		if counts[r] > counts[most] {
			most = r
		}
	}
	return most
}

// records splits a table into cells.
func records(text string, separator rune) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator, -1, true
	rows, err := r.ReadAll()
	switch {
	case err != nil:
		return nil, fmt.Errorf("the table can't be taken apart: %w", err)
	case len(rows) < 2:
		return nil, errors.New("the table is empty; it needs a row of column names and a row for every line")
	case len(rows) > maxRows:
		return nil, fmt.Errorf("the table has %d rows; at most %d are read", len(rows), maxRows)
	}
	return rows, nil
}
