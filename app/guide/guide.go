// Package guide makes the guides that come with the program into pages that a browser shows without a network.
package guide

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"tomworkbench/assets"
	"tomworkbench/storage/diskfile"
)

// Guide is one of the guides: the name of its file in the assets, and whom it is for.
type Guide struct{ Name, Title string }

// All are the guides in the order in which they are offered.
func All() []Guide {
	return []Guide{
		{"facilitator", "For whoever runs the workshop"},
		{"member", "For Members"},
		{"officer", "For officers: from the case to the committee paper"},
		{"it", "For IT: installing and running TOM Workbench"},
		{"accessibility", "Accessibility: what works, and what doesn’t"},
	}
}

const head = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>%s – TOM Workbench</title><style>
:root { color-scheme: light dark }
body { font: 1rem/1.5 Arial, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
img { max-width: 100%%; border: 1px solid #717c88 }
table { border-collapse: collapse } th, td { border: 1px solid #717c88; padding: .3rem .6rem; text-align: left; vertical-align: top }
code { font-size: .95em } pre { overflow-x: auto }
</style></head><body><main>
`

// picture finds the pictures of a page, which stand in it by the names of their files.
var picture = regexp.MustCompile(`src="([a-z]+\.png)"`)

// HTML is a guide as a page, with its pictures in it.
func HTML(g Guide) ([]byte, error) {
	text, err := assets.Guide(g.Name + ".md")
	if err != nil {
		return nil, fmt.Errorf("the guide %q isn't in the program: %w", g.Title, err)
	}
	var page bytes.Buffer
	fmt.Fprintf(&page, head, html.EscapeString(g.Title))
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(text, &page); err != nil {
		return nil, fmt.Errorf("make the guide %q into a page: %w", g.Title, err)
	}
	page.WriteString("</main></body></html>\n")
	return picture.ReplaceAllFunc(page.Bytes(), func(found []byte) []byte {
		png, err := assets.Guide(string(picture.FindSubmatch(found)[1]))
		if err != nil {
			return found
		}
		return []byte(`src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(png) + `"`)
	}), nil
}

// Write writes a guide into a folder, which it makes where it isn't there, and returns the path of the page.
func Write(folder string, g Guide) (string, error) {
	page, err := HTML(g)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("make a folder for the guide: %w", err)
	}
	path := filepath.Join(folder, g.Name+".html")
	return path, diskfile.Replace(path, page)
}
