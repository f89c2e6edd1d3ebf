package casefile

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tomworkbench/model"
)

// Decode reads the text of a case file and checks all of it. Where the file has a digest, as all have that [Write] wrote, it is held; one
// that people or other programs wrote needs none. The error is a [Problems], or a list that begins with a [ChangedError].
func Decode(data []byte) (File, error) {
	if len(data) > MaxBytes {
		return File{}, caseForm.tooBig(int64(len(data)))
	}
	top, err := parse(data)
	if err != nil {
		return File{}, err
	}
	if err := checkFormat(top, caseForm); err != nil {
		return File{}, err
	}
	if err := checkCounts(top); err != nil {
		return File{}, err
	}
	d := decoder{binder: newBinder(), paths: map[place]string{}, faulty: map[string]bool{}}
	said := top.get(fieldDigest)
	f := d.file(&node{sort: object, fields: top.without(fieldDigest)})
	switch problems := d.problems; {
	case said != nil && digestOf(top) != said.text:
		cause := &ChangedError{Noun: caseForm.Noun, ByHand: true}
		return File{}, caused{slices.Insert(problems, 0, Problem{Text: cause.Error()}), cause}
	case len(problems) > 0:
		return File{}, problems
	}
	return f, nil
}

// checkCounts reports a file with more records than any case has, before memory is taken for them.
func checkCounts(top *node) error {
	count := 0
	for _, kind := range lists() {
		rows := top.get(kind.List())
		if rows == nil {
			continue
		}
		count += len(rows.items)
		for _, more := range inside(kind) {
			for _, row := range rows.items {
				if within := row.get(more.List()); within != nil {
					count += len(within.items)
				}
			}
		}
	}
	if count > maxRecords {
		return whole("the file holds %d records; a case file has at most %d", count, maxRecords)
	}
	return nil
}

// What a caller branches on of a file that can't be read.
var (
	// ErrForeign says that it is a file of another sort.
	ErrForeign = errors.New("this is a file of another sort")
	// ErrNewer says that a newer version wrote it.
	ErrNewer = errors.New("this file was made by a newer version of TOM Workbench; update the workbench to open it")
)

// checkFormat reports a file that isn't one of the form or that a newer version wrote.
func checkFormat(top *node, form Form) error {
	if top.sort != object || top.get(fieldFormat) == nil || top.get(fieldFormat).text != form.Format {
		return caused{Problems{{Text: fmt.Sprintf("this is not a %s of TOM Workbench: it doesn't begin with \"format\": %q", form.Noun, form.Format)}}, ErrForeign}
	}
	version := top.get(fieldVersion)
	if version == nil || version.sort != number {
		return Problems{{fieldVersion, "should be a number, the version of the file's format"}}
	}
	n, err := strconv.ParseUint(version.text, 10, 64)
	switch {
	case err == nil && n > form.newest() || errors.Is(err, strconv.ErrRange):
		return caused{Problems{{Text: ErrNewer.Error()}}, ErrNewer}
	case err != nil || n < 1:
		return Problems{{fieldVersion, fmt.Sprintf("%s is not a version of this format", shortened(version.text))}}
	}
	return nil
}

// place names a record.
type place struct {
	kind model.Kind
	key  string
}

// decoder turns the top of a file into a case.
type decoder struct {
	*binder
	records []model.Record
	// ranks says that the file has a journal, and so may give ranks.
	ranks bool
	paths map[place]string
	// faulty holds the fields that have a problem of form already, by the path of their record and their
	// name; what follows from that is not reported as well.
	faulty map[string]bool
}

func (d *decoder) file(top *node) File {
	var f File
	var head struct {
		Format   string    `json:"format"`
		Version  uint64    `json:"version"`
		Revision uint64    `json:"revision"`
		LastEdit time.Time `json:"lastEdit"`
	}
	elsewhere := []string{fieldCase, fieldCursor, fieldJournal}
	d.object(top, &head, "", nil, append(elsewhere, listNames(lists())...))
	d.ranks = top.get(fieldJournal) != nil
	d.head(top.get(fieldCase))
	for _, kind := range lists() {
		d.list(top.get(kind.List()), kind)
	}
	if f.Case = d.build(head.Revision); f.Case != nil {
		f.Case.LastEdit = head.LastEdit
	}
	d.journal(top, head.Revision, &f)
	return f
}

