package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"golang.org/x/time/rate"

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
	// Failed tells that the hub takes nothing into the case any more.
	Failed func(error)
}

// ask is what a seat writes to have the case changed.
type ask struct {
	Edit model.Edit `json:"edit"`
	// PastLocks has the edit carried out whatever is locked, as the facilitator alone may.
	PastLocks bool `json:"pastLocks,omitempty"`
}

// told is what a seat is told of a proposal that wasn't taken.
type told struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

// Hub takes what is proposed into the case of a room. There is one at a time: a head that another one changed ends it.
type Hub struct {
	etcd    *clientv3.Client
	at      place
	now     func() time.Time
	notices Notices
	stop    context.CancelFunc
	done    chan struct{}

	// The case, as it was committed last; the loop's alone.
	state   *model.Case
	cursor  model.Cursor
	changed int64
	known   map[string]bool
	// gone are seats that wrote something and are none any more.
	gone map[string]bool

	mu       sync.Mutex
	seats    map[string]*seated
	question Question
	answers  map[string]Answer
}

// seated is a seat with what it may still take up of the room.
type seated struct {
	Seat
	asks   *rate.Limiter
	writes *rate.Limiter
	looks  *rate.Limiter
	bytes  *rate.Limiter
	unfit  int
}

// What a seat may write, of whatever kind.
const (
	bytesASecond  = 256 << 10
	bytesAtOnce   = 16 << 20
	writesASecond = 200
	writesAtOnce  = 2000
	looksASecond  = 2
	looksAtOnce   = 100
	largestLook   = 4 << 10
)

func sit(s Seat) *seated {
	return &seated{
		Seat: s, asks: rate.NewLimiter(asksASecond, asksAtOnce), writes: rate.NewLimiter(writesASecond, writesAtOnce),
		looks: rate.NewLimiter(looksASecond, looksAtOnce), bytes: rate.NewLimiter(bytesASecond, bytesAtOnce),
	}
}

