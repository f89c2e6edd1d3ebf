package papers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// The commands of what leaves the room.
const (
	cmdCopyImage    page.ID = "copy image"
	cmdCopyTable    page.ID = "copy table"
	cmdCopyAlt      page.ID = "copy alt text"
	cmdSaveFigure   page.ID = "save figure"
	cmdSaveWord     page.ID = "save word"
	cmdSavePDF      page.ID = "save pdf"
	cmdSaveWorkbook page.ID = "save workbook"
	cmdSaveAll      page.ID = "save all"
	cmdTemplate     page.ID = "word template"
	cmdStatement    page.ID = "decision statement"
	cmdRecord       page.ID = "record decision"
	cmdDeleteRecord page.ID = "delete recorded decision"
	cmdUsualOrder   page.ID = "usual order of figures"
	cmdChecks       page.ID = "check before final"
	cmdSwitchList   page.ID = "switch papers"
)

const title = page.PapersMenu

// Commands are those of what leaves the room.
func (v *view) Commands() []page.Command {
	none, hidden := page.NoScenario(v.h), page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title))
	decided := page.Unless(func() bool { return v.h.Session().Case().Resolution(v.h.Session().View().Scenario) != nil }, "Nothing is recorded as decided on this scenario; record the decision first")
	noRecord := page.Unless(func() bool { return v.decidedHere() != nil }, "No record of a decision is under the cursor")
	moved := page.Unless(func() bool { return len(v.h.Session().FigureOrder()) > 0 }, "They stand in it already")
	return []page.Command{
		{ID: cmdCopyImage, Group: page.Share, Name: "Copy the chart as an image", Shortcut: page.CtrlShift(fyne.KeyC), Bar: none, Run: v.copyImage},
		{ID: cmdCopyTable, Group: page.Share, Name: "Copy the chart's table", Shortcut: page.CtrlShift(fyne.KeyB), Bar: none, Run: v.copyTable},
		{ID: cmdCopyAlt, Group: page.Share, Name: "Copy the chart's text alternative", Shortcut: page.CtrlShift(fyne.KeyA), Bar: none, Run: v.copyAlt},
		{ID: cmdSaveFigure, Group: page.Share, Name: "Save the chart …", Shortcut: page.CtrlShift(fyne.KeyE), Bar: none, Run: v.saveFigure},
		{ID: cmdSaveWord, Group: title, Name: "Options paper …", Shortcut: page.CtrlShift(fyne.KeyW), Bar: none, Run: v.saveWord},
		{ID: cmdSavePDF, Group: title, Name: "Options paper as PDF …", Bar: none, Run: v.savePDF},
		{ID: cmdStatement, Group: title, Name: "Decision statement …", Bar: page.Bars(none, decided), Run: v.saveStatement},
		{ID: cmdRecord, Group: title, Name: "Record the decision …", Bar: none, Run: v.recordDecision},
		{ID: cmdDeleteRecord, Group: title, Name: "Delete the record of the decision under the cursor …", Bar: page.Bars(hidden, noRecord), Run: v.deleteResolution},
		{ID: cmdChecks, Group: title, Name: "Check before Final …", Bar: none, Run: func() { v.checkBefore(nil) }},
		{ID: cmdUsualOrder, Group: title, Name: "Figures in the usual order", Bar: page.Bars(hidden, moved), Run: func() { v.arrangeAs(nil) }},
		{ID: cmdSwitchList, Group: title, Name: "Switch between figures and words", Bar: hidden, Run: func() { v.showList(1 - v.list); v.Focus() }},
		{ID: cmdSaveWorkbook, Group: title, Name: "Workbook for Excel …", Bar: none, Run: v.saveWorkbook},
		{ID: cmdSaveAll, Group: title, Name: "Everything in a folder …", Bar: none, Run: v.saveAll},
		{ID: cmdTemplate, Group: title, Name: "Word template …", Run: v.pickTemplate},
	}
}

// shortNames name the commands on the page itself, where the group needn't be said.
func shortNames() map[page.ID]string {
	return map[page.ID]string{
		cmdCopyImage: "Copy image", cmdCopyTable: "Copy table", cmdCopyAlt: "Copy alt text", cmdSaveFigure: "Save …",
		cmdSaveWord: "Options paper …", cmdSavePDF: "PDF …", cmdStatement: "Decision statement …", page.DeliveryReport: "Quarterly report …",
		cmdSaveWorkbook: "Excel …", cmdSaveAll: "Everything …", page.Declare: "Conflicts of interest …", cmdChecks: "Check …",
		page.MoveUp: "Up", page.MoveDown: "Down", cmdUsualOrder: "Usual order", cmdRecord: "Record the decision …", cmdDeleteRecord: "Delete record …",
	}
}

