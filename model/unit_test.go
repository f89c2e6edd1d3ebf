package model_test

import (
	"testing"

	. "tomworkbench/model"
)

func TestAHeadingSaysItsUnitHoweverItIsWritten(t *testing.T) {
	for heading, want := range map[string]string{
		"low £m": "£m", "Cost (£m)": "£m", "2018/19\n£m": "£m", "2018/19\n£000": "£000", "£'000": "£000", "£’000s": "£000", "£ m": "£m", "£ million": "£m", "£ 000": "£000",
		"£000s": "£000", "(£ millions)": "£m", "Saving, £k": "£000", "£k/year": "£000", "£bn": "£bn", "£": "£", "Fare (£)": "£", "£ per head": "£", "Share %": "%", "%": "%",
		"change per cent": "%", "Per cent of budget": "%", "": "", "Total": "", "2018/19": "", "000s": "", "m": "", "£m and £k": "£000", "5% target": "", "Pounds": "£", "￡m": "£m",
		"GBP 000": "£000", "£ in thousands": "£000", "(GBP thousands)": "£000", "£000 (2018 pounds)": "£000", "GBP m": "£m", "£ in millions": "£m", "pounds (millions)": "£m",
		"£m, 2018 £": "£m", "GBP": "£",
		"£M": "£m", "Cost\u00a0£\u00a0000": "£000", "£2 fare": "", "Budget – £m": "£m", "£m*": "£m",
	} {
		if got := UnitIn(heading); got != want {
			t.Errorf("%q has the unit %q, want %q", heading, got, want)
		}
	}
}
