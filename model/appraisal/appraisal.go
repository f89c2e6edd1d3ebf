// Package appraisal holds the measures that sum a scenario's profile up, as HM Treasury's Green Book and
// council papers use them.
//
// A newcomer needs three things. [Measures] lists every measure of a scenario, each with its figure, its
// formula with the numbers in it, and what to know about it. [SummaryOf] holds the few that a board shows.
// [Draw] samples within the ranges of the figures; it alone uses floating point.
//
// Rates and bounds that a publisher can change are data with an edition: [GreenBook] and [BiasGuidance].
// Money is in £m and real, that is, at constant prices: nothing here takes inflation out of cash figures.
package appraisal