// subject is what papers are made of now.
func (v *view) subject() papers.Paper {
	shown := v.h.Session().View()
	s := papers.Paper{At: v.h.Now(), Final: shown.Final, Hands: v.h.Session().PrintsHands()}
	s.Subject = charts.Subject{Case: v.h.Session().Shown(), Scenario: shown.Scenario, With: v.comparedWith(), Estimate: shown.Estimate, Basis: shown.Basis, Workings: v.workings}
	for _, k := range v.inOrder() {
		if !v.h.Session().LeftOut(string(k)) {
			s.Only = append(s.Only, k)
		}
	}
	if !v.isPublic() {
		return s
	}
	if v.publicOf != s.Case {
		v.published, v.publicOf = s.ForPublic(), s.Case
	}
	public := v.published // what it is without is found once a case
	public.At, public.Final, public.Hands, public.Only = s.At, s.Final, s.Hands, s.Only
	public.Scenario, public.With, public.Estimate, public.Basis = s.Scenario, s.With, s.Estimate, s.Basis
	return public
}

// isPublic reports whether papers are to be without what is not for publication, of which the case has some.
func (v *view) isPublic() bool {
	return v.h.Session().View().Public && len(v.h.Session().Case().Unpublished()) > 0
}

// errWhole says that a picture holds what the papers are to be without.
var errWhole = errors.New("papers are set to “For publication”, and this picture rests on what is not; set the page Papers to “Whole” to take it")

// comparedWith are the scenarios picked to compare, or the first others.
func (v *view) comparedWith() []string {
	c, scenario := v.h.Session().Case(), v.h.Session().View().Scenario
	var with []string
	for _, id := range v.h.Session().Compared() {
		if id != scenario && len(with) < charts.MostCompared-1 {
			with = append(with, id)
		}
	}
	if len(with) == 0 {
		return charts.Others(c, scenario)
	}
	return with
}

// figure makes the figure that the commands are about: the one that the page shown shows.
func (v *view) figure() (*charts.Figure, charts.FigureID, error) {
	kind, s := charts.FigureProfile, v.subject()
	if shown, ok := v.h.Shown().(page.Maker); ok {
		if v.isPublic() {
			return nil, "", errWhole
		}
		f, err := shown.MakeFigure()
		if err != nil {
			return nil, "", err
		}
		return s.Printed(shown.FigureKind(), f), shown.FigureKind(), nil
	}
	if shown, ok := v.h.Shown().(page.Figured); ok {
		var scenarios []string
		if kind, scenarios = shown.FigureShown(); len(scenarios) > 0 {
			s.Scenario, s.With = scenarios[0], scenarios[1:]
		}
	}
	if s.Withholds(kind) {
		return nil, "", errWhole
	}
	f, err := s.Figure(kind)
	return f, kind, err
}

// copyImage puts the chart at paper size on the clipboard; where there is none for pictures it is saved.
func (v *view) copyImage() {
	f, kind, err := v.figure()
	if err != nil {
		v.h.Report(err)
		return
	}
	v.knowing(f, func() { v.copyAsImage(f, kind) })
}

func (v *view) copyAsImage(f *charts.Figure, kind charts.FigureID) {
	size := f.PrintSize()
	page.Later(v.h, func(context.Context) (string, error) {
		var picture bytes.Buffer
		if err := f.PNG(&picture, size); err != nil {
			return "", err
		}
		err := v.h.Pasteboard().PutImage(picture.Bytes())
		if errors.Is(err, page.ErrNoPasteboard) {
			path := page.FreePath(filepath.Join(page.DocumentsFolder(), v.paperName(kind)+papers.PNG))
			return path, papers.SaveFigure(f, path, size)
		}
		return "", err
	}, func(saved string, err error) {
		switch {
		case err != nil:
			v.h.Report(err)
		case saved != "":
			page.Saved(v.h, "Saved instead", "This desktop's clipboard takes no pictures, so the chart is saved as "+saved+".", saved)
		default:
			page.Copied(v.h, fmt.Sprintf("Copied as an image of %v × %v mm: %s", size.WidthMM, size.HeightMM, kind.Name()), v.holds(kind))
		}
	})
}

// copyTable puts the table on the clipboard, so that Word and Excel paste a table.
func (v *view) copyTable() {
	f, kind, err := v.figure()
	if err != nil {
		v.h.Report(err)
		return
	}
	page.Later(v.h, func(context.Context) (bool, error) { return true, v.h.Pasteboard().PutHTML(papers.HTML(f)) }, func(_ bool, err error) {
		if errors.Is(err, page.ErrNoPasteboard) { // Fyne's own takes text, which Excel pastes as cells
			fyne.CurrentApp().Clipboard().SetContent(papers.Text(f))
			err = nil
		}
		if err != nil {
			v.h.Report(err)
			return
		}
		page.Copied(v.h, "Copied as a table: "+kind.Name(), v.holds(kind))
	})
}

