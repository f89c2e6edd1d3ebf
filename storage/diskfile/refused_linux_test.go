package diskfile

import (
	"os"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// onOwnThread does something on a thread that was made ready for it and ends with it.
func onOwnThread(t *testing.T, ready, do func() error) error {
	t.Helper()
	var unready, err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // for good: nothing else may run on it
		if unready = ready(); unready == nil {
			err = do()
		}
	}()
	if <-done; unready != nil {
		t.Fatalf("the thread can't be made ready: %v", unready)
	}
	return err
}

// asNobody does something with no more rights than anyone has: root may write to what is read-only.
func asNobody(t *testing.T, do func() error) error {
	t.Helper()
	const nobody = 65534
	return onOwnThread(t, func() error {
		if os.Geteuid() != 0 {
			return nil
		}
		return syscall.Setfsuid(nobody)
	}, do)
}

// refusal is a system call that fails with an error, as on a failing disk. Where third is not 0, only those calls fail whose
// third argument it is: the length of what is written, the flags of what is opened.
type refusal struct {
	call, third uint32
	with        syscall.Errno
}

// refused does something while the system refuses a call: nothing stands between the code and the system.
func refused(t *testing.T, r refusal, do func() error) error {
	t.Helper()
	return onOwnThread(t, r.impose, do)
}

// impose has the system filter the calls of this thread.
func (r refusal) impose() error {
	const callAt, thirdAt = 0, 32 // where the system puts the call's number and its third argument
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	unless := func(value uint32, skip uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: value, Jf: skip}
	}
	answer := func(with uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: with} }
	refuse, allow := answer(unix.SECCOMP_RET_ERRNO|uint32(r.with)), answer(unix.SECCOMP_RET_ALLOW)
	filter := []unix.SockFilter{load(callAt), unless(r.call, 1), refuse, allow}
	if r.third != 0 {
		filter = []unix.SockFilter{load(callAt), unless(r.call, 3), load(thirdAt), unless(r.third, 1), refuse, allow}
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	return unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0)
}
