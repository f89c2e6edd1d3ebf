package model

import "time"

// Day writes the day of a time for people, on the calendar of the machine: "15 January 2018". Everything that carries a
// date takes it from here, so that a picture, its file and a statement of one moment carry the same.
func Day(at time.Time) string { return at.Local().Format("2 January 2006") }
