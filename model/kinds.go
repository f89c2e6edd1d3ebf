package model

import "slices"

// The kinds of record in a case.
const (
	KindHead          Kind = "case"
	KindDocument      Kind = "document"
	KindArea          Kind = "area"
	KindActivity      Kind = "activity"
	KindComponent     Kind = "component"
	KindFinding       Kind = "finding"
	KindDecision      Kind = "decision"
	KindOption        Kind = "option"
	KindStage         Kind = "stage"
	KindPlan          Kind = "plan"
	KindMilestone     Kind = "milestone"
	KindLine          Kind = "line"
	KindPrinciple     Kind = "principle"
	KindDriver        Kind = "driver"
	KindTheme         Kind = "theme"
	KindEnabler       Kind = "enabler"
	KindBenefit       Kind = "benefit"
	KindObjective     Kind = "objective"
	KindMeasure       Kind = "measure"
	KindLink          Kind = "link"
	KindRule          Kind = "rule"
	KindAssumption    Kind = "assumption"
	KindBudgetLine    Kind = "budget-line"
	KindOverlap       Kind = "overlap"
	KindReinvestment  Kind = "re-investment"
	KindOpportunity   Kind = "opportunity"
	KindRateTable     Kind = "rate-table"
	KindRate          Kind = "rate"
	KindEvidence      Kind = "evidence"
	KindScenario      Kind = "scenario"
	KindChoice        Kind = "choice"
	KindRuledOut      Kind = "ruled-out"
	KindWhyNot        Kind = "why-not"
	KindCommitment    Kind = "commitment"
	KindSlip          Kind = "slip"
	KindHands         Kind = "hands"
	KindIssue         Kind = "issue"
	KindSnapshot      Kind = "snapshot"
	KindPack          Kind = "pack"
	KindReturn        Kind = "return"
	KindBaseline      Kind = "baseline"
	KindActuals       Kind = "actuals"
	KindProgress      Kind = "progress"
	KindReading       Kind = "reading"
	KindRisk          Kind = "risk"
	KindPassage       Kind = "passage"
	KindSuccessFactor Kind = "success-factor"
	KindJudgement     Kind = "judgement"
	KindResolution    Kind = "resolution"
)

// Tables hold the records of a case but its head, those of each kind in a table of their own.
type Tables struct {
	Documents      Table[*Document]
	Areas          Table[*Area]
	Activities     Table[*Activity]
	Components     Table[*Component]
	Findings       Table[*Finding]
	Decisions      Table[*Decision]
	Options        Table[*Option]
	Stages         Table[*Stage]
	Plans          Table[*Plan]
	Milestones     Table[*Milestone]
	Lines          Table[*Line]
	Principles     Table[*Principle]
	Drivers        Table[*Factor]
	Themes         Table[*Factor]
	Enablers       Table[*Factor]
	Benefits       Table[*Factor]
	Objectives     Table[*Factor]
	Measures       Table[*Measure]
	Links          Table[*Link]
	Rules          Table[*Rule]
	Assumptions    Table[*Assumption]
	BudgetLines    Table[*BudgetLine]
	Overlaps       Table[*Overlap]
	Reinvestments  Table[*Reinvestment]
	Opportunities  Table[*Opportunity]
	RateTables     Table[*RateTable]
	Rates          Table[*Rate]
	Evidence       Table[*Evidence]
	Scenarios      Table[*Scenario]
	Choices        Table[*Choice]
	RuledOuts      Table[*RuledOut]
	WhyNots        Table[*WhyNot]
	Commitments    Table[*Commitment]
	Slips          Table[*Slip]
	Hands          Table[*Hands]
	Issues         Table[*Issue]
	Snapshots      Table[*Snapshot]
	Packs          Table[*Pack]
	Returns        Table[*Return]
	Baselines      Table[*Baseline]
	Actuals        Table[*Actuals]
	Progress       Table[*Progress]
	Readings       Table[*Reading]
	Risks          Table[*Risk]
	Passages       Table[*Passage]
	SuccessFactors Table[*SuccessFactor]
	Judgements     Table[*Judgement]
	Resolutions    Table[*Resolution]
}

// Listing says where people work on the records of a kind.
type Listing string

// The listings.
const (
	InSetUp        Listing = ""
	OnBoard        Listing = "board"
	BesideDecision Listing = "beside decision"
	InFigures      Listing = "figures"
	InLinks        Listing = "links"
	InEvidence     Listing = "evidence"
	InExplore      Listing = "explore"
	InMembers      Listing = "members"
	InBudget       Listing = "budget"
	InFindings     Listing = "findings"
	InPlan         Listing = "plan"
	InDelivery     Listing = "delivery"
	InPapers       Listing = "papers"
)

