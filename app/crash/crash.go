// Package crash keeps on the disk where in the program a fault ended it, for whoever mends it. [Start] has everything written down that
// would be lost with the program, [Collect] makes a report of it at a later start. A report holds no text of a case, no names of files or
// of people, and is sent to nobody.
package crash

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"tomworkbench/storage/diskfile"
)

const (
	// mostCommands is how many of the commands given last stand in a report, mostReports how many reports are kept.
	mostCommands = 50
	mostReports  = 5
	// commandMark begins the line of a command. Nothing that the Go runtime says of a fault begins so.
	commandMark = "> "

	runningPattern = "running-*.txt"
	reportPattern  = "fault-*.txt"
)

// Folder is where reports are kept, beside a store.
func Folder(store string) string { return filepath.Join(filepath.Dir(store), "fault reports") }

// Watch writes down what would be lost with the program. Its methods may be called from several goroutines; those of a nil one do
// nothing.
type Watch struct {
	mu     sync.Mutex
	file   *os.File
	begin  string
	recent []string
	// lines counts the commands in the file.
	lines int
}

// Start has the Go runtime write into a folder what it says of a fault, whatever goroutine it is on. Where nothing can be written
// there, it returns nil.
func Start(folder, version string) *Watch {
	if os.MkdirAll(folder, 0o700) != nil {
		return nil
	}
	path := filepath.Join(folder, strings.ReplaceAll(runningPattern, "*", fmt.Sprint(os.Getpid())))
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC|os.O_APPEND, 0o600)
	if err != nil {
		return nil
	}
	w := &Watch{file: file, begin: fmt.Sprintf("TOM Workbench %s, %s/%s, %s\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())}
	if hold(file) != nil || debug.SetCrashOutput(file, debug.CrashOptions{}) != nil {
		w.End()
		return nil
	}
	w.write(w.begin)
	return w
}

// Did notes that a command was given.
func (w *Watch) Did(command string) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.recent = append(w.recent, commandMark+command+"\n"); len(w.recent) > mostCommands {
		w.recent = w.recent[1:]
	}
	const mostLines = 20 * mostCommands
	if w.lines++; w.lines <= mostLines {
		w.write(w.recent[len(w.recent)-1])
		return
	}
	if w.file.Truncate(0) == nil {
		w.lines = len(w.recent)
		w.write(w.begin + strings.Join(w.recent, ""))
	}
}

// Fault notes a fault that was recovered from, with its stack, before the program ends.
func (w *Watch) Fault(fault any, stack []byte) {
	if w == nil {
		return
	}
	text := fmt.Sprintf("panic: %T\n\n%s", fault, stack)
	if err, ok := fault.(runtime.Error); ok {
		text = fmt.Sprintf("panic: %s\n\n%s", err, stack)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.write(text)
}

// End says that the program ends by itself: nothing is left behind.
func (w *Watch) End() {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	_ = w.file.Close()
	_ = os.Remove(w.file.Name())
	_ = os.Remove(filepath.Dir(w.file.Name())) // unless there are reports in it
}

// write adds to the file. A report lacks what a full disk doesn't take; the program goes on.
func (w *Watch) write(text string) { _, _ = w.file.WriteString(text) }

// Collect makes reports of what programs that were ended by a fault left in a folder, and returns the newest of these reports, empty
// for none. The last five reports are kept.
func Collect(folder string) (report string) {
	running, _ := filepath.Glob(filepath.Join(diskfile.Escaped(folder), runningPattern))
	for _, path := range running {
		if live(path) {
			continue
		}
		if made := collect(path); made != "" {
			report = max(report, made)
		}
	}
	reports, _ := filepath.Glob(filepath.Join(diskfile.Escaped(folder), reportPattern))
	for _, old := range reports[:max(len(reports)-mostReports, 0)] { // their names begin with the time
		_ = os.Remove(old)
	}
	return report
}

// collect makes the report of one program, and takes away what it was made of.
func collect(path string) (report string) {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	raw, err := readEnd(path, info)
	if err != nil {
		return ""
	}
	text, fell := words(raw, info.ModTime())
	if fell {
		report = filepath.Join(filepath.Dir(path), strings.ReplaceAll(reportPattern, "*", info.ModTime().UTC().Format("20060102-150405.000")))
		if os.WriteFile(report, []byte(text), 0o600) != nil {
			return ""
		}
	}
	_ = os.Remove(path)
	return report
}

// readEnd reads a file, and no more than a report has room for.
func readEnd(path string, info fs.FileInfo) (string, error) {
	const most = 1 << 20
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	data := make([]byte, min(info.Size(), most))
	n, err := file.ReadAt(data, 0)
	return string(data[:n]), err
}

// words are the report on a fault; fell is false where there was none and the program was only ended.
func words(raw string, at time.Time) (report string, fell bool) {
	lines := strings.Split(strings.TrimSpace(raw), "\n")
	var commands, trace []string
	for _, line := range lines[1:] {
		if command, ok := strings.CutPrefix(line, commandMark); ok {
			commands = append(commands, "  "+command)
		} else {
			trace = append(trace, line)
		}
	}
	if len(trace) == 0 {
		return "", false
	}
	return strings.Join(slices.Concat([]string{
		lines[0], "A fault ended the program on " + at.UTC().Format("2 January 2006 at 15:04 UTC") + ".",
		"This report holds no text of a case and no names of files or people. It was sent to nobody.",
		"", "The last commands, the newest last:",
	}, commands[max(len(commands)-mostCommands, 0):], []string{"", "Where it was:"}, cleaned(trace)), "\n") + "\n", true
}
