package cli

import (
	"fmt"

	"github.com/google/uuid"

	"tomworkbench/model"
	"tomworkbench/model/collation"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// intoCase puts a pack and what answers it into a case, as the window does, and saves that: its papers then say what Members said.
func (c *collateFlags) intoCase(env Env, p *choices.Pack, given []choices.Given) error {
	file, err := casefile.Read(c.into)
	if err != nil {
		return err
	}
	var returns []*model.Return
	for _, g := range given {
		if g.Err != nil {
			continue // it is told with what isn't counted
		}
		r, err := g.Return.Record(g.Name)
		if err != nil {
			return err
		}
		if collation.Refuses([]*model.Pack{p.Record()}, r) != "" {
			continue
		}
		if r.When.IsZero() {
			r.ID = uuid.NewString() // a code without a name: two people may well send the same
		}
		returns = append(returns, r)
	}
	edits := []func(*model.Case) (model.Edit, error){
		func(now *model.Case) (model.Edit, error) { return now.GiveOut(p.Record()) },
		func(now *model.Case) (model.Edit, error) { return now.TakeIn(returns), nil },
		func(now *model.Case) (model.Edit, error) { return now.ShowNames(p.Record().Key(), c.names) },
	}
	taken := file.Case.TakeIn(returns)
	edit, err := file.Case.Together(taken.Text, edits...)
	if err != nil {
		return err
	}
	if !edit.Empty() {
		if file, err = withEdit(file, edit.Stamp(signature(env, ""))); err != nil {
			return err
		}
	}
	if _, err := writeMerged(c.out, file); err != nil {
		return err
	}
	fmt.Fprintf(env.Messages, "%s into %s.\n", taken.Text, c.out)
	return nil
}

// withEdit is a file after a signed edit, which its log holds where it has one.
func withEdit(file casefile.File, edit model.Edit) (casefile.File, error) {
	next, _, err := model.Apply(file.Case, edit)
	if err != nil {
		return file, err
	}
	if file.Journal != nil {
		var entry model.Entry
		entry, file.Cursor = file.Cursor.Do(edit, next.Revision)
		file.Journal = append(file.Journal, entry)
	}
	file.Case = next
	return file, nil
}
