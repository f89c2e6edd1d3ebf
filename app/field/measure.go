package field

import "tomworkbench/model"

// Direction is where a measure is to go.
func Direction() Field {
	return oneOf(model.Directions(), func(x *model.Measure) *model.Direction { return &x.Direction })
}

// ByYear is the financial year by which a measure's target is to be met.
func ByYear() Field {
	return whole(func(x *model.Measure) *int { return &x.Year }, readYear, writeYear)
}

// Disbenefit is whether a measure is a benefit, or what the change is expected to make worse.
func Disbenefit() Field {
	words := []string{"benefit", "dis-benefit"}
	at := map[bool]int{true: 1}
	f := Pick(Fixed(words...),
		func(_ *model.Case, x *model.Measure) string { return words[at[x.Worse]] },
		func(_ *model.Case, x *model.Measure, i int) { x.Worse = i == 1 })
	f.None = words[0]
	return f
}
