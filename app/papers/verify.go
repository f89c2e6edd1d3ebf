package papers

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// Verdict says how a paper and a case agree.
type Verdict struct {
	// Case is a sentence on whether the case is the one that the paper was made of; Same says that it is, to the last letter.
	Case string
	Same bool
	// Tables and Figures count what was compared.
	Tables, Figures int
	// Differences are sentences on what the paper says otherwise than the case gives, Notes on what was taken out of the paper.
	Differences, Notes []string
}

// Agrees reports whether nothing that the paper still says differs from what the case gives.
func (v Verdict) Agrees() bool { return len(v.Differences) == 0 }

// errNotOurs says that a document isn't an options paper of ours.
var errNotOurs = errors.New("the paper has no audit certificate: only an options paper that the workbench made can be verified")

// Verify makes an options paper once more from a case, as its audit certificate says, and compares every table's cells and every sentence with
// figures. Pictures are not compared: their tables are.
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
	v, err := sameCase(made, c)
	if err != nil {
		return Verdict{}, err
	}
	s.unpictured = true
	var b bytes.Buffer
	if err := OptionsPaper(&b, s); err != nil {
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
		v.Case = fmt.Sprintf("The paper was made of another case, %s; this file has %s.", made[madeOfCase], name)
	case made[madeRevision] != revision:
		v.Case = fmt.Sprintf("The paper was made of revision %s of %s; this file has revision %s.", made[madeRevision], name, revision)
	default:
		v.Case = fmt.Sprintf("The paper was made of revision %s of %s, and this file says it is the same, but it isn’t: one of them was changed outside the workbench.", revision, name)
	}
	return v, nil
}

// certificateTable reports whether a table is the certificate's own: what it says of the case was compared already.
func certificateTable(rows [][]string) bool {
	return slices.ContainsFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == madeHash })
}

// compareTables finds for every table that the case gives the one of the paper with the same headings and the most rows alike, and
// compares their cells.
func (v *Verdict) compareTables(have, want word.Text) {
	taken := make([]bool, len(have.Tables))
	for _, table := range want.Tables {
		if certificateTable(table) || len(table) == 0 {
			continue
		}
		at := closest(have.Tables, taken, table)
		if at < 0 {
			v.Notes = append(v.Notes, "A table with the headings "+model.JoinWords(table[0])+" isn’t in the paper any more.")
			continue
		}
		taken[at] = true
		v.Tables++
		v.compareTable(have.Tables[at], table)
	}
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
			v.Figures += len(printedFigures(cell))
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

var digit = regexp.MustCompile(`[0-9]`)

// compareSentences looks for every paragraph with figures that the case gives.
func (v *Verdict) compareSentences(have, want word.Text) {
	there := map[string]bool{}
	for _, p := range have.Paragraphs {
		there[p] = true
	}
	for _, p := range want.Paragraphs {
		if !digit.MatchString(p) || there[p] || numbered(p) {
			continue
		}
		v.differ("the paper doesn’t say, as the case gives it: “%s”", strings.TrimSuffix(p, "."))
	}
}

// numbered reports whether a paragraph's figures are the number of a figure or of a page alone.
func numbered(p string) bool {
	return strings.HasPrefix(p, "Figure ") || strings.HasPrefix(p, "Table ")
}
