package field

import (
	"tomworkbench/model"
)

// Likeliest is where between its minimum and maximum a line is likeliest, in per cent of the way: 0 at the minimum,
// 100 at the maximum. An emptied one is the midpoint.
func Likeliest() Field {
	percent := func(r model.Record) string { return r.(*model.Line).LikeliestShare().Shift(2).String() }
	return Field{
		Only:  func(r model.Record) bool { return r.(*model.Line).HasRange() },
		Lacks: "needs a range: give the line a lowest and a highest figure first, under Estimate",
		Get: func(_ *model.Case, r model.Record) string {
			if r.(*model.Line).Likeliest == nil {
				return ""
			}
			return percent(r)
		},
		reads: func(r model.Record) string { return likeliestWords(r.(*model.Line)) },
		Says: func(_ *model.Case, r model.Record) string {
			return likeliestWords(r.(*model.Line)) + "; 0 is the lowest, 100 the highest"
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.Line)
			if next.Likeliest = nil; text == "" {
				return &next, nil
			}
			share, err := model.ReadPercent(text)
			if err != nil {
				return nil, err
			}
			next.Likeliest = &share
			return &next, nil
		},
	}
}

// likeliestWords says what a line likeliest comes to: "likeliest £7m of £5m to £10m".
func likeliestWords(x *model.Line) string {
	low, likeliest, high := x.Spread()
	words := "likeliest " + model.Million(likeliest) + " of " + model.Million(low) + " to " + model.Million(high)
	if x.Likeliest == nil {
		words += ", the midpoint"
	}
	return words
}
