package web

import (
	"bytes"
	"cmp"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// A life is a newsroom to which everything happens that can, by chance.
type life struct {
	*testing.T
	*newsroom
	path   string // of the database
	server *httptest.Server
	site   feeds.Site
	build  string // the version of the program; empty: another one at every restart
	chance rand.PCG
	clock  time.Time
	number int // of articles

	backlogs bool // there are old articles among the new ones

	stories []*livingStory
	copies  []*livingCopy
	hidden  map[string]bool     // by URN
	filed   map[string][]string // the selections of each item, by its id
	touched map[string]bool     // the items to which something happened lately
	ever    map[string]bool     // which story was ever in which selection

	selections  []string
	subscribers map[string]*subscriber
	volumes     map[string]readDocument // closed ones, as they were last
}

type livingStory struct {
	item storage.Item
	gone bool // hidden, or part of another one
	part *livingStory
}

// last is the story that it is a part of by now, itself if of no other.
func (s *livingStory) last() *livingStory {
	for s.part != nil {
		s = s.part
	}
	return s
}

type livingCopy struct {
	item  storage.Item
	story *livingStory // nil: it is a story of its own by now
}

// lifeSources tell the news of three departments.
func lifeSources() []feeds.Source {
	list := sources()[:3]
	list[1].State = feeds.Active
	return list
}

// lifeSite is the site of three departments, without areas and topics.
func lifeSite() feeds.Site {
	site := cluster()
	site.Departments, site.Areas, site.Topics = site.Departments[:3], nil, nil
	return site
}

func beginLife(t *testing.T, seed uint64) *life { return beginLifeAt(t, seed, lifeSite(), "") }

func beginLifeAt(t *testing.T, seed uint64, site feeds.Site, build string) *life {
	l := &life{
		T: t, path: filepath.Join(t.TempDir(), "bantin.db"), clock: now, chance: *rand.NewPCG(seed, seed), site: site, build: build,
		hidden: map[string]bool{}, ever: map[string]bool{}, filed: map[string][]string{}, touched: map[string]bool{},
		subscribers: map[string]*subscriber{}, volumes: map[string]readDocument{}, selections: []string{""},
	}
	for _, s := range lifeSources() {
		l.selections = append(l.selections, s.Department)
	}
	for _, sel := range l.selections {
		l.subscribers[sel] = &subscriber{met: map[string]bool{}, known: map[string]readEntry{}}
	}
	l.restart()
	return l
}

// restart ends the program, and begins another one on the same database.
func (l *life) restart() {
	if l.newsroom != nil {
		l.server.Close()
		if err := l.store.Close(); err != nil {
			l.Fatal(err)
		}
	}
	store, err := sqlite.Open(l.Context(), l.path)
	if err != nil {
		l.Fatal(err)
	}
	l.Cleanup(func() { store.Close() })
	var log bytes.Buffer
	clock := func() time.Time { return l.clock }
	l.newsroom = &newsroom{store: store, log: &log, Server: &Server{
		Publisher: &publish.Publisher{Store: store, Now: clock, Version: cmp.Or(l.build, fmt.Sprint(l.number))},
		Store:     store, Site: l.site, Sources: lifeSources(), Now: clock, Log: slog.New(slog.NewTextHandler(&log, nil)),
	}}
	if err := store.Sync(l.Context(), l.Sources, l.clock); err != nil {
		l.Fatal(err)
	}
	l.rebuild(l.T)
	l.server = l.serve(l.T)
}

func (l *life) client() chainReader { return chainReader{T: l.T, server: l.server.URL} }

// current is the address of the current feed of a selection.
func (l *life) current(selection string) string {
	if selection == "" {
		return l.Site.URL + "/atom.xml"
	}
	return l.Site.URL + "/" + selection + "/atom.xml"
}

// public lists the titles of the stories that the store has in a selection.
func (l *life) public(selection string) map[string]string {
	l.Helper()
	key := ""
	if selection != "" {
		key = storage.DepartmentSelection(selection)
	}
	stories, err := l.store.Arrived(l.Context(), key, time.Unix(0, 0), now.AddDate(10, 0, 0), 0, 1e6)
	if err != nil {
		l.Fatal(err)
	}
	titles := make(map[string]string, len(stories))
	for _, s := range stories {
		titles[s.ID] = strings.Join(strings.Fields(s.Centre.Title), " ")
		l.ever[selection+s.ID] = true
	}
	return titles
}

// happens lets one thing happen, and says which.
func (l *life) happens() string {
	l.Helper()
	l.later(time.Duration(1+l.random(20)) * time.Hour)
	for _, o := range l.occasions() {
		if l.random(o.odds) == 0 {
			o.do()
			return o.name
		}
	}
	return ""
}

type event struct {
	name string
	do   func()
}

// An occasion is an event that comes to pass once in so many times.
type occasion struct {
	event
	odds int
}

func (l *life) occasions() []occasion {
	return []occasion{
		{event{"flood of new stories", func() { l.settleNew(60 + l.random(120)) }}, 6},
		{event{"restart", l.restart}, 8},
		{event{"hide", l.hide}, 8},
		{event{"merge", l.merge}, 6},
		{event{"split", l.split}, 5},
		{event{"joins", func() { l.join(1 + l.random(30)) }}, 4},
		{event{"trivial edits", func() { l.edit(1+l.random(30), false) }}, 5},
		{event{"edits", func() { l.edit(1+l.random(30), true) }}, 3},
		{event{"long silence", func() { l.later(100 * time.Hour) }}, 9},
		{event{"new stories", func() { l.settleNew(1 + l.random(20)) }}, 1},
	}
}

// misses lets the first thing happen that has not been met, or what chance
// brings.
func (l *life) misses(met map[string]bool) string {
	l.Helper()
	for _, o := range l.occasions() {
		if !met[o.name] {
			l.later(time.Hour)
			o.do()
			return o.name
		}
	}
	return l.happens()
}

// subjects belong to topics, or to none.
var subjects = [...]string{"", " về du lịch", " về di tích"}

// article makes an item of a source.
func (l *life) article(src feeds.Source) storage.Item {
	l.number++
	a := article{number: l.number, source: src.ID, title: fmt.Sprintf("Tin số %d%s", l.number, subjects[l.number%len(subjects)]), summary: "Tóm tắt.",
		content: "<p>Toàn văn.</p>", published: l.clock, origin: feeds.DateStated}
	if l.backlogs && l.random(4) == 0 { // from a backlog
		a.published = l.clock.Add(-time.Duration(l.random(1000)) * time.Hour)
	}
	return a.item()
}

// settle stores items and decides about them at once.
func (l *life) settle(items []storage.Item, story func(i int) string) {
	l.Helper()
	var decisions []storage.Settled
	for _, src := range l.Sources {
		p := storage.Poll{Source: src.ID, At: l.clock}
		for i, it := range items {
			if it.Source != src.ID {
				continue
			}
			p.Fresh = append(p.Fresh, it)
			decisions = append(decisions, storage.Settled{
				Decision:  feeds.Decision{Item: it.ID, Story: story(i), Rule: feeds.RuleOwn, At: l.clock},
				Published: it.Published, Origin: feeds.DateStated, Arrived: it.Published,
				Selections: l.file(it),
			})
			l.touch(it.ID, story(i))
		}
		l.must(l.store.SavePoll(l.Context(), p))
	}
	l.must(l.store.SaveSettling(l.Context(), decisions))
}

// file notes and returns the selections of an item beside everything.
func (l *life) file(it storage.Item) []string {
	l.filed[it.ID] = selectionsOf(l.site, it.Source, it.Title, it.Published)
	return l.filed[it.ID]
}

// touch notes that something happened to an item, and to what it is a part of.
func (l *life) touch(item, story string) {
	l.touched[item], l.touched[story] = true, true
	l.filed[story] = append(slices.Clip(l.filed[story]), l.filed[item]...)
}

func (l *life) must(err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

func (l *life) settleNew(n int) {
	l.Helper()
	var items []storage.Item
	for range n {
		it := l.article(l.Sources[l.random(len(l.Sources))])
		items = append(items, it)
		l.stories = append(l.stories, &livingStory{item: it})
	}
	l.settle(items, func(i int) string { return items[i].ID })
}

// living is a public story, or nil.
func (l *life) living() *livingStory {
	for range 50 {
		if len(l.stories) == 0 {
			return nil
		}
		if s := l.stories[l.random(len(l.stories))]; !s.gone {
			return s
		}
	}
	return nil
}

func (l *life) join(n int) {
	l.Helper()
	var items []storage.Item
	var stories []string
	for range n {
		s := l.living()
		if s == nil {
			return
		}
		it := l.article(l.Sources[l.random(len(l.Sources))])
		items, stories = append(items, it), append(stories, s.item.ID)
		l.copies = append(l.copies, &livingCopy{it, s})
	}
	l.settle(items, func(i int) string { return stories[i] })
}

// edit changes stories, hidden and merged ones too.
func (l *life) edit(n int, really bool) {
	l.Helper()
	for range min(n, len(l.stories)) {
		s := l.stories[l.random(len(l.stories))]
		l.touch(s.item.ID, s.last().item.ID)
		s.item.Image = fmt.Sprintf("https://anh.example.vn/%d.jpg", l.random(1e6))
		s.item.Title = strings.ReplaceAll(s.item.Title, " ", "  ")
		if really {
			s.item.Title = fmt.Sprintf("%.12s sửa lúc %d", s.item.Title, l.clock.Unix())
		}
		l.must(l.store.SavePoll(l.Context(), storage.Poll{Source: s.item.Source, At: l.later(time.Second),
			Edited: []storage.Edit{{Item: s.item, TextChanged: really}}}))
	}
}

func (l *life) hide() {
	l.Helper()
	s := l.living()
	if s == nil {
		return
	}
	l.must(l.store.Hide(l.Context(), []string{s.item.ID}))
	for _, other := range l.stories {
		if other.last() == s {
			l.touch(other.item.ID, s.item.ID)
			other.gone = true
			l.hidden["urn:uuid:"+other.item.ID] = true
		}
	}
}

func (l *life) merge() {
	l.Helper()
	survivor, loser := l.living(), l.living()
	if survivor == nil || loser == nil || survivor == loser {
		return
	}
	l.must(l.store.Merge(l.Context(), survivor.item.ID, loser.item.ID, l.clock))
	loser.gone, loser.part = true, survivor
	l.touch(loser.item.ID, survivor.item.ID)
	for _, c := range l.copies {
		if c.story == loser {
			c.story = survivor
		}
	}
}

func (l *life) split() {
	l.Helper()
	if len(l.copies) == 0 {
		return
	}
	c := l.copies[l.random(len(l.copies))]
	if c.story == nil || c.story.gone {
		return
	}
	l.touch(c.item.ID, c.story.item.ID)
	c.story = nil
	l.must(l.store.Split(l.Context(), c.item.ID, storage.Settled{
		Decision: feeds.Decision{Item: c.item.ID, Story: c.item.ID, Rule: feeds.RuleSplit, At: l.clock}, Arrived: l.clock,
		Selections: l.file(c.item),
	}))
	l.stories = append(l.stories, &livingStory{item: c.item})
}
