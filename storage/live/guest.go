package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
	"google.golang.org/grpc"

	"tomworkbench/model"
)

// Local is where a guest keeps the copy of the case on this computer.
type Local interface {
	Contains(id string) (bool, error)
	Load(id string) (*model.Case, model.Cursor, error)
	Journal(id string) ([]model.Entry, error)
	Append(id string, e model.Entry, cursor model.Cursor) error
	// Replace puts a case in the place of the one with its id, or of none, in one step. One that is there is still to be at revision was.
	Replace(c *model.Case, journal []model.Entry, cursor model.Cursor, was uint64) error
	// PutBy keeps a copy that is about to be replaced where people find it, to be merged in, and says where.
	PutBy(c Copy) (where string, err error)
	// Unmerged are the copies of a case that were put by and aren't merged in yet, oldest first.
	Unmerged(id string) ([]PutBy, error)
	// Merged says that a copy that was put by is merged in, or with the facilitator, and where it is found from now on.
	Merged(where string) (string, error)
}

// PutBy is a copy with where it is kept.
type PutBy struct {
	Copy
	Where string
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
	// Away tells that the room isn't reached, and that changes are kept here until it is; with [ErrHere] that they can't be.
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
	away []PutBy
	// recalled says that away has what was put by before this guest came.
	recalled bool

	mu sync.Mutex
	// waiting are the changes that are proposed and not answered, by id.
	waiting map[string]chan outcome
	etcd    *clientv3.Client
	lease   clientv3.LeaseID
	looks   look
	looked  chan struct{}
	// unanswered is told that nobody takes what is proposed.
	unanswered chan struct{}
}

// How long things may take: leaseSeconds is when a computer that is gone is taken for gone by others, patience when the room is taken for
// gone, answerTime when who facilitates it is, retryLeast and retryMost how long is waited before it is tried again, and lookEvery how often others are told what is looked at.
const (
	leaseSeconds = 9
	patience     = 5 * time.Second
	answerTime   = 15 * time.Second
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
		waiting: map[string]chan outcome{}, looked: make(chan struct{}, 1), unanswered: make(chan struct{}, 1),
	}
	go g.loop(ctx)
	return g
}

// Seat is the guest's own.
func (g *Guest) Seat() Seat { return g.admission.Seat }

// Unmerged says where the copies are with changes that the room doesn't have.
func (g *Guest) Unmerged() (where []string) {
	g.keeping.Lock()
	defer g.keeping.Unlock()
	for _, c := range g.away {
		where = append(where, c.Where)
	}
	return where
}

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

// dialling is how etcd is reached: with windows of a size that stays. To find the best one, gRPC would answer whatever comes with a ping, which
// with two hundred people who hear of each choice is as much traffic again as what they hear.
var dialling = []grpc.DialOption{grpc.WithStaticStreamWindowSize(1 << 20), grpc.WithStaticConnWindowSize(4 << 20)}

// reach connects to etcd.
func (g *Guest) reach() (*clientv3.Client, error) {
	config := clientv3.Config{
		Endpoints: g.admission.Endpoints, Username: g.admission.User, Password: g.admission.Password, Logger: zap.NewNop(),
		DialTimeout: patience, DialKeepAliveTime: patience, DialKeepAliveTimeout: patience,
		TLS: pinned(g.admission.Fingerprint), DialOptions: dialling,
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
func (g *Guest) attend(left context.Context) error {
	ctx, cancel := context.WithCancel(left)
	defer cancel()
	etcd, err := g.reach()
	if err != nil {
		return err
	}
	g.mu.Lock()
	g.etcd = etcd
	g.mu.Unlock()
	select {
	case <-g.unanswered: // in an earlier visit
	default:
	}
	v := &visitIn{g: g, etcd: etcd, seats: map[string]Seat{}, looks: map[string]look{}}
	defer func() {
		if left.Err() != nil {
			v.farewell()
		}
	}()
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
	case errors.Is(err, ErrEnded), errors.Is(err, ErrOlder), errors.Is(err, ErrUnreached), errors.Is(err, ErrHere):
		return err
	}
	return fmt.Errorf("%w (%v)", ErrUnreached, err)
}
