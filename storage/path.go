package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Names of the folder and the file in which the workbench keeps its cases.
const (
	folderName = "TOM Workbench"
	fileName   = "workbench.db"
)

// DefaultPath returns the file that the cases are in where no other is named. On Windows it is in the
// folder that stays on the machine, never in the one that follows the person over the network.
func DefaultPath() (string, error) {
	folder := os.UserConfigDir
	if runtime.GOOS == "windows" {
		// What Go calls the cache folder is %LOCALAPPDATA%.
		folder = os.UserCacheDir
	}
	base, err := folder()
	if err != nil {
		return "", fmt.Errorf("the folder for your settings isn't known; name a file with -data: %w", err)
	}
	return filepath.Join(base, folderName, fileName), nil
}
