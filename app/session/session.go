// Package session holds what the window shows and does, without a window: the open case, the view of it,
// undo and redo, and the writer that makes every edit durable.
//
// A [Session] is used from one goroutine, the window's. An edit takes effect at once and is announced to
// the listeners; a writer goroutine then saves it, in order, and reports to the saving listener.
package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Store is what a session needs of the place where cases are kept. Append must be durable when it
// returns. All methods may be called from several goroutines.
type Store interface {
	Contains(id string) (bool, error)
	Load(id string) (*model.Case, model.Cursor, error)
	Create(c *model.Case, journal []model.Entry, cursor model.Cursor) error
	Append(id string, e model.Entry, cursor model.Cursor) error
	Entry(id string, revision uint64) (model.Entry, error)
	Journal(id string) ([]model.Entry, error)
	// Settings returns all settings by name.
	Settings() (map[string]string, error)
	SetSetting(name, value string) error
	// Backup copies the store; BackupDue says that enough was saved since the last copy for another.
	Backup() error
	BackupDue() bool
	// GaveWay says whether older copies were deleted to make room for saving, nil for none.
	GaveWay() error
}

// Errors that a caller branches on.
var (
	// ErrNothingToUndo and ErrNothingToRedo say that the journal's cursor is at its end.
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to redo")
	// ErrNoCase says that no case is open.
	ErrNoCase = errors.New("no case is open; open or import one first")
	// ErrJournalUnread says that what is to be undone or redone is not in memory: read the journal and try again.
	ErrJournalUnread = errors.New("that lies so far back that the log has to be read first; try again in a moment")
	// ErrClosed says that the session has ended.
	ErrClosed = errors.New("the program is closing")
)

// Session is an open case and the view of it. Make one with [New].
type Session struct {
	store   Store
	writer  *writer
	now     func() time.Time
	changed []func()
	who     string
	// signed says that a name was asked for.
	signed bool
	// settings holds what is remembered, written or not.
	settings map[string]string
	// readOnly says that nothing is saved.
	readOnly bool

	current *model.Case
	// before is the case as it was before the last edit, nil after opening one.
	before   *model.Case
	lastText string
	// lastScenario is the scenario that was shown after the last edit.
	lastScenario string
	cursor       model.Cursor
	// entries holds the journal's entries that undo and redo are likely to need.
	entries map[uint64]model.Entry
	// journal holds all entries, oldest first, once it was asked for.
	journal []model.Entry
	view    View
	// imagined is the open case as the what-if of the view has it.
	imagined imagined
	// summed is what the scenario shown came to last.
	summed summary
	// shared is of a case that others change too, nil of any other.
	shared *sharing
	// barred says why the open case is looked at alone.
	barred error
	// shownBefore is the scenario that was shown before one that an edit added.
	shownBefore string
}

// Params is what a session is made from.
type Params struct {
	Store Store
	// Now tells the time that edits are signed with.
	Now func() time.Time
	// ReadOnly is for a store that is only read: edits take effect, and are neither saved nor said to be.
	ReadOnly bool
	// OnSaving is called, from any goroutine, whenever [Saving] changes.
	OnSaving func(Saving)
}

// New makes a session without a case and starts its writer. Close stops it. Where settings can't be read there are none,
// and [Saving] says so.
func New(p Params) *Session {
	settings, err := p.Store.Settings()
	if err != nil {
		settings = map[string]string{}
		err = fmt.Errorf("the settings, such as what was shown last, can't be read: %w", err)
	}
	return &Session{
		store:    p.Store,
		now:      p.Now,
		writer:   startWriter(p.Store, p.OnSaving, err),
		current:  &model.Case{},
		entries:  map[uint64]model.Entry{},
		readOnly: p.ReadOnly,
		settings: settings,
		who:      settings[settingWho],
		view:     View{Estimate: model.Minimum, Basis: model.InYear},
	}
}

// Close saves what is left to save and stops the writer. It returns what could not be saved, as an error.
func (s *Session) Close() error { return s.writer.stop() }

// Flush waits until everything is saved and returns why it can't be. It waits for the disk: run it off
// the window's goroutine.
func (s *Session) Flush() error { return s.writer.do(func(Store) error { return nil }) }

// Listen adds a function to be called, on the goroutine that made the change, after every change of the
// case or the view.
func (s *Session) Listen(f func()) { s.changed = append(s.changed, f) }

// Announce tells all that show the session that something they show has changed beside it.
func (s *Session) Announce() { s.announce() }

// Kept says where what is saved of the open case is, empty for the store as usual.
func (s *Session) Kept() string {
	if where, ok := s.store.(interface{ Kept(id string) string }); ok {
		return where.Kept(s.current.Head().ID)
	}
	return ""
}

func (s *Session) announce() {
	for _, f := range s.changed {
		f()
	}
}

// Case returns the open case's present state, never nil.
func (s *Session) Case() *model.Case { return s.current }

// Shown returns the case as its figures are shown: the open case, or what it would be under the view's what-if. All that shows
// figures reads it; all that makes an edit reads [Session.Case].
func (s *Session) Shown() *model.Case {
	if s.imagined.of != s.current || s.imagined.shown.WhatIf() != s.view.WhatIf {
		s.imagined = imagined{s.current, s.current.Imagine(s.view.WhatIf)}
	}
	return s.imagined.shown
}

// imagined is a case with what it would be.
type imagined struct{ of, shown *model.Case }

// Bar has the open case be looked at alone, until one is adopted: an edit fails with why.
func (s *Session) Bar(why error) { s.barred = why }

// Barred says why the open case is looked at alone, nil where it isn't.
func (s *Session) Barred() error { return s.barred }

