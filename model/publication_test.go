package model_test

import (
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestTheLogSaysThatALineIsNotForPublicationAndThatItIsAgain(t *testing.T) {
	c := smallCase(t)
	for _, want := range []string{": not for publication", ": for publication again"} {
		next := *c.Lines.At(0)
		next.NotForPublication = !next.NotForPublication
		e, err := c.Replace(next.ID, &next)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(e.Text, want) {
			t.Errorf("the log says %q, want %q", e.Text, want)
		}
		if c, _, err = Apply(c, e); err != nil {
			t.Fatal(err)
		}
	}
}
