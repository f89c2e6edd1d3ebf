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
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"

	"tomworkbench/model"
)

// Local is where a guest keeps the copy of the case on this computer.
type Local interface {
	Contains(id string) (bool, error)
	Load(id string) (*model.Case, model.Cursor, error)
	Journal(id string) ([]model.Entry, error)
	Append(id string, e model.Entry, cursor model.Cursor) error
	// Replace puts a case in the place of the one with its id, or of none, in one step.
	Replace(c *model.Case, journal []model.Entry, cursor model.Cursor) error
	// PutBy keeps a copy that is about to be replaced where people find it, and says where.
	PutBy(c Copy) (where string, err error)
}

// Person is somebody in the room.
type Person struct {
	Seat
	// Here says that their computer is connected. Page and Scenario are what it shows.
	Here     bool   `json:"-"`
	Page     string `json:"page,omitempty"`
	Scenario string `json:"scenario,omitempty"`
}

// Hearing is what a guest is told, in order, from one goroutine, but for Refused and Brought; nil for what nobody wants to know.
type Hearing struct {
	// Here tells that the copy on this computer is as the case in the room, and that changes go there from now on. A case that is open
	// is to be read anew, and what Arrived tells while that is done and is in it already, left out.
	Here func(caseID string)
	// Arrived brings an entry that was committed, of whomever.
	Arrived func(model.Entry)
	// Refused tells that a change of this computer wasn't taken.
	Refused func(id, text string, why error)
	// Away tells that the room isn't reached, and that changes are kept here until it is.
	Away func(error)
	// Brought tells what became of what was changed while away: that it is in the case, or with the facilitator.
	Brought func(words string)
	People  func([]Person)
	Asked   func(Question)
	// Ended tells that the room is left for good: it ended, or the seat was closed.
	Ended func(error)
}

// Guest is somebody's program in a room.
type Guest struct {
	admission Admission
	local     Local
	hear      Hearing
	now       func() time.Time
	place     place
	stop      context.CancelFunc
	done      chan struct{}

	// keeping is held while the copy is written, or decided where a change goes.
	keeping sync.Mutex
	caseID  string
	here    bool
	// away are copies with changes that the room doesn't have yet.
	away []putBy

	mu sync.Mutex
	// waiting are the changes that are proposed and not answered, by id.
	waiting map[string]chan outcome
	etcd    *clientv3.Client
	lease   clientv3.LeaseID
	looks   look
	looked  chan struct{}
}

// look is what a person's window shows.
type look struct {
	Page     string `json:"page,omitempty"`
	Scenario string `json:"scenario,omitempty"`
}

// outcome is what became of a proposal: committed as an entry, refused with a reason, or unknown, for the room went out of reach.
type outcome struct {
	entry *model.Entry
	why   error
	lost  bool
}

// How long things may take: leaseSeconds is when a computer that is gone is taken for gone by others, patience when the room is taken for
// gone, retryLeast and retryMost how long is waited before it is tried again, and lookEvery how often others are told what is looked at.
const (
	leaseSeconds = 9
	patience     = 5 * time.Second
	retryLeast   = 300 * time.Millisecond
	retryMost    = 3 * time.Second
	lookEvery    = time.Second
	finishTime   = 2 * time.Second
)

// Attend takes a seat and begins to tell.
func Attend(a Admission, local Local, hear Hearing, now func() time.Time) *Guest {
	ctx, stop := context.WithCancel(context.Background())
	g := &Guest{
		admission: a, local: local, hear: hear, now: now, place: placeOf(a.Room), stop: stop, done: make(chan struct{}),
		waiting: map[string]chan outcome{}, looked: make(chan struct{}, 1),
	}
	go g.loop(ctx)
	return g
}

// Seat is the guest's own.
func (g *Guest) Seat() Seat { return g.admission.Seat }

// Close leaves the room. What is changed from then on is kept on this computer.
func (g *Guest) Close() {
	g.stop()
	<-g.done
}

