// Package live is a live workshop as people see it: the page on which one is started, joined, asked and ended, and the store by which
// what is changed in a shared case goes to everybody. Only the program that takes part in live workshops has it.
package live

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/storage"
	"tomworkbench/storage/live"
)

// Workshop is this program's part in a live workshop, or in none.
type Workshop struct {
	file *storage.Store
	view *view

	mu sync.Mutex
	// guest is this program's seat, nil for none; caseID is the case that is shared, and here says that the room is reached.
	guest  *live.Guest
	caseID string
	here   bool
	// trouble says why this computer can't be in the room, where that is its own fault.
	trouble error

	// host is the room, where it is on this computer, and collectAt how much the heap may grow between two collections where none is.
	host      *live.Host
	firstPort int // 0 but in tests
	collectAt int
	codes     map[live.Role]string
	tried     live.Tried
	// people are those in the room, asked is what everybody was asked last, and tally the answers so far.
	people []live.Person
	asked  live.Question
	tally  live.Tally
	// reading counts how often the shared case was begun to be read anew; early are entries that came meanwhile.
	reading int
	busy    bool
	early   []model.Entry
	// left says of cases whether a workshop on them was begun on this computer and not ended, where that has been looked for.
	left map[string]bool
	// follows says that the scenario shown is the facilitator's, and led is the one that they showed last.
	follows bool
	led     string
}

// New is a program that takes part in no workshop yet.
func New() *Workshop { return &Workshop{follows: true, left: map[string]bool{}} }

// InvitationExtension is how the names of files with an invitation end.
const InvitationExtension = live.InvitationExtension

// IsInvitation reports whether a path has the ending of an invitation.
func IsInvitation(path string) bool {
	return strings.EqualFold(filepath.Ext(path), InvitationExtension)
}

// Entry is the page's row in the table of pages.
func (w *Workshop) Entry() page.Entry {
	return page.Entry{ID: pageID, Title: title, Group: page.Share, New: w.newView}
}

// Store is a store by which changes of a shared case go to everybody, and those of any other where they always went.
func (w *Workshop) Store(kept session.Store, file *storage.Store) session.Store {
	w.file = file
	return shared{kept, w}
}

// shared is such a store.
type shared struct {
	session.Store
	w *Workshop
}

// Append makes a change durable, of a shared case with everybody.
func (s shared) Append(id string, e model.Entry, cursor model.Cursor) error {
	if g := s.w.guestIn(id); g != nil {
		return g.Append(e, cursor)
	}
	return s.Store.Append(id, e, cursor)
}

// Kept says where what is saved is.
func (s shared) Kept(id string) string {
	g := s.w.guestIn(id)
	s.w.mu.Lock()
	defer s.w.mu.Unlock()
	switch {
	case g == nil:
		return ""
	case s.w.here:
		return "Saved, with everybody in the workshop"
	}
	return "Saved here; the workshop is out of reach"
}

// guestIn is the seat in the workshop on a case, nil for none.
func (w *Workshop) guestIn(id string) *live.Guest {
	w.mu.Lock()
	defer w.mu.Unlock()
	if id == "" || w.caseID != id {
		return nil
	}
	return w.guest
}

// folderOf is where the room of a case is kept on this computer until the workshop ends.
func (w *Workshop) folderOf(id string) string {
	return filepath.Join(filepath.Dir(w.file.Path()), "live", papers.FileName(id))
}

// isLeftOpen reports whether a workshop on a case is known to have been begun on this computer and not ended. What isn't known yet is looked for.
func (w *Workshop) isLeftOpen(id string) bool {
	left, known := w.left[id]
	if !known {
		w.left[id] = false
		page.Later(w.view.h, func(ctxt) (bool, error) {
			_, err := os.Stat(w.folderOf(id))
			return err == nil, nil
		}, func(there bool, _ error) {
			if w.left[id] = there; there {
				w.view.refresh()
			}
		})
	}
	return left
}

// attend takes a seat.
func (w *Workshop) attend(a live.Admission) {
	h := w.view.h
	onUI := func(do func()) { h.OnUI(func() { do(); w.view.refresh() }) }
	g := live.Attend(a, local{w.file}, live.Hearing{
		Here: func(id string) {
			w.mu.Lock()
			joined := w.caseID != id
			w.here, w.caseID, w.trouble = true, id, nil
			w.mu.Unlock()
			onUI(func() {
				if joined || w.isOpen() {
					w.readAnew(id)
				}
			})
		},
		Away: func(why error) {
			w.mu.Lock()
			was, id := w.here, w.caseID
			w.here, w.trouble = false, nil
			if errors.Is(why, live.ErrHere) {
				w.trouble = why
			}
			w.mu.Unlock()
			onUI(func() {
				if was && w.isOpen() {
					w.readAnew(id)
				}
			})
		},
		Arrived: func(e model.Entry) { onUI(func() { w.arrive(e) }) },
		Refused: func(id, text string, why error) {
			onUI(func() {
				h.Session().Refuse(id)
				h.Warn("Not taken: " + text + ". " + model.Capital(why.Error()) + ".")
			})
		},
		Brought: func(words string) { onUI(func() { h.Tell("Back in the workshop", words) }) },
		People:  func(all []live.Person) { onUI(func() { w.seePeople(all) }) },
		Asked:   func(q live.Question) { onUI(func() { w.hearQuestion(q) }) },
		Ended:   func(err error) { onUI(func() { w.isOver(err) }) },
	}, time.Now)
	w.mu.Lock()
	w.guest = g
	w.mu.Unlock()
}

// seat is this program's guest, nil for none.
func (w *Workshop) seat() *live.Guest {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.guest
}

func (w *Workshop) isHere() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.here
}

