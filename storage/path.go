package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/place"
)

// fileName is the name of the file in which the workbench keeps its cases.
const fileName = "workbench.db"

// DefaultPath returns the file that the cases are in where no other is named: beside a portable program, else in the person's own folder. On Windows it is in the
// folder that stays on the machine, never in the one that follows the person over the network.
func DefaultPath() (string, error) {
	if folder, ok := place.Portable(); ok {
		return filepath.Join(folder, fileName), nil
	}
	folder := os.UserConfigDir
	if runtime.GOOS == "windows" {
		// What Go calls the cache folder is %LOCALAPPDATA%.
		folder = os.UserCacheDir
	}
	base, err := folder()
	if err != nil {
		return "", fmt.Errorf("the folder for your settings isn't known; name a file with -data: %w", err)
	}
	return filepath.Join(base, place.FolderName, fileName), nil
}

// NamedPath returns the file that a person names for their work, [DefaultPath] where they name none. The folder of a named one
// must be there: making it would keep the work where a slip of the keys, or a drive that isn't connected, put it.
func NamedPath(name string) (string, error) {
	if name == "" {
		return DefaultPath()
	}
	folder := filepath.Dir(name)
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("the folder %s is not there, so your work can't be in %s; check the name, or make the folder first", diskfile.Quoted(folder), diskfile.Quoted(name))
	case err == nil && !info.IsDir():
		return "", fmt.Errorf("%s is not a folder, so your work can't be in %s; check the name", diskfile.Quoted(folder), diskfile.Quoted(name))
	}
	return name, nil
}
