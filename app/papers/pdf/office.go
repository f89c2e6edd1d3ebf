package pdf

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"tomworkbench/storage/place"
)

// found returns the program that makes a PDF here, and whether there is any.
func found() (program, bool) {
	for _, name := range officeNames() {
		if path, err := exec.LookPath(name); err == nil {
			return libreOffice(path), true
		}
	}
	return word()
}

// settings are those of a LibreOffice that has never been started by a person: the PDF is tagged, shows its title, has
// bookmarks, and what says no language is in British English.
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale" oor:op="fuse"><value>en-GB</value></prop></item>
</oor:items>
`

// export is how LibreOffice writes the PDF.
const export = `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},` +
	`"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},` +
	`"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"}}`

// libreOffice makes a PDF with the LibreOffice at a path. It has a profile of its own beside the document, for one that a
// person has open would take the work over, or keep it waiting.
func libreOffice(path string) program {
	return func(ctx context.Context, folder, name string) error {
		profile := filepath.Join(folder, "profile")
		if err := os.MkdirAll(filepath.Join(profile, "user"), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(settings), 0o600); err != nil {
			return err
		}
		return run(exec.CommandContext(ctx, path, "--headless", "--norestore", "--nolockcheck", "-env:UserInstallation="+fileURL(profile),
			"--convert-to", export, "--outdir", folder, filepath.Join(folder, name+".docx")))
	}
}

// fileURL is a folder as LibreOffice wants it named.
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive's letter
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// run runs a command to its end, unseen. The error holds what it said.
func run(command *exec.Cmd) error {
	command.WaitDelay = time.Second // what it has started may keep its output open
	if command.Env == nil {
		command.Env = place.Environment()
	}
	unseen(command)
	out, err := command.CombinedOutput()
	if err != nil {
		const most = 300
		said := strings.Join(strings.Fields(string(out)), " ")
		return fmt.Errorf("%s: %w (%.*s)", filepath.Base(command.Path), err, most, said)
	}
	return nil
}
