package dedupe

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

var noon = time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)

const body = "Tối 20/11, tại quảng trường Kim Tân, lễ hội văn hóa các dân tộc đã khai mạc với sự tham gia của hơn ba trăm nghệ nhân."

// article is an item as normalize leaves it, with an address on the source's host.
func article(path, title, text string) feeds.Item {
	return feeds.Item{URL: "https://svhttdl.laocai.gov.vn" + path, Title: title, Summary: text, Published: noon, DateOrigin: feeds.DateStated}
}

var laocai = feeds.Source{ID: "lao-cai-tin-tuc", URL: "https://svhttdl.laocai.gov.vn/tin-tuc"}

func identify(src feeds.Source, items ...feeds.Item) []Item {
	return Identify(feeds.Document{URL: src.URL, Items: items}, src, NamesOf("bantin-thu"))
}

// remember is the ledger after items were stored, as the store keeps it.
func remember(items []Item) Ledger {
	l := Ledger{}
	for _, it := range items {
		for _, a := range it.Aliases {
			l[a.Name] = append(l[a.Name], feeds.Known{Fingerprint: it.Print, GUID: it.GUID, Seen: noon.Add(time.Hour)})
		}
	}
	return l
}

// past is what is known after items were stored, a day before.
func past(items []Item) Past {
	p := Past{Own: remember(items), Texts: map[string]Wording{}, At: noon.Add(24 * time.Hour)}
	for _, it := range items {
		p.Texts[it.Print.ID] = Wording{it.Title, it.Summary, it.Content}
	}
	return p
}

// rematch recognises items of a source by others that were met before, with no
// more texts read than it asks for.
func rematch(items, met []Item) Matching {
	p := past(met)
	asked := map[string]Wording{}
	for _, id := range Suspects(items, p) {
		asked[id] = p.Texts[id]
	}
	p.Texts = asked
	return MatchAll(items, p)
}

func TestKey(t *testing.T) {
	guid := func(it feeds.Item, g string) feeds.Item { it.GUID = g; return it }
	at := func(it feeds.Item, url string) feeds.Item { it.URL = url; return it }
	a, b := article("/tin/a-1", "Lễ hội", body), article("/tin/b-2", "Giải chạy", body)
	list := "https://svhttdl.laocai.gov.vn/tin-tuc"
	for _, c := range []struct {
		name  string
		src   feeds.Source
		items []feeds.Item
		want  string // the first item's key, or its beginning
	}{
		{"address before guid", laocai, []feeds.Item{guid(a, "news_1")}, "u:/tin/a-1"},
		{"guid when the address is the list's", laocai, []feeds.Item{guid(at(a, list), "news_1")}, "g:news_1"},
		{"guid when others share the address", laocai, []feeds.Item{guid(at(a, list+"/x"), "news_1"), guid(at(b, list+"/x"), "news_2")}, "g:news_1"},
		{"title when others share the guid, too", laocai, []feeds.Item{guid(at(a, list), "same"), guid(at(b, list), "same")}, "t:"},
		{"pattern before all", feeds.Source{ID: "x", URL: list, IDPattern: `-(\d+)$`}, []feeds.Item{a}, "n:1"},
		{"pattern without a group", feeds.Source{ID: "x", URL: list, IDPattern: `[a-z]-\d+$`}, []feeds.Item{a}, "n:a-1"},
		{"pattern that does not match", feeds.Source{ID: "x", URL: list, IDPattern: `zzz`}, []feeds.Item{a}, "u:/tin/a-1"},
		{"recycled addresses", feeds.Source{ID: "x", URL: list, Recycled: true}, []feeds.Item{a}, "u:/tin/a-1#"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := identify(c.src, c.items...)[0].Print.Key
			if got != c.want && !(len(got) > len(c.want) && got[:len(c.want)] == c.want && c.want[len(c.want)-1] != '1') {
				t.Errorf("key = %q, want %q", got, c.want)
			}
		})
	}
}

func TestSameBytesSameKeys(t *testing.T) {
	for _, it := range []feeds.Item{article("/tin/a-1", "Lễ hội", body), {Title: "Không địa chỉ", Published: noon, DateOrigin: feeds.DateStated}} {
		again := it
		again.Repairs = []feeds.Repair{{Code: feeds.RepairUnicode}}
		if a, b := identify(laocai, it)[0].Print, identify(laocai, again)[0].Print; a.Key != b.Key || a.ID != b.ID {
			t.Errorf("%v and %v", a, b)
		}
	}
	relative := feeds.Item{Title: "Bốn giờ trước", Published: noon, DateOrigin: feeds.DateRelative}
	later := relative
	later.Published = noon.Add(36 * time.Hour)
	if a, b := identify(laocai, relative)[0].Print.Key, identify(laocai, later)[0].Print.Key; a != b {
		t.Errorf("the key of a relative date moves with the clock: %s, %s", a, b)
	}
}

