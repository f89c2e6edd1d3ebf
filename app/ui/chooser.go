package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chooser is a list to pick from by typing part of a name. It holds thousands of names as easily as four.
type Chooser struct {
	// find returns the names to show for what was typed; pick takes the place of one of them in that list.
	find   func(typed string) []string
	onPick func(int)
	// Shown are the names found, Marked is the place of the one that Enter picks.
	Shown  []string
	Marked int
	// Filter is the field that is typed into, List what stands below it, None the words in its place where nothing is found.
	Filter *filterEntry
	List   *nameList
	None   *widget.Label
	// high are the rows that take more than a line.
	high []int
	pop  *widget.PopUp
}

// The sizes of a list to choose from, in Fyne's units.
const (
	ChooserWidth  float32 = 460
	chooserHeight float32 = 420
	// chooserFrame is what the heading and the field take, chooserRow what a name takes.
	chooserFrame float32 = 112
	chooserRow   float32 = 41
	// shortName is how many bytes fit on a line however wide the letters are: shorter names aren't measured.
	shortName = 24
	// wrapMost is how many rows wrap; in a longer list the rest is cut until one types, for to measure thousands takes its time.
	wrapMost = 300
)

// Choose lets the person pick one of the names, and begins at one of them.
func Choose(on fyne.Canvas, title string, names []string, current int, onPick func(int)) *Chooser {
	var shown []int
	find := func(typed string) []string {
		shown = matching(names, typed)
		found := make([]string, len(shown))
		for i, at := range shown {
			found[i] = names[at]
		}
		return found
	}
	c := Search(on, title, "Type part of a name", ChooserWidth, len(names), find, func(row int) { onPick(shown[row]) })
	c.mark(current)
	return c
}

// matching returns which names hold every word that was typed: first those that begin with it, then those that hold it as it
// stands.
func matching(names []string, typed string) []int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	words := strings.Fields(typed)
	var first, whole, rest []int
	for i, name := range names {
		switch name = strings.ToLower(name); {
		case strings.HasPrefix(name, typed):
			first = append(first, i)
		case strings.Contains(name, typed):
			whole = append(whole, i)
		case !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(name, word) }):
			rest = append(rest, i)
		}
	}
	return slices.Concat(first, whole, rest)
}

// Search lets the person pick from what is found for what they type; most is how many names there can be.
func Search(on fyne.Canvas, title, hint string, width float32, most int, find func(string) []string, onPick func(int)) *Chooser {
	c := &Chooser{find: find, onPick: onPick}
	c.Filter = newFilterEntry(c, hint)
	c.List = newNameList(c)
	c.None = widget.NewLabelWithStyle("", fyne.TextAlignCenter, fyne.TextStyle{})
	c.None.Wrapping = fyne.TextWrapWord
	c.List.OnSelected = func(row widget.ListItemID) { c.pick(row) }
	heading := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	content := container.NewBorder(container.NewVBox(heading, c.Filter), nil, nil, nil, container.NewStack(c.List, c.None))
	c.pop = widget.NewModalPopUp(container.New(&Inset{By: 12}, content), on)
	c.narrow("")
	c.pop.Resize(fyne.NewSize(width, min(chooserFrame+chooserRow*float32(most), chooserHeight)))
	c.pop.Show()
	c.wrapRows()
	c.mark(0) // in sight, now that the list has its height
	on.Focus(c.Filter)
	return c
}

// Content is what the chooser shows.
func (c *Chooser) Content() fyne.CanvasObject { return c.pop.Content }

// IsOpen reports whether the chooser is shown; there may be none.
func (c *Chooser) IsOpen() bool { return c != nil && c.pop.Visible() }

// TypedKey does what the field does with a key.
func (c *Chooser) TypedKey(k *fyne.KeyEvent) { c.Filter.TypedKey(k) }

// nameList is the chooser's list. Where it has the focus, its keys do what the field's do.
type nameList struct {
	widget.List
	chooser *Chooser
}

// ReadOut tells the names found.
func (l *nameList) ReadOut() []string { return l.chooser.Shown }

// AccessibilityLabel says which name Enter picks.
func (l *nameList) AccessibilityLabel() string { return l.chooser.Filter.AccessibilityLabel() }

