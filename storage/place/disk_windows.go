package place

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// Attributes of what a program keeps the same in a cloud, that x/sys doesn't name.
const (
	attributePinned   = 0x00080000
	attributeUnpinned = 0x00100000
)

// sharedDisk says of the disk that a folder is on that other computers write to it, and of the folder that a program synchronises it; empty
// where neither is so.
func sharedDisk(folder string) string {
	volume := filepath.VolumeName(folder)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) && !strings.HasPrefix(volume, `\\.\`) || strings.HasPrefix(strings.ToUpper(volume), `\\?\UNC\`) {
		return onNetwork
	}
	if root, err := windows.UTF16PtrFromString(volume + `\`); err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return onNetwork
	}
	const inCloud = attributePinned | attributeUnpinned | windows.FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS | windows.FILE_ATTRIBUTE_RECALL_ON_OPEN
	path, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return ""
	}
	if attributes, err := windows.GetFileAttributes(path); err == nil && attributes&inCloud != 0 {
		return synchronised("another program")
	}
	return ""
}
