package page

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/place"
)

// settingSaved remembers what was saved last, and settingFolder, with the ending of a kind of file, where such a file was.
const (
	settingSaved  = "saved"
	settingFolder = "folder"
)

// Saved says that a file or a folder was saved, lets the person open it, and remembers it for the commands that do so later.
func Saved(h Host, title, text, path string) {
	h.Session().Remember(settingSaved, path)
	h.ShowSheet(title, ui.DialogWidth, DialogText(text),
		ui.Action{Label: "Open", Run: func() { OpenSaved(h) }}, ui.Action{Label: "Show in folder", Run: func() { ShowSavedFolder(h) }},
		ui.Action{Label: "Copy path", Run: func() { CopySavedPath(h) }}, ui.Action{Label: "Close"})
}

// LastSaved returns the whole path of what was saved last, empty for nothing.
func LastSaved(h Host) string { return h.Session().Recall(settingSaved) }

// OpenSaved opens what was saved last with the program that the desktop has for it.
func OpenSaved(h Host) { openPath(h, LastSaved(h), "opened") }

// ShowSavedFolder shows the folder in which the last thing saved stands: it is the folder itself, if one was saved.
func ShowSavedFolder(h Host) {
	path := LastSaved(h)
	Later(h, func(context.Context) (string, error) { return folderOf(path), nil }, func(folder string, _ error) { openPath(h, folder, "shown") })
}

// CopySavedPath copies the path of what was saved last.
func CopySavedPath(h Host) {
	Copy(h, "Copied: "+LastSaved(h), LastSaved(h), model.Delicate{})
}

// ShowInFolder has the desktop show the folder in which a file stands. It may take a while.
func ShowInFolder(ctx context.Context, path string) error { return Open(ctx, folderOf(path)) }

func folderOf(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return path
	}
	return filepath.Dir(path)
}

// openPath has the desktop open a file or a folder.
func openPath(h Host, path, done string) {
	Later(h, func(ctx context.Context) (bool, error) { return true, Open(ctx, path) }, func(_ bool, err error) {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			h.Tell("That can't be "+done, path+" is no longer there: it was moved, renamed or deleted.")
		case err != nil:
			h.Tell("That can't be "+done, fmt.Sprintf("This desktop doesn't say which program it has for it. It stands here; open it by hand:\n%s", path))
		}
	})
}

// Open opens a file or a folder with the desktop's own program for it, which goes on by itself.
func Open(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	const patience = 20 * time.Second // an opener ends at once; what it has opened goes on
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	name, arguments := opener(runtime.GOOS)
	command := exec.CommandContext(ctx, name, append(arguments, path)...)
	command.Env = place.Environment()
	err := command.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil // some stay as long as the program that they have started
	}
	return err
}

// opener is the command of a desktop that opens files; the path comes last, and goes through no shell.
func opener(system string) (name string, arguments []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	case "darwin":
		return "open", nil
	}
	return "xdg-open", nil
}

// AskPath asks for the name of a file to write, and once more where that is there already. It proposes the folder in which such
// a file was saved last, and says what of the file isn't for everybody. also are other endings that can be written.
func AskPath(h Host, title, proposed, extension string, holds model.Delicate, write func(path string), also ...string) {
	endings := append([]string{extension}, also...)
	check := func(text string) error {
		ending := filepath.Ext(strings.TrimSpace(text))
		for _, one := range endings {
			if strings.EqualFold(ending, one) {
				return nil
			}
		}
		return fmt.Errorf("the name of the file ends in %s", strings.Join(endings, " or "))
	}
	h.AskPlace(title, "File", inLastFolder(h, proposed, extension), beforeLeaving(holds), check, func(text string) {
		path := whole(text)
		use := func() {
			h.Session().Remember(settingFolder+extension, filepath.Dir(path))
			write(path)
		}
		if _, err := os.Stat(path); err == nil {
			h.Ask("Replace the file?", path+" is there already.", "Replace", use)
			return
		}
		use()
	})
}

// AskTextFile asks for the name of a file and writes a text to it.
func AskTextFile(h Host, title, proposed, text string, holds model.Delicate) {
	AskPath(h, title, proposed, ".txt", holds, func(path string) {
		Later(h, func(context.Context) (string, error) { return path, diskfile.Replace(path, []byte(text)) }, func(path string, err error) {
			if err != nil {
				h.Report(err)
				return
			}
			Saved(h, "Saved", "It is written to "+path+".", path)
		})
	})
}

// AskFolder asks for a folder to fill, and once more where something is in it already. It proposes one beside that which was
// filled last, and says what of all that isn't for everybody.
func AskFolder(h Host, title, proposed string, holds model.Delicate, fill func(folder string)) {
	check := func(text string) error {
		if strings.TrimSpace(text) == "" {
			return errors.New("name a folder")
		}
		if info, err := os.Stat(strings.TrimSpace(text)); err == nil && !info.IsDir() {
			return errors.New("that is a file, not a folder")
		}
		return nil
	}
	h.AskPlace(title, "Folder", inLastFolder(h, proposed, ""), beforeLeaving(holds), check, func(text string) {
		folder := whole(text)
		use := func() {
			h.Session().Remember(settingFolder, filepath.Dir(folder))
			fill(folder)
		}
		if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
			h.Ask("Use this folder?", folder+" has files in it already; those of the same name are replaced.", "Use it", use)
			return
		}
		use()
	})
}

// whole is what was typed as a whole path, without the spaces around it.
func whole(typed string) string {
	typed = strings.TrimSpace(typed)
	if path, err := filepath.Abs(typed); err == nil {
		return path
	}
	return typed
}

// inLastFolder is a proposed path in the folder in which such a file was saved last, if that is still there.
func inLastFolder(h Host, proposed, kind string) string {
	last := h.Session().Recall(settingFolder + kind)
	if info, err := os.Stat(last); last == "" || err != nil || !info.IsDir() {
		return proposed
	}
	return filepath.Join(last, filepath.Base(proposed))
}
