//go:build live_test

package live

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
)

// In a room with a fault there are 20 people at four computers, who make ten choices a second.
const (
	faultProcesses = 4
	faultEach      = 5
	faultSecond    = 10
)

func openFaulty(t testing.TB) *workshop {
	t.Helper()
	w := openWorkshop(t, nil, true)
	w.fill(faultProcesses, faultEach, 0)
	return w
}

func TestNothingIsLostThoughTheServerIsKilledAHundredTimes(t *testing.T) {
	kills := 100
	if n, err := strconv.Atoi(os.Getenv("LIVE_KILLS")); err == nil {
		kills = n
	}
	w := openFaulty(t)
	w.begin(faultSecond)
	for range kills {
		time.Sleep(rand.N(2 * time.Second))
		w.kill()
	}
	w.finish()
	w.check()
	w.log()
}

func TestNothingIsLostThoughTheNetworkIsCut(t *testing.T) {
	w := openFaulty(t)
	w.begin(faultSecond)
	for range 3 {
		time.Sleep(3 * time.Second)
		w.have(0, weather{cut: true})
		w.have(1, weather{silent: true})
		time.Sleep(patience + 7*time.Second)
		w.have(0, weather{})
		w.have(1, weather{})
	}
	time.Sleep(3 * time.Second)
	w.finish()
	w.check()
	w.log()
}

func TestNothingIsLostInASlowAndBadNetwork(t *testing.T) {
	w := openFaulty(t)
	const late, lossy = 500 * time.Millisecond, 0.05
	w.have(0, weather{delay: late})
	w.have(1, weather{loss: lossy})
	w.have(2, weather{delay: late, loss: lossy})
	w.begin(faultSecond)
	time.Sleep(time.Minute)
	w.finish()
	w.check()
	w.log()
}

// One computer is a day ahead and one a day behind; both are out of reach for a while too, and what they bring is theirs.
func TestClocksThatAreADayOffChangeNothing(t *testing.T) {
	began := time.Now()
	w := openWorkshop(t, nil, true)
	const day = 24 * time.Hour
	for _, clock := range []time.Duration{day, -day, 0} {
		w.clock = clock
		w.fill(1, faultEach, 0)
	}
	w.begin(faultSecond)
	for at := range w.guests {
		time.Sleep(2 * time.Second)
		w.have(at, weather{cut: true})
		time.Sleep(5 * time.Second)
		w.have(at, weather{})
	}
	time.Sleep(5 * time.Second)
	w.finish()
	w.check()
	if r := w.server.ask(order{Do: "room"}); r.First.Before(began.Add(-time.Second)) || r.Last.After(time.Now()) {
		t.Errorf("changes are signed at %v to %v", r.First, r.Last)
	}
}

// hostile is somebody who was let in and then speaks to etcd by a program of their own.
type hostile struct {
	Admission
	place
	etcd *clientv3.Client
}

func (w *workshop) hostile(role Role, name string) hostile {
	w.t.Helper()
	a, err := Join(context.Background(), w.opened.Invitations[role], w.opened.Codes[role], name)
	if err != nil {
		w.t.Fatal(err)
	}
	return hostile{a, placeOf(a.Room), connect(w.t, a.Endpoints, a.User, a.Password, pinned(a.Fingerprint))}
}

// until writes until the seat is closed, and reports whether it came to that, or what the last write came to.
func (h hostile) until(write func(ctx context.Context, n int) error) (bool, error) {
	const most, each, longest = 20000, 16, 30 * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	var writing sync.WaitGroup
	closed := make(chan struct{})
	var once sync.Once
	var last error
	var mu sync.Mutex
	for i := range each {
		writing.Go(func() {
			for n := i; n < most && ctx.Err() == nil; n += each {
				err := write(ctx, n)
				if denied(err) {
					once.Do(func() { close(closed) })
					return
				}
				mu.Lock()
				last = err
				mu.Unlock()
			}
		})
	}
	writing.Wait()
	select {
	case <-closed:
		return true, nil
	default:
		return false, last
	}
}

