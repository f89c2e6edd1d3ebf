package say

import (
	"strings"
	"testing"
)

func TestATextThatIsReadInADialogIsLeftAsItIs(t *testing.T) {
	for _, text := range []string{"", "One line", strings.Repeat("a line\n", 40), strings.Repeat("é", 1000)} {
		if got := Bounded(text); got != text {
			t.Errorf("%.30q of %d bytes becomes %d bytes", text, len(text), len(got))
		}
	}
	if got := Bounded(strings.Repeat("a line\n", 42)); !strings.HasSuffix(got, "a line\nand 3 more lines") {
		t.Errorf("the end is %q", got[len(got)-30:])
	}
}
