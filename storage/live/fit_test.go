package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"golang.org/x/time/rate"

	"tomworkbench/model"
)

func TestAnInvitationIsReadHoweverItIsPastedAndNothingElseIs(t *testing.T) {
	i := Invitation{Version: version, Room: "room", Title: "Case", Role: Table, Doors: []string{"127.0.0.1:1"}, Fingerprint: strings.Repeat("a", 64)}
	changed := func(change func(*Invitation)) string {
		other := i
		change(&other)
		return other.Link()
	}
	for name, tt := range map[string]struct {
		text string
		want error
	}{
		"a link":              {i.Link(), nil},
		"broken over lines":   {"  " + i.Link()[:40] + "\r\n " + i.Link()[40:] + "\n", nil},
		"nothing":             {"", errNoInvitation},
		"a start alone":       {linkStart, errNoInvitation},
		"no base 64":          {linkStart + "!!", errNoInvitation},
		"cut off":             {i.Link()[:60], errNoInvitation},
		"other JSON":          {`{"a":1}`, errNoInvitation},
		"null":                {"null", errNoInvitation},
		"nested":              {strings.Repeat("[", 8000), errNoInvitation},
		"too long":            {linkStart + strings.Repeat("A", longestInvitation), errNoInvitation},
		"of another version":  {changed(func(i *Invitation) { i.Version++ }), ErrOlder},
		"for a facilitator":   {changed(func(i *Invitation) { i.Role = Facilitator }), errNoInvitation},
		"without a door":      {changed(func(i *Invitation) { i.Doors = nil }), errNoInvitation},
		"with no address":     {changed(func(i *Invitation) { i.Doors = []string{"a/b"} }), errNoInvitation},
		"without fingerprint": {changed(func(i *Invitation) { i.Fingerprint = "" }), errNoInvitation},
	} {
		if _, err := ReadInvitation(tt.text); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestACodeIsReadHoweverItIsTyped(t *testing.T) {
	for typed, want := range map[string]string{"abcd-efgh": "ABCDEFGH", " O1Il 0oLi ": "01110011", "ab cd - ef gh": "ABCDEFGH", "": ""} {
		if got := plainCode(typed); got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
	}
	for range 100 {
		if code := newCode(); plainCode(strings.ToLower(SpokenCode(code))) != code {
			t.Fatalf("%s isn't read as it is shown", code)
		}
	}
}

func TestOnlyAnswersToTheQuestionAreCounted(t *testing.T) {
	guess := func(text string) *decimal.Decimal { d := decimal.RequireFromString(text); return &d }
	q := Question{ID: "q", Options: []string{"a", "b"}, Guess: true}
	got := q.tally(map[string]Answer{
		"1": {Question: "q", Option: "a", Guess: guess("3")}, "2": {Question: "q", Option: "a", Guess: guess("1.5")}, "3": {Question: "q"},
		"4": {Question: "q", Option: "c", Guess: guess("9")}, "5": {Question: "other", Option: "b", Guess: guess("9")},
	})
	if got.Counts[0] != 2 || got.Counts[1] != 0 || got.NoChange != 1 || got.Answers() != 3 || len(got.Guesses) != 2 || !got.Middle().Equal(*guess("2.25")) {
		t.Errorf("%+v", got)
	}
	for text, sound := range map[string]bool{"1": true, "-12.5": true, "1e9": true, "1e100": false, "1e-100": false, "1234567890123456": false} {
		if (Answer{Guess: guess(text)}).sound() != sound {
			t.Errorf("a guess of %s: sound is %v", text, !sound)
		}
	}
}

// chosen is a copy with so many choices more, of decisions one after the other, of somebody.
func chosen(t *testing.T, c Copy, n int, who string) Copy {
	t.Helper()
	m, ids := &memory{kept: &c}, decisions(c.Case)
	for i := range n {
		e := choice(t, m.copy().Case, ids[i%len(ids)], 1+i/len(ids), who)
		entry, cursor := m.copy().Cursor.Do(e, m.copy().Case.Revision+1)
		if err := m.Append("", entry, cursor); err != nil {
			t.Fatal(err)
		}
	}
	return m.copy()
}

func TestACopyIsEarlierOnlyIfTheRoomWentOnFromIt(t *testing.T) {
	start := chosen(t, example(t), 1, "A")
	room := chosen(t, start, 2, "A")
	for name, tt := range map[string]struct {
		here    Copy
		missing int
		ok      bool
	}{
		"as it was":        {start, 2, true},
		"as it is":         {room, 0, true},
		"with its own":     {chosen(t, start, 1, "B"), 0, false},
		"further on":       {chosen(t, room, 1, "B"), 0, false},
		"another as large": {chosen(t, start, 2, "B"), 0, false},
	} {
		missing, ok := isEarlier(tt.here, room)
		if ok != tt.ok || ok && len(missing) != tt.missing {
			t.Errorf("%s: %d missing, %v", name, len(missing), ok)
		}
	}
}

func TestWhatWasCommittedWithoutAnAnswerIsAsTheRoomSignedIt(t *testing.T) {
	r := openRoom(t, t.TempDir())
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	start := one.local.copy()
	e := one.choose(decisions(start.Case)[0], 1)
	want := one.local.copy()
	one.Close()
	local := &memory{kept: &start} // where nobody answered, and the change was kept as it was made here
	e = e.Stamp(model.Signature{ID: e.ID, Who: "somebody", At: e.At.Add(-time.Hour)})
	entry, cursor := start.Cursor.Do(e, start.Case.Revision+1)
	if err := local.Append("", entry, cursor); err != nil {
		t.Fatal(err)
	}
	again := attend(t, r.admission(Table, "Table 1"), local)
	again.until("the case", func() bool { return again.here == 1 })
	if !same(local.copy(), want) || len(local.putBy) > 0 {
		t.Errorf("it is signed by %s, and %d copies are put by", local.copy().Journal[0].Who, len(local.putBy))
	}
}

func TestAFullRoomComesInAllAtOnce(t *testing.T) {
	r := openRoom(t, t.TempDir())
	i, code := r.invite(Table)
	const people = 3 * atOnce
	for range mostTries - 2 { // so that two may try at a time
		if _, err := Join(context.Background(), i, newCode(), "A"); !errors.Is(err, ErrWrongCode) {
			t.Fatal(err)
		}
	}
	var joining sync.WaitGroup
	errs := make(chan error, people)
	for n := range people {
		joining.Go(func() {
			_, err := Join(context.Background(), i, code, fmt.Sprint("Table ", n))
			errs <- err
		})
	}
	joining.Wait()
	for range people {
		if err := <-errs; err != nil {
			t.Errorf("somebody with the right code: %v", err)
		}
	}
}

func TestASeatThatWritesMoreThanItMayIsClosed(t *testing.T) {
	r := openRoom(t, t.TempDir())
	ctx := context.Background()
	for what, write := range map[string]func(h *Host, seat string, n int) (key, value string){
		"huge looks": func(h *Host, seat string, n int) (string, string) {
			return h.place.people() + seat, strings.Repeat("x", largestLook+n+1)
		},
		"many looks": func(h *Host, seat string, n int) (string, string) { return h.place.people() + seat, "{}" },
		"what it was told": func(h *Host, seat string, n int) (string, string) {
			return h.place.told(seat) + fmt.Sprint(n), strings.Repeat("x", largestAsk)
		},
		"garbage": func(h *Host, seat string, n int) (string, string) { return h.place.asks(seat) + fmt.Sprint(n), "{" },
	} {
		seat := r.admission(Table, what).Seat
		sits := func() (there bool) {
			r.Hub.mu.Lock()
			defer r.Hub.mu.Unlock()
			return r.seats[seat.ID] != nil
		}
		for n := 0; n < 2*looksAtOnce && sits(); n++ {
			key, value := write(r.Host, seat.ID, n)
			if _, err := r.etcd.Put(ctx, key, value); err != nil {
				t.Fatal(err)
			}
		}
		waitFor(t, "the seat closed that writes "+what, func() bool { return !sits() })
	}
}

func TestAHubKnowsACommitThatWasNotAnswered(t *testing.T) {
	r := openRoom(t, t.TempDir())
	r.Hub.close()
	ctx := context.Background()
	h := r.Hub
	e := choice(t, h.state, decisions(h.state)[0], 1, "A")
	entry, cursor := h.cursor.Do(e, h.state.Revision+1)
	key := h.at.asks("a") + e.ID
	put, err := h.etcd.Put(ctx, key, "{}")
	if err != nil {
		t.Fatal(err)
	}
	cmps, ops, err := commit(h.at, h.changed, askKey{key, put.Header.Revision}, entry, h.state.Head().ID, cursor)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := h.etcd.Txn(ctx).If(cmps...).Then(ops...).Commit(); err != nil || !got.Succeeded {
		t.Fatal(err)
	}
	if err := h.current(ctx); err != nil || h.state.Revision != entry.Revision || h.known[e.ID] != entry.Revision {
		t.Errorf("it knows %d instead of %d: %v", h.state.Revision, entry.Revision, err)
	}
}

// Whatever is said at the door, it is answered with a refusal or with what comes next, and nobody comes in without a code.
func FuzzDoor(f *testing.F) {
	client, err := exchange().Client()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []any{
		knock{version, "room", Table, client.LoginInit([]byte("12345678")).Serialize()},
		knock{Version: version + 1},
		knock{version, "room", Member, nil},
		entering{"visit", []byte("third"), []byte("sealed")},
		map[string]any{"visit": 1},
	} {
		text, err := json.Marshal(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(true, text)
		f.Add(false, text)
	}
	l, err := newLock("room", Table, newCode())
	if err != nil {
		f.Fatal(err)
	}
	admit := func(context.Context, Role, string) (Admission, error) { panic("somebody came in without a code") }
	f.Fuzz(func(t *testing.T, knocks bool, body []byte) {
		d := &door{
			room: "room", admit: admit, told: func(Tried) {}, pace: rate.NewLimiter(rate.Inf, 1), places: make(chan struct{}, atOnce),
			locks: map[Role]*tried{Table: {lock: l, left: mostTries}}, visits: map[string]*visit{},
		}
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
		if knocks {
			d.knocked(w, r)
		} else {
			d.visits["visit"] = &visit{role: Table, lock: d.locks[Table], expire: time.NewTimer(time.Hour)}
			d.visits["visit"].by, _ = exchange().Server()
			d.places <- struct{}{}
			d.entering(w, r)
		}
		for id := range d.visits {
			d.leave(id)
		}
		if !json.Valid(w.Body.Bytes()) || len(d.places) > 0 {
			t.Errorf("answered by %q, with %d places taken", w.Body, len(d.places))
		}
	})
}

func TestARoomThatWasFilledTakesChangesAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes 120 MB")
	}
	r := openRoom(t, t.TempDir())
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	r.unkept() // or it would never come to that
	junk, ctx := strings.Repeat("x", largestEntry), context.Background()
	for n := 0; ; n++ {
		_, err := r.etcd.Put(ctx, string(r.place)+"junk", junk)
		if errors.Is(err, rpctypes.ErrNoSpace) {
			break
		}
		if err != nil || n > 2*quota/len(junk) {
			t.Fatalf("after %d it isn't full: %v", n, err)
		}
	}
	r.keepRoom(func(err error) { t.Error(err) })
	one.choose(decisions(one.local.copy().Case)[0], 1)
	one.until("the choice", func() bool { return len(one.arrived) == 1 })
	if size := r.server.Server.Backend().Size(); size > roomFrom {
		t.Errorf("it still takes up %d bytes", size)
	}
}

func TestARoomHoldsTheEndOfTheJournalAndWhoHasLessIsBroughtUp(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes thousands of choices")
	}
	early := chosen(t, example(t), 1, "A")
	r := openRoomOn(t, t.TempDir(), chosen(t, early, keptEntries+10, "A"))
	one := attend(t, r.admission(Table, "Table 1"), &memory{kept: &early})
	one.until("the case", func() bool { return one.here == 1 })
	one.choose(decisions(one.local.copy().Case)[0], 1)
	one.until("the choice", func() bool { return len(one.arrived) == 1 })
	room, err := readRoom(context.Background(), r.etcd, r.place)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(room.Journal); n != keptEntries || !sameRecords(room.Case, one.local.copy().Case) {
		t.Errorf("the room holds %d entries", n)
	}
	waitFor(t, "the copy that was here seen to", func() bool { return len(one.Unmerged()) == 0 })
}

