package export_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/export"
	"bantin/aggregator/publish"
	"bantin/aggregator/web"
	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// there is the clock of the site, and monday when most of what happens does.
var (
	there  = time.FixedZone("+07", 7*3600)
	monday = time.Date(2026, 11, 23, 9, 30, 0, 0, there)
)

var site = feeds.Site{
	ID: "thu-nghiem", Title: "Bản tin thử nghiệm", URL: "https://bantin.example.vn", Contact: "banbientap@bantin.example.vn", Zone: there,
	Areas: []feeds.Area{{ID: "lao-cai", Name: "Lào Cai"}, {ID: "son-la", Name: "Sơn La"}},
	Departments: []feeds.Department{
		{ID: "so-lao-cai", Name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", Area: "lao-cai", Homepage: "https://lao-cai.example.vn/"},
		{ID: "so-son-la", Name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La", Area: "son-la", Homepage: "https://son-la.example.vn/"},
	},
	Topics: []feeds.Topic{{ID: "du-lich", Name: "Du lịch", Words: []string{"du lịch"}}},
}

var sources = []feeds.Source{
	{ID: "lao-cai-tin", Department: "so-lao-cai", URL: "https://lao-cai.example.vn/tin", Kind: feeds.HTML, State: feeds.Active, Content: feeds.SummaryOnly},
	{ID: "son-la-tin", Department: "so-son-la", URL: "https://son-la.example.vn/rss", Kind: feeds.Feed, State: feeds.Active, Content: feeds.FullContent},
}

// A newsroom is a site with a real store behind it.
type newsroom struct {
	*testing.T
	store *storage.Store
	site  feeds.Site
	clock time.Time
	log   bytes.Buffer
	met   map[int]storage.Item
}

// newsroomOf opens a newsroom in which so many stories arrived, one an hour,
// the last on monday.
func newsroomOf(t *testing.T, stories int) *newsroom {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	n := &newsroom{T: t, store: store, site: site, clock: monday, met: map[int]storage.Item{}}
	n.must(store.Sync(t.Context(), sources, monday))
	var numbers []int
	for i := range stories {
		numbers = append(numbers, i+1)
	}
	n.add(numbers...)
	for i := range numbers {
		n.met[i+1] = n.article(i + 1)
	}
	return n
}

func (n *newsroom) must(err error) {
	n.Helper()
	if err != nil {
		n.Fatal(err)
	}
}

// article is the item with a number. Every third is of the second source.
func (n *newsroom) article(number int) storage.Item {
	src := sources[number%3/2]
	it := storage.Item{Ready: monday}
	it.ID, it.Source, it.Department, it.FirstSeen = uuid(number), src.ID, src.Department, monday
	it.Item = feeds.Item{
		URL: fmt.Sprintf("%s/%d", src.URL, number), Title: fmt.Sprintf("Tin số %d về du lịch", number), Summary: "Tối qua, lễ hội đã khai mạc tại quảng trường.",
		Content:   fmt.Sprintf("<p>Tối qua, lễ hội số %d đã khai mạc tại quảng trường.</p>", number),
		Published: monday.Add(time.Duration(number-300) * time.Hour), DateOrigin: feeds.DateStated,
	}
	key := fmt.Sprint("n:", number)
	it.Print = feeds.Fingerprint{ID: it.ID, Source: src.ID, Key: key, Whole: key, Title: key, Published: it.Published}
	return it
}

func uuid(number int) string {
	return dedupe.NamesOf(site.ID).Item("tin", fmt.Sprint(number))
}

// page is the path of the page of a story.
func page(number int) string { return "/tin/" + uuid(number) }

// add has stories arrive.
func (n *newsroom) add(numbers ...int) {
	n.Helper()
	polls := map[string]*storage.Poll{}
	var settled []storage.Settled
	for _, number := range numbers {
		it := n.article(number)
		n.met[number] = it
		if polls[it.Source] == nil {
			polls[it.Source] = &storage.Poll{Source: it.Source, At: n.clock, Due: n.clock.Add(time.Hour)}
		}
		polls[it.Source].Fresh = append(polls[it.Source].Fresh, it)
		settled = append(settled, n.decision(number, number, feeds.RuleOwn))
	}
	for _, p := range polls {
		n.must(n.store.SavePoll(n.Context(), *p))
	}
	n.must(n.store.SaveSettling(n.Context(), settled))
}

// decision is that an article belongs to the story of another, or is its own.
func (n *newsroom) decision(number, story int, rule feeds.Rule) storage.Settled {
	it := n.article(number)
	area := map[string]string{"so-lao-cai": "lao-cai", "so-son-la": "son-la"}[it.Department]
	return storage.Settled{
		Decision: feeds.Decision{Item: it.ID, Story: uuid(story), Rule: rule, At: n.clock}, Published: it.Published, Origin: it.DateOrigin, Arrived: it.Published,
		Selections: []string{storage.DepartmentSelection(it.Department), storage.AreaSelection(area), storage.TopicSelection("du-lich")},
	}
}

// join has an article arrive that is a copy of another.
func (n *newsroom) join(number, story int) {
	n.Helper()
	it := n.article(number)
	n.must(n.store.SavePoll(n.Context(), storage.Poll{Source: it.Source, At: n.clock, Due: n.clock.Add(time.Hour), Fresh: []storage.Item{it}}))
	n.must(n.store.SaveSettling(n.Context(), []storage.Settled{n.decision(number, story, feeds.RuleText)}))
}

// edit changes the text of an article.
func (n *newsroom) edit(number int, title string, changed bool) {
	n.Helper()
	it := n.met[number]
	it.Title = title
	n.met[number] = it
	n.must(n.store.SavePoll(n.Context(), storage.Poll{Source: it.Source, At: n.clock, Due: n.clock.Add(time.Hour),
		Edited: []storage.Edit{{Item: it, TextChanged: changed}}}))
}

// server is the newsroom's server, beside which exports are made.
func (n *newsroom) server(since func(string, string) time.Time) *web.Server {
	n.Helper()
	p := &publish.Publisher{Store: n.store, Now: func() time.Time { return n.clock }, Version: "1.0", Since: since, Uncoded: since != nil}
	p.Configure(n.site, sources)
	n.must(p.RebuildAll(n.Context()))
	return &web.Server{
		Publisher: p, Store: n.store, Site: n.site, Sources: sources, Now: func() time.Time { return n.clock },
		Log: slog.New(slog.NewTextHandler(&n.log, nil)), Version: "1.0",
	}
}

// files is the newsroom's site as it is written into a folder.
func (n *newsroom) files(f *export.Folder) *web.Files {
	n.Helper()
	files, err := n.server(f.Since).Files()
	n.must(err)
	return files
}

// export writes the site into a folder.
func (n *newsroom) export(dir string) export.Summary {
	n.Helper()
	sum, err := n.try(dir, export.Order{})
	n.must(err)
	if len(sum.Failed) > 0 || n.log.Len() > 0 {
		n.Fatalf("failed: %v\n%s", sum.Failed, &n.log)
	}
	return sum
}

// folder is an empty one, in memory where that can be: most of what an export
// takes is waiting for the disk.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "bantin-export-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// try writes the site into a folder, if that can be done.
func (n *newsroom) try(dir string, order export.Order) (export.Summary, error) {
	n.Helper()
	f, err := export.Open(dir, n.site.ID, order.Force)
	if err != nil {
		return export.Summary{}, err
	}
	defer f.Close()
	return f.Export(n.Context(), n.files(f), order)
}

// A print is what a file is, beside its content.
type print struct {
	body  string
	mtime time.Time
}

// prints are the files of a folder, those of its own aside.
func prints(t *testing.T, dir string) map[string]print {
	t.Helper()
	m := map[string]print{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".": // there is no such folder
			return nil
		case err != nil:
			return err
		case d.IsDir() && name == ".bantin":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		body, err := fs.ReadFile(root, name)
		if d.Type()&fs.ModeSymlink != 0 {
			body, err = []byte("a link"), nil
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		m[name] = print{string(body), info.ModTime()}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}
