package session

import (
	"context"
	"sync"
)

// Questions runs questions that may take long on a goroutine of its own, one at a time: a newer question stops the
// older one, whose answer is then not wanted any more.
type Questions[T any] struct {
	answer func(context.Context, T)
	latest *Latest[func()]

	mu   sync.Mutex
	stop context.CancelFunc
}

// NewQuestions starts a worker that calls answer with each question that it gets round to. Stop ends it.
func NewQuestions[T any](answer func(context.Context, T)) *Questions[T] {
	return &Questions[T]{answer: answer, latest: NewLatest(func(ask func()) { ask() })}
}

// Ask hands over a question and stops the one before.
func (q *Questions[T]) Ask(question T) {
	ctx, stop := context.WithCancel(context.Background())
	q.mu.Lock()
	if q.stop != nil {
		q.stop()
	}
	q.stop = stop
	q.mu.Unlock()
	q.latest.Offer(func() {
		if ctx.Err() == nil {
			q.answer(ctx, question)
		}
	})
}

// Stop ends the worker and the question in hand.
func (q *Questions[T]) Stop() {
	q.mu.Lock()
	if q.stop != nil {
		q.stop()
	}
	q.mu.Unlock()
	q.latest.Stop()
}
