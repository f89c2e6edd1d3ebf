//go:build live_test

package live

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tomworkbench/model"
	"tomworkbench/storage"
)

// What is proved here needs programs that are killed, and the memory of one alone: each is this test started again as a process of its
// own, which takes orders from its input, a line each, and answers each with one line.

// processEnv names what a process is to be: a server, guests, or a node of a cluster.
const processEnv = "TOMWORKBENCH_LIVE_PROCESS"

// order is what a process is told to do. What else it holds is for that alone.
type order struct {
	Do string `json:"do"`

	Folder  string   `json:"folder,omitempty"`
	Cluster *Cluster `json:"cluster,omitempty"`
	Node    *node    `json:"node,omitempty"`

	Invitation Invitation `json:"invitation,omitzero"`
	Code       string     `json:"code,omitempty"`
	Name       string     `json:"name,omitempty"`
	// Etcd are the addresses to reach etcd at in place of those that the door told, such as those of a relay.
	Etcd []string `json:"etcd,omitempty"`
	// Clock is how far the clock of the computer is off.
	Clock time.Duration `json:"clock,omitempty"`
	// Every is how often a choice is proposed by one of the process's guests.
	Every time.Duration `json:"every,omitempty"`
}

// report is an answer to an order, or, where Unasked, what happened meanwhile.
type report struct {
	Unasked string `json:"unasked,omitempty"`
	Err     string `json:"err,omitempty"`

	Invitations map[Role]Invitation `json:"invitations,omitempty"`
	Codes       map[Role]string     `json:"codes,omitempty"`
	Etcd        []string            `json:"etcd,omitempty"`
	Took        time.Duration       `json:"took,omitempty"`
	Copies      []said              `json:"copies,omitempty"`
	Words       string              `json:"words,omitempty"`
	// First and Last are when the journal's entries were made.
	First time.Time `json:"first,omitzero"`
	Last  time.Time `json:"last,omitzero"`
	IDs   []string  `json:"ids,omitempty"`
	// Acknowledged are the ids of proposals that Append took and that weren't refused.
	Acknowledged []string `json:"acknowledged,omitempty"`
	Refused      int      `json:"refused,omitempty"`
	// Others and Own are how long choices took to the screens of others and to that of who made them.
	Others spread `json:"others,omitempty"`
	Own    spread `json:"own,omitempty"`
}

// said is what a copy says, short: the SHA-256 of its records and of the end of its journal, for the room holds no more.
type said struct {
	Name     string `json:"name"`
	Revision uint64 `json:"revision"`
	Records  string `json:"records"`
	Journal  string `json:"journal"`
	// Away are the copies with changes that the room doesn't have yet.
	Away  int    `json:"away,omitempty"`
	Wrong string `json:"wrong,omitempty"`
}

func saidBy(name string, c Copy) said {
	records, journal := sha256.New(), sha256.New()
	by := json.NewEncoder(records)
	for r := range c.Case.Records() {
		_, _ = fmt.Fprint(records, r.Kind(), r.Key())
		_ = by.Encode(r)
	}
	for _, e := range c.Journal[max(0, len(c.Journal)-keptEntries):] {
		_, _ = fmt.Fprintln(journal, e.ID, e.Revision, e.Who, e.At.UTC())
	}
	return said{Name: name, Revision: c.Case.Revision, Records: hex.EncodeToString(records.Sum(nil)), Journal: hex.EncodeToString(journal.Sum(nil))}
}

// process is another process, as the test sees it.
type process struct {
	t     testing.TB
	cmd   *exec.Cmd
	in    io.WriteCloser
	ended chan struct{}

	answers chan report
	mu      sync.Mutex
	unasked []report
}

// begin starts a process of a kind; it is killed with the test.
func begin(t testing.TB, kind string) *process {
	t.Helper()
	p := &process{t: t, answers: make(chan report, 1), ended: make(chan struct{})}
	p.cmd = exec.Command(os.Args[0], "-test.run=^TestAsAProcess$", "-test.timeout=0")
	p.cmd.Env = append(os.Environ(), processEnv+"="+kind)
	p.cmd.Stdout, p.cmd.Stderr = os.Stderr, os.Stderr
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.cmd.ExtraFiles = []*os.File{write}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	go p.listen(read)
	t.Cleanup(p.kill)
	return p
}

func (p *process) listen(from *os.File) {
	defer close(p.ended)
	defer from.Close()
	for lines := bufio.NewReader(from); ; {
		line, err := lines.ReadBytes('\n')
		var r report
		if err != nil || json.Unmarshal(line, &r) != nil {
			return // a line cut off by a kill says nothing
		}
		if r.Unasked == "" {
			p.answers <- r
			continue
		}
		p.mu.Lock()
		p.unasked = append(p.unasked, r)
		p.mu.Unlock()
	}
}

