package papers

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// Verdict says how a paper and a case agree.
type Verdict struct {
	// Case is a sentence on whether the case is the one that the paper was made of. Same says that it is, to the last letter, and Suspect
	// that it says it is and isn't, or is another case.
	Case          string
	Same, Suspect bool
	// Tables and Sentences count what was compared; headings and captions are among the sentences.
	Tables, Sentences int
	// Differences are sentences on what the paper says otherwise than the case gives.
	Differences []string
}

// Agrees reports whether the paper says what the case gives, no more and no less, and the case is no other than it says.
func (v Verdict) Agrees() bool { return len(v.Differences) == 0 && !v.Suspect }

// errNotOurs says that a document isn't a paper of ours that is certified.
var errNotOurs = errors.New("the paper has no audit certificate: only an options paper, a decision statement or a report on delivery that the workbench made can be verified")

// Verify makes a paper once more from a case, as its audit certificate says, and compares every cell of every table and every
// sentence, heading and caption, both ways. Pictures are not compared, their tables are; nor are headers and footers, and the order of the text.
func Verify(paper []byte, c *model.Case) (Verdict, error) {
	have, err := word.Read(paper)
	if err != nil {
		return Verdict{}, err
	}
	made := madeOf(have)
	if made == nil {
		return Verdict{}, errNotOurs
	}
	s, err := followed(c, made[madeHow])
	if err != nil {
		return Verdict{}, err
	}
	v, err := sameCase(made, s.of)
	if err != nil {
		return Verdict{}, err
	}
	var b bytes.Buffer
	if err := s.write(&b); err != nil {
		return Verdict{}, err
	}
	want, err := word.Read(b.Bytes())
	if err != nil {
		return Verdict{}, err
	}
	v.compareTables(have, want)
	v.compareSentences(have, want)
	return v, nil
}

// madeOf is the table of the certificate, nil where the paper has none.
func madeOf(t word.Text) map[string]string {
	for _, table := range t.Tables {
		said := map[string]string{}
		for _, row := range table {
			if len(row) == 2 {
				said[row[0]] = row[1]
			}
		}
		if said[madeHow] != "" && said[madeHash] != "" {
			return said
		}
	}
	return nil
}

// sameCase says whether a case is the one that a paper was made of.
func sameCase(made map[string]string, c *model.Case) (v Verdict, err error) {
	hash, err := hashOf(c)
	if err != nil {
		return v, err
	}
	name := fmt.Sprintf("%s (%s)", c.Head().Title, c.Head().ID)
	switch revision := fmt.Sprint(c.Revision); {
	case inEights(hash) == made[madeHash]:
		v.Same, v.Case = true, fmt.Sprintf("The paper was made of this very case: %s, revision %s.", name, revision)
	case made[madeOfCase] != name:
		v.Suspect = true
		v.Case = fmt.Sprintf("The paper was made of another case, %s; this file has %s.", made[madeOfCase], name)
	case made[madeRevision] != revision:
		v.Case = fmt.Sprintf("The paper was made of revision %s of %s; this file has revision %s.", made[madeRevision], name, revision)
	default:
		v.Suspect = true
		v.Case = fmt.Sprintf("The paper was made of revision %s of %s, and this file says it is the same, but it isn’t: one of them was changed outside the workbench.", revision, name)
	}
	return v, nil
}

// certificateTable reports whether a table is the one of how the paper was made: what it says of the case was compared already.
func certificateTable(rows [][]string) bool {
	return slices.ContainsFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == madeHash })
}

// compareTables finds for every table that the case gives the one of the paper with the same headings and the most rows alike, and
// compares their cells. A table that is left over is one too many.
func (v *Verdict) compareTables(have, want word.Text) {
	taken := make([]bool, len(have.Tables))
	for i, table := range have.Tables {
		taken[i] = certificateTable(table)
	}
	for _, table := range want.Tables {
		if certificateTable(table) || len(table) == 0 {
			continue
		}
		at := closest(have.Tables, taken, table)
		if at < 0 {
			v.differ("the paper has no table with the columns %s that begins with “%s”", model.JoinWords(table[0]), firstCell(table))
			continue
		}
		taken[at] = true
		v.Tables++
		v.compareTable(have.Tables[at], table)
	}
	for i, table := range have.Tables {
		if !taken[i] && len(table) > 0 {
			v.differ("the case gives no table with the columns %s that begins with “%s”", model.JoinWords(table[0]), firstCell(table))
		}
	}
}

// firstCell is the first cell below a table's heading.
func firstCell(table [][]string) string {
	if len(table) > 1 && len(table[1]) > 0 {
		return table[1][0]
	}
	return ""
}

// closest finds the table with the headings of one that is most like it, −1 for none.
func closest(tables [][][]string, taken []bool, like [][]string) int {
	best, most := -1, -1
	for i, t := range tables {
		if taken[i] || len(t) == 0 || !slices.Equal(t[0], like[0]) {
			continue
		}
		alike := 0
		for r := 1; r < min(len(t), len(like)); r++ {
			if slices.Equal(t[r], like[r]) {
				alike += 2
			} else if len(t[r]) > 0 && len(like[r]) > 0 && t[r][0] == like[r][0] {
				alike++
			}
		}
		if alike > most {
			best, most = i, alike
		}
	}
	return best
}

func (v *Verdict) compareTable(have, want [][]string) {
	for r, row := range want {
		if r >= len(have) {
			v.differ("the table %s ends before its row %s", model.JoinWords(want[0]), row[0])
			return
		}
		for i, cell := range row {
			if i >= len(have[r]) || have[r][i] != cell {
				got := "nothing"
				if i < len(have[r]) {
					got = "“" + have[r][i] + "”"
				}
				v.differ("row “%s”, column “%s”: the paper says %s, the case gives “%s”", row[0], want[0][i], got, cell)
			}
		}
	}
	if len(have) > len(want) {
		v.differ("the table %s has %s more than the case gives", model.JoinWords(want[0]), model.Many(len(have)-len(want), "row"))
	}
}

func (v *Verdict) differ(format string, args ...any) {
	v.Differences = append(v.Differences, model.Capital(fmt.Sprintf(format, args...))+".")
}

// compareSentences looks for every paragraph, heading and caption that the case gives, and for what the paper says beside them.
func (v *Verdict) compareSentences(have, want word.Text) {
	left := map[string]int{}
	for _, p := range have.Paragraphs {
		left[p]++
	}
	for _, p := range want.Paragraphs {
		v.Sentences++
		if left[p] == 0 {
			v.differ("the paper doesn’t say, as the case gives it: “%s”", strings.TrimSuffix(p, "."))
			continue
		}
		left[p]--
	}
	for _, p := range have.Paragraphs {
		if left[p] > 0 {
			left[p]--
			v.differ("the paper says, and the case doesn’t: “%s”", strings.TrimSuffix(p, "."))
		}
	}
}
