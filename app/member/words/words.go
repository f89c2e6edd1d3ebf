// Package words holds all that a Member sees in words: one list of messages, in English and in whatever language a council has
// laid a file of its own beside the program for.
//
// A [Bundle] is all languages at hand; a [Words] is one of them. A message that a language doesn't have is said in English.
package words

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
)

// MostBytes is more than any file of words has.
const MostBytes = 1 << 20

// Files of words are named after their language, as members.cy.json is.
const (
	filePrefix = "members."
	fileEnding = ".json"
	// mostFiles is how many are read of one folder.
	mostFiles = 20
)

// Bundle is the languages at hand, English the first.
type Bundle struct {
	messages  *i18n.Bundle
	languages []language.Tag
}

// English is the bundle that the program comes with.
func English() *Bundle {
	b := &Bundle{messages: i18n.NewBundle(language.English), languages: []language.Tag{language.English}}
	b.messages.MustParseMessageFileBytes(assets.MembersWords(), filePrefix+"en"+fileEnding)
	return b
}

// Beside is English with the council's own files of words that lie in a folder, and what is wrong with these: a file that can't be
// read is left out, and so is a message that isn't one of ours or asks for what its place doesn't have.
func Beside(folder string) (*Bundle, []error) {
	b := English()
	var problems []error
	paths, _ := filepath.Glob(filepath.Join(folder, filePrefix+"*"+fileEnding))
	for _, path := range paths[:min(len(paths), mostFiles)] {
		data, err := diskfile.Read(path, MostBytes)
		if err == nil {
			err = b.Add(filepath.Base(path), data)
		}
		if err != nil {
			problems = append(problems, &FileError{filepath.Base(path), err})
		}
	}
	return b, problems
}

// FileError says what is wrong with a file of words.
type FileError struct {
	Name string
	Err  error
}

// Error names the file.
func (e *FileError) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap is what is wrong.
func (e *FileError) Unwrap() error { return e.Err }

// Add adds the messages of a file, whose name says its language, to those at hand. The error lists those that can't be used; the
// others are.
func (b *Bundle) Add(name string, data []byte) error {
	tag, err := language.Parse(strings.TrimSuffix(strings.TrimPrefix(name, filePrefix), fileEnding))
	if err != nil {
		return fmt.Errorf("the name of a file of words holds its language, as members.cy.json does: %w", err)
	}
	file, err := i18n.ParseMessageFileBytes(data, name, nil)
	if err != nil {
		return fmt.Errorf("it is no file of words: %w", err)
	}
	var sound []*i18n.Message
	var wrong []error
	for _, m := range file.Messages {
		if err := fits(m); err != nil {
			wrong = append(wrong, err)
			continue
		}
		sound = append(sound, whole(m))
	}
	if err := b.messages.AddMessages(tag, sound...); err != nil {
		return err
	}
	if !slices.Contains(b.languages, tag) {
		b.languages = append(b.languages, tag)
	}
	return errors.Join(wrong...)
}

// placeholder is a place in a message that is filled in; anything else between double braces isn't allowed.
var placeholder = regexp.MustCompile(`\{\{(.*?)\}\}`)

// fits says why a message can't be used, nil where it can: it has to be one of ours and fill in no more than ours does.
func fits(m *i18n.Message) error {
	ours, known := english()[m.ID]
	if !known {
		return fmt.Errorf("%q is none of the messages", m.ID)
	}
	allowed := placeholder.FindAllString(strings.Join(forms(ours), " "), -1)
	for _, form := range forms(m) {
		for _, one := range placeholder.FindAllString(form, -1) {
			if !slices.Contains(allowed, one) && one != "{{.Count}}" {
				return fmt.Errorf("%q has %s, which isn't filled in there", m.ID, one)
			}
		}
		if strings.Contains(placeholder.ReplaceAllString(form, ""), "{{") {
			return fmt.Errorf("%q has braces that don't close", m.ID)
		}
	}
	return nil
}

// whole fills the forms of number in that a message leaves out: a language may have six, and the last serves for all.
func whole(m *i18n.Message) *i18n.Message {
	for _, form := range []*string{&m.Zero, &m.One, &m.Two, &m.Few, &m.Many} {
		*form = cmp.Or(*form, m.Other)
	}
	return m
}

// forms are all texts of a message.
func forms(m *i18n.Message) []string {
	return []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other}
}

// english are the messages that the program comes with, by id.
var english = sync.OnceValue(func() map[string]*i18n.Message {
	file, err := i18n.ParseMessageFileBytes(assets.MembersWords(), filePrefix+"en"+fileEnding, nil)
	if err != nil {
		panic(err) // it is a part of the program, and a test reads it
	}
	byID := make(map[string]*i18n.Message, len(file.Messages))
	for _, m := range file.Messages {
		byID[m.ID] = m
	}
	return byID
})

