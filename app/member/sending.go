package member

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/member/words"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
)

// sending is the part of the last page that sends: a name, a file to save, a code to read out.
type sending struct {
	v            *view
	root         *fyne.Container
	name         *field
	fault        *ui.Paragraph
	save, saveAs *ui.Control
	show         *ui.Control
	code         *ui.Paragraph
	copy         *ui.Control
	said, unfit  *ui.Paragraph
	// failed says why saving last failed, empty where it didn't.
	failed string
}

// sent is what was saved to be sent, where, and in whose name.
type sent struct {
	path, who string
	answers   []byte
}

func newSending(v *view) *sending {
	s := &sending{v: v, fault: ui.NewParagraph("", ui.Look{}), said: paragraph("")}
	s.name = newField(v.a.Who(), "", 1, v.a.Sign, v.typedKey)
	s.unfit = ui.NewParagraph(v.say.Say("last.unfit"), ui.Look{Size: ui.SizeText, Color: ui.ColorConflict, Bold: true})
	s.save = v.primary(v.say.Say("last.save"), func() {
		if v.sent.path == "" || v.sent.who != v.a.Who() {
			s.write(page.FreePath(s.proposed()))
		} else {
			s.write(v.sent.path) // it is this person's own
		}
	})
	s.saveAs = v.control(v.say.Say("last.saveas"), s.askPlace)
	s.show = v.control(v.say.Say("last.show"), s.showFolder)
	s.code = ui.NewParagraph("", ui.Look{})
	s.copy = v.control(v.say.Say("last.copy"), func() {
		v.parts.App.Clipboard().SetContent(s.code.Text)
		v.tell(v.say.Say("last.copied"))
	})
	body := container.New(&ui.Column{Gap: 8, Pad: 20},
		heading(v.say.Say("last.send")), s.unfit, quiet(v.say.Say("last.name")), s.name, s.fault,
		container.New(&ui.ChipRow{Gap: ui.Gap}, s.save, s.saveAs, s.show), quiet(v.say.Say("last.savehint")), s.said,
		quiet(v.say.Say("last.codehint")), s.code, container.New(&ui.ChipRow{Gap: ui.Gap}, s.copy))
	scroll := ui.NewScrollPane(body)
	s.root = container.New(&ui.CardLayout{}, ui.NewSurface(), container.New(&ui.WidthFirst{Content: body}, scroll))
	return s
}

func (s *sending) refresh() {
	v := s.v
	fault := ""
	if who := strings.TrimSpace(v.a.Who()); who != "" && model.NameProblem(who) != "" {
		fault = v.say.Say("last.badname")
	}
	s.fault.Set(fault, ui.Look{Size: ui.SizeText, Color: ui.ColorConflict})
	ui.SetVisible(s.fault, fault != "")
	code, look := v.say.Say("last.nothing"), ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet}
	if v.a.Answered() > 0 {
		if written, err := v.a.Code(); err == nil {
			code, look = strings.ReplaceAll(written, "-", " "), ui.Look{Size: ui.SizeHeadline, Color: theme.ColorNameForeground, Bold: true}
		}
	}
	s.code.Set(code, look)
	ui.SetVisible(s.unfit, len(v.a.Sums().Breaches) > 0)
	s.save.SetDisabled(!v.a.HasAnswer() || fault != "")
	s.saveAs.SetDisabled(s.save.Disabled())
	s.copy.SetDisabled(v.a.Answered() == 0)
	text, ink := s.standing()
	s.said.Set(text, ui.Look{Size: ui.SizeText, Color: ink, Bold: true})
	ui.SetVisible(s.said, text != "")
	ui.SetVisible(s.show, v.sent.path != "")
	if now := v.a.Who(); s.name.Text != now {
		s.name.SetText(now)
	}
	s.root.Refresh()
}

// content is what a file holds whenever it is saved.
func (s *sending) content() []byte {
	r, err := s.v.a.Return(time.Time{})
	if err != nil {
		return nil
	}
	data, _ := r.Encode()
	return data
}

// standing says how saving stands: why it failed, that something was changed since, or where the file is; nothing before.
func (s *sending) standing() (text string, ink fyne.ThemeColorName) {
	switch sent := s.v.sent; {
	case s.failed != "":
		return s.failed, ui.ColorConflict
	case sent.path == "":
		return "", ui.ColorGood
	case !bytes.Equal(sent.answers, s.content()):
		return s.v.say.Say("last.changed"), ui.ColorConflict
	default:
		return s.v.say.Say("last.saved", words.With{"Path": sent.path}), ui.ColorGood
	}
}

// fail says why saving failed, until it succeeds.
func (s *sending) fail(text string) {
	s.failed = text
	s.refresh()
}

// proposed is where the file goes unless somebody says otherwise.
func (s *sending) proposed() string {
	return filepath.Join(s.v.parts.Documents, s.v.say.FileName()+choices.ReturnExtension)
}

// askPlace asks where to save the file.
func (s *sending) askPlace() {
	v := s.v
	fault := ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorConflict})
	fault.AtLeast = 1
	var sheet *ui.Sheet
	place := newField(s.proposed(), "", 1, nil, func(e *fyne.KeyEvent) { sheet.TypedKey(e) })
	judge := func() string {
		path := strings.TrimSpace(place.Text)
		if !strings.EqualFold(filepath.Ext(path), choices.ReturnExtension) {
			return v.say.Say("last.badplace", words.With{"Ending": choices.ReturnExtension})
		}
		return ""
	}
	place.OnChanged = func(string) {
		text := judge()
		if _, err := os.Lstat(strings.TrimSpace(place.Text)); text == "" && err == nil {
			text = v.say.Say("last.replace")
		}
		fault.Set(text, fault.Look)
	}
	submit := func() {
		if text := judge(); text != "" {
			fault.Set(text, fault.Look)
			return
		}
		sheet.Close()
		s.write(strings.TrimSpace(place.Text))
	}
	place.OnSubmitted = func(string) { submit() }
	sheet = ui.ShowSheet(v.parts.Window.Canvas(), v.say.Say("last.place"), ui.DialogWidth, container.New(&ui.Column{Gap: 6}, place, fault),
		ui.Action{Label: v.say.Say("ok"), Primary: true, Stay: submit}, ui.Action{Label: v.say.Say("cancel")})
	v.parts.Window.Canvas().Focus(place)
}

// showFolder has the desktop show the folder of the file, from which it is sent.
func (s *sending) showFolder() {
	v, path := s.v, s.v.sent.path
	v.working.Go(func() {
		if err := page.ShowInFolder(v.until, path); err != nil && v.until.Err() == nil {
			v.parts.OnUI(func() { v.tell(v.say.Say("last.notshown", words.With{"Path": path})) })
		}
	})
}

// write saves the file away from Fyne's goroutine and says where it is, or why it isn't.
func (s *sending) write(path string) {
	v := s.v
	r, err := v.a.Return(v.parts.Now())
	if err != nil {
		s.fail(v.say.Say("last.forofficer", words.With{"Detail": err.Error()}))
		return
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	content, who := s.content(), v.a.Who()
	v.working.Go(func() {
		err := r.Write(path)
		v.parts.OnUI(func() { s.saved(sent{path, who, content}, err) })
	})
}

func (s *sending) saved(what sent, err error) {
	if err != nil {
		s.fail(s.v.say.Say("last.notsaved", words.With{"Path": what.path}) + " " + s.v.say.Say("last.forofficer", words.With{"Detail": err.Error()}))
		return
	}
	s.v.sent, s.failed = what, ""
	s.refresh()
}
