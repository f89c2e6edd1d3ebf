// Package figure shows the figures of charts in a window: drawn by workers, with their parts to point at.
package figure
