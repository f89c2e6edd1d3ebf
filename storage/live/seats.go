package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"golang.org/x/time/rate"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// known reports whether etcd refused to make what is there already.
func known(err error) bool {
	return errors.Is(err, rpctypes.ErrUserAlreadyExist) || errors.Is(err, rpctypes.ErrRoleAlreadyExist)
}

// gone reports whether etcd refused to take out what isn't there.
func gone(err error) bool {
	return errors.Is(err, rpctypes.ErrUserNotFound) || errors.Is(err, rpctypes.ErrRoleNotFound)
}

// reader is the role in etcd of everybody in a room, and keeper that of one seat.
func (p place) reader() string            { return string(p) + "reader" }
func (p place) keeper(seat string) string { return string(p) + "seat/" + seat }

const (
	reads  = clientv3.PermissionType(clientv3.PermRead)
	writes = clientv3.PermissionType(clientv3.PermReadWrite)
)

// giveReader makes the role by which everybody reads the case and what is told to all.
func giveReader(ctx context.Context, etcd *clientv3.Client, p place) error {
	if _, err := etcd.RoleAdd(ctx, p.reader()); err != nil && !known(err) {
		return err
	}
	for from, end := range map[string]string{
		p.head(): "", p.records(): clientv3.GetPrefixRangeEnd(p.records()), p.open(): clientv3.GetPrefixRangeEnd(p.open()),
	} {
		if _, err := etcd.RoleGrantPermission(ctx, p.reader(), from, end, reads); err != nil {
			return err
		}
	}
	return nil
}

// giveSeat makes a user of etcd who reads what all read, and writes below the seat's own prefix alone. It returns the user's password.
func giveSeat(ctx context.Context, etcd *clientv3.Client, p place, s Seat) (password string, err error) {
	role, password := p.keeper(s.ID), random()
	if _, err := etcd.RoleAdd(ctx, role); err != nil {
		return "", err
	}
	for from, end := range map[string]string{p.own(s.ID): clientv3.GetPrefixRangeEnd(p.own(s.ID)), p.people() + s.ID: ""} {
		if _, err := etcd.RoleGrantPermission(ctx, role, from, end, writes); err != nil {
			return "", err
		}
	}
	if _, err := etcd.UserAdd(ctx, role, password); err != nil {
		return "", err
	}
	for _, r := range []string{role, p.reader()} {
		if _, err := etcd.UserGrantRole(ctx, role, r); err != nil {
			return "", err
		}
	}
	value, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	if _, err := etcd.Put(ctx, p.seats()+s.ID, string(value)); err != nil {
		return "", fmt.Errorf("no seat can be given: %w", err)
	}
	return password, nil
}

// takeSeat takes a user out of etcd, and all that is theirs.
func takeSeat(ctx context.Context, etcd *clientv3.Client, p place, seat string) error {
	if _, err := etcd.UserDelete(ctx, p.keeper(seat)); err != nil && !gone(err) {
		return err
	}
	if _, err := etcd.RoleDelete(ctx, p.keeper(seat)); err != nil && !gone(err) {
		return err
	}
	_, err := etcd.Txn(ctx).Then(
		clientv3.OpDelete(p.own(seat), clientv3.WithPrefix()), clientv3.OpDelete(p.people()+seat), clientv3.OpDelete(p.seats()+seat),
	).Commit()
	return err
}

// readSeats reads who has a seat.
func readSeats(ctx context.Context, etcd *clientv3.Client, p place) (map[string]Seat, error) {
	got, err := etcd.Get(ctx, p.seats(), clientv3.WithPrefix())
	if err != nil {
		return nil, err
	}
	seats := map[string]Seat{}
	for _, kv := range got.Kvs {
		var s Seat
		if json.Unmarshal(kv.Value, &s) == nil {
			seats[s.ID] = s
		}
	}
	return seats, nil
}

// seated is a seat with what it may still take up of the room, of which the hub's lock is held for what is counted.
type seated struct {
	Seat
	asks   *rate.Limiter
	writes *rate.Limiter
	looks  *rate.Limiter
	bytes  *rate.Limiter
	unfit  int
	// unread says that the facilitator was told of a copy of theirs that can't be read: who sends them on purpose isn't to fill the window.
	unread bool
	// counted is the revision of etcd up to which what it wrote is counted, and countedLooks what it looked at: much is read again after an error.
	counted, countedLooks int64
	// over says that it wrote more than it may, and is to be closed.
	over bool
	// held is how many bytes stand below its keys.
	held map[string]int
	sum  int
}

