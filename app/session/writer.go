package session

import (
	"maps"
	"sync"
)

// Saving says how far the edits are saved.
type Saving struct {
	// Pending counts the edits that are not durable yet.
	Pending int
	// Err is why the next of them could not be saved; it stays in the queue until a retry succeeds.
	Err error
}

// Saved reports whether everything is durable.
func (s Saving) Saved() bool { return s.Pending == 0 && s.Err == nil }

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
	err      error
	// backupWanted asks for a copy of the store when there is nothing to write.
	backupWanted bool
	stopping     bool
}

// task is a piece of work that somebody waits for; it runs when the queue is empty or stuck.
type task struct {
	run    func(Store) error
	result chan error
}

func startWriter(store Store, report func(Saving)) *writer {
	w := &writer{store: store, report: report, done: make(chan struct{}), settings: map[string]string{}}
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

// retry tries the failed write again.
func (w *writer) retry() {
	w.mu.Lock()
	w.err = nil
	saving := w.saving()
	w.mu.Unlock()
	w.wake.Signal()
	w.tell(saving)
}

// stop tries what is left once more, ends the goroutine and returns why something is still unsaved.
func (w *writer) stop() error {
	w.mu.Lock()
	w.stopping, w.err = true, nil
	w.mu.Unlock()
	w.wake.Signal()
	<-w.done
	return w.err
}

func (w *writer) saving() Saving { return Saving{Pending: len(w.queue), Err: w.err} }

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
	return len(w.queue) > 0 && w.err == nil || len(w.settings) > 0 || len(w.tasks) > 0 || w.backupWanted
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
	w.mu.Lock()
	w.err = err
	if err == nil {
		w.queue = w.queue[1:]
	}
	saving := w.saving()
	w.mu.Unlock()
	w.tell(saving)
	return err == nil
}

// writeSettings writes the settings. One that can't be written is let go: it isn't the person's work.
func (w *writer) writeSettings() {
	w.mu.Lock()
	settings := maps.Clone(w.settings)
	clear(w.settings)
	w.mu.Unlock()
	for name, value := range settings {
		if w.store.SetSetting(name, value) != nil {
			return
		}
	}
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

// backup copies the store where that is wanted. That a copy fails doesn't make the work less safe than it was: the edits are
// in the store itself, and the next copy is due soon.
func (w *writer) backup() {
	w.mu.Lock()
	wanted := w.backupWanted
	w.backupWanted = false
	w.mu.Unlock()
	if wanted {
		_ = w.store.Backup()
	}
}

// Saving returns how far the edits are saved.
func (s *Session) Saving() Saving {
	s.writer.mu.Lock()
	defer s.writer.mu.Unlock()
	return s.writer.saving()
}

// RetrySaving tries again what could not be saved.
func (s *Session) RetrySaving() { s.writer.retry() }
