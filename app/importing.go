package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	fynestorage "fyne.io/fyne/v2/storage"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// importCase lets the person pick a case file.
func (w *Window) importCase() {
	w.pickFile("Import a case file", []string{casefile.Extension}, w.importFile)
}

// pickFile lets the person pick one of the files in the usual folders whose names have one of the endings, or look
// elsewhere.
func (w *Window) pickFile(title string, endings []string, use func(path string)) {
	later(w, func() ([]foundFile, error) { return filesIn(usualFolders(), endings), nil }, func(files []foundFile, _ error) {
		if !w.idle() {
			return
		}
		const leastRows = 4 // a folder that is typed may hold more than one file
		var found []foundFile
		find := func(typed string) []string {
			found = filesFor(typed, files, endings)
			names := make([]string, 0, len(found)+1)
			for _, f := range found {
				names = append(names, f.words())
			}
			return append(names, "Another place …")
		}
		w.search(title, "Type part of a name, or where a file is", ui.ChooserWidth, max(len(files)+1, leastRows), find, func(i int) {
			if i < len(found) {
				use(found[i].path)
			} else {
				w.browse(endings, use)
			}
		})
	})
}

// filesFor returns the files whose names hold what was typed; where that is a path, the file or those of the folder
// that it leads to.
func filesFor(typed string, files []foundFile, endings []string) []foundFile {
	typed = strings.TrimSpace(typed)
	path := strings.Trim(typed, `"`) // as Windows copies a path
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	if filepath.IsAbs(path) {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil
		case info.IsDir():
			return filesIn([]string{path}, endings)
		case hasEnding(path, endings):
			return []foundFile{{path, info.ModTime()}}
		}
		return nil
	}
	var found []foundFile
	for _, f := range files {
		if strings.Contains(strings.ToLower(f.words()), strings.ToLower(typed)) {
			found = append(found, f)
		}
	}
	return found
}

// foundFile is a case file that was found, with the time it was changed.
type foundFile struct {
	path    string
	changed time.Time
}

// words names the file, its folder and its time.
func (f foundFile) words() string {
	return filepath.Base(f.path) + " – " + filepath.Base(filepath.Dir(f.path)) + ", " + model.Moment(f.changed)
}

// hasEnding reports whether a file's name has one of the endings, in whatever case.
func hasEnding(path string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.EqualFold(filepath.Ext(path), ending) })
}

// filesIn finds the files with one of the endings in folders, the newest first, at most 200. A folder that can't be
// read has none.
func filesIn(folders, endings []string) []foundFile {
	const most = 200
	var files []foundFile
	for _, folder := range folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		for _, e := range entries {
			info, err := e.Info()
			if err == nil && info.Mode().IsRegular() && hasEnding(e.Name(), endings) {
				files = append(files, foundFile{filepath.Join(folder, e.Name()), info.ModTime()})
			}
		}
	}
	slices.SortStableFunc(files, func(a, b foundFile) int { return b.changed.Compare(a.changed) })
	return files[:min(len(files), most)]
}

// usualFolders are where people keep files that they were sent.
func usualFolders() []string {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	return []string{filepath.Join(home, "Documents"), filepath.Join(home, "Downloads"), filepath.Join(home, "Desktop"), home}
}

// browse lets the person look for a file in any folder.
func (w *Window) browse(endings []string, use func(path string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			w.report(err)
			return
		}
		if file == nil {
			return // cancelled
		}
		path := file.URI().Path()
		w.report(file.Close())
		use(path)
	}, w.window)
	d.SetFilter(fynestorage.NewExtensionFileFilter(endings))
	d.Show()
	d.Resize(w.window.Canvas().Size().SubtractWidthHeight(160, 100)) // a size before Show is a fault in Fyne 2.8.1
	w.onEscape = d.Hide
}

// dropped imports the first case file among files dropped on the window.
func (w *Window) dropped(files []fyne.URI) {
	if !w.idle() {
		return
	}
	for _, file := range files {
		switch ending := strings.ToLower(file.Extension()); {
		case ending == casefile.Extension:
			w.importFile(file.Path())
			return
		case slices.Contains(tableEndings, ending):
			w.importLinesFrom(file.Path())
			return
		}
	}
	w.tell("Nothing to import", "Only case files ("+casefile.Extension+") and tables of figures ("+strings.Join(tableEndings, ", ")+") can be imported.")
}

// importFile brings a case file in. Over the open case it is an edit like any other, made here; another
// case is brought in by the writer and then opened.
func (w *Window) importFile(path string) {
	text := "Imported from " + filepath.Base(path)
	later(w, func() (casefile.File, error) { return casefile.Read(path) }, func(file casefile.File, err error) {
		switch {
		case err != nil:
			w.report(err)
		case w.session.HasCase() && file.Case.Head().ID == w.session.Case().Head().ID:
			arrival, err := w.session.ImportHere(file.Case, text)
			w.showArrival(arrival, file.Case.Head().Title, err)
		default:
			w.importOther(file, text)
		}
	})
}

func (w *Window) importOther(file casefile.File, text string) {
	type arrived struct {
		arrival session.Arrival
		opened  *session.Opened
	}
	by := w.session.Signature()
	later(w, func() (arrived, error) {
		arrival, opened, err := w.session.ImportOther(file.Case, file.Journal, file.Cursor, text, by)
		return arrived{arrival, opened}, err
	}, func(a arrived, err error) {
		if err == nil {
			w.adopt(a.opened, nil)
		}
		w.showArrival(a.arrival, file.Case.Head().Title, err)
	})
}

func (w *Window) showArrival(a session.Arrival, title string, err error) {
	if err != nil {
		w.report(err)
		return
	}
	w.tell("Imported", a.Words(title))
}
