// Package pages lists the pages of the window.
package pages

import (
	"tomworkbench/app/page"
	"tomworkbench/app/page/appraisal"
	"tomworkbench/app/page/board"
	"tomworkbench/app/page/budget"
	"tomworkbench/app/page/compare"
	"tomworkbench/app/page/delivery"
	"tomworkbench/app/page/explore"
	"tomworkbench/app/page/figures"
	"tomworkbench/app/page/findings"
	"tomworkbench/app/page/links"
	"tomworkbench/app/page/log"
	"tomworkbench/app/page/members"
	"tomworkbench/app/page/papers"
	"tomworkbench/app/page/plan"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/page/tables"
)

// All are the pages in the order of the sidebar.
func All() []page.Entry {
	return []page.Entry{
		board.Entry(), setup.Entry(), links.Entry(), figures.Entry(),
		compare.Entry(), explore.Entry(), appraisal.Entry(), budget.Entry(),
		findings.Entry(), tables.Entry(),
		plan.Entry(), delivery.Entry(),
		members.Entry(), papers.Entry(), log.Entry(),
	}
}
