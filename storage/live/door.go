package live

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/bytemare/opaque"
	"golang.org/x/time/rate"
)

// What the door takes. Every exchange that isn't brought to its end counts as a wrong code, for who listens knows at the second message
// whether it was right; so there can be mostTries and a few at once among 2⁴⁰ codes.
const (
	mostTries  = 10
	atOnce     = 16
	visitTime  = 10 * time.Second
	mostKnocks = 40 // a second, of all
	largestSay = 64 << 10
)

// What is said at the door, as JSON over TLS: a knock, its answer, and what is sealed under the key that both have then.
type (
	knock struct {
		Version int    `json:"version"`
		Room    string `json:"room"`
		Role    Role   `json:"role"`
		First   []byte `json:"first"`
	}
	knocked struct {
		Visit  string `json:"visit"`
		Second []byte `json:"second"`
	}
	entering struct {
		Visit string `json:"visit"`
		Third []byte `json:"third"`
		// Sealed holds a newcomer.
		Sealed []byte `json:"sealed"`
	}
	entered struct {
		// Sealed holds an [Admission].
		Sealed []byte `json:"sealed"`
	}
	newcomer struct {
		Name string `json:"name"`
	}
	refusal struct {
		Why string `json:"why"`
	}
)

// Admission is what somebody gets who was let in: where the room's etcd is, and the user of it that is theirs.
type Admission struct {
	Seat      Seat     `json:"seat"`
	Room      string   `json:"room"`
	Endpoints []string `json:"endpoints"`
	// Fingerprint is that of the certificate of etcd, or Authorities holds who signed those of a cluster.
	Fingerprint string `json:"fingerprint,omitempty"`
	Authorities []byte `json:"authorities,omitempty"`
	User        string `json:"user"`
	Password    string `json:"password"`
}

// Tried counts what was refused at a door.
type Tried struct {
	// Wrong are the codes that were wrong, or not brought to an end, since the room was opened; OtherRoom those for another room.
	Wrong, OtherRoom int
	// Shut names the roles that nobody gets in as until there is a new code.
	Shut []Role
}

// door lets people in.
type door struct {
	room   string
	admit  func(ctx context.Context, role Role, name string) (Admission, error)
	told   func(Tried)
	server *http.Server
	addr   net.Addr
	pace   *rate.Limiter
	places chan struct{}

	mu     sync.Mutex
	locks  map[Role]*tried
	visits map[string]*visit
	total  Tried
}

// tried is a lock with how often it may still be tried, and how many are trying.
type tried struct {
	lock       *lock
	left, busy int
}

// visit is an exchange under way.
type visit struct {
	role   Role
	by     *opaque.Server
	lock   *tried
	expire *time.Timer
}

// openDoor listens at an address. told is called whenever the count of what was refused changes.
func openDoor(room, address string, identity certified, admit func(context.Context, Role, string) (Admission, error), told func(Tried)) (*door, error) {
	cert, err := tls.X509KeyPair(identity.cert, identity.key)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("this computer can't be reached at %s: %w", address, err)
	}
	d := &door{
		room: room, admit: admit, told: told, addr: listener.Addr(), pace: rate.NewLimiter(mostKnocks, mostKnocks),
		places: make(chan struct{}, atOnce), locks: map[Role]*tried{}, visits: map[string]*visit{},
	}
	answer := http.NewServeMux()
	answer.HandleFunc("POST /knock", d.knocked)
	answer.HandleFunc("POST /enter", d.entering)
	d.server = &http.Server{
		Handler: answer, ReadTimeout: visitTime, WriteTimeout: joinTime, MaxHeaderBytes: largestSay,
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{cert}},
		ErrorLog:  log.New(io.Discard, "", 0),
	}
	go func() { _ = d.server.ServeTLS(listener, "", "") }()
	return d, nil
}

func (d *door) close() { _ = d.server.Close() }

// newCode gives a role another code, and opens the door to it again.
func (d *door) newCode(role Role) (string, error) {
	code := newCode()
	l, err := newLock(d.room, role, code)
	if err != nil {
		return "", err
	}
	d.mu.Lock()
	d.locks[role] = &tried{lock: l, left: mostTries}
	d.mu.Unlock()
	d.told(d.tried())
	return code, nil
}

func (d *door) tried() Tried {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := d.total
	for _, role := range []Role{Table, Member} {
		if l := d.locks[role]; l != nil && l.left <= 0 {
			all.Shut = append(all.Shut, role)
		}
	}
	return all
}

// knocked answers the first message.
func (d *door) knocked(w http.ResponseWriter, r *http.Request) {
	var k knock
	if !d.read(w, r, &k) {
		return
	}
	switch {
	case k.Version != version:
		refuse(w, http.StatusConflict, ErrOlder)
	case k.Room != d.room:
		d.count(func() { d.total.OtherRoom++ })
		refuse(w, http.StatusNotFound, ErrOtherRoom)
	default:
		d.begin(w, r, k)
	}
}

