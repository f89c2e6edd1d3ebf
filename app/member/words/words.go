// Package words holds all that a Member sees in words: one list of messages, in English and in whatever language a council has
// laid a file of its own beside the program for.
//
// A [Bundle] is all languages at hand; a [Words] is one of them. A message that a language doesn't have is said in English.
package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/shopspring/decimal"
	"golang.org/x/text/feature/plural"
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
	languages []language.Tag
	// messages are those of each language.
	messages []messages
}

// messages are what is said in one language, by id.
type messages map[string]text

// text is one message: the same whatever the number, or its forms, of which languages have up to six.
type text map[string]string

// byForm are the names of forms in files of words, which are those of Unicode's plural rules.
var byForm = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// UnmarshalJSON reads a message that is a string or has forms; a description is for whoever translates.
func (t *text) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		*t = text{"other": one}
		return nil
	}
	var forms map[string]string
	if err := json.Unmarshal(data, &forms); err != nil {
		return err
	}
	delete(forms, "description")
	for name := range forms {
		if !slices.Contains(slices.Collect(maps.Values(byForm)), name) {
			return fmt.Errorf("a message has the forms zero, one, two, few, many and other, not %q", name)
		}
	}
	if forms["other"] == "" {
		return errors.New("a message has a form other, which serves for all that it doesn't have")
	}
	*t = forms
	return nil
}

// in is the message for a number, none for -1.
func (t text) in(lang language.Tag, n int) string {
	if n >= 0 {
		if said, ok := t[byForm[plural.Cardinal.MatchPlural(lang, n, 0, 0, 0, 0)]]; ok {
			return said
		}
	}
	return t["other"]
}

// English is the bundle that the program comes with.
func English() *Bundle {
	return &Bundle{languages: []language.Tag{language.English}, messages: []messages{english()}}
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
	var file messages
	if err := json.Unmarshal(data, &file); err != nil {
		return fmt.Errorf("it is no file of words: %w", err)
	}
	var wrong []error
	for _, id := range slices.Sorted(maps.Keys(file)) {
		if err := fits(id, file[id]); err != nil {
			wrong = append(wrong, err)
			delete(file, id)
		}
	}
	if at := slices.Index(b.languages, tag); at >= 0 {
		next := maps.Clone(b.messages[at])
		maps.Copy(next, file)
		b.messages[at] = next
	} else {
		b.languages, b.messages = append(b.languages, tag), append(b.messages, file)
	}
	return errors.Join(wrong...)
}

// placeholder is a place in a message that is filled in; anything else between double braces isn't allowed.
var placeholder = regexp.MustCompile(`\{\{(.*?)\}\}`)

// fits says why a message can't be used, nil where it can: it has to be one of ours and fill in no more than ours does.
func fits(id string, m text) error {
	ours, known := english()[id]
	if !known {
		return fmt.Errorf("%q is none of the messages", id)
	}
	allowed := placeholder.FindAllString(strings.Join(slices.Collect(maps.Values(ours)), " "), -1)
	for _, form := range m {
		for _, one := range placeholder.FindAllString(form, -1) {
			if !slices.Contains(allowed, one) && one != "{{.Count}}" {
				return fmt.Errorf("%q has %s, which isn't filled in there", id, one)
			}
		}
		if strings.Contains(placeholder.ReplaceAllString(form, ""), "{{") {
			return fmt.Errorf("%q has braces that don't close", id)
		}
	}
	return nil
}

// english are the messages that the program comes with, by id.
var english = sync.OnceValue(func() (ours messages) {
	if err := json.Unmarshal(assets.MembersWords(), &ours); err != nil {
		panic(err) // it is a part of the program, and a test reads it
	}
	return ours
})

// Files are the languages beside English as files of words, by their names: [Bundle.Add] reads them.
func (b *Bundle) Files() map[string][]byte {
	out := map[string][]byte{}
	for i, tag := range b.languages[1:] {
		data, err := json.Marshal(b.messages[i+1])
		if err != nil {
			panic(err) // texts by names can be written
		}
		out[filePrefix+tag.String()+fileEnding] = data
	}
	return out
}

// IDs are the ids of all messages, sorted.
func IDs() []string {
	return slices.Sorted(maps.Keys(english()))
}

// Text is a message in English as it stands in the file, with its places.
func (b *Bundle) Text(id string) string { return english()[id]["other"] }

// Missing are the ids of the messages that a language doesn't have.
func (b *Bundle) Missing(tag string) []string {
	own := b.In(tag).own
	return slices.DeleteFunc(IDs(), func(id string) bool { return own[id] != nil })
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
	return &Words{Tag: lang.String(), lang: lang, own: b.messages[max(at, 0)], numbers: message.NewPrinter(lang)}
}

// Words says what there is to say in one language.
type Words struct {
	// Tag is the language's, such as cy.
	Tag     string
	lang    language.Tag
	own     messages
	numbers *message.Printer
}

// With fills the places of a message in, by their names.
type With map[string]any

// Say is a message with its places filled in.
func (w *Words) Say(id string, with ...With) string { return w.say(id, -1, with) }

// Many is a message that goes by a number, which fills the place Count in.
func (w *Words) Many(id string, n int, with ...With) string {
	return w.say(id, n, append(with, With{"Count": n}))
}

// say says in English what the language doesn't have, and the id of what isn't a message.
func (w *Words) say(id string, n int, with []With) string {
	said, lang := w.own[id], w.lang
	if said == nil {
		said, lang = english()[id], language.English
	}
	if said == nil {
		return id
	}
	return placeholder.ReplaceAllStringFunc(said.in(lang, n), func(place string) string {
		name := strings.TrimSpace(strings.Trim(place, "{}"))
		for _, one := range with {
			if value, ok := one[strings.TrimPrefix(name, ".")]; ok {
				return fmt.Sprint(value)
			}
		}
		return place
	})
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
