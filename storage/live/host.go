package live

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"

	"tomworkbench/storage/diskfile"
)

// Cluster is an etcd of the council's, where a room may be instead of on the facilitator's computer. Authentication is on there.
type Cluster struct {
	Endpoints []string `json:"endpoints"`
	// Authorities are the certificates, as PEM, of who signs those of the cluster.
	Authorities string `json:"authorities"`
	// User may do all in the cluster, for a room makes users and roles.
	User     string `json:"user"`
	Password string `json:"password"`
}

// ReadCluster reads a file that says where a cluster is.
func ReadCluster(path string) (Cluster, error) {
	text, err := diskfile.Read(path, largestAsk)
	if err != nil {
		return Cluster{}, err
	}
	var c Cluster
	if err := json.Unmarshal(text, &c); err != nil || len(c.Endpoints) == 0 || c.User == "" {
		return Cluster{}, fmt.Errorf("%s says of no cluster where it is and who may use it: it holds endpoints, authorities, user and password, as JSON", diskfile.Quoted(path))
	}
	return c, nil
}

// Opening is what a room is opened with.
type Opening struct {
	// Folder is where the room is kept until it ends; what is in it already is opened again.
	Folder string
	// Name is the facilitator's.
	Name string
	// Copy is the case. Of a room that is opened again it is what that holds.
	Copy Copy
	// Cluster is where the room is, nil for this computer.
	Cluster *Cluster
	// FirstPort is where ports that are free are looked for from, 0 for [UsualPort].
	FirstPort int
	Now       func() time.Time
	Notices   Notices
}

// Host is a room that is open.
type Host struct {
	*Hub
	files   files
	folder  string
	title   string
	server  *ownEtcd
	door    *door
	etcd    *clientv3.Client
	place   place
	reached reached
	closing sync.Once
	// unkept stops what keeps room in etcd.
	unkept func()
	// Seat is the facilitator's own.
	Seat Admission
}

// reached says how others find etcd.
type reached struct {
	ports       []string
	fingerprint string
	cluster     *Cluster
}

// Open opens a room: etcd, the hub, and the door, which nobody can pass yet; see [Host.NewCode].
func Open(ctx context.Context, o Opening) (_ *Host, err error) {
	f, err := readFiles(o.Folder, o.Now(), cmp.Or(o.FirstPort, UsualPort))
	if err != nil {
		return nil, err
	}
	h := &Host{files: f, folder: o.Folder, title: o.Copy.Case.Head().Title, place: placeOf(f.Room)}
	defer func() {
		if err != nil {
			h.Close()
		}
	}()
	if err := h.belongs(o.Cluster); err != nil {
		return nil, err
	}
	fresh := !f.Set && o.Cluster == nil // nobody was told its ports
	if err := h.reachAnywhere(o, fresh); err != nil {
		return nil, err
	}
	var cut func(user string)
	if h.server != nil {
		cut = h.server.cut
	}
	if h.Hub, err = openHub(ctx, h.etcd, cut, h.place, o.Copy, o.Now, o.Notices); err != nil {
		return nil, err
	}
	if err := h.begin(ctx, o.Cluster); err != nil {
		return nil, err
	}
	if h.server != nil {
		h.server.pace.tell(h.closeFlooding)
		h.keepRoom(o.Notices.Failed)
	}
	if err := h.openDoor(o.Notices.Tried, fresh); err != nil {
		return nil, err
	}
	h.Seat, err = h.sit(ctx, o.Name)
	return h, err
}

// belongs holds a room that is opened again to be where it was.
func (h *Host) belongs(cluster *Cluster) error {
	f := h.files
	switch {
	case cluster == nil && len(f.Cluster) > 0:
		return fmt.Errorf("this workshop is in the council's cluster at %s: name the file that says where that is", strings.Join(f.Cluster, ", "))
	case cluster == nil:
		return nil
	case f.Set:
		return errors.New("this workshop was begun on this computer, not in a cluster: leave the file empty, or end it first")
	}
	return nil
}

// begin has a room go on whose end was told and didn't come about, and keeps where it is now that it is there.
func (h *Host) begin(ctx context.Context, cluster *Cluster) error {
	if _, err := h.etcd.Delete(ctx, h.place.ended()); err != nil {
		return err
	}
	if cluster == nil {
		return nil
	}
	h.files.Cluster = cluster.Endpoints
	return h.files.keep(h.folder)
}

