package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/api/v3/mvccpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
	"golang.org/x/time/rate"
	"google.golang.org/grpc/metadata"
)

// ownProgram lets somebody in who then speaks to etcd by a program of their own.
func (r *room) ownProgram(role Role, name string) (Admission, *clientv3.Client) {
	r.t.Helper()
	a := r.admission(role, name)
	etcd, err := (&Guest{admission: a}).reach()
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = etcd.Close() })
	return a, etcd
}

// Whoever was sent away hears no more, whatever program they have, and whatever they watched before.
func TestWhoWasSentAwayHearsNoMore(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a, etcd := r.ownProgram(Table, "Table 1")
	heard := etcd.Watch(context.Background(), r.place.open(), clientv3.WithPrefix(), clientv3.WithCreatedNotify())
	if w := <-heard; w.Err() != nil {
		t.Fatal(w.Err())
	}
	if err := r.CloseSeat(context.Background(), a.Seat.ID); err != nil {
		t.Fatal(err)
	}
	table := attend(t, r.admission(Table, "Table 2"), &memory{})
	table.until("the table to be here", func() bool { return table.here == 1 })
	table.choose(decisions(table.local.copy().Case)[0], 0)
	patient := time.After(30 * time.Second)
	for {
		select {
		case w, open := <-heard:
			if !open || w.Err() != nil {
				return
			}
			for _, e := range w.Events {
				if strings.HasPrefix(string(e.Kv.Key), r.place.journal()) {
					t.Fatalf("%s is heard", e.Kv.Key)
				}
			}
		case <-patient:
			t.Fatal("what was watched goes on")
		}
	}
}

// What a seat may not ask isn't done, and closes the seat: etcd would take it, and hold it until the hub had seen it.
func TestWhatIsAskedBeyondTheLimitsIsNotDone(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a, etcd := r.ownProgram(Table, "Table 1")
	key := r.place.answer(a.Seat.ID)
	if _, err := etcd.Put(context.Background(), key, strings.Repeat("x", largestAsk)); err != nil {
		t.Errorf("as much as a proposal may have is refused: %v", err)
	}
	if _, err := etcd.Put(context.Background(), key, strings.Repeat("x", largestCall)); !errors.Is(err, rpctypes.ErrTooManyRequests) {
		t.Errorf("more than that comes to %v", err)
	}
	waitFor(t, "the seat to be closed", func() (closed bool) { r.locked(func() { closed = len(r.closed) == 1 }); return closed })
}

// However many streams somebody opens, those of few are held, and what they ask of one has an end.
func TestWhatSomebodyWatchesHasABound(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a, etcd := r.ownProgram(Table, "Table 1")
	var first clientv3.WatchChan
	for n := range mostStreams + 5 { // a context of its own is a stream of its own
		heard := etcd.Watch(metadata.AppendToOutgoingContext(context.Background(), "nth", fmt.Sprint(n)), r.place.head(), clientv3.WithCreatedNotify())
		if w := <-heard; w.Err() != nil {
			t.Fatalf("watch %d: %v", n, w.Err())
		}
		if n == 0 {
			first = heard
		}
	}
	ends(t, "the oldest", first)
	streams := &r.server.streams
	mine := func() (n int) {
		streams.mu.Lock()
		defer streams.mu.Unlock()
		for s := range streams.open {
			if s.user == r.place.keeper(a.Seat.ID) {
				n++
			}
		}
		return n
	}
	waitFor(t, "the oldest to end", func() bool { return mine() <= mostStreams })
	asking, stop := context.WithCancel(context.Background())
	last := etcd.Watch(asking, r.place.head())
	var asked sync.WaitGroup
	asked.Go(func() {
		for asking.Err() == nil { // on a slow machine more may be asked than at once
			etcd.Watch(asking, r.place.head())
		}
	})
	ends(t, "what is asked without an end", last)
	stop()
	asked.Wait()
}

// ends holds what is watched to end.
func ends(t *testing.T, what string, heard clientv3.WatchChan) {
	t.Helper()
	const patient = 30 * time.Second
	select {
	case w, open := <-heard:
		if open && w.Err() == nil {
			t.Errorf("%s goes on: %v", what, w)
		}
	case <-time.After(patient):
		t.Errorf("%s goes on", what)
	}
}

