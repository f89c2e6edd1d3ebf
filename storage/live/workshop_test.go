//go:build live_test

package live

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// workshop is a room in a process of its own with guests in others. Where the network is to be bad there is a relay between them for each process
// of guests and each etcd.
type workshop struct {
	t testing.TB
	// relayed says that there are relays.
	relayed bool
	folder  string
	cluster *Cluster
	opened  report

	guests []*process
	relays [][]*relay
	names  int
	// clock is how far the clocks are off of those who join next.
	clock        time.Duration
	joins        spread
	others, own  spread
	acknowledged []string
	refused      int

	mu     sync.Mutex
	server *process
	// The highest that the server's process took up of memory, and its folder of the disk, in bytes.
	memory, disk int64
	// killed are servers that were killed: the copies that they told of count.
	killed []*process
}

func openWorkshop(t testing.TB, c *Cluster, relayed bool) *workshop {
	t.Helper()
	w := &workshop{t: t, relayed: relayed, folder: filepath.Join(t.TempDir(), "room"), cluster: c, joins: spread{}, others: spread{}, own: spread{}}
	w.open()
	stop := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() { w.watch(stop) })
	t.Cleanup(func() { close(stop); watching.Wait() })
	return w
}

// open starts the server's process, on what is there.
func (w *workshop) open() {
	w.t.Helper()
	server := begin(w.t, "server")
	w.mu.Lock()
	w.server = server
	w.mu.Unlock()
	w.opened = w.server.ask(order{Do: "open", Folder: w.folder, Cluster: w.cluster})
}

// kill ends the server's process as a power cut does, and starts it again.
func (w *workshop) kill() {
	w.t.Helper()
	w.server.kill()
	w.killed = append(w.killed, w.server)
	w.open()
}

// watch looks how much memory and disk is taken up.
func (w *workshop) watch(stop chan struct{}) {
	for {
		w.mu.Lock()
		server := w.server
		w.mu.Unlock()
		_, memory := server.memory()
		disk := size(w.folder)
		w.mu.Lock()
		w.memory, w.disk = max(w.memory, memory), max(w.disk, disk)
		w.mu.Unlock()
		select {
		case <-stop:
			return
		case <-time.After(time.Second):
		}
	}
}

// size is what a folder takes up of the disk, in bytes.
func size(folder string) (all int64) {
	_ = filepath.WalkDir(folder, func(_ string, d os.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // etcd has taken it away meanwhile
		}
		if info, err := d.Info(); err == nil {
			const block = 512
			all += info.Sys().(*syscall.Stat_t).Blocks * block
		}
		return nil
	})
	return all
}

// fill starts processes of guests and has as many join in each; pace is how long it takes between two of all.
func (w *workshop) fill(processes, each int, pace time.Duration) {
	w.t.Helper()
	var joining sync.WaitGroup
	first := len(w.guests)
	for i := range processes {
		p := begin(w.t, "guests")
		p.ask(order{Do: "copies"}) // it has started
		w.guests, w.relays = append(w.guests, p), append(w.relays, w.newRelays())
		var orders []order
		for range each {
			orders = append(orders, w.joining(first+i))
		}
		joining.Go(func() { w.join(p, orders, time.Duration(i)*pace, time.Duration(processes)*pace) })
	}
	joining.Wait()
	if w.t.Failed() {
		w.t.FailNow()
	}
}

// join has the guests of one process join, one after the other.
func (w *workshop) join(p *process, orders []order, first, pace time.Duration) {
	next := time.Now().Add(first)
	for _, o := range orders {
		time.Sleep(time.Until(next))
		next = next.Add(pace)
		r := p.try(o)
		w.mu.Lock()
		if w.joins.count(r.Took); r.Err != "" {
			w.t.Errorf("%s can't join: %s", o.Name, r.Err)
		}
		w.mu.Unlock()
	}
}

func (w *workshop) newRelays() (all []*relay) {
	endpoints := w.opened.Etcd[len(w.opened.Etcd)-1:] // this computer as it reaches itself
	if w.cluster != nil {
		endpoints = w.opened.Etcd
	}
	doors := w.opened.Invitations[Table].Doors
	for _, to := range append([]string{doors[len(doors)-1]}, endpoints...) {
		if w.relayed {
			all = append(all, openRelay(w.t, to))
		} else {
			all = append(all, &relay{address: to})
		}
	}
	return all
}

