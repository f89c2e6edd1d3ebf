package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxUnpacked is how large a workbook may be when it is unpacked, in bytes.
const maxUnpacked = 32 << 20

// openWorkbook takes a workbook apart: of its sheets the one with the most known headings in a row, else the first.
func openWorkbook(data []byte, known func(string) bool) (s Sheet, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			s, err = Sheet{}, fmt.Errorf("the workbook is damaged: %v; open it in a spreadsheet and save it again", problem)
		}
	}()
	if err := checkParts(data); err != nil {
		return Sheet{}, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked,
	})
	if err != nil {
		return Sheet{}, fmt.Errorf("the file is no workbook that can be read: %w", err)
	}
	defer func() { _ = book.Close() }()
	s, most := Sheet{}, -1
	for _, name := range book.GetSheetList() {
		rows, err := rowsOf(book, name)
		if err != nil {
			return Sheet{}, err
		}
		if n := knownIn(rows[:min(len(rows), looked)], known); n > most {
			s, most = Sheet{Rows: rows, Separator: '\t'}, n
		}
	}
	return s, nil
}

// deepest is how deep the elements of a workbook's parts may be nested: far deeper than any program writes them.
const deepest = 64

// checkParts reads the parts of a workbook through without keeping any, and says which is damaged, or would take more
// memory than a table can.
func checkParts(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("the file is no workbook that can be read: %w", err)
	}
	left := int64(maxUnpacked)
	for _, entry := range archive.File {
		if left -= int64(entry.UncompressedSize64); left < 0 || entry.UncompressedSize64 > maxUnpacked {
			return fmt.Errorf("the workbook has more than %d MB when it is unpacked; save the one sheet as “CSV UTF-8”", maxUnpacked>>20)
		}
		if ending := path.Ext(entry.Name); ending != ".xml" && ending != ".rels" {
			continue
		}
		if err := checkPart(entry); err != nil {
			return fmt.Errorf("the workbook is damaged at “%s”: %w; open it in a spreadsheet and save it again", begin(entry.Name), err)
		}
	}
	return nil
}

func checkPart(entry *zip.File) error {
	r, err := entry.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	decoder := xml.NewDecoder(io.LimitReader(r, int64(entry.UncompressedSize64)))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	depth := 0
	for {
		token, err := decoder.RawToken() // which keeps nothing of what is open
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return nil
		case errors.Is(err, io.EOF):
			return errors.New("it ends before its end")
		case err != nil:
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > deepest {
			return fmt.Errorf("its elements are nested deeper than %d", deepest)
		}
	}
}

// rowsOf are the rows of a sheet of a workbook, figures with the fifteen digits that a spreadsheet keeps.
func rowsOf(book *excelize.File, name string) ([][]string, error) {
	cursor, err := book.Rows(name)
	if err != nil {
		return nil, fmt.Errorf("the sheet “%s” can't be read: %w", name, err)
	}
	defer func() { _ = cursor.Close() }()
	var rows [][]string
	for cursor.Next() {
		cells, err := cursor.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d of the sheet “%s” can't be read: %w", len(rows)+1, name, err)
		}
		for i, cell := range cells {
			cells[i] = asShown(cell)
		}
		rows = append(rows, cells)
		if len(rows) > MaxRows || len(cells) > MaxColumns {
			return nil, fmt.Errorf("the sheet “%s” has more than %d rows or %d columns; at most so many are read", name, MaxRows, MaxColumns)
		}
	}
	for len(rows) > 0 && strings.Join(rows[len(rows)-1], "") == "" {
		rows = rows[:len(rows)-1]
	}
	return rows, cursor.Error()
}

// asShown writes a figure of a workbook, which holds it as a binary fraction, with the fifteen digits that it was typed in.
func asShown(cell string) string {
	const digits = 15
	if strings.ContainsFunc(cell, func(r rune) bool { return !strings.ContainsRune("0123456789.eE+-", r) }) || len(cell) < digits {
		return cell
	}
	f, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', digits, 64), 64)
	if err != nil {
		return cell
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}
