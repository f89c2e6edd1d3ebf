package choices

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"tomworkbench/model"
)

// BenchmarkCollateAThousandReturns reads 1,000 files of a folder and puts them together, with what they come to: within a second.
func BenchmarkCollateAThousandReturns(b *testing.B) {
	p, r := made(b, example(b), Draft{}), seeded(b)
	folder := b.TempDir()
	for i := range 1000 {
		answers := randomAnswers(r, p)
		answers[0].Reason = fmt.Sprint("Because of reason ", i)
		sent, err := p.Answered(fmt.Sprint("Member ", i), at(1), answers, nil)
		if err == nil {
			err = sent.Write(filepath.Join(folder, fmt.Sprint(i, ReturnExtension)))
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		x := collated(b, p, Gather(folder))
		if len(x.CountedReturns()) != 1000 {
			b.Fatal(x.Refused)
		}
		if _, err := x.Net(model.Minimum, model.InYear); err != nil {
			b.Fatal(err)
		}
		if _, err := x.Agreement(context.Background(), model.Minimum, model.InYear); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenAPack is what a Member waits for before the first page is drawn.
func BenchmarkOpenAPack(b *testing.B) {
	data := encodedPack(b, made(b, example(b), Draft{Comparators: []string{example(b).DefaultScenario().ID}}))
	for b.Loop() {
		if _, err := DecodePack(data); err != nil {
			b.Fatal(err)
		}
	}
}
