//go:build !windows

package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"tomworkbench/storage/diskfile"
)

// associate writes or removes what a desktop of Linux or BSD goes by: the types of the files, and the program that opens them.
func associate(program string, kinds []FileKind, remove bool) error {
	if runtime.GOOS == "darwin" {
		return errors.New("on a Mac the Finder does it: Get Info, Open with, Change All")
	}
	data := os.Getenv("XDG_DATA_HOME")
	if data == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return err
		}
		data = filepath.Join(home, ".local", "share")
	}
	changed := false
	for path, text := range associations(program, kinds) {
		path = filepath.Join(data, path)
		if remove {
			err := os.Remove(path)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			changed = changed || err == nil
			continue
		}
		changed = true
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := diskfile.Replace(path, []byte(text)); err != nil {
			return err
		}
	}
	if !changed {
		return nil
	}
	return refreshDesktop(data)
}

// refreshDesktop has the desktop read the folders anew; one without these programs looks into them itself.
func refreshDesktop(data string) error {
	for _, refresh := range [][]string{{"update-mime-database", filepath.Join(data, "mime")}, {"update-desktop-database", filepath.Join(data, "applications")}} {
		if tool, err := exec.LookPath(refresh[0]); err == nil {
			if out, err := exec.Command(tool, refresh[1]).CombinedOutput(); err != nil {
				return fmt.Errorf("%s: %s", refresh[0], strings.TrimSpace(string(out)))
			}
		}
	}
	return nil
}

// associations are the files to write, by their place in the folder of a person's data.
func associations(program string, kinds []FileKind) map[string]string {
	quoted := strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", "$", `\\$`, "%", "%%").Replace(program)
	files := map[string]string{}
	for _, one := range kinds {
		mime := "application/x-tomworkbench-" + one.Name
		files[filepath.Join("mime", "packages", "tomworkbench-"+one.Name+".xml")] = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="` + mime + `">
    <comment>` + one.What + `</comment>
    <glob pattern="*` + one.Ending + `"/>
  </mime-type>
</mime-info>
`
		files[filepath.Join("applications", "tomworkbench-"+one.Name+".desktop")] = `[Desktop Entry]
Type=Application
Name=TOM Workbench
Exec="` + quoted + `" %f
MimeType=` + mime + `;
NoDisplay=true
`
	}
	return files
}