// joining is the order to join, by the relays of a process.
func (w *workshop) joining(at int) order {
	w.names++
	o := order{Do: "join", Invitation: w.opened.Invitations[Table], Code: w.opened.Codes[Table], Name: fmt.Sprint("Table ", w.names), Clock: w.clock}
	o.Invitation.Doors = []string{w.relays[at][0].address}
	for _, r := range w.relays[at][1:] {
		host, port, _ := net.SplitHostPort(r.address)
		o.Etcd = append(o.Etcd, net.JoinHostPort(host, port))
	}
	return o
}

// have changes the weather for a process of guests.
func (w *workshop) have(at int, now weather) {
	for _, r := range w.relays[at] {
		r.have(now)
	}
}

// begin has choices made all the time, so many a second over all.
func (w *workshop) begin(second float64) {
	for _, p := range w.guests {
		p.ask(order{Do: "begin", Every: time.Duration(float64(time.Second) * float64(len(w.guests)) / second)})
	}
}

// finish has no more choices made, and takes in what was measured.
func (w *workshop) finish() {
	w.t.Helper()
	var asking sync.WaitGroup
	for _, p := range w.guests {
		asking.Go(func() {
			r := p.try(order{Do: "finish"})
			w.mu.Lock()
			defer w.mu.Unlock()
			if r.Err != "" {
				w.t.Errorf("guests don't finish: %s", r.Err)
			}
			w.others.add(r.Others)
			w.own.add(r.Own)
			w.acknowledged = append(w.acknowledged, r.Acknowledged...)
			w.refused += r.Refused
		})
	}
	asking.Wait()
	if w.t.Failed() {
		w.t.FailNow()
	}
}

// check holds that every guest's case and journal are those of the room, and that nothing acknowledged is lost or doubled: it is in the
// journal once, by itself or as part of a merge, or in a copy that the facilitator has.
func (w *workshop) check() {
	w.t.Helper()
	room := w.settled()
	if w.t.Failed() {
		return
	}
	times := map[string]int{}
	for _, id := range room.IDs {
		times[id]++
	}
	copied := map[string]bool{}
	for _, s := range append(w.killed, w.server) {
		for _, c := range s.happened("copy") {
			for _, id := range c.IDs {
				copied[id] = true
			}
		}
	}
	for id, n := range times {
		if n > 1 {
			w.t.Errorf("%s is in the journal %d times", id, n)
		}
	}
	lost, away := 0, 0
	for _, id := range w.acknowledged {
		switch {
		case times[id] > 0:
		case copied[id]:
			away++
		default:
			if lost++; lost <= 5 {
				w.t.Errorf("%s was acknowledged and is nowhere", id)
			}
		}
	}
	if len(w.acknowledged) == 0 {
		w.t.Error("nothing was acknowledged")
	}
	w.t.Logf("%d choices acknowledged, %d of them in copies with the facilitator; %d refused; %d lost", len(w.acknowledged), away, w.refused, lost)
}

// settled waits until all copies are that of the room, and what was changed while away is brought, and returns what is in it.
func (w *workshop) settled() report {
	w.t.Helper()
	const longest = 90 * time.Second
	for end := time.Now().Add(longest); ; time.Sleep(time.Second) {
		room := w.server.ask(order{Do: "room"})
		differ := w.differing(room)
		again := w.server.ask(order{Do: "room"})
		if len(differ) == 0 && again.Copies[0] == withName(room.Copies[0], again.Copies[0].Name) {
			return room
		}
		if time.Now().After(end) {
			for _, words := range differ[:min(10, len(differ))] {
				w.t.Error(words)
			}
			w.t.Errorf("%d copies differ from the room's %+v", len(differ), room.Copies[0])
			return room
		}
	}
}

func withName(s said, name string) said { s.Name = name; return s }

func (w *workshop) differing(room report) (found []string) {
	want := room.Copies[0]
	all := room.Copies[1:]
	for _, p := range w.guests {
		all = append(all, p.ask(order{Do: "copies"}).Copies...)
	}
	for _, c := range all {
		if c.Wrong != "" || c != withName(want, c.Name) {
			found = append(found, fmt.Sprintf("%+v", c))
		}
	}
	return found
}

// log prints what was measured, a line of a table each.
func (w *workshop) log() {
	w.mu.Lock()
	defer w.mu.Unlock()
	line := func(what string, s spread) {
		if s.all() > 0 {
			w.t.Logf("| %s | %d | %v | %v | %v |", what, s.all(), s.at(0.5), s.at(0.99), s.most())
		}
	}
	w.t.Log("| | times | p50 | p99 | most |")
	line("joining", w.joins)
	line("a choice on the screens of others", w.others)
	line("a choice on the own screen, sure", w.own)
	const mega = 1 << 20
	w.t.Logf("| server: memory %d MiB, disk %d MiB at most |", w.memory/mega, w.disk/mega)
}
