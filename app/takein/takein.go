// Package takein brings what Members answered into the open case, from files, folders and codes.
package takein

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/model"
	"tomworkbench/model/collation"
	"tomworkbench/storage/choices"
)

// Files reads returns, files and whole folders, away from the window, and takes in what answers a pack of the case.
func Files(h page.Host, paths ...string) {
	page.Later(h, func(context.Context) ([]one, error) { return read(choices.Gather(paths...)), nil }, func(all []one, _ error) { take(h, all) })
}

// Dropped takes in returns and folders among what was dropped on the window; where there is none, otherwise is called.
func Dropped(h page.Host, files []fyne.URI, otherwise func()) {
	page.Later(h, func(context.Context) ([]string, error) {
		var paths []string
		for _, f := range files {
			info, err := os.Stat(f.Path())
			if strings.EqualFold(f.Extension(), choices.ReturnExtension) || err == nil && info.IsDir() {
				paths = append(paths, f.Path())
			}
		}
		return paths, nil
	}, func(paths []string, _ error) {
		if len(paths) == 0 || !h.Session().HasCase() {
			otherwise()
			return
		}
		Files(h, paths...)
	})
}

// one is what was given, and what the case would keep of it.
type one struct {
	name   string
	record *model.Return
	err    error
}

func read(given []choices.Given) []one {
	all := make([]one, len(given))
	for i, g := range given {
		all[i] = one{name: g.Name, err: g.Err}
		if g.Err == nil {
			all[i].record, all[i].err = g.Return.Record(g.Name)
		}
	}
	return all
}

// take makes the edit of what the case doesn't have yet, and lists what it doesn't take.
func take(h page.Host, all []one) {
	c := h.Session().Case()
	packs := slices.Collect(c.Packs.All())
	var returns []*model.Return
	var refused []string
	known := 0
	for _, x := range all {
		why := ""
		if x.err != nil {
			why = say.Error(x.err)
		} else if why = collation.Refuses(packs, x.record); why == "" {
			if _, kept := c.Returns.Get(x.record.ID); kept {
				known++
			}
			returns = append(returns, x.record)
			continue
		}
		refused = append(refused, x.name+": "+why)
	}
	e := c.TakeIn(returns)
	if !h.Do(e, nil) {
		return
	}
	tell(h, len(all), e, known, refused)
}

// tell says what was taken in and what wasn't, with its reason.
func tell(h page.Host, all int, e model.Edit, known int, refused []string) {
	if all == 0 {
		h.Tell("Nothing to take in", "There is no file of choices ("+choices.ReturnExtension+") in it.")
		return
	}
	title := e.Text
	if e.Empty() {
		title = "Nothing new to take in"
	}
	var parts []string
	if known > 0 {
		parts = append(parts, fmt.Sprintf("%s in the case already.", model.Many(known, "return")+model.Plural(known, " is", " are")))
	}
	if len(refused) > 0 {
		parts = append(parts, "Not taken in:\n"+strings.Join(refused, "\n"))
	}
	if len(parts) == 0 {
		parts = []string{"The page Members counts all of them. Undo takes them out again."}
	}
	h.Tell(title, strings.Join(parts, "\n\n"))
}

// Codes reads codes, one a line, with a name and a colon or an equals sign in front where somebody gives one. The error names the
// line, and nothing is taken in where there is one.
func Codes(h page.Host, packs []*model.Pack, text string) ([]*model.Return, error) {
	if len(packs) == 0 {
		return nil, fmt.Errorf("no pack has been made of this case, so there is nothing that a code could answer")
	}
	var found []*model.Return
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		who, code := "", line
		if at := strings.LastIndexAny(line, "=:"); at >= 0 {
			who, code = strings.TrimSpace(line[:at]), line[at+1:]
		}
		g := choices.FromCode(code, who, h.Now(), packs[0], packs[1:]...)
		if g.Err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, g.Err)
		}
		x, err := g.Return.Record(g.Name)
		if err != nil {
			return nil, err
		}
		x.ID = uuid.NewString() // two people may well send the same code
		found = append(found, x)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no code is typed; write one a line, with a name and a colon in front where you know it")
	}
	return found, nil
}
