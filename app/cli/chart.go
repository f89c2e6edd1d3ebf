package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tomworkbench/app/papers"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// allFigures asks for every figure of a scenario.
const allFigures = "all"

// chartFlags are the flags of the chart subcommand.
type chartFlags struct {
	scenarioFlags
	papersFlags
	figure, size, out string
	width, height     float64
	dpi               int
	alt               bool
	// given holds the names of the flags that stand on the command line.
	given map[string]bool
}

// chartCommand saves figures as PNG, SVG or table, and prints their text alternative.
func chartCommand(f *flag.FlagSet) func(Env, []string) error {
	var c chartFlags
	c.scenarioFlags.addFlags(f)
	c.papersFlags.addFlags(f)
	f.StringVar(&c.figure, "figure", string(charts.FigureProfile), "the `figure`: "+figureNames()+", or "+allFigures+"; roadmap is the plan by quarter, plan the money of each option by year")
	f.StringVar(&c.out, "out", "", "the `file` to save, ending in .png, .svg or .csv; for all figures a folder")
	f.StringVar(&c.size, "size", charts.Formats()[0].ID, "paper, half or slide")
	f.Float64Var(&c.width, "width-mm", 0, "the width in millimetres, instead of that of the size")
	f.Float64Var(&c.height, "height-mm", 0, "the height in millimetres, instead of that of the size")
	f.IntVar(&c.dpi, "dpi", 0, "the resolution in dots an inch, for a PNG, instead of that of the size")
	f.BoolVar(&c.alt, "alt", false, "print the text alternative")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if c.out == "" && !c.alt {
			return wrongUsage("give -out FILE.png, FILE.svg or FILE.csv, or -alt")
		}
		if err := c.target().check(f); err != nil {
			return err
		}
		c.given = map[string]bool{}
		f.Visit(func(one *flag.Flag) { c.given[one.Name] = true })
		return c.run(env)
	}
}

func figureNames() string {
	var names []string
	for _, k := range charts.FigureIDs() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func (c *chartFlags) run(env Env) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	if c.figure != allFigures && !slices.Contains(charts.FigureIDs(), charts.FigureID(c.figure)) {
		return wrongUsage("-figure is %s or %s, not %q", figureNames(), allFigures, c.figure)
	}
	at, err := c.find()
	if err != nil {
		return err
	}
	subjects, err := c.subjects(at, env.Now())
	if err != nil {
		return err
	}
	if c.figure == allFigures && c.out != "" {
		if err := checkFolder(c.out); err != nil {
			return err
		}
		if err := (papers.Job{Papers: subjects, Into: c.out, Format: format}).Run(context.Background(), nil); err != nil {
			return err
		}
		tellUndrawn(env, subjects, papers.Paper.Figures)
	}
	if c.figure == allFigures {
		tellLeftOut(env, subjects)
	}
	return c.each(env, subjects, format)
}

// tellLeftOut says which figures have nothing to show.
func tellLeftOut(env Env, subjects []papers.Paper) {
	for _, s := range subjects {
		if words := s.LeftOutWords(); words != "" {
			fmt.Fprintf(env.Messages, "%s: %s\n", s.Name(), words)
		}
	}
}

// tellUndrawn says which names of figures can't be drawn here.
func tellUndrawn(env Env, subjects []papers.Paper, ids func(papers.Paper) []charts.FigureID) {
	for _, s := range subjects {
		if words := s.Undrawn(ids(s)); words != "" {
			fmt.Fprintf(env.Messages, "%s: %s\n", model.Undirected(s.Name()), words)
		}
	}
}

// target is what is made: a figure in one of its forms, or all of them.
func (c *chartFlags) target() target {
	ending := strings.ToLower(filepath.Ext(c.out))
	t := ofScenario("a text alternative").with("figure", "alt")
	switch {
	case c.out == "":
	case c.figure == allFigures:
		t = t.with("final", "size", "width-mm", "height-mm", "dpi")
		t.name = "a folder of figures"
	case ending == papers.Table:
		t = t.with("final")
		t.name = "a table"
	case ending == papers.SVG:
		t = t.with("final", "size", "width-mm", "height-mm")
		t.name = "an SVG"
	default:
		t = t.with("final", "size", "width-mm", "height-mm", "dpi")
		t.name = "a picture"
	}
	switch k := charts.FigureID(c.figure); {
	case k == allFigures:
		return c.spanning(t.with("with"))
	case k.Compares():
		return t.with("with")
	default:
		if !k.ByEstimate() {
			t = t.without("estimate")
		}
		if !k.ByBasis() {
			t = t.without("basis")
		}
		if !k.ByScenario() {
			t = t.without("scenario")
		}
	}
	t.name += " of the " + c.figure
	return t
}

// format is the size asked for, with the lengths that were given instead of its own.
func (c *chartFlags) format() (charts.Format, error) {
	format, err := formatOf(c.size)
	if err != nil {
		return format, err
	}
	if c.given["width-mm"] {
		format.Size.WidthMM = c.width
	}
	if c.given["height-mm"] {
		format.Size.HeightMM = c.height
	}
	if c.given["dpi"] {
		format.Size.DPI = c.dpi
	}
	format.Grows = format.Grows && !c.given["width-mm"] && !c.given["height-mm"]
	format.Yields = !c.given["height-mm"]
	if err := format.Size.Check(); err != nil {
		return format, usageError{err}
	}
	return format, nil
}

// each saves the one figure asked for, and prints the text alternatives.
func (c *chartFlags) each(env Env, subjects []papers.Paper, format charts.Format) error {
	var holds model.Delicate
	for _, s := range subjects {
		ids := s.Figures()
		if c.figure != allFigures {
			ids = []charts.FigureID{charts.FigureID(c.figure)}
		}
		for _, k := range ids {
			f, err := s.Figure(k)
			if err != nil {
				return err
			}
			if c.out != "" {
				holds.Suppliers = max(holds.Suppliers, s.Holds(k).Suppliers)
			}
			if c.out != "" && c.figure != allFigures {
				if err := saveFigure(f, c.out, format.For(f)); err != nil {
					return err
				}
				if strings.EqualFold(filepath.Ext(c.out), papers.PNG) {
					tellUndrawn(env, []papers.Paper{s}, func(papers.Paper) []charts.FigureID { return ids })
				}
			}
			if c.alt {
				fmt.Fprintln(env.Out, f.Alt())
			}
		}
	}
	tellHolds(env, holds)
	return nil
}

func saveFigure(f *charts.Figure, path string, page draw.PrintSize) error {
	err := papers.SaveFigure(f, path, page)
	if errors.Is(err, papers.ErrEnding) {
		return usageError{err}
	}
	return err
}
