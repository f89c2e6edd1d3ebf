package live

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	clientv3 "go.etcd.io/etcd/client/v3"
	"golang.org/x/time/rate"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// A copy that conflicts is sent to the facilitator as a case file, in parts that etcd takes, and last what says that all are there.
const (
	partSize = 512 << 10
	complete = "complete"
)

// sent says what a copy that was sent is.
type sent struct {
	Parts int `json:"parts"`
	// Name is what the copy is called, such as "the copy of table 3 from 14:32".
	Name string `json:"name"`
}

// sendCopy sends a copy to the facilitator, with as much of its journal as a room holds: the whole of a long workshop's would fill it.
func sendCopy(ctx context.Context, etcd *clientv3.Client, p place, seat, name string, c Copy) error {
	journal, cursor := model.WithoutOldest(c.Journal, c.Cursor, max(0, len(c.Journal)-keptEntries))
	file, _, err := casefile.Shortened(casefile.File{Case: c.Case, Journal: journal, Cursor: cursor})
	if err != nil {
		return err
	}
	content, err := casefile.Encode(file)
	if err != nil {
		return err
	}
	below := p.copies(seat) + random() + "/" // of its own: another copy may still be on its way
	pace := rate.NewLimiter(bytesASecond*3/4, bytesAtOnce/2)
	n := 0
	for ; len(content) > 0; n++ {
		part := content[:min(partSize, len(content))]
		content = content[len(part):]
		if err := pace.WaitN(ctx, len(part)); err != nil {
			return err
		}
		if _, err := etcd.Put(ctx, fmt.Sprintf("%s%06d", below, n), string(part)); err != nil {
			return err
		}
	}
	value, err := json.Marshal(sent{n, name})
	if err == nil {
		_, err = etcd.Put(ctx, below+complete, string(value))
	}
	return err
}

// withdraw takes out what a seat sent of copies in part: it is sent anew.
func withdraw(ctx context.Context, etcd *clientv3.Client, p place, seat string) error {
	got, err := etcd.Get(ctx, p.copies(seat), clientv3.WithPrefix(), clientv3.WithKeysOnly())
	if err != nil {
		return err
	}
	whole := map[string]bool{}
	for _, kv := range got.Kvs {
		below, last := path.Split(string(kv.Key))
		whole[below] = whole[below] || last == complete
	}
	for below, whole := range whole {
		if whole {
			continue
		}
		if _, err := etcd.Delete(ctx, below, clientv3.WithPrefix()); err != nil {
			return err
		}
	}
	return nil
}

// copied takes a copy that has arrived as a whole. What isn't whole, or no copy, no program of ours has sent.
func (h *Hub) copied(ctx context.Context, s *seated, name string, value []byte) error {
	id, last, _ := strings.Cut(name, "/")
	if last != complete {
		return nil
	}
	below := h.at.copies(s.ID) + id + "/"
	var said sent
	if json.Unmarshal(value, &said) != nil {
		return h.misfit(ctx, s, below+complete)
	}
	got, err := h.etcd.Get(ctx, below, clientv3.WithPrefix(), clientv3.WithSort(clientv3.SortByKey, clientv3.SortAscend))
	if err != nil {
		return err
	}
	var content bytes.Buffer
	parts := 0
	for _, kv := range got.Kvs {
		if string(kv.Key) == below+complete {
			continue
		}
		parts++
		content.Write(kv.Value)
		if content.Len() > casefile.MaxBytes {
			return h.closeSeat(ctx, s, errTooMuch)
		}
	}
	f, err := casefile.Decode(content.Bytes())
	if parts != said.Parts {
		err = fmt.Errorf("of its %d parts %d came", said.Parts, parts)
	}
	switch {
	case err != nil:
		if !s.unread {
			s.unread = true
			tell(h.notices.Failed, fmt.Errorf("what %s changed while the room was out of reach came as a copy that can't be read; it isn't in the case, and stays with them as a file: %w", s.Name, err))
		}
		err = h.misfit(ctx, s, below+complete)
	case h.notices.Copy != nil:
		h.notices.Copy(s.Seat, plainName(said.Name), Copy{f.Case, f.Journal, f.Cursor})
	}
	if err == nil {
		_, err = h.etcd.Delete(ctx, below, clientv3.WithPrefix())
	}
	return err
}