// begin takes one of the places for visits, which may take a moment, and one of the tries.
func (d *door) begin(w http.ResponseWriter, r *http.Request, k knock) {
	select {
	case d.places <- struct{}{}:
	case <-r.Context().Done():
		return
	case <-time.After(visitTime / 2):
		refuse(w, http.StatusTooManyRequests, errMany)
		return
	}
	l, err := d.turn(r.Context(), k.Role)
	if err != nil {
		<-d.places
		refuse(w, http.StatusForbidden, err)
		return
	}
	by, second, err := l.lock.try(k.First)
	if err != nil {
		<-d.places
		d.wrong(l)
		refuse(w, http.StatusBadRequest, ErrWrongCode)
		return
	}
	id := random()
	d.mu.Lock()
	d.visits[id] = &visit{role: k.Role, by: by, lock: l, expire: time.AfterFunc(visitTime, func() { d.leave(id) })}
	d.mu.Unlock()
	answer(w, knocked{id, second})
}

// errMany means that there are more people at the door than it lets in at once.
var errMany = errors.New("many are at the door; try again in a moment")

// turn waits for a try of a role's lock: as many as are left may be trying, though they be right, and a full room comes in all at once.
func (d *door) turn(ctx context.Context, role Role) (*tried, error) {
	const look = 20 * time.Millisecond
	ctx, cancel := context.WithTimeout(ctx, visitTime/2)
	defer cancel()
	for {
		if l, err := d.take(role); l != nil || err != nil {
			return l, err
		}
		select {
		case <-ctx.Done():
			return nil, errMany
		case <-time.After(look):
		}
	}
}

// take takes one of the tries of a role's lock, nil where all that are left are being made.
func (d *door) take(role Role) (*tried, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	l := d.locks[role]
	switch {
	case l == nil || l.left <= 0:
		return nil, ErrShut
	case l.busy >= l.left:
		return nil, nil
	}
	l.busy++
	return l, nil
}

// wrong counts a try that was wrong, or not brought to its end.
func (d *door) wrong(l *tried) {
	d.count(func() {
		l.busy--
		l.left--
		d.total.Wrong++
	})
}

// leave ends a visit that wasn't brought to its end.
func (d *door) leave(id string) {
	if v := d.end(id); v != nil {
		d.wrong(v.lock)
	}
}

// end takes a visit out, nil where it has ended before.
func (d *door) end(id string) *visit {
	d.mu.Lock()
	defer d.mu.Unlock()
	v := d.visits[id]
	if v != nil {
		v.expire.Stop()
		delete(d.visits, id)
		<-d.places
	}
	return v
}

func (d *door) count(change func()) {
	d.mu.Lock()
	change()
	d.mu.Unlock()
	d.told(d.tried())
}

// entering answers the third message: who has proved the code gives back the try and gets a seat.
func (d *door) entering(w http.ResponseWriter, r *http.Request) {
	var e entering
	if !d.read(w, r, &e) {
		return
	}
	v := d.end(e.Visit)
	if v == nil {
		refuse(w, http.StatusForbidden, ErrWrongCode)
		return
	}
	name, err := v.proves(e)
	if err != nil {
		d.wrong(v.lock)
		refuse(w, http.StatusForbidden, ErrWrongCode)
		return
	}
	d.mu.Lock()
	v.lock.busy--
	d.mu.Unlock()
	admission, err := d.admit(r.Context(), v.role, name)
	if err != nil {
		refuse(w, http.StatusServiceUnavailable, err)
		return
	}
	text, err := json.Marshal(admission)
	if err != nil {
		refuse(w, http.StatusInternalServerError, err)
		return
	}
	sealed, err := seal(v.by.SessionKey(), outwards, text)
	if err != nil {
		refuse(w, http.StatusInternalServerError, err)
		return
	}
	answer(w, entered{sealed})
}

// proves holds the third message against the exchange, and reads the name that is under its key.
func (v *visit) proves(e entering) (name string, err error) {
	defer unfit(&err)
	third, err := v.by.Deserialize.KE3(e.Third)
	if err != nil {
		return "", err
	}
	if err := v.by.LoginFinish(third); err != nil {
		return "", err
	}
	text, err := unseal(v.by.SessionKey(), inwards, e.Sealed)
	if err != nil {
		return "", err
	}
	var n newcomer
	if err := json.Unmarshal(text, &n); err != nil {
		return "", err
	}
	return plainName(n.Name), nil
}

// plainName is a name in one line that isn't too long.
func plainName(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	if runes := []rune(name); len(runes) > longestName {
		name = string(runes[:longestName])
	}
	return name
}

// read reads what was said, at a pace that nobody at the door can make the program sweat by.
func (d *door) read(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := d.pace.Wait(r.Context()); err != nil {
		return false
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, largestSay)).Decode(into); err != nil {
		refuse(w, http.StatusBadRequest, ErrOlder)
		return false
	}
	return true
}

func answer(w http.ResponseWriter, what any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(what)
}

func refuse(w http.ResponseWriter, status int, why error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(refusal{why.Error()})
}
