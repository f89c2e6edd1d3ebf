package field

import "tomworkbench/model"

// Day is a day that may be unset, shown and taken as people write it.
func Day[R any, P interface {
	*R
	model.Record
}](of func(P) *string,
) Field {
	return Field{
		Get: func(_ *model.Case, r model.Record) string { return model.WrittenDay(*of(r.(P))) },
		reads: func(r model.Record) string {
			if day := *of(r.(P)); day != "" {
				return model.WrittenDay(day)
			}
			return notEntered
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(P)
			if *of(&next) = ""; text == "" {
				return P(&next), nil
			}
			day, err := model.ReadDay(text)
			if err != nil {
				return nil, err
			}
			*of(&next) = day
			return P(&next), nil
		},
	}
}