// loop is in the room, or tries to be, until it is left or over.
func (g *Guest) loop(ctx context.Context) {
	defer close(g.done)
	wait := retryLeast
	for ctx.Err() == nil {
		began := time.Now()
		err := g.attend(ctx)
		g.leave()
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, ErrEnded), errors.Is(err, ErrSentAway), errors.Is(err, ErrOlder):
			tell(g.hear.Ended, err)
			return
		}
		tell(g.hear.Away, err)
		if time.Since(began) > patience {
			wait = retryLeast
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
		wait = min(2*wait, retryMost)
	}
}

func tell[T any](who func(T), what T) {
	if who != nil {
		who(what)
	}
}

// leave has changes kept here from now on, and what was proposed without an answer too.
func (g *Guest) leave() {
	g.keeping.Lock()
	g.here = false
	g.keeping.Unlock()
	g.mu.Lock()
	defer g.mu.Unlock()
	for id, answer := range g.waiting {
		answer <- outcome{lost: true}
		delete(g.waiting, id)
	}
	if g.etcd != nil {
		_ = g.etcd.Close()
		g.etcd = nil
	}
}

// reach connects to etcd.
func (g *Guest) reach() (*clientv3.Client, error) {
	config := clientv3.Config{
		Endpoints: g.admission.Endpoints, Username: g.admission.User, Password: g.admission.Password, Logger: zap.NewNop(),
		DialTimeout: patience, DialKeepAliveTime: patience, DialKeepAliveTimeout: patience,
		TLS: pinned(g.admission.Fingerprint),
	}
	if len(g.admission.Authorities) > 0 {
		secured, err := signed(g.admission.Authorities)
		if err != nil {
			return nil, err
		}
		config.TLS = secured
	}
	etcd, err := clientv3.New(config)
	switch {
	case errors.Is(err, rpctypes.ErrAuthFailed):
		return nil, ErrSentAway
	case err != nil:
		return nil, fmt.Errorf("%w (%v)", ErrUnreached, err)
	}
	return etcd, nil
}

// attend is in the room until it goes out of reach.
func (g *Guest) attend(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	etcd, err := g.reach()
	if err != nil {
		return err
	}
	g.mu.Lock()
	g.etcd = etcd
	g.mu.Unlock()
	v := &visitIn{g: g, etcd: etcd, seats: map[string]Seat{}, looks: map[string]look{}}
	if err := v.begin(ctx); err != nil {
		return reason(err)
	}
	return reason(v.follow(ctx))
}

// reason is a sentence for a person of what etcd says.
func reason(err error) error {
	switch {
	case err == nil:
		return ErrUnreached
	case errors.Is(err, rpctypes.ErrAuthFailed), errors.Is(err, rpctypes.ErrUserNotFound), errors.Is(err, rpctypes.ErrPermissionDenied):
		return ErrSentAway
	case errors.Is(err, ErrEnded), errors.Is(err, ErrOlder), errors.Is(err, ErrUnreached):
		return err
	}
	return fmt.Errorf("%w (%v)", ErrUnreached, err)
}

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

