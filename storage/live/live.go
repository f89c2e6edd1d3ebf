// Package live lets several computers work on one case at once. What they share stands in etcd, the distributed sibling of
// the store's own bbolt, and comes and goes by its transactions, revisions and watches; no protocol of our own is spoken once
// a computer has been let in.
//
// A newcomer needs four things. [Host] is a room on the facilitator's computer, or in a cluster of the council's: it lets
// people in by an [Invitation] and a spoken code, and its [Hub] takes what they propose into the case. [Join] asks for a seat with
// such an invitation, and a [Guest] then keeps a copy of the case as it is in the room, proposes what is changed on this
// computer, and tells what comes from elsewhere. While nobody can be reached the copy takes the changes, and when the room is there again
// they are merged in.
//
// Only the hub writes the case. Everybody else writes below a prefix of their own, which is all that their role in etcd lets
// them: proposals are held against the case, signed with the name that the hub knows, and committed, or refused with a reason.
package live

import (
	"errors"
	"fmt"
)

// Role says what somebody may do in a room.
type Role string

// The roles: who runs the workshop, a table that edits the case, and a Member who answers questions.
const (
	Facilitator Role = "facilitator"
	Table       Role = "table"
	Member      Role = "member"
)

// Edits reports whether the role may propose changes of the case.
func (r Role) Edits() bool { return r == Facilitator || r == Table }

// Words names the role in a sentence.
func (r Role) Words() string {
	switch r {
	case Facilitator:
		return "facilitator"
	case Member:
		return "Member"
	}
	return "table"
}

// Seat is somebody's place in a room. The name is what changes are signed with.
type Seat struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role"`
}

// Errors that a caller branches on; each is a sentence for a person.
var (
	// ErrWrongCode means that the code doesn't open the room, or that what answered isn't the room that was invited to.
	ErrWrongCode = errors.New("this code doesn't open the room; ask for it again, and mind that tables and Members have different ones")
	// ErrShut means that too many wrong codes were tried.
	ErrShut = errors.New("the room is shut, since too many wrong codes were tried; the facilitator can give out a new one")
	// ErrOtherRoom means that the computer which answered has another room than the one invited to.
	ErrOtherRoom = errors.New("this invitation is to a room that isn't open any more; ask for a new one")
	// ErrOlder means that the programs can't work together.
	ErrOlder = errors.New("the facilitator's program is of another version; use the same version on all computers")
	// ErrUnreached means that the room doesn't answer.
	ErrUnreached = errors.New("the room can't be reached; are both computers in the same network, and may they talk to each other there?")
	// ErrHere means that the copy on this computer can't be written; it wraps why.
	ErrHere = errors.New("this computer can't keep the case of the workshop")
	// ErrEnded means that the workshop is over.
	ErrEnded = errors.New("the workshop has ended")
	// ErrSentAway means that the seat is no longer there.
	ErrSentAway = errors.New("this seat isn't there any more: the facilitator has closed it, or the workshop has ended")
	// ErrOtherHub means that another computer facilitates the room.
	ErrOtherHub = errors.New("another computer facilitates this room now; close the workshop there, or join it as a table")
	// ErrFull means that there is no room for more on the facilitator's computer.
	ErrFull = errors.New("the workshop has grown beyond what it may take up on this computer, and takes no changes any more; end it, and start another")
	// ErrTooLarge means that a change doesn't fit into one transaction.
	ErrTooLarge = errors.New("this changes too much at once for a live workshop; do it in parts, or after the workshop")
)

// version is that of what is kept in a room and said at its door; programs of another one don't work together.
const version = 1

// What a room may hold and take. A seat that goes beyond is closed.
const (
	// largestAsk is how many bytes a proposed change may have, and mostOps how many records it may change.
	largestAsk = 1 << 20
	mostOps    = 4000
	// largestRequest is how many bytes etcd takes at once: what a proposal makes of the case is more than itself.
	largestRequest = 3 << 20
	// keptEntries is how many entries of the journal the room holds: who runs the workshop has them all, and everybody those since they came.
	keptEntries = 2000
	// asksASecond is how many changes a seat may propose for longer, asksAtOnce how many at one time.
	asksASecond = 50
	asksAtOnce  = 200
	// mostUnfit is how many proposals of a seat may be unreadable, or come too fast, until it is closed.
	mostUnfit = 100
	// MostSeats is how many can be in one room.
	MostSeats   = 500
	longestName = 60
)

// CollectAt is how much the heap of the program that has the room may grow, in per cent, between two collections: with 15, as a window does well
// with, a choice takes half as long again to two hundred others, and with 100 the program is larger than it need be.
const CollectAt = 75

// place makes the keys of a room. Below open/ and records/ everybody in the room reads, below own/ID/ the seat with that id
// alone reads and writes.
type place string

func placeOf(room string) place { return place("tomworkbench/" + room + "/") }

func (p place) head() string                 { return string(p) + "head" }
func (p place) records() string              { return string(p) + "records/" }
func (p place) open() string                 { return string(p) + "open/" }
func (p place) journal() string              { return p.open() + "journal/" }
func (p place) entry(revision uint64) string { return fmt.Sprintf("%s%020d", p.journal(), revision) }
func (p place) seats() string                { return p.open() + "seats/" }
func (p place) people() string               { return p.open() + "people/" }
func (p place) question() string             { return p.open() + "question" }
func (p place) ended() string                { return p.open() + "ended" }
func (p place) owned() string                { return string(p) + "own/" }
func (p place) own(seat string) string       { return p.owned() + seat + "/" }
func (p place) asks(seat string) string      { return p.own(seat) + "asks/" }
func (p place) told(seat string) string      { return p.own(seat) + "told/" }
func (p place) answer(seat string) string    { return p.own(seat) + "answer" }
func (p place) left(seat string) string      { return p.own(seat) + "left" }
func (p place) copies(seat string) string    { return p.own(seat) + "copies/" }
