package web

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"math"
	"slices"
	"testing"
)

// cropped is a picture down to a height, in the few colours that most of it
// has.
func cropped(t *testing.T, shot []byte, tallest int) *image.Paletted {
	t.Helper()
	full, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	b := full.Bounds()
	b.Max.Y = min(b.Max.Y, b.Min.Y+tallest)
	// Only the strongest bits count, so that shades of letters are few; of the
	// colours that share them, the most frequent stands for all.
	shades, counts := map[color.RGBA]int{}, map[color.RGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)
			shades[coarse(c)]++
			counts[c]++
		}
	}
	most := map[color.RGBA]color.RGBA{}
	for _, c := range mostFirst(counts) {
		if _, known := most[coarse(c)]; !known {
			most[coarse(c)] = c
		}
	}
	var palette color.Palette
	for _, c := range mostFirst(shades)[:min(len(shades), 96)] {
		palette = append(palette, most[c])
	}
	m := image.NewPaletted(image.Rect(0, 0, b.Dx(), b.Dy()), palette)
	draw.Draw(m, m.Bounds(), full, b.Min, draw.Src)
	return m
}

// coarse is a colour by its strongest bits.
func coarse(c color.RGBA) color.RGBA {
	const strongest = 0xF8
	return color.RGBA{c.R & strongest, c.G & strongest, c.B & strongest, 255}
}

// mostFirst orders colours by how often they were met.
func mostFirst(counts map[color.RGBA]int) []color.RGBA {
	return slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
}

// textKeyword begins the chunk of a picture that says what it shows (PNG,
// 11.3.3.4): the keyword "Description", not compressed, in no named language.
const textKeyword = "Description\x00\x00\x00\x00\x00"

// described writes a picture with the words that stand in it.
func described(t *testing.T, m image.Image, words string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 25 // the signature and the first chunk
	data := append([]byte("iTXt"+textKeyword), words...)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)-4))
	chunk = append(chunk, data...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(data))
	return slices.Concat(b.Bytes()[:head], chunk, b.Bytes()[head:])
}

// description is what a picture says that it shows.
func description(picture []byte) string {
	at := bytes.Index(picture, []byte("iTXt"+textKeyword))
	if at < 4 {
		return ""
	}
	size := int(binary.BigEndian.Uint32(picture[at-4:]))
	return string(picture[at+4+len(textKeyword) : at+4+size])
}

// distance says how far two pictures are from each other, seen from afar: the
// mean difference in brightness of their parts, from 0 to 1.
func distance(t *testing.T, kept []byte, now image.Image) float64 {
	t.Helper()
	was, err := png.Decode(bytes.NewReader(kept))
	if err != nil {
		t.Fatal(err)
	}
	a, b := was.Bounds(), now.Bounds()
	if a.Dx() != b.Dx() || math.Abs(float64(a.Dy()-b.Dy())) > 0.15*float64(max(a.Dy(), b.Dy())) {
		t.Logf("%v became %v", a, b)
		return 1
	}
	const parts = 24
	sum := 0.0
	for i := range parts * parts {
		sum += math.Abs(brightness(was, i%parts, i/parts, parts) - brightness(now, i%parts, i/parts, parts))
	}
	return sum / (parts * parts)
}

// brightness is that of one of the parts of a picture, from 0 to 1.
func brightness(m image.Image, column, row, parts int) float64 {
	b := m.Bounds()
	sum, n := 0.0, 0
	for y := b.Min.Y + b.Dy()*row/parts; y < b.Min.Y+b.Dy()*(row+1)/parts; y++ {
		for x := b.Min.X + b.Dx()*column/parts; x < b.Min.X+b.Dx()*(column+1)/parts; x++ {
			sum += float64(color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y) / 255
			n++
		}
	}
	return sum / float64(max(n, 1))
}