// AccessibilityRole is that of a button, which Enter presses.
func (l *nameList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func newNameList(c *Chooser) *nameList {
	l := &nameList{chooser: c}
	l.Length = func() int { return len(c.Shown) }
	l.CreateItem = func() fyne.CanvasObject {
		label := widget.NewLabel("")
		label.Wrapping = fyne.TextWrapWord
		return label
	}
	l.UpdateItem = c.fillRow
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer shows the names where the list was scrolled to.
func (l *nameList) CreateRenderer() fyne.WidgetRenderer { return laidOutList(l, &l.List) }

// TypedKey hands the key to the field.
func (l *nameList) TypedKey(k *fyne.KeyEvent) { l.chooser.Filter.TypedKey(k) }

// fillRow shows a name; the marked one is bold and says so with a sign, not by colour.
func (c *Chooser) fillRow(row widget.ListItemID, o fyne.CanvasObject) {
	label := o.(*widget.Label)
	marked := row == c.Marked
	label.TextStyle = fyne.TextStyle{Bold: marked}
	label.Wrapping, label.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	if row >= wrapMost {
		label.Wrapping, label.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
	}
	label.SetText(rowText(c.Shown[row], marked))
}

func rowText(name string, marked bool) string {
	if marked {
		return "› " + name
	}
	return "    " + name
}

// wrapRows gives the rows of long names the lines that they need, marked or not.
func (c *Chooser) wrapRows() {
	width := c.List.Size().Width
	if width <= 0 {
		return // it is done once the list has its width
	}
	line := widget.NewLabel("").MinSize().Height
	for _, row := range c.high {
		c.List.SetItemHeight(row, line)
	}
	c.high = c.high[:0]
	room := width - 2*theme.InnerPadding()
	bold := Look{Size: theme.SizeNameText, Bold: true}
	for row, name := range c.Shown[:min(len(c.Shown), wrapMost)] {
		text := rowText(name, true)
		if len(text) < shortName || bold.Width(text) <= room {
			continue
		}
		label := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		label.Wrapping = fyne.TextWrapWord
		label.Resize(fyne.NewSize(width, line))
		c.List.SetItemHeight(row, max(label.MinSize().Height, line))
		c.high = append(c.high, row)
	}
}

// narrow shows what is found for what was typed.
func (c *Chooser) narrow(typed string) {
	c.Shown = c.find(typed)
	none := ""
	if typed = strings.TrimSpace(typed); typed != "" && len(c.Shown) == 0 {
		none = "Nothing holds “" + typed + "”. Type less of it, or another word."
	}
	c.None.SetText(none)
	c.wrapRows()
	c.mark(0)
}

func (c *Chooser) mark(row int) {
	c.Marked = max(0, min(row, len(c.Shown)-1))
	c.List.Refresh()
	if len(c.Shown) > 0 {
		c.List.ScrollTo(c.Marked)
	}
}

// pick ends the choice; where nothing is found there is nothing to pick, and it goes on.
func (c *Chooser) pick(row int) {
	if row >= 0 && row < len(c.Shown) {
		c.pop.Hide()
		c.onPick(row)
	}
}

// filterEntry is the chooser's field: it takes the keys that move through the list.
type filterEntry struct {
	widget.Entry
	chooser *Chooser
}

// AccessibilityLabel says what is asked for, what is typed and the name that Enter picks.
func (e *filterEntry) AccessibilityLabel() string {
	label := e.PlaceHolder + ": " + e.Text
	if c := e.chooser; c.Marked >= 0 && c.Marked < len(c.Shown) {
		label += ", Enter picks " + c.Shown[c.Marked]
	}
	return label
}

// AccessibilityRole is that of text: Fyne knows no fields.
func (e *filterEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func newFilterEntry(c *Chooser, hint string) *filterEntry {
	e := &filterEntry{chooser: c}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	e.OnChanged = c.narrow
	return e
}

// CreateRenderer shows what was typed.
func (e *filterEntry) CreateRenderer() fyne.WidgetRenderer {
	return LaidOut(e, e.Entry.CreateRenderer())
}

// TypedKey moves the mark, picks and cancels; other keys are the field's.
func (e *filterEntry) TypedKey(k *fyne.KeyEvent) {
	c := e.chooser
	const page = 8
	switch k.Name {
	case fyne.KeyDown:
		c.mark(c.Marked + 1)
	case fyne.KeyUp:
		c.mark(c.Marked - 1)
	case fyne.KeyPageDown:
		c.mark(c.Marked + page)
	case fyne.KeyPageUp:
		c.mark(c.Marked - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.pick(c.Marked)
	case fyne.KeyEscape:
		c.pop.Hide()
	default:
		e.Entry.TypedKey(k)
	}
}
