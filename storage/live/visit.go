package live

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"

	"tomworkbench/model"
)

// visitIn is one time in the room, without a break.
type visitIn struct {
	g     *Guest
	etcd  *clientv3.Client
	at    int64
	seats map[string]Seat
	looks map[string]look
	// changed says that who is there, or what they look at, is other than was told last.
	changed bool
	// revision is that of the case, as it was told last.
	revision uint64
}

// look is what a person's window shows.
type look struct {
	Page     string `json:"page,omitempty"`
	Scenario string `json:"scenario,omitempty"`
}

// begin makes the copy here as the case in the room, and tells who is there and what is asked.
func (v *visitIn) begin(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, joinTime)
	defer cancel()
	// What was proposed without an answer is either in the case now, or withdrawn: it is kept here.
	if _, err := v.etcd.Delete(ctx, v.g.place.asks(v.g.admission.Seat.ID), clientv3.WithPrefix()); err != nil {
		return err
	}
	if err := withdraw(ctx, v.etcd, v.g.place, v.g.admission.Seat.ID); err != nil {
		return err
	}
	room, err := readRoom(ctx, v.etcd, v.g.place)
	switch {
	case err != nil:
		return err
	case room == nil:
		return ErrEnded
	}
	if err := v.g.catchUp(room); err != nil {
		return fmt.Errorf("%w: %w", ErrHere, err)
	}
	v.at, v.revision = room.at, room.Case.Revision
	tell(v.g.hear.Here, room.Case.Head().ID)
	for _, prefix := range []string{v.g.place.seats(), v.g.place.people(), v.g.place.question(), v.g.place.ended()} {
		got, err := v.etcd.Get(ctx, prefix, clientv3.WithPrefix(), clientv3.WithRev(v.at))
		if err != nil {
			return err
		}
		for _, kv := range got.Kvs {
			if err := v.hear(mvccpb.PUT, kv); err != nil {
				return err
			}
		}
	}
	v.tellPeople()
	return v.sit(ctx)
}

// sit says that this computer is here, for as long as it is.
func (v *visitIn) sit(ctx context.Context) error {
	lease, err := v.etcd.Grant(ctx, leaseSeconds)
	if err != nil {
		return err
	}
	v.g.mu.Lock()
	v.g.lease = lease.ID
	v.g.mu.Unlock()
	return v.g.putLook(ctx, v.etcd)
}

// follow tells what comes, until the room goes out of reach or ends.
func (v *visitIn) follow(ctx context.Context) error {
	var bringing sync.WaitGroup
	defer bringing.Wait() // or it would bring the same as in the next visit, and take one of the two for brought that wasn't
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	with := clientv3.WithRequireLeader(ctx)
	all := v.etcd.Watch(with, v.g.place.open(), clientv3.WithPrefix(), clientv3.WithRev(v.at+1))
	own := v.etcd.Watch(with, v.g.place.told(v.g.admission.Seat.ID), clientv3.WithPrefix(), clientv3.WithRev(v.at+1))
	alive, err := v.etcd.KeepAlive(ctx, v.g.lease)
	if err != nil {
		return err
	}
	lost := time.NewTimer(patience)
	defer lost.Stop()
	looks := time.NewTicker(lookEvery)
	defer looks.Stop()
	bringing.Go(func() { v.g.bring(ctx, v.etcd) })
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-lost.C:
			return ErrUnreached
		case <-v.g.unanswered:
			return fmt.Errorf("%w (nobody takes what is proposed)", ErrUnreached)
		case _, ok := <-alive:
			if !ok {
				return ErrUnreached
			}
			lost.Reset(patience)
		case said, ok := <-all:
			if err := v.heard(said, ok); err != nil {
				return err
			}
		case said, ok := <-own:
			if err := v.heard(said, ok); err != nil {
				return err
			}
		case <-looks.C:
			v.tellPeople()
			select {
			case <-v.g.looked:
				if err := v.g.putLook(ctx, v.etcd); err != nil {
					return err
				}
			default:
			}
		}
	}
}

// farewell gives the seat up, which nobody takes again.
func (v *visitIn) farewell() {
	v.say(func(ctx context.Context) {
		_, _ = v.etcd.Put(ctx, v.g.place.left(v.g.admission.Seat.ID), "")
		_, _ = v.etcd.Revoke(ctx, v.g.lease)
	})
}

// say does something short though what it is part of is over.
func (v *visitIn) say(do func(context.Context)) {
	ctx, cancel := context.WithTimeout(context.Background(), finishTime)
	defer cancel()
	do(ctx)
}

