package live

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"

	"tomworkbench/model"
)

// ask is what a seat writes to have the case changed.
type ask struct {
	Edit model.Edit `json:"edit"`
	// PastLocks has the edit carried out whatever is locked, as the facilitator alone may.
	PastLocks bool `json:"pastLocks,omitempty"`
}

// told is what a seat is told of a proposal that wasn't taken.
type told struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

// asked holds a proposal against the case and commits it, or says why not.
func (h *Hub) asked(ctx context.Context, s *seated, key askKey, id string, value []byte) error {
	var a ask
	if json.Unmarshal(value, &a) != nil || a.Edit.ID != id || a.Edit.Empty() {
		return h.misfit(ctx, s, key.key)
	}
	if _, known := h.known[id]; known { // it came in before
		return h.remove(ctx, key.key)
	}
	if !s.asks.Allow() {
		if s.unfit++; s.unfit > mostUnfit {
			return h.closeSeat(ctx, s, errors.New("it proposed changes faster than anybody can"))
		}
		return h.refuse(ctx, s, key, a, errors.New("changes come too fast from this computer; try again in a moment"))
	}
	edit, next, err := h.change(s, a)
	if err != nil {
		return h.refuse(ctx, s, key, a, err)
	}
	entry, cursor := h.cursor.Do(edit, next.Revision)
	cmps, ops, err := commit(h.at, h.changed, key, entry, next.Head().ID, cursor)
	if err != nil {
		return h.refuse(ctx, s, key, a, err)
	}
	if sizeOfAll(ops) > largestRequest-around {
		return h.refuse(ctx, s, key, a, ErrTooLarge)
	}
	done, err := h.commit(ctx, cmps, ops)
	switch {
	case errors.Is(err, rpctypes.ErrTooManyOps), errors.Is(err, rpctypes.ErrRequestTooLarge):
		return h.refuse(ctx, s, key, a, ErrTooLarge)
	case err != nil:
		return err // and everything is read anew: it may have been committed or not
	case done != 0:
		h.state, h.cursor, h.changed = next, cursor, done
		h.know(entry)
	}
	return nil
}

// change is the edit of a proposal, signed as the hub knows its seat, with the case after it.
func (h *Hub) change(s *seated, a ask) (model.Edit, *model.Case, error) {
	const longestID = 64
	switch {
	case !s.Role.Edits():
		return model.Edit{}, nil, errors.New("members answer questions here; the tables change the case")
	case len(a.Edit.ID) > longestID:
		return model.Edit{}, nil, errors.New("its id is too long")
	case len(a.Edit.Changes) > mostOps:
		return model.Edit{}, nil, ErrTooLarge
	}
	edit := a.Edit
	edit.Undoes, edit.Redoes = 0, 0
	if a.PastLocks && s.Role == Facilitator {
		edit = edit.PastLocks()
	}
	edit = edit.Stamp(model.Signature{ID: edit.ID, Who: s.Name, At: h.now().UTC().Truncate(time.Second)})
	next, _, err := model.Apply(h.state, edit)
	if errors.Is(err, model.ErrStale) {
		err = errStale
	}
	return edit, next, err
}

// errStale is what a proposal is answered with that somebody else's change came before.
var errStale = errors.New("somebody else changed the same a moment before")

// commit carries a transaction out and returns the revision of etcd after it, 0 where what was asked was withdrawn meanwhile.
func (h *Hub) commit(ctx context.Context, cmps []clientv3.Cmp, ops []clientv3.Op) (int64, error) {
	got, err := h.etcd.Txn(ctx).If(cmps...).Then(ops...).Else(clientv3.OpGet(h.at.head())).Commit()
	if err != nil {
		return 0, err
	}
	if got.Succeeded {
		return got.Header.Revision, nil
	}
	head := got.Responses[0].GetResponseRange().Kvs
	if len(head) == 0 || head[0].ModRevision != h.changed {
		return 0, errOtherHead
	}
	return 0, nil
}

// errOtherHead means that the case isn't what the hub knows.
var errOtherHead = errors.New("the case in the room is another than was known")

