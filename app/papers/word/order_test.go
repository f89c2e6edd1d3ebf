package word

import (
	"slices"
	"strings"
	"testing"
)

// orders gives the order of elements within an element by the standard (ECMA-376, part 1, annex A), those
// that this package writes and those between which they stand.
func orders() map[string]string {
	return map[string]string{
		"tblGrid":     "gridCol",
		"tblCellMar":  "top left bottom right",
		"tblBorders":  "top left bottom right insideH insideV",
		"pPr":         "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl rPr sectPr",
		"rPr":         "rStyle rFonts b bCs i iCs caps color spacing w kern position sz szCs highlight u vertAlign rtl cs em lang",
		"numPr":       "ilvl numId",
		"tblPr":       "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
		"tcPr":        "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
		"trPr":        "cantSplit tblHeader",
		"sectPr":      "headerReference footerReference type pgSz pgMar pgBorders pgNumType cols titlePg docGrid",
		"styles":      "docDefaults latentStyles style",
		"style":       "name aliases basedOn next link autoRedefine uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
		"numbering":   "abstractNum num numIdMacAtCleanup",
		"abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
		"lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
		"settings":    "zoom defaultTabStop characterSpacingControl compat rsids themeFontLang decimalSymbol listSeparator",
		"sdtPr":       "rPr alias tag id lock placeholder docPartObj",
		"inline":      "extent effectExtent docPr cNvGraphicFramePr graphic",
		"pic":         "nvPicPr blipFill spPr",
		"spPr":        "xfrm prstGeom",
	}
}

func TestElementsStandInTheOrderOfTheStandard(t *testing.T) {
	for name, template := range map[string][]byte{
		"built-in":           nil,
		"council":            councilFile(t, part{"word/document.xml", []byte(councilRootTag + `<w:body/></w:document>`)}),
		"council, no styles": councilFile(t, part{"word/styles.xml", nil}, part{"word/document.xml", []byte(councilRootTag + `<w:body/></w:document>`)}),
	} {
		d := begun(t, template)
		everything(t, d)
		for _, p := range unpacked(t, d).list {
			ours := template == nil || p.name == d.template.main || p.name == d.template.bullets.name
			if ours && strings.HasSuffix(p.name, ".xml") {
				checkOrder(t, name+": "+p.name, parsed(t, p.data))
			}
		}
	}
}

// checkOrder sees that an element's properties come first in it, and that its children, and theirs, stand in
// the standard's order.
func checkOrder(t *testing.T, where string, n *node) {
	t.Helper()
	where += "/" + n.name
	order, ordered := orders()[n.name]
	at := 0
	for i, c := range n.children {
		if c.name == n.name+"Pr" && i > 0 {
			t.Errorf("%s: %s is not the first", where, c.name)
		}
		if ordered {
			place := slices.Index(strings.Fields(order), c.name)
			if place < at {
				t.Errorf("%s: %s stands where it may not", where, c.name)
			}
			at = place
		}
		checkOrder(t, where, c)
	}
}
