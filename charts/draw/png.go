package draw

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"math"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// The filters of a row of a PNG that are used here: the row as it is, and less the row above.
const (
	filterNone = 0
	filterUp   = 2
)

// writePNG writes an opaque image with its resolution in dots an inch and a description, none where that is empty. It takes each row less the one
// above: the rows of a chart repeat, so that most come to nothing, and the standard encoder's search for
// the best of five filters a row takes twice as long to save nothing.
func writePNG(w io.Writer, img *image.RGBA, dpi int, description string) error {
	size := img.Rect.Size()
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	// Eight bits a channel, true colour, and the only methods there are.
	head = append(head, 8, 2, 0, 0, 0)

	perMetre := uint32(math.Round(float64(dpi) / mmPerInch * 1000))
	resolution := binary.BigEndian.AppendUint32(nil, perMetre)
	resolution = binary.BigEndian.AppendUint32(resolution, perMetre)
	resolution = append(resolution, 1) // The unit is the metre.

	var rows bytes.Buffer
	if err := deflateRows(&rows, img); err != nil {
		return fmt.Errorf("encode the chart: %w", err)
	}
	out := []byte(pngSignature)
	out = appendChunk(out, "IHDR", head)
	out = appendChunk(out, "pHYs", resolution)
	if description != "" {
		// A keyword, no compression, no language, no translated keyword.
		out = appendChunk(out, "iTXt", []byte("Description\x00\x00\x00\x00\x00"+description))
	}
	out = appendChunk(out, "IDAT", rows.Bytes())
	out = appendChunk(out, "IEND", nil)
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write the chart: %w", err)
	}
	return nil
}

// appendChunk appends a chunk with its length and its checksum.
func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(out, name...)
	out = append(out, data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// deflateRows writes the image's rows, compressed.
func deflateRows(w io.Writer, img *image.RGBA) error {
	z, err := zlib.NewWriterLevel(w, zlib.BestSpeed)
	if err != nil {
		return err
	}
	wide := img.Rect.Dx()
	out := make([]byte, 1+3*wide)
	var above []uint8
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		row := img.Pix[img.PixOffset(img.Rect.Min.X, y):][:4*wide]
		switch {
		case above == nil:
			out[0] = filterNone
			for i, o := 0, 1; i < len(row); i, o = i+4, o+3 {
				out[o], out[o+1], out[o+2] = row[i], row[i+1], row[i+2]
			}
		case bytes.Equal(row, above):
			out[0] = filterUp
			clear(out[1:])
		default:
			out[0] = filterUp
			for i, o := 0, 1; i < len(row); i, o = i+4, o+3 {
				out[o], out[o+1], out[o+2] = row[i]-above[i], row[i+1]-above[i+1], row[i+2]-above[i+2]
			}
		}
		if _, err := z.Write(out); err != nil {
			return err
		}
		above = row
	}
	return z.Close()
}
