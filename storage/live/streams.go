package live

import (
	"context"
	"sync"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"google.golang.org/grpc"
)

// streams are what is being watched in an etcd of our own. Who may watch is asked when they begin and never again, so those of a seat that is
// taken away are ended.
type streams struct {
	// who names the user of a call, as etcd knows them by their token.
	who func(context.Context) (string, error)

	mu   sync.Mutex
	open map[*stream]struct{}
}

// stream is one that a user opened.
type stream struct {
	grpc.ServerStream
	ctx  context.Context
	end  context.CancelCauseFunc
	user string
}

// Context is done once the stream is to end, whatever the client wants.
func (s *stream) Context() context.Context { return s.ctx }

// serve answers a stream until it ends, or is ended.
func (x *streams) serve(srv any, ss grpc.ServerStream, _ *grpc.StreamServerInfo, handle grpc.StreamHandler) error {
	user, err := x.who(ss.Context())
	if err != nil {
		return handle(srv, ss) // which says so
	}
	s := &stream{ServerStream: ss, user: user}
	s.ctx, s.end = context.WithCancelCause(ss.Context())
	defer s.end(nil)
	x.mu.Lock()
	x.open[s] = struct{}{}
	x.mu.Unlock()
	defer func() {
		x.mu.Lock()
		delete(x.open, s)
		x.mu.Unlock()
	}()
	if _, err := x.who(ss.Context()); err != nil { // taken away before it was known that there is one
		return rpctypes.ErrGRPCInvalidAuthToken
	}
	err = handle(srv, s)
	if context.Cause(s.ctx) == rpctypes.ErrGRPCPermissionDenied {
		return rpctypes.ErrGRPCPermissionDenied
	}
	return err
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
