package session

import (
	"fmt"

	"tomworkbench/model"
)

// undoAhead is how many entries of the journal are read with a case, so that undo need not read then.
const undoAhead = 200

// Copy is a copy of a case with its journal.
type Copy struct {
	Case    *model.Case
	Journal []model.Entry
	Cursor  model.Cursor
}

// Opened is a case read from the store, for [Session.Adopt].
type Opened struct {
	current *model.Case
	cursor  model.Cursor
	entries map[uint64]model.Entry
}

// Read reads a case from a store with what undo needs. It may run on any goroutine.
func Read(store Store, id string) (*Opened, error) {
	c, cursor, err := store.Load(id)
	if err != nil {
		return nil, fmt.Errorf("open case: %w", err)
	}
	o := &Opened{current: c, cursor: cursor, entries: map[uint64]model.Entry{}}
	for _, top := range []uint64{cursor.Undo, cursor.Redo} {
		for n := 0; top != 0 && n < undoAhead; n++ {
			e, err := store.Entry(id, top)
			if err != nil {
				return nil, fmt.Errorf("open the journal of the case: %w", err)
			}
			o.entries[top] = e
			top = e.Below
		}
	}
	return o, nil
}

// Adopt makes a case read from the store the open one, and asks for a backup.
func (s *Session) Adopt(o *Opened) {
	s.current, s.before, s.cursor, s.entries = o.current, nil, o.cursor, o.entries
	s.lastText, s.shownBefore, s.journal, s.shared, s.barred = o.entries[o.cursor.Undo].Text, "", nil, nil, nil
	id := o.current.Head().ID
	s.view = s.sound(s.recallView(id))
	s.Remember(settingCase, id)
	if !s.readOnly {
		s.writer.wantBackup()
	}
	s.announce()
}

// OpenCase reads another case from the session's store, after what is still to be saved, for
// [Session.Adopt]. It waits for the disk: run it off the window's goroutine.
func (s *Session) OpenCase(id string) (*Opened, error) {
	var opened *Opened
	err := s.writer.do(func(store Store) (err error) {
		opened, err = Read(store, id)
		return err
	})
	return opened, err
}

// Create puts a new case into the session's store, after what is still to be saved, and reads it for
// [Session.Adopt]. It waits for the disk: run it off the window's goroutine.
func (s *Session) Create(c *model.Case) (*Opened, error) {
	var opened *Opened
	err := s.writer.do(func(store Store) error {
		if err := store.Create(c, nil, model.Cursor{}); err != nil {
			return fmt.Errorf("make the case: %w", err)
		}
		var err error
		opened, err = Read(store, c.Head().ID)
		return err
	})
	return opened, err
}

// Afterwards runs something on the store once everything is saved, and waits for it: run it off the window's
// goroutine.
func (s *Session) Afterwards(run func() error) error {
	return s.writer.do(func(Store) error { return run() })
}

// ReadJournal reads the open case's journal, oldest entry first, after what is still to be saved, for
// [Session.KeepJournal]. It waits for the disk: run it off the window's goroutine.
func (s *Session) ReadJournal(id string) ([]model.Entry, error) {
	var entries []model.Entry
	err := s.writer.do(func(store Store) (err error) {
		entries, err = store.Journal(id)
		return err
	})
	return entries, err
}

// KeepJournal takes a journal that was read from the store for a case; edits made since are in it already, or are
// added. Of another case than the open one it is dropped.
func (s *Session) KeepJournal(id string, entries []model.Entry) {
	if id != s.current.Head().ID {
		return
	}
	last := uint64(0)
	if len(entries) > 0 {
		last = entries[len(entries)-1].Revision
	}
	for revision := last + 1; revision <= s.current.Revision; revision++ {
		if e, ok := s.entries[revision]; ok {
			entries = append(entries, e)
		}
	}
	if s.journal = entries; s.journal == nil {
		s.journal = []model.Entry{}
	}
	s.announce()
}

// Makers returns what tells, off the window's goroutine, who made every edit of the open case, by the edit's id: also the
// edits that are not saved yet.
func (s *Session) Makers() func() (map[string]string, error) {
	id, who := s.current.Head().ID, map[string]string{}
	for _, e := range s.entries {
		who[e.ID] = e.Who
	}
	store := s.store
	return func() (map[string]string, error) {
		entries, err := store.Journal(id)
		for _, e := range entries {
			who[e.ID] = e.Who
		}
		return who, err
	}
}

