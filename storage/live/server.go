package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"
	"go.etcd.io/etcd/server/v3/etcdserver/api/v3client"
	"go.etcd.io/etcd/server/v3/storage/wal"
	"go.uber.org/zap"
	"google.golang.org/grpc"

	"tomworkbench/storage/diskfile"
)

// What the facilitator's etcd may take up; see keepRoom.
const (
	quota         = 120 << 20
	walSegment    = 8 << 20
	snapshotEvery = 5000
	startTime     = 30 * time.Second
	rootUser      = "root"
	// cheapestHash is for passwords that are random and as long as a key: stretching them would only make joining slow.
	cheapestHash = 4
	tokenSeconds = 3600
	// logEntries are kept in memory for nodes that have fallen behind, of which there are none.
	logEntries = 100
	// streamsEach is how much one connection may ask at the same time.
	streamsEach = 64
	// bufferSize is for each connection, of which there are hundreds, each with little to say.
	bufferSize = 4 << 10
)

// files are what a room keeps on the facilitator's computer, beside what etcd does, so that it can be opened again.
type files struct {
	Room     string `json:"room"`
	Password string `json:"password"`
	Cert     []byte `json:"cert"`
	Key      []byte `json:"key"`
	// Ports are those of the door, of etcd and of etcd's peers, of which there are none.
	Ports [3]int `json:"ports"`
	// Cluster says where the cluster is that holds the room, empty for this computer.
	Cluster []string `json:"cluster,omitempty"`
	// Set says that etcd asks everybody who they are.
	Set bool `json:"set"`
}

const roomFile = "room.json"

// readFiles reads what a room keeps, or makes it for a room that isn't there.
func readFiles(folder string, now time.Time, firstPort int) (files, error) {
	text, err := os.ReadFile(filepath.Join(folder, roomFile))
	if errors.Is(err, fs.ErrNotExist) {
		return newFiles(folder, now, firstPort)
	}
	var f files
	if err == nil {
		err = json.Unmarshal(text, &f)
	}
	if err != nil {
		return files{}, fmt.Errorf("what is kept of the live workshop can't be read: %w", err)
	}
	return f, nil
}

func newFiles(folder string, now time.Time, firstPort int) (files, error) {
	if err := diskfile.MakeFolder(folder, 0o700); err != nil {
		return files{}, err
	}
	c, err := newCertificate(now)
	if err != nil {
		return files{}, err
	}
	f := files{Room: random(), Password: random(), Cert: c.cert, Key: c.key}
	if f.Ports, err = freePorts(firstPort); err != nil {
		return files{}, err
	}
	for name, content := range map[string][]byte{"cert.pem": c.cert, "key.pem": c.key} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			return files{}, err
		}
	}
	return f, f.keep(folder)
}

func (f files) keep(folder string) error {
	text, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return diskfile.Replace(filepath.Join(folder, roomFile), text)
}

// UsualPort is the first of the ports that a council's firewall is told of, and portsEach how many they are.
const (
	UsualPort = 47810
	portsEach = 20
)

// freePorts finds ports that nobody listens at, of those from the first on where that many are free.
func freePorts(first int) (ports [3]int, err error) {
	next := first
	for i := range ports {
		var l net.Listener
		for ; l == nil && next < first+portsEach; next++ {
			l, _ = net.Listen("tcp", fmt.Sprintf(":%d", next))
		}
		if l == nil {
			l, err = net.Listen("tcp", ":0")
		}
		if err != nil {
			return ports, fmt.Errorf("this computer lets no program be reached: %w", err)
		}
		defer l.Close() // held until all are found
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return ports, nil
}

// mostPorts is how often other ports are looked for.
const mostPorts = 5

// inUse reports whether another program listens at a port.
func inUse(err error) bool {
	const onWindows = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, onWindows)
}

// ownEtcd is an etcd on this computer.
type ownEtcd struct {
	*embed.Etcd
	// asked is what answers others, nil while none may ask, and streams what they watch.
	asked   *grpc.Server
	streams streams
	pace    pace
}

// Close stops it at once: those who watch would go on, and etcd would wait for them.
func (s *ownEtcd) Close() {
	if s.asked != nil {
		s.asked.Stop()
	}
	s.Etcd.Close()
}

// cut ends what a user watches who is none any more.
func (s *ownEtcd) cut(user string) {
	s.streams.endOf(user)
	s.pace.forget(user)
}

// user names who calls, by their token. Nobody is asked before others can reach it.
func (s *ownEtcd) user(ctx context.Context) (string, error) {
	info, err := s.Server.AuthInfoFromCtx(ctx)
	if err != nil || info == nil {
		return "", err
	}
	return info.Username, nil
}

