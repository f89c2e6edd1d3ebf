package live

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	clientv3 "go.etcd.io/etcd/client/v3"

	"tomworkbench/model"
	"tomworkbench/model/merge"
)

// catchUp makes the copy here as the case in the room, and has changes go there from now on. A copy that is an earlier state of the
// case takes the entries that it hasn't; one with changes of its own is put by, to be merged in.
func (g *Guest) catchUp(room *inRoom) error {
	g.keeping.Lock()
	defer g.keeping.Unlock()
	id := room.Case.Head().ID
	g.caseID = id
	if err := g.recall(id); err != nil {
		return err
	}
	held, err := g.local.Contains(id)
	if err != nil {
		return err
	}
	var was uint64
	if held {
		held, was, err = g.catchUpCopy(id, room)
	}
	if err != nil {
		return err
	}
	if !held {
		if err := g.local.Replace(room.Case, room.Journal, room.Cursor, was); err != nil {
			return err
		}
	}
	g.here = true
	return nil
}

// complete brings the copy of a guest that has left up to the room's, so that it has all that was committed.
func (g *Guest) complete(ctx context.Context, etcd *clientv3.Client) error {
	room, err := readRoom(ctx, etcd, g.place)
	switch {
	case err != nil:
		return err
	case room == nil:
		return ErrUnreached
	}
	err = g.catchUp(room)
	g.leave()
	return err
}

// recall takes up what was put by and not merged in when the program ended. Who holds g.keeping calls it.
func (g *Guest) recall(id string) (err error) {
	if !g.recalled {
		g.away, err = g.local.Unmerged(id)
		g.recalled = err == nil
	}
	return err
}

// catchUpCopy brings a copy up to the room's, and reports whether that was all it took, or at which revision it found what is to be replaced.
func (g *Guest) catchUpCopy(id string, room *inRoom) (bool, uint64, error) {
	c, cursor, err := g.local.Load(id)
	if err != nil {
		return false, 0, err
	}
	journal, err := g.local.Journal(id)
	if err != nil {
		return false, 0, err
	}
	here := Copy{c, journal, cursor}
	missing, ok := isEarlier(here, room.Copy)
	switch {
	case ok && signedOtherwise(here.Journal, room.Journal[:len(room.Journal)-len(missing)]):
		return false, c.Revision, nil
	case !ok:
		where, err := g.local.PutBy(here)
		if err == nil {
			g.away = append(g.away, PutBy{here, where})
		}
		return false, c.Revision, err
	}
	for _, e := range missing {
		if err := g.local.Append(id, e, model.Cursor{Undo: e.Revision}); err != nil {
			return false, 0, err
		}
	}
	return true, c.Revision, nil
}

// isEarlier reports whether a copy is an earlier state of the room's, and which entries it hasn't.
func isEarlier(here, room Copy) ([]model.Entry, bool) {
	ours, theirs := here.Case.Revision, room.Case.Revision
	if ours > theirs {
		return nil, false
	}
	if n := theirs - ours; n <= uint64(len(room.Journal)) {
		missing := room.Journal[uint64(len(room.Journal))-n:]
		known := room.Journal[:uint64(len(room.Journal))-n]
		if len(here.Journal) > 0 && len(known) > 0 {
			return missing, here.Journal[len(here.Journal)-1].ID == known[len(known)-1].ID
		}
		return missing, leadsTo(here.Case, missing, room.Case)
	}
	return nil, false
}

// leadsTo reports whether entries make one case of another.
func leadsTo(from *model.Case, entries []model.Entry, to *model.Case) bool {
	for _, e := range entries {
		next, _, err := model.Apply(from, e.Edit.PastLocks())
		if err != nil {
			return false
		}
		from = next
	}
	return sameRecords(from, to)
}

// signedOtherwise reports whether a journal ends with an entry that was kept here while another, which the room signed, was committed: nobody had
// answered. What it changed is in the room, where it says otherwise who changed it and when.
func signedOtherwise(here, room []model.Entry) bool {
	if len(here) == 0 || len(room) == 0 {
		return false
	}
	one, other := here[len(here)-1], room[len(room)-1]
	return one.Who != other.Who || !one.At.Equal(other.At)
}

