//go:build !linux || ci

package main

// keepLittleMemory does nothing where the system's library gives memory back by itself.
func keepLittleMemory() {}
