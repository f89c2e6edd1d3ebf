package storage

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
	"tomworkbench/model/merge"
	"tomworkbench/storage/casefile"
)

// How often the program is killed, in all, when soaked, and before it begins with another store.
const (
	kills      = 60
	soakKills  = 1000
	killsStore = 40
)

// The work in the midst of which the program is killed. It says so on a line of its own when it begins something, and
// when that is done: of a change, the entry itself.
const (
	begins, ends = "begin ", "done "

	workChange    = "change"
	workMerge     = "merge"
	workBackup    = "backup"
	workImport    = "import"
	workCopy      = "copy"
	workMigration = "migration"

	importedID = "imported"
	copyName   = "copy.tomcase"
)

func works() []string {
	return []string{workChange, workMerge, workBackup, workImport, workCopy, workMigration}
}

// workUntilKilled does one thing after the other, and says so before and after each.
func workUntilKilled(path string, seed uint64) error {
	fmt.Println(begins + workMigration)
	s, err := Open(path)
	if err != nil {
		return err
	}
	fmt.Println(ends + workMigration)
	d, err := sitDown(s, seed)
	if err != nil {
		return err
	}
	others := map[int]func() error{0: d.mergeAloud, 1: d.backUpAloud, 2: d.importAloud, 3: d.copyAloud}
	const odds = 8
	for {
		do, other := others[d.random.IntN(odds)]
		if !other {
			do = d.changeAloud
		}
		if err := do(); err != nil {
			return err
		}
	}
}

func (d *desk) changeAloud() error {
	fmt.Println(begins + workChange)
	before := d.c.Revision
	if err := d.step(); err != nil || d.c.Revision == before {
		return err
	}
	return d.acknowledge()
}

// mergeAloud brings in what a colleague changed meanwhile in a copy.
func (d *desk) mergeAloud() error {
	journal, err := d.store.Journal(d.id())
	if err != nil {
		return err
	}
	mine := merge.Copy{Name: "mine", Case: d.c, Journal: journal, Cursor: d.cursor}
	theirs, err := d.elsewhere(mine)
	if err != nil {
		return err
	}
	m, err := merge.Of(mine, theirs)
	if err != nil {
		return err
	}
	e, err := m.Edit(m.All(merge.TakeB))
	if err != nil || e.Empty() {
		return err
	}
	fmt.Println(begins + workMerge)
	if err := d.do(e); err != nil {
		return err
	}
	return d.acknowledge()
}

// elsewhere is a copy of the case after some changes of its own.
func (d *desk) elsewhere(from merge.Copy) (merge.Copy, error) {
	there := *d
	there.c, there.cursor, there.away = from.Case, from.Cursor, fmt.Sprintf("%d-", d.c.Revision)
	journal := slices.Clip(from.Journal)
	for range 1 + d.random.IntN(20) {
		e, err := there.randomEdit()
		if err != nil {
			return merge.Copy{}, err
		}
		if e.Empty() {
			continue
		}
		by := there.sign()
		by.ID = "theirs-" + by.ID
		entry, cursor := there.cursor.Do(e.Stamp(by), there.c.Revision+1)
		next, _, err := model.Apply(there.c, entry.Edit)
		if err != nil {
			return merge.Copy{}, err
		}
		there.c, there.cursor, journal = next, cursor, append(journal, entry)
	}
	return merge.Copy{Name: "theirs", Case: there.c, Journal: journal, Cursor: there.cursor}, nil
}

func (d *desk) backUpAloud() error {
	fmt.Println(begins + workBackup)
	if err := d.store.Backup(); err != nil {
		return err
	}
	fmt.Println(ends+workBackup, filepath.Base(Backups(d.store.path)[0].Path))
	return nil
}

// importAloud adds the case as another one, with its journal, in the place of the one that was added so before.
func (d *desk) importAloud() error {
	journal, err := d.store.Journal(d.id())
	if err != nil {
		return err
	}
	f := casefile.File{Journal: journal, Cursor: d.cursor}
	records := slices.Collect(d.c.Records())
	for i, r := range records {
		if head, ok := r.(*model.Head); ok {
			another := *head
			another.ID = importedID
			records[i] = &another
		}
	}
	if f.Case, err = model.NewCase(d.c.Revision, records, false); err != nil {
		return err
	}
	f.Case.LastEdit = d.c.LastEdit
	data, err := casefile.Encode(f)
	if err != nil {
		return err
	}
	fmt.Println(begins+workImport, digest(data))
	if err := d.store.Remove(importedID); err != nil && !errors.Is(err, ErrNoCase) {
		return err
	}
	if err := d.store.Create(f.Case, f.Journal, f.Cursor); err != nil {
		return err
	}
	fmt.Println(ends+workImport, digest(data))
	return nil
}

