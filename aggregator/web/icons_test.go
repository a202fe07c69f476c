package web

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// iconFiles are the pictures that stand for the site, by what they are for:
// those with round corners stand as they are, the others are cut into the
// forms of the systems that they stand in.
var iconFiles = map[string]struct {
	size  int
	round bool
	scale float64 // of the figure: what systems cut off is a fifth of the half at most
}{
	"icon-192.png": {192, true, 1}, "icon-512.png": {512, true, 1},
	"icon-180.png": {180, false, .9}, "icon-cut-512.png": {512, false, .72},
}

// TestIcons holds the pictures to the drawing. -update draws them anew.
func TestIcons(t *testing.T) {
	for name, c := range iconFiles {
		checkIcon(t, name, drawIcon(c.size, c.round, c.scale))
	}
	checkIcon(t, "card.png", drawCard())
	ico := icoOf(encoded(t, drawIcon(16, true, 1)), encoded(t, drawIcon(32, true, 1)))
	path := filepath.Join("static", "favicon.ico")
	if *update {
		if err := os.WriteFile(path, ico, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if is, err := os.ReadFile(path); err != nil || !bytes.Equal(is, ico) {
		t.Errorf("%s is not as it is drawn (%v); -update draws it anew", path, err)
	}
}

func checkIcon(t *testing.T, name string, want *image.NRGBA) {
	t.Helper()
	path := filepath.Join("static", name)
	if *update {
		if err := os.WriteFile(path, encoded(t, want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	is, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	same := is.Bounds() == want.Bounds()
	for i := 0; same && i < want.Rect.Dx()*want.Rect.Dy(); i++ {
		x, y := i%want.Rect.Dx(), i/want.Rect.Dx()
		same = color.NRGBAModel.Convert(is.At(x, y)) == want.At(x, y)
	}
	if !same {
		t.Errorf("%s is not as it is drawn; -update draws it anew", path)
	}
}

func encoded(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawIcon draws what favicon.svg says, on a square that is 32 wide: three
// diamonds inside each other, as in brocade.
func drawIcon(size int, round bool, scale float64) *image.NRGBA {
	unit := 32 / float64(size)
	return drawn(size, size, func(x, y float64) (c color.NRGBA, inside bool) {
		u, v := x*unit, y*unit
		return colourAt((math.Abs(u-16) + math.Abs(v-16)) / scale), !round || !outside(u, v, 5)
	})
}

// drawCard draws the picture by which a page is shown where somebody tells of
// it and it has none of its own: the same figure between two seams of small
// ones.
func drawCard() *image.NRGBA {
	const width, height, seam, edge = 1200, 630, 60, 15
	return drawn(width, height, func(x, y float64) (color.NRGBA, bool) {
		fromEdge := min(y, height-y) - edge
		if fromEdge > 0 && fromEdge < seam {
			return colourAt((math.Abs(math.Mod(x, seam)-seam/2) + math.Abs(fromEdge-seam/2)) * 13 / (seam / 2)), true
		}
		return colourAt((math.Abs(x-width/2) + math.Abs(y-height/2)) * 13 / 200), true
	})
}

// drawn fills a picture by what its points are.
func drawn(width, height int, at func(x, y float64) (c color.NRGBA, inside bool)) *image.NRGBA {
	const fine = 4 // points along each side of a pixel
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			var red, green, blue, n float64
			for i := range fine * fine {
				c, inside := at(float64(x)+(float64(i%fine)+.5)/fine, float64(y)+(float64(i/fine)+.5)/fine)
				if inside {
					red, green, blue, n = red+float64(c.R), green+float64(c.G), blue+float64(c.B), n+1
				}
			}
			if n > 0 {
				m.SetNRGBA(x, y, color.NRGBA{mean(red, n), mean(green, n), mean(blue, n), mean(255*n, fine*fine)})
			}
		}
	}
	return m
}

func mean(sum, n float64) uint8 { return uint8(math.Round(sum / n)) }

// colourAt is the colour so far from the middle, along the axes.
func colourAt(distance float64) color.NRGBA {
	cloth, thread, madder := color.NRGBA{0x23, 0x2f, 0x69, 255}, color.NRGBA{0xf1, 0xea, 0xd6, 255}, color.NRGBA{0xa8, 0x32, 0x32, 255}
	switch {
	case distance < 3.5:
		return thread
	case distance < 7.5:
		return madder
	case distance < 13:
		return thread
	}
	return cloth
}

// outside reports whether a point is beyond the round corners of the square.
func outside(u, v, radius float64) bool {
	du := max(radius-u, u-(32-radius), 0)
	dv := max(radius-v, v-(32-radius), 0)
	return du*du+dv*dv > radius*radius
}

// icoOf packs pictures into a file of icons, the form that is asked for
// without a word in a page.
func icoOf(pictures ...[]byte) []byte {
	var b bytes.Buffer
	put := func(fields ...any) {
		for _, f := range fields {
			if err := binary.Write(&b, binary.LittleEndian, f); err != nil {
				panic(err) // numbers into memory
			}
		}
	}
	put(uint16(0), uint16(1), uint16(len(pictures)))
	at := 6 + 16*len(pictures)
	for _, p := range pictures {
		c, err := png.DecodeConfig(bytes.NewReader(p))
		if err != nil {
			panic(err) // drawn here
		}
		put(uint8(c.Width), uint8(c.Height), uint8(0), uint8(0), uint16(1), uint16(32), uint32(len(p)), uint32(at))
		at += len(p)
	}
	for _, p := range pictures {
		b.Write(p)
	}
	return b.Bytes()
}
