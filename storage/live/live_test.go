package live

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// memory keeps one case in memory, as the copy on a computer.
type memory struct {
	mu    sync.Mutex
	kept  *Copy
	putBy []PutBy
}

func (m *memory) Contains(id string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept != nil && m.kept.Case.Head().ID == id, nil
}

func (m *memory) Load(string) (*model.Case, model.Cursor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept.Case, m.kept.Cursor, nil
}

func (m *memory) Journal(string) ([]model.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.kept.Journal), nil
}

func (m *memory) Append(_ string, e model.Entry, cursor model.Cursor) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e.Revision != m.kept.Case.Revision+1 {
		return fmt.Errorf("entry %d after %d: %w", e.Revision, m.kept.Case.Revision, storage.ErrOutOfOrder)
	}
	next, _, err := model.Apply(m.kept.Case, e.Edit.PastLocks())
	if err != nil {
		return err
	}
	m.kept = &Copy{next, append(m.kept.Journal, e), cursor}
	return nil
}

func (m *memory) Replace(c *model.Case, journal []model.Entry, cursor model.Cursor, was uint64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept != nil && m.kept.Case.Revision != was {
		return fmt.Errorf("it is at %d and not at %d: %w", m.kept.Case.Revision, was, storage.ErrOutOfOrder)
	}
	m.kept = &Copy{c, slices.Clone(journal), cursor}
	return nil
}

func (m *memory) PutBy(c Copy) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.putBy = append(m.putBy, PutBy{c, fmt.Sprint("unmerged ", len(m.putBy))})
	return m.putBy[len(m.putBy)-1].Where, nil
}

func (m *memory) Unmerged(id string) (found []PutBy, _ error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.putBy {
		if strings.HasPrefix(c.Where, "unmerged") && c.Case.Head().ID == id {
			found = append(found, c)
		}
	}
	return found, nil
}

func (m *memory) Merged(where string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := slices.IndexFunc(m.putBy, func(c PutBy) bool { return c.Where == where })
	m.putBy[at].Where = strings.TrimPrefix(where, "un")
	return m.putBy[at].Where, nil
}

func (m *memory) copy() Copy {
	m.mu.Lock()
	defer m.mu.Unlock()
	return *m.kept
}

// example is the worked example, as a copy.
func example(t testing.TB) Copy {
	t.Helper()
	f, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return Copy{f.Case, f.Journal, f.Cursor}
}

// room is a room in a test, with what the hub told.
type room struct {
	*Host
	t      testing.TB
	folder string

	mu     sync.Mutex
	tally  Tally
	copies []Copy
	closed []error
	failed []error
}

// openRoom opens a room on the example; it is closed with the test.
func openRoom(t testing.TB, folder string) *room {
	t.Helper()
	return openRoomOn(t, folder, example(t))
}

