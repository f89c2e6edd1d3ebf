package handover

import "golang.org/x/sys/windows"

// letToFront lets another program bring its window to the front: Windows grants that only to the program that was started last, which
// may pass it on.
func letToFront(process int) {
	_, _, _ = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow").Call(uintptr(process))
}
