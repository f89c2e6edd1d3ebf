package main

import "golang.org/x/sys/windows"

// boxes ask and say something in a box: a program with a window has no console here.
func boxes() (ask func(question string) bool, say func(text string)) {
	const yes = 6 // IDYES
	return func(question string) bool { return box(question, windows.MB_YESNO|windows.MB_ICONQUESTION) == yes },
		func(text string) { box(text, windows.MB_OK|windows.MB_ICONINFORMATION) }
}

// box shows a text and returns the button that was pressed, 0 where no box can be shown.
func box(text string, kind uint32) int32 {
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return 0
	}
	title, err := windows.UTF16PtrFromString("TOM Workbench")
	if err != nil {
		return 0
	}
	pressed, _ := windows.MessageBox(0, words, title, kind)
	return pressed
}