// HasCase reports whether a case is open.
func (s *Session) HasCase() bool { return s.current.Head().ID != "" }

// Do makes an edit: it checks and applies it, enters it in the journal, announces it and hands it to the
// writer. An empty edit does nothing. On an error nothing has changed.
func (s *Session) Do(edit model.Edit) error {
	if edit.Empty() {
		return nil
	}
	if !s.HasCase() {
		return ErrNoCase
	}
	if s.barred != nil {
		return s.barred
	}
	signed := edit.Stamp(s.Signature())
	next, _, err := model.Apply(s.current, signed)
	if err != nil {
		return err
	}
	if x := s.shared; x != nil {
		x.undo, x.redo = append(x.undo, made{signed, signed.Text}), nil
		s.takeShared(next, signed, signed.Text)
		return nil
	}
	entry, cursor := s.cursor.Do(signed, next.Revision)
	s.take(next, entry, cursor, entry.Text)
	return nil
}

// Cursor says what undo and redo act on next in the journal.
func (s *Session) Cursor() model.Cursor {
	if s.shared != nil {
		_, cursor := s.shared.entries(nil, s.cursor)
		return cursor
	}
	return s.cursor
}

// CanUndo and CanRedo report whether there is an edit to take back or to do again. In a case that others change too these are the
// edits that were made here since it was opened.
func (s *Session) CanUndo() bool {
	if s.barred != nil {
		return false
	}
	if s.shared != nil {
		return len(s.shared.undo) > 0
	}
	return s.cursor.Undo != 0
}

// CanRedo is told at [Session.CanUndo].
func (s *Session) CanRedo() bool {
	if s.barred != nil {
		return false
	}
	if s.shared != nil {
		return len(s.shared.redo) > 0
	}
	return s.cursor.Redo != 0
}

// Undo takes the last edit back, across restarts too.
func (s *Session) Undo() error {
	if !s.CanUndo() {
		return ErrNothingToUndo
	}
	if x := s.shared; x != nil {
		return s.stepShared(&x.undo, &x.redo, "Taken back: ", "Undone: ")
	}
	return s.step(s.cursor.Undo, model.Cursor.TakeBack, "Undone: ")
}

// Redo does the edit again that was last taken back.
func (s *Session) Redo() error {
	if !s.CanRedo() {
		return ErrNothingToRedo
	}
	if x := s.shared; x != nil {
		return s.stepShared(&x.redo, &x.undo, "Done again: ", "Redone: ")
	}
	return s.step(s.cursor.Redo, model.Cursor.DoAgain, "Redone: ")
}

type enter func(model.Cursor, model.Entry, model.Signature, uint64) (model.Entry, model.Cursor)

func (s *Session) step(revision uint64, enter enter, prefix string) error {
	top, err := s.entry(revision)
	if err != nil {
		return err
	}
	entry, cursor := enter(s.cursor, top, s.Signature(), s.current.Revision+1)
	next, _, err := model.Apply(s.current, entry.Edit)
	if err != nil {
		return fmt.Errorf("“%s”: %w", top.Text, err)
	}
	s.take(next, entry, cursor, prefix+entry.Text)
	return nil
}

// take makes an applied entry the present state.
func (s *Session) take(next *model.Case, entry model.Entry, cursor model.Cursor, text string) {
	id := s.current.Head().ID
	s.before, s.current = s.current, next
	s.cursor, s.lastText = cursor, text
	s.entries[entry.Revision] = entry
	if s.journal != nil {
		s.journal = append(s.journal, entry)
	}
	s.follow(entry)
	s.lastScenario = s.view.Scenario
	if !s.readOnly {
		s.writer.add(func(store Store) error { return store.Append(id, entry, cursor) })
	}
	s.announce()
}

// entry finds an entry in memory, or fails with [ErrJournalUnread].
func (s *Session) entry(revision uint64) (model.Entry, error) {
	if e, ok := s.entries[revision]; ok {
		return e, nil
	}
	at, ok := slices.BinarySearchFunc(s.journal, revision, func(e model.Entry, r uint64) int { return cmp.Compare(e.Revision, r) })
	if !ok {
		return model.Entry{}, ErrJournalUnread
	}
	return s.journal[at], nil
}

// Signature signs an edit made now.
func (s *Session) Signature() model.Signature {
	return model.Signature{ID: uuid.NewString(), Who: s.Who(), At: s.now().UTC().Truncate(time.Second)}
}

// Change is what the last edit did.
type Change struct {
	// Text says it in a sentence, empty for no edit yet.
	Text string
	// Scenario names the scenario that the edit was made in, where that is not the one shown.
	Scenario string
	// Net is the effect on the net total in £m, at the view's estimate and basis.
	Net Difference
	// Moved says that the net total is what it was, and that of some year isn't.
	Moved bool
}

// LastChange returns what the last edit did, across restarts too; its effect is known for the scenario that
// it was made in, until the case is opened again.
func (s *Session) LastChange() Change {
	c := Change{Text: s.lastText}
	if s.before == nil {
		return c
	}
	if s.view.Scenario != s.lastScenario {
		if at, ok := s.current.Scenarios.Get(s.lastScenario); ok {
			c.Scenario = at.Name
		}
		return c
	}
	if _, there := s.before.Scenarios.Get(s.view.Scenario); !there {
		return c
	}
	before := model.Profile(s.before.Imagine(s.view.WhatIf), s.view.Scenario, s.view.Estimate, s.view.Basis)
	now := s.Summary().Flow
	c.Net = Difference{Amount: now.TotalNet.Sub(before.TotalNet), Known: true}
	c.Moved = c.Net.Amount.IsZero() && !slices.EqualFunc(before.Net, now.Net, func(a, b decimal.Decimal) bool { return a.Equal(b) })
	return c
}
