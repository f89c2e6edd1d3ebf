package model

// VisitRefs visits what a record refers to, as its kind's row says.
func VisitRefs(r Record, to func(Kind, string)) { rowByKind[r.Kind()].visit(r, to) }

// IsLeaf reports whether a kind's row says that nothing refers to its records.
func IsLeaf(kind Kind) bool { return rowByKind[kind].said().leaf }
