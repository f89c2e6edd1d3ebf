package page

import (
	"context"
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
)

// progressAfter is how long work may take before the window shows how far it is.
const progressAfter = 400 * time.Millisecond

// progress is work under way: what is quick shows nothing, what takes longer can be watched and stopped.
type progress struct {
	h      Host
	title  string
	words  *ui.Paragraph
	sheet  *ui.Sheet
	cancel func()
	ended  bool
}

// WithProgress runs work off the window's goroutine and then shows its outcome on it. work reports what is done of
// all, and ends early where its context does.
func WithProgress(h Host, title string, work func(ctx context.Context, report func(done, all int)) error, show func(error)) {
	p := &progress{h: h, title: title, words: ui.NewParagraph("Just begun", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})}
	stop := make(chan struct{})
	p.cancel = sync.OnceFunc(func() { close(stop) })
	timer := time.AfterFunc(progressAfter, func() { h.OnUI(p.open) })
	h.InBackground(func(ctx context.Context) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		go func() {
			select {
			case <-stop:
				cancel()
			case <-ctx.Done():
			}
		}()
		err := work(ctx, func(done, all int) { h.OnUI(func() { p.report(done, all) }) })
		h.OnUI(func() {
			timer.Stop()
			p.end()
			show(err)
		})
	})
}

// open shows the sheet, unless the work has ended or another dialog is open.
func (p *progress) open() {
	if p.ended || !p.h.Idle() {
		return
	}
	body := container.New(&ui.Column{Gap: 6}, p.words)
	p.sheet = p.h.ShowSheet(p.title, ui.DialogWidth, body, ui.Action{Label: "Stop", Run: p.cancel})
}

func (p *progress) report(done, all int) {
	p.words.Set(fmt.Sprintf("%d of %d files are written", done, all), p.words.Look)
}

func (p *progress) end() {
	p.ended = true
	p.cancel()
	if p.sheet != nil {
		p.sheet.Close()
	}
}
