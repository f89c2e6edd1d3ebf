//go:build !windows

package main

// boxes are none where what is printed can be seen.
func boxes() (ask func(question string) bool, say func(text string)) { return nil, func(string) {} }
