package live

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"tomworkbench/model"
)

// outcome is what became of a proposal: committed as an entry, refused with a reason, or unknown, for the room went out of reach.
type outcome struct {
	entry *model.Entry
	why   error
	lost  bool
}

// Append proposes a change and waits until it is in the case, or refused, which Refused has told then. While the room isn't reached
// it is made in the copy here, whose entry it is then. It returns nil once the change is durable, or known not to be taken.
func (g *Guest) Append(e model.Entry, cursor model.Cursor) error {
	for again := false; ; again = true {
		g.keeping.Lock()
		if done, err := g.settledHere(e, cursor, again); done || err != nil {
			g.keeping.Unlock()
			return err
		}
		answer := make(chan outcome, 1)
		g.mu.Lock()
		g.waiting[e.ID] = answer
		etcd := g.etcd
		g.mu.Unlock()
		g.keeping.Unlock()
		got := g.propose(context.Background(), etcd, e.Edit, answer)
		if got.why != nil && g.hear.Refused != nil {
			g.hear.Refused(e.ID, e.Text, got.why)
		}
		if !got.lost {
			return nil
		}
	}
}

// settledHere makes a change here while the room isn't reached, and reports whether that was all to do. One that was proposed before may have been
// taken though nobody said so, and be in the copy here since. Who holds g.keeping calls it.
func (g *Guest) settledHere(e model.Entry, cursor model.Cursor, again bool) (bool, error) {
	if again {
		journal, err := g.local.Journal(g.caseID)
		if err != nil || slices.ContainsFunc(journal, func(other model.Entry) bool { return other.ID == e.ID }) {
			return true, err
		}
	}
	if g.here {
		return false, nil
	}
	return true, g.keep(e, cursor)
}

// propose writes a proposal and waits for what becomes of it: a watch tells, or the room is lost. One that etcd didn't answer may be written
// or not, and is written again while the room is there: the hub takes it once.
func (g *Guest) propose(ctx context.Context, etcd *clientv3.Client, e model.Edit, answer chan outcome) outcome {
	value, err := json.Marshal(ask{e, e.GoesPastLocks()})
	if err == nil && len(value) > largestAsk {
		err = ErrTooLarge
	}
	if err != nil {
		g.resolve(e.ID, outcome{why: err})
		return <-answer
	}
	late := time.NewTimer(answerTime)
	defer late.Stop()
	for gaveUp := false; ; {
		var again <-chan time.Time
		if !gaveUp && g.ask(ctx, etcd, e.ID, string(value)) != nil {
			again = time.After(retryLeast)
		}
		select {
		case got := <-answer:
			return got
		case <-ctx.Done():
			g.resolve(e.ID, outcome{lost: true})
			return <-answer
		case <-again:
		case <-late.C: // etcd may be there though nobody takes what is proposed
			g.giveUp()
			gaveUp = true
		}
	}
}

// giveUp has the room taken for out of reach, by which what is proposed is lost, and kept here.
func (g *Guest) giveUp() {
	select {
	case g.unanswered <- struct{}{}:
	default:
	}
}

// ask writes a proposal, unless it was refused already.
func (g *Guest) ask(ctx context.Context, etcd *clientv3.Client, id, value string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	seat := g.admission.Seat.ID
	_, err := etcd.Txn(ctx).If(clientv3.Compare(clientv3.CreateRevision(g.place.told(seat)+id), "=", 0)).
		Then(clientv3.OpPut(g.place.asks(seat)+id, value)).Commit()
	return err
}

// resolve answers who waits for a proposal, and reports whether anybody did.
func (g *Guest) resolve(id string, o outcome) bool {
	g.mu.Lock()
	answer, waited := g.waiting[id]
	delete(g.waiting, id)
	g.mu.Unlock()
	if waited {
		answer <- o
	}
	return waited
}

// keep makes a change in the copy here: as its next entry, or, where it was made on another state, as one that is numbered anew. Who holds
// g.keeping calls it.
func (g *Guest) keep(e model.Entry, cursor model.Cursor) error {
	c, now, err := g.local.Load(g.caseID)
	if err != nil {
		return err
	}
	next, _, err := model.Apply(c, e.Edit)
	if err != nil {
		if g.hear.Refused != nil {
			g.hear.Refused(e.ID, e.Text, err)
		}
		return nil
	}
	if e.Revision == next.Revision {
		return g.local.Append(g.caseID, e, cursor)
	}
	entry, now := now.Do(e.Edit, next.Revision)
	return g.local.Append(g.caseID, entry, now)
}
