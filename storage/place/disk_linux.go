package place

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// sharedDisk says of the disk that a folder is on that other computers write to it, empty where they don't.
func sharedDisk(folder string) string {
	var disk unix.Statfs_t
	if unix.Statfs(folder, &disk) != nil {
		return ""
	}
	switch uint32(disk.Type) { // the sign of it differs between machines
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC, unix.NCP_SUPER_MAGIC:
		return onNetwork
	case unix.FUSE_SUPER_MAGIC:
		mounts, err := os.ReadFile("/proc/self/mountinfo")
		var at unix.Stat_t
		if err == nil && unix.Stat(folder, &at) == nil && networkMount(string(mounts), fmt.Sprintf("%d:%d", unix.Major(at.Dev), unix.Minor(at.Dev))) {
			return onNetwork
		}
	}
	return ""
}

// networkMount reports whether what is mounted from a device, as MAJOR:MINOR, is a file system of another program, such as sshfs or rclone,
// rather than a disk of this computer, of which the type is fuseblk.
func networkMount(mounts, device string) bool {
	for line := range strings.Lines(mounts) {
		before, after, found := strings.Cut(line, " - ")
		fields, kind := strings.Fields(before), strings.Fields(after)
		if found && len(fields) > 2 && len(kind) > 0 && fields[2] == device {
			return strings.HasPrefix(kind[0], "fuse.")
		}
	}
	return false
}
