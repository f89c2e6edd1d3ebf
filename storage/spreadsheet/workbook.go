package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"tomworkbench/model"
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
		return Sheet{}, errNoWorkbook
	}
	defer func() { _ = book.Close() }()
	return bestSheet(book, known)
}

// mostSheets is how many sheets of a workbook are looked at.
const mostSheets = 50

// bestSheet is the sheet with the most known headings in one of its first rows, of those that are shown. Others that have
// some are named: nothing is read of them.
func bestSheet(book *excelize.File, known func(string) bool) (Sheet, error) {
	best, most := "", -1
	var others []string
	for i, name := range book.GetSheetList() {
		if shown, err := book.GetSheetVisible(name); i >= mostSheets || err == nil && !shown {
			continue
		}
		rows, err := rowsOf(book, name, looked)
		if err != nil {
			return Sheet{}, err
		}
		n := knownIn(rows, known)
		if n > 1 {
			others = append(others, name)
		}
		if n > most {
			best, most = name, n
		}
	}
	if best == "" {
		return Sheet{}, errors.New("the workbook has no sheet that is shown")
	}
	rows, err := rowsOf(book, best, MaxRows+1)
	if err != nil {
		return Sheet{}, err
	}
	s := Sheet{Rows: rows, Separator: '\t'}
	if others = slices.DeleteFunc(others, func(name string) bool { return name == best }); len(others) > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("The sheet “%s” is read, and nothing of “%s”.", best, strings.Join(others[:min(len(others), 5)], "”, “")))
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
		return errCutWorkbook
	}
	if !slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == "xl/workbook.xml" }) {
		return errNoWorkbook
	}
	left, elements := int64(maxUnpacked), 0
	for _, entry := range archive.File {
		if left -= int64(entry.UncompressedSize64); left < 0 || entry.UncompressedSize64 > maxUnpacked {
			return fmt.Errorf("the workbook has more than %d MB when it is unpacked; save the one sheet as “CSV UTF-8”", maxUnpacked>>20)
		}
		if ending := path.Ext(entry.Name); ending != ".xml" && ending != ".rels" {
			continue
		}
		if err := checkPart(entry, &elements); err != nil {
			return fmt.Errorf("the workbook can't be read at “%s”: %w; open it in a spreadsheet, and save the one sheet as “CSV UTF-8”", begin(entry.Name), err)
		}
	}
	return nil
}

// Why a file that is packed as a workbook is can't be read.
var (
	errNoWorkbook  = errors.New("the file is no Excel workbook, whatever its name; save the sheet as .xlsx or as “CSV UTF-8”")
	errCutWorkbook = errors.New("the workbook is damaged: it ends before its end. Open it in a spreadsheet and save it again")
)

// mostElements is how many elements the parts of a workbook may have together: more than twice what the largest table needs.
const mostElements = 1_000_000

// checkPart counts the elements of a part, and sees that no formula stands there that was never worked out.
func checkPart(entry *zip.File, elements *int) error {
	r, err := entry.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	decoder := xml.NewDecoder(io.LimitReader(r, int64(entry.UncompressedSize64)))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	depth := 0
	var c formulaCell
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
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			*elements++
			c.open(token)
		case xml.EndElement:
			depth--
			if c.isOpen(token) {
				return fmt.Errorf("the formula in %s was never worked out", c.at)
			}
		}
		if *elements > mostElements {
			return fmt.Errorf("it has more than %d elements", mostElements)
		}
		if depth > deepest {
			return fmt.Errorf("its elements are nested deeper than %d", deepest)
		}
	}
}

// formulaCell follows a cell of a sheet: whether it has a formula, and what that comes to.
type formulaCell struct {
	at             string
	formula, value bool
}

func (c *formulaCell) open(e xml.StartElement) {
	switch e.Name.Local {
	case "c":
		*c = formulaCell{}
		for _, a := range e.Attr {
			if a.Name.Local == "r" {
				c.at = a.Value
			}
		}
	case "f":
		c.formula = true
	case "v", "is":
		c.value = true
	}
}

// isOpen reports whether a cell ends that has a formula and no value.
func (c *formulaCell) isOpen(e xml.EndElement) bool {
	return e.Name.Local == "c" && c.formula && !c.value
}

// mostText is how much text the cells of a sheet may have together, in bytes.
const mostText = 4 * MaxBytes

// rowsOf are the rows of a sheet of a workbook, at most some of them: figures with the fifteen digits that a spreadsheet
// keeps, in the unit that they are shown in.
func rowsOf(book *excelize.File, name string, most int) (rows [][]string, err error) {
	raw, err := book.Rows(name)
	if err != nil {
		return nil, unreadable(name)
	}
	defer func() { _ = raw.Close() }()
	shown, err := book.Rows(name)
	if err != nil {
		return nil, unreadable(name)
	}
	defer func() { _ = shown.Close() }()
	text := 0
	for raw.Next() && shown.Next() && len(rows) < most {
		cells, err := raw.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, Fail(len(rows)+1, "row %d of the sheet “%s” can't be read; save the workbook again in a spreadsheet, or the sheet as “CSV UTF-8”", len(rows)+1, name)
		}
		looks, err := shown.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			looks = cells
		}
		for i, cell := range cells {
			look := cell
			if i < len(looks) {
				look = looks[i]
			}
			cells[i] = asShown(cell, look)
			text += len(cells[i])
		}
		rows = append(rows, cells)
		if len(rows) > MaxRows || len(cells) > MaxColumns || text > mostText {
			return nil, fmt.Errorf("the sheet “%s” has more than %d rows, %d columns or %d MB of text; at most so much is read", name, MaxRows, MaxColumns, mostText>>20)
		}
	}
	for len(rows) > 0 && strings.Join(rows[len(rows)-1], "") == "" {
		rows = rows[:len(rows)-1]
	}
	return rows, nil
}

func unreadable(name string) error {
	return fmt.Errorf("the sheet “%s” can't be read; save the workbook again in a spreadsheet, or the sheet as “CSV UTF-8”", name)
}

// asShown is a cell of a workbook, by what it holds and by how it is shown. Of a figure all digits are taken that it holds, not
// those alone that are shown; its pound sign and per cent are as shown, and one that is shown in thousands or millions is
// in pounds. What is shown as no figure, such as a date, is taken as it looks.
func asShown(cell, look string) string {
	if cell == look || !isNumber(cell) {
		return cleanDigits(look)
	}
	held := cleanDigits(cell)
	p, ok := model.GroupingCommas.ReadPrinted(look)
	switch {
	case !ok && model.IsNil(look):
		return held
	case !ok:
		return look
	case p.Unit == "%":
		if d, err := decimal.NewFromString(held); err == nil {
			return d.Shift(2).String() + "%"
		}
		return look
	}
	if d, err := decimal.NewFromString(held); err == nil && !d.Round(p.Places).Equal(p.Value) && p.Unit != "" {
		return "£" + held
	}
	return p.Prefix + held + p.Suffix
}

func isNumber(cell string) bool {
	return cell != "" && !strings.ContainsFunc(cell, func(r rune) bool { return !strings.ContainsRune("0123456789.eE+-", r) })
}

// cleanDigits writes a figure that a workbook holds as a binary fraction with the fifteen digits that it was typed in.
func cleanDigits(cell string) string {
	const digits = 15
	if !isNumber(cell) || len(cell) < digits {
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
