package field

import "tomworkbench/model"

// NotForPublication marks a line that stays out of what is published; empty for one that doesn't.
func NotForPublication() Field {
	return Pick(Fixed("", "not for publication"),
		func(_ *model.Case, x *model.Line) string {
			if x.NotForPublication {
				return "not for publication"
			}
			return ""
		},
		func(_ *model.Case, x *model.Line, i int) { x.NotForPublication = i == 1 })
}
