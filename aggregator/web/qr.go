package web

import (
	"fmt"
	"net/http"
	"sync"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"

	"bantin/aggregator/publish"
)

// qrFile is the picture of a feed's address, beside the feed.
const qrFile = "qr.svg"

// quietZone is how many light modules stand around a QR code (ISO/IEC 18004,
// 6.3.8).
const quietZone = 4

// serveQR answers with the picture of an address, drawn when it is first
// asked for. It changes with the public address of the site only.
func (h *handler) serveQR(address string) http.HandlerFunc {
	drawn := sync.OnceValues(func() (*parcel, error) {
		body, err := qrPicture(address)
		if err != nil {
			return nil, err
		}
		return packed(publish.Prepare("image/svg+xml", body)), nil
	})
	return func(w http.ResponseWriter, r *http.Request) {
		p, err := drawn()
		if err != nil {
			h.broken(w, r, err)
			return
		}
		guardPage(w.Header())
		h.send(w, r, p, archiveCached)
	}
}

// qrPicture draws an address as a QR code that a seventh of may be damaged,
// one path for all dark modules. It is black on white in every theme: many
// phones cannot read the reverse.
func qrPicture(address string) ([]byte, error) {
	code, err := qr.Encode(address, qr.M, qr.Unicode)
	if err != nil {
		return nil, fmt.Errorf("draw the QR code of %s: %w", address, err)
	}
	size := code.Bounds().Dx()
	side := size + 2*quietZone
	b := fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="`, side, side, side, side)
	for y := range size {
		for x := 0; x < size; {
			run := darkRun(code, x, y)
			if run > 0 {
				b = fmt.Appendf(b, "M%d %dh%dv1h-%dz", x+quietZone, y+quietZone, run, run)
			}
			x += max(run, 1)
		}
	}
	return append(b, `"/></svg>`...), nil
}

// darkRun is how many dark modules stand in a row from one on.
func darkRun(code barcode.Barcode, x, y int) (n int) {
	for x+n < code.Bounds().Dx() {
		if r, _, _, _ := code.At(x+n, y).RGBA(); r != 0 {
			break
		}
		n++
	}
	return n
}
