package session

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"tomworkbench/model"
)

// backupEvery is how many entries come between two backups of the store in memory.
const backupEvery = 50

// memory is a store that keeps everything in memory and fails when told to.
type memory struct {
	mu       sync.Mutex
	cases    map[string]*model.Case
	cursors  map[string]model.Cursor
	journals map[string][]model.Entry
	settings map[string]string
	err      error
	backups  int
	// noBackups, noSettings and gaveWay are what the store says of its backups and settings.
	noBackups, noSettings, gaveWay error
}

func newMemory() *memory {
	return &memory{
		cases: map[string]*model.Case{}, cursors: map[string]model.Cursor{},
		journals: map[string][]model.Entry{}, settings: map[string]string{},
	}
}

func (m *memory) breakWith(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.err = err
}

func (m *memory) Contains(id string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.cases[id]
	return ok, nil
}

func (m *memory) Journal(id string) ([]model.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.journals[id]), nil
}

func (m *memory) Load(id string) (*model.Case, model.Cursor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, ok := m.cases[id]
	if !ok {
		return nil, model.Cursor{}, fmt.Errorf("no case %q", id)
	}
	return c, m.cursors[id], nil
}

func (m *memory) Create(c *model.Case, journal []model.Entry, cursor model.Cursor) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	id := c.Head().ID
	m.cases[id], m.journals[id], m.cursors[id] = c, journal, cursor
	return m.err
}

func (m *memory) Append(id string, e model.Entry, cursor model.Cursor) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		return m.err
	}
	if m.cases[id].Revision+1 != e.Revision {
		return errors.New("out of order")
	}
	next, _, err := model.Apply(m.cases[id], e.Edit)
	if err != nil {
		return err
	}
	m.cases[id], m.cursors[id] = next, cursor
	m.journals[id] = append(m.journals[id], e)
	return nil
}

func (m *memory) Entry(id string, revision uint64) (model.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.journals[id] {
		if e.Revision == revision {
			return e, nil
		}
	}
	return model.Entry{}, fmt.Errorf("no entry %d", revision)
}

func (m *memory) Settings() (map[string]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.settings), m.noSettings
}

func (m *memory) SetSetting(name, value string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.noSettings == nil {
		m.settings[name] = value
	}
	return m.noSettings
}

// BackupDue says so once for every fiftieth entry.
func (m *memory) BackupDue() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.journals["small"])%backupEvery == 0
}

func (m *memory) Backup() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.noBackups == nil {
		m.backups++
		m.gaveWay = nil
	}
	return m.noBackups
}

func (m *memory) GaveWay() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.gaveWay
}

// tell sets what the store says of its backups and settings.
func (m *memory) tell(backups, settings, gaveWay error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.noBackups, m.noSettings, m.gaveWay = backups, settings, gaveWay
}

// smallCase has one component, one decision, two options and a scenario that chose nothing.
func smallCase(t *testing.T) *model.Case {
	t.Helper()
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "small", Title: "Small", FirstYear: 2018, Years: 1},
		&model.Component{ID: "contact", Name: "Contact"},
		&model.Decision{ID: "contact", Component: "contact", Name: "Contact"},
		&model.Option{ID: "one", Decision: "contact", Name: "One door"},
		&model.Option{ID: "two", Decision: "contact", Name: "Two doors"},
		&model.Scenario{ID: "first", Name: "First"},
		&model.Scenario{ID: "second", Name: "Second"},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// open makes a session on a store that holds the small case, and opens it.
func open(t *testing.T, store *memory) *Session {
	t.Helper()
	if ok, _ := store.Contains("small"); !ok {
		if err := store.Create(smallCase(t), nil, model.Cursor{}); err != nil {
			t.Fatal(err)
		}
	}
	s := New(Params{Store: store, Now: func() time.Time { return time.Unix(1_500_000_000, 0) }})
	opened, err := s.OpenCase("small")
	if err != nil {
		t.Fatal(err)
	}
	s.Adopt(opened)
	return s
}

// choose taps on an option in the scenario shown.
func choose(t *testing.T, s *Session, option string) {
	t.Helper()
	edit, err := s.Case().Toggle(s.View().Scenario, option)
	if err == nil {
		err = s.Do(edit)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func chosen(s *Session) string {
	for id := range s.Case().Chosen(s.View().Scenario) {
		return id
	}
	return ""
}
