package place

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFolderThatAnotherProgramSynchronisesIsAdvisedAgainst(t *testing.T) {
	for made, program := range map[string]string{
		"OneDrive/x/":                   "OneDrive",
		"OneDrive - A Council/x/":       "OneDrive",
		"iCloudDrive/x/":                "iCloud",
		"My Drive/.tmp.driveupload/":    "Google Drive",
		"Dropbox [a]/.dropbox.cache/":   "Dropbox",
		"cloud/.sync_0a1b2c.db":         "Nextcloud",
		"cloud/.stfolder/":              "Syncthing",
		"cloud/TOM Workbench/.stfolder": "",
		"own/x/":                        "",
		".dropbox/":                     "", // the settings of Dropbox, not its folder
		"OneDriveless/x/":               "",
	} {
		folder := t.TempDir()
		at := filepath.Join(folder, filepath.FromSlash(made))
		err := os.MkdirAll(filepath.Dir(at), 0o700)
		if err == nil && strings.HasSuffix(made, "/") {
			err = os.Mkdir(at, 0o700)
		} else if err == nil {
			err = os.WriteFile(at, nil, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		top, _, _ := strings.Cut(made, "/")
		path := filepath.Join(folder, top, "not there yet", "workbench.db")
		got := Advice(path)
		if program == "" && got != "" || !strings.Contains(got, program) || program != "" && !strings.Contains(got, "not there yet") {
			t.Errorf("%s: %q", made, got)
		}
	}
}

func TestAFolderOfOneDriveIsKnownByTheEnvironmentAndThroughALink(t *testing.T) {
	folder := t.TempDir()
	root := filepath.Join(folder, "work")
	if err := os.MkdirAll(filepath.Join(root, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("OneDriveCommercial", root)
	if err := os.Symlink(filepath.Join(root, "x"), filepath.Join(folder, "link")); err != nil {
		t.Skip(err)
	}
	for path, want := range map[string]bool{
		filepath.Join(root, "a.db"): true, filepath.Join(folder, "link", "a.db"): true, filepath.Join(folder, "a.db"): false, filepath.Join(folder, "workbench", "a.db"): false,
	} {
		if got := Advice(path); strings.Contains(got, "OneDrive") != want {
			t.Errorf("%s: %q", path, got)
		}
	}
}
