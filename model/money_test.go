package model_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestAFigureIsReadAsFilesWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "007": "7", "0.25": "0.25", "-1.50": "-1.5", "13": "13",
		"999999999.999999": "999999999.999999", "-999999999.999999": "-999999999.999999", "0.000001": "0.000001",
	} {
		if got, err := ParseFigure(text); err != nil || got.String() != want {
			t.Errorf("%q gave %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestWhatIsNoFigureIsRefused(t *testing.T) {
	for _, text := range []string{
		"", " ", "-", "+1", "1.", ".5", "1,5", "1,000", " 1", "1 ", "1\n", "1e3", "1e400", "0x1", "1_0", "NaN", "Inf", "£3m", "−3", "１", "٣",
		"1000000000", "0.0000001", "00000000001", strings.Repeat("9", 100_000),
	} {
		got, err := ParseFigure(text)
		if err == nil || !got.IsZero() {
			t.Errorf("%.30q gave %s, %v", text, got, err)
			continue
		}
		if want := "is not a figure in £m of at most 9 digits before the point and 6 after"; !strings.HasSuffix(err.Error(), want) || len(err.Error()) > 120 {
			t.Errorf("%.30q: the error says %q", text, err)
		}
	}
}

var plainFigure = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,8}|-?(0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9])$`)

func FuzzParseFigure(f *testing.F) {
	for _, text := range []string{"0", "-0.0", "1.50", "999999999.999999", "1e400", "−3", "1,5", "00000000.1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseFigure(text)
		if err != nil {
			return
		}
		written := d.String()
		if !plainFigure.MatchString(written) {
			t.Fatalf("%q is written %q", text, written)
		}
		again, err := ParseFigure(written)
		if err != nil || !again.Equal(d) || again.String() != written {
			t.Fatalf("%q is read back as %s, %v", written, again, err)
		}
		smallCase(t, &Overlap{ID: "o1", Measure: "net", Amount: d})
	})
}

func TestMoneyIsWrittenForPeople(t *testing.T) {
	whole, two := MoneyStyle{}, MoneyStyle{Places: 2}
	brackets, signed := MoneyStyle{Brackets: true}, MoneyStyle{Places: 1, Sign: true}
	for _, one := range []struct {
		style  MoneyStyle
		amount string
		want   string
	}{
		{whole, "33", "£33m"},
		{whole, "0", "£0m"},
		{whole, "-3", "−£3m"},
		{whole, "-0.4", "£0m"},
		{whole, "0.5", "£1m"},
		{whole, "-0.5", "−£1m"},
		{whole, "999", "£999m"},
		{whole, "1000", "£1,000m"},
		{whole, "-1234567.8", "−£1,234,568m"},
		{whole, "100000", "£100,000m"},
		{two, "3.5", "£3.50m"},
		{two, "-0.005", "−£0.01m"},
		{two, "-0.004", "£0.00m"},
		{two, "1234.565", "£1,234.57m"},
		{brackets, "-3", "(£3m)"},
		{brackets, "3", "£3m"},
		{brackets, "-0.4", "£0m"},
		{brackets, "-1000", "(£1,000m)"},
		{signed, "1", "+£1.0m"},
		{signed, "0.04", "£0.0m"},
		{signed, "-1.25", "−£1.3m"},
		{MoneyStyle{Brackets: true, Sign: true}, "-2", "(£2m)"},
	} {
		if got := one.style.Format(figure(one.amount)); got != one.want {
			t.Errorf("%+v writes %s as %q, want %q", one.style, one.amount, got, one.want)
		}
	}
}

func TestMillionsShowThePlacesTheyNeed(t *testing.T) {
	for amount, want := range map[string]string{
		"33": "£33m", "33.00": "£33m", "0.25": "£0.25m", "0.5": "£0.5m", "-1": "−£1m", "3.456": "£3.46m", "-0.125": "−£0.13m",
	} {
		if got := Million(figure(amount)); got != want {
			t.Errorf("%s is written %q, want %q", amount, got, want)
		}
	}
	for amount, want := range map[string]string{
		"1": "up £1m", "-0.5": "down £0.5m", "0": "unchanged", "0.00": "unchanged", "0.004": "up by less than £0.01m",
		"-0.004": "down by less than £0.01m", "0.005": "up £0.01m", "-12.25": "down £12.25m",
	} {
		if got := ChangeInMillion(figure(amount)); got != want {
			t.Errorf("the change %s is written %q, want %q", amount, got, want)
		}
	}
}

// A reader can tell "net down £0.30m" from a net of −£0.30m.
func TestAChangeAndALevelNeverShareAForm(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 5))
	for range 2000 {
		d, places := decimal.New(r.Int64N(2_000_001)-1_000_000, -int32(r.IntN(5))), int32(r.IntN(3))
		change := ChangeStyle(d, places)
		if strings.HasPrefix(change, "£") || strings.HasPrefix(change, "−") || strings.HasPrefix(change, "+") {
			t.Fatalf("the change %s is written %q, like a level", d, change)
		}
		if d.IsZero() != (change == "unchanged") || d.IsPositive() != strings.HasPrefix(change, "up ") || d.IsNegative() != strings.HasPrefix(change, "down ") {
			t.Fatalf("the change %s is written %q", d, change)
		}
		if strings.ContainsAny(change, "+−-") {
			t.Fatalf("the change %s is written %q, with its sign twice", d, change)
		}
	}
}

func TestPlacesAreTheFewestThatWriteEveryAmount(t *testing.T) {
	for amounts, want := range map[string]int32{
		"": 0, "1 2 3": 0, "1.0": 0, "1.5": 1, "1 1.5 2": 1, "0.25 1.5": 2, "1.5 0.25": 2, "0.125": 2, "-0.5": 1,
	} {
		if got := Places(figures(amounts)...); got != want {
			t.Errorf("%q needs %d places, want %d", amounts, got, want)
		}
	}
}

func TestTheRoundingNoteStandsExactlyWhenItIsTrue(t *testing.T) {
	for _, one := range []struct {
		total, parts string
		places       int32
		want         bool
	}{
		{"33", "2 13 13 5", 0, false},
		{"1", "0.5 0.5", 0, true},
		{"1", "0.5 0.5", 1, false},
		{"1", "0.4 0.6", 0, false},
		{"0.9", "0.3 0.3 0.3", 0, true},
		{"1.00", "0.333333 0.333333 0.333334", 2, true},
		{"-1", "-0.5 -0.5", 0, true},
		{"0", "", 0, false},
		{"5", "2 2", 0, true},
	} {
		if got := RoundingShows(figure(one.total), one.places, figures(one.parts)...); got != one.want {
			t.Errorf("%s of %q at %d places: the note stands %v, want %v", one.total, one.parts, one.places, got, one.want)
		}
	}
}

func TestARoundedSumThatAReaderAddsUpAgreesUnlessTheNoteStands(t *testing.T) {
	r := randomly(t)
	shown := 0
	for range 2000 {
		places := int32(r.IntN(3))
		style := MoneyStyle{Places: places}
		total, readSum := decimal.Zero, decimal.Zero
		parts := make([]decimal.Decimal, 1+r.IntN(5))
		for i := range parts {
			parts[i] = decimal.New(int64(r.IntN(4_000_000)-2_000_000), -3)
			total = total.Add(parts[i])
			readSum = readSum.Add(readMoney(t, style.Format(parts[i])))
		}
		differs := !readSum.Equal(readMoney(t, style.Format(total)))
		if got := RoundingShows(total, places, parts...); got != differs {
			t.Fatalf("%v at %d places: the note stands %v, but a reader finds %v", parts, places, got, differs)
		}
		if differs {
			shown++
		}
	}
	if shown == 0 || shown == 2000 {
		t.Errorf("the note stood %d times in 2000", shown)
	}
}

// readMoney reads an amount as a person does.
func readMoney(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	plain := strings.NewReplacer("−", "-", "£", "", ",", "", "m", "").Replace(text)
	d, err := decimal.NewFromString(plain)
	if err != nil {
		t.Fatalf("%q cannot be read: %v", text, err)
	}
	return d
}

func TestThousandsAreGroupedByThrees(t *testing.T) {
	r := randomly(t)
	groups := regexp.MustCompile(`^−?£[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}m$`)
	for range 500 {
		d := decimal.New(r.Int64N(1_000_000_000_00)>>r.IntN(37), -2).Mul(decimal.NewFromInt(1 - 2*r.Int64N(2)))
		text := MoneyStyle{Places: 2}.Format(d)
		if !groups.MatchString(text) || !readMoney(t, text).Equal(d) {
			t.Fatalf("%s is written %q", d, text)
		}
	}
}

func TestAFigureInFullShowsAllItsDecimals(t *testing.T) {
	for text, want := range map[string]string{
		"0": "£0.00m", "3.2": "£3.20m", "-4": "−£4.00m", "0.125": "£0.125m", "0.2500": "£0.25m", "-1234.5": "−£1,234.50m", "0.000001": "£0.000001m",
	} {
		if got := InFull(figure(text)); got != want {
			t.Errorf("%s is written %q, want %q", text, got, want)
		}
	}
}
