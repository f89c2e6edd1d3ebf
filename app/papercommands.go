package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// The commands of what leaves the room.
const (
	pagePapers      commandID = "papers"
	cmdCopyImage    commandID = "copy image"
	cmdCopyTable    commandID = "copy table"
	cmdCopyAlt      commandID = "copy alt text"
	cmdSaveFigure   commandID = "save figure"
	cmdSaveWord     commandID = "save word"
	cmdSaveWorkbook commandID = "save workbook"
	cmdSaveAll      commandID = "save all"
	cmdTemplate     commandID = "word template"
)

const groupPapers = "Papers"

func (w *Window) paperCommands() []command {
	has := func() bool { return w.session.View().Scenario != "" }
	return []command{
		{cmdCopyImage, groupPapers, "Copy the chart as an image", ctrlShift(fyne.KeyC), "", has, w.copyImage},
		{cmdCopyTable, groupPapers, "Copy the chart's table", ctrlShift(fyne.KeyB), "", has, w.copyTable},
		{cmdCopyAlt, groupPapers, "Copy the chart's text alternative", ctrlShift(fyne.KeyA), "", has, w.copyAlt},
		{cmdSaveFigure, groupPapers, "Save the chart …", ctrlShift(fyne.KeyE), "", has, w.saveFigure},
		{cmdSaveWord, groupPapers, "Appendix for Word …", ctrlShift(fyne.KeyW), "", has, w.saveWord},
		{cmdSaveWorkbook, groupPapers, "Workbook for Excel …", nil, "", has, w.saveWorkbook},
		{cmdSaveAll, groupPapers, "Everything in a folder …", nil, "", has, w.saveAll},
		{cmdTemplate, groupPapers, "Word template …", nil, "", nil, w.pickTemplate},
	}
}

// shortNames name the commands on the page itself, where the group needn't be said.
func shortNames() map[commandID]string {
	return map[commandID]string{
		cmdCopyImage: "Copy image", cmdCopyTable: "Copy table", cmdCopyAlt: "Copy alt text", cmdSaveFigure: "Save …",
		cmdSaveWord: "Word …", cmdSaveWorkbook: "Excel …", cmdSaveAll: "Everything …", cmdDeclare: "Conflicts of interest …",
	}
}

// paperSubject is what papers are made of now.
func (w *Window) paperSubject() papers.Subject {
	c, view := w.session.Case(), w.session.View()
	s := papers.Subject{At: w.now()}
	s.Subject = charts.Subject{Case: c, Scenario: view.Scenario, With: w.comparedWith(), Estimate: view.Estimate, Basis: view.Basis, Evidence: new(charts.Evidence)}
	for _, k := range charts.Kinds() {
		if !w.leftOut(k) {
			s.Only = append(s.Only, k)
		}
	}
	for _, p := range w.pages {
		if v, ok := p.view.(*papersView); ok {
			s.Final, s.Evidence = v.state.Selected == 1, v.evidence
		}
	}
	return s
}

// settingLeftOut remembers, by case, which figures the appendix leaves out.
const settingLeftOut = "left out/"

func (w *Window) leftOut(k charts.Kind) bool {
	return slices.Contains(strings.Fields(w.session.Recall(settingLeftOut+w.session.Case().Head().ID)), string(k))
}

// leaveOut leaves a figure out of the appendix, or takes it in again.
func (w *Window) leaveOut(k charts.Kind) {
	name := settingLeftOut + w.session.Case().Head().ID
	out := strings.Fields(w.session.Recall(name))
	words := k.Name() + " is left out of the appendix"
	if i := slices.Index(out, string(k)); i >= 0 {
		out, words = slices.Delete(out, i, i+1), k.Name()+" is in the appendix"
	} else {
		out = append(out, string(k))
	}
	w.session.Remember(name, strings.Join(out, " "))
	w.status.explain(words)
}

// comparedWith are the scenarios picked to compare, or the first others.
func (w *Window) comparedWith() []string {
	c, scenario := w.session.Case(), w.session.View().Scenario
	var with []string
	for _, id := range strings.Fields(w.session.Recall(settingCompared + c.Head().ID)) {
		if _, ok := c.Scenarios.Get(id); ok && id != scenario && len(with) < charts.MostCompared-1 {
			with = append(with, id)
		}
	}
	if len(with) == 0 {
		return charts.Others(c, scenario)
	}
	return with
}

// figured is a view that shows a figure of its own: which, and of which scenarios where that isn't the one shown.
type figured interface {
	figureShown() (k charts.Kind, scenarios []string)
}

// maker is a view that makes its figure itself, of what it has found of the present state, or says why it can't.
type maker interface {
	figureKind() charts.Kind
	makeFigure() (*charts.Figure, error)
}

