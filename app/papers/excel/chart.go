package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// The size of the chart in px.
const (
	chartWidth  = 760
	chartHeight = 420
)

// placedChart is a chart that the spreadsheet draws itself from cells, with the cell that it begins at.
type placedChart struct {
	at            string
	columns, line *excelize.Chart
}

// newChart draws benefit upwards and cost downwards as columns, and the cumulative net as a line with markers. The
// key names the estimate and the basis, as a key follows the cells in every program and a title doesn't. A case without
// figures has no chart.
func newChart(r profileRows) *placedChart {
	if r.subject.Case.Lines.Len() == 0 {
		return nil // what nobody can choose anything for stays empty
	}
	overlap, gap, varied := 100, uint(60), false
	columns := &excelize.Chart{
		Type:      excelize.Col,
		Series:    []excelize.ChartSeries{r.series(profileBenefit, colourBenefit), r.series(profileDrawn, colourCost)},
		Title:     chartTitle(clean(r.subject.scenarioName()) + ": benefit, cost and cumulative net"),
		Legend:    excelize.ChartLegend{Position: "bottom", Font: chartFont(11, false)},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		XAxis: excelize.ChartAxis{
			// Columns reach below zero, so the years stand at the foot of the chart.
			TickLabelPosition: excelize.ChartTickLabelLow, Font: *chartFont(11, false),
			Alignment: excelize.Alignment{TextRotation: r.turned()},
		},
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, Font: *chartFont(11, false),
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: `"£"General"m";"−£"General"m"`},
		},
		Format:   excelize.GraphicOptions{Name: "Profile", AltText: altText(r.subject), Positioning: "oneCell"},
		Overlap:  &overlap,
		GapWidth: &gap, VaryColors: &varied,
	}
	net := r.series(profileCumulative, colourNet)
	net.Name = sheetProfile + "!" + fixed(profileSide, keyRow)
	net.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: 2.25}
	net.Marker = excelize.ChartMarker{Symbol: "circle", Size: 7, Fill: solid(colourNet), Border: excelize.LineOptions{Type: excelize.LineNone}}
	line := &excelize.Chart{Type: excelize.Line, Series: []excelize.ChartSeries{net}, XAxis: columns.XAxis, YAxis: columns.YAxis}
	return &placedChart{at: place(profileSide, chartRow), columns: columns, line: line}
}

// series is a column of the profile, drawn in a colour.
func (r profileRows) series(column int, colour string) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name:       sheetProfile + "!" + fixed(column, headRow),
		Categories: span(sheetProfile, profileYear, firstRow, r.last),
		Values:     span(sheetProfile, column, firstRow, r.last),
		Fill:       solid(colour),
	}
}

// turned is by how many degrees the names of the years are turned: a quarter where there are too many to stand side
// by side. Leaving some out would be better, but LibreOffice breaks them into pieces instead.
func (r profileRows) turned() int {
	if r.lines.years > 10 {
		return -90
	}
	return 0
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func chartFont(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Bold: bold, Color: "000000"}
}

func chartTitle(text string) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: chartFont(12, true)}}}
}

// key is what the chart's key calls the line, and keyFormula what makes it follow the workbook.
func key(s Book) string {
	return fmt.Sprintf("Cumulative net (%s)", model.Terms(s.Estimate, s.Basis))
}

func keyFormula() string {
	return fmt.Sprintf(`"Cumulative net ("&%s&" estimate, "&%s&")"`, small(nameEstimate), small(nameBasis))
}

// maxAlt is the most of a text alternative, in UTF-16 code units: more than the sentence of any valid case takes.
const maxAlt = 1000

// altText says what the chart shows as it stood at export: a text alternative can't follow the cells.
func altText(s Book) string {
	return shorten("As exported: "+clean(charts.NewProfile(s.Case, s.Scenario, s.Estimate, s.Basis).Alt()), maxAlt)
}

func (b *book) addChart(p *page, _ *excelize.StreamWriter) error {
	if p.chart == nil {
		return nil
	}
	return b.file.AddChart(p.name, p.chart.at, p.chart.columns, p.chart.line)
}
