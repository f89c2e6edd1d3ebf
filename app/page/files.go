package page

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/place"
)

// PickFile lets the person pick one of the files in the usual folders whose names have one of the endings, or look
// elsewhere.
func PickFile(h Host, title string, endings []string, use func(path string)) {
	Later(h, func(context.Context) ([]foundFile, error) { return filesIn(usualFolders(), endings), nil }, func(files []foundFile, _ error) {
		if !h.Idle() {
			return
		}
		const leastRows = 4 // a folder that is typed may hold more than one file
		var found []foundFile
		find := func(typed string) []string {
			found = filesFor(typed, files, endings)
			names := make([]string, 0, len(found)+1)
			for _, f := range found {
				names = append(names, f.words())
			}
			return append(names, "Another place …")
		}
		h.Search(title, "Type part of a name, or where a file is", ui.ChooserWidth, max(len(files)+1, leastRows), find, func(i int) {
			if i < len(found) {
				use(found[i].path)
			} else {
				h.Browse(endings, use)
			}
		})
	})
}

// PickFiles lets the person pick one of the files as [PickFile] does, or all of one folder at once.
func PickFiles(h Host, title string, endings []string, use func(paths ...string)) {
	Later(h, func(context.Context) ([]foundFile, error) { return filesIn(usualFolders(), endings), nil }, func(files []foundFile, _ error) {
		if !h.Idle() {
			return
		}
		var paths []string
		find := func(typed string) []string {
			var names []string
			names, paths = withFolders(filesFor(typed, files, endings))
			return append(names, "Another place …")
		}
		const leastRows = 8
		h.Search(title, "Type part of a name, or where a file or a folder is", ui.ChooserWidth, max(2*len(files)+1, leastRows), find, func(i int) {
			if i < len(paths) {
				use(paths[i])
			} else {
				h.Browse(endings, func(path string) { use(path) })
			}
		})
	})
}

// withFolders names files, and before them each folder that holds several of them.
func withFolders(files []foundFile) (names, paths []string) {
	counts := map[string]int{}
	for _, f := range files {
		folder := filepath.Dir(f.path)
		if counts[folder]++; counts[folder] == 2 {
			paths = append(paths, folder)
		}
	}
	for _, folder := range paths {
		names = append(names, fmt.Sprintf("All %d in %s", counts[folder], filepath.Base(folder)))
	}
	for _, f := range files {
		names, paths = append(names, f.words()), append(paths, f.path)
	}
	return names, paths
}

// filesFor returns the files whose names hold what was typed; where that is a path, the file or those of the folder
// that it leads to.
func filesFor(typed string, files []foundFile, endings []string) []foundFile {
	typed = strings.TrimSpace(typed)
	path := strings.Trim(typed, `"`) // as Windows copies a path
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := place.Home(); err == nil {
			path = home + rest
		}
	}
	if filepath.IsAbs(path) {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil
		case info.IsDir():
			return filesIn([]string{path}, endings)
		case hasEnding(path, endings):
			return []foundFile{{path, info.ModTime()}}
		}
		return nil
	}
	var found []foundFile
	for _, f := range files {
		if strings.Contains(strings.ToLower(f.words()), strings.ToLower(typed)) {
			found = append(found, f)
		}
	}
	return found
}

// foundFile is a case file that was found, with the time it was changed.
type foundFile struct {
	path    string
	changed time.Time
}

// words names the file, its folder and its time.
func (f foundFile) words() string {
	return filepath.Base(f.path) + " – " + filepath.Base(filepath.Dir(f.path)) + ", " + model.Moment(f.changed)
}

// hasEnding reports whether a file's name has one of the endings, in whatever case.
func hasEnding(path string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.EqualFold(filepath.Ext(path), ending) })
}

// filesIn finds the files with one of the endings in folders, the newest first, at most 200. A folder that can't be
// read has none.
func filesIn(folders, endings []string) []foundFile {
	const most = 200
	var files []foundFile
	for _, folder := range folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		for _, e := range entries {
			info, err := e.Info()
			if err == nil && info.Mode().IsRegular() && hasEnding(e.Name(), endings) {
				files = append(files, foundFile{filepath.Join(folder, e.Name()), info.ModTime()})
			}
		}
	}
	slices.SortStableFunc(files, func(a, b foundFile) int { return b.changed.Compare(a.changed) })
	return files[:min(len(files), most)]
}

// usualFolders are where people keep files that they were sent.
func usualFolders() []string {
	home, err := place.Home()
	if err != nil {
		return nil
	}
	return []string{filepath.Join(home, "Documents"), filepath.Join(home, "Downloads"), filepath.Join(home, "Desktop"), home}
}

// DocumentsFolder is where people expect what they save.
func DocumentsFolder() string {
	home, err := place.Home()
	if err != nil {
		return ""
	}
	documents := filepath.Join(home, "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return home
}

// FreeName returns the first name like a file's, numbered, that is not taken.
func FreeName(path string) string {
	ext := filepath.Ext(path)
	for n := 2; ; n++ {
		name := fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), n, ext)
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
	}
}

// FreePath returns the first name like a file's, numbered, that is not taken.
func FreePath(path string) string {
	if _, err := os.Stat(path); err != nil {
		return path
	}
	return FreeName(path)
}
