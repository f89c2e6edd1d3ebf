package cli

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"tomworkbench/charts"
	"tomworkbench/storage/diskfile"
)

// chartCommand saves the profile as PNG or SVG at a physical size, and prints its text alternative.
func chartCommand(f *flag.FlagSet) func(Env, []string) error {
	var s subject
	s.addFlags(f)
	page := charts.DefaultPage()
	out := f.String("out", "", "the `file` to save, ending in .png or .svg")
	f.Float64Var(&page.WidthMM, "width-mm", page.WidthMM, "the width in millimetres")
	f.Float64Var(&page.HeightMM, "height-mm", page.HeightMM, "the height in millimetres")
	f.IntVar(&page.DPI, "dpi", page.DPI, "the resolution in dots an inch, for a PNG")
	alt := f.Bool("alt", false, "print the text alternative")
	return func(env Env, rest []string) error {
		if err := nothingMore(rest); err != nil {
			return err
		}
		if *out == "" && !*alt {
			return wrongUsage("give -out FILE.png, -out FILE.svg or -alt")
		}
		if err := page.Check(); err != nil {
			return usageError{err}
		}
		at, err := s.find()
		if err != nil {
			return err
		}
		figure := charts.NewProfile(at.current, at.scenario.ID, at.estimate, at.basis).Stamped(stamp(at, env.Now()))
		if *out != "" {
			if err := saveFigure(figure, *out, page); err != nil {
				return err
			}
		}
		if *alt {
			_, err = fmt.Fprintln(env.Out, figure.Alt())
		}
		return err
	}
}

// stamp says which state of the case a chart shows; the subtitle holds scenario, estimate and basis.
func stamp(at found, now time.Time) string {
	return fmt.Sprintf("DRAFT · %s, revision %d · %s", at.current.Head().Title, at.current.Revision, now.Format("2 January 2006"))
}

func saveFigure(figure *charts.Figure, path string, page charts.Page) error {
	draw := map[string]func(io.Writer, charts.Page) error{".png": figure.PNG, ".svg": figure.SVG}[strings.ToLower(filepath.Ext(path))]
	if draw == nil {
		return wrongUsage("-out ends in .png or .svg, not %q", path)
	}
	var buffer bytes.Buffer
	if err := draw(&buffer, page); err != nil {
		return err
	}
	if err := diskfile.Replace(path, buffer.Bytes()); err != nil {
		return fmt.Errorf("the chart is not saved; what was there is as it was: %w", err)
	}
	return nil
}
