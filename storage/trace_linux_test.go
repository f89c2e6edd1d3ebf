package storage

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unsafe"
)

// tracer runs a program and records what it does to the files below a folder, system call by system call: so
// nothing is taken on trust of when bbolt, or anything else, writes and syncs.
type tracer struct {
	root   string
	memory *os.File
	// entered is the system call that each thread is in.
	entered map[int]systemCall
	open    map[uint64]*handle
	// names are the files and folders as the program sees them.
	names   map[string]*node
	history []event
}

type systemCall struct {
	number uint64
	args   [6]uint64
}

// handle is an open file or folder with the place that is written to next.
type handle struct {
	*node
	path string
	at   int64
}

// What the system says of a thread that it stopped: the kind of stop, and the call or its result.
const (
	ptraceGetSyscallInfo = 0x420e
	ptraceExitKill       = 0x100000
	atEntry, atExit      = 1, 2
)

type stop struct {
	kind           uint8
	_              [3]uint8
	_              uint32
	_, _           uint64
	numberOrResult uint64
	args           [6]uint64
}

// trace runs a command to its end and returns what it did below a folder, which must be empty.
func trace(cmd *exec.Cmd, root string) ([]event, error) {
	runtime.LockOSThread() // the system knows the thread that traces
	defer runtime.UnlockOSThread()
	cmd.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("the program can't be traced: %w", err)
	}
	pid := cmd.Process.Pid
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, 0, nil); err != nil {
		return nil, err
	}
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return nil, err
	}
	defer func() { _ = memory.Close() }()
	err = syscall.PtraceSetOptions(pid, syscall.PTRACE_O_TRACESYSGOOD|syscall.PTRACE_O_TRACECLONE|ptraceExitKill)
	if err != nil {
		return nil, err
	}
	t := &tracer{
		root: root, memory: memory, entered: map[int]systemCall{}, open: map[uint64]*handle{},
		names: map[string]*node{root: {folder: true}},
	}
	err = t.follow(pid)
	return t.history, err
}

// follow lets the program go on from stop to stop until it ends.
func (t *tracer) follow(pid int) error {
	for thread, signal := pid, 0; ; {
		// A thread that has just ended can't go on, which is no matter.
		if err := syscall.PtraceSyscall(thread, signal); err != nil && err != syscall.ESRCH {
			return err
		}
		var status syscall.WaitStatus
		var err error
		for thread, err = syscall.Wait4(-1, &status, syscall.WALL|syscall.WNOTHREAD, nil); err == syscall.EINTR; {
			thread, err = syscall.Wait4(-1, &status, syscall.WALL|syscall.WNOTHREAD, nil)
		}
		if err != nil {
			return err
		}
		signal = 0
		switch ended := status.Exited() || status.Signaled(); {
		case ended && thread == pid:
			if status.ExitStatus() != 0 {
				return fmt.Errorf("the program ended with %d", status.ExitStatus())
			}
			return nil
		case ended:
		case status.StopSignal() == syscall.SIGTRAP|0x80:
			if err := t.stopped(thread); err != nil {
				return err
			}
		case status.StopSignal() != syscall.SIGTRAP && status.StopSignal() != syscall.SIGSTOP:
			signal = int(status.StopSignal())
		}
	}
}

// stopped notes a system call that begins, and records one that has succeeded.
func (t *tracer) stopped(thread int) error {
	var s stop
	_, _, failed := syscall.Syscall6(syscall.SYS_PTRACE, ptraceGetSyscallInfo, uintptr(thread), unsafe.Sizeof(s), uintptr(unsafe.Pointer(&s)), 0, 0)
	switch {
	case failed != 0:
		return fmt.Errorf("ask for a system call: %w", failed)
	case s.kind == atEntry:
		t.entered[thread] = systemCall{s.numberOrResult, s.args}
	case s.kind == atExit && int64(s.numberOrResult) >= 0:
		t.record(t.entered[thread], s.numberOrResult)
	}
	return nil
}

// record records a call that changes or syncs a file or folder, or says something.
func (t *tracer) record(c systemCall, result uint64) {
	h := t.open[c.args[0]]
	switch c.number {
	case syscall.SYS_OPENAT:
		t.opened(t.text(c.args[1]), c.args[2], result)
	case syscall.SYS_CLOSE:
		delete(t.open, c.args[0])
	case syscall.SYS_MKDIRAT:
		t.name(map[string]*node{t.text(c.args[1]): {folder: true}})
	case syscall.SYS_UNLINKAT:
		t.name(map[string]*node{t.text(c.args[1]): nil})
	case syscall.SYS_LINKAT:
		t.name(map[string]*node{t.text(c.args[3]): t.names[t.text(c.args[1])]})
	case syscall.SYS_RENAMEAT:
		from, to := t.text(c.args[1]), t.text(c.args[3])
		t.name(map[string]*node{from: nil, to: t.names[from]})
	case syscall.SYS_WRITE:
		if c.args[0] == uint64(syscall.Stdout) {
			t.add(eventSay, sayEvent(strings.TrimSpace(string(t.bytes(c.args[1], result)))))
		}
	}
	if h != nil {
		t.recordFile(h, c, result)
	}
}

// recordFile records a call about an open file or folder.
func (t *tracer) recordFile(h *handle, c systemCall, result uint64) {
	switch c.number {
	case syscall.SYS_WRITE:
		t.add(eventWrite, writeEvent(h.node, h.at, t.bytes(c.args[1], result)))
		h.at += int64(result)
	case syscall.SYS_LSEEK:
		h.at = int64(result)
	case syscall.SYS_PWRITE64:
		t.add(eventWrite, writeEvent(h.node, int64(c.args[3]), t.bytes(c.args[1], result)))
	case syscall.SYS_FTRUNCATE:
		t.add(eventWrite, resizeEvent(h.node, int64(c.args[1])))
	case syscall.SYS_FSYNC, syscall.SYS_FDATASYNC:
		if h.folder {
			t.add(eventSyncFolder, syncFolderEvent(h.path))
		} else {
			t.add(eventSync, syncEvent(h.node))
		}
	}
}

func (t *tracer) opened(path string, flags, fd uint64) {
	if !t.below(path) {
		return
	}
	n := t.names[path]
	if n == nil {
		n = &node{}
		t.name(map[string]*node{path: n})
	}
	if flags&syscall.O_TRUNC != 0 {
		t.add(eventWrite, resizeEvent(n, 0))
	}
	t.open[fd] = &handle{node: n, path: path}
}

// name records names that are given and taken together, all in one folder.
func (t *tracer) name(set map[string]*node) {
	folder := ""
	for path, n := range set {
		if !t.below(path) {
			return
		}
		folder = filepath.Dir(path)
		if t.names[path] = n; n == nil {
			delete(t.names, path)
		}
	}
	t.add(eventName, nameEvent(folder, set))
}

func (t *tracer) below(path string) bool {
	return path == t.root || strings.HasPrefix(path, t.root+string(filepath.Separator))
}

func (t *tracer) add(kind eventKind, do func(*disk)) { t.history = append(t.history, event{kind, do}) }

// bytes copies from the program's memory.
func (t *tracer) bytes(at, length uint64) []byte {
	data := make([]byte, length)
	if _, err := t.memory.ReadAt(data, int64(at)); err != nil {
		panic(err)
	}
	return data
}

// text reads a path from the program's memory.
func (t *tracer) text(at uint64) string {
	data := make([]byte, syscall.PathMax)
	n, _ := t.memory.ReadAt(data, int64(at)) // it may lie at the end of what there is
	text, _, _ := bytes.Cut(data[:n], []byte{0})
	return string(text)
}
