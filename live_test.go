package main_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The ordinary program speaks to no other computer: what does so isn't linked into it. The one for live workshops has it.
func TestTheOrdinaryProgramHasNoNetworkInIt(t *testing.T) {
	for tags, has := range map[string]bool{"ci,migrated_fynedo": false, "ci,migrated_fynedo,live": true} {
		out, err := exec.Command("go", "list", "-deps", "-tags", tags, ".").Output()
		if err != nil {
			t.Fatal(err)
		}
		linked := strings.Fields(string(out))
		for _, name := range []string{"tomworkbench/storage/live", "tomworkbench/app/live", "google.golang.org/grpc", "go.etcd.io/etcd/server/v3/embed"} {
			if slices.Contains(linked, name) != has {
				t.Errorf("with %s, %s is linked in: %v", tags, name, !has)
			}
		}
	}
}
