package cases

// The commands that the tests from outside give.
const (
	NewCase     = cmdNewCase
	CaseDetails = cmdCaseDetails
	ArchiveCase = cmdArchiveCase
	DeleteCase  = cmdDeleteCase
	OpenShelf   = cmdOpenShelf
	Import      = cmdImport
	Merge       = cmdMerge
	SaveWithLog = cmdSaveForMerging
)
