package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"

	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/handover"
)

// Errors that a caller branches on.
var (
	// ErrNoCase means that the store holds no case with the id.
	ErrNoCase = errors.New("there is no such case in the store")
	// ErrNoEntry means that the journal holds no entry with the revision.
	ErrNoEntry = errors.New("there is no such entry in the journal")
	// ErrExists means that the store holds a case with the id already.
	ErrExists = errors.New("there is a case with this id in the store already")
	// ErrOutOfOrder means that an entry doesn't follow from what the store holds.
	ErrOutOfOrder = errors.New("the change doesn't follow from the last one that was saved")
	// ErrReadOnlyStore means that the store was opened for reading alone.
	ErrReadOnlyStore = errors.New("the file was opened to read only, so nothing can be saved in it")
	// ErrClosed means that the store was closed before.
	ErrClosed = errors.New("the store is closed")
)

// Reason says why a store can't be opened or read.
type Reason int

// The reasons.
const (
	// Unreadable is a file or folder that the system won't let be read, or that is missing.
	Unreadable Reason = iota
	// InUse is a file that another window or program holds.
	InUse
	// ReadOnly is a file that can be read but not written; [OpenReadOnly] opens it.
	ReadOnly
	// Damaged is a file that is cut off or changed.
	Damaged
	// NotOurs is a file of another program.
	NotOurs
	// Newer is a file that a newer version of the workbench wrote.
	Newer
	// NoSpace is a disk too full to make or update the file.
	NoSpace
	// Lost is a store of which there are backups while its file is missing or holds nothing.
	Lost
)

// Reasons that have no error of the system's own.
var (
	errNotOurs = errors.New("the file is another program's")
	errNewer   = errors.New("the file is from a newer version")
	// errUnreadable tells a file that may not be read from one that may not be written.
	errUnreadable = errors.New("the file can't be read")
)

// OpenError says why a store can't be opened, or why what is in it can't be read.
type OpenError struct {
	// Path is the file in question.
	Path   string
	Reason Reason
	// WhileOpen says that the file was sound when it was opened: the open case is still in memory.
	WhileOpen bool
	// Backup is the newest good backup, nil where there is none.
	Backup *Backup
	// Holder is who has a file in use open, nil where nobody says.
	Holder *handover.Holder
	// Err is the cause.
	Err error
}

// Error says what is wrong, with which file, and what to do.
func (e *OpenError) Error() string {
	words := e.Reason.words()
	if e.WhileOpen {
		words = brokenWords
	}
	text := fmt.Sprintf(words, diskfile.Quoted(e.Path))
	var other *diskfile.NotAFile
	var lost *lostError
	switch {
	case errors.As(e.Err, &other):
		return fmt.Sprintf("%s %s. Choose another file.", diskfile.Quoted(e.Path), other.What)
	case errors.As(e.Err, &lost):
		text += fmt.Sprintf(" %s, and the folder %s holds backups of it. Nothing is written in its place. "+
			"Open a backup, choose another file, or move that folder away to start afresh here.", model.Capital(lost.how), diskfile.Quoted(backupsOf(e.Path)))
	case e.Holder != nil:
		text += " " + heldBy(*e.Holder)
	case e.Reason == Unreadable:
		text += fmt.Sprintf(" The system says: %v.", e.Err)
	}
	if e.Backup != nil {
		text += fmt.Sprintf(" The newest good backup is from %s; it can be opened to read.",
			model.Moment(e.Backup.Taken))
	}
	return text
}

// Unwrap returns the cause.
func (e *OpenError) Unwrap() error { return e.Err }

// heldBy says who has a file open.
func heldBy(h handover.Holder) string {
	where := "this computer"
	if !h.Here() {
		where = fmt.Sprintf("the computer %q", h.Computer)
	}
	return fmt.Sprintf("TOM Workbench %s on %s has had it open since %s, as process %d.", h.Version, where, model.Moment(h.Since), h.Process)
}

// brokenWords are the sentences for a file that was damaged while it was open.
const brokenWords = "The file %s was cut off or written over by something else while it was open. It is left as it is, and nothing " +
	"more is saved in it. Save a copy of the open case elsewhere, then close the window."

// words returns the sentences for a reason, with a place for the file's name.
func (r Reason) words() string {
	switch r {
	case InUse:
		return "The file %s is in use by another window of the workbench. Close that window and try again."
	case ReadOnly:
		return "The file %s can't be written to: it, its folder or the disk is read-only. Open it to read, or choose another file."
	case Damaged:
		return "The file %s is damaged: it is cut off, or something in it was changed. It is left as it is. Open a backup, or choose another file."
	case NotOurs:
		return "The file %s belongs to another program. It is left as it is. Choose another file."
	case Newer:
		return "The file %s was written by a newer version of the workbench. It is left as it is. Update the workbench to open it."
	case Lost:
		return "Your work is no longer in the file %s."
	case NoSpace:
		return "The disk is full, so the file %s can't be made or updated. Free some space and try again."
	}
	return "The file %s can't be opened. Check that it exists and that you may read it."
}

