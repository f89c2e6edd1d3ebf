// Package pdf makes a PDF of a Word document with the program for documents that is on the computer: LibreOffice, or Word on
// Windows. [Of] is all of it, and [Check] says beforehand whether it can be done. The PDF is tagged, says its language and title, and has the headings as bookmarks.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// ErrNoProgram means that there is no program that could make it.
var ErrNoProgram = errors.New("a PDF needs LibreOffice or Word on this computer, and neither is found; save the paper as .docx, open it and use Save as PDF, or print it")

// errTooLong means that the program didn't come to an end.
var errTooLong = fmt.Errorf("the PDF wasn't made within %d minutes; save the paper as .docx, open it and use Save as PDF", int(limit.Minutes()))

// limit is how long the program may take. The first start of LibreOffice takes most of a minute on an old laptop.
const limit = 3 * time.Minute

// Of returns a Word document as a PDF. It starts another program, which takes some seconds, and leaves nothing behind. The
// error is a sentence that says what to do instead.
func Of(ctx context.Context, document []byte) ([]byte, error) {
	program, ok := found()
	if !ok {
		return nil, ErrNoProgram
	}
	return made(ctx, program, document, limit)
}

// Check returns [ErrNoProgram] where there is no program that could make a PDF.
func Check() error {
	if _, ok := found(); !ok {
		return ErrNoProgram
	}
	return nil
}

// program makes the PDF of a file in a folder that is its own. It is named without its ending in both.
type program func(ctx context.Context, folder, name string) error

// made has a program make a PDF in a folder of its own, within a time.
func made(ctx context.Context, make program, document []byte, within time.Duration) ([]byte, error) {
	folder, err := os.MkdirTemp("", "tomworkbench-pdf-")
	if err != nil {
		return nil, fmt.Errorf("there is no room to make a PDF in: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	const name = "paper"
	if err := os.WriteFile(filepath.Join(folder, name+".docx"), document, 0o600); err != nil {
		return nil, fmt.Errorf("there is no room to make a PDF in: %w", err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, within, errTooLong)
	defer cancel()
	why := make(ctx, folder, name)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	// Some end well without having made anything, and the other way round.
	data, err := os.ReadFile(filepath.Join(folder, name+".pdf"))
	if err != nil || len(data) == 0 {
		return nil, refused(why)
	}
	return data, nil
}

// refused says that the program made nothing.
func refused(why error) error {
	const text = "the PDF wasn't made; save the paper as .docx, open it and use Save as PDF"
	if why == nil {
		return errors.New(text)
	}
	return fmt.Errorf(text+": %w", why)
}
