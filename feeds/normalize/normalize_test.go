package normalize_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
	"bantin/feeds/normalize"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var (
	zone  = time.FixedZone("+07", 7*3600)
	visit = time.Date(2026, 11, 23, 10, 0, 20, 0, zone)
)

// TestGolden normalizes documents as parse returns them. Each file says what
// it shows; its golden file is read by eye before it is kept.
func TestGolden(t *testing.T) {
	inputs, err := filepath.Glob("testdata/*.json")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, input := range inputs {
		name := strings.TrimSuffix(filepath.Base(input), ".json")
		t.Run(name, func(t *testing.T) {
			var doc feeds.Document
			read(t, input, &doc)
			got := indented(t, normalize.Document(doc, feeds.Source{URL: "https://svhttdl.laocai.gov.vn/rss"}, zone, visit))
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			var untouched feeds.Document
			read(t, input, &untouched)
			if diff := cmp.Diff(untouched, doc); diff != "" {
				t.Errorf("the given document was changed (-before +after)\n%s", diff)
			}
		})
	}
}

func read(t *testing.T, name string, into any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// indented shows what says something.
func indented(t *testing.T, doc feeds.Document) []byte {
	t.Helper()
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(telling(tree)); err != nil {
		t.Fatal(err)
	}
	return []byte(out.String())
}

// telling drops empty values, which say nothing.
func telling(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			switch value {
			case nil, "", 0.0, "0001-01-01T00:00:00Z":
				delete(v, key)
			default:
				v[key] = telling(value)
			}
		}
	case []any:
		for i := range v {
			v[i] = telling(v[i])
		}
	}
	return v
}

func TestUnpublishable(t *testing.T) {
	doc := feeds.Document{
		URL:     "https://a.vn/rss",
		Repairs: []feeds.Repair{{Code: feeds.RepairNoLink, Before: "2"}},
		Items: []feeds.Item{
			{Title: "Có địa chỉ", URL: "/1"},
			{Title: "Địa chỉ là guid", GUID: "https://a.vn/2"},
			{Title: "Không có địa chỉ", GUID: "tin-3"},
			{Title: "Địa chỉ không dùng được", URL: "javascript:void(0)"},
			{URL: "/5", Content: `<img src="a.jpg">`},
			{URL: "/6", Summary: " &nbsp; "},
			{URL: "/7", Summary: "Chỉ có tóm tắt"},
		},
	}
	got := normalize.Document(doc, feeds.Source{}, zone, visit)
	var items []string
	for _, it := range got.Items {
		items = append(items, fmt.Sprint(it.Publishable(), " ", it.Title, " ", it.URL, " ", it.Repairs))
	}
	want := []string{
		"true Có địa chỉ https://a.vn/1 [{address /1 https://a.vn/1}]",
		"true Địa chỉ là guid https://a.vn/2 []",
		"false Không có địa chỉ  [{no-link  }]",
		"false Địa chỉ không dùng được  [{no-link javascript:void(0) }]",
		"false  https://a.vn/5 [{address /5 https://a.vn/5} {no-title  }]",
		"false  https://a.vn/6 [{address /6 https://a.vn/6} {no-title  }]",
		"true Chỉ có tóm tắt https://a.vn/7 [{address /7 https://a.vn/7} {no-title  Chỉ có tóm tắt}]",
	}
	if diff := cmp.Diff(want, items); diff != "" {
		t.Errorf("items (-want +got)\n%s", diff)
	}
	repairs := []feeds.Repair{{Code: feeds.RepairNoLink, Before: "4"}, {Code: feeds.RepairNoTitle, Before: "2"}}
	if diff := cmp.Diff(repairs, got.Repairs); diff != "" {
		t.Errorf("repairs (-want +got)\n%s", diff)
	}
}

func TestEmptyDocument(t *testing.T) {
	got := normalize.Document(feeds.Document{}, feeds.Source{}, nil, time.Time{})
	if diff := cmp.Diff(feeds.Document{}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func BenchmarkDocument(b *testing.B) {
	doc := feeds.Document{Format: "rss", URL: "https://svhttdl.laocai.gov.vn/rss", Title: "Tin tức"}
	content := strings.Repeat(`<p style="text-align:justify">Sáng ngày 18/11, tại phường Sa&nbsp;Pa, Sở Văn hóa, Thể thao `+
		`và Du lịch tỉnh Lào Cai tổ chức <strong>hội nghị</strong> xúc tiến du lịch năm 2026.</p>`, 9) +
		`<p><img src="/upload/a.jpg" width="600"><a href="/tin/2.html">Xem thêm</a></p>`
	for i := range 20 {
		doc.Items = append(doc.Items, feeds.Item{
			GUID: fmt.Sprint("news_", i), URL: fmt.Sprintf("/tin-tuc/hoi-nghi-xuc-tien-du-lich-%d.html", i),
			Title: fmt.Sprintf("Hội nghị xúc tiến du lịch Sa Pa lần thứ %d", i), Content: content,
			RawPublished: fmt.Sprintf("Thứ Hai, ngày %d tháng 11 năm 2026, 09:%d:27", i+1, i+20),
			Categories:   []string{"Du lịch", "Tin tức"},
		})
	}
	b.SetBytes(int64(20 * len(content)))
	for b.Loop() {
		normalize.Document(doc, feeds.Source{}, zone, visit)
	}
}
