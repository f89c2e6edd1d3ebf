package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// chooser is a list to pick from by typing part of a name. It holds thousands of names as easily as four.
type chooser struct {
	// find returns the names to show for what was typed; pick takes the place of one of them in that list.
	find   func(typed string) []string
	onPick func(int)
	shown  []string
	marked int
	filter *filterEntry
	list   *nameList
	pop    *widget.PopUp
}

const (
	chooserWidth  float32 = 460
	chooserHeight float32 = 420
	// chooserFrame is what the heading and the field take, chooserRow what a name takes.
	chooserFrame float32 = 112
	chooserRow   float32 = 41
)

// choose lets the person pick one of the names, and begins at one of them.
func choose(on fyne.Canvas, title string, names []string, current int, onPick func(int)) *chooser {
	var shown []int
	find := func(typed string) []string {
		shown = matching(names, typed)
		found := make([]string, len(shown))
		for i, at := range shown {
			found[i] = names[at]
		}
		return found
	}
	c := search(on, title, "Type part of a name", chooserWidth, len(names), find, func(row int) { onPick(shown[row]) })
	c.mark(current)
	return c
}

// matching returns which names hold what was typed, those that begin with it first.
func matching(names []string, typed string) []int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var first, rest []int
	for i, name := range names {
		switch name = strings.ToLower(name); {
		case strings.HasPrefix(name, typed):
			first = append(first, i)
		case strings.Contains(name, typed):
			rest = append(rest, i)
		}
	}
	return append(first, rest...)
}

// search lets the person pick from what is found for what they type; most is how many names there can be.
func search(on fyne.Canvas, title, hint string, width float32, most int, find func(string) []string, onPick func(int)) *chooser {
	c := &chooser{find: find, onPick: onPick}
	c.filter = newFilterEntry(c, hint)
	c.list = newNameList(c)
	c.list.OnSelected = func(row widget.ListItemID) { c.pick(row) }
	heading := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	content := container.NewBorder(container.NewVBox(heading, c.filter), nil, nil, nil, c.list)
	c.pop = widget.NewModalPopUp(container.New(&inset{by: 12}, content), on)
	c.narrow("")
	c.pop.Resize(fyne.NewSize(width, min(chooserFrame+chooserRow*float32(most), chooserHeight)))
	c.pop.Show()
	on.Focus(c.filter)
	return c
}

// isOpen reports whether the chooser is shown; there may be none.
func (c *chooser) isOpen() bool { return c != nil && c.pop.Visible() }

// typedKey does what the field does with a key.
func (c *chooser) typedKey(k *fyne.KeyEvent) { c.filter.TypedKey(k) }

// nameList is the chooser's list. Where it has the focus, its keys do what the field's do.
type nameList struct {
	widget.List
	chooser *chooser
}

func newNameList(c *chooser) *nameList {
	l := &nameList{chooser: c}
	l.Length = func() int { return len(c.shown) }
	l.CreateItem = func() fyne.CanvasObject {
		label := widget.NewLabel("")
		label.Truncation = fyne.TextTruncateEllipsis
		return label
	}
	l.UpdateItem = c.fillRow
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer shows the names where the list was scrolled to.
func (l *nameList) CreateRenderer() fyne.WidgetRenderer { return laidOutList(l, &l.List) }

// TypedKey hands the key to the field.
func (l *nameList) TypedKey(k *fyne.KeyEvent) { l.chooser.filter.TypedKey(k) }

// fillRow shows a name; the marked one is bold and says so with a sign, not by colour.
func (c *chooser) fillRow(row widget.ListItemID, o fyne.CanvasObject) {
	label := o.(*widget.Label)
	marked := row == c.marked
	label.TextStyle = fyne.TextStyle{Bold: marked}
	text := "    " + c.shown[row]
	if marked {
		text = "› " + c.shown[row]
	}
	label.SetText(text)
}

// narrow shows what is found for what was typed.
func (c *chooser) narrow(typed string) {
	c.shown = c.find(typed)
	c.mark(0)
}

func (c *chooser) mark(row int) {
	c.marked = max(0, min(row, len(c.shown)-1))
	c.list.Refresh()
	if len(c.shown) > 0 {
		c.list.ScrollTo(c.marked)
	}
}

func (c *chooser) pick(row int) {
	c.pop.Hide()
	if row >= 0 && row < len(c.shown) {
		c.onPick(row)
	}
}

// filterEntry is the chooser's field: it takes the keys that move through the list.
type filterEntry struct {
	widget.Entry
	chooser *chooser
}

func newFilterEntry(c *chooser, hint string) *filterEntry {
	e := &filterEntry{chooser: c}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	e.OnChanged = c.narrow
	return e
}

// CreateRenderer shows what was typed.
func (e *filterEntry) CreateRenderer() fyne.WidgetRenderer {
	return laidOut(e, e.Entry.CreateRenderer())
}

// TypedKey moves the mark, picks and cancels; other keys are the field's.
func (e *filterEntry) TypedKey(k *fyne.KeyEvent) {
	c := e.chooser
	const page = 8
	switch k.Name {
	case fyne.KeyDown:
		c.mark(c.marked + 1)
	case fyne.KeyUp:
		c.mark(c.marked - 1)
	case fyne.KeyPageDown:
		c.mark(c.marked + page)
	case fyne.KeyPageUp:
		c.mark(c.marked - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.pick(c.marked)
	case fyne.KeyEscape:
		c.pop.Hide()
	default:
		e.Entry.TypedKey(k)
	}
}