func denied(err error) bool {
	return err != nil && (errors.Is(err, rpctypes.ErrPermissionDenied) || errors.Is(err, rpctypes.ErrAuthFailed) ||
		errors.Is(err, rpctypes.ErrUserNotFound) || errors.Is(err, rpctypes.ErrInvalidAuthToken) || strings.Contains(err.Error(), "authentication failed"))
}

func (h hostile) put(key, value string) func(context.Context, int) error {
	return func(ctx context.Context, n int) error {
		_, err := h.etcd.Put(ctx, fmt.Sprintf(key, n), value)
		return err
	}
}

// Whatever somebody in the room does who means it ill, the others go on: they are heard at once, and the room keeps within its size.
func TestSomebodyHostileHarmsNobodyElse(t *testing.T) {
	w := openFaulty(t)
	w.begin(faultSecond)
	garbage, huge, look, flood, member := w.hostile(Table, "G"), w.hostile(Table, "H"), w.hostile(Table, "L"), w.hostile(Table, "F"), w.hostile(Member, "M")
	toldOff := w.hostile(Table, "T")
	member.mayNot(t, w)
	const large = 1 << 20
	for what, tries := range map[string]struct {
		by    hostile
		write func(context.Context, int) error
	}{
		"garbage":          {garbage, garbage.put(garbage.asks(garbage.Seat.ID)+"%d", "{")},
		"huge values":      {huge, huge.put(huge.own(huge.Seat.ID)+"answer%.0d", strings.Repeat("x", largestRequest-large/2))},
		"a huge look":      {look, look.put(look.people()+look.Seat.ID+"%.0d", strings.Repeat("x", large))},
		"what it was told": {toldOff, toldOff.put(toldOff.told(toldOff.Seat.ID)+"%d", strings.Repeat("x", large))},
		"a flood":          {flood, flood.flood(t)},
	} {
		began := time.Now()
		if closed, last := tries.by.until(tries.write); closed {
			t.Logf("%s: the seat was closed after %v", what, time.Since(began))
		} else {
			t.Errorf("%s: the seat wasn't closed; the last write: %v", what, last)
		}
	}
	time.Sleep(2 * time.Second)
	w.finish()
	w.check()
	w.log()
	const mostMemory, mostDisk = 400 << 20, 160 << 20 // until the seat is closed, what it may send at once is held several times
	if w.memory > mostMemory || w.disk > mostDisk || w.others.at(0.99) > time.Second {
		t.Error("the others have to bear it")
	}
	for _, r := range w.server.happened("closed") {
		t.Log(r.Words)
	}
}

// Whoever reaches the ports and wasn't let in has etcd write nothing down, however much they send.
func TestAStrangerHarmsNobody(t *testing.T) {
	w := openFaulty(t)
	w.begin(faultSecond)
	a, err := Join(context.Background(), w.opened.Invitations[Table], w.opened.Codes[Table], "Their address")
	if err != nil {
		t.Fatal(err)
	}
	etcd, big := connect(t, a.Endpoints, "", "", pinned(a.Fingerprint)), strings.Repeat("x", largestRequest-around)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	const each = 8
	var sending sync.WaitGroup
	var sent atomic.Int64
	for range each {
		sending.Go(func() {
			for ctx.Err() == nil {
				if _, err := etcd.Put(ctx, placeOf(a.Room).head(), big); err == nil {
					t.Error("a stranger writes")
				}
				sent.Add(1)
			}
		})
	}
	sending.Wait()
	w.finish()
	w.check()
	w.log()
	t.Logf("a stranger sent %d MB", sent.Load()*int64(len(big))/1e6)
	const mostMemory, mostDisk = 300 << 20, 60 << 20
	if w.memory > mostMemory || w.disk > mostDisk {
		t.Error("they fill the facilitator's computer")
	}
}

