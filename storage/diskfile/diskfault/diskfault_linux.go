// Package diskfault is a bad disk for tests: it has the system refuse what some work does to the files below a folder, at
// whichever step a test wants. Nothing stands between the work and the system.
package diskfault

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Step is something that work asks the system to do to a file or folder.
type Step struct {
	// Nth counts the steps from 0.
	Nth int
	// Call is the name of the system call, and Path the file or folder.
	Call, Path string
}

// Refuse says with which error a step fails, 0 for none.
type Refuse func(Step) syscall.Errno

// During does some work, all of it on one goroutine, and asks for every step of it that changes, syncs, opens or names something
// below a folder whether it fails. It returns how many steps there were, and what the work returned.
func During(t testing.TB, folder string, refuse Refuse, work func() error) (steps int, err error) {
	t.Helper()
	folder, err = filepath.EvalSymlinks(folder)
	if err != nil {
		t.Fatal(err)
	}
	memory, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = memory.Close() }()
	over, end, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = over.Close() }()
	d := &disk{folder: folder, refuse: refuse, memory: memory, over: int(over.Fd())}
	type ready struct {
		listener int
		err      error
	}
	begun, done := make(chan ready), make(chan error, 1)
	go func() {
		defer func() { _ = end.Close() }()
		runtime.LockOSThread() // for good: nothing else may run on it
		listener, err := listen()
		begun <- ready{listener, err}
		if err == nil {
			done <- work()
		}
	}()
	at := <-begun
	if at.err != nil {
		t.Fatalf("the system can't be asked to refuse anything: %v", at.err)
	}
	defer func() { _ = unix.Close(at.listener) }()
	if err := d.answer(at.listener); err != nil {
		t.Fatal(err)
	}
	return d.steps, <-done
}

// call is a system call that is asked about.
type call struct {
	name   string
	number uint32
	// at is which argument says what it is about, and open that this is an open file and not a path.
	at   int
	open bool
}

func calls() []call {
	return []call{
		{"open", unix.SYS_OPENAT, 1, false},
		{"write", unix.SYS_WRITE, 0, true},
		{"write", unix.SYS_PWRITE64, 0, true},
		{"copy", unix.SYS_COPY_FILE_RANGE, 2, true},
		{"sync", unix.SYS_FSYNC, 0, true},
		{"sync", unix.SYS_FDATASYNC, 0, true},
		{"resize", unix.SYS_FTRUNCATE, 0, true},
		{"change rights of", unix.SYS_FCHMOD, 0, true},
		{"rename", unix.SYS_RENAMEAT, 1, false},
		{"link", unix.SYS_LINKAT, 1, false},
		{"remove", unix.SYS_UNLINKAT, 1, false},
		{"make folder", unix.SYS_MKDIRAT, 1, false},
	}
}

// What the system takes and gives where it asks about a call: struct seccomp_notif and struct seccomp_notif_resp.
type question struct {
	id     uint64
	_, _   uint32
	number int32
	_      uint32
	_      uint64
	args   [6]uint64
}

type reply struct {
	id    uint64
	_     int64
	err   int32
	flags uint32
}

const (
	askUser     = 0x7fc00000 // SECCOMP_RET_USER_NOTIF
	setFilter   = 1          // SECCOMP_SET_MODE_FILTER
	newListener = 1 << 3     // SECCOMP_FILTER_FLAG_NEW_LISTENER
	waitOnce    = 1 << 5     // SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV: a signal doesn't have a call begin anew
	ask         = 0xc0502100 // SECCOMP_IOCTL_NOTIF_RECV
	tell        = 0xc0182101 // SECCOMP_IOCTL_NOTIF_SEND
	goOn        = 1          // SECCOMP_USER_NOTIF_FLAG_CONTINUE
)

// listen has the system ask about the calls of this thread, and returns where it does.
func listen() (int, error) {
	filter := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: 0}}
	for _, c := range calls() {
		filter = append(
			filter,
			unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: c.number, Jf: 1},
			unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: askUser},
		)
	}
	filter = append(filter, unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW})
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return 0, err
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	listener, _, failed := unix.Syscall(unix.SYS_SECCOMP, setFilter, newListener|waitOnce, uintptr(unsafe.Pointer(&program)))
	if failed != 0 {
		return 0, fmt.Errorf("filter the calls of a thread: %w", failed)
	}
	return int(listener), nil
}

// disk answers for a bad disk.
type disk struct {
	folder string
	refuse Refuse
	memory *os.File
	over   int
	steps  int
}

// answer answers until the work is over.
func (d *disk) answer(listener int) error {
	for {
		fds := []unix.PollFd{{Fd: int32(listener), Events: unix.POLLIN}, {Fd: int32(d.over), Events: unix.POLLIN}}
		if _, err := unix.Poll(fds, -1); err == unix.EINTR {
			continue
		} else if err != nil {
			return fmt.Errorf("wait for a call: %w", err)
		}
		if fds[0].Revents&unix.POLLIN == 0 {
			return nil
		}
		var q question
		if _, _, failed := unix.Syscall(unix.SYS_IOCTL, uintptr(listener), ask, uintptr(unsafe.Pointer(&q))); failed != 0 {
			continue // the thread was interrupted before
		}
		r := reply{id: q.id, flags: goOn}
		if with := d.decide(q); with != 0 {
			r = reply{id: q.id, err: -int32(with)}
		}
		if _, _, failed := unix.Syscall(unix.SYS_IOCTL, uintptr(listener), tell, uintptr(unsafe.Pointer(&r))); failed != 0 {
			return fmt.Errorf("answer a call: %w", failed)
		}
	}
}

// decide says with which error a call fails.
func (d *disk) decide(q question) syscall.Errno {
	all := calls()
	c := all[slices.IndexFunc(all, func(c call) bool { return c.number == uint32(q.number) })]
	path := d.path(c, q.args)
	if path != d.folder && !strings.HasPrefix(path, d.folder+string(filepath.Separator)) {
		return 0
	}
	s := Step{d.steps, c.name, path}
	d.steps++
	return d.refuse(s)
}

// path is what a call is about.
func (d *disk) path(c call, args [6]uint64) string {
	if c.open {
		path, _ := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", args[c.at]))
		return path
	}
	text := make([]byte, syscall.PathMax)
	n, _ := d.memory.ReadAt(text, int64(args[c.at])) // it may lie at the end of what there is
	path, _, _ := bytes.Cut(text[:n], []byte{0})
	return string(path)
}