// Who was away for a moment from a long workshop, of which they have more of the log than the room, brings what they changed and no more.
func TestWhoWasAwayFromALongWorkshopIsMergedIn(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes thousands of choices")
	}
	before := chosen(t, example(t), keptEntries+10, "A")
	r := openRoomOn(t, t.TempDir(), before)
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	d := decisions(before.Case)
	one.choose(d[0], 1)
	one.until("the choice", func() bool { return len(one.arrived) == 1 })
	for name, where := range map[string]string{"Table 2": d[len(d)-1], "Table 3": d[0]} {
		away := &memory{kept: &before}
		e := choice(t, before.Case, where, 2, name)
		entry, cursor := before.Cursor.Do(e, before.Case.Revision+1)
		if err := away.Append("", entry, cursor); err != nil {
			t.Fatal(err)
		}
		g := attend(t, r.admission(Table, name), away)
		g.until("what became of it", func() bool { return len(g.brought) == 1 })
		if where == d[0] {
			waitFor(t, "the copy", func() (done bool) {
				r.locked(func() { done = len(r.copies) == 1 })
				return done
			})
			if got := r.copies[0].Journal; len(got) != keptEntries+1 || got[keptEntries].ID != e.ID {
				t.Errorf("the copy of %s comes with %d entries", name, len(got))
			}
			continue
		}
		room, err := readRoom(t.Context(), r.etcd, r.place)
		if err != nil {
			t.Fatal(err)
		}
		if last := room.Journal[len(room.Journal)-1]; len(last.Merged) != 1 || last.Merged[0].ID != e.ID {
			t.Errorf("%s brings %d entries", name, len(last.Merged))
		}
	}
}