// mayNot tries what only others may.
func (h hostile) mayNot(t *testing.T, w *workshop) {
	t.Helper()
	ctx := context.Background()
	other := w.hostile(Table, "Another")
	for _, key := range []string{
		h.head(), h.records() + "choice/x", h.entry(1), h.question(), h.ended(), h.seats() + h.Seat.ID, h.people() + other.Seat.ID,
		h.asks(other.Seat.ID) + "x", h.told(other.Seat.ID) + "x", h.answer(other.Seat.ID), "elsewhere",
	} {
		if _, err := h.etcd.Put(ctx, key, "x"); !denied(err) {
			t.Errorf("%s can be written: %v", key, err)
		}
		if _, err := h.etcd.Delete(ctx, key); !denied(err) {
			t.Errorf("%s can be deleted: %v", key, err)
		}
	}
	for _, key := range []string{h.own(other.Seat.ID), h.owned(), "", "elsewhere"} {
		if _, err := h.etcd.Get(ctx, key, clientv3.WithPrefix()); !denied(err) {
			t.Errorf("%q can be read: %v", key, err)
		}
		if said, ok := <-h.etcd.Watch(ctx, key, clientv3.WithPrefix()); ok && said.Err() == nil {
			t.Errorf("%q can be watched", key)
		}
	}
	for what, does := range map[string]func() error{
		"make a user":    func() error { _, err := h.etcd.UserAdd(ctx, "x", "x"); return err },
		"make a role":    func() error { _, err := h.etcd.RoleAdd(ctx, "x"); return err },
		"become root":    func() error { _, err := h.etcd.UserGrantRole(ctx, h.User, rootUser); return err },
		"turn auth off":  func() error { _, err := h.etcd.AuthDisable(ctx); return err },
		"take a copy":    func() error { _, err := h.etcd.SnapshotWithVersion(ctx); return err },
		"compact":        func() error { _, err := h.etcd.Compact(ctx, 1); return err },
		"move it":        func() error { _, err := h.etcd.MoveLeader(ctx, 1); return err },
		"see the others": func() error { _, err := h.etcd.UserList(ctx); return err },
	} {
		if err := does(); err == nil {
			t.Errorf("a Member may %s", what)
		}
	}
}

// flood proposes valid changes as fast as can be.
func (h hostile) flood(t *testing.T) func(context.Context, int) error {
	c := example(t)
	return func(ctx context.Context, n int) error {
		id := fmt.Sprint("flood", n)
		e, err := anyChoice(c.Case)
		if err != nil {
			return err
		}
		e.ID = id
		value, err := jsonOf(ask{Edit: e})
		if err != nil {
			return err
		}
		return h.put(h.asks(h.Seat.ID)+"flood%d", value)(ctx, n)
	}
}

// A program of another version gets no seat, and one that has a seat leaves when the room becomes one of another version.
func TestAProgramOfAnotherVersionIsToldSo(t *testing.T) {
	r := openRoom(t, t.TempDir())
	i, err := r.Invitation(Table)
	if err != nil {
		t.Fatal(err)
	}
	one, next := attend(t, r.admission(Table, "Table 1"), &memory{}), r.admission(Table, "Table 2")
	one.until("the case", func() bool { return one.here == 1 })
	other := i
	other.Version = version + 1
	if _, err := Join(context.Background(), other, newCode(), "A"); !errors.Is(err, ErrOlder) {
		t.Errorf("an invitation of another version: %v", err)
	}
	one.Close()
	if _, err := r.etcd.Put(context.Background(), r.place.head(), fmt.Sprintf(`{"version":%d}`, version+1)); err != nil {
		t.Fatal(err)
	}
	again := attend(t, next, one.local)
	again.until("that the version is another", func() bool { return errors.Is(again.ended, ErrOlder) })
}
