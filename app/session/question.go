package session

import (
	"context"
	"sync"
)

// Questions runs questions that may take long on a goroutine of its own, one at a time: a newer question stops the
// older one, whose answer is then not wanted any more.
type Questions[T any] struct {
	latest *Latest[asked[T]]

	mu   sync.Mutex
	stop context.CancelFunc
}

// asked is a question with the context that ends when a newer one is asked.
type asked[T any] struct {
	ctx      context.Context
	question T
}

// NewQuestions starts a worker that calls answer with each question that it gets round to. Stop ends it.
func NewQuestions[T any](answer func(context.Context, T)) *Questions[T] {
	return &Questions[T]{latest: NewLatest(func(a asked[T]) {
		if a.ctx.Err() == nil {
			answer(a.ctx, a.question)
		}
	})}
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
	q.latest.Offer(asked[T]{ctx, question})
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