func openRoomOn(t testing.TB, folder string, c Copy) *room {
	t.Helper()
	r := &room{t: t, folder: folder}
	host, err := Open(context.Background(), Opening{
		Folder: folder, Name: "Anna", Copy: c, FirstPort: testPort(), Now: time.Now,
		Notices: Notices{
			Answers: func(a Tally) { r.locked(func() { r.tally = a }) },
			Copy:    func(_ Seat, _ string, c Copy) { r.locked(func() { r.copies = append(r.copies, c) }) },
			Closed:  func(_ Seat, why error) { r.locked(func() { r.closed = append(r.closed, why) }) },
			Failed:  func(err error) { r.locked(func() { r.failed = append(r.failed, err) }) },
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	t.Cleanup(host.Close)
	return r
}

// testPort is where a room of this process looks for ports: another that is tested at the same time isn't to take them while a room is shut.
func testPort() int {
	const lowest, processes = 20000, 500
	return lowest + os.Getpid()%processes*portsEach
}

func (r *room) locked(do func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	do()
}

// invite is an invitation for a role with a new code.
func (r *room) invite(role Role) (Invitation, string) {
	r.t.Helper()
	code, err := r.NewCode(role)
	if err != nil {
		r.t.Fatal(err)
	}
	i, err := r.Invitation(role)
	if err != nil {
		r.t.Fatal(err)
	}
	return i, code
}

// admission lets somebody in by the door, as their program does.
func (r *room) admission(role Role, name string) Admission {
	r.t.Helper()
	i, code := r.invite(role)
	a, err := Join(context.Background(), i, code, name)
	if err != nil {
		r.t.Fatal(err)
	}
	return a
}

// guest is a guest in a test, with what it was told.
type guest struct {
	*Guest
	t     testing.TB
	local *memory

	mu      sync.Mutex
	here    int
	away    int
	arrived []model.Entry
	refused []error
	brought []string
	people  []Person
	asked   Question
	ended   error
}

// attend takes a seat; it is left with the test.
func attend(t testing.TB, a Admission, local *memory) *guest {
	t.Helper()
	g := &guest{t: t, local: local}
	g.Guest = Attend(a, local, Hearing{
		Here:    func(string) { g.locked(func() { g.here++ }) },
		Away:    func(error) { g.locked(func() { g.away++ }) },
		Arrived: func(e model.Entry) { g.locked(func() { g.arrived = append(g.arrived, e) }) },
		Refused: func(_, _ string, why error) { g.locked(func() { g.refused = append(g.refused, why) }) },
		Brought: func(words string) { g.locked(func() { g.brought = append(g.brought, words) }) },
		People:  func(all []Person) { g.locked(func() { g.people = all }) },
		Asked:   func(q Question) { g.locked(func() { g.asked = q }) },
		Ended:   func(err error) { g.locked(func() { g.ended = err }) },
	}, time.Now)
	t.Cleanup(g.Close)
	return g
}

func (g *guest) locked(do func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	do()
}

// until waits for what a guest is told, for as long as a test may take.
func (g *guest) until(what string, is func() bool) {
	g.t.Helper()
	waitFor(g.t, what, func() (ok bool) { g.locked(func() { ok = is() }); return ok })
}

func waitFor(t testing.TB, what string, is func() bool) {
	t.Helper()
	const longest = 30 * time.Second
	for end := time.Now().Add(longest); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// choose proposes the nth option of a decision in the first scenario, as the guest's case stands.
func (g *guest) choose(decision string, nth int) model.Edit {
	g.t.Helper()
	e := choice(g.t, g.local.copy().Case, decision, nth, g.Seat().Name)
	c := g.local.copy()
	entry, cursor := c.Cursor.Do(e, c.Case.Revision+1)
	if err := g.Append(entry, cursor); err != nil {
		g.t.Fatal(err)
	}
	return e
}

func choice(t testing.TB, c *model.Case, decision string, nth int, who string) model.Edit {
	t.Helper()
	var options []string
	for o := range c.OptionsOf(decision) {
		options = append(options, o.ID)
	}
	e, err := c.Toggle(c.DefaultScenario().ID, options[nth%len(options)])
	if err != nil {
		t.Fatal(err)
	}
	return e.Stamp(model.Signature{ID: random(), Who: who, At: time.Now().UTC()})
}

// decisions are the ids of those of a case that have several options.
func decisions(c *model.Case) (ids []string) {
	for d := range c.Decisions.All() {
		n := 0
		for range c.OptionsOf(d.ID) {
			n++
		}
		if n > 1 {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// same reports whether two copies say the same, with the same history.
func same(a, b Copy) bool {
	return sameRecords(a.Case, b.Case) && a.Case.Revision == b.Case.Revision && slices.EqualFunc(a.Journal, b.Journal, func(x, y model.Entry) bool {
		return cmp.Compare(x.ID, y.ID) == 0 && x.Who == y.Who && x.Revision == y.Revision
	})
}

func TestAChoiceAtOneTableIsOnEveryScreenSignedAsTheHubKnowsIt(t *testing.T) {
	r := openRoom(t, t.TempDir())
	facilitator := attend(t, r.Seat, &memory{})
	one, two := attend(t, r.admission(Table, "Table 1"), &memory{}), attend(t, r.admission(Table, "Table 1"), &memory{})
	all := []*guest{facilitator, one, two}
	for _, g := range all {
		g.until("the case", func() bool { return g.here == 1 })
	}
	d := decisions(one.local.copy().Case)
	one.choose(d[0], 1)
	two.choose(d[1], 0)
	for _, g := range all {
		g.until("both choices", func() bool { return len(g.arrived) == 2 })
	}
	if one.arrived[0].Who != "Table 1" || one.arrived[1].Who != "Table 1 2" {
		t.Errorf("they are signed %q and %q", one.arrived[0].Who, one.arrived[1].Who)
	}
	waitFor(t, "equal copies", func() bool {
		return same(one.local.copy(), two.local.copy()) && same(one.local.copy(), facilitator.local.copy())
	})
	one.until("everybody there", func() bool { return len(one.people) == 3 && one.people[2].Here })
}

func TestOnlyTheRightCodeForTheRightRoomOpensTheDoor(t *testing.T) {
	r := openRoom(t, t.TempDir())
	i, code := r.invite(Table)
	ctx := context.Background()
	other := i
	other.Room = "another"
	if _, err := Join(ctx, other, code, "A"); !errors.Is(err, ErrOtherRoom) {
		t.Errorf("another room: %v", err)
	}
	forged := i
	forged.Fingerprint = fingerprintOf([]byte("another certificate"))
	if _, err := Join(ctx, forged, code, "A"); !errors.Is(err, ErrOtherRoom) {
		t.Errorf("another certificate: %v", err)
	}
	member := i
	member.Role = Member
	if _, err := Join(ctx, member, code, "A"); !errors.Is(err, ErrShut) {
		t.Errorf("a role without a code: %v", err)
	}
	for range mostTries - 1 {
		if _, err := Join(ctx, i, newCode(), "A"); !errors.Is(err, ErrWrongCode) {
			t.Fatalf("a wrong code: %v", err)
		}
	}
	if _, err := Join(ctx, i, SpokenCode(code), "A"); err != nil {
		t.Errorf("the right code after %d wrong ones: %v", mostTries-1, err)
	}
	if _, err := Join(ctx, i, newCode(), "A"); !errors.Is(err, ErrWrongCode) {
		t.Errorf("the last wrong code: %v", err)
	}
	if _, err := Join(ctx, i, code, "A"); !errors.Is(err, ErrShut) {
		t.Errorf("the right code after too many wrong ones: %v", err)
	}
	i, code = r.invite(Table)
	if _, err := Join(ctx, i, code, "A"); err != nil {
		t.Errorf("a new code: %v", err)
	}
	if got := r.Tried(); got.OtherRoom != 1 {
		t.Errorf("tried at the door: %+v", got)
	}
}

func TestWhatIsChangedWhileTheRoomIsOutOfReachIsMergedIn(t *testing.T) {
	folder := t.TempDir()
	r := openRoom(t, folder)
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	two := attend(t, r.admission(Table, "Table 2"), &memory{})
	for _, g := range []*guest{one, two} {
		g.until("the case", func() bool { return g.here == 1 })
	}
	d := decisions(one.local.copy().Case)
	one.choose(d[0], 1)
	two.until("the choice", func() bool { return len(two.arrived) == 1 })

	r.Close()
	for _, g := range []*guest{one, two} {
		g.until("the room out of reach", func() bool { return g.away > 0 })
	}
	one.choose(d[1], 1) // only here
	two.choose(d[2], 1)
	two.choose(d[1], 2) // at both, otherwise

	r = openRoom(t, folder)
	facilitator := attend(t, r.Seat, &memory{})
	one.until("the room again", func() bool { return one.here == 2 })
	two.until("the room again", func() bool { return two.here == 2 })
	waitFor(t, "one copy merged in and one with the facilitator", func() (done bool) {
		r.locked(func() { done = len(r.copies) == 1 })
		return done && len(one.local.putBy)+len(two.local.putBy) == 2
	})
	one.until("what became of it", func() bool { return len(one.brought) == 1 })
	two.until("what became of it", func() bool { return len(two.brought) == 1 })
	waitFor(t, "equal copies", func() bool {
		return one.local.copy().Case.Revision > example(t).Case.Revision+1 && same(one.local.copy(), two.local.copy()) && same(one.local.copy(), facilitator.local.copy())
	})
}

func TestAMembersProposalIsRefusedAndTheirAnswersAreCounted(t *testing.T) {
	r := openRoom(t, t.TempDir())
	m := attend(t, r.admission(Member, "Cllr Hill"), &memory{})
	m.until("the case", func() bool { return m.here == 1 })
	c := m.local.copy().Case
	d := decisions(c)[0]
	m.choose(d, 1)
	m.until("the refusal", func() bool { return len(m.refused) == 1 })
	if len(m.arrived) > 0 {
		t.Error("a Member changed the case")
	}
	q := Question{ID: "q", Scenario: c.DefaultScenario().ID, Decision: d}
	for o := range c.OptionsOf(d) {
		q.Options = append(q.Options, o.ID)
	}
	ctx := context.Background()
	if err := r.Ask(ctx, q); err != nil {
		t.Fatal(err)
	}
	m.until("the question", func() bool { return m.asked.Open })
	for _, option := range []string{q.Options[0], q.Options[1]} { // another mind
		if err := m.Answer(ctx, Answer{Question: "q", Option: option}); err != nil {
			t.Fatal(err)
		}
	}
	waitFor(t, "the answer", func() (ok bool) {
		r.locked(func() { ok = r.tally.Answers() == 1 && r.tally.Counts[1] == 1 })
		return ok
	})
	if _, err := r.CloseQuestion(ctx, true); err != nil {
		t.Fatal(err)
	}
	m.until("the tally", func() bool { return m.asked.Tally != nil && m.asked.Tally.Answers() == 1 })
}

func TestTheEndIsToldAndNothingOfTheRoomIsLeft(t *testing.T) {
	folder := t.TempDir() + "/room"
	r := openRoom(t, folder)
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	own := attend(t, r.Seat, &memory{})
	own.until("the case", func() bool { return own.here == 1 })
	own.Close() // what is committed last may not have come to the facilitator's store
	before := own.local.copy().Case.Revision
	one.choose(decisions(one.local.copy().Case)[0], 0)
	waitFor(t, "the choice", func() bool { return one.local.copy().Case.Revision == before+1 })
	if err := r.End(context.Background(), own.Guest); err != nil {
		t.Fatal(err)
	}
	one.until("the end", func() bool { return errors.Is(one.ended, ErrEnded) })
	if got, want := own.local.copy(), one.local.copy(); got.Case.Revision != before+1 || !sameRecords(got.Case, want.Case) || len(own.Unmerged()) > 0 {
		t.Errorf("the facilitator's store has revision %d, and somebody was told %d", got.Case.Revision, want.Case.Revision)
	}
}

// full is a store on a disk that is full.
type full struct{ *memory }

var errFullDisk = errors.New("the disk is full")

func (full) Replace(*model.Case, []model.Entry, model.Cursor, uint64) error { return errFullDisk }

func TestWhatThisComputerCantKeepIsSaid(t *testing.T) {
	r := openRoom(t, t.TempDir())
	said := make(chan error, 1)
	g := Attend(r.admission(Table, "Table 1"), full{&memory{}}, Hearing{Away: func(why error) {
		select {
		case said <- why:
		default:
		}
	}}, time.Now)
	defer g.Close()
	if why := <-said; !errors.Is(why, ErrHere) || !errors.Is(why, errFullDisk) || errors.Is(why, ErrUnreached) {
		t.Errorf("it says %v", why)
	}
}

// A hub that can do nothing tells, and not only one that must stop.
func TestAHubThatCanDoNothingTells(t *testing.T) {
	r := openRoom(t, t.TempDir())
	h := r.Hub
	h.close()
	failed := make(chan error, 1)
	h.notices.Failed, h.done = func(err error) { failed <- err }, make(chan struct{})
	if _, err := h.etcd.Delete(context.Background(), h.at.head()); err != nil {
		t.Fatal(err)
	}
	if _, err := h.etcd.Put(context.Background(), h.at.head(), "{"); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	go h.loop(ctx)
	if err := <-failed; !errors.Is(err, ErrOlder) {
		t.Errorf("it says %v", err)
	}
}

func TestWhoLeavesGivesTheSeatUp(t *testing.T) {
	r := openRoom(t, t.TempDir())
	one := attend(t, r.admission(Table, "Table 1"), &memory{})
	one.until("the case", func() bool { return one.here == 1 })
	one.Close()
	waitFor(t, "the seat to be free", func() bool {
		r.Hub.mu.Lock()
		defer r.Hub.mu.Unlock()
		return r.seats[one.Seat().ID] == nil
	})
	if got := r.admission(Table, "Table 1").Seat.Name; got != "Table 1" {
		t.Errorf("who comes again is called %q", got)
	}
	r.locked(func() {
		if len(r.closed) > 0 {
			t.Errorf("the facilitator is told %v", r.closed)
		}
	})
}

// A room whose end was told, and then didn't come about, is opened again and ended.
func TestAnEndThatFailedIsMadeGood(t *testing.T) {
	folder := t.TempDir() + "/room"
	r := openRoom(t, folder)
	if _, err := r.etcd.Put(context.Background(), r.place.ended(), "ended"); err != nil {
		t.Fatal(err)
	}
	r.Close()
	r = openRoom(t, folder)
	own := attend(t, r.Seat, &memory{})
	own.until("who runs it to be here", func() bool { return len(own.people) == 1 && own.people[0].Here })
	if err := r.End(context.Background(), own.Guest); err != nil {
		t.Error(err)
	}
}
