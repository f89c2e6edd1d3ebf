//go:build !linux && !windows

package place

// sharedDisk says of the disk that a folder is on that other computers write to it; here nobody asks the system.
func sharedDisk(string) string { return "" }
