//go:build !ci

package main

// hasWindow says whether this build can open a window.
const hasWindow = true
