package model

import (
	"encoding/json"
	"errors"
	"fmt"
)

// changeJSON is a change as it is stored.
type changeJSON struct {
	Kind Kind            `json:"kind"`
	From json.RawMessage `json:"from,omitempty"`
	To   json.RawMessage `json:"to,omitempty"`
}

// MarshalJSON writes the change with the kind of its records.
func (c Change) MarshalJSON() ([]byte, error) {
	var out changeJSON
	for _, side := range []struct {
		record Record
		into   *json.RawMessage
	}{{c.From, &out.From}, {c.To, &out.To}} {
		if side.record == nil {
			continue
		}
		out.Kind = side.record.Kind()
		raw, err := json.Marshal(side.record)
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", out.Kind, side.record.Key(), err)
		}
		*side.into = raw
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote; a change of nothing has neither a kind nor a key.
func (c *Change) UnmarshalJSON(data []byte) error {
	var in changeJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	from, err := decodeRecord(in.Kind, in.From)
	if err != nil {
		return err
	}
	to, err := decodeRecord(in.Kind, in.To)
	if err != nil {
		return err
	}
	if from == nil && to == nil {
		return errors.New("a change without a record")
	}
	*c = Change{From: from, To: to}
	return nil
}

func decodeRecord(kind Kind, raw json.RawMessage) (Record, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	record := NewRecord(kind)
	if record == nil {
		return nil, fmt.Errorf("unknown kind of record %q", kind)
	}
	if err := json.Unmarshal(raw, record); err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return record, nil
}
