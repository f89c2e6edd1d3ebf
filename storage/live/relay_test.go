//go:build live_test

package live

import (
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

// weather is what a network does to what is sent through a relay.
type weather struct {
	// Delay is how long everything takes, each way.
	delay time.Duration
	// Loss is the share of segments that are lost. TCP sends those again: what comes after waits for 200 ms to 1 s. One loss in breakEvery
	// breaks the connection, as a laptop does that goes from one network to another.
	loss float64
	// Cut closes all connections and takes none.
	cut bool
	// Silent holds back what is sent, as a cable that was pulled: connections stay, and what was held back goes on afterwards.
	silent bool
}

const (
	stallLeast = 200 * time.Millisecond
	stallMost  = time.Second
	breakEvery = 200
	segment    = 16 << 10
)

// relay stands between computers, and has weather.
type relay struct {
	to      string
	address string

	mu    sync.Mutex
	now   weather
	conns map[net.Conn]bool
}

func openRelay(t testing.TB, to string) *relay {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &relay{to: to, address: l.Addr().String(), conns: map[net.Conn]bool{}}
	t.Cleanup(func() {
		_ = l.Close()
		r.have(weather{cut: true})
	})
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go r.pass(conn)
		}
	}()
	return r
}

// have changes the weather.
func (r *relay) have(w weather) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = w
	if w.cut {
		for c := range r.conns {
			_ = c.Close()
		}
	}
}

func (r *relay) weather() weather {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

// keep takes a connection in, unless none are taken.
func (r *relay) keep(c net.Conn) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.conns[c] = true
	return !r.now.cut
}

func (r *relay) drop(c net.Conn) {
	r.mu.Lock()
	delete(r.conns, c)
	r.mu.Unlock()
	_ = c.Close()
}

func (r *relay) pass(from net.Conn) {
	defer r.drop(from)
	if !r.keep(from) {
		return
	}
	to, err := net.Dial("tcp", r.to)
	if err != nil {
		return
	}
	defer r.drop(to)
	if !r.keep(to) {
		return
	}
	done := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{from, to}, {to, from}} {
		go func() {
			r.carry(way[0], way[1])
			done <- struct{}{}
		}()
	}
	<-done
}

// carried is a segment on its way.
type carried struct {
	content []byte
	due     time.Time
}

// carry carries segments one way until a connection ends.
func (r *relay) carry(from, to net.Conn) {
	const most = 1000
	way := make(chan carried, most)
	defer close(way)
	go func() {
		for c := range way {
			time.Sleep(time.Until(c.due))
			for r.weather().silent {
				time.Sleep(10 * time.Millisecond)
			}
			if _, err := to.Write(c.content); err != nil {
				break
			}
		}
		r.drop(from)
		r.drop(to)
		for range way { // whoever reads stops by itself
		}
	}()
	var last time.Time
	for {
		content := make([]byte, segment)
		n, err := from.Read(content)
		if err != nil {
			return
		}
		w := r.weather()
		due := time.Now().Add(w.delay)
		if rand.Float64() < w.loss {
			if rand.IntN(breakEvery) == 0 {
				return
			}
			due = due.Add(stallLeast + rand.N(stallMost-stallLeast))
		}
		if due.Before(last) {
			due = last
		}
		last = due
		way <- carried{content[:n], due}
	}
}
