// Package place says where the program lies and where it keeps what it keeps. A copy with a file named "portable" beside it keeps all of
// it beside itself, as on a stick, and nothing elsewhere on the computer.
package place

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// FolderName is the name of the folder that work is kept in.
const FolderName = "TOM Workbench"

// Program is the folder that the program lies in, empty where nobody knows.
func Program() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	return filepath.Dir(program)
}

// Portable is the folder beside a portable program in which it keeps everything, whether that is there yet or not; ok is false where
// the program isn't portable.
func Portable() (folder string, ok bool) {
	program := Program()
	for _, marker := range []string{"portable", "portable.txt"} { // some desktops show no endings, and give one all the same
		if info, err := os.Stat(filepath.Join(program, marker)); program != "" && err == nil && info.Mode().IsRegular() {
			return filepath.Join(program, FolderName), true
		}
	}
	return "", false
}

// KeepInside has the libraries of a portable program keep in its folder what they keep for a person, such as settings and an index of
// fonts: they ask the environment where that goes. Another program that is started is given [Environment]. It does nothing where the
// program isn't portable.
func KeepInside() {
	folder, ok := Portable()
	if !ok {
		return
	}
	before() // is asked for the environment as it was
	for name, value := range inside(runtime.GOOS, filepath.Join(folder, "settings")) {
		_ = os.Setenv(name, value) // fails for names alone that no system takes
	}
}

// cacheFolder is where a portable program keeps what can be made anew.
func cacheFolder(settings string) string { return filepath.Join(settings, "cache") }

// inside is what of the environment says where a person's settings are, on a system, for settings in a folder.
func inside(system, settings string) map[string]string {
	if system == "windows" {
		return map[string]string{"USERPROFILE": settings, "APPDATA": filepath.Join(settings, "AppData", "Roaming"), "LOCALAPPDATA": cacheFolder(settings)}
	}
	return map[string]string{"XDG_CONFIG_HOME": settings, "XDG_CACHE_HOME": cacheFolder(settings)}
}

// MakeRoom makes the folders that libraries of a portable program's window expect to be there. Where they can't be made, neither can
// the store, which says why.
func MakeRoom() {
	if folder, ok := Portable(); ok {
		_ = os.MkdirAll(cacheFolder(filepath.Join(folder, "settings")), 0o700)
	}
}

// before is the environment as the program was given it.
var before = sync.OnceValue(os.Environ)

// Environment is what other programs are started with: the environment as it was before [KeepInside].
func Environment() []string {
	if _, ok := Portable(); ok {
		return before()
	}
	return os.Environ()
}

// Home is the person's own folder, also of a portable program.
func Home() (string, error) {
	for _, variable := range Environment() {
		if value, ok := strings.CutPrefix(variable, "USERPROFILE="); ok && runtime.GOOS == "windows" {
			return value, nil
		}
	}
	return os.UserHomeDir()
}