// paperFigure makes the figure that the commands are about: the one that the page shows.
func (w *Window) paperFigure() (*charts.Figure, charts.Kind, error) {
	kind, s := charts.KindProfile, w.paperSubject()
	if v, ok := w.page.view.(maker); ok {
		f, err := v.makeFigure()
		if err != nil {
			return nil, "", err
		}
		return s.Printed(v.figureKind(), f), v.figureKind(), nil
	}
	if v, ok := w.page.view.(figured); ok {
		var scenarios []string
		if kind, scenarios = v.figureShown(); len(scenarios) > 0 {
			s.Scenario, s.With = scenarios[0], scenarios[1:]
		}
	}
	f, err := s.Figure(kind)
	return f, kind, err
}

// copyImage puts the chart at paper size on the clipboard; where there is none for pictures it is saved.
func (w *Window) copyImage() {
	f, kind, err := w.paperFigure()
	if err != nil {
		w.report(err)
		return
	}
	w.knowing(f, func() { w.copyAsImage(f, kind) })
}

func (w *Window) copyAsImage(f *charts.Figure, kind charts.Kind) {
	page := f.Page()
	later(w, func() (string, error) {
		var picture bytes.Buffer
		if err := f.PNG(&picture, page); err != nil {
			return "", err
		}
		err := w.pasteboard.putImage(picture.Bytes())
		if errors.Is(err, errNoClipboard) {
			path := freePath(filepath.Join(documentsFolder(), w.paperName(kind)+papers.PNG))
			return path, papers.SaveFigure(f, path, page)
		}
		return "", err
	}, func(saved string, err error) {
		switch {
		case err != nil:
			w.report(err)
		case saved != "":
			w.tell("Saved instead", "This desktop's clipboard takes no pictures, so the chart is saved as "+saved+".")
		default:
			w.status.explain(fmt.Sprintf("Copied as an image of %v × %v mm: %s", page.WidthMM, page.HeightMM, kind.Name()))
		}
	})
}

// copyTable puts the table on the clipboard, so that Word and Excel paste a table.
func (w *Window) copyTable() {
	f, kind, err := w.paperFigure()
	if err != nil {
		w.report(err)
		return
	}
	later(w, func() (bool, error) { return true, w.pasteboard.putHTML(papers.HTML(f)) }, func(_ bool, err error) {
		if errors.Is(err, errNoClipboard) { // Fyne's own takes text, which Excel pastes as cells
			w.app.Clipboard().SetContent(papers.Text(f))
			err = nil
		}
		if err != nil {
			w.report(err)
			return
		}
		w.status.explain("Copied as a table: " + kind.Name())
	})
}

func (w *Window) copyAlt() {
	f, kind, err := w.paperFigure()
	if err != nil {
		w.report(err)
		return
	}
	w.app.Clipboard().SetContent(model.Undirected(f.Alt()))
	w.status.explain("Copied as a text alternative: " + kind.Name())
}

// paperName proposes a file's name, without its ending.
func (w *Window) paperName(kind charts.Kind) string {
	return papers.FileName(w.session.Scenario().Name + " " + strings.ToLower(kind.Name()))
}

// freePath returns the first name like a file's, numbered, that is not taken.
func freePath(path string) string {
	if _, err := os.Stat(path); err != nil {
		return path
	}
	return freeName(path)
}

// saveFigure asks in which form and size, then where.
func (w *Window) saveFigure() {
	formats := charts.Formats()
	var names []string
	for _, f := range formats {
		names = append(names, "Picture (PNG): "+f.Name)
	}
	names = append(names, "Picture (PNG): another size …", "Drawing (SVG)", "Table (CSV)")
	w.choose("Save the chart as", names, 0, func(i int) {
		switch rest := i - len(formats); {
		case rest < 0:
			w.saveFigureAs(papers.PNG, formats[i])
		case rest == 0:
			w.askSize()
		case rest == 1:
			w.saveFigureAs(papers.SVG, formats[0])
		default:
			w.saveFigureAs(papers.Table, formats[0])
		}
	})
}

// askSize asks for a size of one's own.
func (w *Window) askSize() {
	usual := draw.DefaultPage()
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	width := &ui.FormField{Label: "Width in mm", Text: number(usual.WidthMM)}
	height := &ui.FormField{Label: "Height in mm", Text: number(usual.HeightMM)}
	dots := &ui.FormField{Label: "Dots an inch", Text: strconv.Itoa(usual.DPI)}
	var page draw.Page
	check := func() error {
		var errs [3]error
		page.WidthMM, errs[0] = strconv.ParseFloat(strings.TrimSpace(width.Value()), 64)
		page.HeightMM, errs[1] = strconv.ParseFloat(strings.TrimSpace(height.Value()), 64)
		page.DPI, errs[2] = strconv.Atoi(strings.TrimSpace(dots.Value()))
		if errors.Join(errs[:]...) != nil {
			return errors.New("width, height and dots are numbers, such as 159, 100 and 300")
		}
		return page.Check()
	}
	w.askForm("Size of the picture", nil, []*ui.FormField{width, height, dots}, "Go on", check, func() {
		w.saveFigureAs(papers.PNG, charts.Format{Page: page})
	})
}

