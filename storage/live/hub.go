package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"

	"tomworkbench/model"
)

// Notices are what a hub tells the facilitator's program, each from any goroutine; nil for what nobody wants to know.
type Notices struct {
	// Tried tells that the count of what was refused at the door has changed.
	Tried func(Tried)
	// Answers tells how far a question is answered.
	Answers func(Tally)
	// Copy brings the copy of somebody who was away and changed what others changed too.
	Copy func(Seat, string, Copy)
	// Closed tells that a seat was closed, and why.
	Closed func(Seat, error)
	// Failed tells that the hub takes nothing into the case any more, or for the time being, or that a copy can't be read.
	Failed func(error)
}

// Hub takes what is proposed into the case of a room. There is one at a time: a head that another one changed ends it.
type Hub struct {
	etcd    *clientv3.Client
	at      place
	now     func() time.Time
	notices Notices
	// cut ends what a user of etcd watches, nil in a cluster, where nobody of ours can.
	cut  func(user string)
	stop context.CancelFunc
	done chan struct{}

	// The case, as it was committed last; the loop's alone.
	state   *model.Case
	cursor  model.Cursor
	changed int64
	// known are the ids of what came in, with the revision of the case at which it did.
	known map[string]uint64
	// gone are seats that wrote something and are none any more.
	gone map[string]bool

	mu       sync.Mutex
	seats    map[string]*seated
	question Question
	answers  map[string]Answer
}

// openHub begins on a room, and puts the case into one that has none.
func openHub(ctx context.Context, etcd *clientv3.Client, cut func(user string), p place, c Copy, now func() time.Time, n Notices) (*Hub, error) {
	room, err := readRoom(ctx, etcd, p)
	if err != nil {
		return nil, err
	}
	if room == nil {
		if err := giveReader(ctx, etcd, p); err != nil {
			return nil, err
		}
		if err := publish(ctx, etcd, p, c); err != nil {
			return nil, fmt.Errorf("the case can't be put into the room: %w", err)
		}
		if room, err = readRoom(ctx, etcd, p); err != nil {
			return nil, err
		}
	}
	h := &Hub{
		etcd: etcd, cut: cut, at: p, now: now, notices: n, done: make(chan struct{}),
		state: room.Case, cursor: room.Cursor, changed: room.changed, known: map[string]uint64{}, gone: map[string]bool{}, seats: map[string]*seated{}, answers: map[string]Answer{},
	}
	for _, e := range room.Journal {
		h.know(e)
	}
	if err := h.recall(ctx); err != nil {
		return nil, err
	}
	running, stop := context.WithCancel(context.Background())
	h.stop = stop
	go h.loop(running)
	return h, nil
}

// recall reads who sits in a room that is opened again, and what was asked.
func (h *Hub) recall(ctx context.Context) error {
	seats, err := readSeats(ctx, h.etcd, h.at)
	if err != nil {
		return err
	}
	for id, s := range seats {
		h.seats[id] = sit(s)
	}
	got, err := h.etcd.Get(ctx, h.at.question())
	if err != nil {
		return err
	}
	if len(got.Kvs) > 0 {
		_ = json.Unmarshal(got.Kvs[0].Value, &h.question)
	}
	return nil
}

func (h *Hub) close() {
	h.stop()
	<-h.done
}

// again is how long is waited before something is tried anew that etcd didn't answer.
const again = 200 * time.Millisecond

// mostFailures is how often that is in vain, one time after the other, until the facilitator is told.
const mostFailures = 25

// loop takes in what stands below own/, first what was written before, until it is stopped or can't go on.
func (h *Hub) loop(ctx context.Context) {
	defer close(h.done)
	for failed := 0; ctx.Err() == nil; {
		began := time.Now()
		err := h.follow(ctx)
		if errors.Is(err, ErrOtherHub) {
			tell(h.notices.Failed, err)
			return
		}
		if failed++; time.Since(began) > patience {
			failed = 0
		}
		if failed == mostFailures {
			tell(h.notices.Failed, fmt.Errorf("the workshop takes no changes at the moment, and goes on trying: %w", err))
		}
		select {
		case <-ctx.Done():
		case <-time.After(again):
		}
	}
}

// follow reads what is there and watches what comes, until the watch ends.
func (h *Hub) follow(ctx context.Context) error {
	if err := h.current(ctx); err != nil {
		return err
	}
	got, err := h.etcd.Get(ctx, h.at.owned(), clientv3.WithPrefix(), clientv3.WithSort(clientv3.SortByModRevision, clientv3.SortAscend))
	if err != nil {
		return err
	}
	h.mu.Lock()
	for _, s := range h.seats { // much may have been taken out meanwhile
		s.held, s.sum = map[string]int{}, 0
	}
	h.mu.Unlock()
	for _, kv := range got.Kvs {
		if err := h.take(ctx, kv); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	with := clientv3.WithRequireLeader(ctx)
	own := h.etcd.Watch(with, h.at.owned(), clientv3.WithPrefix(), clientv3.WithRev(got.Header.Revision+1))
	looks := h.etcd.Watch(with, h.at.people(), clientv3.WithPrefix(), clientv3.WithRev(got.Header.Revision+1))
	for {
		var said clientv3.WatchResponse
		var ok bool
		select {
		case said, ok = <-own:
		case said, ok = <-looks:
		}
		if err := h.heard(ctx, said, ok); err != nil {
			return err
		}
	}
}

// heard takes what a watch tells.
func (h *Hub) heard(ctx context.Context, said clientv3.WatchResponse, ok bool) error {
	if !ok {
		return ErrUnreached
	}
	if err := said.Err(); err != nil {
		return err
	}
	for _, event := range said.Events {
		if event.Type != mvccpb.PUT {
			h.forgot(string(event.Kv.Key))
			continue
		}
		if err := h.take(ctx, event.Kv); err != nil {
			return err
		}
	}
	return nil
}

// take takes one thing that a seat wrote.
func (h *Hub) take(ctx context.Context, kv *mvccpb.KeyValue) error {
	rest, isLook := strings.CutPrefix(string(kv.Key), h.at.people())
	seat, what, _ := strings.Cut(strings.TrimPrefix(rest, h.at.owned()), "/")
	h.mu.Lock()
	s := h.seats[seat]
	within := s != nil && s.takes(kv, isLook)
	h.mu.Unlock()
	switch {
	case s == nil:
		return h.stray(ctx, seat)
	case !within:
		return h.closeSeat(ctx, s, errTooMuch)
	case isLook:
		return nil
	}
	kind, name, _ := strings.Cut(what, "/")
	switch {
	case kind == "told": // the hub's own
		return nil
	case kind == "asks":
		return h.asked(ctx, s, askKey{string(kv.Key), kv.ModRevision}, name, kv.Value)
	case string(kv.Key) == h.at.answer(s.ID):
		return h.answered(ctx, s, kv)
	case string(kv.Key) == h.at.left(s.ID):
		return h.closeSeat(ctx, s, nil)
	case kind == "copies" && s.Role.Edits():
		return h.copied(ctx, s, name, kv.Value)
	}
	return h.misfit(ctx, s, string(kv.Key))
}

// forgot takes in that a key of a seat is none any more.
func (h *Hub) forgot(key string) {
	seat, _, _ := strings.Cut(strings.TrimPrefix(key, h.at.owned()), "/")
	h.mu.Lock()
	defer h.mu.Unlock()
	if s := h.seats[seat]; s != nil {
		s.hold(key, 0)
	}
}

func (h *Hub) remove(ctx context.Context, key string) error {
	_, err := h.etcd.Delete(ctx, key)
	return err
}
