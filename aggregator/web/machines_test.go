package web

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"bantin/feeds"
)

var (
	metaTag = regexp.MustCompile(`<meta (?:property|name)="([^"]+)" content="([^"]*)">`)
	dataTag = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
)

// toldBy reads what a page says to programs.
func toldBy(t *testing.T, address string) (properties map[string]string, data []map[string]any) {
	t.Helper()
	resp, body := ask(t, "GET", address)
	if resp.StatusCode != 200 {
		t.Fatalf("%s: %d", address, resp.StatusCode)
	}
	head, _, _ := strings.Cut(body, "</head>")
	properties = map[string]string{}
	for _, m := range metaTag.FindAllStringSubmatch(head, -1) {
		properties[m[1]] = html.UnescapeString(m[2])
	}
	for _, m := range dataTag.FindAllStringSubmatch(head, -1) {
		var d map[string]any
		if err := json.Unmarshal([]byte(m[1]), &d); err != nil || d["@context"] != schemaOrg {
			t.Errorf("%s: %v in %s", address, err, m[1])
		}
		data = append(data, d)
	}
	return properties, data
}

// at follows names into what was read.
func at(d map[string]any, names ...string) any {
	var v any = d
	for _, name := range names {
		switch is := v.(type) {
		case map[string]any:
			v = is[name]
		case []any:
			v = is[0].(map[string]any)[name]
		default:
			return nil
		}
	}
	return v
}

func TestWhatProgramsAreToldOfAStory(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	first := articles()[0]
	for base, locale := range map[string]string{"": "vi_VN", "/en": "en_US"} {
		page := n.Site.URL + base + "/tin/" + uuid(first.number)
		properties, data := toldBy(t, s.URL+base+"/tin/"+uuid(first.number))
		for name, want := range map[string]string{
			"og:type": "article", "og:title": first.title, "og:url": page, "og:site_name": n.Site.Title, "og:locale": locale,
			"og:description": properties["description"], "article:published_time": "2026-11-23T08:30:00+07:00",
			"article:section": "Văn hóa", "twitter:card": "summary_large_image",
		} {
			if got := properties[name]; got != want {
				t.Errorf("%s: %s is %q, want %q", page, name, got, want)
			}
		}
		if len(data) != 1 {
			t.Fatalf("%s: %d things", page, len(data))
		}
		original := "https://" + first.source + ".example.vn/tin-tuc/bai-viet-1"
		for path, want := range map[string]any{
			"@type": "NewsArticle", "@id": "urn:uuid:" + uuid(first.number), "headline": first.title, "url": original, "inLanguage": "vi",
			"datePublished": "2026-11-23T08:30:00+07:00", "publisher @type": "GovernmentOrganization",
			"publisher name": "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", "publisher url": n.Site.Departments[0].Homepage,
			"mainEntityOfPage @id": page, "mainEntityOfPage isPartOf @type": "WebSite", "author name": "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai",
		} {
			if got := at(data[0], strings.Fields(path)...); got != want {
				t.Errorf("%s: %s is %v, want %v", page, path, got, want)
			}
		}
		if based := at(data[0], "mainEntityOfPage", "isBasedOn").([]any); based[0] != original {
			t.Errorf("%s is based on %v", page, based)
		}
	}
}

// A story without a known date, a picture or a department says no more than is
// known.
func TestNothingIsInventedForPrograms(t *testing.T) {
	list := articles()
	for i := range list {
		if list[i].image != "" {
			list[i].image = "https://anh.example.vn" + list[i].image
		}
	}
	n := open(t, list)
	s := n.serve(t)
	for _, a := range list {
		if a.joins != 0 {
			continue
		}
		properties, data := toldBy(t, s.URL+"/tin/"+uuid(a.number))
		_, dated := properties["article:published_time"]
		_, said := data[0]["datePublished"]
		if known := a.origin != feeds.DateFirstSeen && !a.published.IsZero(); a.origin != "" && (dated != known || said != known) {
			t.Errorf("%q of origin %s: dated %v, %v", a.title, a.origin, dated, said)
		}
		if a.image == "" && (properties["og:image"] != n.Site.URL+assets().icons["card.png"] || properties["og:image:width"] != "1200" || data[0]["image"] != nil) {
			t.Errorf("%q without a picture: %q, %v", a.title, properties["og:image"], data[0]["image"])
		}
		if a.image != "" && (properties["og:image"] != a.image || properties["og:image:width"] != "") {
			t.Errorf("%q with a picture: %q of %q", a.title, properties["og:image"], properties["og:image:width"])
		}
	}
}

func TestWhatProgramsAreToldOfLists(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	properties, data := toldBy(t, s.URL+"/")
	if len(data) != 2 || at(data[0], "@type") != "WebSite" || at(data[0], "potentialAction", "target", "urlTemplate") != n.Site.URL+"/tim-kiem?q={q}" {
		t.Errorf("home: %v", data)
	}
	if properties["og:type"] != "website" || properties["og:url"] != n.Site.URL+"/" || properties["og:locale:alternate"] != "en_US" {
		t.Errorf("home: %v", properties)
	}
	if at(data[1], "@type") != "CollectionPage" || at(data[1], "mainEntity", "@type") != "ItemList" {
		t.Errorf("home: %v", data[1])
	}
	stories := at(data[1], "mainEntity", "itemListElement").([]any)
	if url, _ := stories[0].(map[string]any)["url"].(string); !strings.HasPrefix(url, n.Site.URL+"/tin/") || at(data[1], "mainEntity", "numberOfItems") != float64(len(stories)) {
		t.Errorf("home lists %v", stories)
	}
	_, data = toldBy(t, s.URL+"/en/lao-cai/")
	if len(data) != 1 || at(data[0], "about", "url") != n.Site.Departments[0].Homepage || at(data[0], "inLanguage") != "en" {
		t.Errorf("department: %v", data)
	}
	for _, path := range []string{"/nguon", "/theo-doi", "/luu-tru/", "/luu-tru/2026-11/", "/chuyen-muc/", "/thong-ke"} {
		if properties, _ := toldBy(t, s.URL+path); properties["og:url"] != n.Site.URL+path || properties["og:title"] == "" || properties["og:description"] == "" {
			t.Errorf("%s: %v", path, properties)
		}
	}
}

// What stands in titles stays text in the data of a page.
func TestHostileTitlesStayData(t *testing.T) {
	hostile := articles()[:1]
	hostile[0].title = `</script><script>alert(1)</script><!-- "'&\ ` + "\u2028" + ` {{.}}`
	n := open(t, hostile)
	s := n.serve(t)
	properties, data := toldBy(t, s.URL+"/tin/"+uuid(1))
	if data[0]["headline"] != hostile[0].title || properties["og:title"] != hostile[0].title {
		t.Errorf("%q, %q", data[0]["headline"], properties["og:title"])
	}
	_, body := ask(t, "GET", s.URL+"/tin/"+uuid(1))
	if strings.Contains(body, "<script>alert") || strings.Contains(body, "<!-- ") {
		t.Error("a title became markup")
	}
}