// reachAnywhere is reach; a fresh room goes to other ports where somebody took one since it was found free.
func (h *Host) reachAnywhere(o Opening, fresh bool) error {
	err := h.reach(o.Cluster)
	for tries := 0; fresh && inUse(err) && tries < mostPorts; tries++ {
		if h.files.Ports, err = freePorts(cmp.Or(o.FirstPort, UsualPort)); err == nil {
			err = h.reach(o.Cluster)
		}
	}
	return err
}

// openDoor opens the door, of a fresh room anywhere.
func (h *Host) openDoor(told func(Tried), fresh bool) (err error) {
	tried := func(t Tried) { tell(told, t) }
	f := &h.files
	identity := certified{f.Cert, f.Key}
	h.door, err = openDoor(f.Room, fmt.Sprintf(":%d", f.Ports[0]), identity, h.admit, tried)
	if !fresh || !inUse(err) {
		return err
	}
	if h.door, err = openDoor(f.Room, ":0", identity, h.admit, tried); err != nil {
		return err
	}
	f.Ports[0] = h.door.addr.(*net.TCPAddr).Port
	return f.keep(h.folder)
}

// sit takes the facilitator's seat, and away that of a facilitator's program which ended without saying so.
func (h *Host) sit(ctx context.Context, name string) (Admission, error) {
	h.mu.Lock()
	before := slices.Collect(maps.Values(h.seats))
	h.mu.Unlock()
	for _, s := range before {
		if s.Role == Facilitator {
			if err := h.CloseSeat(ctx, s.ID); err != nil {
				return Admission{}, err
			}
		}
	}
	return h.admit(ctx, Facilitator, name)
}

// reach starts etcd on this computer, or reaches that of a cluster, as the user who may do all.
func (h *Host) reach(cluster *Cluster) error {
	config := clientv3.Config{
		MaxCallSendMsgSize: largestRequest, DialTimeout: joinTime, Logger: zap.NewNop(), Username: rootUser, Password: h.files.Password,
		DialOptions: dialling,
	}
	if cluster != nil {
		secured, err := signed([]byte(cluster.Authorities))
		if err != nil {
			return err
		}
		config.TLS, config.Endpoints, config.Username, config.Password = secured, cluster.Endpoints, cluster.User, cluster.Password
		h.reached = reached{cluster: cluster}
	} else {
		server, err := startServer(h.folder, &h.files)
		if err != nil {
			return err
		}
		h.server = server
		identity := certified{h.files.Cert, h.files.Key}
		if h.reached.fingerprint, err = identity.fingerprint(); err != nil {
			return err
		}
		port := strconv.Itoa(h.files.Ports[1])
		h.reached.ports = []string{port}
		config.TLS, config.Endpoints = pinned(h.reached.fingerprint), []string{net.JoinHostPort("127.0.0.1", port)}
	}
	etcd, err := clientv3.New(config)
	if err != nil {
		return fmt.Errorf("%w (%v)", ErrUnreached, err)
	}
	h.etcd = etcd
	return nil
}

// admit gives somebody a seat, and all that is needed to take it.
func (h *Host) admit(ctx context.Context, role Role, name string) (Admission, error) {
	s, password, err := h.Hub.admit(ctx, role, name)
	if err != nil {
		return Admission{}, err
	}
	a := Admission{Seat: s, Room: h.files.Room, User: h.place.keeper(s.ID), Password: password, Fingerprint: h.reached.fingerprint}
	if c := h.reached.cluster; c != nil {
		a.Endpoints, a.Authorities = c.Endpoints, []byte(c.Authorities)
		return a, nil
	}
	for _, host := range addresses() {
		a.Endpoints = append(a.Endpoints, net.JoinHostPort(host, h.reached.ports[0]))
	}
	return a, nil
}

// SitAgain takes the facilitator's seat anew, where it was closed.
func (h *Host) SitAgain(ctx context.Context) (Admission, error) { return h.sit(ctx, h.Seat.Seat.Name) }

// NewCode gives a role another code, which alone opens the room for it from now on, and lets mistakes be made anew.
func (h *Host) NewCode(role Role) (string, error) { return h.door.newCode(role) }

// Tried counts what was refused at the door.
func (h *Host) Tried() Tried { return h.door.tried() }

