package page

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/model"
)

// ID names a command or a page in code; each page is a command too, which shows it.
type ID string

// Command is something that a person can have the window do. Every command stands once in the window's table; menus,
// keys, the palette, the help page and the tests are made from it.
type Command struct {
	ID ID
	// Group is the menu that it stands in.
	Group string
	Name  string
	// Shortcut needs Ctrl or Alt; Key is a bare key. Either may be missing.
	Shortcut fyne.Shortcut
	Key      fyne.KeyName
	// Bar says what keeps the command from doing anything now, empty for nothing; nil means that nothing ever does.
	Bar Bar
	Run func()
}

// Can reports whether the command can do anything now.
func (c Command) Can() bool { return c.WhyNot() == "" }

// WhyNot says in words why the command can't do anything now, and what to do about it; empty where it can.
func (c Command) WhyNot() string {
	if c.Bar == nil {
		return ""
	}
	return c.Bar()
}

// Refusal says that the command can't do anything now, and why.
func (c Command) Refusal() string {
	return strings.TrimSuffix(c.Name, " …") + ": " + model.Small(c.WhyNot())
}

// Ctrl is the shortcut of a key with Ctrl, or with what stands for it on the system.
func Ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// CtrlShift is that with Shift as well.
func CtrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Alt is the shortcut of a key with Alt.
func Alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// MenuWords names the command with its keys: Fyne itself draws them in a grey too faint to read. Of one that can't do anything
// now it says why.
func (c Command) MenuWords() string {
	words := c.Name
	if keys := c.KeyWords(); keys != "" {
		words += "  (" + keys + ")"
	}
	if why := c.WhyNot(); why != "" {
		words += ": " + model.Small(why)
	}
	return words
}

// MenuItem offers the command in a menu. A menu is just closing when its command is carried out.
func (c Command) MenuItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(c.MenuWords(), func() {
		if c.Can() {
			c.Run()
		}
	})
	item.Disabled = !c.Can()
	return item
}

// KeyWords writes a command's keys for people: "Ctrl+Z".
func (c Command) KeyWords() string {
	var words []string
	if k, ok := c.Shortcut.(fyne.KeyboardShortcut); ok {
		words = append(words, modifierWords(k.Mod())+keyName(k.Key()))
	}
	if c.Key != "" {
		words = append(words, string(c.Key))
	}
	return strings.Join(words, " or ")
}

func modifierWords(m fyne.KeyModifier) string {
	text := ""
	if m&fyne.KeyModifierControl != 0 {
		text += "Ctrl+"
	}
	if m&fyne.KeyModifierSuper != 0 {
		if runtime.GOOS == "darwin" {
			text += "Cmd+"
		} else {
			text += "Super+"
		}
	}
	if m&fyne.KeyModifierAlt != 0 {
		text += "Alt+"
	}
	if m&fyne.KeyModifierShift != 0 {
		text += "Shift+"
	}
	return text
}

func keyName(key fyne.KeyName) string {
	switch key {
	case fyne.KeyPageDown:
		return "Page Down"
	case fyne.KeyPageUp:
		return "Page Up"
	case fyne.KeyEqual:
		return "Plus"
	case fyne.KeyMinus:
		return "Minus"
	}
	return string(key)
}
