//go:build ci

package main

// hasWindow says whether this build can open a window: with the tag ci it needs no C compiler and has
// the subcommands alone.
const hasWindow = false

// checkDrawing is never asked for where there is no window.
func checkDrawing(func(error)) error { return nil }
