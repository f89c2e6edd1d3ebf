package members

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/takein"
	"tomworkbench/model"
	"tomworkbench/model/collation"
	"tomworkbench/storage/choices"
)

// The commands of the page.
const (
	cmdPick       page.ID = "pick pack"
	cmdMake       page.ID = "make pack"
	cmdMakePage   page.ID = "make page"
	cmdTakeIn     page.ID = "take in returns"
	cmdCode       page.ID = "type a code"
	cmdNames      page.ID = "names asked"
	cmdShowNames  page.ID = "show names"
	cmdOpenReturn page.ID = "open return"
	cmdOpenAgreed page.ID = "open agreed most"
	cmdCopy       page.ID = "copy collation"
)

// Commands are those of the page.
func (v *view) Commands() []page.Command {
	noCase, here := page.NoCase(v.h), page.NotShown(v.h, v, title)
	noDecision := page.Bars(noCase, page.Unless(func() bool { return v.h.Session().Case().Decisions.Len() > 0 }, "The case has no decision yet, so there is nothing to ask"))
	noPack := page.Bars(noCase, page.Unless(func() bool { return v.shownPack() != nil }, "No pack has been made of this case yet; make one first"))
	noReturn := page.Bars(noPack, here, page.Unless(func() bool { return v.received() != nil }, "Put the cursor on a return first"))
	noAgreed := page.Bars(noPack, here, page.Unless(func() bool { return v.found.agreed != nil }, "Nothing is known to agree most often yet"))
	return []page.Command{
		{ID: cmdPick, Group: title, Name: "Which pack …", Bar: noPack, Run: v.pick},
		{ID: cmdMake, Group: title, Name: "Make a pack …", Bar: noDecision, Run: func() { v.give(asPack()) }},
		{ID: cmdMakePage, Group: title, Name: "Make a page …", Bar: noDecision, Run: func() { v.give(asPage()) }},
		{ID: cmdTakeIn, Group: title, Name: "Take returns in …", Bar: noPack, Run: v.takeIn},
		{ID: cmdCode, Group: title, Name: "Type a code …", Bar: noPack, Run: v.typeCode},
		{ID: cmdNames, Group: title, Name: "Paste the list of names …", Bar: noPack, Run: v.askNames},
		{ID: cmdShowNames, Group: title, Name: "Show names and small groups, or hide them", Bar: noPack, Run: func() { v.showNames(!v.shownPack().Named) }},
		{ID: cmdOpenReturn, Group: title, Name: "Open the return as a scenario", Bar: noReturn, Run: v.openReturn},
		{ID: cmdOpenAgreed, Group: title, Name: "Open what agrees most often as a scenario", Bar: noAgreed, Run: v.openAgreed},
		{ID: cmdCopy, Group: title, Name: "Copy the table of Members' answers", Bar: page.Bars(noPack, here), Run: v.copyTable},
	}
}

// shortNames name the commands on the page itself.
func shortNames() map[page.ID]string {
	return map[page.ID]string{
		cmdMake: "Make a pack …", cmdMakePage: "Make a page …", cmdTakeIn: "Take returns in …", cmdCode: "Type a code …", cmdNames: "List of names …",
		cmdOpenReturn: "Open the return", cmdOpenAgreed: "Open what agrees most", cmdCopy: "Copy table",
	}
}

// pick lets the person pick one of the packs given out.
func (v *view) pick() {
	latest := v.h.Session().Case().LatestPacks()
	names, current := make([]string, len(latest)), 0
	for i, p := range latest {
		names[i] = p.Name()
		if day := p.ClosingDay(); day != "" {
			names[i] += ", closes on " + day
		}
		if p == v.shownPack() {
			current = i
		}
	}
	v.h.Choose("What came back for which pack?", names, current, func(i int) {
		v.pack = latest[i].ID
		v.Refresh()
	})
}

// showNames shows names and groups however small, or hides them, on the page and in papers.
func (v *view) showNames(named bool) {
	if p := v.shownPack(); p != nil {
		v.h.Do(v.h.Session().Case().ShowNames(p.Key(), named))
	}
}

