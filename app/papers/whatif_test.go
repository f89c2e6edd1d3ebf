package papers

import (
	"archive/zip"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tomworkbench/model"
)

// unpacked are the parts of a document that people read, by their name in it.
func unpacked(t *testing.T, path string) map[string]string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name := f.Name
		if strings.HasSuffix(name, "document.xml") || strings.Contains(name, "core.xml") || strings.Contains(name, "worksheets/sheet") || strings.Contains(name, "footer") {
			parts[filepath.Base(path)+": "+name] = html.UnescapeString(string(content))
		}
	}
	return parts
}

// papersOf makes every paper of a subject, each by its name.
func papersOf(t *testing.T, s Paper) map[string]string {
	t.Helper()
	into := t.TempDir()
	if err := (Job{Papers: []Paper{s}, Into: into, Format: coarse(), Documents: true}).Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	for _, name := range names(t, into) {
		path := filepath.Join(into, name)
		if strings.HasSuffix(name, Word) || strings.HasSuffix(name, Workbook) {
			for part, text := range unpacked(t, path) {
				made[part] = text
			}
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		made[name] = html.UnescapeString(string(content))
	}
	for _, k := range s.Figures() {
		f, err := s.Figure(k)
		if err != nil {
			t.Fatal(err)
		}
		made["copied "+string(k)], made["copied as a table "+string(k)] = Text(f), html.UnescapeString(HTML(f))
	}
	return made
}

func TestEveryPaperOfAnImaginedCaseSaysSoAndNoOtherDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	s := example(t)
	w := model.WhatIf{Shortfall: 20, Growth: 30}
	imagined := s
	imagined.Case, imagined.Workings = s.Case.Imagine(w), nil
	made := papersOf(t, imagined)
	if len(made) < 40 {
		t.Errorf("only %d papers", len(made))
	}
	for name, text := range made {
		if !strings.Contains(text, w.Words()) {
			t.Errorf("%s doesn't say %q", name, w.Words())
		}
	}
	for name, text := range papersOf(t, s) {
		if strings.Contains(text, "What if") {
			t.Errorf("%s of a case that is kept says What if", name)
		}
	}
}
