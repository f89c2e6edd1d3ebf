package storage

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// patience is how long a program may take that must not hang. It is never waited for in full unless it does.
const patience = 30 * time.Second

// damage is what something else does to a store while it is open.
type damage struct {
	name string
	do   func(path string, whole []byte) []byte
	// slight damage is noticed only by what reads the place.
	slight bool
}

func damages() []damage {
	over := func(from, to int, with func([]byte)) func(string, []byte) []byte {
		return func(_ string, whole []byte) []byte {
			with(whole[len(whole)*from/4 : len(whole)*to/4])
			return whole
		}
	}
	blank := func(b []byte) { clear(b) }
	noise := func(b []byte) {
		random := rand.New(rand.NewPCG(1, 2))
		for i := range b {
			b[i] = byte(random.Uint32())
		}
	}
	return []damage{
		{name: "cut to nothing", do: func(string, []byte) []byte { return nil }},
		{name: "cut to its first pages", do: func(_ string, whole []byte) []byte { return whole[:2*os.Getpagesize()] }},
		{name: "cut in the middle", do: func(_ string, whole []byte) []byte { return whole[:len(whole)/2] }},
		{name: "zeros", do: over(0, 4, blank)},
		{name: "random bytes", do: over(0, 4, noise)},
		{name: "an older copy in its place", do: func(path string, _ []byte) []byte { return mustRead(path + ".older") }},
		{name: "zeros in the middle", do: over(1, 3, blank), slight: true},
		{name: "random bytes in the middle", do: over(1, 3, noise), slight: true},
		{name: "random bytes at the end", do: over(2, 4, noise), slight: true},
	}
}

func mustRead(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		playing{}.Fatal(err)
	}
	return data
}

// strike damages the file in its place, as copying over it does: the file stays the same one.
func (d damage) strike(path string) {
	data := d.do(path, mustRead(path))
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = file.WriteAt(data, 0)
		err = errors.Join(err, file.Truncate(int64(len(data))), file.Close())
	}
	if err != nil {
		playing{}.Fatal(err)
	}
}

// moment is what is under way when the damage is done; it returns once all of that has ended.
type moment struct {
	name string
	of   func(s *Store, strike func())
}

func moments() []moment {
	return []moment{
		{"at rest", func(_ *Store, strike func()) { strike() }},
		{"while a case is read", func(s *Store, strike func()) {
			meanwhile(s, strike, func(begun, struck chan struct{}) {
				_ = s.view(func(tx *bbolt.Tx) error {
					close(begun)
					<-struck
					return checkAll(tx)
				})
			})
		}},
		{"while a change is saved", func(s *Store, strike func()) {
			meanwhile(s, strike, func(begun, struck chan struct{}) {
				_ = s.update(func(tx *bbolt.Tx) error {
					close(begun)
					<-struck
					return eachDrawer(tx, (*drawer).finish)
				})
			})
		}},
		{"while a backup is made", func(s *Store, strike func()) {
			meanwhile(s, strike, func(begun, struck chan struct{}) {
				_, _ = s.keep("begun", func(file *os.File) error {
					close(begun)
					<-struck
					return s.copyTo(file)
				}, checkBackup)
			})
		}},
	}
}

// meanwhile strikes in the middle of some work, with every other call following at once.
func meanwhile(s *Store, strike func(), work func(begun, struck chan struct{})) {
	begun, struck := make(chan struct{}), make(chan struct{})
	working := make(chan struct{})
	go func() { defer close(working); work(begun, struck) }()
	<-begun
	strike()
	var calls []chan struct{}
	for _, c := range publicCalls() {
		if c.name == "Close" {
			continue
		}
		done := make(chan struct{})
		calls = append(calls, done)
		go func() { defer close(done); _ = c.do(s) }()
	}
	close(struck)
	<-working
	for _, done := range calls {
		<-done
	}
}

// call is a call of one of the store's methods. A silent one has no error to give.
type call struct {
	name   string
	do     func(*Store) error
	silent bool
}

