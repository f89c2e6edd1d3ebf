package place

import "testing"

func TestAMountOfAnotherProgramIsToldFromADisk(t *testing.T) {
	const mounts = `22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw
30 22 0:52 / /home/a/server rw,nosuid - fuse.sshfs a@b:/ rw
31 22 8:17 / /media/a/stick rw,nosuid shared:9 - fuseblk /dev/sdb1 rw
`
	for device, want := range map[string]bool{"0:52": true, "8:17": false, "8:1": false, "0:5": false} {
		if networkMount(mounts, device) != want {
			t.Errorf("%s: %v", device, !want)
		}
	}
}
