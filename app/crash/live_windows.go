package crash

import "os"

// hold does nothing: a file that is open can't be renamed here.
func hold(*os.File) error { return nil }

// live reports whether the program of a file runs.
func live(path string) bool { return os.Rename(path, path) != nil }