// Who has no token is answered with nothing but one, before etcd writes down what they ask.
func TestWhoSaysNotWhoTheyAreIsNotTaken(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a, own := r.ownProgram(Table, "Table 1")
	stranger, err := clientv3.New(clientv3.Config{Endpoints: a.Endpoints, TLS: pinned(a.Fingerprint), DialTimeout: patience, Logger: zap.NewNop()})
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	_ = r.CloseSeat(ctx, a.Seat.ID) // and no program of ours writes anything meanwhile
	asks := map[string]func(*clientv3.Client) error{
		"put": func(c *clientv3.Client) error {
			_, err := c.Put(ctx, r.place.answer(a.Seat.ID), strings.Repeat("x", largestCall))
			return err
		},
		"read":  func(c *clientv3.Client) error { _, err := c.Get(ctx, r.place.head()); return err },
		"lease": func(c *clientv3.Client) error { _, err := c.Grant(ctx, leaseSeconds); return err },
		"state": func(c *clientv3.Client) error { _, err := c.MemberList(ctx); return err },
		"watch": func(c *clientv3.Client) error { w := <-c.Watch(ctx, r.place.head()); return w.Err() },
	}
	written := func() uint64 {
		before := r.server.Server.CommittedIndex()
		for what, do := range asks {
			for who, c := range map[string]*clientv3.Client{"a stranger": stranger, "somebody who was sent away": own} {
				if err := do(c); err == nil {
					t.Errorf("%s: %s is taken", who, what)
				}
			}
		}
		return r.server.Server.CommittedIndex() - before
	}
	var n uint64
	for range 5 { // etcd itself writes something down at the start
		if n = written(); n == 0 {
			break
		}
	}
	if n > 0 {
		t.Errorf("etcd wrote down %d of it", n)
	}
	if _, err := stranger.Authenticate(ctx, rootUser, strings.Repeat("x", largestToken)); !errors.Is(err, rpctypes.ErrRequestTooLarge) {
		t.Errorf("a password of some pages comes to %v", err)
	}
}

// A seat asks what a program of ours asks, and no more than it may be answered.
func TestASeatAsksOnlyWhatProgramsOfOursDo(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a, etcd := r.ownProgram(Table, "Table 1")
	ctx := context.Background()
	for what, do := range map[string]func() error{
		"to read twice at once": func() error {
			_, err := etcd.Txn(ctx).Then(clientv3.OpGet(r.place.head()), clientv3.OpGet(r.place.head())).Commit()
			return err
		},
		"to read in a transaction": func() error { _, err := etcd.Txn(ctx).Then(clientv3.OpGet(r.place.head())).Commit(); return err },
		"who holds what":           func() error { _, err := etcd.Leases(ctx); return err },
		"where etcd is":            func() error { _, err := etcd.MemberList(ctx); return err },
		"to read in parts": func() error {
			s, err := pb.NewKVClient(etcd.ActiveConnection()).RangeStream(ctx, &pb.RangeRequest{Key: []byte(r.place.head())})
			if err == nil {
				_, err = s.Recv()
			}
			return err
		},
	} {
		if err := do(); err == nil {
			t.Errorf("a seat asks %s", what)
		}
	}
	p := &r.server.pace
	p.mu.Lock()
	p.of(r.place.keeper(a.Seat.ID)).answers = rate.NewLimiter(0, 0) // it has read all that it may
	p.mu.Unlock()
	if _, err := etcd.Get(ctx, r.place.head()); !errors.Is(err, rpctypes.ErrTooManyRequests) {
		t.Errorf("reading without an end comes to %v", err)
	}
	r.locked(func() {
		if len(r.closed) > 0 {
			t.Errorf("a seat that reads much is closed: %v", r.closed)
		}
	})
}

// What a seat wrote is counted once, though it be read again, and so is what stands of it, whatever time it took to write it.
func TestWhatStandsOfASeatIsCounted(t *testing.T) {
	s := sit(Seat{Role: Member})
	s.bytes, s.writes = rate.NewLimiter(rate.Inf, 0), rate.NewLimiter(0, 3)
	put := func(key string, revision int64, size int) bool {
		return s.takes(&mvccpb.KeyValue{Key: []byte(key), Value: make([]byte, size), ModRevision: revision}, false)
	}
	for range 2 {
		if !put("a", 1, 10) || !put("b", 2, mostHeldLooking-100) {
			t.Fatal("what it may write isn't taken")
		}
	}
	s.hold("b", 0)
	if want := len("a") + 10; s.sum != want {
		t.Errorf("%d bytes stand of it instead of %d", s.sum, want)
	}
	for range 2 {
		if put("c", 3, mostHeldLooking) {
			t.Error("more than may stand of it is taken")
		}
	}
}

