package choices

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tomworkbench/model"
	"tomworkbench/model/collation"
)

// Given is what somebody sent, and why it can't be read where it can't.
type Given struct {
	// Name says where it comes from: a file's name, or a code.
	Name   string
	Return Return
	Err    error
}

// Collate puts together what came back for a pack, by the figures that it holds.
func Collate(p *Pack, given []Given) (*collation.Collation, error) {
	all := make([]collation.Given, len(given))
	for i, g := range given {
		all[i] = collation.Given{Name: g.Name, Return: g.Return.record(), Err: g.Err}
	}
	return collation.Of(p.Case, "pack", p.record, all)
}

// MostReturns is how many files of a folder are read at most.
const MostReturns = 10_000

// Gather reads returns: files, and of folders all files with the ending of returns, in the order of their names. What can't be read is
// among what is given, with the reason. A name in a file is never used as a path.
func Gather(paths ...string) []Given {
	var all []Given
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			all = append(all, given(path))
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			all = append(all, Given{Name: clean(filepath.Base(path)), Err: fmt.Errorf("the folder can't be read: %w", err)})
		}
		read := 0
		for _, entry := range entries {
			if !strings.EqualFold(filepath.Ext(entry.Name()), ReturnExtension) {
				continue
			}
			if read++; read > MostReturns {
				all = append(all, Given{Name: clean(filepath.Base(path)), Err: fmt.Errorf("the folder holds more than %d returns; the first %d are read", MostReturns, MostReturns)})
				break
			}
			all = append(all, given(filepath.Join(path, entry.Name())))
		}
	}
	return all
}

func given(path string) Given {
	r, err := ReadReturn(path)
	return Given{clean(filepath.Base(path)), r, err}
}

// FromCode makes what is given of a code that answers the pack or one at hand. A code says neither who sent it nor when: who is
// empty where nobody says, and when, the time at which it was typed, counts for a code with a name alone. Two people may well send the
// same code.
func FromCode(code, who string, when time.Time, p *model.Pack, atHand ...*model.Pack) Given {
	g := Given{Name: "code " + clean(cut(code))}
	of, answers, err := ReadCode(code, p, atHand...)
	if err != nil {
		g.Err = err
		return g
	}
	if who == "" {
		when = time.Time{}
	}
	g.Return = Return{Pack: of.PackRef, Who: who, When: when.UTC().Truncate(time.Second), Choices: answers}
	if problems := g.Return.problems(); len(problems) > 0 {
		g.Err = problems
	}
	return g
}

// clean is a name as a line of a message can carry it.
func clean(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return '·'
		}
		return r
	}, model.Undirected(name))
}
