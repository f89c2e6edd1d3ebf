package main

import "golang.org/x/sys/windows"

// showMessage shows a sentence in a box: a program with a window has no console here.
func showMessage(text string) {
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString("TOM Workbench")
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, words, title, windows.MB_OK|windows.MB_ICONINFORMATION)
}