// IDs are the ids of all messages, sorted.
func IDs() []string {
	var ids []string
	for id := range english() {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Text is a message in English as it stands in the file, with its places.
func (b *Bundle) Text(id string) string { return english()[id].Other }

// Missing are the ids of the messages that a language doesn't have.
func (b *Bundle) Missing(tag string) (missing []string) {
	w := b.In(tag)
	for _, id := range IDs() {
		if !w.has(id) {
			missing = append(missing, id)
		}
	}
	return missing
}

// Languages are those at hand by their tag, English the first, and what each calls itself.
func (b *Bundle) Languages() (tags, names []string) {
	for _, tag := range b.languages {
		tags = append(tags, tag.String())
		names = append(names, b.In(tag.String()).Say("language"))
	}
	return tags, names
}

// Nearest is the language at hand that is nearest to what a person reads, English where none is near.
func (b *Bundle) Nearest(wanted ...string) string {
	var tags []language.Tag
	for _, one := range wanted {
		if tag, err := language.Parse(one); err == nil {
			tags = append(tags, tag)
		}
	}
	_, at, sure := language.NewMatcher(b.languages).Match(tags...)
	if sure == language.No {
		at = 0
	}
	return b.languages[at].String()
}

// In are the words of a language at hand, English for another.
func (b *Bundle) In(tag string) *Words {
	at := slices.IndexFunc(b.languages, func(t language.Tag) bool { return t.String() == tag })
	lang := b.languages[max(at, 0)]
	return &Words{Tag: lang.String(), local: i18n.NewLocalizer(b.messages, lang.String()), numbers: message.NewPrinter(lang)}
}

// Words says what there is to say in one language.
type Words struct {
	// Tag is the language's, such as cy.
	Tag     string
	local   *i18n.Localizer
	numbers *message.Printer
}

// With fills the places of a message in, by their names.
type With map[string]any

// Say is a message with its places filled in.
func (w *Words) Say(id string, with ...With) string {
	return w.say(&i18n.LocalizeConfig{MessageID: id}, with)
}

// Many is a message that goes by a number, which fills the place Count in.
func (w *Words) Many(id string, n int, with ...With) string {
	all := With{"Count": n}
	for _, one := range with {
		for name, value := range one {
			all[name] = value
		}
	}
	return w.say(&i18n.LocalizeConfig{MessageID: id, PluralCount: n}, []With{all})
}

func (w *Words) say(c *i18n.LocalizeConfig, with []With) string {
	if len(with) > 0 {
		c.TemplateData = with[0]
	}
	// Where the language doesn't have the message, the error says so beside the English one.
	text, err := w.local.Localize(c)
	if text == "" && err != nil {
		return c.MessageID
	}
	return text
}

func (w *Words) has(id string) bool {
	_, tag, err := w.local.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: id, PluralCount: 2, TemplateData: With{}})
	return err == nil && tag.String() == w.Tag
}

// Money is an amount in £m with a number of places after the point.
func (w *Words) Money(d decimal.Decimal, places int32) string {
	if d = d.Round(places); d.IsZero() {
		return w.Say("money.none")
	}
	return w.AxisMoney(d, places)
}

// AxisMoney is the same with nothing as a zero, for the ticks of an axis.
func (w *Words) AxisMoney(d decimal.Decimal, places int32) string {
	size := w.numbers.Sprint(number.Decimal(d.Abs().InexactFloat64(), number.Scale(int(places))))
	amount := w.Say("money", With{"Number": size})
	if d.Sign() < 0 {
		return w.Say("money.minus", With{"Amount": amount})
	}
	return amount
}

// Range is a range in £m, or one amount where both ends are the same.
func (w *Words) Range(low, high decimal.Decimal, places int32) string {
	if low.Equal(high) {
		return w.Money(low, places)
	}
	return w.Say("money.range", With{"Low": w.Money(low, places), "High": w.Money(high, places)})
}

// Date is a day.
func (w *Words) Date(day time.Time) string {
	return w.Say("date", With{"Day": day.Day(), "Month": w.Say(fmt.Sprintf("month.%d", int(day.Month()))), "Year": day.Year()})
}

// List joins names in a sentence.
func (w *Words) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	id := "join"
	if len(names) == 2 {
		id = "join.last"
	}
	return w.Say(id, With{"First": names[0], "Rest": w.List(names[1:])})
}

// Parts joins the parts of one sentence.
func (w *Words) Parts(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return w.Say("join.parts", With{"First": parts[0], "Rest": w.Parts(parts[1:])})
}

// Decision names a decision by its component too, unless that has the same name.
func (w *Words) Decision(c *model.Case, d *model.Decision) string {
	x, ok := c.Components.Get(d.Component)
	if !ok || x.Name == d.Name {
		return d.Name
	}
	return w.Say("inside", With{"Component": x.Name, "Decision": d.Name})
}

// Folder is the folder that the program lies in, empty where nobody knows.
func Folder() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	return filepath.Dir(program)
}