// copyAloud saves the case in a case file, over the one before.
func (d *desk) copyAloud() error {
	journal, err := d.store.Journal(d.id())
	if err != nil {
		return err
	}
	f := casefile.File{Case: d.c, Journal: journal, Cursor: d.cursor}
	data, err := casefile.Encode(f)
	if err != nil {
		return err
	}
	fmt.Println(begins+workCopy, digest(data))
	if err := casefile.Write(filepath.Join(filepath.Dir(d.store.path), copyName), f); err != nil {
		return err
	}
	fmt.Println(ends+workCopy, digest(data))
	return nil
}

func digest(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// killing kills a program at one moment after the other, and knows what it acknowledged.
type killing struct {
	t      *testing.T
	random *rand.Rand
	path   string
	// takes is about how long each work takes, so that a moment in the midst of it is found on any machine.
	takes map[string]time.Duration
	// struck counts the kills by the work in the midst of which they came.
	struck map[string]int
	// changes counts what was acknowledged.
	changes int
	// safe is what must be there by now, and begun what may be there instead where a work was begun since, by work.
	safe, begun map[string]string
}

// fresh begins with another store.
func (k *killing) fresh() {
	k.t.Helper()
	k.path = storePath(k.t)
	k.safe, k.begun = map[string]string{}, map[string]string{}
}

func TestEveryAcknowledgedChangeOutlivesAKill(t *testing.T) {
	k := killing{t: t, random: seeded(t), takes: map[string]time.Duration{}, struck: map[string]int{}}
	all := soaked(times(kills), soakKills)
	for kill := range all {
		if kill%killsStore == 0 {
			k.fresh()
		}
		k.one(works()[kill%len(works())])
		if t.Failed() {
			t.Fatalf("after kill %d", kill+1)
		}
		if (kill+1)%killsStore == 0 || kill+1 == all {
			wantReplay(t, k.path)
		}
	}
	t.Logf("%d kills, %d changes acknowledged, killed in the midst of %v", all, k.changes, k.struck)
	if k.changes < all && !testing.Short() {
		t.Errorf("only %d changes in %d runs", k.changes, all)
	}
	for _, work := range works() {
		if k.struck[work] < all/len(works())/8 {
			t.Errorf("%s was struck only %d times", work, k.struck[work])
		}
	}
}

// one kills the program in the midst of some work, or right after, and judges what is left.
func (k *killing) one(work string) {
	k.t.Helper()
	var before []byte
	if _, err := os.Stat(k.path); err == nil && work == workMigration {
		setBack(k.t, k.path)
		before = readFile(k.t, k.path)
	}
	lines := k.kill(work)
	k.changes += len(lines)
	k.judgeMigration(before)
	wantEntries(k.t, k.path, lines)
	checkWithBolt(k.t, k.path)
	k.judgeImport()
	k.judgeCopy()
	k.judgeBackups()
	forget(k.t, k.path)
}

// kill runs the program until it is in the midst of some work, kills it there, and returns every entry that it
// acknowledged before it died.
func (k *killing) kill(work string) (lines [][]byte) {
	k.t.Helper()
	cmd := asPart(k.t, partWork, k.path, k.random.Uint64())
	out, err := cmd.StdoutPipe()
	if err != nil {
		k.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	const beyond = 5 // every sixth kill comes after the work, or so
	var doing string
	var since time.Time
	read, killed := bufio.NewReader(out), make(chan error, 1)
	waiting := false
	for {
		line, err := read.ReadString('\n')
		if err != nil {
			break
		}
		line = strings.TrimSpace(line)
		if begun, ok := strings.CutPrefix(line, begins); ok {
			doing, since = k.note(k.begun, begun), time.Now()
			if doing == work && !waiting {
				waiting = true
				in := time.Duration(k.random.Float64() * float64(k.takes[work]) * (beyond + 1) / beyond)
				time.AfterFunc(in, func() { killed <- cmd.Process.Kill() })
			}
			continue
		}
		if doing != "" {
			k.takes[doing] = (3*k.takes[doing] + time.Since(since)) / 4
		}
		doing = ""
		if done, ok := strings.CutPrefix(line, ends); ok {
			delete(k.begun, k.note(k.safe, done))
		} else {
			lines = append(lines, []byte(line))
		}
	}
	k.end(cmd, waiting, killed)
	k.struck[doing]++
	return lines
}

// note keeps what is said of some work and returns the work.
func (k *killing) note(in map[string]string, text string) (work string) {
	work, what, _ := strings.Cut(text, " ")
	in[work] = what
	return work
}

// end waits for the program to be gone, by no other cause than the kill.
func (k *killing) end(cmd *exec.Cmd, waiting bool, killed chan error) {
	k.t.Helper()
	if !waiting {
		k.t.Fatalf("the program ended by itself: %v", cmd.Wait())
	}
	if err := <-killed; err != nil {
		k.t.Fatalf("the program ended before it was killed: %v, %v", err, cmd.Wait())
	}
	_ = cmd.Wait()
}

// setBack makes a store one of the first schema, which had no other layout.
func setBack(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{Timeout: lockTimeout, NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		meta, err := metaShelf(tx)
		if err != nil {
			return err
		}
		return meta.putJSON(schemaKey, schema{firstSchema})
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// migrated lists the copies that were kept before migrations.
func migrated(t *testing.T, path string) []string {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join(backupsOf(path), "*before-migration-*"+backupSuffix))
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// judgeMigration holds every copy that was kept before a step: it is whole, and the first is the file as it was.
func (k *killing) judgeMigration(before []byte) {
	k.t.Helper()
	for _, kept := range migrated(k.t, k.path) {
		if strings.Contains(kept, "before-migration-2-") && !bytes.Equal(readFile(k.t, kept), before) {
			k.t.Errorf("%s isn't the file as it was", kept)
		}
		checkWithBolt(k.t, kept)
	}
}

// forget takes the copies that were kept before migrations away: a store is migrated once, not every time.
func forget(t *testing.T, path string) {
	t.Helper()
	for _, kept := range migrated(t, path) {
		if err := os.Remove(kept); err != nil {
			t.Fatal(err)
		}
	}
}

// judgeImport holds the imported case: it is the one acknowledged last, or, where another was begun, that one or none.
func (k *killing) judgeImport() {
	k.t.Helper()
	s := openTest(k.t, k.path)
	defer func() { _ = s.Close() }()
	data, err := readAll(s, importedID)
	got := digest(data)
	switch {
	case errors.Is(err, ErrNoCase):
		got = ""
	case err != nil:
		k.t.Errorf("the imported case: %v", err)
		return
	}
	_, another := k.begun[workImport]
	k.judge(workImport, got, another && got == "")
}

// judgeCopy holds the case file: it is the one acknowledged last, or the one begun since.
func (k *killing) judgeCopy() {
	k.t.Helper()
	path := filepath.Join(filepath.Dir(k.path), copyName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		k.judge(workCopy, "", false)
		return
	}
	f, err := casefile.Read(path)
	if err != nil {
		k.t.Errorf("the case file: %v", err)
		return
	}
	data, err := casefile.Encode(f) // what is written has a digest too
	if err != nil {
		k.t.Fatal(err)
	}
	k.judge(workCopy, digest(data), false)
}

// judge holds the digest of what some work left, and goes on from there. Some work may leave nothing as well.
func (k *killing) judge(work, got string, nothing bool) {
	k.t.Helper()
	begun, another := k.begun[work]
	if got != k.safe[work] && (!another || got != begun) && !nothing {
		k.t.Errorf("%s left %q, not %q or %q", work, got, k.safe[work], begun)
	}
	k.safe[work] = got
	delete(k.begun, work)
}

// judgeBackups holds the backups: the one acknowledged last is there, and the newest can be read.
func (k *killing) judgeBackups() {
	k.t.Helper()
	backups := Backups(k.path)
	there := func(b Backup) bool { return filepath.Base(b.Path) == k.safe[workBackup] }
	if k.safe[workBackup] != "" && !slices.ContainsFunc(backups, there) {
		k.t.Errorf("the backup %s is gone", k.safe[workBackup])
	}
	if len(backups) == 0 {
		return
	}
	if good := NewestGood(k.path); good == nil || good.Path != backups[0].Path {
		k.t.Errorf("the newest backup can't be read: offered is %v", good)
	}
}
