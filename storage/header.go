package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"
)

// How bbolt lays out a file, format version 2: pages of one size, of which the first two hold the meta
// records. A page begins with its id (8 bytes), type and count (2 each) and the number of pages more that
// belong to it (4). A meta record follows that head and is written to the two pages in turn.
const (
	pageHeadSize   = 16
	metaSize       = 64
	metaSummedSize = 56
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	minPageSize    = 1 << 10
	maxPageSize    = 1 << 24
)

// header is what the meta pages say of a file.
type header struct {
	pageSize uint64
	// root is the page of the outermost bucket, and pages the number of pages in use.
	root, pages uint64
	transaction uint64
	// page is the id that the meta page gives itself.
	page uint64
	// lostMeta says that one of the two meta pages can't be read or is an old one: what was saved last may be lost.
	lostMeta bool
}

// readHeader reads the meta pages and holds the file's size against them.
func readHeader(file *os.File) (header, error) {
	info, err := file.Stat()
	if err != nil {
		return header{}, err
	}
	if !info.Mode().IsRegular() {
		return header{}, errors.New("it is not a plain file")
	}
	size := uint64(info.Size())
	var found []header
	for at := uint64(0); at < size && at <= maxPageSize; at = max(2*at, minPageSize) {
		h, ok := readMeta(file, at)
		if ok && (at == 0 || h.pageSize == at) {
			found = append(found, h)
		}
	}
	if len(found) == 0 {
		return header{}, noHeader(file)
	}
	h := found[0]
	if len(found) > 1 && found[1].transaction > h.transaction {
		h = found[1]
	}
	h.lostMeta = !inTurn(found)
	if h.pages*h.pageSize > size || size < 2*h.pageSize {
		return header{}, damaged("it has %d bytes of at least %d", size, h.pages*h.pageSize)
	}
	return h, nil
}

// inTurn reports whether two meta pages are in their own places and were written one after the other: an old one
// in the place of a newer one is sound in itself. Saves are written to the two in turn, but in a copy that bbolt
// makes, the first page always holds the newer one; where it is then written again, the saves are two apart.
func inTurn(found []header) bool {
	if len(found) < 2 || found[0].page != 0 || found[1].page != 1 {
		return false
	}
	ahead := int64(found[0].transaction - found[1].transaction)
	return ahead == 1 || ahead == -1 || ahead == 2
}

// readMeta reads the meta record of the page that begins at a place, if there is a sound one.
func readMeta(file io.ReaderAt, at uint64) (header, bool) {
	var page [pageHeadSize + metaSize]byte
	if _, err := file.ReadAt(page[:], int64(at)); err != nil {
		return header{}, false
	}
	meta, order := page[pageHeadSize:], binary.NativeEndian
	sum := fnv.New64a()
	_, _ = sum.Write(meta[:metaSummedSize])
	h := header{
		pageSize:    uint64(order.Uint32(meta[8:])),
		root:        order.Uint64(meta[16:]),
		pages:       order.Uint64(meta[40:]),
		transaction: order.Uint64(meta[48:]),
		page:        order.Uint64(page[:]),
	}
	sound := order.Uint32(meta[0:]) == boltMagic && order.Uint32(meta[4:]) == boltVersion &&
		order.Uint64(meta[metaSummedSize:]) == sum.Sum64() &&
		h.pageSize >= minPageSize && h.pageSize <= maxPageSize && h.pages < 1<<40
	return h, sound
}

// noHeader tells a damaged file from another program's: whether anything is left of a bbolt file's start.
func noHeader(file io.ReaderAt) error {
	start := make([]byte, 4*minPageSize)
	n, err := file.ReadAt(start, 0)
	if err != nil && n == 0 {
		return damaged("nothing can be read of it: %v", err)
	}
	start = start[:n]
	magic := binary.NativeEndian.AppendUint32(nil, boltMagic)
	pageHead := binary.NativeEndian.AppendUint16(make([]byte, 8), metaPage)
	blank := len(bytes.Trim(start, "\x00")) == 0
	switch {
	case blank, bytes.Contains(start, magic), bytes.HasPrefix(start, pageHead), bytes.HasPrefix(pageHead, start):
		return damaged("its first pages are not sound")
	}
	return errNotOurs
}