// refuse tells a seat why a proposal isn't taken.
func (h *Hub) refuse(ctx context.Context, s *seated, key askKey, a ask, why error) error {
	value, err := json.Marshal(told{plainReason(a.Edit.Text), plainReason(why.Error())})
	if err != nil {
		return err
	}
	_, err = h.etcd.Txn(ctx).If(clientv3.Compare(clientv3.ModRevision(key.key), "=", key.changed)).
		Then(clientv3.OpPut(h.at.told(s.ID)+a.Edit.ID, string(value)), clientv3.OpDelete(key.key)).Commit()
	return err
}

// current knows the case as it stands: what comes next may have been made on a commit that was carried out and not answered.
func (h *Hub) current(ctx context.Context) error {
	got, err := h.etcd.Get(ctx, h.at.head())
	if err != nil {
		return err
	}
	if len(got.Kvs) > 0 && got.Kvs[0].ModRevision == h.changed {
		return nil
	}
	return h.catchUp(ctx)
}

// catchUp reads the case anew where the head isn't what it was: a commit that etcd didn't answer was carried out, or another hub works here.
func (h *Hub) catchUp(ctx context.Context) error {
	room, err := readRoom(ctx, h.etcd, h.at)
	if err != nil {
		return err
	}
	if room == nil || room.Case.Revision != h.state.Revision+1 {
		return ErrOtherHub
	}
	h.state, h.cursor, h.changed = room.Case, room.Cursor, room.changed
	for _, e := range room.Journal[max(0, len(room.Journal)-1):] {
		h.know(e)
	}
	return nil
}

// know remembers what came into the case, by itself or as part of a merge, so that it isn't taken twice: for as long as the room holds it.
func (h *Hub) know(e model.Entry) {
	h.remember(e, e.Revision)
	if len(h.known) > 2*keptEntries {
		maps.DeleteFunc(h.known, func(_ string, revision uint64) bool { return revision+keptEntries < e.Revision })
	}
}

func (h *Hub) remember(e model.Entry, revision uint64) {
	h.known[e.ID] = revision
	for _, merged := range e.Merged {
		h.remember(merged, revision)
	}
}

// commit is the transaction that takes an entry into the case: its records, its place in the journal and the head, if the head is still
// as it was, and the key that asked for it is still there.
func commit(p place, changed int64, ask askKey, e model.Entry, caseID string, cursor model.Cursor) ([]clientv3.Cmp, []clientv3.Op, error) {
	cmps := []clientv3.Cmp{
		clientv3.Compare(clientv3.ModRevision(p.head()), "=", changed),
		clientv3.Compare(clientv3.ModRevision(ask.key), "=", ask.changed),
	}
	entry, err := json.Marshal(e)
	if err != nil {
		return nil, nil, err
	}
	head, err := json.Marshal(header{version, caseID, e.Revision, cursor})
	if err != nil {
		return nil, nil, err
	}
	ops := []clientv3.Op{clientv3.OpPut(p.entry(e.Revision), string(entry)), clientv3.OpPut(p.head(), string(head)), clientv3.OpDelete(ask.key)}
	if e.Revision > keptEntries {
		ops = append(ops, clientv3.OpDelete(p.entry(e.Revision-keptEntries)))
	}
	for _, ch := range e.Changes {
		if ch.To == nil {
			ops = append(ops, clientv3.OpDelete(p.records()+recordKey(ch.From)))
			continue
		}
		value, err := json.Marshal(ch.To)
		if err != nil {
			return nil, nil, err
		}
		ops = append(ops, clientv3.OpPut(p.records()+recordKey(ch.To), string(value)))
	}
	return cmps, ops, nil
}

// sizeOfAll is how many bytes the keys and values of a transaction are: a sign in a proposal may be six in what is committed.
func sizeOfAll(ops []clientv3.Op) (size int) {
	for _, op := range ops {
		size += len(op.KeyBytes()) + len(op.ValueBytes())
	}
	return size
}

// askKey is a key that asks for a change, at the revision of etcd at which it was written.
type askKey struct {
	key     string
	changed int64
}
