package storage

import (
	"github.com/google/uuid"
	"go.etcd.io/bbolt"
)

// marks tell this program's saves from those of another computer, whose file a program that synchronises files may have written over
// this one: as many saves from one state on leave the same number of the last save, and often the same pages. They are read and changed
// within transactions, of which there is one at a time.
type marks struct {
	// last is the mark of the last save that was seen in the file, tried that of one that may have reached it.
	last, tried string
	// seen says that the file was looked at.
	seen bool
}

// check reports the file as broken unless it holds a save that this program made, or found when it opened the file.
func (m *marks) check(meta shelf) error {
	now, err := markIn(meta)
	switch {
	case err != nil:
		return err
	case m.seen && now != m.last && now != m.tried:
		return broken("it holds a save of another program")
	}
	m.last, m.seen = now, true
	return nil
}

// make marks a save.
func (m *marks) make(meta shelf) error {
	m.tried = uuid.NewString()
	return meta.putJSON(markKey, m.tried)
}

// markIn is the mark of the last save, empty where an older program made it.
func markIn(meta shelf) (mark string, err error) {
	if meta.bucket.Get([]byte(markKey)) != nil {
		err = meta.getJSON(markKey, &mark)
	}
	return mark, err
}

// marking is work that is only done on what this program saved last, and marked as its own.
func (s *Store) marking(work func(tx *bbolt.Tx) error) func(tx *bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		meta, err := metaShelf(tx)
		if err == nil {
			err = s.marks.check(meta)
		}
		if err == nil {
			err = work(tx)
		}
		if err == nil {
			err = s.marks.make(meta)
		}
		return err
	}
}

// lookAtMark takes the mark of the last save in the file that is being opened.
func (s *Store) lookAtMark() error {
	return s.bolt.transact(false, func(tx *bbolt.Tx) error {
		meta, err := metaShelf(tx)
		if err != nil {
			return err
		}
		return s.marks.check(meta)
	})
}
