package app_test

// The goldens are compared with testdata; a failing test leaves its picture in testdata/failed, to be
// looked at and put in place of the old one where it is right.
