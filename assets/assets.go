// Package assets holds what is built into the program: the worked example, the fonts, the icon and the words that Members see.
package assets

import "embed"

// Each is embedded as text, which can't be changed by accident.
var (
	//go:embed oxfordshire-2018.tomcase
	example string
	//go:embed work-streams-2011.tomcase
	workStreams string
	//go:embed fonts/Arimo-Regular.ttf
	arimoRegular string
	//go:embed fonts/Arimo-Bold.ttf
	arimoBold string
	//go:embed licences.txt
	licences string
	//go:embed icon.png
	icon string
	//go:embed words/members.en.json
	membersWords string
	//go:embed guide
	guide embed.FS
)

// Example returns the worked example, Oxfordshire 2018, as the text of a case file.
func Example() []byte { return []byte(example) }

// WorkStreams returns the eight work streams of the Business Strategy Programme of 2011, with illustrative figures, a baseline and
// nine months of reports, as the text of a case file.
func WorkStreams() []byte { return []byte(workStreams) }

// ArimoRegular returns the font for text in the window and in charts, as a TrueType file. It has Arial's
// widths and a real minus sign.
func ArimoRegular() []byte { return []byte(arimoRegular) }

// ArimoBold returns the bold font that goes with [ArimoRegular], as a TrueType file.
func ArimoBold() []byte { return []byte(arimoBold) }

// Licences returns the licences of the modules and the fonts that the program holds, each under its name.
func Licences() string { return licences }

// Icon returns the program's icon, a PNG of 512 × 512 pixels.
func Icon() []byte { return []byte(icon) }

// MembersWords returns the messages that a Member sees, in English, by id; a message that goes by a number has forms.
func MembersWords() []byte { return []byte(membersWords) }

// Guide returns a file of the guides by its name: a text in Markdown, or a picture in PNG.
func Guide(name string) ([]byte, error) { return guide.ReadFile("guide/" + name) }
