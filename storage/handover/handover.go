// Package handover lets a second start of the program hand what it was given to the window that has the store open already. Both go
// by files beside the store: a note that says who has it open, and requests, each a file that the window takes away.
package handover

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/uuid"

	"tomworkbench/storage/diskfile"
)

// What stands after the name of the store in those of a note and of requests.
const (
	noteSuffix    = ".window"
	requestSuffix = ".request-"
)

// mostBytes is more than a note or a request has.
const mostBytes = 1 << 16

// patience is how long a window may take to take a request, and how long a request is good for.
const patience = 3 * time.Second

// Holder says which program has a store open.
type Holder struct {
	// Version is the program's, Process its number and Computer the name of the machine that it runs on.
	Version  string    `json:"version"`
	Process  int       `json:"process"`
	Computer string    `json:"computer"`
	Since    time.Time `json:"since"`
}

// Here reports whether the program runs on this computer.
func (h Holder) Here() bool {
	name, err := os.Hostname()
	return err == nil && name == h.Computer
}

// request is what a start of the program hands over.
type request struct {
	// File is the whole path of the file to open, empty for none.
	File string `json:"file,omitempty"`
}

// Announce notes beside the store at path that this program has it open, until withdraw is called. Where no note can be written, there
// is none: a later start of the program then says that the store is in use.
func Announce(path, version string, now time.Time) (withdraw func()) {
	computer, _ := os.Hostname()
	note := path + noteSuffix
	data, err := json.Marshal(Holder{version, os.Getpid(), computer, now.UTC().Truncate(time.Second)})
	if err != nil || diskfile.Replace(note, data) != nil {
		return func() {}
	}
	return func() { _ = os.Remove(note) }
}

// HolderOf reads who has the store at path open; ok is false where nobody says. A note may have been left behind by a program that was
// ended, so it counts only where the store is in use.
func HolderOf(path string) (h Holder, ok bool) {
	data, err := diskfile.Read(path+noteSuffix, mostBytes)
	return h, err == nil && json.Unmarshal(data, &h) == nil
}

// Ask hands a file, empty for none, to the window that has the store at path open, which comes to the front. It reports whether the
// window took it; where it didn't, nothing is left behind.
func Ask(ctx context.Context, path, file string) bool {
	holder, ok := HolderOf(path)
	if !ok || !holder.Here() {
		return false
	}
	letToFront(holder.Process)
	data, err := json.Marshal(request{file})
	name := path + requestSuffix + uuid.NewString()
	if err != nil || diskfile.Replace(name, data) != nil {
		return false
	}
	const often = 20 * time.Millisecond
	look, late := time.NewTicker(often), time.After(patience)
	defer look.Stop()
	for {
		select {
		case <-look.C:
			if _, err := os.Lstat(name); os.IsNotExist(err) {
				return true
			}
		case <-late:
			return os.Remove(name) != nil // it is taken at the last moment
		case <-ctx.Done():
			return os.Remove(name) != nil
		}
	}
}

// Watch gives take every file that a later start of the program hands over for the store at path, empty for none, until the context
// ends. The error says why nothing can be handed over.
func Watch(ctx context.Context, path string, take func(file string)) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("the folder of the store can't be watched: %w", err)
	}
	defer func() { _ = watcher.Close() }()
	if err := watcher.Add(filepath.Dir(path)); err != nil {
		return fmt.Errorf("the folder of the store can't be watched: %w", err)
	}
	waiting, _ := filepath.Glob(diskfile.Escaped(path+requestSuffix) + "*")
	for _, name := range waiting {
		takeRequest(name, take)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-watcher.Events:
			if !open {
				return nil
			}
			if event.Has(fsnotify.Create) && strings.HasPrefix(event.Name, path+requestSuffix) {
				takeRequest(event.Name, take)
			}
		case _, open := <-watcher.Errors:
			if !open {
				return nil
			}
		}
	}
}

// takeRequest takes a request away, which tells who made it that it is heard, and does it. One that has waited too long is nobody's any
// more, and one that can't be taken away is left to who made it.
func takeRequest(name string, take func(file string)) {
	info, err := os.Lstat(name)
	if err != nil {
		return
	}
	data, err := diskfile.Read(name, mostBytes)
	var r request
	sound := err == nil && json.Unmarshal(data, &r) == nil && (r.File == "" || filepath.IsAbs(r.File))
	if os.Remove(name) == nil && sound && time.Since(info.ModTime()) < 2*patience {
		take(r.File)
	}
}
