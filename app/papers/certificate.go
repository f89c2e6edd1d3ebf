package papers

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// What the certificate's table of how the paper was made calls its rows. [Verify] finds them by these.
const (
	certified    = "Audit certificate"
	madeOfCase   = "Case"
	madeRevision = "Revision"
	madeHash     = "SHA-256 of the case file"
	madeHow      = "How it was made"
)

// hashOf is the SHA-256 of a case's file without its log, in hexadecimal: equal cases have equal files.
func hashOf(c *model.Case) (string, error) {
	data, err := casefile.Encode(casefile.File{Case: c})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// certificate says what the paper was made of and what its figures rest on, so that [Verify] can tell years later whether a paper and a
// case agree.
func (a optionsPaper) certificate() error {
	tables := append([]word.Table{a.sentenceTable()}, a.d.Tables()...)
	return certify(a.d, a.Case, a.recipe(), tables, newReAdder(a.Paper).table)
}

// certify writes the certificate of a paper of a case that was made as a recipe says, with what adds up the figures of its tables.
func certify(d document, c *model.Case, recipe string, tables []word.Table, add func(word.Table) reAdded) error {
	d.Heading(1, certified)
	if mark := c.WhatIf().Words(); mark != "" {
		d.Paragraph("This paper shows what was imagined, " + mark + ", and not a case that is kept, so that nothing certifies it.")
		return nil
	}
	hash, err := hashOf(c)
	if err != nil {
		return err
	}
	d.Table(word.Table{Caption: "What this paper was made of", Columns: []string{"What", "As it was"}, Rows: [][]string{
		{madeOfCase, c.Head().Title + " (" + c.Head().ID + ")"}, {madeRevision, fmt.Sprint(c.Revision)}, {madeHash, inEights(hash)}, {madeHow, recipe},
	}})
	d.Quiet("“tomworkbench verify PAPER.docx CASE.tomcase” says whether this paper and a case file agree: every table, cell by cell, and every sentence, heading and caption.")
	var found []reAdded
	for _, t := range tables {
		if one := add(t); one.printed > 0 {
			found = append(found, one)
		}
	}
	tellFigures(d, found)
	return nil
}

// inEights parts a hash into groups that people can compare.
func inEights(hash string) string {
	return strings.Join(slices.Collect(func(yield func(string) bool) {
		for part := range slices.Chunk([]byte(hash), 8) {
			if !yield(string(part)) {
				return
			}
		}
	}), " ")
}

// recipe is how the paper was made, to be made once more.
func (s Paper) recipe() string {
	words := []string{
		"scenario=" + s.Scenario, "with=" + strings.Join(s.With, ","), "estimate=" + string(s.Estimate), "basis=" + string(s.Basis), "day=" + s.At.Format(time.DateOnly),
		fmt.Sprintf("final=%t", s.Final), fmt.Sprintf("public=%t", s.public()), fmt.Sprintf("hands=%t", s.Hands),
	}
	ids := make([]string, len(s.Only))
	for i, k := range s.Only {
		ids[i] = string(k)
	}
	return strings.Join(append(words, "figures="+strings.Join(ids, ",")), " ")
}

// errRecipe says that a paper doesn't say how it was made.
var errRecipe = errors.New("its audit certificate doesn’t say how the paper was made: the page was changed or taken out")

// What the recipe says first of a paper that is no options paper.
const (
	paperIs          = "paper="
	decisionRecipe   = "decision"
	deliveryRecipe   = "delivery"
	deliveryPeriodIs = "period"
)

// remade is a paper that a recipe makes of a case once more: the case as it has it, and what writes it without pictures.
type remade struct {
	of    *model.Case
	write func(io.Writer) error
}

// followed is the paper of a case that a recipe makes.
func followed(c *model.Case, recipe string) (remade, error) {
	said := map[string]string{}
	for _, word := range strings.Fields(recipe) {
		name, value, found := strings.Cut(word, "=")
		if !found {
			return remade{}, errRecipe
		}
		said[name] = value
	}
	day, err := time.ParseInLocation(time.DateOnly, said["day"], time.Local)
	if err != nil {
		return remade{}, errRecipe
	}
	if said["paper"] == deliveryRecipe {
		period, err := model.ReadMonth(said[deliveryPeriodIs])
		if err != nil {
			return remade{}, errRecipe
		}
		return remade{c, DeliveryReport{Case: c, Period: period, At: day, Final: said["final"] == "true", unpictured: true}.write}, nil
	}
	s, err := paperOf(c, said)
	if err != nil {
		return remade{}, err
	}
	s.At, s.unpictured = day, true
	if said["paper"] == decisionRecipe {
		return remade{s.Case, func(w io.Writer) error { return DecisionStatement(w, s) }}, nil
	}
	if _, ok := s.Case.Scenarios.Get(s.Scenario); !ok {
		return remade{}, fmt.Errorf("the paper is about a scenario with the id %q, which this case doesn’t have", s.Scenario)
	}
	return remade{s.Case, func(w io.Writer) error { return OptionsPaper(w, s) }}, nil
}

// paperOf is what a recipe says of a paper of a scenario.
func paperOf(c *model.Case, said map[string]string) (Paper, error) {
	s := Paper{Final: said["final"] == "true", Hands: said["hands"] == "true"}
	s.Subject = charts.Subject{Case: c, Scenario: said["scenario"], Estimate: model.Estimate(said["estimate"]), Basis: model.Basis(said["basis"]), Workings: new(charts.Workings)}
	if !slices.Contains(model.Estimates(), s.Estimate) || s.Basis != model.InYear && s.Basis != model.Recurring {
		return Paper{}, errRecipe
	}
	for _, id := range strings.Split(said["with"], ",") {
		if id != "" {
			s.With = append(s.With, id)
		}
	}
	for _, id := range strings.Split(said["figures"], ",") {
		if id != "" {
			s.Only = append(s.Only, charts.FigureID(id))
		}
	}
	if said["public"] == "true" {
		s = s.ForPublic()
	}
	return s, nil
}
