package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// modules are the dark modules of a QR code, by row and column, without the
// quiet zone.
type modules [][]bool

// drawnModules reads a picture of a QR code back into modules, and holds it to
// its form: a quiet zone on all sides, one path of dark modules.
func drawnModules(t *testing.T, svg string) modules {
	t.Helper()
	m := regexp.MustCompile(`viewBox="0 0 (\d+) (\d+)"`).FindStringSubmatch(svg)
	if m == nil || m[1] != m[2] || strings.Count(svg, "<path ") != 2 {
		t.Fatalf("not a QR code of ours: %.200s", svg)
	}
	side, _ := strconv.Atoi(m[1])
	code := make(modules, side-2*4)
	for y := range code {
		code[y] = make([]bool, len(code))
	}
	runs := regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(svg, -1)
	for _, run := range runs {
		x, _ := strconv.Atoi(run[1])
		y, _ := strconv.Atoi(run[2])
		n, _ := strconv.Atoi(run[3])
		if run[3] != run[4] || x < 4 || y < 4 || x+n > side-4 || y >= side-4 {
			t.Fatalf("%s does not stand inside the quiet zone", run[0])
		}
		for i := range n {
			code[y-4][x-4+i] = true
		}
	}
	return code
}

// read reads a QR code as ISO/IEC 18004 describes it: the format, the mask, the
// codewords in their order, the blocks apart, the bytes. It needs no error
// correction, since nothing is damaged.
func (m modules) read(t *testing.T) string {
	t.Helper()
	size := len(m)
	version := (size - 17) / 4
	format := 0
	for i := range 15 { // once beside the upper left corner, the highest bit first (7.9)
		x, y := min(i, 7), 8
		switch {
		case i == 6:
			x = 7
		case i == 7:
			x = 8
		case i > 7:
			x, y = 8, 7
			if i > 8 {
				y = 14 - i
			}
		}
		format = format<<1 | bit(m[y][x])
	}
	format ^= 0b101010000010010
	if level := format >> 13; level != 0b00 {
		t.Fatalf("version %d: error correction %02b, want M (00)", version, level)
	}
	mask := format >> 10 & 7
	var stream []byte
	var word, bits int
	upwards := true
	for right := size - 1; right > 0; right -= 2 { // two columns at a time, up and down by turns (7.7.3)
		if right == 6 {
			right--
		}
		for i := range size {
			y := i
			if upwards {
				y = size - 1 - i
			}
			for _, x := range []int{right, right - 1} {
				if m.fixed(version, x, y) {
					continue
				}
				word = word<<1 | bit(m[y][x] != masked(mask, x, y))
				if bits++; bits%8 == 0 {
					stream = append(stream, byte(word))
					word = 0
				}
			}
		}
		upwards = !upwards
	}
	return bytesOf(t, version, stream)
}

func bit(dark bool) int {
	if dark {
		return 1
	}
	return 0
}

// masked is whether a mask turns a module over (table 10).
func masked(mask, x, y int) bool {
	return []bool{
		(x+y)%2 == 0, y%2 == 0, x%3 == 0, (x+y)%3 == 0, (y/2+x/3)%2 == 0,
		x*y%2+x*y%3 == 0, (x*y%2+x*y%3)%2 == 0, ((x+y)%2+x*y%3)%2 == 0,
	}[mask]
}

// fixed is whether a module belongs to a pattern and not to the codewords.
func (m modules) fixed(version, x, y int) bool {
	size := len(m)
	switch {
	case x == 6 || y == 6, x < 9 && y < 9, x >= size-8 && y < 9, x < 9 && y >= size-8:
		return true
	case version >= 7 && (x < 6 && y >= size-11 || y < 6 && x >= size-11):
		return true
	}
	centres := [][]int{nil, nil, {18}, {22}, {26}, {30}, {34}, {6, 22, 38}, {6, 24, 42}, {6, 26, 46}, {6, 28, 50}}[version]
	last := len(centres) - 1
	for i, cx := range centres {
		for j, cy := range centres {
			corner := last > 0 && (i == 0 && j == 0 || i == 0 && j == last || i == last && j == 0)
			if !corner && abs(x-cx) <= 2 && abs(y-cy) <= 2 {
				return true
			}
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// bytesOf takes the blocks of level M apart (table 9) and reads the segment of
// bytes in them.
func bytesOf(t *testing.T, version int, stream []byte) string {
	t.Helper()
	blocks := [][]int{
		nil, {16}, {28}, {44}, {32, 32}, {43, 43}, {27, 27, 27, 27}, {31, 31, 31, 31}, {38, 38, 39, 39},
		{36, 36, 36, 37, 37}, {43, 43, 43, 43, 44},
	}[version]
	parts := make([][]byte, len(blocks))
	for i := 0; i < blocks[len(blocks)-1]; i++ {
		for b, n := range blocks {
			if i < n {
				parts[b] = append(parts[b], stream[0])
				stream = stream[1:]
			}
		}
	}
	var data []byte
	for _, p := range parts {
		data = append(data, p...)
	}
	at := 0
	take := func(n int) (v int) {
		for range n {
			v = v<<1 | int(data[at/8]>>(7-at%8)&1)
			at++
		}
		return v
	}
	if mode := take(4); mode != 0b0100 {
		t.Fatalf("version %d: mode %04b, want bytes (0100)", version, mode)
	}
	width := 8
	if version >= 10 {
		width = 16
	}
	n := take(width)
	text := make([]byte, n)
	for i := range text {
		text[i] = byte(take(8))
	}
	return string(text)
}

func TestQRCodesHoldTheAddress(t *testing.T) {
	for _, n := range []int{1, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213} { // the most that a version holds, and one more than nothing
		address := ("https://bantin.example.vn/dia-phuong/tuyen-quang/rss.xml?q=" + strings.Repeat("ế%20á", 40))[:n]
		svg, err := qrPicture(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := drawnModules(t, string(svg)).read(t); got != address {
			t.Errorf("%d letters: the picture holds %q, want %q", n, got, address)
		}
	}
	if _, err := qrPicture(strings.Repeat("a", 2400)); err == nil {
		t.Error("an address that no QR code holds was drawn")
	}
}

// TestQRCodesAreReadByAnother lets a program that is not ours read pictures of
// QR codes as a browser shows them.
func TestQRCodesAreReadByAnother(t *testing.T) {
	t.Parallel()
	reader, err := exec.LookPath("zbarimg")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("zbarimg is not on the PATH, and CI must have QR codes read by it")
		}
		t.Skip("skipped: zbarimg is not installed, so QR codes were read by this test's own reader only")
	}
	browser := chromium(t)
	n := open(t, nil)
	s := n.serve(t)
	for _, root := range []string{"/", "/lao-cai/", "/dia-phuong/tuyen-quang/", "/chuyen-muc/van-hoa/"} {
		file := filepath.Join(t.TempDir(), "qr.png")
		if err := os.WriteFile(file, look(t, browser, s.URL+root+qrFile, 390, "dark"), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), reader, "-q", "--raw", file).Output()
		if got := strings.TrimSpace(string(out)); err != nil || got != n.Site.URL+root+"rss.xml" {
			t.Errorf("%s: read as %q, %v", root, got, err)
		}
	}
}
