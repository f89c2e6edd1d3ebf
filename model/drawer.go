package model

import (
	"errors"
	"fmt"
)

// drawer carries out changes on a case that nobody else holds yet. Few are made in the tables themselves, each of which is
// copied for it; many are made in maps, of which the tables are filled once at the end.
type drawer struct {
	c *Case
	// staged are the maps by kind, nil for few changes.
	staged map[Kind]staged
}

// few is how many changes are made in the tables themselves.
const few = 32

func drawerOf(c *Case, changes int) drawer {
	if changes <= few {
		return drawer{c: c}
	}
	return drawer{c, map[Kind]staged{}}
}

// records are the records of a kind as the changes so far leave them.
type records interface {
	find(key string) (Record, bool)
	put(row Record) error
	remove(key string)
}

// of returns those of a kind, nil for none known.
func (d drawer) of(kind Kind) records {
	table := d.c.table(kind)
	if table == nil {
		return nil
	}
	if d.staged == nil {
		return table
	}
	if _, there := d.staged[kind]; !there {
		rows := make(staged, table.Len())
		for r := range table.records() {
			rows[r.Key()] = r
		}
		d.staged[kind] = rows
	}
	return d.staged[kind]
}

// change carries out one change, and returns the record replaced.
func (d drawer) change(ch Change) (Record, error) {
	if ch.From == nil && ch.To == nil {
		return nil, errors.New("a change without a record")
	}
	if ch.From != nil && ch.To != nil && (ch.From.Kind() != ch.To.Kind() || ch.From.Key() != ch.To.Key()) {
		return nil, fmt.Errorf("a change from %s %q to %s %q", ch.From.Kind(), ch.From.Key(), ch.To.Kind(), ch.To.Key())
	}
	rows := d.of(ch.Kind())
	if rows == nil {
		return nil, fmt.Errorf("unknown kind of record %q", ch.Kind())
	}
	now, exists := rows.find(ch.Key())
	if exists != (ch.From != nil) || exists && !fresh(now, ch.From) {
		return nil, fmt.Errorf("%s %q: %w", ch.Kind(), ch.Key(), ErrStale)
	}
	if ch.To == nil {
		rows.remove(ch.Key())
		return now, nil
	}
	return now, rows.put(ch.To)
}

// close fills the tables that were changed in maps.
func (d drawer) close() error {
	for kind, rows := range d.staged {
		list := make([]Record, 0, len(rows))
		for _, r := range rows {
			list = append(list, r)
		}
		if err := d.c.table(kind).load(list); err != nil {
			return err
		}
	}
	return nil
}

// staged are the records of a kind by key.
type staged map[string]Record

func (s staged) find(key string) (Record, bool) { r, ok := s[key]; return r, ok }
func (s staged) put(row Record) error           { s[row.Key()] = row; return nil }
func (s staged) remove(key string)              { delete(s, key) }
