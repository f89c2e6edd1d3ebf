package crash

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// secret stands for what no report may hold.
const secret = "Jane's closure of the libraries"

// ends are the ways in which a program ends, each carried out in a program of its own.
func ends() map[string]func(w *Watch) {
	var none *Watch
	return map[string]func(w *Watch){
		"a goroutine": func(*Watch) {
			go func() { panic("the option " + secret + "\ngoroutine 1 [running]:\n" + secret) }()
			select {}
		},
		"an error":         func(*Watch) { panic(fmt.Errorf("open %s: %w", secret, errors.New(secret))) },
		"a value":          func(*Watch) { panic(struct{ Title string }{secret}) },
		"nothing there":    func(*Watch) { none.lines++ },
		"again in a defer": func(*Watch) { defer func() { panic(secret) }(); panic(secret) },
		"a full stack": func(*Watch) {
			var deeper func(n int)
			deeper = func(n int) { deeper(n + 1) }
			debug.SetMaxStack(1 << 20)
			deeper(0)
		},
		"a deadlock":      func(*Watch) { select {} },
		"recovered":       func(w *Watch) { recovered(w, func() { panic(secret) }) },
		"recovered index": func(w *Watch) { recovered(w, func() { _ = w.recent[w.lines+7] }) },
		"killed":          func(*Watch) { os.Exit(3) },
		"by itself":       func(w *Watch) { w.End() },
	}
}

// recovered ends the program as the window does on a fault on its own goroutine.
func recovered(w *Watch, work func()) {
	defer func() {
		w.Fault(recover(), debug.Stack())
		os.Exit(1)
	}()
	work()
}

func TestMain(m *testing.M) {
	if end, ok := ends()[os.Getenv("CRASH_END")]; ok {
		w := Start(os.Getenv("CRASH_FOLDER"), "1.0")
		for n := range 3000 {
			w.Did(fmt.Sprint("command ", n))
		}
		end(w)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// end has a program end in a way, with its file in a folder.
func end(t *testing.T, way, folder string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(program)
	child.Env = append(os.Environ(), "CRASH_END="+way, "CRASH_FOLDER="+folder)
	if out, err := child.CombinedOutput(); err != nil && child.ProcessState == nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func TestAFaultAnywhereLeavesAReportThatHoldsNothingOfAPersons(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for way, says := range map[string]string{
		"a goroutine": leftOut, "an error": leftOut, "a value": leftOut, "again in a defer": leftOut, "recovered": "panic: string",
		"nothing there": "nil pointer dereference", "a full stack": "runtime.morestack", "a deadlock": "[select (no cases)]",
		"recovered index": "index out of range", "killed": "", "by itself": "",
	} {
		folder := filepath.Join(t.TempDir(), "fault [reports]")
		end(t, way, folder)
		report := Collect(folder)
		if says == "" {
			if left, _ := os.ReadDir(folder); report != "" || len(left) > 0 {
				t.Errorf("%s: left are %q and %v", way, report, left)
			}
			continue
		}
		data, err := os.ReadFile(report)
		if err != nil {
			t.Errorf("%s: %v", way, err)
			continue
		}
		text := string(data)
		for _, want := range []string{says, "TOM Workbench 1.0, ", "go1.", "\n  command 2950\n", "\n  command 2999\n", "crash/crash_test.go:", "goroutine "} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the report lacks %q:\n%s", way, want, text)
			}
		}
		for _, never := range []string{secret, "Jane", here, filepath.Dir(here), "/root/", os.TempDir(), "command 2949\n"} {
			if strings.Contains(text, never) {
				t.Errorf("%s: the report holds %q:\n%s", way, never, text)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(report), "running*")); len(left) > 0 || Collect(folder) != "" {
			t.Errorf("%s: %v is left, or reported twice", way, left)
		}
	}
}

func TestTheLastFiveReportsAreKept(t *testing.T) {
	folder := t.TempDir()
	var last string
	for n := range mostReports + 2 {
		end(t, "nothing there", folder)
		running, err := filepath.Glob(filepath.Join(folder, "running*"))
		if err != nil || len(running) != 1 {
			t.Fatal(running, err)
		}
		at := time.Date(2026, 1, 1+n, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(running[0], at, at); err != nil {
			t.Fatal(err)
		}
		last = Collect(folder)
	}
	kept, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(kept) != mostReports || kept[mostReports-1] != last || !strings.Contains(kept[0], "20260103") {
		t.Errorf("kept are %q, the last is %q, %v", kept, last, err)
	}
}

func TestAProgramThatRunsIsNotReported(t *testing.T) {
	folder := t.TempDir()
	w := Start(folder, "1.0")
	w.Did("find")
	w.Fault("text", debug.Stack())
	if got := Collect(folder); got != "" {
		t.Errorf("reported is %s", got)
	}
	w.End()
}

func TestWhereNothingCanBeWrittenTheProgramRunsAllTheSame(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := Start(file, "1.0")
	if w != nil {
		t.Error("it is written down somewhere")
	}
	w.Did("find")
	w.Fault(secret, nil)
	w.End()
	if Collect(file) != "" {
		t.Error("a report is found")
	}
}
