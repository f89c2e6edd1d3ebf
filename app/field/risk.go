package field

import (
	"fmt"
	"strconv"

	"tomworkbench/model"
)

// RiskOption is the option that brings a risk, empty for the whole.
func RiskOption() Field {
	return Ref(model.KindOption, func(x *model.Risk) *string { return &x.Option },
		func(_ *model.Case, r model.Record) string { return r.(*model.Option).Name }, nil)
}

// RiskGrade is a likelihood or an impact, 1 to 5.
func RiskGrade(of func(*model.Risk) *int) Field {
	return whole(of, func(text string) (int, error) {
		n, err := readCount(text)
		if err != nil || n < 1 || n > model.MostRisk {
			return 0, fmt.Errorf("“%s” is not a grade; write 1, the least, to %d", text, model.MostRisk)
		}
		return n, nil
	}, strconv.Itoa)
}

// RiskScore is likelihood times impact.
func RiskScore() Field {
	return workedOut(func(_ *model.Case, r model.Record) string {
		if n, known := r.(*model.Risk).Score(); known {
			return strconv.Itoa(n)
		}
		return ""
	})
}
