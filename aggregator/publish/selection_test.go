package publish_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/storage"
)

// provinces is the site with areas, of which one has ended, and topics.
func provinces() feeds.Site {
	s := site
	s.Areas = []feeds.Area{
		{ID: "lao-cai", Name: "Lào Cai"}, {ID: "son-la", Name: "Sơn La"},
		{ID: "yen-bai", Name: "Yên Bái", Until: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), Successor: "lao-cai"},
	}
	s.Topics = []feeds.Topic{{ID: "van-hoa", Name: "Văn hóa", Words: []string{"lễ hội"}}, {ID: "du-lich", Name: "Du lịch"}}
	s.Departments = slices.Clone(s.Departments)
	s.Departments[1].Rights = "© Tỉnh Sơn La, được đăng lại khi ghi nguồn"
	return s
}

// tell stores and settles one story under the given selections.
func tell(t *testing.T, store *storage.Store, src, department, title string, age time.Duration, selections ...string) string {
	t.Helper()
	id := add(t, store, src, department, title, age)
	err := store.File(t.Context(), []string{id}, func(storage.Label) []string {
		return append(selections, storage.DepartmentSelection(department))
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestSelectionsOfAreasAndTopics(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	id := tell(t, store, "lc", "lao-cai", "Lễ hội đền Thượng", time.Hour, "area:lao-cai", "topic:van-hoa")
	tell(t, store, "sl", "son-la", "Giải chạy", 2*time.Hour, "area:son-la")
	p := publisher(t, store, noon)
	p.Configure(provinces(), sources)
	if err := p.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	ids, addresses := map[string]string{}, []string{}
	for _, sel := range publish.Selections(provinces()) {
		ch, ok := p.Channel(sel)
		if other, met := ids[ch.ID]; !ok || met {
			t.Errorf("%q has the id of %q: %s", sel, other, ch.ID)
		}
		ids[ch.ID] = sel
		addresses = append(addresses, ch.Page)
		for _, f := range render.Formats() {
			root := publish.Root(sel)
			d := p.Document(root + f.File())
			if d == nil {
				t.Fatalf("%s%s is not published", root, f.File())
			}
			for _, complaint := range validators[f.File()](d.Body, site.URL+root+f.File()) {
				t.Errorf("%s%s: %s", root, f.File(), complaint)
			}
			holds := sel == "" || strings.HasSuffix(sel, ":lao-cai") || sel == "topic:van-hoa"
			if strings.Contains(string(d.Body), id) != holds {
				t.Errorf("%s%s: the festival is in it: %v", root, f.File(), !holds)
			}
		}
	}
	if want := dedupe.NamesOf(site.ID).Selection("lao-cai"); ids[want] != "department:lao-cai" {
		t.Error("the id of a department's feed has changed")
	}
	want := []string{"/", "/lao-cai/", "/son-la/", "/dia-phuong/lao-cai/", "/dia-phuong/son-la/", "/dia-phuong/yen-bai/", "/chuyen-muc/van-hoa/", "/chuyen-muc/du-lich/"}
	for i, path := range want {
		if i >= len(addresses) || addresses[i] != site.URL+path {
			t.Fatalf("pages: %q, want %q", addresses, want)
		}
	}
	less := provinces()
	less.Topics = less.Topics[1:]
	p.Configure(less, sources)
	if err := p.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := p.Rebuild(t.Context(), "topic:van-hoa"); err != nil || p.Document("/chuyen-muc/van-hoa/rss.xml") != nil {
		t.Errorf("a topic that has left the settings is published (%v)", err)
	}
}

func TestHeadings(t *testing.T) {
	for sel, want := range map[string][2]string{
		"department:son-la": {"Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La", "Tin của Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La, mỗi tin một lần, dẫn về bài gốc."},
		"area:son-la":       {"Tin từ Sơn La", "Tin của các đơn vị ở Sơn La, mỗi tin một lần, dẫn về bài gốc."},
		"area:lao-cai":      {"Tin từ Lào Cai", "Tin của các đơn vị ở Lào Cai, mỗi tin một lần, dẫn về bài gốc. Gồm cả tin cũ của Yên Bái, nay thuộc Lào Cai."},
		"area:yen-bai": {"Tin từ Yên Bái", "Tin của các đơn vị ở Yên Bái đến hết ngày 30/6/2025, mỗi tin một lần, dẫn về bài gốc; " +
			"tin từ ngày 1/7/2025 thuộc Lào Cai."},
		"topic:van-hoa": {"Chuyên mục Văn hóa", "Tin của các sở trong cụm thuộc chuyên mục Văn hóa, mỗi tin một lần, dẫn về bài gốc."},
		"":              {site.Title, "Tin của các sở trong cụm, mỗi tin một lần, dẫn về bài gốc."},
	} {
		if title, description := publish.Heading(provinces(), sel); title != want[0] || description != want[1] {
			t.Errorf("%q: %q, %q", sel, title, description)
		}
	}
}

func TestEntriesTellTopicsAndRights(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	add(t, store, "lc", "lao-cai", "Lễ hội đền Thượng", time.Hour)
	add(t, store, "sl", "son-la", "Giải chạy", 2*time.Hour)
	p := publisher(t, store, noon)
	told := slices.Clone(sources)
	told[1].Topics = []string{"du-lich"}
	p.Configure(provinces(), told)
	if err := p.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	ch, _ := p.Channel("")
	festival, race := ch.Entries[0], ch.Entries[1]
	if !slices.Equal(festival.Categories, []feeds.Category{{Term: "van-hoa", Label: "Văn hóa"}}) || !slices.Equal(race.Categories, []feeds.Category{{Term: "du-lich", Label: "Du lịch"}}) {
		t.Errorf("topics: %v and %v", festival.Categories, race.Categories)
	}
	if festival.Rights != "Bản quyền thuộc Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai" || race.Rights != provinces().Departments[1].Rights {
		t.Errorf("rights: %q and %q", festival.Rights, race.Rights)
	}
}

// A source that publishes in bursts fills neither the feed nor what is left of
// it, and loses nothing of the last two days.
func TestNoSourceFillsAFeedAlone(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	for i := range 60 {
		add(t, store, "lc", "lao-cai", fmt.Sprintf("Tin dồn %02d", i), 72*time.Hour+time.Duration(i)*time.Minute)
	}
	for i := range 25 {
		add(t, store, "sl", "son-la", fmt.Sprintf("Tin đều %02d", i), time.Duration(200+10*i)*time.Hour)
	}
	for i := range 10 {
		add(t, store, "lc", "lao-cai", fmt.Sprintf("Tin mới %02d", i), time.Duration(i)*time.Hour)
	}
	ch, _ := publisher(t, store, noon).Channel("")
	count := map[string]int{}
	for _, e := range ch.Entries {
		count[e.Title[:len("Tin mới")]]++
	}
	new, burst, steady := count["Tin mới"], count["Tin dồn"[:len("Tin mới")]], count["Tin đều"[:len("Tin mới")]]
	if len(ch.Entries) != 50 || new != 10 || steady != 8 || burst != 32 {
		t.Errorf("%d new, %d of the burst, %d of the other source: %d", new, burst, steady, len(ch.Entries))
	}
}
