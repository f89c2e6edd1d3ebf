package papers

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
)

// Job is a folder to be filled.
type Job struct {
	// Papers are of the scenarios, a folder each where there are several.
	Papers []Paper
	// Into is the folder; it is made where it isn't there.
	Into   string
	Format charts.Format
	// Documents adds the options paper and the workbook to the figures.
	Documents bool
}

// task is one figure or document to be made at a path.
type task struct {
	path string
	make func(path string) error
}

// Run writes every figure as PNG, SVG and table and the words that go with them, and the documents. It uses all
// cores and stops between two files when the context ends. progress, where it is not nil, is called with what is
// done of all, from several goroutines. Files that were there are replaced one by one, each whole. The first error
// ends it; the files made before it stay.
func (j Job) Run(ctx context.Context, progress func(done, all int)) error {
	taken := map[string]bool{}
	var tasks []task
	for _, s := range j.Papers {
		folder := j.Into
		if len(j.Papers) > 1 {
			folder = filepath.Join(folder, freeName(FileName(s.Name()), taken))
		}
		if err := diskfile.MakeFolder(folder, 0o755); err != nil {
			return fmt.Errorf("the folder %s can't be made; choose another place: %w", folder, err)
		}
		tasks = append(tasks, j.tasks(s, folder)...)
	}
	return carryOut(ctx, tasks, progress)
}

// tasks lists the files of one subject, the slowest first.
func (j Job) tasks(s Paper, folder string) []task {
	at := func(name string) string { return filepath.Join(folder, name) }
	var tasks []task
	if j.Documents {
		tasks = append(tasks,
			task{at("Options paper" + Word), func(path string) error { return SaveOptions(s, path) }},
			task{at("Workbook" + Workbook), func(path string) error { return SaveWorkbook(s, path) }})
	}
	if j.Documents && s.Case.Resolution(s.Scenario) != nil {
		tasks = append(tasks, task{at("Decision statement" + Word), func(path string) error { return SaveStatement(s, path) }})
	}
	for i, k := range s.Figures() {
		name := fmt.Sprintf("%d %s", i+1, k.Name())
		tasks = append(tasks, task{at(name), func(path string) error { return s.saveForms(k, path, j.Format) }})
	}
	return append(tasks, task{at("Words.txt"), s.saveWords})
}

// saveForms writes one figure in its three forms.
func (s Paper) saveForms(k charts.FigureID, path string, page charts.Format) error {
	f, err := s.Figure(k)
	if err != nil {
		return err
	}
	for _, ending := range []string{PNG, SVG, Table} {
		if err := SaveFigure(f, path+ending, page.For(f)); err != nil {
			return err
		}
	}
	return nil
}

// saveWords writes the text alternatives, the descriptions and the assumptions.
func (s Paper) saveWords(path string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", s.Terms(), s.Stamp())
	for i, k := range s.Figures() {
		f, err := s.Figure(k)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "\n%d %s: %s\nText alternative: %s\nDescription: %s\n", i+1, k.Name(), f.Title(), f.Alt(), f.Description())
	}
	all := s
	all.Only = nil // what the options paper leaves out is in the folder
	if words := all.LeftOutWords(); words != "" {
		fmt.Fprintf(&b, "\n%s\n", words)
	}
	if s.Case.Assumptions.Len() > 0 {
		b.WriteString("\nAssumptions\n")
		for a := range s.Case.Assumptions.All() {
			fmt.Fprintf(&b, "%s %s\n", a.ID, a.Text)
		}
	}
	// Windows' own editor wants its ends of lines.
	return diskfile.Replace(path, []byte(strings.ReplaceAll(model.Undirected(b.String()), "\n", "\r\n")))
}

// carryOut makes the files on all cores.
func carryOut(ctx context.Context, tasks []task, progress func(done, all int)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	queue := make(chan task)
	var workers sync.WaitGroup
	var done atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for t := range queue {
				if err := t.make(t.path); err != nil {
					stop(err)
				} else if n := int(done.Add(1)); progress != nil {
					progress(n, len(tasks))
				}
			}
		})
	}
	for _, t := range tasks {
		select {
		case queue <- t:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(queue)
	workers.Wait()
	if err := context.Cause(ctx); err != nil {
		if errors.Is(err, context.Canceled) {
			return ErrCancelled
		}
		return err
	}
	return nil
}

// ErrCancelled means that the work was stopped on purpose.
var ErrCancelled = errors.New("stopped; the files made so far are there")
