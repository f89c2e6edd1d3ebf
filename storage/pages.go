package storage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// The types of page, and the flag of an element that is a bucket.
const (
	branchPage    = 0x01
	leafPage      = 0x02
	metaPage      = 0x04
	bucketElement = 0x01
)

const (
	elementSize    = 16
	bucketHeadSize = 16
	firstDataPage  = 2
	maxTreeDepth   = 64
	// longestPage is more bytes than any page has with those that continue it: a file may claim as many as a disk has.
	longestPage = 1 << 28
)

// pageWalk visits every page that a file's buckets reach. bbolt reads mapped pages as they are, in
// goroutines of its own that nothing can guard, so they are held to its rules first.
type pageWalk struct {
	file io.ReaderAt
	head header
	seen map[uint64]bool
}

// checkPages reports a page that bbolt could not read safely.
func checkPages(file io.ReaderAt, head header) error {
	w := pageWalk{file, head, map[uint64]bool{}}
	return w.tree(head.root, span{}, 0)
}

// span bounds the keys below a branch: from low on, and before high where there is one.
type span struct{ low, high []byte }

// pageData is the content of a page, or of a bucket kept inside its parent's page.
type pageData struct {
	id    uint64
	sort  uint16
	count int
	bytes []byte
}

func readPage(id uint64, data []byte) pageData {
	order := binary.NativeEndian
	return pageData{id: id, sort: order.Uint16(data[8:]), count: int(order.Uint16(data[10:])), bytes: data}
}

// tree checks the page with an id and everything below it.
func (w *pageWalk) tree(id uint64, keys span, depth int) error {
	if depth > maxTreeDepth {
		return damaged("page %d is nested too deeply", id)
	}
	p, err := w.load(id)
	if err != nil {
		return err
	}
	elements, err := p.elements(keys)
	if err != nil {
		return err
	}
	for i, e := range elements {
		if p.sort == branchPage {
			below := span{e.key, keys.high}
			if i+1 < len(elements) {
				below.high = elements[i+1].key
			}
			err = w.tree(e.child, below, depth+1)
		} else if e.bucket {
			err = w.bucket(e.value, depth)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket checks the value that stands for a bucket: its root page, or its content where it is small.
func (w *pageWalk) bucket(value []byte, depth int) error {
	if len(value) < bucketHeadSize {
		return damaged("a bucket is cut off")
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return w.tree(root, span{}, depth+1)
	}
	inside := value[bucketHeadSize:]
	if len(inside) < pageHeadSize {
		return damaged("a small bucket is cut off")
	}
	p := readPage(0, inside)
	if p.sort != leafPage {
		return damaged("a small bucket has the type %d", p.sort)
	}
	elements, err := p.elements(span{})
	if err != nil {
		return err
	}
	for _, e := range elements {
		if e.bucket {
			return damaged("a small bucket holds another")
		}
	}
	return nil
}

// load reads a page with the pages that continue it. Each page may be reached once.
func (w *pageWalk) load(id uint64) (pageData, error) {
	var head [pageHeadSize]byte
	if id < firstDataPage || id >= w.head.pages {
		return pageData{}, damaged("there is no page %d", id)
	}
	if _, err := w.file.ReadAt(head[:], int64(id*w.head.pageSize)); err != nil {
		return pageData{}, fmt.Errorf("read page %d: %w", id, err)
	}
	order := binary.NativeEndian
	more := uint64(order.Uint32(head[12:]))
	sort := order.Uint16(head[8:])
	if order.Uint64(head[:]) != id || sort != branchPage && sort != leafPage ||
		(more+1)*w.head.pageSize > longestPage || id+more >= w.head.pages {
		return pageData{}, damaged("page %d has a bad head", id)
	}
	for i := id; i <= id+more; i++ {
		if w.seen[i] {
			return pageData{}, damaged("page %d is used twice", i)
		}
		w.seen[i] = true
	}
	data := make([]byte, (more+1)*w.head.pageSize)
	if _, err := w.file.ReadAt(data, int64(id*w.head.pageSize)); err != nil {
		return pageData{}, fmt.Errorf("read page %d: %w", id, err)
	}
	return readPage(id, data), nil
}

// element is one key of a page with what it leads to.
type pageElement struct {
	key, value []byte
	child      uint64
	bucket     bool
}

// elements reads the keys of a page and checks that they lie inside it, in order, and within bounds.
func (p pageData) elements(keys span) ([]pageElement, error) {
	if pageHeadSize+p.count*elementSize > len(p.bytes) || p.sort == branchPage && p.count == 0 {
		return nil, damaged("page %d can't hold %d keys", p.id, p.count)
	}
	elements := make([]pageElement, p.count)
	for i := range elements {
		e, ok := p.element(i)
		if !ok {
			return nil, damaged("key %d of page %d lies outside it", i, p.id)
		}
		inOrder := i == 0 || bytes.Compare(elements[i-1].key, e.key) < 0
		within := bytes.Compare(e.key, keys.low) >= 0 && (keys.high == nil || bytes.Compare(e.key, keys.high) < 0)
		if !inOrder || !within {
			return nil, damaged("key %d of page %d is out of order", i, p.id)
		}
		elements[i] = e
	}
	return elements, nil
}

// element reads key i: in a branch its place, length and page; in a leaf its flags, place and two lengths.
func (p pageData) element(i int) (pageElement, bool) {
	order := binary.NativeEndian
	start := pageHeadSize + i*elementSize
	at := p.bytes[start:]
	var e pageElement
	place, keySize, valueSize := order.Uint32(at), order.Uint32(at[4:]), uint32(0)
	if p.sort == branchPage {
		e.child = order.Uint64(at[8:])
	} else {
		flags := order.Uint32(at)
		if flags > bucketElement {
			return e, false
		}
		e.bucket = flags == bucketElement
		place, keySize, valueSize = order.Uint32(at[4:]), order.Uint32(at[8:]), order.Uint32(at[12:])
	}
	from := uint64(start) + uint64(place)
	middle := from + uint64(keySize)
	end := middle + uint64(valueSize)
	if keySize == 0 || place < elementSize || end > uint64(len(p.bytes)) {
		return e, false
	}
	e.key, e.value = p.bytes[from:middle], p.bytes[middle:end]
	return e, true
}
