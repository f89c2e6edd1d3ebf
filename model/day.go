package model

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// writtenDay is how people read a day: 13 February 2018.
const writtenDay = "2 January 2006"

// ReadDay reads a day as people type it, such as "13 February 2018", "13/2/2018" or "2018-02-13", and returns it as records keep it:
// 2018-02-13. The day stands before the month.
func ReadDay(text string) (string, error) {
	plain := strings.Join(strings.Fields(text), " ")
	if plain == "" {
		return "", errors.New("the day is missing; write it like 13 February 2018")
	}
	for _, layout := range []string{time.DateOnly, writtenDay, "2 Jan 2006", "2/1/2006", "2.1.2006"} {
		if day, err := time.Parse(layout, plain); err == nil && day.Year() >= firstYear && day.Year() <= lastYear {
			return day.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("%s is not a day from %d to %d; write it like 13 February 2018", shownText(text), firstYear, lastYear)
}

// WrittenDay writes a day of a record for people; what is no day stays as it is.
func WrittenDay(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.Format(writtenDay)
}
