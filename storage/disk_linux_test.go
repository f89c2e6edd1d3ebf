package storage

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// node is a file or folder, whatever its name.
type node struct{ folder bool }

// event is what a program does to a disk.
type event struct {
	kind eventKind
	do   func(*disk)
}

type eventKind int

const (
	eventSay eventKind = iota
	eventWrite
	eventName
	eventSync
	eventSyncFolder
)

// disk is a disk whose power may be cut: what is on it for good, and what may be lost or kept.
type disk struct {
	names   map[string]*node
	naming  []naming
	content map[*node][]byte
	written map[*node][]written
	// said is what was acknowledged.
	said []string
}

// naming is names given and taken in one step, on the disk once their folder is synced.
type naming struct {
	folder string
	set    map[string]*node
}

// written is data at a place, or the file's size alone, with the size that the file has then.
type written struct {
	at, size int64
	data     []byte
}

func sayEvent(text string) func(*disk) { return func(d *disk) { d.said = append(d.said, text) } }

func writeEvent(n *node, at int64, data []byte) func(*disk) {
	return func(d *disk) {
		d.written[n] = append(d.written[n], written{at, max(d.size(n), at+int64(len(data))), data})
	}
}

func resizeEvent(n *node, size int64) func(*disk) {
	return func(d *disk) { d.written[n] = append(d.written[n], written{size: size}) }
}

func syncEvent(n *node) func(*disk) {
	return func(d *disk) { d.content[n], d.written[n] = d.file(n, always), nil }
}

func nameEvent(folder string, set map[string]*node) func(*disk) {
	return func(d *disk) { d.naming = append(d.naming, naming{folder, set}) }
}

func syncFolderEvent(folder string) func(*disk) {
	return func(d *disk) {
		inIt := func(n naming) bool { return n.folder == folder }
		for _, n := range d.naming {
			if inIt(n) {
				maps.Copy(d.names, n.set)
			}
		}
		d.naming = slices.DeleteFunc(d.naming, inIt)
	}
}

// size is how long a file is, as the program sees it.
func (d *disk) size(n *node) int64 {
	if w := d.written[n]; len(w) > 0 {
		return w[len(w)-1].size
	}
	return int64(len(d.content[n]))
}

// unsynced reports whether a power cut can take anything.
func (d *disk) unsynced() bool {
	for _, w := range d.written {
		if len(w) > 0 {
			return true
		}
	}
	return len(d.naming) > 0
}

const sectorSize = 512

func always() bool { return true }

// file is what a power cut leaves of a file: each sector that wasn't synced, and each size, is kept or lost.
func (d *disk) file(n *node, keep func() bool) []byte {
	data := slices.Clone(d.content[n])
	size := int64(len(data))
	for _, w := range d.written[n] {
		if keep() {
			size = w.size
		}
		if w.data == nil && int64(len(data)) > w.size {
			data = data[:w.size]
		}
		data = append(data, make([]byte, max(0, w.size-int64(len(data))))...)
		for from := 0; from < len(w.data); {
			to := min(len(w.data), from+sectorSize-int((w.at+int64(from))%sectorSize))
			if keep() {
				copy(data[w.at+int64(from):], w.data[from:to])
			}
			from = to
		}
	}
	return append(data, make([]byte, max(0, size-int64(len(data))))...)[:size]
}

// image writes into a folder what a power cut leaves of what is below root.
func (d *disk) image(root, into string, keep func() bool) error {
	names := maps.Clone(d.names)
	for _, n := range d.naming {
		if keep() {
			maps.Copy(names, n.set)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(names)) {
		n, at := names[path], filepath.Join(into, strings.TrimPrefix(path, root))
		var err error
		switch {
		case n == nil:
		case n.folder:
			err = os.Mkdir(at, folderMode)
		default:
			err = os.WriteFile(at, d.file(n, keep), fileMode)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // what is in a folder that is lost is lost
			return err
		}
	}
	return nil
}