// startServer starts etcd in a folder, and first makes it ask everybody who they are where it doesn't yet: it is reached by nobody until
// then.
func startServer(folder string, f *files) (*ownEtcd, error) {
	if !f.Set {
		server, err := start(folder, *f, false)
		if err != nil {
			return nil, err
		}
		err = guard(v3client.New(server.Server), f.Password)
		server.Close()
		if err != nil {
			return nil, err
		}
		f.Set = true
		if err := f.keep(folder); err != nil {
			return nil, err
		}
	}
	return start(folder, *f, true)
}

// guard makes the user that may do all, and turns on that everybody is asked.
func guard(etcd *clientv3.Client, password string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	if _, err := etcd.RoleAdd(ctx, rootUser); err != nil && !known(err) {
		return err
	}
	if _, err := etcd.UserAdd(ctx, rootUser, password); err != nil && !known(err) {
		return err
	}
	if _, err := etcd.UserGrantRole(ctx, rootUser, rootUser); err != nil {
		return err
	}
	_, err := etcd.AuthEnable(ctx)
	return err
}

// start starts etcd. Its peers, of which there are none, are asked for the room's own key.
func start(folder string, f files, reached bool) (*ownEtcd, error) {
	wal.SegmentSizeBytes = walSegment
	c := embed.NewConfig()
	c.Name, c.Dir = "workshop", filepath.Join(folder, "etcd")
	local := func(port int) url.URL { return url.URL{Scheme: "https", Host: fmt.Sprintf("127.0.0.1:%d", port)} }
	cert, key := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	c.ListenPeerUrls, c.AdvertisePeerUrls = []url.URL{local(f.Ports[2])}, []url.URL{local(f.Ports[2])}
	c.InitialCluster = c.InitialClusterFromName(c.Name)
	c.PeerTLSInfo.CertFile, c.PeerTLSInfo.KeyFile, c.PeerTLSInfo.TrustedCAFile, c.PeerTLSInfo.ClientCertAuth = cert, key, cert, true
	c.ListenClientUrls, c.AdvertiseClientUrls = nil, []url.URL{local(f.Ports[1])}
	if reached {
		c.ListenClientUrls = []url.URL{{Scheme: "https", Host: fmt.Sprintf("0.0.0.0:%d", f.Ports[1])}}
		// What isn't asked by gRPC, such as how etcd fares, is asked elsewhere: at any port, from this computer alone. With both at one port
		// all goes through Go's server for HTTP, which takes twice the time and a third more memory.
		c.ListenClientHttpUrls = []url.URL{local(0)}
	}
	c.TlsMinVersion = "TLS1.3"
	s := &ownEtcd{}
	s.streams, s.pace = streams{who: s.user, open: map[*stream]struct{}{}}, pace{who: s.user, users: map[string]*asked{}}
	c.GRPCAdditionalServerOptions = []grpc.ServerOption{
		grpc.ReadBufferSize(bufferSize), grpc.WriteBufferSize(bufferSize),
		grpc.ChainStreamInterceptor(s.streams.serve), grpc.ChainUnaryInterceptor(s.pace.answer),
	}
	c.ClientTLSInfo.CertFile, c.ClientTLSInfo.KeyFile = cert, key
	c.MaxConcurrentStreams = streamsEach
	c.QuotaBackendBytes, c.MaxTxnOps, c.MaxRequestBytes = quota, mostOps+100, largestRequest
	c.SnapshotCount, c.SnapshotCatchUpEntries, c.MaxSnapFiles, c.MaxWalFiles = snapshotEvery, logEntries, 1, 1
	c.BcryptCost, c.AuthTokenTTL = cheapestHash, tokenSeconds
	c.EnableGRPCGateway = false
	c.ZapLoggerBuilder = embed.NewZapLoggerBuilder(zap.NewNop())
	asked := make(chan *grpc.Server, 1)
	c.ServiceRegister = func(by *grpc.Server) { asked <- by }
	var err error
	if s.Etcd, err = embed.StartEtcd(c); inUse(err) {
		return nil, fmt.Errorf("another program on this computer uses the ports of this workshop, such as another workshop; close it, and start this one again (%w)", err)
	} else if err != nil {
		return nil, fmt.Errorf("the live workshop can't be started: %w", err)
	}
	select {
	case <-s.Server.ReadyNotify():
		if reached {
			s.asked = <-asked
		}
		return s, nil
	case err := <-s.Err():
		s.Close()
		return nil, fmt.Errorf("the live workshop can't be started: %w", err)
	case <-time.After(startTime):
		s.Close()
		return nil, errors.New("the live workshop can't be started: it takes too long")
	}
}
