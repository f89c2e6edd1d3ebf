// Package excel writes a scenario as a workbook whose totals are live formulas: a reader who changes a figure,
// a choice, the estimate or the basis in the workbook sees the profile that follows.
//
// [Write] is all that a caller needs. The sheets are first laid out as plain values, a [page] each, and then
// streamed. Every formula is written with the value that it has at export, so that a viewer that doesn't
// calculate shows the right figures; what does calculate is told to do so on opening. Formulas keep to what
// Excel 2016 and LibreOffice both know. Money is in £m.
package excel
