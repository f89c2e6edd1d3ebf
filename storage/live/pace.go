package live

import (
	"context"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"golang.org/x/time/rate"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
)

// pace holds what is asked of an etcd of our own to what a seat may write, before etcd does anything with it: a flood would delay everybody and
// be held several times until the hub had seen it. What it lets pass is half as much again as the hub does, which counts otherwise.
type pace struct {
	// who names the user of a call, as etcd knows them by their token.
	who func(context.Context) (string, error)

	mu    sync.Mutex
	users map[string]*asked
	over  func(user string)
}

// asked is how much more one user may ask now.
type asked struct {
	calls, bytes *rate.Limiter
	closing      bool
}

// largestCall is what one call of a seat may take up: a proposal, with what stands around it.
const largestCall = largestAsk + 64<<10

// tell has a user told of who asks more than anybody's program does, once for each.
func (p *pace) tell(over func(user string)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = over
}

// answer answers a call that is within what its user may ask.
func (p *pace) answer(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handle grpc.UnaryHandler) (any, error) {
	user, err := p.who(ctx)
	if err != nil || user == "" || user == rootUser { // etcd says itself that somebody isn't known; the hub may ask anything
		return handle(ctx, req)
	}
	size := 0
	if m, ok := req.(proto.Message); ok {
		size = proto.Size(m)
	}
	if !p.takes(user, size) {
		return nil, rpctypes.ErrGRPCRequestTooManyRequests
	}
	return handle(ctx, req)
}

// takes reports whether a user may ask so much now.
func (p *pace) takes(user string, size int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := p.users[user]
	if a == nil {
		a = &asked{
			calls: rate.NewLimiter(writesASecond*3/2, writesAtOnce*3/2), bytes: rate.NewLimiter(bytesASecond*3/2, bytesAtOnce*3/2),
		}
		p.users[user] = a
	}
	if size <= largestCall && a.calls.Allow() && a.bytes.AllowN(time.Now(), size) {
		return true
	}
	if !a.closing && p.over != nil {
		a.closing = true
		go p.over(user)
	}
	return false
}

// forget forgets a user who is none any more.
func (p *pace) forget(user string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.users, user)
}
