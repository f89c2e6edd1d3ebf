package excel

import "github.com/xuri/excelize/v2"

// fontName is the family that the charts are written in as well.
const fontName = "Arial"

// The colours, those of the charts.
const (
	colourBenefit = "12436D"
	colourCost    = "F46A25"
	colourNet     = "3D3D3D"
	colourInput   = "FFF5CC"
	colourQuiet   = "595959"
)

// style says how a cell looks.
type style int

const (
	stylePlain style = iota
	styleTitle
	styleQuiet
	styleHead
	styleHeadCentre
	styleHeadRight
	styleText
	// styleLabel is for the words beside or below a table.
	styleLabel
	styleLink
	styleWhole
	styleMoney
	styleTotal
	styleTotalMoney
	// Shaded cells are there to be changed.
	styleInputText
	styleInputWhole
	styleInputMoney
	styles
)

// Amounts show pence of a pound in £m only where there are any beyond two places: a figure is shown in full, a total
// to two places. A minus is a minus sign, never colour alone.
const (
	formatMoney = `#,##0.00;"−"#,##0.00`
	formatInput = `#,##0.00####;"−"#,##0.00####`
)

// styleSheet holds the workbook's numbers of the styles.
type styleSheet struct {
	plain [styles]int
	// guarded are the same for text that would be taken for a formula if it were typed: the cell is marked as
	// text, so that editing it doesn't make one of it.
	guarded [styles]int
}

// load adds the styles to a workbook.
func (s *styleSheet) load(f *excelize.File) error {
	for i, look := range looks() {
		id, err := f.NewStyle(look)
		if err != nil {
			return err
		}
		s.plain[i] = id
	}
	for i, id := range s.plain {
		s.guarded[i] = guard(f, id)
	}
	return nil
}

// guard adds a twin of a style that marks a cell as text. The library has no option for the mark, but shows the
// list that it stands in.
func guard(f *excelize.File, id int) int {
	marked := true
	twin := f.Styles.CellXfs.Xf[id]
	twin.QuotePrefix = &marked
	f.Styles.CellXfs.Xf = append(f.Styles.CellXfs.Xf, twin)
	f.Styles.CellXfs.Count = len(f.Styles.CellXfs.Xf)
	return f.Styles.CellXfs.Count - 1
}

// looks describes the styles, in their order.
func looks() [styles]*excelize.Style {
	money, input := formatMoney, formatInput
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	top := &excelize.Alignment{Vertical: "top"}
	centre := &excelize.Alignment{Vertical: "top", Horizontal: "center"}
	bold := &excelize.Font{Family: fontName, Size: 11, Bold: true}
	shade := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colourInput}}
	onDark := &excelize.Font{Family: fontName, Size: 11, Bold: true, Color: "FFFFFF"}
	dark := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colourBenefit}}
	edge := frame("BFBFBF")
	above := []excelize.Border{{Type: "top", Style: 1, Color: colourNet}}
	return [styles]*excelize.Style{
		stylePlain: {Alignment: centre},
		styleTitle: {Font: &excelize.Font{Family: fontName, Size: 16, Bold: true}},
		styleQuiet: {Font: &excelize.Font{Family: fontName, Size: 11, Color: colourQuiet}},
		styleHead:  {Font: onDark, Fill: dark, Alignment: wrapped},
		styleHeadCentre: {
			Font: onDark, Fill: dark, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center", WrapText: true},
		},
		styleHeadRight: {
			Font: onDark, Fill: dark, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right", WrapText: true},
		},
		styleText:       {Alignment: wrapped},
		styleLabel:      {Font: bold, Alignment: top},
		styleLink:       {Font: &excelize.Font{Family: fontName, Size: 11, Color: "0B5394", Underline: "single"}, Alignment: wrapped},
		styleWhole:      {Alignment: centre, NumFmt: 1},
		styleMoney:      {Alignment: top, CustomNumFmt: &money},
		styleTotal:      {Font: bold, Border: above, Alignment: top},
		styleTotalMoney: {Font: bold, Border: above, Alignment: top, CustomNumFmt: &money},
		styleInputText:  {Fill: shade, Border: edge, Alignment: top},
		styleInputWhole: {Fill: shade, Border: edge, Alignment: centre, NumFmt: 1},
		styleInputMoney: {Fill: shade, Border: edge, Alignment: top, CustomNumFmt: &input},
	}
}

// wraps reports whether text in a style is broken into lines.
func wraps(s style) bool {
	return s == styleText || s == styleLink || s == styleHead || s == styleHeadCentre || s == styleHeadRight
}

func frame(colour string) []excelize.Border {
	var edges []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		edges = append(edges, excelize.Border{Type: side, Style: 1, Color: colour})
	}
	return edges
}
