package place

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAllThatASystemAsksForASettingsFolderIsInsideIt(t *testing.T) {
	for system, asked := range map[string][]string{
		"linux":   {"XDG_CONFIG_HOME", "XDG_CACHE_HOME"},
		"windows": {"USERPROFILE", "APPDATA", "LOCALAPPDATA"},
	} {
		settings := filepath.Join(t.TempDir(), "settings")
		given := inside(system, settings)
		for _, name := range asked {
			if !strings.HasPrefix(given[name], settings) {
				t.Errorf("%s: %s is %q", system, name, given[name])
			}
		}
		if len(given) != len(asked) {
			t.Errorf("%s: given is %v", system, given)
		}
	}
}
