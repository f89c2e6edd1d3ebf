package papers

import (
	"tomworkbench/app/papers/word"
	"tomworkbench/storage/diskfile"
)

// TemplateEndings are the endings of the files that can be a template of the options paper.
func TemplateEndings() []string { return []string{Word, ".dotx"} }

// ReadTemplate reads a template's file, at most as large as one may be. The error says what is in its way.
func ReadTemplate(path string) ([]byte, error) { return diskfile.Read(path, word.MaxFile) }

// CheckTemplate says in a sentence why a file can't be a template of the options paper, nil for one that can.
func CheckTemplate(template []byte) error {
	_, err := word.New(template)
	return err
}
