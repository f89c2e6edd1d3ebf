package word

import "strings"

// What a template gives is its look. These tables say what that is; everything else that a template holds, known or
// not, is left out.

// keptKind is a kind of part that a new document takes over from its template.
type keptKind struct {
	user    string // the kind of part that uses it, "" the document as a whole
	link    string // the last word of the relationship's type
	content string // how its content type begins
	// silent parts count without being named in the text of the part that uses them; the first of the kind does.
	silent bool
	markup bool   // it is XML, whose own links are followed
	leaves string // elements that are left out of it, besides those of allLeave
}

const (
	officeContent     = "application/vnd.openxmlformats-officedocument."
	appContent        = officeContent + "extended-properties+xml"
	obfuscatedContent = officeContent + "obfuscatedFont"
)

// keptKinds are those kinds, one row each.
func keptKinds() []keptKind {
	picture := func(user string) keptKind { return keptKind{user: user, link: "image", content: "image/"} }
	return []keptKind{
		{link: "officeDocument", content: documentType, silent: true, markup: true},
		{link: "officeDocument", content: templateType, silent: true, markup: true},
		{link: "core-properties", content: coreType, silent: true, markup: true},
		{link: "extended-properties", content: appContent, silent: true, markup: true, leaves: "Template Manager TotalTime Pages Words " +
			"Characters CharactersWithSpaces Lines Paragraphs Slides Notes HiddenSlides MMClips ScaleCrop HeadingPairs TitlesOfParts " +
			"LinksUpToDate SharedDoc HyperlinkBase HLinks HyperlinksChanged DigSig DocSecurity PresentationFormat"},

		{user: "officeDocument", link: "styles", content: wordContent + "styles+xml", silent: true, markup: true},
		{user: "officeDocument", link: "numbering", content: numberingType, silent: true, markup: true},
		{user: "officeDocument", link: "theme", content: officeContent + "theme+xml", silent: true, markup: true},
		{user: "officeDocument", link: "fontTable", content: wordContent + "fontTable+xml", silent: true, markup: true},
		{user: "officeDocument", link: "settings", content: wordContent + "settings+xml", silent: true, markup: true, leaves: "" +
			// What asks other files for something, or a person for a password.
			"w:mailMerge w:attachedTemplate w:linkStyles w:attachedSchema w:schemaLibrary sl:schemaLibrary w:saveThroughXslt w:updateFields " +
			"w:documentProtection w:writeProtection w:readModeInkLockDown " +
			// What is about the old text and its changes.
			"w:trackRevisions w:revisionView w:rsids w:docVars w:footnote w:endnote w:activeWritingStyle w:proofState w15:docId w14:docId"},
		{user: "officeDocument", link: "header", content: wordContent + "header+xml", markup: true},
		{user: "officeDocument", link: "footer", content: wordContent + "footer+xml", markup: true},
		picture("officeDocument"), // behind the pages

		picture("header"), picture("footer"),
		{user: "header", link: "hdphoto", content: "image/"},
		{user: "footer", link: "hdphoto", content: "image/"}, // effects on them
		{user: "header", link: "hyperlink"},
		{user: "footer", link: "hyperlink"}, // to pages on the web
		picture("numbering"), picture("theme"),
		{user: "fontTable", link: "font", content: obfuscatedContent},
		{user: "fontTable", link: "font", content: "application/x-font"},
	}
}

// allLeave are the elements that are left out of every part: tracked changes that took something away, marks of
// comments and notes, objects of other programs, and what is bound to parts that are left out.
const allLeave = "w:del w:moveFrom w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblGridChange w:trPrChange w:tcPrChange " +
	"w:tblPrExChange w:numberingChange w:cellIns w:cellDel w:cellMerge w:moveFromRangeStart w:moveFromRangeEnd " +
	"w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart " +
	"w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart " +
	"w:customXmlMoveToRangeEnd w:commentRangeStart w:commentRangeEnd w:commentReference w:footnoteReference w:endnoteReference " +
	"o:OLEObject w:control w:altChunk w:subDoc w:contentPart w:placeholder w:fldData w:permStart w:permEnd"

// openLeave are the elements of which what is in them stays: tracked changes that added something.
const openLeave = "w:ins w:moveTo"

// wholes are the elements that mean nothing without the part they use, and what goes with them: the first of these in
// which they stand. Of a choice that goes, what was to be shown in its place stays. Any other element goes alone.
func wholes() map[string][]string {
	drawing, extension := []string{"Choice", "drawing"}, []string{"ext"}
	return map[string][]string{
		"a:blip": drawing, "c:chart": drawing, "dgm:relIds": drawing, "asvg:svgBlip": extension, "a14:imgLayer": extension,
	}
}

// keptFields are the fields that say something of the document and its pages. Any other may fetch something, as
// INCLUDEPICTURE and DDE do, or asks what is left out; of it only the text stays that it last had.
const keptFields = "PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF TITLE SUBJECT AUTHOR LASTSAVEDBY KEYWORDS COMMENTS FILENAME " +
	"DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME REVNUM NUMWORDS NUMCHARS SYMBOL IF COMPARE QUOTE SEQ ="

// spaces are the prefixes by which the tables call namespaces.
func spaces() map[string]string {
	const drawing, ms = "http://schemas.openxmlformats.org/drawingml/2006/", "http://schemas.microsoft.com/office/"
	return map[string]string{
		wordSpace: "w", officeSpace: "o", vmlSpace: "v", drawing + "main": "a", drawing + "chart": "c", drawing + "diagram": "dgm",
		ms + "word/2010/wordml": "w14", ms + "word/2012/wordml": "w15", ms + "drawing/2010/main": "a14", ms + "drawing/2016/SVG/main": "asvg",
		"http://schemas.openxmlformats.org/schemaLibrary/2006/main": "sl", "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
	}
}

const (
	officeSpace = "urn:schemas-microsoft-com:office:office"
	vmlSpace    = "urn:schemas-microsoft-com:vml"
)

// setOf returns the words of a text.
func setOf(texts ...string) map[string]bool {
	set := map[string]bool{}
	for _, text := range texts {
		for _, word := range strings.Fields(text) {
			set[word] = true
		}
	}
	return set
}