func (d *decoder) head(n *node) {
	if n == nil {
		d.report(fieldCase, "is missing; it holds the case's id, title and years")
		return
	}
	d.add(n, &model.Head{}, fieldCase, []string{fieldRank}, nil)
}

// list reads the records of a kind, and what stands inside each.
func (d *decoder) list(n *node, kind model.Kind) {
	path := kind.List()
	if n == nil || !d.is(n, items, path) {
		return
	}
	within := inside(kind)
	for i, row := range n.items {
		if d.full() {
			return
		}
		r := model.NewRecord(kind)
		if !d.addRanked(row, r, element(path, i), i, listNames(within)) {
			continue
		}
		for _, more := range within {
			d.inside(row, more, r.Key(), element(path, i))
		}
	}
}

// inside reads the records of a kind that stand in a scenario.
func (d *decoder) inside(n *node, kind model.Kind, scenario, path string) {
	for i, row := range d.rows(n, kind.List(), path) {
		r := model.WithScenario(model.NewRecord(kind), scenario)
		d.add(row, r, element(member(path, kind.List()), i), []string{fieldScenario, fieldRank}, nil)
	}
}

// rows returns the elements of a list in an object, none where there is no list.
func (d *decoder) rows(n *node, name, path string) []*node {
	rows := n.get(name)
	if rows == nil || !d.is(rows, items, member(path, name)) {
		return nil
	}
	return rows.items
}

// add fills a record and takes it among the case's, unless its id is taken. It reports whether it did.
func (d *decoder) add(n *node, r model.Record, path string, leaveOut, elsewhere []string) bool {
	before := len(d.problems)
	d.object(n, r, path, leaveOut, elsewhere)
	for _, p := range d.problems[before:] {
		d.faulty[faultOf(path, strings.TrimPrefix(p.Path, path+"."))] = true
	}
	if n.sort != object {
		return false
	}
	at := place{r.Kind(), r.Key()}
	if first, taken := d.paths[at]; taken {
		d.report(path, "has the same id as %s; give each its own", first)
		return false
	}
	d.paths[at] = path
	d.records = append(d.records, r)
	return true
}

// addRanked adds the record at place i of a list. Its place is its rank, unless the file has a journal and
// gives another.
func (d *decoder) addRanked(n *node, r model.Record, path string, i int, elsewhere []string) bool {
	var leaveOut []string
	if !d.ranks {
		leaveOut = []string{fieldRank}
	}
	if !d.add(n, r, path, leaveOut, elsewhere) {
		return false
	}
	if meta := r.RecordMeta(); meta.Rank == 0 {
		meta.Rank = model.RankAt(i)
		d.records[len(d.records)-1] = r.WithMeta(meta)
	}
	return true
}

// build makes the case, nil where something is wrong with it.
func (d *decoder) build(revision uint64) *model.Case {
	c, err := model.NewCase(revision, d.records, true)
	if err == nil {
		return c
	}
	var found model.Problems
	if !errors.As(err, &found) {
		d.report("", "%v", err)
		return nil
	}
	for _, p := range found {
		if path := d.paths[place{p.Kind, p.Key}]; !d.followsFromOther(p, path) {
			d.report(member(path, p.Field), "%s", p.Text)
		}
	}
	return nil
}

// followsFromOther reports whether a problem is only the consequence of one reported already.
func (d *decoder) followsFromOther(p model.Problem, path string) bool {
	if p.Kind == model.KindHead && p.Key == "" {
		return true
	}
	wrongYears := slices.ContainsFunc(d.problems, func(found Problem) bool {
		return found.Path == fieldCase || found.Path == member(fieldCase, fieldYears)
	})
	figures := p.Kind == model.KindLine && (p.Field == fieldMinimum || p.Field == fieldMaximum)
	return d.faulty[faultOf(path, p.Field)] || wrongYears && figures
}

// faultOf names a field of a record. A line's two rows of figures are one: each is held against the other.
func faultOf(path, field string) string {
	if end := strings.IndexAny(field, ".["); end >= 0 {
		field = field[:end]
	}
	if field == fieldMaximum {
		field = fieldMinimum
	}
	return member(path, field)
}