// kill ends a process as a power cut does.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
	_ = p.in.Close()
}

// ask gives an order and waits for the answer.
func (p *process) ask(o order) report {
	p.t.Helper()
	r := p.try(o)
	if r.Err != "" {
		p.t.Fatalf("%s: %s", o.Do, r.Err)
	}
	return r
}

func (p *process) try(o order) report {
	line, err := json.Marshal(o)
	if err == nil {
		_, err = p.in.Write(append(line, '\n'))
	}
	if err != nil {
		return report{Err: err.Error()}
	}
	const longest = 5 * time.Minute
	select {
	case r := <-p.answers:
		return r
	case <-p.ended:
		return report{Err: "the process has ended"}
	case <-time.After(longest):
		return report{Err: "no answer"}
	}
}

// happened is what a process told unasked, of one kind.
func (p *process) happened(what string) (found []report) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, r := range p.unasked {
		if r.Unasked == what {
			found = append(found, r)
		}
	}
	return found
}

// memory is what a process takes up now, and took up at its highest, in bytes.
func (p *process) memory() (now, most int64) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kib, _ := strconv.ParseInt(fields[1], 10, 64)
		switch fields[0] {
		case "VmRSS:":
			now = kib << 10
		case "VmHWM:":
			most = kib << 10
		}
	}
	return now, most
}

// TestAsAProcess is what a process started by another test does.
func TestAsAProcess(t *testing.T) {
	does := map[string]func(testing.TB) actor{"server": newServer, "guests": newGuests, "node": newNode}[os.Getenv(processEnv)]
	if does == nil {
		t.Skip("it is started by other tests alone")
	}
	out := &reporter{to: json.NewEncoder(os.NewFile(3, "reports"))}
	acting := does(t)
	acting.reports(out)
	for lines := bufio.NewReader(os.Stdin); ; {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			os.Exit(0) // whoever started it is gone
		}
		var o order
		var r report
		if err = json.Unmarshal(line, &o); err == nil {
			r, err = acting.act(o)
		}
		if err != nil {
			r.Err = err.Error()
		}
		out.say(r)
	}
}

// actor carries out orders.
type actor interface {
	reports(*reporter)
	act(order) (report, error)
}

func jsonOf(what any) (string, error) {
	text, err := json.Marshal(what)
	return string(text), err
}

// reporter writes reports from any goroutine.
type reporter struct {
	mu sync.Mutex
	to *json.Encoder
}

func (r *reporter) say(what report) {
	r.mu.Lock()
	defer r.mu.Unlock()
	_ = r.to.Encode(what)
}

// server is the facilitator's program in a process: the room, its hub, and the facilitator's own guest.
type server struct {
	t    testing.TB
	host *Host
	own  *player
	out  *reporter
}

// newServer is the room's computer.
func newServer(t testing.TB) actor {
	debug.SetGCPercent(CollectAt)
	return &server{t: t}
}

func (s *server) reports(to *reporter) { s.out = to }

func (s *server) act(o order) (report, error) {
	ctx := context.Background()
	switch o.Do {
	case "open":
		return s.open(ctx, o)
	case "room":
		return s.room(ctx)
	case "end":
		return report{}, s.host.End(ctx, s.own.Guest)
	}
	return report{}, fmt.Errorf("a server can't %q", o.Do)
}

func (s *server) open(ctx context.Context, o order) (r report, err error) {
	began := time.Now()
	s.host, err = Open(ctx, Opening{
		Folder: o.Folder, Cluster: o.Cluster, Name: "Anna", Copy: example(s.t), FirstPort: testPort(), Now: time.Now,
		Notices: Notices{
			Copy: func(by Seat, name string, c Copy) {
				s.out.say(report{Unasked: "copy", Words: name, IDs: idsOf(c.Journal)})
			},
			Closed: func(by Seat, why error) { s.out.say(report{Unasked: "closed", Words: by.Name + ": " + why.Error()}) },
			Failed: func(err error) { s.out.say(report{Unasked: "failed", Words: err.Error()}) },
		},
	})
	if err != nil {
		return report{}, err
	}
	r = report{Invitations: map[Role]Invitation{}, Codes: map[Role]string{}, Etcd: s.host.Seat.Endpoints}
	for _, role := range []Role{Table, Member} {
		if r.Codes[role], err = s.host.NewCode(role); err != nil {
			return report{}, err
		}
		if r.Invitations[role], err = s.host.Invitation(role); err != nil {
			return report{}, err
		}
	}
	file, err := storage.Open(filepath.Join(filepath.Dir(o.Folder), "facilitator.db"))
	if err != nil {
		return report{}, err
	}
	s.own = newPlayer(s.host.Seat, 0, onDisk{file})
	r.Took = time.Since(began)
	return r, nil
}

