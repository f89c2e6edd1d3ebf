package appraisal

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

// cmdCorrelation sets how far the lines of the simulation move together.
const cmdCorrelation page.ID = "correlation"

// Commands are those of the appraisal.
func (v *view) Commands() []page.Command {
	return []page.Command{
		{ID: cmdCorrelation, Group: page.Design, Name: "Correlation of the simulation …", Bar: page.NoCase(v.h), Run: v.askCorrelation},
	}
}

// askCorrelation asks for the case's correlation: one edit, that can be undone.
func (v *view) askCorrelation() {
	c := v.h.Session().Case()
	edit := func(text string) (model.Edit, error) {
		correlation, err := readCorrelation(text)
		if err != nil {
			return model.Edit{}, err
		}
		return c.Correlate(correlation)
	}
	check := func(text string) error {
		e, err := edit(text)
		if err == nil && !e.Empty() {
			_, _, err = model.Apply(c, e)
		}
		return err
	}
	v.h.AskText("Correlation of the simulation",
		"How far lines do well or badly together, from 0, each by itself, to 1, all together; 0.5 where nobody knows better",
		c.Head().SimulationCorrelation().String(), check, func(text string) { v.h.Do(edit(text)) })
}

// readCorrelation reads a number from 0 to 1, or a percentage of it.
func readCorrelation(text string) (decimal.Decimal, error) {
	if text = strings.TrimSpace(text); strings.HasSuffix(text, "%") {
		return model.ReadPercent(text)
	}
	return model.ReadFigure(text)
}
