package model_test

import (
	"fmt"
	"reflect"
	"testing"

	. "tomworkbench/model"
)

// TestTheLinesThatStandReplayedGiveTheCase plays what people do with a case, imports among it, with the journal read
// anew for each step as after a restart.
func TestTheLinesThatStandReplayedGiveTheCase(t *testing.T) {
	r := randomly(t)
	for range times(25) {
		d := &desk{now: randomCase(t, r), journal: map[uint64]string{}}
		start := d.now
		for range 40 {
			revision := d.now.Revision + 1
			by := signature(int(revision))
			by.Who = fmt.Sprint("Officer ", revision)
			switch turn := r.IntN(9); {
			case turn < 3:
				entry, cursor := d.cursor.Do(randomEdit(t, r, d.now).Stamp(by), revision)
				d.enter(t, entry, cursor)
			case turn < 6 && d.cursor.Undo != 0:
				entry, cursor := d.cursor.TakeBack(d.entry(t, d.cursor.Undo), by, revision)
				d.enter(t, entry, cursor)
			case d.cursor.Redo != 0:
				entry, cursor := d.cursor.DoAgain(d.entry(t, d.cursor.Redo), by, revision)
				d.enter(t, entry, cursor)
			}
			replayWhatStands(t, start, d)
		}
	}
}

// replayWhatStands holds the log's standing lines against the case, and the decision statement's names against them.
func replayWhatStands(t *testing.T, start *Case, d *desk) {
	t.Helper()
	var entries []Entry
	for revision := uint64(1); revision <= d.now.Revision; revision++ {
		entries = append(entries, d.entry(t, revision))
	}
	replayed, standing, all := start, map[string]string{}, map[string]string{}
	for i, l := range LogLines(d.now, entries) {
		all[entries[i].ID] = entries[i].Who
		if l.Stands == (l.Undone || entries[i].Undoes+entries[i].Redoes != 0) {
			t.Fatalf("a line stands and is taken back, or neither: %+v", l)
		}
		if !l.Stands {
			continue
		}
		next, _, err := Apply(replayed, entries[i].Edit)
		if err != nil {
			t.Fatalf("entry %d, %q, stands, but can't be replayed: %v", l.Revision, l.Text, err)
		}
		replayed, standing[entries[i].ID] = next, l.Who
	}
	sameText(t, "the lines that stand don't lead to the case", written(t, replayed), written(t, d.now))
	for s := range d.now.Scenarios.All() {
		if got, want := Decisions(d.now, s.ID, standing), Decisions(d.now, s.ID, all); !reflect.DeepEqual(got, want) {
			t.Fatalf("the statement names who made what doesn't stand:\n%+v\n%+v", want, got)
		}
	}
}

func TestWhatIsTakenBackAndDoneAgainStandsOnceWhereItWasDone(t *testing.T) {
	d := &desk{now: smallCase(t), journal: map[uint64]string{}}
	entry, cursor := d.cursor.Do(must(t)(d.now.Choose("first", "channel", "hub")).Stamp(signature(1)), 1)
	d.enter(t, entry, cursor)
	entries := []Entry{entry}
	for n, want := range []string{"", "1", "", "1", ""} { // the revisions of the lines that stand after each step
		revision := d.now.Revision + 1
		if n%2 == 0 {
			entry, cursor = d.cursor.TakeBack(d.entry(t, d.cursor.Undo), signature(int(revision)), revision)
		} else {
			entry, cursor = d.cursor.DoAgain(d.entry(t, d.cursor.Redo), signature(int(revision)), revision)
		}
		d.enter(t, entry, cursor)
		entries = append(entries, entry)
		got := ""
		for _, l := range LogLines(d.now, entries) {
			if l.Stands {
				got += fmt.Sprint(l.Revision)
			}
		}
		if got != want {
			t.Errorf("after %d steps the lines that stand are %q, want %q", n+1, got, want)
		}
	}
}

func TestWhatAMergeBroughtStandsBeforeItAndIsUndoneWithIt(t *testing.T) {
	c := smallCase(t)
	other := Entry{Edit: must(t)(c.RenameScenario("second", "Theirs")).Stamp(signature(7)), Revision: 1}
	merged, cursor := Cursor{}.Do(Edit{Text: "Merged", Merged: []Entry{other}, Changes: other.Changes}.Stamp(signature(8)), 1)
	for _, undone := range []bool{false, true} {
		journal := []Entry{merged}
		if undone {
			back, _ := cursor.TakeBack(merged, signature(9), 2)
			journal = append(journal, back)
		}
		lines := LogLines(c, journal)
		if len(lines) != 1+len(journal) || lines[0].Text != other.Text || lines[1].Text != "Merged" {
			t.Fatalf("the log says %+v", lines)
		}
		if lines[0].Undone != undone || lines[0].Stands == undone || lines[1].Undone != undone {
			t.Errorf("undone %v: %+v", undone, lines)
		}
		if lines[0].Brought == lines[1].Brought || lines[0].Revision != 1 {
			t.Errorf("the lines can't be told apart: %+v", lines)
		}
	}
}