// Journal returns the journal of the open case, oldest entry first, and whether it was read yet.
func (s *Session) Journal() ([]model.Entry, bool) {
	if s.shared != nil && s.journal != nil {
		journal, _ := s.shared.entries(s.journal, s.cursor)
		return journal, true
	}
	return s.journal, s.journal != nil
}

// Arrival says what became of a case that came from a file.
type Arrival struct {
	ID string
	// Added reports that the store did not have the case before.
	Added bool
	// Changed counts the records that the file changed in a case the store already had.
	Changed int
	// Unfounded are choices of the file that are firm about nothing: older versions made such.
	Unfounded model.Problems
}

// Import brings a case from a file into a store. One that the store doesn't have is added as it is, with
// its journal; one that it has is turned into the file's state by a single edit, which can be undone.
func Import(store Store, c *model.Case, journal []model.Entry, cursor model.Cursor, text string, by model.Signature) (Arrival, error) {
	arrived := Arrival{ID: c.Head().ID, Unfounded: c.Unfounded()}
	exists, err := store.Contains(arrived.ID)
	if err != nil {
		return arrived, err
	}
	if !exists {
		arrived.Added = true
		return arrived, store.Create(c, journal, cursor)
	}
	err = Carry(store, arrived.ID, func(now *model.Case) (model.Edit, error) {
		edit := now.ReplaceWith(c, text)
		arrived.Changed = len(edit.Changes)
		return edit, nil
	}, by)
	return arrived, err
}

// Differs says of a case from a file whether the session's store has it, and how many records of the stored one differ, after what is
// still to be saved. It waits for the disk: run it off the window's goroutine.
func (s *Session) Differs(c *model.Case) (held bool, differ int, err error) {
	id := c.Head().ID
	err = s.writer.do(func(store Store) (err error) {
		if held, err = store.Contains(id); err != nil || !held {
			return err
		}
		now, _, err := store.Load(id)
		if err == nil {
			differ = len(now.ReplaceWith(c, "").Changes)
		}
		return err
	})
	return held, differ, err
}

// Carry carries an edit out on a case of a store that nobody has open: the edit is made from the case as it is stored.
func Carry(store Store, id string, edit func(*model.Case) (model.Edit, error), by model.Signature) error {
	now, at, err := store.Load(id)
	if err != nil {
		return err
	}
	e, err := edit(now)
	if err != nil || e.Empty() {
		return err
	}
	e = e.Stamp(by)
	next, _, err := model.Apply(now, e)
	if err != nil {
		return err
	}
	entry, at := at.Do(e, next.Revision)
	return store.Append(id, entry, at)
}

// Words says in a sentence what became of a case with a title, and what is to be mended in it.
func (a Arrival) Words(title string) string {
	const most = 10
	words := a.happened(title)
	for _, p := range a.Unfounded[:min(len(a.Unfounded), most)] {
		words += " " + p.Text + "."
	}
	if more := len(a.Unfounded) - most; more > 0 {
		words += fmt.Sprintf(" %d more choices are like these.", more)
	}
	return words
}

func (a Arrival) happened(title string) string {
	switch {
	case a.Added:
		return fmt.Sprintf("The case “%s” is added.", title)
	case a.Changed == 0:
		return fmt.Sprintf("The case “%s” was here already, just as in the file.", title)
	case a.Changed == 1:
		return fmt.Sprintf("The case “%s” was here already. One of its records differed and is now as in the file. Undo takes the import back.", title)
	}
	return fmt.Sprintf("The case “%s” was here already. %d of its records differed and are now as in the file. Undo takes the import back.", title, a.Changed)
}

// ImportHere turns the open case into the state of a file that holds the same case, by an edit.
func (s *Session) ImportHere(c *model.Case, text string) (Arrival, error) {
	edit := s.current.ReplaceWith(c, text)
	return Arrival{ID: c.Head().ID, Changed: len(edit.Changes), Unfounded: c.Unfounded()}, s.Do(edit)
}

// ImportOther brings a case that is not open from a file into the session's store, after what is still to
// be saved, and reads it for [Session.Adopt]. It waits for the disk: run it off the window's goroutine.
func (s *Session) ImportOther(
	c *model.Case, journal []model.Entry, cursor model.Cursor, text string, by model.Signature,
) (Arrival, *Opened, error) {
	var arrived Arrival
	var opened *Opened
	err := s.writer.do(func(store Store) error {
		var err error
		if arrived, err = Import(store, c, journal, cursor, text, by); err != nil {
			return err
		}
		opened, err = Read(store, arrived.ID)
		return err
	})
	return arrived, opened, err
}