// room says what is in the room, as it stands in etcd.
func (s *server) room(ctx context.Context) (report, error) {
	room, err := readRoom(ctx, s.host.etcd, s.host.place)
	if err != nil {
		return report{}, err
	}
	if room == nil {
		return report{}, ErrEnded
	}
	own := s.own.local.copy()
	r := report{Copies: []said{saidBy("the room", room.Copy), saidBy("the facilitator", own)}, IDs: idsOf(own.Journal)}
	for _, e := range own.Journal {
		if r.First.IsZero() || e.At.Before(r.First) {
			r.First = e.At
		}
		if e.At.After(r.Last) {
			r.Last = e.At
		}
	}
	return r, nil
}

// idsOf are the ids of what a journal holds, with what it merged, each as often as it is there.
func idsOf(journal []model.Entry) (ids []string) {
	for _, e := range journal {
		ids = append(ids, e.ID)
		ids = append(ids, idsOf(e.Merged)...)
	}
	return ids
}

// guests are the programs of several people in one process.
type guests struct {
	t    testing.TB
	all  []*player
	stop func()
}

func newGuests(t testing.TB) actor { return &guests{t: t} }

func (g *guests) reports(*reporter) {}

func (g *guests) act(o order) (report, error) {
	switch o.Do {
	case "join":
		return g.join(o)
	case "begin":
		ctx, stop := context.WithCancel(context.Background())
		var running sync.WaitGroup
		running.Go(func() { g.propose(ctx, o.Every) })
		g.stop = func() { stop(); running.Wait() }
		return report{}, nil
	case "finish":
		g.stop()
		return g.measured(), nil
	case "copies":
		var r report
		for _, p := range g.all {
			p.mu.Lock()
			wrong := p.wrong
			p.mu.Unlock()
			s := saidBy(p.Seat().Name, p.local.copy())
			s.Wrong, s.Away = wrong, len(p.Unmerged())
			r.Copies = append(r.Copies, s)
		}
		return r, nil
	}
	return report{}, fmt.Errorf("guests can't %q", o.Do)
}

// join lets one more in, and tells how long it took from the door until the case was there.
func (g *guests) join(o order) (report, error) {
	began := time.Now()
	a, err := Join(context.Background(), o.Invitation, o.Code, o.Name)
	if err != nil {
		return report{}, err
	}
	if len(o.Etcd) > 0 {
		a.Endpoints = o.Etcd
	}
	p := newPlayer(a, o.Clock, &later{})
	const longest = time.Minute
	select {
	case <-p.here:
	case <-time.After(longest):
		return report{}, ErrUnreached
	}
	g.all = append(g.all, p)
	return report{Took: time.Since(began)}, nil
}

// propose has somebody propose a choice every so often, who isn't proposing one already, until it is stopped and all are answered.
func (g *guests) propose(ctx context.Context, every time.Duration) {
	var under sync.WaitGroup
	defer under.Wait()
	for {
		const half = 0.5
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Duration(float64(every) * (half + rand.Float64()))): // as people do, not by the clock
		}
		if p := g.all[rand.IntN(len(g.all))]; p.busy.TryLock() {
			under.Go(func() { defer p.busy.Unlock(); p.propose() })
		}
	}
}

func (g *guests) measured() report {
	r := report{Others: spread{}, Own: spread{}}
	for _, p := range g.all {
		p.mu.Lock()
		r.Others.add(p.others)
		r.Own.add(p.own)
		r.Acknowledged = append(r.Acknowledged, p.acknowledged...)
		r.Refused += len(p.refused)
		p.others, p.own, p.acknowledged = spread{}, spread{}, nil
		clear(p.refused)
		p.mu.Unlock()
	}
	return r
}

// player is somebody at a table: a guest who proposes at random and measures.
type player struct {
	*Guest
	local kept
	here  chan struct{}
	busy  sync.Mutex
	n     int

	mu           sync.Mutex
	others, own  spread
	acknowledged []string
	refused      map[string]bool
	wrong        string
}

func newPlayer(a Admission, clock time.Duration, local kept) *player {
	p := &player{local: local, here: make(chan struct{}), others: spread{}, own: spread{}, refused: map[string]bool{}}
	var once sync.Once
	p.Guest = Attend(a, p.local, Hearing{
		Here:    func(string) { once.Do(func() { close(p.here) }) },
		Arrived: func(e model.Entry) { p.arrived(a.Seat.ID, e.ID) },
		Refused: func(id, _ string, _ error) { p.locked(func() { p.refused[id] = true }) },
		Ended:   func(err error) { p.locked(func() { p.wrong = err.Error() }) },
	}, func() time.Time { return time.Now().Add(clock) })
	return p
}

func (p *player) locked(do func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	do()
}

