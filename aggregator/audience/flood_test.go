package audience

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"runtime"
	"strings"
	"testing"
)

// invented is one of many names of browsers.
func invented(n int) string { return fmt.Sprintf("%s Invented/%d", firefox, n) }

// at4 and at6 are one of many addresses.
func at4(n int) netip.Addr {
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], uint32(n))
	return netip.AddrFrom4(b)
}

func at6(network, client int) netip.Addr {
	var b [16]byte
	binary.BigEndian.PutUint32(b[:], 0x20010db8)
	binary.BigEndian.PutUint16(b[4:], uint16(network))
	binary.BigEndian.PutUint16(b[6:], uint16(client))
	binary.BigEndian.PutUint64(b[8:], uint64(client)*2654435761)
	return netip.AddrFrom16(b)
}

func TestFloods(t *testing.T) {
	for _, c := range []struct {
		name   string
		number int
		who    func(n int) Visitor
		most   int
	}{
		{"one address, invented browsers", 5000, func(n int) Visitor { return Visitor{at4(0xCB007105), invented(n)} }, 8},
		{"one IPv6 client", 5000, func(n int) Visitor {
			a := at6(1, 1).As16()
			binary.BigEndian.PutUint64(a[8:], uint64(n))
			return Visitor{netip.AddrFrom16(a), invented(n)}
		}, 8},
		{"a network of 256 addresses", 5000, func(n int) Visitor { return Visitor{at4(0xCB007100 + n%256), invented(n)} }, 256},
		{"an IPv6 network of 65536 clients", 65536, func(n int) Visitor { return Visitor{at6(7, n), firefox} }, 256},
		{"65536 such networks", 65536, func(n int) Visitor { return Visitor{at6(n, n), firefox} }, 8192},
		{"no address", 100, func(n int) Visitor { return Visitor{netip.Addr{}, invented(n)} }, 8},
		{"everywhere", 150_000, func(n int) Visitor { return Visitor{at4(n * 28_633), firefox} }, mostReaders},
		{"endless names", 100, func(n int) Visitor { return Visitor{at4(5), firefox + strings.Repeat("x", 16<<10) + fmt.Sprint(n)} }, 1},
	} {
		h := open(t)
		for n := range c.number {
			h.Visit(c.who(n), noon)
		}
		if got := h.Figures().Today; got != c.most {
			t.Errorf("%s: %d visits, want %d", c.name, got, c.most)
		}
		h.Visit(c.who(0), noon)
		if !h.Again(c.who(0), noon) {
			t.Errorf("%s: the first one is not known any more", c.name)
		}
	}
}

func TestFloodsOfPrograms(t *testing.T) {
	h := open(t)
	for n := range 1000 {
		h.Poll(Visitor{at4(5), fmt.Sprint("Invented/", n)}, "/rss.xml", noon)
	}
	if n := h.Figures().Feeds["/rss.xml"].Programs; n != 8 {
		t.Errorf("%d programs of one address", n)
	}
	for n := range 3 * mostReadings {
		h.Poll(Visitor{at4(n / 5 * 28_633), "Miniflux/2.2"}, fmt.Sprint("/", n%5, "/rss.xml"), noon)
	}
	sum := 0
	for _, f := range h.Figures().Feeds {
		sum += f.Programs
	}
	if sum != mostReadings || len(h.pollers.members) > mostPrograms {
		t.Errorf("%d readings by %d programs", sum, len(h.pollers.members))
	}
}

// TestMemory fills a day with all that is told apart.
func TestMemory(t *testing.T) {
	h := open(t)
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // what has finalizers goes the second time
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before := heap()
	for n := range 300_000 {
		name := invented(n) + strings.Repeat("x", 300)
		h.Visit(Visitor{at4(n * 14_316), name}, noon)
		h.Poll(Visitor{at4(n * 14_316), name}, fmt.Sprint("/", n%40, "/rss.xml"), noon)
	}
	full := heap()
	if f := h.Figures(); f.Today != mostReaders {
		t.Errorf("only %d visits were counted", f.Today)
	}
	if took := full - before; took > 16<<20 {
		t.Errorf("%d MB", took>>20)
	} else {
		t.Logf("%.1f MB", float64(took)/(1<<20))
	}
	h.clock = h.clock.AddDate(0, 0, 1)
	h.Figures()
	if left := heap() - before; left > 1<<20 {
		t.Errorf("%d KB outlived their day", left>>10)
	}
	if n := strings.Count(h.log.String(), "\n"); n > 2 {
		t.Errorf("%d lines in the log:\n%.300s", n, h.log.String())
	}
}

func BenchmarkAgain(b *testing.B) {
	h := open(b)
	v := Visitor{at4(0xCB007105), firefox}
	h.Visit(v, noon)
	b.ReportAllocs()
	for b.Loop() {
		h.Again(v, noon)
	}
}

func BenchmarkVisitOfARobot(b *testing.B) {
	h := open(b)
	v := Visitor{at4(0xCB007105), "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}
	b.ReportAllocs()
	for b.Loop() {
		h.Visit(v, noon)
	}
}

func BenchmarkPoll(b *testing.B) {
	for _, name := range []string{"FreshRSS/1.27.0 (Linux; https://freshrss.org)", "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; )"} {
		b.Run(name[:6], func(b *testing.B) {
			h := open(b)
			v := Visitor{at4(0xCB007105), name}
			b.ReportAllocs()
			for b.Loop() {
				h.Poll(v, "/lao-cai/rss.xml", noon)
			}
		})
	}
}

// BenchmarkFlood is what it costs when everybody is somebody else.
func BenchmarkFlood(b *testing.B) {
	h := open(b)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		h.Visit(Visitor{at4(n * 14_316), firefox}, noon)
	}
}
