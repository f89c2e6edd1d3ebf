//go:build live_test

package live

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"
	"go.uber.org/zap"
)

// node is one of the etcds of a cluster, as a council's may be set up.
type node struct {
	Name   string `json:"name"`
	Folder string `json:"folder"`
	Peer   string `json:"peer"`
	Client string `json:"client"`
	// All are the peers, by name, as etcd is told them.
	All string `json:"all"`
	// Cert and Key are files; the certificate is its own authority.
	Cert string `json:"cert"`
	Key  string `json:"key"`
}

type nodeActor struct{ etcd *embed.Etcd }

func newNode(testing.TB) actor { return &nodeActor{} }

func (n *nodeActor) reports(*reporter) {}

func (n *nodeActor) act(o order) (report, error) {
	if o.Do != "open" {
		return report{}, fmt.Errorf("a node can't %q", o.Do)
	}
	peer, client := url.URL{Scheme: "https", Host: o.Node.Peer}, url.URL{Scheme: "https", Host: o.Node.Client}
	c := embed.NewConfig()
	c.Name, c.Dir, c.InitialCluster, c.InitialClusterToken = o.Node.Name, o.Node.Folder, o.Node.All, "council"
	c.ListenPeerUrls, c.AdvertisePeerUrls = []url.URL{peer}, []url.URL{peer}
	c.ListenClientUrls, c.AdvertiseClientUrls = []url.URL{client}, []url.URL{client}
	c.PeerTLSInfo.CertFile, c.PeerTLSInfo.KeyFile, c.PeerTLSInfo.TrustedCAFile, c.PeerTLSInfo.ClientCertAuth = o.Node.Cert, o.Node.Key, o.Node.Cert, true
	c.ClientTLSInfo.CertFile, c.ClientTLSInfo.KeyFile = o.Node.Cert, o.Node.Key
	c.MaxTxnOps, c.MaxRequestBytes = mostOps+100, largestRequest
	c.EnableGRPCGateway = false
	c.ZapLoggerBuilder = embed.NewZapLoggerBuilder(zap.NewNop())
	var err error
	if n.etcd, err = embed.StartEtcd(c); err != nil {
		return report{}, err
	}
	select {
	case <-n.etcd.Server.ReadyNotify():
		return report{}, nil
	case err := <-n.etcd.Err():
		return report{}, err
	case <-time.After(startTime):
		return report{}, errors.New("the node doesn't start")
	}
}

// cluster is a cluster of three in a test.
type cluster struct {
	t         testing.TB
	nodes     []node
	processes []*process
	Cluster
}

func openCluster(t testing.TB) *cluster {
	t.Helper()
	folder := t.TempDir()
	identity, err := newCertificate(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	cert, key := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	for name, content := range map[string][]byte{cert: identity.cert, key: identity.key} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := &cluster{t: t, Cluster: Cluster{Authorities: string(identity.cert), User: rootUser, Password: random()}}
	var all []string
	const size = 3
	for i := range size {
		n := node{Name: fmt.Sprint("node", i), Peer: freeAddress(t), Client: freeAddress(t), Cert: cert, Key: key}
		n.Folder = filepath.Join(folder, n.Name)
		all = append(all, n.Name+"=https://"+n.Peer)
		c.nodes, c.Endpoints = append(c.nodes, n), append(c.Endpoints, n.Client)
	}
	for i := range c.nodes {
		c.nodes[i].All = strings.Join(all, ",")
	}
	c.processes = make([]*process, size)
	errs := make(chan string, size)
	for i := range c.nodes {
		c.processes[i] = begin(t, "node")
		go func() { errs <- c.processes[i].try(order{Do: "open", Node: &c.nodes[i]}).Err }()
	}
	for range size {
		if err := <-errs; err != "" {
			t.Fatal(err)
		}
	}
	etcd := c.client("")
	if err := guard(etcd, c.Password); err != nil {
		t.Fatal(err)
	}
	return c
}

// restart starts a node again that was killed.
func (c *cluster) restart(i int) {
	c.t.Helper()
	c.processes[i] = begin(c.t, "node")
	c.processes[i].ask(order{Do: "open", Node: &c.nodes[i]})
}

func (c *cluster) client(user string) *clientv3.Client {
	c.t.Helper()
	secured, err := signed([]byte(c.Authorities))
	if err != nil {
		c.t.Fatal(err)
	}
	return connect(c.t, c.Endpoints, user, c.Password, secured)
}

// connect is a client of etcd that is none of our program's.
func connect(t testing.TB, endpoints []string, user, password string, secured *tls.Config) *clientv3.Client {
	t.Helper()
	config := clientv3.Config{Endpoints: endpoints, TLS: secured, Logger: zap.NewNop(), DialTimeout: startTime, Username: user, MaxCallSendMsgSize: largestRequest}
	if user != "" {
		config.Password = password
	}
	etcd, err := clientv3.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = etcd.Close() })
	return etcd
}

func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// Each node is killed in turn while choices are made, and comes back; the room then ends, and leaves nothing.
func TestARoomInAClusterOutlivesItsNodesAndLeavesNothing(t *testing.T) {
	c := openCluster(t)
	w := openWorkshop(t, &c.Cluster, true)
	const processes, each = 4, 5
	w.fill(processes, each, 0)
	w.begin(5)
	for i := range c.nodes {
		time.Sleep(5 * time.Second)
		c.processes[i].kill()
		time.Sleep(8 * time.Second)
		c.restart(i)
	}
	time.Sleep(5 * time.Second)
	w.finish()
	w.check()
	w.log()
	w.server.ask(order{Do: "end"})
	etcd := c.client(rootUser)
	ctx := context.Background()
	left, err := etcd.Get(ctx, "tomworkbench/", clientv3.WithPrefix(), clientv3.WithKeysOnly())
	if err != nil {
		t.Fatal(err)
	}
	users, err := etcd.UserList(ctx)
	if err != nil {
		t.Fatal(err)
	}
	roles, err := etcd.RoleList(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(left.Kvs) > 0 || len(users.Users) != 1 || len(roles.Roles) != 1 {
		t.Errorf("the room leaves %d keys, the users %q and the roles %q", len(left.Kvs), users.Users, roles.Roles)
	}
}
