package guide

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestEveryGuideIsAPageWithItsPicturesInIt(t *testing.T) {
	for _, g := range All() {
		path, err := Write(t.TempDir(), g)
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(page)
		if !strings.Contains(text, "<h1") || strings.Contains(text, "](") {
			t.Errorf("%s has no heading, or a link that leads nowhere", g.Name)
		}
		for _, img := range regexp.MustCompile(`<img [^>]*>`).FindAllString(text, -1) {
			if !strings.Contains(img, `src="data:image/png;base64,`) || strings.Contains(img, `alt=""`) {
				t.Errorf("%s: %.80s isn't in the page, or has no words", g.Name, img)
			}
		}
		if outside := regexp.MustCompile(`(src|href)="https?:[^"]*"`).FindString(text); outside != "" {
			t.Errorf("%s leads to the network: %s", g.Name, outside)
		}
	}
}
