package aggregator

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

func TestLastingRedirectIsLearned(t *testing.T) {
	p := newPortal(t, map[string]string{"/moi": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	asked := 0
	old := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, p.URL+"/moi", http.StatusMovedPermanently)
	}))
	t.Cleanup(old.Close)
	src := source("mot", "lao-cai", old.URL+"/rss")
	b := newBench(t, src)
	visit := func(after time.Duration) storage.SourceState {
		b.pass(after)
		if sum := b.round(); sum.Visited != 1 {
			t.Fatalf("%+v", sum)
		}
		return b.state("mot")
	}
	if st := visit(0); st.MovedURL != p.URL+"/moi" || !st.MovedAt.Equal(noon) || len(Remarks(st, src, b.clock())) != 0 {
		t.Fatalf("after one redirect: %+v", st)
	}
	visit(2 * 24 * time.Hour)
	before := asked
	st := visit(2 * 24 * time.Hour)
	if remarks := Remarks(st, src, b.clock()); asked != before || len(remarks) != 1 || remarks[0].Code != feeds.RepairMoved {
		t.Errorf("after four days the old address was asked %d times more; staff hear %v", asked-before, remarks)
	}
	delete(p.pages, "/moi")
	if st := visit(2 * time.Hour); st.MovedURL != "" || len(b.stories()) != 1 {
		t.Errorf("the new address is of no use, and still asked: %+v", st)
	}
}

func TestCertificatesAreToldAhead(t *testing.T) {
	src := source("mot", "lao-cai", "https://svhttdl.laocai.gov.vn/rss")
	src.Trust.Insecure = "2026-11-23: chứng chỉ của trang đã hết hạn"
	st := storage.SourceState{ID: "mot", Polled: noon, OK: noon, CertificateUntil: noon.Add(20 * 24 * time.Hour)}
	if h := healthOf(st, src, noon); h.State() != health.Certificate || len(h.Remarks) != 2 || h.Remarks[0].Before != "2026-12-13" {
		t.Errorf("%s, %v", h.State(), h.Remarks)
	}
	st = storage.SourceState{Polled: noon, OK: noon, CertificateUntil: noon.Add(30 * 24 * time.Hour)}
	if h := healthOf(st, feeds.Source{}, noon); h.State() != health.OK {
		t.Errorf("a month ahead: %s", h.State())
	}
}