func (v *view) copyAlt() {
	f, kind, err := v.figure()
	if err != nil {
		v.h.Report(err)
		return
	}
	page.Copy(v.h, "Copied as a text alternative: "+kind.Name(), model.Undirected(f.Alt()), v.holds(kind))
}

// paperName proposes a file's name, without its ending.
func (v *view) paperName(kind charts.FigureID) string {
	return papers.FileName(v.h.Session().Scenario().Name + " " + strings.ToLower(kind.Name()))
}

// saveFigure asks in which form and size, then where.
func (v *view) saveFigure() {
	formats := charts.Formats()
	var names []string
	for _, f := range formats {
		names = append(names, "Picture (PNG): "+f.Name)
	}
	names = append(names, "Picture (PNG): another size …", "Drawing (SVG)", "Table (CSV)")
	v.h.Choose("Save the chart as", names, 0, func(i int) {
		switch rest := i - len(formats); {
		case rest < 0:
			v.saveFigureAs(papers.PNG, formats[i])
		case rest == 0:
			v.askSize()
		case rest == 1:
			v.saveFigureAs(papers.SVG, formats[0])
		default:
			v.saveFigureAs(papers.Table, formats[0])
		}
	})
}

// askSize asks for a size of one's own.
func (v *view) askSize() {
	usual := draw.DefaultPrintSize()
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	width := &ui.FormField{Label: "Width in mm", Text: number(usual.WidthMM)}
	height := &ui.FormField{Label: "Height in mm", Text: number(usual.HeightMM)}
	dots := &ui.FormField{Label: "Dots an inch", Text: strconv.Itoa(usual.DPI)}
	var size draw.PrintSize
	check := func() error {
		var errs [3]error
		size.WidthMM, errs[0] = strconv.ParseFloat(strings.TrimSpace(width.Value()), 64)
		size.HeightMM, errs[1] = strconv.ParseFloat(strings.TrimSpace(height.Value()), 64)
		size.DPI, errs[2] = strconv.Atoi(strings.TrimSpace(dots.Value()))
		if errors.Join(errs[:]...) != nil {
			return errors.New("width, height and dots are numbers, such as 159, 100 and 300")
		}
		return size.Check()
	}
	v.h.AskForm("Size of the picture", nil, []*ui.FormField{width, height, dots}, "Go on", check, func() {
		v.saveFigureAs(papers.PNG, charts.Format{Size: size})
	})
}

func (v *view) saveFigureAs(ending string, format charts.Format) {
	f, kind, err := v.figure()
	if err != nil {
		v.h.Report(err)
		return
	}
	proposed := filepath.Join(page.DocumentsFolder(), v.paperName(kind)+ending)
	save := func() {
		page.AskPath(v.h, "Save the chart", proposed, ending, v.holds(kind), func(path string) {
			v.saveInBackground("Saving the chart", path, "", func() error { return papers.SaveFigure(f, path, format.For(f)) })
		})
	}
	if ending != papers.PNG {
		save() // it holds text, drawn by whoever reads it
		return
	}
	v.knowing(f, save)
}

// saveInBackground writes one file and says where it is, with what else a person has to know.
func (v *view) saveInBackground(title, path, said string, write func() error) {
	page.WithProgress(v.h, title, func(context.Context, func(int, int)) error { return write() }, func(err error) {
		if err != nil {
			v.h.Tell("Not saved", say.Error(err))
			return
		}
		page.Saved(v.h, "Saved", path+" is saved."+said, path)
	})
}

// optionsTitle is the title of the dialog that saves the options paper.
const optionsTitle = "Options paper"

// saveWord saves the options paper.
func (v *view) saveWord() {
	s := v.subject()
	v.finally(func() {
		v.knowingAll(s, s.Chosen(), func() { v.saveDocument(optionsTitle, papers.Word, s.Case.Delicate(), papers.SaveOptions) })
	})
}

// savePDF saves the options paper as a PDF, once it is known that there is a program that makes one.
func (v *view) savePDF() {
	page.Later(v.h, func(context.Context) (bool, error) { return true, papers.CheckPDF() }, func(_ bool, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		s := v.subject()
		v.finally(func() {
			v.knowingAll(s, s.Chosen(), func() { v.saveDocument("Options paper as PDF", papers.PDF, s.Case.Delicate(), papers.SaveOptions) })
		})
	})
}

