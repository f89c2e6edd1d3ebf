//go:build !ci

package main

/*
#include <malloc.h>

static void give_back_from(int size) {
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, size);
	mallopt(M_TRIM_THRESHOLD, 2 * size);
#endif
}
*/
import "C"

// returnedFrom is from which size on, in bytes, memory that the graphics driver is done with goes back to the system at
// once. Without OpenGL hardware the driver keeps every picture of a text in the program's own memory; left to itself, the C
// library raises this size as it goes and then keeps what it was given.
const returnedFrom = 64 << 10

func keepLittleMemory() { C.give_back_from(returnedFrom) }
