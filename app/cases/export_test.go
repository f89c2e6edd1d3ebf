package cases

// The commands that the tests from outside give.
const (
	NewCase     = cmdNewCase
	CaseDetails = cmdCaseDetails
)
