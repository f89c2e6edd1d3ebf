//go:build !windows

package crash

import (
	"os"
	"syscall"
)

// hold says of a file, while it is open, that its program runs.
func hold(file *os.File) error { return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// live reports whether the program of a file runs.
func live(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return true
	}
	defer func() { _ = file.Close() }()
	return hold(file) != nil
}
