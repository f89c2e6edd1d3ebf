package live

import (
	"context"
	"sync"
	"time"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"golang.org/x/time/rate"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
)

// pace holds what is asked of an etcd of our own to what a seat may ask, before etcd does anything with it: etcd looks who asks only once it has
// written down what, a flood would delay everybody, and it would be held several times until the hub had seen it. What it lets pass is half as
// much again as the hub does, which counts otherwise.
type pace struct {
	// who names the user of a call, as etcd knows them by their token; empty where there is none.
	who func(context.Context) (string, error)

	mu    sync.Mutex
	users map[string]*asked
	over  func(user string) error
}

// asked is how much more one user may ask now, and be answered.
type asked struct {
	calls, bytes, answers *rate.Limiter
	closing               bool
}

// largestCall is what one call of a seat may take up: a proposal, with what stands around it in a call. tokenCalls is how many calls the call is worth that
// asks for a token, and largestToken what it may take up.
const (
	around       = 64 << 10
	largestCall  = largestAsk + around
	tokenCalls   = 30
	largestToken = 4 << 10
)

// What a seat is answered: a whole room, some times over.
const (
	answersASecond = 4 << 20
	answersAtOnce  = 64 << 20
)

// tell has a user told of who asks more than anybody's program does, and again where that came to an error.
func (p *pace) tell(over func(user string) error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = over
}

// answer answers a call that is within what its user may ask.
func (p *pace) answer(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handle grpc.UnaryHandler) (any, error) {
	if in, ok := req.(*pb.AuthenticateRequest); ok {
		return p.letIn(ctx, in, handle)
	}
	user, err := p.who(ctx)
	switch {
	case err != nil:
		return nil, rpctypes.ErrGRPCInvalidAuthToken
	case user == "":
		return nil, rpctypes.ErrGRPCUserEmpty
	case user == rootUser: // the hub may ask anything
		return handle(ctx, req)
	case !fits(req):
		return nil, rpctypes.ErrGRPCPermissionDenied
	case !p.takes(user, 1, sizeOf(req)):
		return nil, rpctypes.ErrGRPCRequestTooManyRequests
	}
	answer, err := handle(ctx, req)
	if err == nil && !p.gives(user, sizeOf(answer)) {
		return nil, rpctypes.ErrGRPCRequestTooManyRequests
	}
	return answer, err
}

// letIn answers who asks for a token, which has none yet. Only who gets one has it counted, for anybody can say any name.
func (p *pace) letIn(ctx context.Context, in *pb.AuthenticateRequest, handle grpc.UnaryHandler) (any, error) {
	if proto.Size(in) > largestToken {
		return nil, rpctypes.ErrGRPCRequestTooLarge
	}
	answer, err := handle(ctx, in)
	if err == nil && in.GetName() != rootUser && !p.takes(in.GetName(), tokenCalls, proto.Size(in)) {
		return nil, rpctypes.ErrGRPCRequestTooManyRequests
	}
	return answer, err
}

func sizeOf(message any) int {
	if m, ok := message.(proto.Message); ok {
		return proto.Size(m)
	}
	return 0
}

// fits reports whether a call is of those that a program of ours makes in a seat. A transaction could read the room thousands of times at once.
func fits(req any) bool {
	switch r := req.(type) {
	case *pb.RangeRequest, *pb.PutRequest, *pb.DeleteRangeRequest, *pb.LeaseGrantRequest, *pb.LeaseRevokeRequest:
		return true
	case *pb.TxnRequest:
		return len(r.GetCompare()) <= 1 && len(r.GetSuccess()) <= 1 && len(r.GetFailure()) == 0 &&
			(len(r.GetSuccess()) == 0 || r.GetSuccess()[0].GetRequestPut() != nil)
	}
	return false
}

// takes reports whether a user may ask so much now, and gives whether they may be answered so much: who comes back often, to a large case, reads much.
func (p *pace) takes(user string, calls, size int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := p.of(user)
	if size <= largestCall && a.calls.AllowN(time.Now(), calls) && a.bytes.AllowN(time.Now(), size) {
		return true
	}
	if over := p.over; !a.closing && over != nil {
		a.closing = true
		go func() {
			if over(user) != nil {
				p.mu.Lock()
				defer p.mu.Unlock()
				a.closing = false
			}
		}()
	}
	return false
}

func (p *pace) gives(user string, size int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.of(user).answers.AllowN(time.Now(), size)
}

// of is how much a user may ask. The lock is held.
func (p *pace) of(user string) *asked {
	a := p.users[user]
	if a == nil {
		a = &asked{
			calls: rate.NewLimiter(writesASecond*3/2, writesAtOnce*3/2), bytes: rate.NewLimiter(bytesASecond*3/2, bytesAtOnce*3/2),
			answers: rate.NewLimiter(answersASecond, answersAtOnce),
		}
		p.users[user] = a
	}
	return a
}

// forget forgets a user who is none any more.
func (p *pace) forget(user string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.users, user)
}
