package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// restore puts a window on the screen again that was made an icon of the taskbar.
func restore(window fyne.Window) {
	native, ok := window.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		at, ok := context.(driver.WindowsWindowContext)
		if !ok {
			return
		}
		const restored = 9 // SW_RESTORE
		user32 := windows.NewLazySystemDLL("user32.dll")
		if icon, _, _ := user32.NewProc("IsIconic").Call(at.HWND); icon != 0 {
			_, _, _ = user32.NewProc("ShowWindow").Call(at.HWND, restored)
		}
	})
}
