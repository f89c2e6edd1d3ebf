package session

import "sync"

// Latest runs work on a goroutine of its own and never lets it queue: a newer job takes the place of one
// that has not begun.
type Latest[T any] struct {
	mu      sync.Mutex
	wake    *sync.Cond
	next    *T
	stopped bool
	done    chan struct{}
}

// NewLatest starts a worker that calls work with each job that it gets round to. Stop ends it.
func NewLatest[T any](work func(T)) *Latest[T] {
	l := &Latest[T]{done: make(chan struct{})}
	l.wake = sync.NewCond(&l.mu)
	go l.loop(work)
	return l
}

// Offer hands over a job; one offered before that has not begun is dropped.
func (l *Latest[T]) Offer(job T) {
	l.mu.Lock()
	l.next = &job
	l.mu.Unlock()
	l.wake.Signal()
}

// Stop ends the worker and waits for the job in hand; one that has not begun is dropped.
func (l *Latest[T]) Stop() {
	l.mu.Lock()
	l.stopped = true
	l.mu.Unlock()
	l.wake.Signal()
	<-l.done
}

func (l *Latest[T]) loop(work func(T)) {
	defer close(l.done)
	for {
		l.mu.Lock()
		for l.next == nil && !l.stopped {
			l.wake.Wait()
		}
		if l.stopped {
			l.mu.Unlock()
			return
		}
		job := *l.next
		l.next = nil
		l.mu.Unlock()
		work(job)
	}
}
