package model_test

import (
	"errors"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestFiguresAreReadAsTheyArePlainlyMeant(t *testing.T) {
	for text, want := range map[string]string{
		"3.2": "3.2", "£3.2m": "3.2", "3.2m": "3.2", " 3.2 mn ": "3.2", "(2.5)": "-2.5", "(£2.5m)": "-2.5", "−4": "-4", "–4": "-4", "-4": "-4",
		"-£4m": "-4", "£-4m": "-4", "+4": "4", "1,234.5": "1234.5", "1,5": "1.5", "1,50": "1.5", "12,345,678": "12345678",
		"£250k": "0.25", "£1.2bn": "1200", "1\u00a0234": "1234", "1\u202f234,5": "1234.5", ".5": "0.5", "5.": "5", "0": "0", "£33m": "33", "0.000001": "0.000001",
		"0,250": "0.25", "0,125": "0.125", "-0,250": "-0.25", "£0,250m": "0.25", "250,5k": "0.2505", "0,1000": "0.1", ",250": "0.25", ".250": "0.25", "1,2345": "1.2345",
		"1,23": "1.23", "1234,567": "1234.567", "1,234,567": "1234567", "1,234.50": "1234.5", "1.234": "1.234", "1 234": "1234", "1 234,567": "1234.567", "1 234.5": "1234.5",
		"£ 3.2 m": "3.2", "( 2.5 )": "-2.5", "007": "7", "-": "0", " – ": "0", "—": "0", "£-": "0", " £ -   ": "0", "Nil": "0",
		"4-": "-4", "1,234.50-": "-1234.5", "£(0.25)": "-0.25", "£(0.25)m": "-0.25", "(0.25)m": "-0.25", "(0.25m)": "-0.25", "3.2 £m": "3.2", "£ 250 000s": "0.25", "250 thousand": "0.25",
		"\ufeff3.2\u200b": "3.2", "1\u2009234.5": "1234.5", "1\u2007234.5": "1234.5", "－4": "-4", "‐4": "-4", "£1.2 billion": "1200",
	} {
		got, err := ReadFigure(text)
		if err != nil || got.String() != want {
			t.Errorf("%q is read as %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestWhatIsNoFigureIsRefusedWithWhatToWrite(t *testing.T) {
	for text, want := range map[string]string{
		"": "write 0", "n/a": "write one like 3.2", "n/k": "write one like 3.2", "--": "not a figure", "nil.": "not a figure", "1e9": "write it out", "12%": "share", "=SUM(A1:A3)": "formula", "£3,200,000": "write £3.2m",
		"1.234,5": "two ways", "1.234.567": "two ways", "0,250.5": "two ways", "0,123,456": "two ways", "1,234 567": "two ways", "12,34,567": "two ways", "1'234": "not a figure",
		"3 2": "two ways", "3 .2": "two ways", "0 250": "two ways", "1\n234": "not a figure", "1\t2": "not a figure", "1.2.3": "two ways", "1,23,4": "two ways", "--4": "not a figure", "(3": "not a figure", "1000s": "not a figure", "1 000s": "not a figure", "£25000s": "not a figure", "£": "not a figure",
		"12345678901": "can't be kept", "0.0000001": "can't be kept", "three": "not a figure", "4--": "not a figure", "-4-": "not a figure", "-(4)": "not a figure", "££4": "not a figure", "(4": "not a figure",
		"4m m": "not a figure", "4.0²": "mark “²”", "1.5 (a)": "mark “(a)”", "*": "not a figure",
		"0.30000000000000004": "write 0.3 if", "2.4999999999999996": "write 2.5 if", "0.3000001": "can't be kept", "(0.30000000000000004)": "write -0.3 if",
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

func TestWhatCanBeReadInTwoWaysIsRefusedWithBoth(t *testing.T) {
	for text, want := range map[string][2]string{
		"1,234": {"1234", "1.234"}, "1,250": {"1250", "1.25"}, "£1,500m": {"1500", "1.5"}, "(1,234)": {"-1234", "-1.234"}, "−12,345": {"-12345", "-12.345"},
		"1,234k": {"1.234", "0.001234"}, "1,234bn": {"1234000", "1234"}, "00,100": {"100", "0.1"}, "012,345": {"12345", "12.345"}, "£2,500": {"£0.0025m", "£2.5m"},
	} {
		got, err := ReadFigure(text)
		if err == nil || !strings.Contains(err.Error(), want[0]) || !strings.Contains(err.Error(), want[1]) {
			t.Errorf("%q gave %s, %v; want both %s and %s named", text, got, err, want[0], want[1])
		}
	}
	if got, err := ReadPercent("12,500"); err == nil || !strings.Contains(err.Error(), "can be 12500 or 12.5") {
		t.Errorf("12,500 in per cent gave %s, %v", got, err)
	}
}

func TestATableSettlesWhatItsCommasDo(t *testing.T) {
	for name, one := range map[string]struct {
		separator rune
		cells     string
		want      string
	}{
		"semicolons":                     {';', "1,125 | 0,25 | 1.234,5 | 1.5 | 12.345.678", "1.125 0.25 1234.5 1.5 12345678"},
		"semicolons and a lone point":    {';', "1.250 | 1,234.5", "? 1234.5"},
		"semicolons and nothing else":    {';', "1,234 | 2,500 | 3", "? ? 3"},
		"semicolons and millions":        {';', "1,234,567 | 2,500", "1234567 ?"},
		"tabs and German figures":        {'\t', "0,25 | 1.234,5 | 1.234 | 2,50", "0.25 1234.5 ? 2.5"},
		"commas, as British tables do":   {',', "1,234 | 1,234.50 | 3.2", "1234 1234.5 3.2"},
		"commas between decimal commas":  {',', "1,234 | 0,25 | 1,5", "? 0.25 1.5"},
		"one typing error among British": {',', "1,234 | 12,34 | 5,000", "? 12.34 ?"},
		"tabs and one typing error":      {'\t', "1,234 | 12,34", "? 12.34"},
		"tabs":                           {'\t', "1,234 | 3 | 0.25", "? 3 0.25"},
		"tabs and a grouped figure":      {'\t', "1,234 | £1,234.50m | tbc", "1234 1234.5 ?"},
		"tabs and a decimal comma":       {'\t', "1,234 | 12,5% | 1.234 | 1.5", "? ? 1.234 1.5"},
		"tabs and both":                  {'\t', "1,234 | 0,25 | 1,234.5", "? 0.25 1234.5"},
	} {
		cells := strings.Split(one.cells, " | ")
		notation := NotationOf(one.separator, cells)
		read := make([]string, len(cells))
		for i, cell := range cells {
			d, err := notation.ReadFigure(cell)
			if read[i] = d.String(); err != nil {
				read[i] = "?"
			}
		}
		if got := strings.Join(read, " "); got != one.want {
			t.Errorf("%s: %s is read as %s, want %s", name, one.cells, got, one.want)
		}
	}
}

// proposed are the figures that a refusal says to write.
var proposed = regexp.MustCompile(`(?:can be|or|write|write it like) (−?£?-?[0-9][0-9.]*m?)`)

func TestEveryFigureThatARefusalProposesReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	random := func(alphabet string, n int) (text string) {
		for range r.IntN(n + 1) {
			text += string([]rune(alphabet)[r.IntN(len([]rune(alphabet)))])
		}
		return text
	}
	for range 20_000 {
		text := random("-−(£", 2) + random("0123456789", 4) + random(",. ", 1) + random("0123456789", 3) + random(",.", 1) + random("0123456789", 3) + random("mkb)%", 2)
		_, err := ReadFigure(text)
		if err == nil {
			continue
		}
		words := strings.TrimSuffix(err.Error(), ", or 0 for nothing")
		for _, found := range proposed.FindAllStringSubmatch(words, -1) {
			want := decimal.RequireFromString(strings.NewReplacer("−", "-", "£", "", "m", "").Replace(found[1]))
			if got, err := ReadFigure(found[1]); err != nil || !got.Equal(want) || want.IsZero() && strings.ContainsAny(text, "123456789") {
				t.Fatalf("%q: %s; %s reads back as %s, %v", text, words, found[1], got, err)
			}
		}
	}
}

func TestAnAmountInPoundsIsAnsweredWithWhatItIsInMillions(t *testing.T) {
	for text, want := range map[string]string{
		"£2,500": "write £0.0025m", "£2500": "write £0.0025m", "£4,999.00": "write £0.004999m", "(£2500)": "write −£0.0025m", "£-1000": "write −£0.001m",
		"£250000": "write £0.25m", "£1,234.50": "write £0.001235m, rounded to the pound", "£12,345,678": "write £12.345678m",
	} {
		if got, err := ReadFigure(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %s, %v; want %q", text, got, err, want)
		}
	}
}

// placesTyped is how many of a text's digits are decimals: those behind its last point, or its only comma.
func placesTyped(text string) int {
	mark := "."
	if !strings.Contains(text, mark) && strings.Count(text, ",") == 1 {
		mark = ","
	}
	at := strings.LastIndex(text, mark)
	return len(digitsOf(text[max(at, 0):])) * min(at+1, 1)
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// holdDigits fails where a number isn't the digits that were typed, in their order, with their decimals.
func holdDigits(t *testing.T, text string, d decimal.Decimal) {
	t.Helper()
	want := decimal.RequireFromString("0" + digitsOf(text)).Shift(int32(-placesTyped(text)))
	if !d.Abs().Equal(want) {
		t.Errorf("%q is read as %s: its digits make %s", text, d, want)
	}
}

func FuzzReadFigure(f *testing.F) {
	for _, text := range []string{
		"3.2", "£3.2m", "(2.5)", "−4", "1,234.5", "1,5", "n/a", "1e9", "£250k", "£3,200,000", "((", ",", "£-,m", "0,250", "1,234", "00,100", "1 234", "1,234,567", "£2,500", "3 .2", "5,",
	} {
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
		shift := int32(0)
		switch lower := strings.ToLower(text); {
		case strings.HasPrefix(strings.TrimLeft(lower, "(-−– "), "£") && strings.Contains(lower, "000s"):
			shift = 6 // pounds in all their digits
		case strings.Contains(lower, "b"):
			shift = -3
		case strings.Contains(lower, "k"), strings.Contains(lower, "t"):
			shift = 3
		}
		holdDigits(t, text, d.Shift(shift))
	})
}

func TestPercentagesAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{"40": "0.4", "40%": "0.4", " 12,5 % ": "0.125", "0": "0", "100": "1", ".5": "0.005", "33.3333": "0.333333", "0,100": "0.001", "0,100%": "0.001", "12.500": "0.125"} {
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
	for _, seed := range []string{"40", "12,5%", "1,000", "0,100", "-1", "0.000001", "٤"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		share, err := ReadPercent(text)
		if err == nil && (share.IsNegative() || share.GreaterThan(decimal.NewFromInt(1)) || share.Exponent() < -6) {
			t.Errorf("%q is read as %s", text, share)
		}
		if err == nil {
			holdDigits(t, text, share.Shift(2))
		}
	})
}

func TestAColumnsUnitIsThatOfItsFigures(t *testing.T) {
	for _, c := range []struct {
		text, unit, want string
		rounded          bool
	}{
		{"1,200.5", "£000", "1.2005", false},
		{"£1,200.5", "£000", "1.2005", false},
		{"£2.5m", "£000", "2.5", false},
		{"4,999.00", "£", "0.004999", false},
		{"£1,234.50", "£", "0.001235", true},
		{"(250k)", "£", "-0.25", false},
		{"-", "£", "0", false},
		{"3", "£bn", "3000", false},
		{"£3.2", "£m", "3.2", false},
		{"£3.2", "", "3.2", false},
		{"1.5*", "", "1.5", false},
	} {
		a, err := GroupingCommas.ReadAmount(c.text, c.unit)
		if err != nil || a.Figure.String() != c.want || a.Rounded != c.rounded || (a.Marks != "") != strings.Contains(c.text, "*") {
			t.Errorf("%s in %q is %+v, %v", c.text, c.unit, a, err)
		}
	}
	var pounds *PoundsError
	if _, err := GroupingCommas.ReadAmount("£4,999", "£m"); !errors.As(err, &pounds) {
		t.Errorf("pounds in a column in £m give %v", err)
	}
}
