package live

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	clientv3 "go.etcd.io/etcd/client/v3"

	"tomworkbench/model"
)

// Copy is a case with its journal, as it stands in a room or on a computer.
type Copy struct {
	Case    *model.Case
	Journal []model.Entry
	Cursor  model.Cursor
}

// header is what a room's head says.
type header struct {
	Version  int          `json:"version"`
	Case     string       `json:"case"`
	Revision uint64       `json:"revision"`
	Cursor   model.Cursor `json:"cursor"`
}

// inRoom is the copy in a room, at a revision of etcd. changed is the revision of etcd at which the head changed last.
type inRoom struct {
	Copy
	at, changed int64
}

// pageSize is how many keys are read at once, and putAtOnce how many are written.
const (
	pageSize  = 2000
	putAtOnce = 500
)

// readRoom reads all of a room at one revision. It is nil where the room has no case yet.
func readRoom(ctx context.Context, etcd *clientv3.Client, p place) (*inRoom, error) {
	got, err := etcd.Get(ctx, p.head())
	if err != nil || len(got.Kvs) == 0 {
		return nil, err
	}
	var head header
	if err := json.Unmarshal(got.Kvs[0].Value, &head); err != nil || head.Version != version {
		return nil, ErrOlder
	}
	room := &inRoom{at: got.Header.Revision, changed: got.Kvs[0].ModRevision}
	room.Cursor = head.Cursor
	var records []model.Record
	err = eachKey(ctx, etcd, p.records(), room.at, func(key string, value []byte) error {
		r, err := readRecord(strings.TrimPrefix(key, p.records()), value)
		records = append(records, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = eachKey(ctx, etcd, p.journal(), room.at, func(_ string, value []byte) error {
		e, err := readEntry(value)
		room.Journal = append(room.Journal, e)
		return err
	})
	if err != nil {
		return nil, err
	}
	if room.Case, err = model.NewCase(head.Revision, records, true); err != nil {
		return nil, fmt.Errorf("the case in the room can't be read: %w", err)
	}
	if n := len(room.Journal); n > 0 {
		room.Case.LastEdit = room.Journal[n-1].At
	}
	return room, nil
}

// eachKey reads the keys below a prefix, a page at a time, all at one revision.
func eachKey(ctx context.Context, etcd *clientv3.Client, prefix string, at int64, do func(key string, value []byte) error) error {
	from, end := prefix, clientv3.GetPrefixRangeEnd(prefix)
	for {
		got, err := etcd.Get(ctx, from, clientv3.WithRange(end), clientv3.WithRev(at), clientv3.WithLimit(pageSize))
		if err != nil {
			return err
		}
		for _, kv := range got.Kvs {
			if err := do(string(kv.Key), kv.Value); err != nil {
				return err
			}
			from = string(kv.Key) + "\x00"
		}
		if !got.More {
			return nil
		}
	}
}

// recordKey is the key of a record below those of all records.
func recordKey(r model.Record) string { return string(r.Kind()) + "/" + r.Key() }

func readRecord(key string, value []byte) (model.Record, error) {
	kind, _, _ := strings.Cut(key, "/")
	r := model.NewRecord(model.Kind(kind))
	if r == nil {
		return nil, ErrOlder
	}
	if err := json.Unmarshal(value, r); err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrOlder, err)
	}
	return r, nil
}

func readEntry(value []byte) (model.Entry, error) {
	var e model.Entry
	if err := json.Unmarshal(value, &e); err != nil {
		return model.Entry{}, fmt.Errorf("%w (%v)", ErrOlder, err)
	}
	return e, nil
}

// publish puts a case into a room that has none. The head comes last: until then there is none.
func publish(ctx context.Context, etcd *clientv3.Client, p place, c Copy) error {
	var puts []clientv3.Op
	bytes := 0
	flush := func() error {
		if len(puts) == 0 {
			return nil
		}
		_, err := etcd.Txn(ctx).Then(puts...).Commit()
		puts, bytes = puts[:0], 0
		return err
	}
	putText := func(key string, value []byte) error {
		if bytes += len(key) + len(value); len(puts) == putAtOnce || bytes > largestEntry {
			if err := flush(); err != nil {
				return err
			}
			bytes = len(key) + len(value)
		}
		puts = append(puts, clientv3.OpPut(key, string(value)))
		return nil
	}
	put := func(key string, what any) error {
		value, err := json.Marshal(what)
		if err != nil {
			return err
		}
		return putText(key, value)
	}
	for r := range c.Case.Records() {
		if err := put(p.records()+recordKey(r), r); err != nil {
			return err
		}
	}
	entries, err := whatFits(c.Journal)
	if err != nil {
		return err
	}
	for i, value := range entries {
		if err := putText(p.entry(c.Journal[len(c.Journal)-len(entries)+i].Revision), value); err != nil {
			return err
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if err := put(p.head(), header{version, c.Case.Head().ID, c.Case.Revision, c.Cursor}); err != nil {
		return err
	}
	return flush()
}

// largestEntry is how many bytes one entry of the journal may have in a room, and what is put there at once.
const largestEntry = largestRequest - largestAsk

// whatFits is a journal as JSON from its last entry back, as far as a room holds it, or to one that is too large, such as that of an import.
func whatFits(journal []model.Entry) ([][]byte, error) {
	journal = journal[max(0, len(journal)-keptEntries):]
	entries := make([][]byte, len(journal))
	for i := len(journal) - 1; i >= 0; i-- {
		value, err := json.Marshal(journal[i])
		if err != nil {
			return nil, err
		}
		if len(value) > largestEntry {
			return entries[i+1:], nil
		}
		entries[i] = value
	}
	return entries, nil
}
