package draw

import (
	"image/color"
	"math"
	"testing"
)

// vision is how a colour is seen, as a matrix on linear red, green and blue. The three deficiencies are those of
// Machado, Oliveira and Fernandes (2009) at full severity.
type vision [3][3]float64

func visions() map[string]vision {
	return map[string]vision{
		"in full colour": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"in grey":        {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
		"protanopia":     {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"deuteranopia":   {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		"tritanopia":     {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	}
}

// seen returns a colour as it is seen, in linear red, green and blue from 0 to 1.
func (v vision) seen(c color.RGBA) [3]float64 {
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var out [3]float64
	for i, row := range v {
		for j, part := range row {
			out[i] += part * in[j]
		}
		out[i] = min(1, max(0, out[i]))
	}
	return out
}

func linear(channel uint8) float64 {
	x := float64(channel) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func luminance(c [3]float64) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is the ratio of WCAG 2.2 between two colours as they are seen.
func (v vision) contrast(a, b color.RGBA) float64 {
	x, y := luminance(v.seen(a)), luminance(v.seen(b))
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func themes() map[string]Theme {
	return map[string]Theme{"light": LightTheme(), "dark": DarkTheme(), "paper": PaperTheme()}
}

// Parts that touch differ in lightness to everybody, on paper in black and white too; every part stands out from the
// ground by 3 to 1, as WCAG 2.2 asks of graphics.
func TestWhatTouchesDiffersToEverybody(t *testing.T) {
	for name, theme := range themes() {
		for how, v := range visions() {
			for i, c := range theme.Parts {
				if i > 0 && v.contrast(c, theme.Parts[i-1]) < 1.7 {
					t.Errorf("%s, %s: parts %d and %d differ by %.2f to 1", name, how, i-1, i, v.contrast(c, theme.Parts[i-1]))
				}
			}
			// A bar stands beside the one that it is held against.
			if v.contrast(theme.Benefit, theme.Before) < 1.7 {
				t.Errorf("%s, %s: a bar and what it is held against differ by %.2f to 1", name, how, v.contrast(theme.Benefit, theme.Before))
			}
			// A benefit stands above a line and a cost below it; on paper their lightness differs as well.
			if name == "paper" && v.contrast(theme.Benefit, theme.Cost) < 1.7 {
				t.Errorf("%s, %s: benefit and cost differ by %.2f to 1", name, how, v.contrast(theme.Benefit, theme.Cost))
			}
		}
		full := visions()["in full colour"]
		for i, c := range append(theme.Parts[:len(theme.Parts):len(theme.Parts)], theme.Benefit, theme.Cost, theme.Line, theme.Before, theme.Lines[0], theme.Lines[1], theme.Lines[2], theme.Lines[3]) {
			if ratio := full.contrast(c, theme.Surface); ratio < 3 {
				t.Errorf("%s: colour %d stands out from the ground by %.2f to 1", name, i, ratio)
			}
		}
		for _, c := range []color.RGBA{theme.Ink, theme.Quiet} {
			if ratio := full.contrast(c, theme.Surface); ratio < 4.5 {
				t.Errorf("%s: text stands out from the ground by %.2f to 1", name, ratio)
			}
		}
	}
}

// Lines cross, so their colour is not enough: dashes and markers differ as well.
func TestLinesDifferWithoutTheirColour(t *testing.T) {
	seen := map[string]Stroke{}
	for s := FirstStroke; s < FirstStroke+Strokes; s++ {
		dashes := ""
		for _, d := range s.dashes(1) {
			dashes += string(rune('a' + int(d)))
		}
		if other, taken := seen[dashes]; taken {
			t.Errorf("strokes %d and %d have the same dashes", s, other)
		}
		seen[dashes] = s
	}
}

// Words stand out from the ground by 4.5 to 1, those of what is in conflict too.
func TestWordsStandOutFromTheGround(t *testing.T) {
	for name, theme := range themes() {
		for what, c := range map[string]color.RGBA{"ink": theme.Ink, "quiet ink": theme.Quiet, "what is in conflict": theme.Against} {
			if ratio := visions()["in full colour"].contrast(c, theme.Surface); ratio < 4.5 {
				t.Errorf("%s: %s stands out by %.2f", name, what, ratio)
			}
		}
	}
}