// awayWords says that the room isn't reached, and what that means here.
func (w *Workshop) awayWords() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.trouble != nil:
		return model.Capital(w.trouble.Error()) + ". It is tried again."
	case w.caseID == "":
		return "The room is out of reach. The case comes once it is reached."
	case w.guest.Seat().Role.Edits():
		return "The room is out of reach. Go on: what you change is kept here and merged in when it is back."
	}
	return "The room is out of reach."
}

// isOpen reports whether the case that is open in the window is the workshop's.
func (w *Workshop) isOpen() bool { return w.guestIn(w.view.h.Session().Case().Head().ID) != nil }

// isAsItShould reports whether the workshop's case, where it is open, is shared while the room is reached, and barred to Members.
func (w *Workshop) isAsItShould() bool {
	s := w.view.h.Session()
	return !w.isOpen() || s.Shared() == w.isHere() && (s.Barred() != nil) == !w.seat().Seat().Role.Edits()
}

// errMembersLook says why a Member's window changes nothing.
var errMembersLook = errors.New("as a Member you look on, and answer what the room is asked; tables and the facilitator change the case")

// readAnew reads the shared case from the store and shows it, as one that others change too while the room is reached.
func (w *Workshop) readAnew(id string) {
	w.reading++
	this := w.reading
	w.busy, w.early = true, nil
	s := w.view.h.Session()
	was := s.Case()
	page.Later(w.view.h, func(ctxt) (*session.Opened, error) { return s.OpenCase(id) }, func(opened *session.Opened, err error) {
		switch {
		case this != w.reading:
			return
		case err != nil:
			w.busy = false
			w.view.h.Report(err)
			return
		case s.Case().Head().ID != was.Head().ID: // another is looked at meanwhile
			w.busy = false
			return
		case s.Case() != was, s.Saving().Pending > 0: // changed meanwhile
			w.readAnew(id)
			return
		}
		s.Adopt(opened)
		if g := w.guestIn(id); g != nil && w.isHere() {
			s.Share()
		}
		if g := w.guestIn(id); g != nil && !g.Seat().Role.Edits() {
			s.Bar(errMembersLook)
		}
		w.busy = false // only now: whoever hears of the case adopted would have it read again
		early := w.early
		w.early = nil
		for _, e := range early {
			w.arrive(e)
		}
		w.view.refresh()
	})
}

// arrive shows what was changed in the room.
func (w *Workshop) arrive(e model.Entry) {
	if w.busy {
		w.early = append(w.early, e)
		return
	}
	if s := w.view.h.Session(); s.Arrive(e) != nil {
		w.readAnew(s.Case().Head().ID)
	}
}

// seePeople takes who is in the room, and goes where the facilitator looks where that is wanted.
func (w *Workshop) seePeople(all []live.Person) {
	w.people = all
	s := w.view.h.Session()
	for _, p := range all {
		if p.Role != live.Facilitator || !p.Here || p.Scenario == "" || p.Scenario == w.led {
			continue
		}
		if _, known := s.Case().Scenarios.Get(p.Scenario); !known { // another case is open here, or there
			continue
		}
		w.led = p.Scenario
		if g := w.seat(); w.follows && g != nil && g.Seat().Role != live.Facilitator && s.Shared() {
			v := s.View()
			v.Scenario = p.Scenario
			s.Show(v)
		}
	}
}

// here counts who of the room is connected.
func (w *Workshop) hereNow() int {
	n := 0
	for _, p := range w.people {
		if p.Here {
			n++
		}
	}
	return n
}

// isOver leaves a workshop that has ended, or whose seat was closed. The case stays on this computer.
func (w *Workshop) isOver(why error) {
	if w.host != nil && errors.Is(why, live.ErrSentAway) { // who runs the workshop can't be sent away
		w.sitAgain()
		return
	}
	unmerged := w.unmergedWords()
	w.forget()
	text := "The case stays on this computer as it was at the end, with everybody's changes."
	if !errors.Is(why, live.ErrEnded) {
		text = model.Capital(why.Error()) + ". The case stays on this computer as it was then."
	}
	w.view.h.Tell("The workshop is over", text+unmerged)
}

// sitAgain takes the seat of who runs the workshop anew.
func (w *Workshop) sitAgain() {
	w.mu.Lock()
	w.guest, w.here, w.caseID = nil, false, "" // what is changed until then is merged in
	w.mu.Unlock()
	host := w.host
	page.Later(w.view.h, host.SitAgain, func(a live.Admission, err error) {
		switch {
		case w.host != host: // closed meanwhile
		case err != nil:
			w.view.h.Report(err)
		default:
			w.attend(a)
		}
	})
}

// forget has no seat any more; the case is this computer's alone again.
func (w *Workshop) forget() {
	wasOpen := w.isOpen()
	w.mu.Lock()
	id := w.caseID
	w.guest, w.here, w.caseID, w.trouble = nil, false, "", nil
	w.mu.Unlock()
	clear(w.left)
	w.people, w.asked, w.tally, w.codes, w.tried, w.led = nil, live.Question{}, live.Tally{}, nil, live.Tried{}, ""
	if wasOpen {
		w.readAnew(id)
	}
}

// stop leaves the room and shuts it, for the window closes.
func (w *Workshop) stop() {
	if g := w.seat(); g != nil {
		g.Close()
	}
	if w.host != nil {
		w.host.Close()
		w.setHost(nil)
	}
}

// setHost says that the room is on this computer, or none is.
func (w *Workshop) setHost(host *live.Host) {
	switch {
	case host != nil && w.host == nil:
		w.collectAt = debug.SetGCPercent(live.CollectAt)
	case host == nil && w.host != nil:
		debug.SetGCPercent(w.collectAt)
	}
	w.host = host
}