func (w *Window) saveFigureAs(ending string, format charts.Format) {
	f, kind, err := w.paperFigure()
	if err != nil {
		w.report(err)
		return
	}
	proposed := filepath.Join(documentsFolder(), w.paperName(kind)+ending)
	save := func() {
		w.askPath("Save the chart", proposed, ending, func(path string) {
			w.saveInBackground("Saving the chart", path, func() error { return papers.SaveFigure(f, path, format.For(f)) })
		})
	}
	if ending != papers.PNG { // the others hold text, drawn by whoever reads it
		save()
		return
	}
	w.knowing(f, save)
}

// saveInBackground writes one file and says where it is.
func (w *Window) saveInBackground(title, path string, write func() error) {
	w.withProgress(title, func(context.Context, func(int, int)) error { return write() }, func(err error) {
		if err != nil {
			w.tell("Not saved", errorWords(err))
			return
		}
		w.tell("Saved", path+" is saved.")
	})
}

func (w *Window) saveWord() {
	s := w.paperSubject()
	w.knowingAll(s, s.Chosen(), w.saveAppendix)
}

func (w *Window) saveAppendix() {
	extras := w.paperExtras()
	w.saveDocument("Appendix for Word", papers.Word, func(s papers.Subject, path string) error {
		s, err := extras(s)
		if err != nil {
			return err
		}
		return papers.SaveWord(s, path)
	})
}

func (w *Window) saveWorkbook() {
	w.saveDocument("Workbook for Excel", papers.Workbook, papers.SaveWorkbook)
}

func (w *Window) saveDocument(title, ending string, save func(papers.Subject, string) error) {
	s := w.paperSubject()
	proposed := filepath.Join(documentsFolder(), papers.FileName(w.session.Scenario().Name)+ending)
	w.askPath(title, proposed, ending, func(path string) {
		w.saveInBackground(title, path, func() error { return save(s, path) })
	})
}

// saveAll asks for a folder and fills it with everything.
func (w *Window) saveAll() {
	s := w.paperSubject()
	w.knowingAll(s, s.Kinds(), func() { w.saveEverything(s) })
}

func (w *Window) saveEverything(s papers.Subject) {
	proposed := filepath.Join(documentsFolder(), papers.FileName(w.session.Case().Head().Title+" – "+w.session.Scenario().Name))
	check := func(text string) error {
		if strings.TrimSpace(text) == "" {
			return errors.New("name a folder")
		}
		if info, err := os.Stat(strings.TrimSpace(text)); err == nil && !info.IsDir() {
			return errors.New("that is a file, not a folder")
		}
		return nil
	}
	w.askText("Everything in a folder", "Folder", proposed, check, func(text string) {
		folder := strings.TrimSpace(text)
		if whole, err := filepath.Abs(folder); err == nil {
			folder = whole
		}
		if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
			w.ask("Use this folder?", folder+" has files in it already; those of the same name are replaced.", "Use it", func() { w.fillFolder(s, folder) })
			return
		}
		w.fillFolder(s, folder)
	})
}

func (w *Window) fillFolder(s papers.Subject, folder string) {
	extras := w.paperExtras()
	w.withProgress("Writing everything", func(ctx context.Context, report func(int, int)) error {
		s, err := extras(s)
		if err != nil {
			return err
		}
		return papers.Job{Subjects: []papers.Subject{s}, Into: folder, Format: charts.Formats()[0], Documents: true}.Run(ctx, report)
	}, func(err error) {
		if err != nil {
			w.tell("Not everything is saved", errorWords(err))
			return
		}
		w.tell("Saved", "Every figure, the appendix and the workbook are in "+folder+".")
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

// pickTemplate sets the Word template whose styles the appendix takes, or takes it away.
func (w *Window) pickTemplate() {
	now := w.session.Recall(settingTemplate)
	if now == "" {
		w.pickFile("Word template", papers.TemplateEndings(), w.useTemplate)
		return
	}
	w.choose("Word template: "+filepath.Base(now), []string{"Keep it", "Another template …", "The built-in look"}, 0, func(i int) {
		switch i {
		case 1:
			w.pickFile("Word template", papers.TemplateEndings(), w.useTemplate)
		case 2:
			w.session.Remember(settingTemplate, "")
			w.status.explain("The appendix takes the built-in look")
		}
	})
}

// useTemplate keeps a template, once it has proved to be one.
func (w *Window) useTemplate(path string) {
	later(w, func() (bool, error) {
		template, err := readTemplate(path)
		if err == nil {
			err = papers.CheckTemplate(template)
		}
		return true, err
	}, func(_ bool, err error) {
		if err != nil {
			w.report(err)
			return
		}
		w.session.Remember(settingTemplate, path)
		w.status.explain("The appendix takes the styles of " + filepath.Base(path))
	})
}

// paperExtras returns what reads, off the window's goroutine, what papers need from the disk: the template, and who
// made every edit.
func (w *Window) paperExtras() func(papers.Subject) (papers.Subject, error) {
	template, makers := w.session.Recall(settingTemplate), w.session.Makers()
	return func(s papers.Subject) (papers.Subject, error) {
		var err error
		if s.Template, err = readTemplate(template); err != nil {
			return s, err
		}
		s.Who, err = makers()
		return s, err
	}
}
