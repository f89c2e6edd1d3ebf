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
		{"nothing", []byte{}, errEmpty.Error()},
		{"a text", []byte("Dear council"), errNotWord.Error()},
		{"half a file", councilFile(t)[:900], errCut.Error()},
		{"another zip", zipped(t, part{"a.txt", []byte("a")}), errNotWord.Error()},
		{"a spreadsheet", councilFile(t, withMain("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")), errNotWord.Error()},
		{"an old document", []byte(old + "Word.Document.8"), errOldWord.Error()},
		{"a document with a password", []byte(old + string(wide("EncryptedPackage"))), errProtected.Error()},
		{"an encrypted zip", encrypted(councilFile(t)), errProtected.Error()},
		{"a document with macros", councilFile(t, withMain("application/vnd.ms-word.document.macroEnabled.main+xml")), errMacros.Error()},
		{"a template with macros", councilFile(t, withMain("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")), errMacros.Error()},
		{"a strict document", councilFile(t, document(strings.ReplaceAll(councilDocument, wordSpace, strictSpace))), errStrict.Error()},
		{"a large file", make([]byte, MaxFile+1), errTooLarge.Error()},
		{"many parts", zipped(t, make([]part, maxParts+1)...), errTooLarge.Error()},
		{"no document", councilFile(t, document("")), damaged("word/document.xml", nil).Error()},
		{"no document part", councilFile(t, part{"word/document.xml", nil}), errNotWord.Error()},
		{"no text", councilFile(t, document(`<w:document xmlns:w="`+wordSpace+`"/>`)), damaged("word/document.xml", nil).Error()},
		{"two roots", councilFile(t, document(councilDocument+"<w:more/>")), damaged("word/document.xml", nil).Error()},
		{"broken text", councilFile(t, document(councilDocument[:len(councilDocument)-5])), damaged("word/document.xml", nil).Error()},
		{"broken content types", councilFile(t, part{typesPart, broken}), damaged(typesPart, nil).Error()},
		{"broken styles", councilFile(t, part{"word/styles.xml", broken}), damaged("word/styles.xml", nil).Error()},
		{"broken relationships", councilFile(t, part{"word/_rels/document.xml.rels", broken}), damaged("word/_rels/document.xml.rels", nil).Error()},
		{"broken first relationships", councilFile(t, part{rootLinks, broken}), damaged(rootLinks, nil).Error()},
		{"broken properties", councilFile(t, part{"docProps/core.xml", broken}), damaged("docProps/core.xml", nil).Error()},
		{"broken lists", listsFile(t, string(broken)), damaged("word/numbering.xml", nil).Error()},
		{"a part twice", zipped(t, append(council(), part{"WORD/styles.xml", nil})...), damaged("WORD/styles.xml", nil).Error()},
		{"a part that doesn't unpack", spoilt(councilFile(t), "word/document.xml"), damaged("word/document.xml", nil).Error()},
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

// spoilt returns a file with a part that doesn't match its checksum.
func spoilt(file []byte, name string) []byte {
	at := bytes.LastIndex(file, []byte(name)) // in the directory at the end
	const checksumFromName = 16 - 46
	sum := file[at+checksumFromName:]
	binary.LittleEndian.PutUint32(sum, binary.LittleEndian.Uint32(sum)+1)
	return file
}
