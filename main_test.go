package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tomworkbench/app/cli"
	"tomworkbench/app/pages"
	"tomworkbench/assets"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tomworkbench": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, today)) },
	})
}

// today is the day that a script says it is, such as 2026-12-17, or the clock's.
func today() time.Time {
	if day, err := time.ParseInLocation(time.DateOnly, os.Getenv("TODAY"), time.Local); err == nil {
		return day
	}
	return time.Now()
}

// TestScripts runs the whole program as each script in testdata/script says.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true, Setup: withStreams})
}

func TestTheReadmeNamesEveryPageAndSubcommand(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range pages.All() {
		if !strings.Contains(string(readme), "\n| "+e.Title+" | ") {
			t.Errorf("README's table of pages lacks %s", e.Title)
		}
	}
	for _, name := range cli.Names() {
		if !strings.Contains(string(readme), "\n    tomworkbench "+name+" ") {
			t.Errorf("README lacks the subcommand %s", name)
		}
	}
}

// withStreams puts the programme of 2011, the one built-in case of which anything is agreed, where a script runs.
func withStreams(env *testscript.Env) error {
	return os.WriteFile(filepath.Join(env.WorkDir, "streams-2011.tomcase"), assets.WorkStreams(), 0o600)
}
