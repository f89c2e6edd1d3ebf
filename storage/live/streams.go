package live

import (
	"context"
	"sync"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"golang.org/x/time/rate"
	"google.golang.org/grpc"
)

// streams are what is being watched in an etcd of our own. Who may watch is asked when they begin and never again, so those of a seat that is
// taken away are ended.
type streams struct {
	// who names the user of a call, as etcd knows them by their token.
	who func(context.Context) (string, error)

	mu   sync.Mutex
	open map[*stream]struct{}
	// begun counts them, so that it is known which is older.
	begun int
}

// How many streams a user may have, how often they may ask something of one, and how often to watch something: a program of ours has three, asks
// every few seconds, and watches two things. Those of a laptop that lost its network aren't known to be dead for long, so the oldest ends where
// there are more.
const (
	mostStreams   = 24
	streamASecond = 2
	streamAtOnce  = 40
	mostWatched   = 10
)

// stream is one that a user opened.
type stream struct {
	grpc.ServerStream
	ctx  context.Context
	end  context.CancelCauseFunc
	user string
	nth  int
	asks *rate.Limiter
	// watched is how often it was asked to watch something.
	watched int
}

// RecvMsg takes what the client asks next, where that isn't too much.
func (s *stream) RecvMsg(m any) error {
	if err := s.ServerStream.RecvMsg(m); err != nil || s.user == rootUser {
		return err
	}
	if asked, ok := m.(*pb.WatchRequest); ok && asked.GetCreateRequest() != nil {
		s.watched++
	}
	if s.watched > mostWatched || !s.asks.Allow() {
		return rpctypes.ErrGRPCRequestTooManyRequests
	}
	return nil
}

// Context is done once the stream is to end, whatever the client wants.
func (s *stream) Context() context.Context { return s.ctx }

// serve answers a stream until it ends, or is ended.
func (x *streams) serve(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, handle grpc.StreamHandler) error {
	user, err := x.who(ss.Context())
	switch {
	case err != nil:
		return rpctypes.ErrGRPCInvalidAuthToken
	case user == "":
		return rpctypes.ErrGRPCUserEmpty
	case user != rootUser && info.FullMethod != pb.Watch_Watch_FullMethodName && info.FullMethod != pb.Lease_LeaseKeepAlive_FullMethodName:
		return rpctypes.ErrGRPCPermissionDenied
	}
	s := &stream{ServerStream: ss, user: user, asks: rate.NewLimiter(streamASecond, streamAtOnce)}
	s.ctx, s.end = context.WithCancelCause(ss.Context())
	defer s.end(nil)
	x.begin(s)
	defer func() {
		x.mu.Lock()
		delete(x.open, s)
		x.mu.Unlock()
	}()
	if _, err := x.who(ss.Context()); err != nil { // taken away before it was known that there is one
		return rpctypes.ErrGRPCInvalidAuthToken
	}
	err = handle(srv, s)
	if why := context.Cause(s.ctx); why == rpctypes.ErrGRPCPermissionDenied || why == rpctypes.ErrGRPCRequestTooManyRequests {
		return why
	}
	return err
}

// begin counts a stream in, and ends the oldest of a user who has too many.
func (x *streams) begin(s *stream) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.begun++
	s.nth = x.begun
	x.open[s] = struct{}{}
	var oldest *stream
	n := 0
	for other := range x.open {
		if other.user != s.user {
			continue
		}
		if n++; oldest == nil || other.nth < oldest.nth {
			oldest = other
		}
	}
	if n > mostStreams && s.user != rootUser {
		oldest.end(rpctypes.ErrGRPCRequestTooManyRequests)
	}
}

// endOf ends what a user watches. They have no token any more.
func (x *streams) endOf(user string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for s := range x.open {
		if s.user == user {
			s.end(rpctypes.ErrGRPCPermissionDenied)
		}
	}
}
