package page_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page/log"
	"tomworkbench/app/say"
	"tomworkbench/model"
)

func TestADialogHoldsWhatAPersonReadsHoweverMuchIsWrong(t *testing.T) {
	d := apptest.Open(t, log.Entry())
	long, many := strings.Repeat("é", 1<<20)+" take it out", make(model.Problems, 5000)
	for i := range many {
		many[i] = model.Problem{Text: fmt.Sprintf("problem %d", i)}
	}
	lines := strings.Repeat("a line\n", 1<<18)
	for name, show := range map[string]func(){
		"a report of many problems": func() { d.Report(many) },
		"a long problem":            func() { d.Report(model.Problems{{Text: long}}) },
		"a long error":              func() { d.Report(errors.New(long)) },
		"an error of many lines":    func() { d.Report(errors.New(lines)) },
		"a long message":            func() { d.Tell("T", long) },
		"a message of many lines":   func() { d.Tell("T", lines) },
		"a question":                func() { d.Ask("T", lines, "Yes", func() {}) },
		"refused words":             func() { d.Tell("T", say.Refusal(many)) },
	} {
		show()
		if shown := len(d.DialogText()); shown > 6000 || shown == 0 {
			t.Errorf("%s fills a dialog with %d bytes", name, shown)
		}
		d.Dismiss()
	}
}