// The id of a choice says whose it is and when it was made, so that all others can tell how long it took: one computer has one clock.
func (p *player) id() string {
	p.n++
	return fmt.Sprintf("%s_%d_%d", p.Seat().ID, p.n, time.Now().UnixNano())
}

func (p *player) arrived(seat, id string) {
	at := strings.LastIndexByte(id, '_')
	made, err := strconv.ParseInt(id[at+1:], 10, 64)
	if at < 0 || err != nil {
		return // a merge
	}
	took := time.Since(time.Unix(0, made))
	p.locked(func() {
		if strings.HasPrefix(id, seat) {
			p.own.count(took)
		} else {
			p.others.count(took)
		}
	})
}

// propose proposes a choice at random.
func (p *player) propose() {
	c := p.local.copy()
	e, err := anyChoice(c.Case)
	if err != nil {
		p.locked(func() { p.wrong = err.Error() })
		return
	}
	e = e.Stamp(model.Signature{ID: p.id(), Who: p.Seat().Name, At: p.now().UTC().Truncate(time.Second)})
	entry, cursor := c.Cursor.Do(e, c.Case.Revision+1)
	err = p.Append(entry, cursor)
	p.locked(func() {
		switch {
		case err != nil:
			p.wrong = err.Error()
		case !p.refused[e.ID]:
			p.acknowledged = append(p.acknowledged, e.ID)
		}
	})
}

// anyChoice chooses another option than the present one for any decision, in any scenario.
func anyChoice(c *model.Case) (model.Edit, error) {
	var scenarios, options []string
	for s := range c.Scenarios.All() {
		scenarios = append(scenarios, s.ID)
	}
	scenario, ids := scenarios[rand.IntN(len(scenarios))], decisions(c)
	decision := ids[rand.IntN(len(ids))]
	for o := range c.OptionsOf(decision) {
		options = append(options, o.ID)
	}
	return c.Toggle(scenario, options[rand.IntN(len(options))])
}

// kept is where a player keeps the copy.
type kept interface {
	Local
	copy() Copy
}

// onDisk keeps it in a store, as the program does.
type onDisk struct{ *storage.Store }

func (onDisk) PutBy(Copy) (string, error)          { return "", errors.New("the facilitator is never away") }
func (onDisk) Unmerged(string) ([]PutBy, error)    { return nil, nil }
func (onDisk) Merged(where string) (string, error) { return where, nil }

func (d onDisk) copy() (c Copy) {
	infos, err := d.Cases()
	if err != nil || len(infos) == 0 {
		return Copy{}
	}
	if c.Case, c.Cursor, err = d.Load(infos[0].ID); err == nil {
		c.Journal, err = d.Journal(infos[0].ID)
	}
	if err != nil {
		return Copy{}
	}
	return c
}

// later keeps a copy as memory does, but has entries take effect only when the copy is asked for: what a laptop does for itself would else
// be done many times over on the one computer of the test, while others wait for their turn.
type later struct {
	mu      sync.Mutex
	kept    memory
	pending []model.Entry
	cursor  model.Cursor
	wrong   error
}

// settle has what is pending take effect. The lock is held.
func (l *later) settle() error {
	for _, e := range l.pending {
		if err := l.kept.Append("", e, l.cursor); err != nil && l.wrong == nil {
			l.wrong = err
		}
	}
	l.pending = nil
	return l.wrong
}

func (l *later) Contains(id string) (bool, error) { return l.kept.Contains(id) }

func (l *later) Load(id string) (*model.Case, model.Cursor, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.settle(); err != nil {
		return nil, model.Cursor{}, err
	}
	return l.kept.Load(id)
}

func (l *later) Journal(id string) ([]model.Entry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.settle(); err != nil {
		return nil, err
	}
	return l.kept.Journal(id)
}

func (l *later) Append(_ string, e model.Entry, cursor model.Cursor) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending, l.cursor = append(l.pending, once(e)), cursor
	return nil
}

func (l *later) Replace(c *model.Case, journal []model.Entry, cursor model.Cursor, was uint64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.settle(); err != nil {
		return err
	}
	return l.kept.Replace(c, journal, cursor, was)
}

func (l *later) PutBy(c Copy) (string, error)        { return l.kept.PutBy(c) }
func (l *later) Unmerged(id string) ([]PutBy, error) { return l.kept.Unmerged(id) }
func (l *later) Merged(where string) (string, error) { return l.kept.Merged(where) }

func (l *later) copy() Copy {
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.settle()
	return l.kept.copy()
}

// held are the entries that a process has, which its guests share: an hour of them, twenty times over, is more than a computer holds.
var held sync.Map

func once(e model.Entry) model.Entry {
	got, _ := held.LoadOrStore(fmt.Sprint(e.ID, e.Revision, e.Who, e.At), e)
	return got.(model.Entry)
}
