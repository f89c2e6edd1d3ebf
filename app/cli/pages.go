package cli

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"tomworkbench/app/member/web"
	"tomworkbench/app/papers"
	"tomworkbench/storage"
	"tomworkbench/storage/choices"
)

// Page is a page for browsers of what the window would have shown, for where it can't be opened.
type Page struct {
	// Title is what it is of, and File a name for it.
	Title, File string
	// Arguments have the program write it under that name.
	Arguments []string
	*web.Made
}

// Pages makes pages of packs, one after the other; without packs one of the case in a file, where one is named, or else of that which
// was open last in the store at data, or of the built-in example where there is no store yet. What can't be made into a page is an error.
func Pages(env Env, data, file string, packs []string) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		switch {
		case file != "":
			yield(pageOfSource(env, source{name: file}, "-case", file))
		case len(packs) == 0:
			yield(pageOfCase(env, data))
		}
		for _, path := range packs {
			if !yield(pageOfPack(env, path)) {
				return
			}
		}
	}
}

func pageOfPack(env Env, path string) (Page, error) {
	p, err := choices.ReadPack(path)
	if err != nil {
		return Page{}, err
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return newPage(env, p, name, path)
}

func pageOfCase(env Env, data string) (Page, error) {
	path, err := storage.NamedPath(data)
	if err != nil {
		return Page{}, err
	}
	from, arguments := source{}, []string{}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		from, arguments = source{name: "@", data: data}, []string{"-case", "@"}
		if data != "" {
			arguments = append(arguments, "-data", data)
		}
	}
	return pageOfSource(env, from, arguments...)
}

// pageOfSource makes the page of a case, which arguments of the pack subcommand name.
func pageOfSource(env Env, from source, arguments ...string) (Page, error) {
	file, err := from.read()
	if err != nil {
		return Page{}, err
	}
	p, err := packOf(file.Case, nil, choices.Draft{})
	if err != nil {
		return Page{}, err
	}
	return newPage(env, p, papers.FileName(file.Case.Head().Title), arguments...)
}

// newPage makes the page of a pack, which arguments of the pack subcommand name.
func newPage(env Env, p *choices.Pack, name string, arguments ...string) (Page, error) {
	file := name + web.Extension
	made, err := pageOf(env, p)
	return Page{p.Case.Head().Title, file, append(append([]string{"pack"}, arguments...), "-out", file), made}, err
}
