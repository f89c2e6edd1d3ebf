package word

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

func TestATemplateThatWontDoIsRefusedWithItsReason(t *testing.T) {
	old := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	withMain := func(kind string) part {
		return changed(t, typesPart, councilTypes, templateType, kind)
	}
	document := func(text string) part { return part{"word/document.xml", []byte(text)} }
	broken := []byte("<a><b></a>")
	cases := []struct {
		name string
		file []byte
		want string
	}{
		{"nothing", []byte{}, errNotWord.Error()},
		{"a text", []byte("Dear council"), errNotWord.Error()},
		{"half a file", councilFile(t)[:900], errNotWord.Error()},
		{"another zip", zipped(t, part{"a.txt", []byte("a")}), errNotWord.Error()},
		{"a spreadsheet", councilFile(t, withMain("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")), errNotWord.Error()},
		{"an old document", []byte(old + "Word.Document.8"), errOldWord.Error()},
		{"a document with a password", []byte(old + string(wide("EncryptedPackage"))), errProtected.Error()},
		{"an encrypted zip", encrypted(councilFile(t)), errProtected.Error()},
		{"a document with macros", councilFile(t, withMain("application/vnd.ms-word.document.macroEnabled.main+xml")), errMacros.Error()},
		{"a template with macros", councilFile(t, withMain("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")), errMacros.Error()},
		{"a strict document", councilFile(t, document(strings.ReplaceAll(councilDocument, wordSpace, strictSpace))), errStrict.Error()},
		{"a large file", make([]byte, maxFile+1), errTooLarge.Error()},
		{"many parts", zipped(t, make([]part, maxParts+1)...), errTooLarge.Error()},
		{"no document", councilFile(t, document("")), damaged("word/document.xml").Error()},
		{"no document part", councilFile(t, part{"word/document.xml", nil}), errNotWord.Error()},
		{"no text", councilFile(t, document(`<w:document xmlns:w="`+wordSpace+`"/>`)), damaged("word/document.xml").Error()},
		{"two roots", councilFile(t, document(councilDocument+"<w:more/>")), damaged("word/document.xml").Error()},
		{"broken text", councilFile(t, document(councilDocument[:len(councilDocument)-5])), damaged("word/document.xml").Error()},
		{"broken content types", councilFile(t, part{typesPart, broken}), damaged(typesPart).Error()},
		{"broken styles", councilFile(t, part{"word/styles.xml", broken}), damaged("word/styles.xml").Error()},
		{"broken relationships", councilFile(t, part{"word/_rels/document.xml.rels", broken}), damaged("word/_rels/document.xml.rels").Error()},
		{"broken first relationships", councilFile(t, part{rootLinks, broken}), damaged(rootLinks).Error()},
		{"broken properties", councilFile(t, part{"docProps/core.xml", broken}), damaged("docProps/core.xml").Error()},
		{"broken lists", listsFile(t, string(broken)), damaged("word/numbering.xml").Error()},
		{"a part twice", zipped(t, append(council(), part{"WORD/styles.xml", nil})...), damaged("WORD/styles.xml").Error()},
		{"a part that doesn't unpack", spoilt(t, councilFile(t)), damaged("word/document.xml").Error()},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := New(c.file); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// encrypted marks every entry of a file as encrypted.
func encrypted(file []byte) []byte {
	at := 0
	for {
		next := bytes.Index(file[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return file
		}
		at += next + 8
		file[at] |= 1
	}
}

// spoilt returns a file whose document part doesn't match its checksum.
func spoilt(t testing.TB, file []byte) []byte {
	t.Helper()
	at := bytes.LastIndex(file, []byte("word/document.xml")) // in the directory at the end
	const checksumFromName = 16 - 46
	sum := file[at+checksumFromName:]
	binary.LittleEndian.PutUint32(sum, binary.LittleEndian.Uint32(sum)+1)
	return file
}

func TestAFileThatUnpacksToMoreThanItMayIsRefused(t *testing.T) {
	// What the entries say of their size doesn't count; what comes out of them does, all together.
	file := zipped(t, part{"a", make([]byte, 600)}, part{"b", make([]byte, 600)})
	if _, err := unpack(file, 1200); err != nil {
		t.Error(err)
	}
	if _, err := unpack(file, 1199); err == nil || err.Error() != errTooLarge.Error() {
		t.Errorf("got %v", err)
	}
}

func TestFoldersInAFileAreLeftOut(t *testing.T) {
	p, err := unpack(zipped(t, part{"word/", nil}, part{"word/a", []byte("a")}), 10)
	if err != nil || len(p.list) != 1 {
		t.Errorf("got %v, %v", p, err)
	}
}
