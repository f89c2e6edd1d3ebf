package page

import (
	"context"
	"sync"
)

// Background owns the work that is done away from Fyne's goroutine. Make one with [NewBackground].
type Background struct {
	start func(work func(context.Context))
	stop  context.CancelFunc
	works sync.WaitGroup
}

// NewBackground makes an owner of background work. Close ends it.
func NewBackground() *Background {
	b := &Background{}
	ctx, stop := context.WithCancel(context.Background())
	b.start, b.stop = func(work func(context.Context)) { b.works.Go(func() { work(ctx) }) }, stop
	return b
}

// InBackground runs work on a goroutine of its own.
func (b *Background) InBackground(work func(ctx context.Context)) { b.start(work) }

// Close ends the context of all work and waits for it.
func (b *Background) Close() {
	b.stop()
	b.works.Wait()
}
