package field

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Mark is what a cell can be set to: no link, or one with what is said of its share of the £m. One that says nothing of
// it leaves the share of a link that is there.
type Mark struct {
	Kind    markKind
	Share   *decimal.Decimal
	Equally bool
	// Brings says of a link to an enabler whether the option brings it about or needs it, nil where the mark says neither.
	Brings *bool
}

// markKind says whether there is a link, and of what stance.
type markKind int

const (
	MarkNone markKind = iota
	MarkPlus
	MarkMinus
)

// What an option does to an enabler that it is linked to, in a cell.
const (
	Needs  = "needs"
	Brings = "brings"
)

// EnablerMark is what stands in the cell of a link to an enabler.
func EnablerMark(l *model.Link) string {
	if l.Brings {
		return Brings
	}
	return Needs
}

// ReadShare reads a share in per cent, nil for none.
func ReadShare(text string) (*decimal.Decimal, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	share, err := model.ReadPercent(text)
	if err != nil {
		return nil, fmt.Errorf("share: %w", err)
	}
	return &share, nil
}

// ReadMark reads what a pasted cell sets a link to. A short dash is a conflict on one page and nothing on another, so
// between options and principles it is refused.
func ReadMark(text string, to model.Kind) (Mark, error) {
	plain := strings.TrimSpace(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(text)), "…"))
	if to == model.KindEnabler && (plain == Needs || plain == Brings) {
		brings := plain == Brings
		return Mark{Kind: MarkPlus, Brings: &brings}, nil
	}
	principles := to == model.KindPrinciple
	switch plain {
	case "", "0", "no":
		return Mark{}, nil
	case "-", "−", "–":
		switch {
		case !principles:
			return Mark{}, nil
		case plain == "–":
			return Mark{}, fmt.Errorf("“%s” can be a conflict or nothing; write × or leave the cell empty", text)
		}
		return Mark{Kind: MarkMinus}, nil
	case "●":
		return Mark{Kind: MarkPlus, Equally: true}, nil
	case "+", "s", "supports", "x", "1", "y", "yes", "✓":
		return Mark{Kind: MarkPlus}, nil
	case "c", "conflicts", "×":
		if !principles {
			return Mark{}, fmt.Errorf("“%s” is a conflict, and there is none with %s; write + for a link or leave the cell empty", text, string(to)+"s")
		}
		return Mark{Kind: MarkMinus}, nil
	}
	if strings.HasSuffix(plain, "%") && HasShares(to) {
		share, err := model.ReadPercent(plain)
		return Mark{Kind: MarkPlus, Share: &share}, err
	}
	return Mark{}, fmt.Errorf("“%s” is no mark; write %s, or leave the cell empty", text, marksOf(to))
}

// marksOf says which marks there are for links to a kind of record.
func marksOf(to model.Kind) string {
	switch to {
	case model.KindPrinciple:
		return "+ for support, × for conflict"
	case model.KindEnabler:
		return Needs + " or " + Brings
	}
	return "+ for a link"
}

// HasShares reports whether £m flow along links to a kind of record, so that they can have shares.
func HasShares(to model.Kind) bool {
	switch to {
	case model.KindPrinciple, model.KindTheme, model.KindEnabler, model.KindMeasure:
		return false
	}
	return true
}
