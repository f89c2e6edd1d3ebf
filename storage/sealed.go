package storage

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"go.etcd.io/bbolt"
)

// sealSize is the length of the checksum before every payload.
const sealSize = 4

// shelf is a bucket whose values are sealed: each begins with a CRC-32C over the bucket's name, the key
// and the payload, so that neither a changed byte nor a value in the wrong place is taken for a figure.
type shelf struct {
	bucket *bbolt.Bucket
	name   string
}

func (s shelf) seal(key, payload []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	sum := crc32.Update(0, table, []byte(s.name+"\x00"))
	sum = crc32.Update(sum, table, key)
	return crc32.Update(sum, table, payload)
}

// put stores a payload under a key and returns its seal.
func (s shelf) put(key, payload []byte) (uint32, error) {
	seal := s.seal(key, payload)
	value := binary.BigEndian.AppendUint32(make([]byte, 0, sealSize+len(payload)), seal)
	return seal, s.bucket.Put(key, append(value, payload...))
}

// get returns the payload under a key and its seal. The payload is valid within the transaction.
func (s shelf) get(key []byte) (payload []byte, seal uint32, found bool, err error) {
	value := s.bucket.Get(key)
	if value == nil {
		return nil, 0, false, nil
	}
	payload, seal, err = s.open(key, value)
	return payload, seal, err == nil, err
}

// open checks a stored value against its seal.
func (s shelf) open(key, value []byte) (payload []byte, seal uint32, err error) {
	if len(value) < sealSize {
		return nil, 0, damaged("%s %q is cut off", s.name, key)
	}
	payload, seal = value[sealSize:], binary.BigEndian.Uint32(value)
	if s.seal(key, payload) != seal {
		return nil, 0, damaged("%s %q doesn't match its checksum", s.name, key)
	}
	return payload, seal, nil
}

// each visits the sealed values in the order of their keys and returns their tally.
func (s shelf) each(visit func(key, payload []byte) error) (tally, error) {
	var t tally
	err := s.bucket.ForEach(func(key, value []byte) error {
		payload, seal, err := s.open(key, value)
		if err != nil {
			return err
		}
		t.add(seal)
		return visit(key, payload)
	})
	return t, err
}

func (s shelf) putJSON(key string, from any) error {
	payload, err := json.Marshal(from)
	if err != nil {
		return fmt.Errorf("store %s: %w", key, err)
	}
	_, err = s.put([]byte(key), payload)
	return err
}

// getJSON reads what must be there.
func (s shelf) getJSON(key string, into any) error {
	payload, _, found, err := s.get([]byte(key))
	switch {
	case err != nil:
		return err
	case !found:
		return damaged("%s %q is missing", s.name, key)
	}
	if err := json.Unmarshal(payload, into); err != nil {
		return damaged("%s %q can't be read: %v", s.name, key, err)
	}
	return nil
}

// tally sums up the values of a shelf, whatever their order, so that one that is lost, or an old page in
// the place of a new one, is noticed.
type tally struct {
	Count uint64 `json:"count"`
	Sum   uint64 `json:"sum"`
}

func (t *tally) add(seal uint32)    { t.Count++; t.Sum += uint64(seal) }
func (t *tally) remove(seal uint32) { t.Count--; t.Sum -= uint64(seal) }