// Invitation invites people to the room in a role.
func (h *Host) Invitation(role Role) (Invitation, error) {
	fingerprint, err := certified{h.files.Cert, h.files.Key}.fingerprint()
	if err != nil {
		return Invitation{}, err
	}
	i := Invitation{Version: version, Room: h.files.Room, Title: h.title, Role: role, Fingerprint: fingerprint}
	for _, host := range addresses() {
		i.Doors = append(i.Doors, net.JoinHostPort(host, strconv.Itoa(h.files.Ports[0])))
	}
	return i, nil
}

// addresses are those at which this computer may be reached from others, and last the one at which it reaches itself.
func addresses() []string {
	var found []string
	all, err := net.InterfaceAddrs()
	if err == nil {
		for _, a := range all {
			if ip, ok := a.(*net.IPNet); ok && !ip.IP.IsLoopback() && ip.IP.To4() != nil && !ip.IP.IsLinkLocalUnicast() {
				found = append(found, ip.IP.String())
			}
		}
	}
	return append(slices.Compact(found), "127.0.0.1")
}

// closeFlooding takes the seat of a user of etcd away who asks more than a room takes.
func (h *Host) closeFlooding(user string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	h.mu.Lock()
	var by *seated
	for id, s := range h.seats {
		if h.place.keeper(id) == user {
			by = s
		}
	}
	h.mu.Unlock()
	if by == nil {
		return nil
	}
	return h.closeSeat(ctx, by, errTooMuch)
}

// CloseSeat takes somebody's seat away.
func (h *Host) CloseSeat(ctx context.Context, seat string) error {
	h.mu.Lock()
	s := h.seats[seat]
	h.mu.Unlock()
	if s == nil {
		return nil
	}
	return h.closeSeat(ctx, s, nil)
}

// Close shuts the door and stops, and leaves the room as it is: it can be opened again. Of a room that is closed it does nothing.
func (h *Host) Close() { h.closing.Do(h.close) }

func (h *Host) close() {
	if h.door != nil {
		h.door.close()
	}
	if h.Hub != nil {
		h.Hub.close()
	}
	if h.unkept != nil {
		h.unkept()
	}
	if h.etcd != nil {
		_ = h.etcd.Close()
	}
	if h.server != nil {
		h.server.Close()
	}
}

// hearTime is how long everybody has to hear that the workshop has ended.
const hearTime = 1500 * time.Millisecond

// End takes nothing more, tells everybody that the workshop has ended, brings the facilitator's copy up to it, and takes away all that was kept of
// the room. Where that fails the room is closed and stays, to be opened again.
func (h *Host) End(ctx context.Context, own *Guest) error {
	h.door.close()
	h.Hub.close()
	own.Close()
	_, err := h.etcd.Put(ctx, h.place.ended(), "ended")
	if h.server != nil && errors.Is(err, rpctypes.ErrNoSpace) {
		err = nil // the others hear no more than that the room is gone
	}
	if err == nil {
		err = own.complete(ctx, h.etcd)
	}
	select {
	case <-time.After(hearTime):
	case <-ctx.Done():
	}
	if h.reached.cluster != nil && err == nil {
		err = h.clear(ctx)
	}
	h.Close()
	if err != nil {
		return fmt.Errorf("the workshop can't be ended: %w", err)
	}
	return os.RemoveAll(h.folder)
}

// clear takes a room out of a cluster, with its users and roles.
func (h *Host) clear(ctx context.Context) error {
	users, err := h.etcd.UserList(ctx)
	if err != nil {
		return err
	}
	roles, err := h.etcd.RoleList(ctx)
	if err != nil {
		return err
	}
	ours := func(name string) bool { return strings.HasPrefix(name, string(h.place)) } // with those of a seat that came to be by half
	for _, user := range slices.DeleteFunc(users.Users, func(name string) bool { return !ours(name) }) {
		if _, err := h.etcd.UserDelete(ctx, user); err != nil && !gone(err) {
			return err
		}
	}
	for _, role := range slices.DeleteFunc(roles.Roles, func(name string) bool { return !ours(name) }) {
		if _, err := h.etcd.RoleDelete(ctx, role); err != nil && !gone(err) {
			return err
		}
	}
	_, err = h.etcd.Delete(ctx, string(h.place), clientv3.WithPrefix())
	return err
}
