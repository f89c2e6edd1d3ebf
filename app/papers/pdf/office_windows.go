package pdf

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"tomworkbench/storage/place"
)

// officeNames are the names and places of LibreOffice. Its installer puts it on nobody's path.
func officeNames() []string {
	names := []string{"soffice.com"}
	for _, variable := range []string{"ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"} {
		if folder := os.Getenv(variable); folder != "" {
			names = append(names, filepath.Join(folder, "LibreOffice", "program", "soffice.com"))
		}
	}
	return names
}

// script has Word fill the numbers of pages in the list of contents and write a tagged PDF with the headings as bookmarks. What it works on
// comes in the environment, where no name needs quoting. 17 is the format PDF, and 0 no alerts.
const script = `$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
	$word.Visible = $false
	$word.DisplayAlerts = 0
	$document = $word.Documents.Open($env:TOMWORKBENCH_DOCUMENT, $false, $false, $false)
	foreach ($list in $document.TablesOfContents) { $list.Update() }
	[void]$document.Fields.Update()
	$document.ExportAsFixedFormat($env:TOMWORKBENCH_PDF, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $false)
} finally {
	if ($document) { $document.Close($false) }
	$word.Quit($false)
}`

// word is Word, if it is installed as Windows knows it.
func word() (program, bool) {
	shell, err := exec.LookPath("powershell.exe")
	if err != nil {
		return nil, false
	}
	if check := exec.Command("reg.exe", "query", `HKCR\Word.Application\CLSID`); !succeeds(check) {
		return nil, false
	}
	return func(ctx context.Context, folder, name string) error {
		command := exec.CommandContext(ctx, shell, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", script)
		command.Env = append(place.Environment(), "TOMWORKBENCH_DOCUMENT="+filepath.Join(folder, name+".docx"), "TOMWORKBENCH_PDF="+filepath.Join(folder, name+".pdf"))
		return run(command)
	}, true
}

func succeeds(command *exec.Cmd) bool {
	unseen(command)
	return command.Run() == nil
}

// unseen keeps the black window of a program without one of its own away.
func unseen(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
}
