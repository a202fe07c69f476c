package render

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
	"bantin/feeds/render/validate"
)

func TestJSONCarriesWhatTheSourceSaid(t *testing.T) {
	ch := feeds.Channel{ID: "urn:x", Title: "Tin", Page: "https://bantin.example.vn/", Self: "https://bantin.example.vn/feed.json", Entries: []feeds.Entry{
		{ID: "urn:a", URL: "https://a.example.vn/1", Title: "Một", Summary: "Tóm tắt", Reading: &feeds.Reading{
			GUID: "news_1", Date: "23/11/2026 08:30", Repairs: []feeds.Repair{{Code: feeds.RepairDateZone, Before: "23/11/2026 08:30", After: "+07:00"}},
		}},
		{ID: "urn:b", URL: "https://a.example.vn/2", Title: "Hai", Summary: "Tóm tắt"},
	}}
	var b bytes.Buffer
	if err := Write(&b, JSON, ch); err != nil {
		t.Fatal(err)
	}
	for _, complaint := range validate.JSONFeed(b.Bytes(), ch.Self) {
		t.Error(complaint)
	}
	var got struct {
		Items []struct {
			Bantin map[string]any `json:"_bantin"`
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"guid": "news_1", "date": "23/11/2026 08:30", "repairs": []any{
		map[string]any{"code": "date-zone", "before": "23/11/2026 08:30", "after": "+07:00"},
	}}
	if !cmp.Equal(got.Items[0].Bantin, want) {
		t.Error(cmp.Diff(want, got.Items[0].Bantin))
	}
	if len(got.Items[1].Bantin) != 0 {
		t.Errorf("a published item carries %v", got.Items[1].Bantin)
	}
}

func TestEvidenceIsInert(t *testing.T) {
	for _, c := range []struct{ before, want string }{
		{`<script src="x">`, `‹script src="x"›`},
		{`<img src=a ONERROR = alert(1)>`, `‹img src=a ONERROR… alert(1)›`},
		{`JavaScript:void(0)`, `JavaScript…void(0)`},
		{`<a style="width:expression(x)" href="data:text/html,a">`, `‹a style="width:expression…x)" href="data…text/html,a"›`},
		{"Sở Văn hóa: 5 < 6, không phải onclick", "Sở Văn hóa: 5 ‹ 6, không phải onclick"},
	} {
		if got := evidence(c.before); got != c.want {
			t.Errorf("evidence(%q) = %q, want %q", c.before, got, c.want)
		}
	}
}

func TestPreviewsHaveNoClosingLine(t *testing.T) {
	e := feeds.Entry{ID: "urn:a", Title: "Một", Content: "<p>Nội dung</p>", Origin: feeds.Origin{Name: "Sở Văn hóa"}}
	published := newEntry(e, feeds.Channel{Page: "https://a.example.vn/"})
	e.Reading = &feeds.Reading{}
	previewed := newEntry(e, feeds.Channel{Page: "https://a.example.vn/"})
	if previewed.whole != "<p>Nội dung</p>" || published.whole == previewed.whole {
		t.Errorf("previewed %q, published %q", previewed.whole, published.whole)
	}
	if previewed.article != "" || previewed.link != "https://a.example.vn/" {
		t.Errorf("an entry without an article links to %q, and is at %q", previewed.link, previewed.article)
	}
}
