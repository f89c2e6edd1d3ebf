package linetable

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// optimism reads how a line is adjusted for optimism bias: the class as files or as people name it.
func (t *table) optimism(kind model.LineType) (model.CostClass, decimal.Decimal) {
	class, mitigation := t.class(), decimal.Zero
	if text := t.cell(columnMitigation); text != "" {
		share, err := t.notation.ReadPercent(text)
		if err != nil {
			t.complain(columnMitigation, err)
		}
		mitigation = share
	}
	switch stated := t.has(columnClass); {
	case kind == model.BenefitLine && class != model.Unclassed:
		t.complain(columnClass, "only a cost is adjusted for optimism bias")
	case stated && class == model.Unclassed && !mitigation.IsZero():
		t.complain(columnMitigation, "a line without a class has no optimism bias to mitigate")
	}
	return class, mitigation
}

// readEvidence reads by how much such a cost overran elsewhere, and where that is from. Either makes it own evidence.
func (t *table) readEvidence(l *model.Line) {
	text := t.cell(columnOverrun)
	l.OverrunSource = t.words(columnEvidence)
	if text != "" {
		share, err := t.notation.ReadRate(text)
		if err != nil {
			t.complain(columnOverrun, err)
		}
		l.Overrun = &share
	}
	if text == "" && l.OverrunSource == "" {
		return
	}
	switch stated := t.has(columnClass); {
	case l.Type == model.BenefitLine, stated && l.Class != model.OwnEvidence:
		t.complain(columnOverrun, "only a cost of the class own evidence has an overrun and where that comes from")
	case !stated:
		l.Class = model.OwnEvidence
	}
}

func (t *table) class() model.CostClass {
	text := strings.ToLower(t.cell(columnClass))
	var names []string
	for _, class := range model.CostClasses() {
		if text == string(class) || text == class.Words() {
			return class
		}
		names = append(names, string(class))
	}
	if text != "" {
		t.complain(columnClass, fmt.Sprintf("%q is not one of %s", text, strings.Join(names, ", ")))
	}
	return model.Unclassed
}

// keepOptimism does so with what a cost is adjusted by.
func (t *table) keepOptimism(line, now *model.Line) {
	if line.Type != model.CostLine {
		return
	}
	if !t.has(columnClass) && line.Class == model.Unclassed {
		line.Class = now.Class
	}
	if line.Class == model.OwnEvidence && !t.has(columnOverrun) {
		line.Overrun = now.Overrun
	}
	if line.Class == model.OwnEvidence && !t.has(columnEvidence) {
		line.OverrunSource = now.OverrunSource
	}
	if !t.has(columnMitigation) && line.Class != model.Unclassed {
		line.Mitigation = now.Mitigation
	}
}