func TestMatch(t *testing.T) {
	old := article("/tin-tuc/le-hoi-van-hoa-10427", "Khai mạc lễ hội văn hóa", body)
	old.GUID = "https://svhttdl.laocai.gov.vn/?p=10427"
	with := func(change func(*feeds.Item)) feeds.Item { it := old; change(&it); return it }
	other := "Một bài khác hẳn nói về giải việt dã leo núi toàn quốc diễn ra tại thị xã Sa Pa vào cuối tuần này."
	for _, c := range []struct {
		name           string
		now            feeds.Item
		known, changed bool
	}{
		{"the same", old, true, false},
		{"https", with(func(it *feeds.Item) { it.URL = "http://www.svhttdl.laocai.gov.vn/tin-tuc/le-hoi-van-hoa-10427" }), true, true},
		{"title edited", with(func(it *feeds.Item) { it.Title = "Tưng bừng khai mạc lễ hội" }), true, true},
		{"new guid", with(func(it *feeds.Item) { it.GUID = "random-77" }), true, false},
		{"moved section, same guid", with(func(it *feeds.Item) { it.URL = "https://svhttdl.laocai.gov.vn/van-hoa/x" }), true, true},
		{"moved section, guid with another scheme", with(func(it *feeds.Item) {
			it.URL, it.GUID = "https://svhttdl.laocai.gov.vn/van-hoa/x", "http://svhttdl.laocai.gov.vn/?p=10427"
		}), true, true},
		{"moved, no guid, same number and title", with(func(it *feeds.Item) {
			it.URL, it.GUID, it.Summary = "https://svhttdl.laocai.gov.vn/van-hoa/le-hoi-10427", "", ""
		}), true, true},
		{"moved, no guid, same title and text", with(func(it *feeds.Item) {
			it.URL, it.GUID = "https://svhttdl.laocai.gov.vn/van-hoa/moi", ""
		}), true, true},
		{"same title, other text and address", with(func(it *feeds.Item) {
			it.URL, it.GUID, it.Summary = "https://svhttdl.laocai.gov.vn/van-hoa/moi", "", other
		}), false, false},
		{"same number, other title and text", with(func(it *feeds.Item) {
			it.URL, it.GUID, it.Title, it.Summary = "https://svhttdl.laocai.gov.vn/x-10427", "", "Giải việt dã", other
		}), false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := rematch(identify(laocai, c.now), identify(laocai, old)).Matches[0]
			if (m.Known != nil) != c.known || m.Changed != c.changed {
				t.Errorf("known %v, changed %v; want %v, %v", m.Known != nil, m.Changed, c.known, c.changed)
			}
		})
	}
}

func TestMatchIsOneToOne(t *testing.T) {
	old := article("/tin/lich-cong-tac-tuan", "Lịch công tác tuần", body)
	twice := []feeds.Item{article("/tin/lich-1", "Lịch công tác tuần", body), article("/tin/lich-2", "Lịch công tác tuần", body)}
	for i, m := range rematch(identify(laocai, twice...), identify(laocai, old)).Matches {
		if m.Known != nil {
			t.Errorf("item %d took an identity that two could claim", i)
		}
	}
	present := []feeds.Item{old, twice[0]}
	got := rematch(identify(laocai, present...), identify(laocai, old)).Matches
	if got[0].Known == nil || got[1].Known != nil {
		t.Errorf("an item that is still listed was given away: %v", got)
	}
}

func TestDuplicateInOneDocument(t *testing.T) {
	a := article("/tin/a-1", "Lễ hội", body)
	if got := identify(laocai, a, a); len(got) != 1 {
		t.Errorf("%d items, want 1", len(got))
	}
}

func TestAliasesThatAreNew(t *testing.T) {
	old := article("/tin/a-10427", "Lễ hội", body)
	guid, moved, retitled := old, old, old
	guid.GUID = "news_10427"
	moved.URL = "https://svhttdl.laocai.gov.vn/van-hoa/a-10427"
	retitled.Title = "Lễ hội mùa xuân"
	for _, c := range []struct {
		name string
		now  feeds.Item
		want string
	}{
		{"none", old, ""},
		{"a guid", guid, "g:news_10427"},
		{"an address", moved, "u:/van-hoa/a-10427"},
		{"a title", retitled, "h:"},
	} {
		m := rematch(identify(laocai, c.now), identify(laocai, old)).Matches[0]
		if got := len(m.News) > 0; got != (c.want != "") || got && !slices.ContainsFunc(m.News, func(a feeds.Alias) bool { return strings.HasPrefix(a.Name, c.want) }) {
			t.Errorf("%s: %v", c.name, m.News)
		}
	}
}

// TestFullerTextIsNoEdit: what the page of an article has added is no reason to
// take the same entry of the list for another one tomorrow.
func TestFullerTextIsNoEdit(t *testing.T) {
	items := identify(laocai, article("/tin/a-1", "Lễ hội khai mạc…", ""))
	full := article("/tin/a-1", "Lễ hội khai mạc ở Kim Tân", body)
	known := items[0].Print
	known.Title, known.Text = Words(full)
	ledger := remember(items)
	for name := range ledger {
		ledger[name] = []feeds.Known{{Fingerprint: known}}
	}
	if m := MatchAll(items, Past{Own: ledger}).Matches[0]; m.Known == nil || m.Changed || m.TextChanged {
		t.Errorf("the same entry: %+v", m)
	}
	edited := identify(laocai, article("/tin/a-1", "Lễ hội bế mạc…", ""))
	if m := MatchAll(edited, Past{Own: ledger, Texts: map[string]Wording{known.ID: {Title: "Lễ hội khai mạc ở Kim Tân", Summary: body}}}).Matches[0]; m.Known == nil || !m.Changed || !m.TextChanged {
		t.Errorf("an edited entry: %+v", m)
	}
}
