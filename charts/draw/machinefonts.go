//go:build !js

package draw

import (
	"errors"
	"io"
	"io/fs"
	"log"
	"os"
	"strings"
	"sync"

	outlines "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// machineFonts finds the fonts of the machine, once; nil where there are none. It reads their index, or every font file the
// first time, so nothing asks for it before a text has characters that the embedded fonts lack.
var machineFonts = sync.OnceValue(func() *fontscan.FontMap {
	dir, done, err := indexFolder()
	if err != nil {
		return nil
	}
	defer done()
	found := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if found.UseSystemFonts(dir) != nil {
		return nil
	}
	return found
})

// indexFolder is where the index of the machine's fonts is kept: the user's own folder for what can be made anew, where the
// window keeps it too; else a folder that done removes, since without one no font is found at all.
func indexFolder() (dir string, done func(), err error) {
	nothing := func() {}
	if dir, err = os.UserCacheDir(); err == nil && writable(dir) {
		return dir, nothing, nil
	}
	if dir, err = os.MkdirTemp("", "tomworkbench-fonts-"); err != nil {
		return "", nothing, err
	}
	return dir, func() { _ = os.RemoveAll(dir) }, nil
}

// writable reports whether a folder takes files; it is made where its parent is there, and no other folder is.
func writable(dir string) bool {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return false
	}
	f, err := os.CreateTemp(dir, ".tomworkbench-*")
	if err != nil {
		return false
	}
	name := f.Name()
	return f.Close() == nil && os.Remove(name) == nil
}

// faceFinder chooses a face for each character of a text: the embedded one, else one of the machine that has it. What no
// font has gets the embedded face, which then has no glyph for it.
type faceFinder struct {
	own    *outlines.Face
	others func() *fontscan.FontMap
	aspect outlines.Aspect
	script language.Script
}

// SetScript is told the script of the characters that follow.
func (f *faceFinder) SetScript(s language.Script) { f.script = s }

// ResolveFace returns the face for a character.
func (f *faceFinder) ResolveFace(r rune) *outlines.Face {
	if _, ok := f.own.NominalGlyph(r); ok {
		return f.own
	}
	others := f.others()
	if others == nil {
		return f.own
	}
	family := fontscan.SansSerif
	if pictorial(r) {
		family = fontscan.Emoji
	}
	others.SetQuery(fontscan.Query{Families: []string{family}, Aspect: f.aspect})
	others.SetScript(f.script)
	face := others.ResolveFace(r)
	if face == nil {
		return f.own
	}
	if _, ok := face.NominalGlyph(r); !ok { // the finder returns some face where none has it
		return f.own
	}
	if family, _ := others.FontMetadata(face.Font); strings.Contains(family, lastResort) {
		return f.own
	}
	return face
}

// lastResort is the family of a font that has a sign, the same for a whole script, for every character that there is.
var lastResort = outlines.NormalizeFamily("Last Resort")
