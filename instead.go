package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"tomworkbench/app/cli"
	"tomworkbench/app/member/web"
	"tomworkbench/model"
)

// instead is what can be done where no window opens.
type instead struct {
	messages io.Writer
	// program is what a person types to start it.
	program string
	// ask asks for a yes in a box, say says something in one; there is no ask where what is printed can be seen.
	ask func(question string) bool
	say func(text string)
	// folder is where pages are written, and open opens a file with what the desktop has for it.
	folder string
	open   func(path string) error
}

// offer says why no window opens, and offers pages for browsers of what it would have shown: it says what to type, or writes and opens
// the one that somebody says yes to in a box. It returns the exit code.
func (i instead) offer(why error, pages iter.Seq2[cli.Page, error]) int {
	fmt.Fprintln(i.messages, why)
	text, asked := why.Error(), false
	for one, err := range pages {
		if err != nil {
			fmt.Fprintln(i.messages, err)
			continue
		}
		can := fmt.Sprintf("A browser can show “%s” instead, with nothing to install.", model.Undirected(one.Title))
		if i.ask == nil {
			fmt.Fprintf(i.messages, "%s This writes its page, for you to open:\n  %s\n", can, commandLine(i.program, one.Arguments))
			continue
		}
		path := i.place(one)
		if i.ask(text + "\n\n" + can + " Write its page to " + path + " and open it?") {
			return i.show(one, path)
		}
		text, asked = "The window can't be opened here.", true
	}
	if !asked {
		i.say(text)
	}
	return cli.ExitFailed
}

// place is where a page is written: no file that is another is written over.
func (i instead) place(one cli.Page) string {
	path := filepath.Join(i.folder, one.File)
	for n := 2; ; n++ {
		if there, err := os.ReadFile(path); errors.Is(err, fs.ErrNotExist) || err == nil && bytes.Equal(there, one.Bytes()) {
			return path
		}
		path = filepath.Join(i.folder, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(one.File, web.Extension), n, web.Extension))
	}
}

// show writes a page and opens it.
func (i instead) show(one cli.Page, path string) int {
	err := one.Write(path)
	if err == nil {
		if err = i.open(path); err == nil {
			return cli.ExitDone
		}
		err = fmt.Errorf("the page is written, but the system doesn't say which browser it has: open %s by hand", path)
	}
	fmt.Fprintln(i.messages, err)
	i.say(model.Capital(err.Error()))
	return cli.ExitFailed
}

// commandLine is a command as a shell takes it.
func commandLine(program string, arguments []string) string {
	plain := func(r rune) bool {
		return r == '_' || strings.ContainsRune("-./@:=+,", r) || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	words := append([]string{program}, arguments...)
	for at, word := range words {
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
			words[at] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}
