//go:build !linux

package storage

import "errors"

// workOnFullDisk is played on Linux alone, where a limit on the size of files stands in for a full disk.
func workOnFullDisk(string, uint64) error { return errors.New("not on this system") }

// workTraced is played on Linux alone, where a program can be traced.
func workTraced(string, bool) error { return errors.New("not on this system") }