// saveStatement saves what was decided: it holds no figures.
func (v *view) saveStatement() {
	v.saveDocument("Decision statement", papers.Word, model.Delicate{}, papers.SaveStatement)
}

func (v *view) saveWorkbook() {
	v.finally(func() {
		v.saveDocument("Workbook for Excel", papers.Workbook, v.subject().Case.Delicate(), papers.SaveWorkbook)
	})
}

func (v *view) saveDocument(title, ending string, holds model.Delicate, save func(papers.Paper, string) error) {
	s, extras := v.subject(), v.paperExtras()
	name := v.h.Session().Scenario().Name
	if ending != papers.Workbook {
		name += " " + strings.ToLower(title)
	}
	if v.isPublic() {
		name += " for publication"
	}
	write := func(path string) {
		said := ""
		if strings.EqualFold(filepath.Ext(path), papers.Word) && title == optionsTitle {
			said = " Word puts the numbers of pages into its list of contents once you right-click that and choose Update Field."
		}
		v.saveInBackground(title, path, said, func() error {
			s, err := extras(s)
			if err != nil {
				return err
			}
			return save(s, path)
		})
	}
	also := []string{}
	if ending == papers.Word {
		also = append(also, papers.PDF)
	}
	page.AskPath(v.h, title, filepath.Join(page.DocumentsFolder(), papers.FileName(name)+ending), ending, holds, write, also...)
}

// holds is what of a figure isn't for everybody.
func (v *view) holds(kind charts.FigureID) model.Delicate {
	return v.subject().Holds(kind)
}

// saveAll asks for a folder and fills it with everything.
func (v *view) saveAll() {
	v.finally(func() {
		s := v.subject()
		v.knowingAll(s, s.Figures(), func() { v.saveEverything(s) })
	})
}

func (v *view) saveEverything(s papers.Paper) {
	proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(v.h.Session().Case().Head().Title+" – "+v.h.Session().Scenario().Name))
	page.AskFolder(v.h, "Everything in a folder", proposed, s.Case.Delicate(), func(folder string) { v.fillFolder(s, folder) })
}

func (v *view) fillFolder(s papers.Paper, folder string) {
	extras := v.paperExtras()
	page.WithProgress(v.h, "Writing everything", func(ctx context.Context, report func(int, int)) error {
		s, err := extras(s)
		if err != nil {
			return err
		}
		return papers.Job{Papers: []papers.Paper{s}, Into: folder, Format: charts.Formats()[0], Documents: true}.Run(ctx, report)
	}, func(err error) {
		if err != nil {
			v.h.Tell("Not everything is saved", say.Error(err))
			return
		}
		page.Saved(v.h, "Saved", "Every figure, the options paper and the workbook are in "+folder+".", folder)
	})
}

// settingTemplate remembers the council's own Word template.
const settingTemplate = "template"

// readTemplate reads the template, nil where none is set.
func readTemplate(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	template, err := papers.ReadTemplate(path)
	if err != nil {
		return nil, fmt.Errorf("the Word template can't be read; choose it anew under Papers: %w", err)
	}
	return template, nil
}

// pickTemplate sets the Word template whose styles papers take, or takes it away.
func (v *view) pickTemplate() {
	now := v.h.Session().Recall(settingTemplate)
	if now == "" {
		page.PickFile(v.h, "Word template", papers.TemplateEndings(), v.useTemplate)
		return
	}
	v.h.Choose("Word template: "+filepath.Base(now), []string{"Keep it", "Another template …", "The built-in look"}, 0, func(i int) {
		switch i {
		case 1:
			page.PickFile(v.h, "Word template", papers.TemplateEndings(), v.useTemplate)
		case 2:
			v.h.Session().Remember(settingTemplate, "")
			v.h.Explain("Papers take the built-in look")
		}
	})
}

// useTemplate keeps a template, once it has proved to be one.
func (v *view) useTemplate(path string) {
	page.Later(v.h, func(context.Context) (bool, error) {
		template, err := readTemplate(path)
		if err == nil {
			err = papers.CheckTemplate(template)
		}
		return true, err
	}, func(_ bool, err error) {
		if err != nil {
			v.h.Report(err)
			return
		}
		v.h.Session().Remember(settingTemplate, path)
		v.h.Explain("Papers take the styles of " + filepath.Base(path))
	})
}

// paperExtras returns what reads, off the window's goroutine, what papers need from the disk: the template.
func (v *view) paperExtras() func(papers.Paper) (papers.Paper, error) {
	template := v.h.Session().Recall(settingTemplate)
	return func(s papers.Paper) (papers.Paper, error) {
		var err error
		s.Template, err = readTemplate(template)
		return s, err
	}
}
