// Package appraisal holds the measures that sum a scenario's profile up, as HM Treasury's Green Book and
// council papers use them.
//
// A newcomer needs three things. [Measures] lists every measure of a scenario, each with its figure, its
// formula with the numbers in it, and what to know about it. [SummaryOf] holds the few that a board shows.
// [Draw] samples within the ranges of the figures; it alone uses floating point.
//
// Rates and bounds that a publisher can change are data of the case with an edition, or else those of [BuiltIn]: [ScheduleOf] and
// [GuidanceOf] take them. Money is in £m. It is taken as real, at constant prices, unless the case says that its figures are cash:
// then its deflators take inflation out before anything is discounted.
package appraisal
