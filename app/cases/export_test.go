package cases

import "tomworkbench/app/page"

// The commands that the tests from outside give.
const (
	NewCase     = page.NewCase
	CaseDetails = cmdCaseDetails
	ArchiveCase = cmdArchiveCase
	DeleteCase  = cmdDeleteCase
	OpenShelf   = cmdOpenShelf
	Import      = cmdImport
	Merge       = cmdMerge
	SaveWithLog = cmdSaveForMerging
)
