package session

import (
	"context"
	"testing"
)

func TestANewerQuestionStopsTheOlder(t *testing.T) {
	begun, ended, answered := make(chan int), make(chan error, 1), make(chan int)
	q := NewQuestions(func(ctx context.Context, n int) {
		begun <- n
		if n == 1 {
			<-ctx.Done()
			ended <- ctx.Err()
			return
		}
		answered <- n
	})
	q.Ask(1)
	<-begun
	q.Ask(2)
	if err := <-ended; err == nil {
		t.Error("the first question was not stopped")
	}
	if n := <-begun; n != 2 {
		t.Errorf("question %d was taken up", n)
	}
	if n := <-answered; n != 2 {
		t.Errorf("question %d was answered", n)
	}
	q.Stop()
}

func TestStoppingEndsTheQuestionInHand(t *testing.T) {
	begun := make(chan struct{})
	q := NewQuestions(func(ctx context.Context, _ int) {
		close(begun)
		<-ctx.Done()
	})
	q.Ask(1)
	<-begun
	q.Stop()
}
