package member

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/member/words"
	"tomworkbench/app/ui"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
	"tomworkbench/storage/diskfile"
)

// Opening is a pack on its way into a window. Its methods run on Fyne's goroutine.
type Opening struct {
	parts Parts
	// shown is the pack once it is open, nil before and where it can't be opened.
	shown *view
}

// Open reads a pack away from Fyne's goroutine and shows it in the window, or why it can't. Of several paths a person picks one.
func Open(p Parts, paths ...string) *Opening {
	o := &Opening{parts: p}
	p.Window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { o.dropped(files) })
	if len(paths) == 1 {
		o.read(paths[0])
	} else {
		o.offer(paths)
	}
	return o
}

// Stop ends what works in the background and keeps what isn't kept.
func (o *Opening) Stop() {
	if o.shown != nil {
		o.shown.stop()
	}
}

// dropped opens the first pack among files dropped on the window.
func (o *Opening) dropped(files []fyne.URI) {
	at := slices.IndexFunc(files, func(f fyne.URI) bool { return IsPack(f.Path()) })
	if at >= 0 {
		o.read(files[at].Path())
	}
}

// IsPack reports whether a path has the ending of a pack.
func IsPack(path string) bool { return strings.EqualFold(filepath.Ext(path), choices.PackExtension) }

// Packs are the packs in a folder, by name; none where it can't be read.
func Packs(folder string) (paths []string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	const most = 20
	for _, e := range entries {
		if IsPack(e.Name()) && !e.IsDir() && len(paths) < most {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}

func (o *Opening) read(path string) {
	go func() {
		pack, err := choices.ReadPack(path)
		o.parts.OnUI(func() { o.show(pack, err) })
	}()
}

func (o *Opening) show(pack *choices.Pack, err error) {
	o.Stop()
	o.shown = nil
	if err == nil {
		o.shown, err = begin(o.parts, pack)
	}
	if err != nil {
		o.refuse(err)
	}
}

// offer has a person pick one of several packs.
func (o *Opening) offer(paths []string) {
	w := o.parts.Words.In(o.parts.Language())
	body := container.New(&ui.Column{Gap: 12, Pad: 22}, heading(w.Say("open.several")))
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		body.Add(container.New(&ui.ChipRow{}, &ui.Control{Value: name, Name: name, OnTap: func() { o.read(path) }, OnKey: func(*fyne.KeyEvent) {}}))
	}
	o.fill(body)
}

// refuse says why a pack can't be opened, and for whoever made it what exactly is wrong.
func (o *Opening) refuse(err error) {
	w := o.parts.Words.In(o.parts.Language())
	const longest = 600
	detail := []rune(err.Error())
	body := container.New(&ui.Column{Gap: 12, Pad: 22}, heading(w.Say("open.failed")), paragraph(w.Say(reasonFor(err))),
		quiet(w.Say("last.forofficer", words.With{"Detail": string(detail[:min(len(detail), longest)])})))
	o.fill(body)
}

// reasonFor is the message that says why a pack can't be opened.
func reasonFor(err error) string {
	var changed *casefile.ChangedError
	var path *fs.PathError
	var other *diskfile.NotAFile
	switch {
	case errors.As(err, &changed):
		return "open.damaged"
	case errors.Is(err, casefile.ErrNewer):
		return "open.newer"
	case errors.Is(err, casefile.ErrForeign):
		return "open.foreign"
	case errors.As(err, &path), errors.As(err, &other):
		return "open.unread"
	}
	return "open.damaged"
}

// fill shows a card in the middle of the window.
func (o *Opening) fill(body *fyne.Container) {
	scroll := ui.NewScrollPane(body)
	card := container.New(&ui.CardLayout{}, ui.NewSurface(), container.New(&ui.WidthFirst{Content: body}, scroll))
	o.parts.Window.SetContent(container.New(&middle{}, card))
}