// openError puts what went wrong at opening into words.
func openError(path string, err error) error {
	e := &OpenError{Path: path, Reason: reasonOf(err), Err: err}
	if slices.Contains([]Reason{InUse, Damaged, NotOurs, Lost}, e.Reason) {
		e.Backup = NewestGood(path)
	}
	if holder, ok := handover.HolderOf(path); ok && e.Reason == InUse {
		e.Holder = &holder
	}
	return e
}

func reasonOf(err error) Reason {
	switch {
	case errors.Is(err, errUnreadable):
		return Unreadable
	case errors.As(err, new(*lostError)):
		return Lost
	case errors.Is(err, bolterrors.ErrTimeout):
		return InUse
	case errors.Is(err, errNewer):
		return Newer
	case errors.Is(err, errNotOurs):
		return NotOurs
	case isDamage(err):
		return Damaged
	case diskfile.DiskFull(err):
		return NoSpace
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ReadOnly
	}
	return Unreadable
}

func isDamage(err error) bool {
	return errors.Is(err, errDamaged) || errors.Is(err, bolterrors.ErrInvalid) || errors.Is(err, bolterrors.ErrChecksum) ||
		errors.Is(err, bolterrors.ErrVersionMismatch)
}

// readError puts what went wrong at reading an open store into words.
func (s *Store) readError(err error) error {
	switch {
	case errors.Is(err, errBroken):
		s.toldBroken.Do(func() {
			s.brokenError = &OpenError{Path: s.path, Reason: Damaged, WhileOpen: true, Backup: NewestGood(s.path), Err: err}
		})
		return s.brokenError
	case isDamage(err):
		return openError(s.path, err)
	}
	return err
}

// SaveError says why a change can't be saved. What was saved before is as it was.
type SaveError struct {
	// Path is the file in question.
	Path string
	// DiskFull says that there is no space for the change.
	DiskFull bool
	// Err is the cause.
	Err error
}

// Error says what is wrong and what to do.
func (e *SaveError) Error() string {
	if e.DiskFull {
		return "The disk is full, so this is not saved. Free some space and try again, or save a copy elsewhere."
	}
	return fmt.Sprintf("This can't be saved in the file %s. Try again, or save a copy elsewhere. The system says: %v.", diskfile.Quoted(e.Path), e.Err)
}

// Unwrap returns the cause.
func (e *SaveError) Unwrap() error { return e.Err }

// BackupError says why no backup can be made. The store itself is as it was.
type BackupError struct {
	// Path is the folder in question.
	Path string
	// DiskFull says that there is no space for one.
	DiskFull bool
	// Err is the cause.
	Err error
}

// Error says what is wrong and what to do.
func (e *BackupError) Error() string {
	if e.DiskFull {
		return fmt.Sprintf("No backup can be made in the folder %s: the disk is full. Free some space.", diskfile.Quoted(e.Path))
	}
	return fmt.Sprintf("No backup can be made in the folder %s. Check that it can be written to. The system says: %v.", diskfile.Quoted(e.Path), e.Err)
}

// Unwrap returns the cause.
func (e *BackupError) Unwrap() error { return e.Err }

// GaveWayError says that backups were deleted to make room for saving.
type GaveWayError struct {
	// Count is how many.
	Count int
}

// Error says what happened and what to do.
func (e *GaveWayError) Error() string {
	deleted := "the oldest backup was"
	if e.Count > 1 {
		deleted = fmt.Sprintf("the %d oldest backups were", e.Count)
	}
	return "The disk is full: " + deleted + " deleted to make room for your work. Free some space."
}

// GoneError says that nothing can be saved, because the open file no longer has its name. Once the very same
// file is back, saving goes on in it; another one in its place is never written to.
type GoneError struct {
	// Path is the name.
	Path string
	// Replaced says that another file has the name now, as some programs that synchronise files leave it.
	Replaced bool
}

// Error says what happened and what to do.
func (e *GoneError) Error() string {
	what := "is no longer there: it or its folder was deleted, moved or renamed, so this is not saved"
	if e.Replaced {
		what = "was replaced by another while it was open, so this is not saved. The other file is left as it is"
	}
	return fmt.Sprintf("The file %s %s. Save a copy of the open case elsewhere, then close the window and start again.", diskfile.Quoted(e.Path), what)
}

// writeError puts what went wrong at writing into words.
func (s *Store) writeError(err error) error {
	var gone *GoneError
	switch {
	case err == nil, errors.As(err, &gone):
		return err
	case isDamage(err):
		return s.readError(err)
	case errors.Is(err, ErrClosed), errors.Is(err, ErrNoCase), errors.Is(err, ErrExists), errors.Is(err, ErrOutOfOrder):
		return err
	}
	return &SaveError{Path: s.path, DiskFull: diskfile.DiskFull(err), Err: err}
}
