package page

// The pages and the commands that others than their owners name; what nothing else names is its owner's own.
const (
	Board     ID = "board"
	SetUp     ID = "frame"
	Links     ID = "links"
	Figures   ID = "figures"
	Compare   ID = "compare"
	Explore   ID = "explore"
	Appraisal ID = "appraisal"
	Budget    ID = "budget"
	Findings  ID = "findings"
	Tables    ID = "evidence"
	Plan      ID = "plan"
	Delivery  ID = "delivery"
	Members   ID = "members"
	Papers    ID = "papers"
	Log       ID = "log"

	NewCase          ID = "new case"
	OpenCase         ID = "open case"
	SaveCopy         ID = "export"
	ChooseScenario   ID = "choose scenario"
	NewScenario      ID = "new scenario"
	NextScenario     ID = "next scenario"
	PreviousScenario ID = "previous scenario"
	TryIt            ID = "try it"
	LockScenario     ID = "lock scenario"
	ScenarioRole     ID = "scenario role"
	Undo             ID = "undo"
	Redo             ID = "redo"
	MoveUp           ID = "move up"
	MoveDown         ID = "move down"
	SignAs           ID = "name"
	Cautious         ID = "minimum"
	Middle           ID = "central"
	Stretch          ID = "maximum"
	SwitchBasis      ID = "basis"
	WhatIf           ID = "what if"
	SwitchDark       ID = "dark"
	SwitchContrast   ID = "contrast"
	Present          ID = "present"
	Declare          ID = "declare"
	ImportFigures    ID = "import lines"
	SaveForm         ID = "save template"
	CasePrices       ID = "case prices"
	UsualFactors     ID = "usual success factors"
	DeliveryReport   ID = "delivery report"
)

// The menus of commands that aren't a page's own.
const (
	CaseMenu     = "Case"
	ScenarioMenu = "Scenario"
	EditMenu     = "Edit"
	GoMenu       = "Go to"
	ViewMenu     = "View"
	HelpMenu     = "Help"
	MembersMenu  = "Members"
	PapersMenu   = "Papers"
)

// The groups of the sidebar.
const (
	Design   = "Design"
	Judge    = "Judge"
	Evidence = "Evidence"
	Deliver  = "Deliver"
	Share    = "Share"
)
