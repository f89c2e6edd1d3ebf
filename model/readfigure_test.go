package model_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestFiguresAreReadAsTheyArePlainlyMeant(t *testing.T) {
	for text, want := range map[string]string{
		"3.2": "3.2", "£3.2m": "3.2", "3.2m": "3.2", " 3.2 mn ": "3.2", "(2.5)": "-2.5", "(£2.5m)": "-2.5", "−4": "-4", "–4": "-4", "-4": "-4",
		"-£4m": "-4", "£-4m": "-4", "+4": "4", "1,234.5": "1234.5", "1,5": "1.5", "1,50": "1.5", "1,500": "1500", "12,345,678": "12345678",
		"£250k": "0.25", "£1.2bn": "1200", "1\u00a0234": "1234", "1\u202f234,5": "1234.5", ".5": "0.5", "5.": "5", "0": "0", "£33m": "33", "0.000001": "0.000001",
	} {
		got, err := ReadFigure(text)
		if err != nil || got.String() != want {
			t.Errorf("%q is read as %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestWhatIsNoFigureIsRefusedWithWhatToWrite(t *testing.T) {
	for text, want := range map[string]string{
		"": "write 0", "n/a": "write one like 3.2", "1e9": "write it out", "12%": "share", "=SUM(A1:A3)": "formula", "£3,200,000": "write £3.2m",
		"1.234,5": "two ways", "1.2.3": "two ways", "1,23,4": "two ways", "--4": "not a figure", "(3": "not a figure", "£": "not a figure",
		"12345678901": "can't be kept", "0.0000001": "can't be kept", "three": "not a figure", "4-": "not a figure",
		strings.Repeat("9", 10_000): "", "٣": "not a figure",
	} {
		got, err := ReadFigure(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q gave %s, %v; want %q", text, got, err, want)
		}
		if err != nil && len(err.Error()) > 200 {
			t.Errorf("%.30q is refused at length: %.300s", text, err)
		}
	}
}

func FuzzReadFigure(f *testing.F) {
	for _, text := range []string{"3.2", "£3.2m", "(2.5)", "−4", "1,234.5", "1,5", "n/a", "1e9", "£250k", "£3,200,000", "((", ",", "£-,m"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ReadFigure(text)
		if err != nil {
			return
		}
		again, err := ParseFigure(d.String())
		if err != nil || !again.Equal(d) {
			t.Errorf("%q is read as %s, which files can't hold: %v", text, d, err)
		}
	})
}

func TestPercentagesAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{"40": "0.4", "40%": "0.4", " 12,5 % ": "0.125", "0": "0", "100": "1", ".5": "0.005", "33.3333": "0.333333"} {
		if got, err := ReadPercent(text); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "%", "-1", "100.1", "£4m", "half", "1e2", "1.2.3", "33.33333", "4 0", "=40", strings.Repeat("9", 99)} {
		if got, err := ReadPercent(text); err == nil {
			t.Errorf("%q is taken for %s", text, got)
		}
	}
}

func FuzzReadPercent(f *testing.F) {
	for _, seed := range []string{"40", "12,5%", "1,000", "-1", "0.000001", "٤"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		share, err := ReadPercent(text)
		if err == nil && (share.IsNegative() || share.GreaterThan(decimal.NewFromInt(1)) || share.Exponent() < -6) {
			t.Errorf("%q is read as %s", text, share)
		}
	})
}
