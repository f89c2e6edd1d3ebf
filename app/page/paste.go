package page

import (
	"context"
	"fmt"

	"tomworkbench/app/say"
	"tomworkbench/model"
)

// TakeIn reads pasted rows: at once where they are few, so that what is typed next finds them there; else away from the
// window.
func TakeIn(h Host, rows int, read func() (model.Edit, error), use func(model.Edit, error)) {
	const few = 200
	if rows <= few {
		use(read())
		return
	}
	h.Explain(fmt.Sprintf("Reading %d rows …", rows))
	Later(h, func(context.Context) (model.Edit, error) { return read() }, func(edit model.Edit, err error) {
		h.ClearStatus()
		use(edit, err)
	})
}

// Paste carries out the edit of a paste, or tells what can't be taken of it.
func Paste(h Host, edit model.Edit, wrong error) {
	if wrong != nil {
		h.Tell("The cells can't be pasted", say.Error(wrong)+"\n\nNothing is changed, and the clipboard still holds the cells.")
		return
	}
	h.Propose(edit, nil)
}
