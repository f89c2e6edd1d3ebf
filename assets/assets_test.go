package assets

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func TestTheIconIsASquareOf512Pixels(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if size := icon.Bounds().Size(); size.X != 512 || size.Y != 512 {
		t.Errorf("the icon is %v", size)
	}
	if _, _, _, alpha := icon.At(0, 0).RGBA(); alpha != 0 {
		t.Error("the icon's corner is not clear")
	}
}

func TestTheFontsAreTrueType(t *testing.T) {
	for name, font := range map[string][]byte{"regular": ArimoRegular(), "bold": ArimoBold()} {
		if !bytes.HasPrefix(font, []byte{0, 1, 0, 0}) {
			t.Errorf("%s is not a TrueType file", name)
		}
	}
	if !strings.Contains(Licences(), "SIL Open Font License") {
		t.Error("the licence is not the fonts'")
	}
}

func TestWhatIsEmbeddedCanNotBeChanged(t *testing.T) {
	Example()[0] = 'x'
	if Example()[0] != '{' {
		t.Error("a caller changed the example")
	}
}
