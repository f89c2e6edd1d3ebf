package live

import (
	"context"
	"errors"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"
)

// How often it is looked how much etcd takes up on this computer, and from where on room is made.
const (
	sizeEvery = 2 * time.Second
	roomFrom  = 12 << 20
)

// keepRoom has room kept in the etcd of this computer until the host is closed. full tells that what is there takes up all of it.
func (h *Host) keepRoom(full func(error)) {
	ctx, stop := context.WithCancel(context.Background())
	if len(h.server.Server.Alarms()) > 0 { // it was left full
		_ = makeRoom(ctx, h.server.Etcd, h.etcd, h.server.Server.KV().Rev()) // and it is tried again
	}
	var keeping sync.WaitGroup
	keeping.Go(func() {
		said := false
		keepRoom(ctx, h.server.Etcd, h.etcd, func() {
			if !h.closeLargest(ctx) && !said {
				said = true
				tell(full, ErrFull)
			}
		})
	})
	h.unkept = func() { stop(); keeping.Wait() } // etcd can't be closed while its file is made small
}

// keepRoom makes room in the etcd of this computer whenever its file has grown large: what was is thrown away, and the file is made small again. So
// an hour takes up no more than a minute, and nobody who fills it stops the others. What was last stays: etcd would send away whoever is a moment
// behind with what they watch. full is called while what is there takes up all of it.
func keepRoom(ctx context.Context, server *embed.Etcd, etcd *clientv3.Client, full func()) {
	tick := time.NewTicker(sizeEvery)
	defer tick.Stop()
	now := server.Server.KV().Rev()
	for least := int64(roomFrom); ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		before := now
		now = server.Server.KV().Rev()
		stopped := len(server.Server.Alarms()) > 0
		if stopped {
			before = now // nothing is written any more
		}
		if !stopped && server.Server.Backend().Size() < least {
			continue
		}
		if err := makeRoom(ctx, server, etcd, before); err != nil {
			continue // and it is tried again
		}
		size := server.Server.Backend().Size()
		if stopped && size > quota-largestAsk {
			full()
		}
		least = max(roomFrom, 5*size/4)
	}
}

// makeRoom forgets what was before a revision, gives back what that leaves free, and has etcd go on that had stopped taking anything.
func makeRoom(ctx context.Context, server *embed.Etcd, etcd *clientv3.Client, before int64) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	if _, err := etcd.Compact(ctx, before, clientv3.WithCompactPhysical()); err != nil && !errors.Is(err, rpctypes.ErrCompacted) {
		return err
	}
	if err := server.Server.Backend().Defrag(); err != nil {
		return err
	}
	_, err := etcd.AlarmDisarm(ctx, &clientv3.AlarmMember{})
	return err
}

// closeLargest closes the seat of which most stands in the room, and reports whether there was one of which much does.
func (h *Host) closeLargest(ctx context.Context) bool {
	h.mu.Lock()
	var largest *seated
	for _, s := range h.seats {
		if s.Role != Facilitator && s.sum > mostHeldLooking && (largest == nil || s.sum > largest.sum) {
			largest = s
		}
	}
	h.mu.Unlock()
	return largest != nil && h.closeSeat(ctx, largest, errTooMuch) == nil
}
