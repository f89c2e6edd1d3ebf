package app

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/member"
	"tomworkbench/app/member/words"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/storage/choices"
	"tomworkbench/storage/place"
)

// openPacks shows a pack in the window as a Member sees it, in the look that was chosen there last.
func (r *running) openPacks() {
	look := ui.NewTheme(member.RememberedLook(r.params.App.Preferences()), anyWriting())
	r.params.App.Settings().SetTheme(look)
	r.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	r.pack = member.Open(memberParts(r.params.App, r.window, r.params.DataPath, look, r.onUI), r.params.Packs...)
}

// memberParts are what a Member's window is made from: answers are kept beside the file that work is kept in.
func memberParts(a fyne.App, window fyne.Window, dataPath string, look *ui.Theme, onUI func(func())) member.Parts {
	all, problems := words.Beside(place.Program())
	return member.Parts{
		App: a, Window: window, Words: all, Problems: problems, Folder: filepath.Join(filepath.Dir(dataPath), "choices"),
		Documents: page.DocumentsFolder(), Now: time.Now, OnUI: onUI, Theme: look,
	}
}

// choosePack lets an officer see a pack as a Member does.
func (w *Window) choosePack() {
	page.PickFile(w, "Open a pack as a Member does", []string{choices.PackExtension}, w.openPack)
}

// openPack shows a pack in a window of its own.
func (w *Window) openPack(path string) {
	window := w.parts.App.NewWindow("TOM Workbench")
	parts := memberParts(w.parts.App, window, w.parts.Store.Path(), w.theme, w.parts.OnUI)
	parts.OnLook = func() { w.setAppearance(w.theme.Appearance) }
	window.Resize(fyne.NewSize(windowWidth, windowHeight))
	opening := member.Open(parts, path)
	window.SetOnClosed(opening.Stop)
	window.Show()
}

// dropped opens a pack that was dropped on the window, and has other files imported.
func (w *Window) dropped(files []fyne.URI) {
	for _, file := range files {
		if member.IsPack(file.Path()) {
			w.openPack(file.Path())
			return
		}
		if w.pageOpens(file.Path()) {
			return
		}
	}
	w.cases.Dropped(files)
}