// begin makes the copy here as the case in the room, and tells who is there and what is asked.
func (v *visitIn) begin(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, joinTime)
	defer cancel()
	// What was proposed without an answer is either in the case now, or withdrawn: it is kept here.
	if _, err := v.etcd.Delete(ctx, v.g.place.asks(v.g.admission.Seat.ID), clientv3.WithPrefix()); err != nil {
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
		return err
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

// putLook tells others what is looked at here.
func (g *Guest) putLook(ctx context.Context, etcd *clientv3.Client) error {
	g.mu.Lock()
	value, err := json.Marshal(g.looks)
	lease := g.lease
	g.mu.Unlock()
	if err == nil {
		_, err = etcd.Put(ctx, g.place.people()+g.admission.Seat.ID, string(value), clientv3.WithLease(lease))
	}
	return err
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
			v.say(func(ctx context.Context) { _, _ = v.etcd.Revoke(ctx, v.g.lease) })
			return ctx.Err()
		case <-lost.C:
			return ErrUnreached
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

// resolve answers who waits for a proposal, and reports whether anybody did.
func (g *Guest) resolve(id string, o outcome) bool {
	g.mu.Lock()
	answer, waited := g.waiting[id]
	delete(g.waiting, id)
	g.mu.Unlock()
	if waited {
		answer <- o
	}
	return waited
}

// Append proposes a change and waits until it is in the case, or refused, which Refused has told then. While the room isn't reached
// it is made in the copy here, whose entry it is then. It returns nil once the change is durable, or known not to be taken.
func (g *Guest) Append(e model.Entry, cursor model.Cursor) error {
	for again := false; ; again = true {
		g.keeping.Lock()
		if done, err := g.settledHere(e, cursor, again); done || err != nil {
			g.keeping.Unlock()
			return err
		}
		answer := make(chan outcome, 1)
		g.mu.Lock()
		g.waiting[e.ID] = answer
		etcd := g.etcd
		g.mu.Unlock()
		g.keeping.Unlock()
		got := g.propose(context.Background(), etcd, e.Edit, answer)
		if got.why != nil && g.hear.Refused != nil {
			g.hear.Refused(e.ID, e.Text, got.why)
		}
		if !got.lost {
			return nil
		}
	}
}

// settledHere makes a change here while the room isn't reached, and reports whether that was all to do. One that was proposed before may have been
// taken though nobody said so, and be in the copy here since. Who holds g.keeping calls it.
func (g *Guest) settledHere(e model.Entry, cursor model.Cursor, again bool) (bool, error) {
	if again {
		journal, err := g.local.Journal(g.caseID)
		if err != nil || slices.ContainsFunc(journal, func(other model.Entry) bool { return other.ID == e.ID }) {
			return true, err
		}
	}
	if g.here {
		return false, nil
	}
	return true, g.keep(e, cursor)
}

// propose writes a proposal and waits for what becomes of it: a watch tells, or the room is lost. One that etcd didn't answer may be written
// or not, and is written again while the room is there: the hub takes it once.
func (g *Guest) propose(ctx context.Context, etcd *clientv3.Client, e model.Edit, answer chan outcome) outcome {
	value, err := json.Marshal(ask{e, e.GoesPastLocks()})
	if err == nil && len(value) > largestAsk {
		err = ErrTooLarge
	}
	if err != nil {
		g.resolve(e.ID, outcome{why: err})
		return <-answer
	}
	for {
		var again <-chan time.Time
		if err := g.ask(ctx, etcd, e.ID, string(value)); err != nil {
			again = time.After(retryLeast)
		}
		select {
		case got := <-answer:
			return got
		case <-ctx.Done():
			g.resolve(e.ID, outcome{lost: true})
			return <-answer
		case <-again:
		}
	}
}

// ask writes a proposal, unless it was refused already.
func (g *Guest) ask(ctx context.Context, etcd *clientv3.Client, id, value string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	seat := g.admission.Seat.ID
	_, err := etcd.Txn(ctx).If(clientv3.Compare(clientv3.CreateRevision(g.place.told(seat)+id), "=", 0)).
		Then(clientv3.OpPut(g.place.asks(seat)+id, value)).Commit()
	return err
}

// keep makes a change in the copy here: as its next entry, or, where it was made on another state, as one that is numbered anew. Who holds
// g.keeping calls it.
func (g *Guest) keep(e model.Entry, cursor model.Cursor) error {
	c, now, err := g.local.Load(g.caseID)
	if err != nil {
		return err
	}
	next, _, err := model.Apply(c, e.Edit)
	if err != nil {
		if g.hear.Refused != nil {
			g.hear.Refused(e.ID, e.Text, err)
		}
		return nil
	}
	if e.Revision == next.Revision {
		return g.local.Append(g.caseID, e, cursor)
	}
	entry, now := now.Do(e.Edit, next.Revision)
	return g.local.Append(g.caseID, entry, now)
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

// Answer answers the question that is open; another answer takes the place of the one before.
func (g *Guest) Answer(ctx context.Context, a Answer) error {
	g.mu.Lock()
	etcd := g.etcd
	g.mu.Unlock()
	if etcd == nil {
		return ErrUnreached
	}
	value, err := json.Marshal(a)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if _, err = etcd.Put(ctx, g.place.answer(g.admission.Seat.ID), string(value)); err != nil {
		return reason(err)
	}
	return nil
}
