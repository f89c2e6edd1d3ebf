package place

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tomworkbench/storage/diskfile"
)

// Advice says in sentences why work had better not be kept in a file where it is: another program synchronises its folder, or it lies on
// a disk that other computers write to as well. It is empty where nothing speaks against it.
func Advice(path string) string {
	what := shared(path)
	if what == "" {
		return ""
	}
	return fmt.Sprintf("Your work is kept in the folder %q, %s. Another computer, or the program that copies the folder, can put another state of it in its place; that is "+
		"noticed and never written over, but may stop you from saving. Keep it on this computer's own disk (start with -data FILE), and share cases as case files.", filepath.Dir(path), what)
}

// shared says of the folder of a file what it has in common with other computers, empty for nothing.
func shared(path string) string {
	folder := standing(filepath.Dir(path))
	for _, variable := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if root := os.Getenv(variable); root != "" && inFolder(folder, root) {
			return synchronised("OneDrive")
		}
	}
	for at := folder; ; at = filepath.Dir(at) {
		if program := synchroniser(at); program != "" {
			return synchronised(program)
		}
		if at == filepath.Dir(at) {
			return sharedDisk(folder)
		}
	}
}

// onNetwork is said of a disk of a server.
const onNetwork = "which is on the network"

func synchronised(program string) string { return "which " + program + " synchronises" }

// standing is a folder as a whole path without links, or the nearest above it that is there.
func standing(folder string) string {
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	for {
		real, err := filepath.EvalSymlinks(folder)
		switch {
		case err == nil:
			return real
		case folder == filepath.Dir(folder):
			return folder
		}
		folder = filepath.Dir(folder)
	}
}

// inFolder reports whether a folder is another or lies in it. Windows takes capitals and small letters for the same.
func inFolder(folder, root string) bool {
	way, err := filepath.Rel(strings.ToLower(root), strings.ToLower(folder))
	return err == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// synchroniser names the program that synchronises a folder, by the folder's name or what the program keeps in it; empty for none.
func synchroniser(folder string) string {
	switch name := filepath.Base(folder); {
	case name == "OneDrive", strings.HasPrefix(name, "OneDrive - "), strings.HasPrefix(name, "OneDrive-"):
		return "OneDrive"
	case name == "iCloudDrive", strings.HasPrefix(name, "com~apple~CloudDocs"):
		return "iCloud"
	case name == "Google Drive", name == "GoogleDrive", strings.HasPrefix(name, "GoogleDrive-"):
		return "Google Drive"
	}
	for _, mark := range []struct{ name, program string }{
		{".dropbox.cache", "Dropbox"},
		{".tmp.driveupload", "Google Drive"},
		{".tmp.drivedownload", "Google Drive"},
		{".sync_*.db", "Nextcloud"},
		{"._sync_*.db", "Nextcloud"},
		{".owncloudsync.log", "Nextcloud"},
		{".nextcloudsync.log", "Nextcloud"},
		{".stfolder", "Syncthing"},
	} {
		if there, _ := filepath.Glob(filepath.Join(diskfile.Escaped(folder), mark.name)); len(there) > 0 {
			return mark.program
		}
	}
	return ""
}
