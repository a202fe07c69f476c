package demo

import (
	"bytes"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"math"
)

// Size of the pictures in pixels.
const (
	pictureWidth  = 320
	pictureHeight = 200
)

// picture draws the picture of an article: two ranges of hills and a sun in
// the department's colour, another landscape for every slug. The same slug
// always gives the same bytes.
func (s *site) picture(slug string) []byte {
	h := fnv.New64a()
	h.Write([]byte(slug))
	seed := h.Sum64()
	img := image.NewPaletted(image.Rect(0, 0, pictureWidth, pictureHeight), color.Palette{
		tint(s.colour, 0.82), tint(s.colour, 0.94), tint(s.colour, 0.45), s.colour,
	})
	sunX, sunY := 60+float64(seed%200), 40+float64(seed>>8%30)
	far, near := ridge(seed>>16, 95, 26), ridge(seed>>32, 145, 18)
	for y := range pictureHeight {
		for x := range pictureWidth {
			fx, fy := float64(x), float64(y)
			switch {
			case fy > near(fx):
				img.SetColorIndex(x, y, 3)
			case fy > far(fx):
				img.SetColorIndex(x, y, 2)
			case math.Hypot(fx-sunX, fy-sunY) < 22:
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // a buffer takes everything, and the size is right
	}
	return b.Bytes()
}

// ridge is the line of a range of hills around a height.
func ridge(seed uint64, height, swing float64) func(x float64) float64 {
	a, b := float64(seed%97)/10, float64(seed>>7%89)/10
	return func(x float64) float64 {
		return height + swing*math.Sin(x/37+a) + swing/2*math.Sin(x/13+b)
	}
}

// tint mixes a colour with so much white.
func tint(c color.RGBA, white float64) color.RGBA {
	mix := func(v uint8) uint8 { return uint8(float64(v) + (255-float64(v))*white) }
	return color.RGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}
