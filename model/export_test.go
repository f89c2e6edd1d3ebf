package model

// IsLeaf reports whether a kind's row says that nothing refers to its records.
func IsLeaf(kind Kind) bool { return rowByKind[kind].said().leaf }

// WithoutMemory is a case that remembers no lines of its scenarios.
func WithoutMemory(c *Case) *Case {
	next := *c
	next.standing = nil
	return &next
}
