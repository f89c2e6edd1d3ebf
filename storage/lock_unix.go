//go:build !windows

package storage

import (
	"os"
	"syscall"
)

// unlock frees bbolt's lock on a file: closing alone doesn't, as long as the file is mapped.
func unlock(file *os.File) { _ = syscall.Flock(int(file.Fd()), syscall.LOCK_UN) }
