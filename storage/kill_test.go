package storage

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"testing"
	"time"
)

// How often the program is killed, and after at most how many acknowledged changes.
const (
	kills        = 200
	changesAlive = 12
)

// workUntilKilled saves change after change, and a backup now and then, and says so after each.
func workUntilKilled(path string, seed uint64) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	d, err := sitDown(s, seed)
	if err != nil {
		return err
	}
	for {
		before := d.c.Revision
		if err := d.step(); err != nil {
			return err
		}
		if d.c.Revision == before {
			continue
		}
		if err := d.acknowledge(); err != nil {
			return err
		}
		if d.c.Revision%7 == 0 {
			if err := s.Backup(); err != nil {
				return err
			}
		}
	}
}

func TestEveryAcknowledgedChangeOutlivesAKill(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	path := storePath(t)
	acknowledged, kills := 0, times(kills)
	for kill := range kills {
		lines := killAfter(t, path, random.IntN(changesAlive), random.Uint64())
		acknowledged += len(lines)
		wantEntries(t, path, lines)
		checkWithBolt(t, path)
		if t.Failed() {
			t.Fatalf("after kill %d", kill+1)
		}
	}
	if acknowledged < kills {
		t.Errorf("only %d changes in %d runs", acknowledged, kills)
	}
	wantReplay(t, path)
	backups := Backups(path)
	if good := NewestGood(path); good == nil || good.Path != backups[0].Path {
		t.Errorf("the newest backup can't be read: offered is %v", good)
	}
}

// killAfter runs the program until it has acknowledged some changes, kills it at once, and returns all that
// it acknowledged before it died.
func killAfter(t *testing.T, path string, changes int, seed uint64) [][]byte {
	t.Helper()
	cmd := asPart(t, partWork, path, seed)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	read := bufio.NewReader(out)
	killed := false
	for {
		if len(lines) >= changes && !killed {
			killed = true
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		line, err := read.ReadBytes('\n')
		if err != nil {
			break
		}
		lines = append(lines, bytes.TrimSpace(line))
	}
	_ = cmd.Wait()
	if !killed {
		t.Fatal("the program ended by itself")
	}
	return lines
}