func (v *view) takeIn() {
	page.PickFiles(v.h, "Take returns in", []string{choices.ReturnExtension}, func(paths ...string) { takein.Files(v.h, paths...) })
}

// typeCode takes codes in, one a line. What is mistyped is named, and what was typed stays.
func (v *view) typeCode() {
	c := v.h.Session().Case()
	packs := []*model.Pack{v.shownPack()}
	for p := range c.Packs.All() {
		if p != packs[0] {
			packs = append(packs, p)
		}
	}
	page.AskLines(v.h, "Type codes", "One a line; a name and a colon in front, where you know whose it is", "", func(text string) error {
		_, err := takein.Codes(v.h, packs, text)
		return err
	}, func(text string) {
		if returns, err := takein.Codes(v.h, packs, text); err == nil {
			v.h.Do(v.h.Session().Case().TakeIn(returns), nil)
		}
	})
}

// askNames takes the list of the people from whom answers are awaited.
func (v *view) askNames() {
	p := v.shownPack()
	edit := func(text string) (model.Edit, error) {
		return v.h.Session().Case().AskNames(p.Key(), model.NamesIn(text))
	}
	page.AskLines(v.h, "Who was asked", "One name a line", strings.Join(p.Asked, "\n"), func(text string) error {
		e, err := edit(text)
		return page.Sound(v.h, e, err)
	}, func(text string) { v.h.Do(edit(text)) })
}

// received is the return under the cursor, nil for none.
func (v *view) received() *collation.Received {
	if row := v.Grid.Cursor.Row; v.tab == tabReturns && row < v.Rows() {
		return v.found.rows[tabReturns][row].received
	}
	return nil
}

// open opens the return under the cursor.
func (v *view) open() {
	switch {
	case v.received() != nil:
		v.h.Run(cmdOpenReturn)
	case v.tab == tabDecisions:
		if row := v.Grid.Cursor.Row; row < v.Rows() {
			v.h.Go(page.Place{Record: model.Hit{Kind: model.KindDecision, Key: v.Key(row)}})
		}
	}
}

// openReturn makes a scenario of the return under the cursor, named after the person where names are shown.
func (v *view) openReturn() {
	r := v.received()
	name, text := v.found.rows[tabReturns][v.Grid.Cursor.Row].cells[0], "Opened from a return to pack "+v.found.job.pack.Name()
	if v.found.job.pack.Named && r.Who != "" {
		name, text = r.Who, "Opened from the return of "+r.Who
	}
	c := v.h.Session().Case()
	name = c.FreeScenarioName(name)
	fitted, lost := collation.Fit(c, "case", r.Choices)
	if !v.h.Do(c.OpenAnswers(uuid.NewString(), name, text, fitted), nil) {
		return
	}
	if len(lost) > 0 {
		v.h.Tell("Not all of it could be opened", model.Capital(strings.Join(lost, "; "))+".")
		return
	}
	v.h.Explain(fmt.Sprintf("Opened as the scenario %s, which is shown now.", name))
}

// openAgreed makes a scenario of what agrees most often.
func (v *view) openAgreed() {
	c, a := v.h.Session().Case(), v.found.agreed
	name := c.FreeScenarioName("Agrees with most Members")
	reason := fmt.Sprintf("Agrees most often with %s: %d of %d times.", model.Many(len(v.found.returns.CountedReturns()), "return"), a.Agree, a.Of)
	v.h.Do(c.NewScheme(uuid.NewString(), name, a.Scheme.Options, reason))
}

// copyTable puts the list shown on the clipboard, as spreadsheets paste text.
func (v *view) copyTable() {
	var b strings.Builder
	line := func(cells []string) {
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(papers.Neutral(strings.Join(strings.Split(cell, "\n"), "; ")))
		}
		b.WriteByte('\n')
	}
	var heads []string
	for _, c := range v.Columns() {
		heads = append(heads, c.Title)
	}
	line(heads)
	for _, r := range v.found.rows[v.tab] {
		line(r.cells)
	}
	page.Copy(v.h, "The table is on the clipboard", b.String(), model.Delicate{})
}
