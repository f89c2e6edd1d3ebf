package session

import (
	"errors"
	"slices"

	"tomworkbench/model"
)

// sharing is what a session knows of an open case that others change too, at the same time. What is made here takes effect at once, on
// top of what is sure; the store takes it to the others, and it is sure once it comes back.
type sharing struct {
	// sure is the case as everybody has it.
	sure *model.Case
	// pending are the edits made here that aren't in it yet, oldest first.
	pending []model.Edit
	// undo and redo are edits made here that can be taken back or done again, the next one last.
	undo, redo []made
}

// made is an edit that was made here, with what it is called.
type made struct {
	edit model.Edit
	text string
}

// ErrChangedSince says that what is to be taken back isn't any more what was made of it here.
var ErrChangedSince = errors.New("somebody else has changed that since, so it isn't taken back; change it as you want it now")

// Share has the open case, as it was just adopted, be one that others change too.
func (s *Session) Share() { s.shared = &sharing{sure: s.current} }

// Shared reports whether others change the open case too.
func (s *Session) Shared() bool { return s.shared != nil }

// Arrive takes in an entry that everybody has now. One that is in the case already does nothing. It fails where the entry doesn't follow on
// what is sure here: the case is to be read anew then.
func (s *Session) Arrive(e model.Entry) error {
	x := s.shared
	if x == nil || e.Revision <= x.sure.Revision {
		return nil
	}
	next, _, err := model.Apply(x.sure, e.PastLocks()) // it was held against locks where it was taken
	if err != nil || next.Revision != e.Revision {
		return errors.Join(model.ErrStale, err)
	}
	x.sure = next
	s.cursor = model.Cursor{Undo: e.Revision}
	s.entries[e.Revision] = e
	if s.journal != nil {
		s.journal = append(s.journal, e)
	}
	ours := x.drop(e.ID)
	was := s.current
	s.current = x.onTop()
	if !ours {
		s.before, s.lastText, s.lastScenario = was, e.Words(), s.view.Scenario
		if e.Who != "" {
			s.lastText = e.Who + ": " + e.Words()
		}
	}
	s.setView(s.sound(s.view))
	s.announce()
	return nil
}

// Refuse takes an edit out again that wasn't taken.
func (s *Session) Refuse(id string) {
	if s.shared == nil {
		return
	}
	s.shared.drop(id) // where another's edit hasn't left it out already
	is := func(m made) bool { return m.edit.ID == id }
	s.shared.undo, s.shared.redo = slices.DeleteFunc(s.shared.undo, is), slices.DeleteFunc(s.shared.redo, is)
	s.before, s.lastText = nil, ""
	s.current = s.shared.onTop()
	s.setView(s.sound(s.view))
	s.announce()
}

// drop takes an edit out of those that aren't sure yet, and reports whether it was one.
func (x *sharing) drop(id string) bool {
	at := slices.IndexFunc(x.pending, func(e model.Edit) bool { return e.ID == id })
	if at >= 0 {
		x.pending = slices.Delete(x.pending, at, at+1)
	}
	return at >= 0
}

// onTop is what is sure with what isn't yet. An edit that doesn't go on what is sure now is left out: it will be refused.
func (x *sharing) onTop() *model.Case {
	c, left := x.sure, x.pending[:0]
	for _, e := range x.pending {
		if next, _, err := model.Apply(c, e); err == nil {
			c, left = next, append(left, e)
		}
	}
	x.pending = left
	return c
}

// entries are the journal's, with those that aren't sure yet as they may come to stand in it.
func (x *sharing) entries(journal []model.Entry, cursor model.Cursor) ([]model.Entry, model.Cursor) {
	journal = slices.Clip(journal)
	for i, e := range x.pending {
		var entry model.Entry
		entry, cursor = cursor.Do(e, x.sure.Revision+uint64(i)+1)
		journal = append(journal, entry)
	}
	return journal, cursor
}

// stepShared takes back, or does again, what was made here last, as a change like any other: from is what it is taken from, and to
// where it can be turned again.
func (s *Session) stepShared(from, to *[]made, prefix, said string) error {
	top := (*from)[len(*from)-1]
	edit := top.edit.Back()
	edit.Text = prefix + top.text
	edit = edit.Stamp(s.Signature())
	next, _, err := model.Apply(s.current, edit)
	if errors.Is(err, model.ErrStale) {
		*from = (*from)[:len(*from)-1]
		err = ErrChangedSince
	}
	if err != nil {
		return err
	}
	*from, *to = (*from)[:len(*from)-1], append(*to, made{edit, top.text})
	s.takeShared(next, edit, said+top.text)
	return nil
}

// takeShared makes an edit of this session the present state, and has the store take it to the others.
func (s *Session) takeShared(next *model.Case, edit model.Edit, text string) {
	id := s.current.Head().ID
	entry, cursor := s.cursor.Do(edit, next.Revision)
	s.shared.pending = append(s.shared.pending, edit)
	s.before, s.current, s.lastText = s.current, next, text
	s.follow(entry)
	s.lastScenario = s.view.Scenario
	s.writer.add(func(store Store) error { return store.Append(id, entry, cursor) })
	s.announce()
}
