package session

import (
	"cmp"
	"fmt"
	"maps"
	"sync"
)

// Saving says how far the edits are saved.
type Saving struct {
	// Pending counts the edits that are not durable yet.
	Pending int
	// Err is why the next of them could not be saved; it stays in the queue until a retry succeeds.
	Err error
	// Backup is why the store could not be copied, or that older copies had to go; nil once a copy is made.
	Backup error
	// Settings is why settings are not kept yet; they wait until a retry succeeds.
	Settings error
}

// Saved reports whether every edit is durable.
func (s Saving) Saved() bool { return s.Pending == 0 && s.Err == nil }

// Trouble is what a person should know of, the edits first; nil for nothing.
func (s Saving) Trouble() error { return cmp.Or(s.Err, s.Backup, s.Settings) }

// writer carries out writes in order on a goroutine of its own. After a failure it waits: the failed
// write stays first, and the next one added, or a retry, tries it again.
type writer struct {
	store  Store
	report func(Saving)
	done   chan struct{}

	mu       sync.Mutex
	wake     *sync.Cond
	queue    []func(Store) error
	settings map[string]string
	tasks    []task
	// err, settingsErr and backupErr are what [Saving] tells.
	err, settingsErr, backupErr error
	// backupWanted asks for a copy of the store when there is nothing to write.
	backupWanted bool
	stopping     bool
}

// task is a piece of work that somebody waits for; it runs when the queue is empty or stuck.
type task struct {
	run    func(Store) error
	result chan error
}

// startWriter starts a writer; settingsErr is why settings can't be read, nil where they can.
func startWriter(store Store, report func(Saving), settingsErr error) *writer {
	w := &writer{store: store, report: report, done: make(chan struct{}), settings: map[string]string{}, settingsErr: settingsErr}
	w.wake = sync.NewCond(&w.mu)
	go w.loop()
	return w
}

// add queues an edit's write.
func (w *writer) add(write func(Store) error) {
	w.mu.Lock()
	w.queue = append(w.queue, write)
	w.err = nil
	saving := w.saving()
	w.mu.Unlock()
	w.wake.Signal()
	w.tell(saving)
}

// addSetting queues a setting; only the last value of each is written.
func (w *writer) addSetting(name, value string) {
	w.mu.Lock()
	w.settings[name] = value
	w.settingsErr = nil
	w.mu.Unlock()
	w.wake.Signal()
}

// do runs a task after the writes queued so far and waits for it. It fails with the reason where these
// can't be saved.
func (w *writer) do(run func(Store) error) error {
	t := task{run: run, result: make(chan error, 1)}
	w.mu.Lock()
	if w.stopping {
		w.mu.Unlock()
		return ErrClosed
	}
	w.tasks = append(w.tasks, t)
	w.mu.Unlock()
	w.wake.Signal()
	return <-t.result
}

// wantBackup asks for a copy of the store.
func (w *writer) wantBackup() {
	w.mu.Lock()
	w.backupWanted = true
	w.mu.Unlock()
	w.wake.Signal()
}

// retry tries again what failed.
func (w *writer) retry() {
	w.mu.Lock()
	w.backupWanted = w.backupWanted || w.backupErr != nil
	w.err, w.settingsErr = nil, nil
	saving := w.saving()
	w.mu.Unlock()
	w.wake.Signal()
	w.tell(saving)
}

// stop tries what is left once more, ends the goroutine and returns why something is still unsaved.
func (w *writer) stop() error {
	w.mu.Lock()
	w.stopping, w.err, w.settingsErr = true, nil, nil
	w.mu.Unlock()
	w.wake.Signal()
	<-w.done
	return w.err
}

// state is what is told of the writing now.
func (w *writer) state() Saving {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.saving()
}

// saving is the same while the lock is held.
func (w *writer) saving() Saving {
	return Saving{Pending: len(w.queue), Err: w.err, Backup: w.backupErr, Settings: w.settingsErr}
}

// now changes what is told of the writing, and tells it where that makes a difference.
func (w *writer) now(change func()) {
	w.mu.Lock()
	trouble := w.saving().Trouble()
	change()
	saving := w.saving()
	w.mu.Unlock()
	if trouble != nil || saving.Trouble() != nil {
		w.tell(saving)
	}
}

func (w *writer) tell(s Saving) {
	if w.report != nil {
		w.report(s)
	}
}

// loop takes one piece of work at a time: edits first, then settings, then tasks, then a backup.
func (w *writer) loop() {
	defer close(w.done)
	for {
		w.mu.Lock()
		for !w.stopping && !w.hasWork() {
			w.wake.Wait()
		}
		stop := w.stopping && (len(w.queue) == 0 || w.err != nil)
		w.mu.Unlock()
		if w.writeNext() {
			if w.store.BackupDue() {
				w.wantBackup()
				w.backup()
			}
			continue
		}
		w.writeSettings()
		w.runTasks()
		w.backup()
		if stop {
			return
		}
	}
}

func (w *writer) hasWork() bool {
	return len(w.queue) > 0 && w.err == nil || len(w.settings) > 0 && w.settingsErr == nil || len(w.tasks) > 0 || w.backupWanted
}

// writeNext writes the first edit in the queue and reports whether it did.
func (w *writer) writeNext() bool {
	w.mu.Lock()
	if len(w.queue) == 0 || w.err != nil {
		w.mu.Unlock()
		return false
	}
	next := w.queue[0]
	w.mu.Unlock()
	err := next(w.store)
	gaveWay := w.store.GaveWay()
	w.mu.Lock()
	w.err = err
	if err == nil {
		w.queue = w.queue[1:]
		w.settingsErr = nil // they have a chance again
	}
	if gaveWay != nil {
		w.backupErr = gaveWay
	}
	saving := w.saving()
	w.mu.Unlock()
	w.tell(saving)
	return err == nil
}

// writeSettings writes the settings. What can't be written waits for a retry or the next edit.
func (w *writer) writeSettings() {
	w.mu.Lock()
	settings := maps.Clone(w.settings)
	if len(settings) == 0 || w.settingsErr != nil {
		w.mu.Unlock()
		return
	}
	clear(w.settings)
	w.mu.Unlock()
	var failed error
	for name, value := range settings {
		if failed = w.store.SetSetting(name, value); failed != nil {
			failed = fmt.Errorf("settings, such as what is shown and the window's size, are not kept: %w", failed)
			break
		}
	}
	w.now(func() {
		w.settingsErr = failed
		if failed == nil {
			return
		}
		newer := w.settings
		w.settings = settings
		maps.Copy(w.settings, newer)
	})
}

func (w *writer) runTasks() {
	w.mu.Lock()
	if len(w.queue) > 0 && w.err == nil {
		w.mu.Unlock()
		return // an edit came in between: it goes first
	}
	tasks, err := w.tasks, w.err
	w.tasks = nil
	w.mu.Unlock()
	for _, t := range tasks {
		if err != nil {
			t.result <- err
			continue
		}
		t.result <- t.run(w.store)
	}
}

// backup copies the store where that is wanted. Where it fails, the next copy is due soon.
func (w *writer) backup() {
	w.mu.Lock()
	wanted := w.backupWanted
	w.backupWanted = false
	w.mu.Unlock()
	if wanted {
		err := w.store.Backup()
		if err == nil {
			err = w.store.GaveWay() // where there was nothing to copy
		}
		w.now(func() { w.backupErr = err })
	}
}

// Saving returns how far the edits are saved.
func (s *Session) Saving() Saving { return s.writer.state() }

// RetrySaving tries again what could not be saved.
func (s *Session) RetrySaving() { s.writer.retry() }
