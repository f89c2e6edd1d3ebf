//go:build !windows

package main

// showMessage does nothing where what is printed can be seen.
func showMessage(string) {}