// openHub begins on a room, and puts the case into one that has none.
func openHub(ctx context.Context, etcd *clientv3.Client, p place, c Copy, now func() time.Time, n Notices) (*Hub, error) {
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
		etcd: etcd, at: p, now: now, notices: n, done: make(chan struct{}),
		state: room.Case, cursor: room.Cursor, changed: room.changed, known: map[string]bool{}, gone: map[string]bool{}, seats: map[string]*seated{}, answers: map[string]Answer{},
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

// loop takes in what stands below own/, first what was written before, until it is stopped or can't go on.
func (h *Hub) loop(ctx context.Context) {
	defer close(h.done)
	for ctx.Err() == nil {
		err := h.follow(ctx)
		if errors.Is(err, ErrOtherHub) {
			if h.notices.Failed != nil {
				h.notices.Failed(err)
			}
			return
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
	h.mu.Unlock()
	switch {
	case s == nil:
		return h.stray(ctx, seat)
	case !s.takes(kv), isLook && !s.looksAt(kv):
		return h.closeSeat(ctx, s, errors.New("it sent more than a room takes"))
	case isLook:
		return nil
	}
	kind, name, _ := strings.Cut(what, "/")
	switch kind {
	case "told": // the hub's own
		return nil
	case "asks":
		return h.asked(ctx, s, askKey{string(kv.Key), kv.ModRevision}, name, kv.Value)
	case "answer":
		return h.answered(ctx, s, kv)
	case "copies":
		return h.copied(ctx, s, name, kv.Value)
	}
	return h.misfit(ctx, s, string(kv.Key))
}

// takes reports whether what a seat wrote is within what it may write, and looksAt whether what it says to look at is.
func (s *seated) takes(kv *mvccpb.KeyValue) bool {
	return len(kv.Value) <= largestAsk && s.writes.Allow() && s.bytes.AllowN(time.Now(), len(kv.Key)+len(kv.Value))
}

func (s *seated) looksAt(kv *mvccpb.KeyValue) bool {
	return len(kv.Value) <= largestLook && s.looks.Allow()
}

// stray takes away what is left of a seat that is none any more, once: what else is heard of it was written before. There can be much.
func (h *Hub) stray(ctx context.Context, seat string) error {
	if h.gone[seat] {
		return nil
	}
	if err := takeSeat(ctx, h.etcd, h.at, seat); err != nil {
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

func (h *Hub) remove(ctx context.Context, key string) error {
	_, err := h.etcd.Delete(ctx, key)
	return err
}

// asked holds a proposal against the case and commits it, or says why not.
func (h *Hub) asked(ctx context.Context, s *seated, key askKey, id string, value []byte) error {
	var a ask
	if json.Unmarshal(value, &a) != nil || a.Edit.ID != id || a.Edit.Empty() {
		return h.misfit(ctx, s, key.key)
	}
	if h.known[id] { // it came in before
		return h.remove(ctx, key.key)
	}
	if !s.asks.Allow() {
		if s.unfit++; s.unfit > mostUnfit {
			return h.closeSeat(ctx, s, errors.New("it proposed changes faster than anybody can"))
		}
		return h.refuse(ctx, s, key, a, errors.New("changes come too fast from this computer; try again in a moment"))
	}
	edit, next, err := h.change(s, a)
	if err != nil {
		return h.refuse(ctx, s, key, a, err)
	}
	entry, cursor := h.cursor.Do(edit, next.Revision)
	cmps, ops, err := commit(h.at, h.changed, key, entry, next.Head().ID, cursor)
	if err != nil {
		return h.refuse(ctx, s, key, a, err)
	}
	done, err := h.commit(ctx, cmps, ops)
	switch {
	case errors.Is(err, rpctypes.ErrTooManyOps), errors.Is(err, rpctypes.ErrRequestTooLarge):
		return h.refuse(ctx, s, key, a, ErrTooLarge)
	case err != nil:
		return err // and everything is read anew: it may have been committed or not
	case done != 0:
		h.state, h.cursor, h.changed = next, cursor, done
		h.know(entry)
	}
	return nil
}

// change is the edit of a proposal, signed as the hub knows its seat, with the case after it.
func (h *Hub) change(s *seated, a ask) (model.Edit, *model.Case, error) {
	const longestID = 64
	switch {
	case !s.Role.Edits():
		return model.Edit{}, nil, errors.New("members answer questions here; the tables change the case")
	case len(a.Edit.ID) > longestID:
		return model.Edit{}, nil, errors.New("its id is too long")
	case len(a.Edit.Changes) > mostOps:
		return model.Edit{}, nil, ErrTooLarge
	}
	edit := a.Edit
	edit.Undoes, edit.Redoes = 0, 0
	if a.PastLocks && s.Role == Facilitator {
		edit = edit.PastLocks()
	}
	edit = edit.Stamp(model.Signature{ID: edit.ID, Who: s.Name, At: h.now().UTC().Truncate(time.Second)})
	next, _, err := model.Apply(h.state, edit)
	if errors.Is(err, model.ErrStale) {
		err = errStale
	}
	return edit, next, err
}

// errStale is what a proposal is answered with that somebody else's change came before.
var errStale = errors.New("somebody else changed the same a moment before")

// commit carries a transaction out and returns the revision of etcd after it, 0 where what was asked was withdrawn meanwhile.
func (h *Hub) commit(ctx context.Context, cmps []clientv3.Cmp, ops []clientv3.Op) (int64, error) {
	got, err := h.etcd.Txn(ctx).If(cmps...).Then(ops...).Else(clientv3.OpGet(h.at.head())).Commit()
	if err != nil {
		return 0, err
	}
	if got.Succeeded {
		return got.Header.Revision, nil
	}
	head := got.Responses[0].GetResponseRange().Kvs
	if len(head) == 0 || head[0].ModRevision != h.changed {
		return 0, errOtherHead
	}
	return 0, nil
}

// errOtherHead means that the case isn't what the hub knows.
var errOtherHead = errors.New("the case in the room is another than was known")

// current knows the case as it stands: what comes next may have been made on a commit that was carried out and not answered.
func (h *Hub) current(ctx context.Context) error {
	got, err := h.etcd.Get(ctx, h.at.head())
	if err != nil {
		return err
	}
	if len(got.Kvs) > 0 && got.Kvs[0].ModRevision == h.changed {
		return nil
	}
	return h.catchUp(ctx)
}

// catchUp reads the case anew where the head isn't what it was: a commit that etcd didn't answer was carried out, or another hub works here.
func (h *Hub) catchUp(ctx context.Context) error {
	room, err := readRoom(ctx, h.etcd, h.at)
	if err != nil {
		return err
	}
	if room == nil || room.Case.Revision != h.state.Revision+1 {
		return ErrOtherHub
	}
	h.state, h.cursor, h.changed = room.Case, room.Cursor, room.changed
	for _, e := range room.Journal[max(0, len(room.Journal)-1):] {
		h.know(e)
	}
	return nil
}

// know remembers what came into the case, by itself or as part of a merge, so that it isn't taken twice.
func (h *Hub) know(e model.Entry) {
	h.known[e.ID] = true
	for _, merged := range e.Merged {
		h.know(merged)
	}
}

// refuse tells a seat why a proposal isn't taken.
func (h *Hub) refuse(ctx context.Context, s *seated, key askKey, a ask, why error) error {
	value, err := json.Marshal(told{a.Edit.Text, why.Error()})
	if err != nil {
		return err
	}
	_, err = h.etcd.Txn(ctx).If(clientv3.Compare(clientv3.ModRevision(key.key), "=", key.changed)).
		Then(clientv3.OpPut(h.at.told(s.ID)+a.Edit.ID, string(value)), clientv3.OpDelete(key.key)).Commit()
	return err
}

// closeSeat takes a seat away that does what nobody's program does.
func (h *Hub) closeSeat(ctx context.Context, s *seated, why error) error {
	h.mu.Lock()
	_, there := h.seats[s.ID]
	delete(h.seats, s.ID)
	delete(h.answers, s.ID)
	h.mu.Unlock()
	if err := takeSeat(ctx, h.etcd, h.at, s.ID); err != nil {
		return err
	}
	if there && h.notices.Closed != nil {
		h.notices.Closed(s.Seat, why)
	}
	return nil
}

// answered counts an answer to the question that is open.
func (h *Hub) answered(ctx context.Context, s *seated, kv *mvccpb.KeyValue) error {
	var a Answer
	if json.Unmarshal(kv.Value, &a) != nil || !a.sound() {
		return h.misfit(ctx, s, string(kv.Key))
	}
	h.mu.Lock()
	open := h.question.Open && a.Question == h.question.ID
	if open {
		h.answers[s.ID] = a
	}
	t := h.question.tally(h.answers)
	h.mu.Unlock()
	if open && h.notices.Answers != nil {
		h.notices.Answers(t)
	}
	return nil
}

// Ask puts a question to the room, in place of the one before.
func (h *Hub) Ask(ctx context.Context, q Question) error {
	q.Open, q.Tally = true, nil
	h.mu.Lock()
	h.question = q
	clear(h.answers)
	h.mu.Unlock()
	return h.putQuestion(ctx, q)
}

// CloseQuestion takes no more answers, and tells everybody the tally if it is to be told.
func (h *Hub) CloseQuestion(ctx context.Context, tell bool) (Tally, error) {
	h.mu.Lock()
	h.question.Open = false
	t := h.question.tally(h.answers)
	if tell {
		h.question.Tally = &t
	}
	q := h.question
	h.mu.Unlock()
	return t, h.putQuestion(ctx, q)
}

func (h *Hub) putQuestion(ctx context.Context, q Question) error {
	value, err := json.Marshal(q)
	if err == nil {
		_, err = h.etcd.Put(ctx, h.at.question(), string(value))
	}
	return err
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