func (v *visitIn) heard(said clientv3.WatchResponse, ok bool) error {
	if !ok {
		return ErrUnreached
	}
	if err := said.Err(); err != nil {
		return err
	}
	for _, event := range said.Events {
		if err := v.hear(event.Type, event.Kv); err != nil {
			return err
		}
	}
	return nil
}

// hear takes in one key that was written or deleted.
func (v *visitIn) hear(what mvccpb.Event_EventType, kv *mvccpb.KeyValue) error {
	key, p := string(kv.Key), v.g.place
	name := key[strings.LastIndexByte(key, '/')+1:]
	put := what == mvccpb.PUT
	switch {
	case key == p.ended():
		if put {
			return ErrEnded
		}
	case key == p.question():
		var q Question
		if put && json.Unmarshal(kv.Value, &q) == nil {
			tell(v.g.hear.Asked, q)
		}
	case strings.HasPrefix(key, p.journal()):
		if put {
			return v.arrived(kv.Value)
		}
	case strings.HasPrefix(key, p.seats()):
		return v.sat(name, put, kv.Value)
	case strings.HasPrefix(key, p.people()):
		v.changed = true
		var l look
		if put && json.Unmarshal(kv.Value, &l) == nil {
			v.looks[name] = l
		} else {
			delete(v.looks, name)
		}
	case strings.HasPrefix(key, p.told(v.g.admission.Seat.ID)):
		if put {
			return v.refused(name, kv.Value)
		}
	}
	return nil
}

// sat takes in that somebody has a seat, or has none any more.
func (v *visitIn) sat(id string, has bool, value []byte) error {
	var s Seat
	if has && json.Unmarshal(value, &s) == nil {
		v.seats[id], v.changed = s, true
		return nil
	}
	delete(v.seats, id)
	v.changed = true
	if id == v.g.admission.Seat.ID {
		return ErrSentAway
	}
	return nil
}

// tellPeople tells who is in the room: the facilitator first, then by name. While a room fills there is news with everybody who comes: it is
// told once a second.
func (v *visitIn) tellPeople() {
	if !v.changed {
		return
	}
	v.changed = false
	var all []Person
	for id, s := range v.seats {
		l, here := v.looks[id]
		all = append(all, Person{Seat: s, Here: here, Page: l.Page, Scenario: l.Scenario})
	}
	slices.SortFunc(all, func(a, b Person) int {
		return cmp.Or(compareBool(a.Role == Facilitator, b.Role == Facilitator), compareBool(a.Here, b.Here), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	tell(v.g.hear.People, all)
}

// compareBool sorts what holds before what doesn't.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// arrived tells an entry that was committed, and keeps it in the copy here.
func (v *visitIn) arrived(value []byte) error {
	e, err := readEntry(value)
	if err != nil {
		return err
	}
	if e.Revision != v.revision+1 {
		return fmt.Errorf("%w (entry %d after %d)", ErrUnreached, e.Revision, v.revision)
	}
	v.revision = e.Revision
	tell(v.g.hear.Arrived, e)
	v.g.keeping.Lock()
	err = v.g.local.Append(v.g.caseID, e, model.Cursor{Undo: e.Revision})
	v.g.keeping.Unlock()
	v.g.resolve(e.ID, outcome{entry: &e})
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrHere, err)
	}
	return err
}

// refused tells that a change wasn't taken.
func (v *visitIn) refused(id string, value []byte) error {
	var t told
	if err := json.Unmarshal(value, &t); err != nil {
		return ErrOlder
	}
	why := errors.New(plainReason(t.Why))
	if t.Why == errStale.Error() {
		why = errStale
	}
	v.g.resolve(id, outcome{why: why})
	go v.say(func(ctx context.Context) { _, _ = v.etcd.Delete(ctx, v.g.place.told(v.g.admission.Seat.ID)+id) })
	return nil
}

// Look tells others what is looked at here.
func (g *Guest) Look(page, scenario string) {
	g.mu.Lock()
	changed := g.looks != look{page, scenario}
	g.looks = look{page, scenario}
	g.mu.Unlock()
	if changed {
		select {
		case g.looked <- struct{}{}:
		default:
		}
	}
}

// putLook tells others what is looked at here.
func (g *Guest) putLook(ctx context.Context, etcd *clientv3.Client) error {
	g.mu.Lock()
	value, err := json.Marshal(g.looks)
	lease := g.lease
	g.mu.Unlock()
	if err == nil {
		ctx, cancel := context.WithTimeout(ctx, patience) // who isn't there any more answers never
		defer cancel()
		_, err = etcd.Put(ctx, g.place.people()+g.admission.Seat.ID, string(value), clientv3.WithLease(lease))
	}
	return err
}