func sameRecords(a, b *model.Case) bool { return len(a.ReplaceWith(b, "").Changes) == 0 }

// bringAgain is how long is waited before what was changed while away is merged anew, since somebody changed the case meanwhile.
const bringAgain = 300 * time.Millisecond

// bring merges what was changed while away into the case: by a proposal like any other where nothing conflicts, else by the
// facilitator, who gets the copy.
func (g *Guest) bring(ctx context.Context, etcd *clientv3.Client) {
	for ctx.Err() == nil {
		g.keeping.Lock()
		away := g.away
		g.keeping.Unlock()
		if len(away) == 0 {
			return
		}
		became, err := g.bringIn(ctx, etcd, away[0])
		if err == nil {
			err = g.brought(away[0], became)
		}
		if err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(bringAgain):
		}
	}
}

// brought is done with a copy, and tells what became of it.
func (g *Guest) brought(away PutBy, became string) error {
	where, err := g.local.Merged(away.Where)
	if err != nil {
		return err
	}
	g.keeping.Lock()
	g.away = g.away[1:]
	g.keeping.Unlock()
	switch became {
	case withFacilitator:
		became += " It is also kept at " + where + "."
	case keptBeside:
		became += " It is kept at " + where + "."
	}
	if became != "" {
		tell(g.hear.Brought, became)
	}
	return nil
}

// What became of what was changed while away.
const (
	broughtIn       = "What was changed here while the room was out of reach is in the case now."
	withFacilitator = "What was changed here while the room was out of reach is with the facilitator, who chooses where others changed the same."
	keptBeside      = "This computer had a copy of the case with changes of its own."
)

// bringIn merges a copy into the case as it is here now, and says what became of it; empty where there was nothing to merge.
func (g *Guest) bringIn(ctx context.Context, etcd *clientv3.Client, away PutBy) (string, error) {
	name := fmt.Sprintf("the copy of %s from %s", g.admission.Seat.Name, g.now().Format("15:04"))
	g.keeping.Lock()
	c, _, err := g.local.Load(g.caseID)
	var journal []model.Entry
	if err == nil {
		journal, err = g.local.Journal(g.caseID)
	}
	g.keeping.Unlock()
	if err != nil {
		return "", err
	}
	all := func(journal []model.Entry) []model.Entry { return append([]model.Entry{}, journal...) } // one without an entry is a journal too
	m, err := merge.Of(merge.Copy{Name: "the room", Case: c, Journal: all(journal)}, merge.Copy{Name: name, Case: away.Case, Journal: all(away.Journal), Cursor: away.Cursor})
	if err != nil {
		return "", err
	}
	if !g.admission.Seat.Role.Edits() {
		return keptBeside, nil
	}
	if len(m.Conflicts()) == 0 {
		merged, err := m.Edit(nil)
		if err == nil && merged.Empty() {
			return "", nil
		}
		e := model.Edit{Text: merged.Text, Changes: merged.Changes, Merged: merged.Merged} // held to locks as any other
		if err == nil && c.Barred(e) == nil {
			err = g.proposeMerge(ctx, etcd, e)
		}
		if err == nil || errors.Is(err, errStale) || errors.Is(err, ErrUnreached) {
			return broughtIn, err
		}
	}
	if err := sendCopy(ctx, etcd, g.place, g.admission.Seat.ID, name, away.Copy); err != nil {
		return "", err
	}
	return withFacilitator, nil
}

// proposeMerge proposes a merge and waits for what becomes of it.
func (g *Guest) proposeMerge(ctx context.Context, etcd *clientv3.Client, e model.Edit) error {
	e = e.Stamp(model.Signature{ID: uuid.NewString(), Who: g.admission.Seat.Name, At: g.now().UTC().Truncate(time.Second)})
	answer := make(chan outcome, 1)
	g.mu.Lock()
	g.waiting[e.ID] = answer
	g.mu.Unlock()
	got := g.propose(ctx, etcd, e, answer)
	if got.lost {
		return ErrUnreached
	}
	return got.why
}
