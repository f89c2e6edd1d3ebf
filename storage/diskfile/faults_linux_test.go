package diskfile

import (
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// faultFolder is a folder that anyone may look into, with a file in it that holds "old".
func faultFolder(t *testing.T) (folder, file string) {
	t.Helper()
	folder = t.TempDir()
	file = filepath.Join(folder, "paper.docx")
	for _, err := range []error{os.Chmod(filepath.Dir(folder), 0o755), os.Chmod(folder, 0o755), os.WriteFile(file, []byte("old"), 0o644)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder, file
}

// wantHeld fails unless a folder holds the file alone, with a content.
func wantHeld(t *testing.T, file, content string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(file) {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != content {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

// wantWords fails unless an error says for a person what became of the file, and keeps its cause.
func wantWords(t *testing.T, err error, cause error, words ...string) {
	t.Helper()
	var write *WriteError
	if !errors.As(err, &write) || !errors.Is(err, cause) {
		t.Fatalf("the error is %v, not of %v", err, cause)
	}
	for _, want := range words {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("it says %q, without %q", err, want)
		}
	}
	if strings.Contains(err.Error(), ".tmp") {
		t.Errorf("it names the file beside: %v", err)
	}
}

// Whatever step of a write the disk fails at, what was there is as it was, nothing is left beside it, and it is told.
func TestAWriteThatFailsAtAnyStepLeavesWhatWasThere(t *testing.T) {
	data := []byte(strings.Repeat("new", 4321))
	for name, c := range map[string]struct {
		refusal
		words string
	}{
		"the disk is read-only":     {refusal{syscall.SYS_OPENAT, 0, syscall.EROFS}, "paper.docx is not saved; what was there is as it was"},
		"the disk is full":          {refusal{syscall.SYS_WRITE, uint32(len(data)), syscall.ENOSPC}, "the disk is full, so paper.docx is not saved; what was there is as it was"},
		"a quota is reached":        {refusal{syscall.SYS_WRITE, uint32(len(data)), syscall.EDQUOT}, "the disk is full, so paper.docx is not saved"},
		"the disk fails":            {refusal{syscall.SYS_WRITE, uint32(len(data)), syscall.EIO}, "paper.docx is not saved; what was there is as it was"},
		"syncing fails":             {refusal{syscall.SYS_FSYNC, 0, syscall.EIO}, "paper.docx is not saved; what was there is as it was"},
		"the disk has no rights":    {refusal{syscall.SYS_FCHMOD, 0, syscall.EPERM}, "paper.docx may not be written in "},
		"the disk fills at the end": {refusal{syscall.SYS_CLOSE, 0, syscall.ENOSPC}, "the disk is full, so paper.docx is not saved"},
		"another program holds it":  {refusal{syscall.SYS_RENAMEAT, 0, syscall.ETXTBSY}, "paper.docx is open in another program; close it there and try again"},
		"it can't be renamed":       {refusal{syscall.SYS_RENAMEAT, 0, syscall.EIO}, "paper.docx is not saved; what was there is as it was"},
	} {
		t.Run(name, func(t *testing.T) {
			_, file := faultFolder(t)
			err := refused(t, c.refusal, func() error { return Replace(file, data) })
			wantWords(t, err, c.with, c.words, ": write "+file+": ")
			wantHeld(t, file, "old")
		})
	}
}

// Once the file has its name it is there: it must not be said that it is not.
func TestAFileInItsPlaceIsNotCalledUnsavedWhenItsFolderCantBeSynced(t *testing.T) {
	folder, file := faultFolder(t)
	reading := refusal{syscall.SYS_OPENAT, syscall.O_RDONLY | syscall.O_CLOEXEC, syscall.EIO}
	err := refused(t, reading, func() error { return Replace(file, []byte("new")) })
	wantWords(t, err, syscall.EIO, "paper.docx is written, but a power cut may still take it away; save it once more: write "+file)
	wantHeld(t, file, "new")
	if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
}

func TestAFolderIsSyncedWhereTheSystemCan(t *testing.T) {
	folder, _ := faultFolder(t)
	for with, want := range map[syscall.Errno]error{
		syscall.EIO: syscall.EIO, syscall.ENOSPC: syscall.ENOSPC, syscall.EINVAL: nil, syscall.EACCES: nil, syscall.ENOTSUP: nil,
	} {
		err := refused(t, refusal{syscall.SYS_FSYNC, 0, with}, func() error { return SyncFolder(folder) })
		if !errors.Is(err, want) {
			t.Errorf("with %v it says %v", with, err)
		}
	}
}

func TestAFileBeyondTheLimitOnSizesIsNotWritten(t *testing.T) {
	_, file := faultFolder(t)
	signal.Ignore(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 4096, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	err := Replace(file, make([]byte, 4097))
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	wantWords(t, err, syscall.EFBIG, "the disk is full, so paper.docx is not saved; what was there is as it was")
	wantHeld(t, file, "old")
}

func TestWhereOneMayNotWriteNothingIsWritten(t *testing.T) {
	folder, file := faultFolder(t)
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o755) }) // else nobody but root could clear it away
	err := asNobody(t, func() error { return Replace(file, []byte("new")) })
	wantWords(t, err, fs.ErrPermission, "paper.docx may not be written in "+folder+"; choose another folder")
	wantHeld(t, file, "old")
	if err := asNobody(t, func() error { return MakeFolder(filepath.Join(folder, "a", "b"), 0o700) }); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a folder in it: %v", err)
	}
	wantHeld(t, file, "old")
}

// In a folder such as the system's own for what is temporary, everyone may make files and nobody rename over another's.
func TestAnothersFileIsLeftWhereOnlyItsOwnerMayReplaceIt(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("it takes root to make another's file")
	}
	folder, file := faultFolder(t)
	if err := os.Chmod(folder, 0o777|fs.ModeSticky); err != nil {
		t.Fatal(err)
	}
	err := asNobody(t, func() error { return Replace(file, []byte("new")) })
	wantWords(t, err, fs.ErrPermission, "paper.docx may not be written in ")
	wantHeld(t, file, "old")
}