// kindRows holds a row for each kind: all that has to be known of it but what takes the whole case to say, which its records
// say themselves. Each kind stands after those that its records refer to; records are stored and written in this order.
var kindRows = []kindRow{
	&row[*Head]{
		facts: facts{noun: "case", plural: "cases", list: "case"},
		blank: &Head{}, in: func(c *Case) *Table[*Head] { return &c.head },
		title: func(x *Head) string { return x.Title },
		upset: func(from, to *Head) bool { return from.Years != to.Years },
	},
	&row[*Document]{
		facts: facts{noun: "source", plural: "sources", list: "documents"},
		blank: &Document{}, in: func(c *Case) *Table[*Document] { return &c.Documents },
		title: func(x *Document) string { return x.Title },
		frame: whole[*Document],
	},
	&row[*Area]{
		facts: facts{noun: "area", plural: "areas", list: "areas", since: 9},
		blank: &Area{}, in: func(c *Case) *Table[*Area] { return &c.Areas },
		title: func(x *Area) string { return x.Name }, differs: (*Area).differs,
		source: func(x *Area) *Source { return &x.Source },
	},
	&row[*Activity]{
		facts: facts{noun: "activity", plural: "activities", list: "activities", letter: "A", since: 10, listed: InFindings},
		blank: &Activity{}, in: func(c *Case) *Table[*Activity] { return &c.Activities },
		title: func(x *Activity) string { return x.Name }, differs: (*Activity).differs,
		refs:   (*Activity).toArea,
		less:   func(x *Activity, _ ref) Record { next := *x; next.Area = ""; return &next },
		source: func(x *Activity) *Source { return &x.Source },
	},
	&row[*Component]{
		facts: facts{noun: "component", plural: "components", list: "components", listed: OnBoard},
		blank: &Component{}, in: func(c *Case) *Table[*Component] { return &c.Components },
		title: func(x *Component) string { return x.Name }, differs: (*Component).differs,
		refs:  (*Component).toArea,
		less:  func(x *Component, _ ref) Record { next := *x; next.Area = ""; return &next },
		frame: (*Component).unassessed,
	},
	&row[*Finding]{
		facts: facts{noun: "finding", plural: "findings", list: "findings", letter: "F", since: 10, listed: InFindings},
		blank: &Finding{}, in: func(c *Case) *Table[*Finding] { return &c.Findings },
		title: func(x *Finding) string { return x.ID + " " + x.Text }, differs: (*Finding).differs,
		refs: (*Finding).toLinked, less: (*Finding).less,
		upset:  func(from, to *Finding) bool { return !slices.Equal(from.From, to.From) },
		source: func(x *Finding) *Source { return &x.Source },
	},
	&row[*Decision]{
		facts: facts{noun: "decision", plural: "decisions", list: "decisions", listed: OnBoard, nested: true},
		blank: &Decision{}, in: func(c *Case) *Table[*Decision] { return &c.Decisions },
		title: func(x *Decision) string { return x.Name }, differs: (*Decision).differs,
		refs:  func(x *Decision, to visitor) { to(KindComponent, x.Component) },
		upset: func(from, to *Decision) bool { return from.Several != to.Several },
		frame: whole[*Decision],
	},
	&row[*Option]{
		facts: facts{noun: "option", plural: "options", list: "options", listed: OnBoard, nested: true},
		blank: &Option{}, in: func(c *Case) *Table[*Option] { return &c.Options },
		title: func(x *Option) string { return x.Name }, differs: (*Option).differs,
		refs:  func(x *Option, to visitor) { to(KindDecision, x.Decision) },
		upset: func(from, to *Option) bool { return from.Decision != to.Decision },
		frame: whole[*Option],
	},
	&row[*Stage]{
		facts: facts{noun: "stage", plural: "stages", list: "stages", since: 10},
		blank: &Stage{}, in: func(c *Case) *Table[*Stage] { return &c.Stages },
		title: func(x *Stage) string { return x.Name }, differs: (*Stage).differs,
		source: func(x *Stage) *Source { return &x.Source },
	},
	&row[*Plan]{
		facts: facts{noun: "plan of an option", plural: "plans of options", list: "roadmap", since: 10, leaf: true},
		blank: &Plan{}, in: func(c *Case) *Table[*Plan] { return &c.Plans },
		differs: (*Plan).differs,
		refs:    (*Plan).toOptions, less: (*Plan).less,
		upset:  func(from, to *Plan) bool { return !slices.Equal(from.Needs, to.Needs) },
		source: func(x *Plan) *Source { return &x.Source },
	},
	&row[*Milestone]{
		facts: facts{noun: "milestone", plural: "milestones", list: "milestones", since: 10, leaf: true},
		blank: &Milestone{}, in: func(c *Case) *Table[*Milestone] { return &c.Milestones },
		title: func(x *Milestone) string { return x.Name }, differs: (*Milestone).differs,
		refs:   (*Milestone).toOption,
		less:   func(x *Milestone, _ ref) Record { next := *x; next.Option = ""; return &next },
		source: func(x *Milestone) *Source { return &x.Source },
	},
	&row[*Line]{
		facts: facts{noun: "line of figures", plural: "lines of figures", list: "lines", listed: InFigures, nested: true},
		blank: &Line{}, in: func(c *Case) *Table[*Line] { return &c.Lines },
		refs:   func(x *Line, to visitor) { toOwner(to, KindOption, x.Owner) },
		upset:  func(from, to *Line) bool { return from.Type != to.Type },
		source: func(x *Line) *Source { return &x.Source },
	},
	&row[*Principle]{
		facts: facts{noun: "principle", plural: "principles", list: "principles", letter: "P"},
		blank: &Principle{}, in: func(c *Case) *Table[*Principle] { return &c.Principles },
		title: func(x *Principle) string { return x.ID + " " + x.Name }, differs: (*Principle).differs,
		frame: whole[*Principle],
	},
	factorRow(KindDriver, facts{noun: "driver", plural: "drivers", list: "drivers", letter: "D"}, func(c *Case) *Table[*Factor] { return &c.Drivers }),
	factorRow(KindTheme, facts{noun: "theme", plural: "themes", list: "themes", letter: "T"}, func(c *Case) *Table[*Factor] { return &c.Themes }),
	factorRow(KindEnabler, facts{noun: "enabler", plural: "enablers", list: "enablers", letter: "E"}, func(c *Case) *Table[*Factor] { return &c.Enablers }),
	factorRow(KindBenefit, facts{noun: "benefit", plural: "benefits", list: "benefits", letter: "B"}, func(c *Case) *Table[*Factor] { return &c.Benefits }),
	factorRow(KindObjective, facts{noun: "objective", plural: "objectives", list: "objectives", letter: "O"}, func(c *Case) *Table[*Factor] { return &c.Objectives }),
	&row[*Measure]{
		facts: facts{noun: "measure", plural: "measures", list: "measures", since: 9},
		blank: &Measure{}, in: func(c *Case) *Table[*Measure] { return &c.Measures },
		title: func(x *Measure) string { return x.Name }, differs: (*Measure).differs,
		source: func(x *Measure) *Source { return &x.Source },
	},
	&row[*Link]{
		facts: facts{noun: "link", plural: "links", list: "links", listed: InLinks, leaf: true},
		blank: &Link{}, in: func(c *Case) *Table[*Link] { return &c.Links },
		differs: (*Link).differs, reason: func(x *Link) string { return x.Reason },
		refs: func(x *Link, to visitor) {
			toOwner(to, x.ownerKind(), x.Owner)
			to(x.To, x.Target)
		},
		source: func(x *Link) *Source { return &x.Source },
		frame:  (*Link).ofMap,
	},
	&row[*Rule]{
		facts: facts{noun: "rule", plural: "rules", list: "rules", leaf: true},
		blank: &Rule{}, in: func(c *Case) *Table[*Rule] { return &c.Rules },
		differs: (*Rule).differs, reason: func(x *Rule) string { return x.Reason },
		refs: func(x *Rule, to visitor) {
			to(KindOption, x.Option)
			to(KindOption, x.Other)
		},
		frame: whole[*Rule],
	},
	&row[*Assumption]{
		facts: facts{noun: "assumption", plural: "assumptions", list: "assumptions", letter: "A", leaf: true},
		blank: &Assumption{}, in: func(c *Case) *Table[*Assumption] { return &c.Assumptions },
		title: func(x *Assumption) string { return x.Text }, differs: (*Assumption).differs,
		source: func(x *Assumption) *Source { return &x.Source },
	},
	&row[*BudgetLine]{
		facts: facts{noun: "budget line", plural: "budget lines", list: "budget", since: 9, listed: InBudget},
		blank: &BudgetLine{}, in: func(c *Case) *Table[*BudgetLine] { return &c.BudgetLines },
		title: func(x *BudgetLine) string { return x.Name }, differs: (*BudgetLine).differs,
		source: func(x *BudgetLine) *Source { return &x.Source },
	},
	&row[*Overlap]{
		facts: facts{noun: "overlap", plural: "overlaps", list: "overlaps", leaf: true},
		blank: &Overlap{}, in: func(c *Case) *Table[*Overlap] { return &c.Overlaps },
		title: func(x *Overlap) string { return x.Measure }, differs: (*Overlap).differs,
		refs:   (*Overlap).toBudgetLine,
		less:   func(x *Overlap, _ ref) Record { next := *x; next.HeldBy = ""; return &next },
		source: func(x *Overlap) *Source { return &x.Source },
	},
	&row[*Reinvestment]{
		facts: facts{noun: "re-investment", plural: "re-investments", list: "reinvestments", since: 9, listed: InBudget, leaf: true},
		blank: &Reinvestment{}, in: func(c *Case) *Table[*Reinvestment] { return &c.Reinvestments },
		title: func(x *Reinvestment) string { return x.Name }, differs: (*Reinvestment).differs,
		source: func(x *Reinvestment) *Source { return &x.Source },
	},
	&row[*Opportunity]{
		facts: facts{noun: "opportunity", plural: "opportunities", list: "opportunities", letter: "R", since: 9, leaf: true},
		blank: &Opportunity{}, in: func(c *Case) *Table[*Opportunity] { return &c.Opportunities },
		title: func(x *Opportunity) string { return x.Name }, differs: (*Opportunity).differs,
		refs:   (*Opportunity).toLine,
		less:   func(x *Opportunity, _ ref) Record { next := *x; next.Line = ""; return &next },
		source: func(x *Opportunity) *Source { return &x.Source },
	},
	&row[*Risk]{
		facts: facts{noun: "risk", plural: "risks", list: "risks", letter: "K", since: 11, leaf: true},
		blank: &Risk{}, in: func(c *Case) *Table[*Risk] { return &c.Risks },
		title: func(x *Risk) string { return x.Name }, differs: (*Risk).differs,
		refs:   (*Risk).toOption,
		less:   func(x *Risk, _ ref) Record { next := *x; next.Option = ""; return &next },
		source: func(x *Risk) *Source { return &x.Source },
	},
	&row[*SuccessFactor]{
		facts: facts{noun: "success factor", plural: "success factors", list: "successFactors", letter: "S", since: 11},
		blank: &SuccessFactor{}, in: func(c *Case) *Table[*SuccessFactor] { return &c.SuccessFactors },
		title: func(x *SuccessFactor) string { return x.Name }, differs: (*SuccessFactor).differs,
		frame: whole[*SuccessFactor],
	},
	&row[*Passage]{
		facts: facts{noun: "text of a paper", plural: "texts of a paper", list: "passages", since: 11, listed: InPapers, leaf: true, fixed: true},
		blank: &Passage{}, in: func(c *Case) *Table[*Passage] { return &c.Passages }, differs: (*Passage).differs,
	},
	&row[*RateTable]{
		facts: facts{noun: "table of rates", plural: "tables of rates", list: "rateTables", since: 5, fixed: true},
		blank: &RateTable{}, in: func(c *Case) *Table[*RateTable] { return &c.RateTables },
		differs: (*RateTable).differs,
	},
	&row[*Rate]{
		facts: facts{noun: "rate", plural: "rates", list: "rates", since: 5, nested: true, leaf: true},
		blank: &Rate{}, in: func(c *Case) *Table[*Rate] { return &c.Rates },
		refs: func(x *Rate, to visitor) { to(KindRateTable, string(x.Table)) },
	},
	&row[*Evidence]{
		facts: facts{noun: "table", plural: "tables", list: "evidence", since: 3, listed: InEvidence},
		blank: &Evidence{}, in: func(c *Case) *Table[*Evidence] { return &c.Evidence },
		title: func(x *Evidence) string { return x.Title }, differs: (*Evidence).differs,
		refs:   (*Evidence).toTables,
		less:   func(x *Evidence, gone ref) Record { return x.without(gone.key) },
		upset:  func(_, _ *Evidence) bool { return true }, // another table's checks may name its rows
		source: func(x *Evidence) *Source { return &x.Source },
	},
	&row[*Scenario]{
		facts: facts{noun: "scenario", plural: "scenarios", list: "scenarios", listed: OnBoard},
		blank: &Scenario{}, in: func(c *Case) *Table[*Scenario] { return &c.Scenarios },
		title: func(x *Scenario) string { return x.Name }, differs: (*Scenario).differs,
	},
	&row[*Choice]{
		facts: facts{noun: "choice", plural: "choices", list: "choices", listed: BesideDecision, leaf: true},
		blank: &Choice{}, in: func(c *Case) *Table[*Choice] { return &c.Choices },
		reason: func(x *Choice) string { return x.Reason },
		refs:   (*Choice).toOptions, less: (*Choice).less,
		scenario: func(x *Choice) *string { return &x.Scenario },
		keep:     (*Snapshot).keepChoice, kept: (*Snapshot).keptChoices, checkKept: (*Snapshot).checkChoices,
	},
	&row[*RuledOut]{
		facts: facts{noun: "option ruled out", plural: "options ruled out", list: "ruledOut", listed: BesideDecision, leaf: true},
		blank: &RuledOut{}, in: func(c *Case) *Table[*RuledOut] { return &c.RuledOuts },
		reason:   func(x *RuledOut) string { return x.Reason },
		refs:     func(x *RuledOut, to visitor) { to(KindOption, x.Option) },
		scenario: func(x *RuledOut) *string { return &x.Scenario },
		keep:     (*Snapshot).keepRuledOut, kept: (*Snapshot).keptRuledOut, checkKept: (*Snapshot).checkRuledOut,
	},
	&row[*WhyNot]{
		facts: facts{noun: "reason why not", plural: "reasons why not", list: "whyNot", since: 8, listed: BesideDecision, leaf: true},
		blank: &WhyNot{}, in: func(c *Case) *Table[*WhyNot] { return &c.WhyNots },
		reason:   func(x *WhyNot) string { return x.Reason },
		refs:     func(x *WhyNot, to visitor) { to(KindOption, x.Option) },
		scenario: func(x *WhyNot) *string { return &x.Scenario },
		keep:     (*Snapshot).keepWhyNot, kept: (*Snapshot).keptWhyNot, checkKept: (*Snapshot).checkWhyNot,
	},
	&row[*Commitment]{
		facts: facts{noun: "commitment", plural: "commitments", list: "commitments", since: 4, listed: InExplore, leaf: true},
		blank: &Commitment{}, in: func(c *Case) *Table[*Commitment] { return &c.Commitments },
		differs:  (*Commitment).differs,
		refs:     func(x *Commitment, to visitor) { to(KindDecision, x.Decision) },
		scenario: func(x *Commitment) *string { return &x.Scenario },
		keep:     (*Snapshot).keepCommitment, kept: (*Snapshot).keptCommitments, checkKept: (*Snapshot).checkCommitments,
	},
	&row[*Slip]{
		facts: facts{noun: "slip of an option", plural: "slips of options", list: "slips", since: 10, listed: InPlan, leaf: true},
		blank: &Slip{}, in: func(c *Case) *Table[*Slip] { return &c.Slips },
		differs:  (*Slip).differs,
		refs:     func(x *Slip, to visitor) { to(KindOption, x.Option) },
		scenario: func(x *Slip) *string { return &x.Scenario },
		keep:     (*Snapshot).keepSlip, kept: (*Snapshot).keptSlips, checkKept: (*Snapshot).checkSlips,
	},
	&row[*Judgement]{
		facts: facts{noun: "judgement", plural: "judgements", list: "judgements", since: 11, listed: InPapers, leaf: true},
		blank: &Judgement{}, in: func(c *Case) *Table[*Judgement] { return &c.Judgements },
		reason:   func(x *Judgement) string { return x.Why },
		refs:     func(x *Judgement, to visitor) { to(KindSuccessFactor, x.Factor) },
		scenario: func(x *Judgement) *string { return &x.Scenario },
		keep:     (*Snapshot).keepJudgement, kept: (*Snapshot).keptJudgements, checkKept: (*Snapshot).checkJudgements,
	},
	&row[*Hands]{
		facts: facts{noun: "show of hands", plural: "shows of hands", list: "hands", since: 8, listed: BesideDecision, leaf: true},
		blank: &Hands{}, in: func(c *Case) *Table[*Hands] { return &c.Hands },
		differs: (*Hands).differs,
		refs:    (*Hands).toOptions, less: (*Hands).less,
		scenario: func(x *Hands) *string { return &x.Scenario },
		keep:     (*Snapshot).keepHands, kept: (*Snapshot).keptHands, checkKept: (*Snapshot).checkHands,
	},
	&row[*Issue]{
		facts: facts{noun: "question", plural: "questions", list: "issues", since: 2, leaf: true},
		blank: &Issue{}, in: func(c *Case) *Table[*Issue] { return &c.Issues },
		title: func(x *Issue) string { return x.Text }, differs: (*Issue).differs,
		refs: (*Issue).toComponent,
		less: func(x *Issue, _ ref) Record { next := *x; next.About = ""; return &next },
	},
	&row[*Snapshot]{ // history: what it names may be gone since
		facts: facts{noun: "snapshot", plural: "snapshots", list: "snapshots", since: 2, leaf: true},
		blank: &Snapshot{}, in: func(c *Case) *Table[*Snapshot] { return &c.Snapshots },
		title: func(x *Snapshot) string { return x.Name },
	},
	&row[*Pack]{ // history, as a snapshot is
		facts: facts{noun: "pack", plural: "packs", list: "packs", since: 8, listed: InMembers, leaf: true},
		blank: &Pack{}, in: func(c *Case) *Table[*Pack] { return &c.Packs },
		title: func(x *Pack) string { return x.Name() }, differs: (*Pack).differs,
	},
	&row[*Return]{ // history too; its name is kept out of the log
		facts: facts{noun: "return", plural: "returns", list: "returns", since: 8, listed: InMembers, leaf: true},
		blank: &Return{}, in: func(c *Case) *Table[*Return] { return &c.Returns },
	},
	&row[*Baseline]{ // history, and so is what is said of its lines
		facts: facts{noun: "baseline", plural: "baselines", list: "baselines", since: 10, listed: InDelivery, leaf: true, fixed: true},
		blank: &Baseline{}, in: func(c *Case) *Table[*Baseline] { return &c.Baselines },
	},
	&row[*Resolution]{ // and this
		facts: facts{noun: "resolution", plural: "resolutions", list: "resolutions", since: 11, listed: InPapers, leaf: true, fixed: true},
		blank: &Resolution{}, in: func(c *Case) *Table[*Resolution] { return &c.Resolutions }, differs: (*Resolution).differs,
	},
	&row[*Actuals]{
		facts: facts{noun: "year of actuals", plural: "years of actuals", list: "actuals", since: 10, listed: InDelivery, leaf: true, fixed: true},
		blank: &Actuals{}, in: func(c *Case) *Table[*Actuals] { return &c.Actuals }, differs: (*Actuals).differs,
	},
	&row[*Progress]{
		facts: facts{noun: "report on delivery", plural: "reports on delivery", list: "progress", since: 10, listed: InDelivery, leaf: true, fixed: true},
		blank: &Progress{}, in: func(c *Case) *Table[*Progress] { return &c.Progress }, differs: (*Progress).differs,
		reason: func(x *Progress) string { return x.Reason },
	},
	&row[*Reading]{
		facts: facts{noun: "reading of a measure", plural: "readings of measures", list: "readings", since: 10, listed: InDelivery, leaf: true, fixed: true},
		blank: &Reading{}, in: func(c *Case) *Table[*Reading] { return &c.Readings }, differs: (*Reading).differs,
	},
}

// Kept is what a snapshot keeps of what its scenario said: a list for each of [KindsInScenarios].
type Kept struct {
	Choices     []SnapshotChoice     `json:"choices,omitempty"`
	RuledOut    []SnapshotRuledOut   `json:"ruledOut,omitempty"`
	WhyNot      []SnapshotWhyNot     `json:"whyNot,omitempty"`
	Commitments []SnapshotCommitment `json:"commitments,omitempty"`
	Slips       []SnapshotSlip       `json:"slips,omitempty"`
	Judgements  []SnapshotJudgement  `json:"judgements,omitempty"`
	Hands       []SnapshotHands      `json:"hands,omitempty"`
}

// factorRow is the row of one of the kinds of factor.
func factorRow(kind Kind, said facts, in func(*Case) *Table[*Factor]) kindRow {
	return &row[*Factor]{
		facts: said,
		blank: &Factor{FactorKind: kind}, in: in,
		title: func(x *Factor) string { return x.ID + " " + x.Name }, differs: (*Factor).differs,
		frame: whole[*Factor],
	}
}

// toOwner refers to the owner of a line or a link, unless that is the programme.
func toOwner(to visitor, kind Kind, owner string) {
	if owner != Programme {
		to(kind, owner)
	}
}