// What a seat may write, of whatever kind.
const (
	bytesASecond  = 256 << 10
	bytesAtOnce   = 8 << 20
	writesASecond = 200
	writesAtOnce  = 600
	looksASecond  = 2
	looksAtOnce   = 100
	largestLook   = 4 << 10
	// mostHeld is what may stand of a seat at once: a copy, and mostHeldLooking where it has none to send.
	mostHeld        = casefile.MaxBytes + 8<<20
	mostHeldLooking = 1 << 20
)

// errTooMuch says why a seat is closed.
var errTooMuch = errors.New("it sent more than a room takes")

func sit(s Seat) *seated {
	return &seated{
		Seat: s, asks: rate.NewLimiter(asksASecond, asksAtOnce), writes: rate.NewLimiter(writesASecond, writesAtOnce),
		looks: rate.NewLimiter(looksASecond, looksAtOnce), bytes: rate.NewLimiter(bytesASecond, bytesAtOnce), held: map[string]int{},
	}
}

// takes reports whether what a seat wrote, or says to look at, is within what it may write.
func (s *seated) takes(kv *mvccpb.KeyValue, isLook bool) bool {
	size, counted := len(kv.Key)+len(kv.Value), &s.counted
	if isLook {
		counted = &s.countedLooks
	} else {
		s.hold(string(kv.Key), size)
	}
	if kv.ModRevision > *counted {
		*counted = kv.ModRevision
		within := len(kv.Value) <= largestAsk && s.writes.Allow() && s.bytes.AllowN(time.Now(), size) && s.sum <= s.Role.mostHeld()
		s.over = s.over || !within || isLook && (len(kv.Value) > largestLook || !s.looks.Allow())
	}
	return !s.over
}

// mostHeld is how much may stand in the room of a seat with the role.
func (r Role) mostHeld() int {
	if r.Edits() {
		return mostHeld
	}
	return mostHeldLooking
}

// hold counts what stands below a key, 0 where nothing does any more.
func (s *seated) hold(key string, size int) {
	s.sum += size - s.held[key]
	if s.held[key] = size; size == 0 {
		delete(s.held, key)
	}
}

// admit gives somebody a seat.
func (h *Hub) admit(ctx context.Context, role Role, name string) (Seat, string, error) {
	h.mu.Lock()
	if len(h.seats) >= MostSeats {
		h.mu.Unlock()
		return Seat{}, "", fmt.Errorf("the room is full: %d seats are taken", MostSeats)
	}
	s := Seat{ID: random(), Name: h.another(name, role), Role: role}
	h.seats[s.ID] = sit(s)
	h.mu.Unlock()
	password, err := giveSeat(ctx, h.etcd, h.at, s)
	if err != nil {
		h.mu.Lock()
		delete(h.seats, s.ID)
		h.mu.Unlock()
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience) // who asked may have gone in the middle of it
		defer cancel()
		_ = takeSeat(ctx, h.etcd, h.at, s.ID)
	}
	return s, password, err
}

// another is a name that nobody in the room has: with a number where somebody is called so. The lock is held.
func (h *Hub) another(name string, role Role) string {
	taken := map[string]bool{}
	for s := range maps.Values(h.seats) {
		taken[strings.ToLower(s.Name)] = true
	}
	if name == "" {
		name = model.Capital(role.Words())
	}
	for n, called := 2, name; ; n++ {
		if !taken[strings.ToLower(called)] {
			return called
		}
		called = fmt.Sprintf("%s %d", name, n)
	}
}

// takeAway takes a seat away, with what is still watched from it.
func (h *Hub) takeAway(ctx context.Context, seat string) error {
	err := takeSeat(ctx, h.etcd, h.at, seat)
	if err == nil && h.cut != nil {
		h.cut(h.at.keeper(seat))
	}
	return err
}

// closeSeat takes a seat away, and tells why, nil for what the facilitator wanted.
func (h *Hub) closeSeat(ctx context.Context, s *seated, why error) error {
	if err := h.takeAway(ctx, s.ID); err != nil {
		return err
	}
	h.mu.Lock()
	_, there := h.seats[s.ID]
	delete(h.seats, s.ID)
	delete(h.answers, s.ID)
	h.mu.Unlock()
	if there && why != nil && h.notices.Closed != nil {
		h.notices.Closed(s.Seat, why)
	}
	return nil
}

// stray takes away what is left of a seat that is none any more, once: what else is heard of it was written before. There can be much.
func (h *Hub) stray(ctx context.Context, seat string) error {
	if h.gone[seat] {
		return nil
	}
	if err := h.takeAway(ctx, seat); err != nil {
		return err
	}
	h.gone[seat] = true
	return nil
}

// misfit takes out what a seat can't have meant, and closes one that goes on so.
func (h *Hub) misfit(ctx context.Context, s *seated, key string) error {
	if s.unfit++; s.unfit > mostUnfit {
		return h.closeSeat(ctx, s, errors.New("it sent what no program of ours sends"))
	}
	return h.remove(ctx, key)
}