// What a Member sends as a copy, and what is no answer though it be called so, isn't left standing.
func TestNothingStandsOfWhatASeatMayNotSend(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a, etcd := r.ownProgram(Member, "Cllr Hill")
	ctx := context.Background()
	for _, key := range []string{r.place.copies(a.Seat.ID) + "x/000001", r.place.answer(a.Seat.ID) + "/1", r.place.answer(a.Seat.ID) + "s"} {
		if _, err := etcd.Put(ctx, key, "{}"); err != nil {
			t.Fatal(err)
		}
	}
	waitFor(t, "them taken out", func() bool {
		got, err := r.etcd.Get(ctx, r.place.own(a.Seat.ID), clientv3.WithPrefix(), clientv3.WithCountOnly())
		return err == nil && got.Count == 0
	})
}

// A proposal that is larger once it is committed is refused, and what comes behind it is taken.
func TestAProposalThatGrowsIsRefused(t *testing.T) {
	r := openRoom(t, t.TempDir())
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	c := one.local.copy()
	a, _ := r.ownProgram(Table, "Table 2")
	e := choice(t, c.Case, decisions(c.Case)[0], 0, "Table 2")
	e.Text = strings.Repeat("<", largestAsk*7/8)
	value, err := json.Marshal(ask{Edit: e})
	if err == nil {
		value = bytes.ReplaceAll(value, []byte(`\u003c`), []byte("<"))
		_, err = r.etcd.Put(context.Background(), r.place.asks(a.Seat.ID)+e.ID, string(value))
	}
	if err != nil || len(value) > largestAsk {
		t.Fatal(err, len(value))
	}
	waitFor(t, "it refused", func() bool {
		got, err := r.etcd.Get(context.Background(), r.place.told(a.Seat.ID)+e.ID)
		return err == nil && len(got.Kvs) == 1 && len(got.Kvs[0].Value) < largestLook
	})
	one.choose(decisions(c.Case)[0], 1)
	one.until("the choice", func() bool { return len(one.arrived) == 1 })
}

// A seat that couldn't be closed can still be, and nobody is told that it was.
func TestASeatIsClosedOnlyOnceItIs(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a := r.admission(Table, "Table 1")
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if err := r.CloseSeat(gone, a.Seat.ID); err == nil {
		t.Error("nobody was asked, and it is closed")
	}
	if err := r.CloseSeat(context.Background(), a.Seat.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := (&Guest{admission: a}).reach(); !errors.Is(err, ErrSentAway) {
		t.Errorf("who was sent away comes in with %v", err)
	}
}

// Where etcd answers and nobody facilitates, changes are kept here after a while, and saved.
func TestWhatNobodyTakesIsKeptHere(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for who is gone")
	}
	r := openRoom(t, t.TempDir())
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	r.Hub.close()
	before := one.local.copy().Case.Revision
	one.choose(decisions(one.local.copy().Case)[0], 0)
	if got := one.local.copy().Case.Revision; got != before+1 {
		t.Errorf("the copy is at %d instead of %d", got, before+1)
	}
}

// A room is opened again where it is, and nowhere else.
func TestARoomIsOpenedAgainWhereItIs(t *testing.T) {
	council := &Cluster{Endpoints: []string{"etcd.example.gov.uk:2379"}}
	for what, c := range map[string]struct {
		files   files
		cluster *Cluster
		refused bool
	}{
		"a new one here":              {},
		"a new one there":             {cluster: council},
		"one of this computer, here":  {files: files{Set: true}},
		"one of this computer, there": {files: files{Set: true}, cluster: council, refused: true},
		"one of the cluster, there":   {files: files{Cluster: council.Endpoints}, cluster: council},
		"one of the cluster, here":    {files: files{Cluster: council.Endpoints}, refused: true},
	} {
		h := &Host{folder: t.TempDir(), files: c.files}
		if err := h.belongs(c.cluster); (err != nil) != c.refused {
			t.Errorf("%s: %v", what, err)
		}
	}
}