func TestAFolderThatIsGoneIsNamed(t *testing.T) {
	folder, file := faultFolder(t)
	gone := filepath.Join(folder, "gone")
	wantWords(t, Replace(filepath.Join(gone, "paper.docx"), nil), fs.ErrNotExist, "the folder "+gone+" is not there; choose another")
	wantWords(t, Replace(filepath.Join(file, "paper.docx"), nil), syscall.ENOTDIR, "paper.docx is not saved")
	wantHeld(t, file, "old")
}

func TestAFileKeepsItsRightsAndALinkItsPlaceWhenItIsReplaced(t *testing.T) {
	folder, file := faultFolder(t)
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	links := t.TempDir()
	link, lost := filepath.Join(links, "link.docx"), filepath.Join(links, "lost.docx")
	for _, err := range []error{
		os.Symlink(file, link), os.Symlink("gone", lost), Replace(link, []byte("new")), Replace(lost, []byte("found")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	wantHeld(t, file, "new")
	if info, err := os.Stat(file); err != nil || info.Mode() != 0o640 {
		t.Errorf("in %s the file has the rights %v, %v", folder, info.Mode(), err)
	}
	if to, err := os.Readlink(link); err != nil || to != file {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if info, err := os.Lstat(lost); err != nil || info.Mode() != 0o644 {
		t.Errorf("what stood for the link that led nowhere is %v, %v", info.Mode(), err)
	}
}

func TestManyMakeTheSameFolderAtOnce(t *testing.T) {
	root := t.TempDir()
	for _, name := range strings.Split("abcdefghijklmnop", "") {
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if err := MakeFolder(filepath.Join(root, name, name, name), 0o700); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
}

// The system says that a folder was made meanwhile: that is believed only where it is there.
func TestAFolderThatIsSaidToBeThereMustBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder")
	err := refused(t, refusal{syscall.SYS_MKDIRAT, 0, syscall.EEXIST}, func() error { return MakeFolder(path, 0o700) })
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("it says %v", err)
	}
}

// The words of a full disk and of a program under way are the system's own, not made up here.
func TestTheSystemsOwnErrorsAreKnown(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = full.WriteString("x")
	if err := full.Close(); err != nil {
		t.Error(err)
	}
	if !DiskFull(err) || !NoRoom(err) || InUse(err) {
		t.Errorf("a full disk is %v", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.OpenFile(self, os.O_WRONLY, 0); !InUse(err) || DiskFull(err) {
		t.Errorf("a program under way is %v", err)
	}
}

func TestWhatCantBeReadIsSaidInTheSystemsWords(t *testing.T) {
	folder, file := faultFolder(t)
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, err := range []error{syscall.Mkfifo(at("pipe"), 0o600), syscall.Mknod(at("socket"), syscall.S_IFSOCK|0o600, 0)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	read := func(path string) func() error {
		return func() error {
			_, err := Read(path, 3)
			return err
		}
	}
	if os.Geteuid() == 0 { // else it is one's own file
		if err := asNobody(t, read(file)); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("another's file is %v", err)
		}
	}
	if err := refused(t, refusal{syscall.SYS_READ, 0, syscall.EIO}, read(file)); !errors.Is(err, syscall.EIO) {
		t.Errorf("a disk that fails is %v", err)
	}
	for path, want := range map[string]string{
		at("pipe"): "pipe is a pipe, not a file", at("socket"): "socket is a socket, not a file",
		file + "/below": "stat " + file + "/below: not a directory",
		"/proc/version": "version has 1 MB; at most 0 MB are read", // it says that it is empty and isn't
	} {
		if err := read(path)(); err == nil || err.Error() != want {
			t.Errorf("%s is %v", path, err)
		}
	}
	if err := read(file)(); err != nil {
		t.Errorf("a file as large as may be is %v", err)
	}
}
