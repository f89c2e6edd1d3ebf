package model

// IsLeaf reports whether a kind's row says that nothing refers to its records.
func IsLeaf(kind Kind) bool { return rowByKind[kind].said().leaf }