func TestOfACopyInPartNothingIsTakenNorLeft(t *testing.T) {
	r := openRoom(t, t.TempDir())
	a := r.admission(Table, "Table 1")
	ctx := context.Background()
	below := r.place.copies(a.Seat.ID)
	for key, value := range map[string]string{"cut off/000000": "x", "short/000000": "x", "short/" + complete: `{"parts":2}`, "no case/" + complete: `{"parts":0}`, "no words/" + complete: "{"} {
		if _, err := r.etcd.Put(ctx, below+key, value); err != nil {
			t.Fatal(err)
		}
	}
	one := attend(t, a, &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	waitFor(t, "them taken out", func() bool {
		got, err := r.etcd.Get(ctx, below, clientv3.WithPrefix())
		return err == nil && len(got.Kvs) == 0
	})
	if len(r.copies) > 0 {
		t.Errorf("%d were taken", len(r.copies))
	}
	r.locked(func() {
		if len(r.failed) != 1 || !strings.Contains(r.failed[0].Error(), "Table 1") {
			t.Errorf("the facilitator is told %q", r.failed)
		}
	})
	here := chosen(t, example(t), 1, "B")
	for range 2 { // both are under way at once
		go func() { _ = sendCopy(ctx, r.etcd, r.place, a.Seat.ID, "B", here) }()
	}
	waitFor(t, "both whole", func() (done bool) {
		r.locked(func() { done = len(r.copies) == 2 })
		return done
	})
	for _, c := range r.copies {
		if !same(c, here) {
			t.Error("a copy is another than was sent")
		}
	}
}

// The program ends before what was changed while away is merged in: the next one does it.
func TestWhatWasNotMergedInIsSoTheNextTime(t *testing.T) {
	r := openRoom(t, t.TempDir())
	here := chosen(t, example(t), 1, "B")
	local := &memory{}
	if _, err := local.PutBy(here); err != nil {
		t.Fatal(err)
	}
	one := attend(t, r.admission(Table, "Table 1"), local)
	one.until("it merged in", func() bool { return len(one.brought) == 1 })
	if c := local.copy(); !sameRecords(c.Case, here.Case) || len(one.Unmerged()) > 0 || !strings.HasPrefix(local.putBy[0].Where, "merged") {
		t.Errorf("%q, and %q is unmerged", one.brought, one.Unmerged())
	}
}

// Somebody else listens where a new room was to: it goes elsewhere.
func TestARoomWhosePortsAreTakenFindsOthers(t *testing.T) {
	folder := t.TempDir()
	f, err := readFiles(folder, time.Now(), testPort())
	if err != nil {
		t.Fatal(err)
	}
	for _, port := range f.Ports {
		l, err := net.Listen("tcp", fmt.Sprint(":", port))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
	}
	r := openRoom(t, folder)
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
}

// A room goes to the next of the ports that a firewall was told of, where the first are taken.
func TestARoomStaysAtThePortsThatAFirewallKnows(t *testing.T) {
	const first = 18810
	if l, err := net.Listen("tcp", fmt.Sprintf(":%d", first)); err == nil { // or somebody else has it
		defer l.Close()
	}
	ports, err := freePorts(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ports {
		if p <= first || p >= first+portsEach {
			t.Errorf("the room is at %d", ports)
		}
	}
}