func publicCalls() []call {
	const id = "oxfordshire-2018"
	return []call{
		{name: "Cases", do: func(s *Store) error { _, err := s.Cases(); return err }},
		{name: "Load", do: func(s *Store) error { _, _, err := s.Load(id); return err }},
		{name: "Contains", do: func(s *Store) error { _, err := s.Contains(id); return err }},
		{name: "Journal", do: func(s *Store) error { _, err := s.Journal(id); return err }},
		{name: "Entry", do: func(s *Store) error { _, err := s.Entry(id, 1); return err }},
		{name: "Check", do: (*Store).Check},
		{name: "Settings", do: func(s *Store) error { _, err := s.Settings(); return err }},
		{name: "Append", do: func(s *Store) error { return s.Append(id, model.Entry{Revision: 4}, model.Cursor{}) }},
		{name: "Create", do: func(s *Store) error { return s.Create(smallCase(playing{}, "fresh"), nil, model.Cursor{}) }},
		{name: "SetSetting", do: func(s *Store) error { return s.SetSetting("theme", "dark") }},
		{name: "SetShelf", do: func(s *Store) error { return s.SetShelf(id, Archived) }},
		{name: "Replace", do: func(s *Store) error { return s.Replace(smallCase(playing{}, "fresh"), nil, model.Cursor{}, 0) }},
		{name: "Remove", do: func(s *Store) error { return s.Remove("fresh") }},
		{name: "Backup", do: (*Store).Backup},
		{name: "BackupDue", do: func(s *Store) error { s.BackupDue(); return nil }, silent: true},
		{name: "GaveWay", do: func(s *Store) error { return s.GaveWay() }, silent: true},
		{name: "Path", do: func(s *Store) error { s.Path(); return nil }, silent: true},
		{name: "ReadOnly", do: func(s *Store) error { s.ReadOnly(); return nil }, silent: true},
		{name: "Warning", do: func(s *Store) error { s.Warning(); return nil }, silent: true},
		{name: "Close", do: (*Store).Close, silent: true},
	}
}

func TestTheCallsOnADamagedStoreAreAllThereAre(t *testing.T) {
	var tried, there []string
	for _, c := range publicCalls() {
		tried = append(tried, c.name)
	}
	for m := range reflect.TypeFor[*Store]().Methods() {
		there = append(there, m.Name)
	}
	if slices.Sort(tried); !slices.Equal(tried, there) {
		t.Errorf("tried are %v of %v", tried, there)
	}
}

// workOnDamaged opens a store, has it damaged, and goes on. The number stands for a damage and a moment.
func workOnDamaged(path string, number int) error {
	harm, when := damages()[number/len(moments())], moments()[number%len(moments())]
	s, err := Open(path)
	if err != nil {
		return err
	}
	when.of(s, func() { harm.strike(path) })
	for _, c := range slices.Concat(publicCalls(), publicCalls()) {
		if c.name == "Close" {
			continue
		}
		fmt.Println(c.name)
		if err := c.do(s); !harm.slight && !c.silent && !saysBroken(err) {
			return fmt.Errorf("%s says %w", c.name, err)
		}
	}
	if err := s.Close(); err != nil {
		return fmt.Errorf("closing says %w", err)
	}
	if _, err := s.Cases(); !errors.Is(err, ErrClosed) {
		return fmt.Errorf("once closed it says %w", err)
	}
	if _, err = Open(path); reasonOf(err) == InUse {
		return errors.New("the file is still locked")
	}
	return nil
}

// saysBroken reports whether an error says that the file is damaged, and that the case is still in memory.
func saysBroken(err error) bool {
	var e *OpenError
	return errors.As(err, &e) && e.Reason == Damaged && e.WhileOpen && strings.Contains(e.Error(), "Save a copy")
}

func TestAStoreDamagedWhileOpenAnswersEveryCallAtOnceAndCanBeClosed(t *testing.T) {
	notUnderWine(t, "an open file can be neither cut off nor replaced")
	path, _ := filledStore(t, exampleCase(t), 30)
	older := readFile(t, path)
	s := openTest(t, path)
	d, err := sitDown(s, 1)
	if err != nil {
		t.Fatal(err)
	}
	d.steps(30)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole := readFile(t, path)
	for i, harm := range damages() {
		for j, when := range moments() {
			t.Run(harm.name+", "+when.name, func(t *testing.T) {
				path := storePath(t)
				writeFile(t, path, whole)
				writeFile(t, path+".older", older)
				ctx, stop := context.WithTimeout(t.Context(), patience)
				defer stop()
				self := asPart(t, partDamaged, path, uint64(i*len(moments())+j))
				cmd := exec.CommandContext(ctx, self.Path)
				cmd.Env, cmd.Stderr = self.Env, self.Stderr
				if last, err := cmd.Output(); err != nil {
					t.Errorf("%v; the last calls were\n%s", err, last)
				}
			})
		}
	}
}
