package aggregator

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// A course is how a source publishes during a year, and what befalls it.
type course struct {
	id          string
	least, most int // days from one news to the next
	weekdays    bool
	state       feeds.State
	silent      int    // the day from which on it has nothing new; 0: never
	down        [2]int // days from and until which it cannot be read; zeros: never
	unsteady    int    // every so many visits one fails; 0: none does
	want        []health.State
	told        [2]int // days after its last news between which a silence is told

	random *rand.Rand
	next   time.Time
	items  []feeds.Item
}

// TestAYearOfPolling lets sources of all rhythms be polled for a year, through
// the store and with its own clock. The healthy ones never alarm anybody,
// Tết and all; every silence and every outage is told once, in its time.
func TestAYearOfPolling(t *testing.T) {
	t.Parallel()
	const silent, failing, ok = health.Silent, health.Failing, health.OK
	lives := []*course{
		{id: "hang-ngay", least: 1, most: 1, weekdays: true},
		{id: "gan-hang-ngay", least: 1, most: 3, weekdays: true, unsteady: 9},
		{id: "hang-tuan", least: 6, most: 8, weekdays: true},
		{id: "hang-thang", least: 26, most: 34, weekdays: true},
		{id: "ca-cuoi-tuan", least: 1, most: 1},
		{id: "hang-ngay-im", least: 1, most: 1, weekdays: true, silent: 150, told: [2]int{9, 10}, want: []health.State{silent, health.Stopped}},
		{id: "hang-tuan-im", least: 6, most: 8, weekdays: true, silent: 200, told: [2]int{21, 31}, want: []health.State{silent}},
		{id: "hang-thang-im", least: 26, most: 34, weekdays: true, silent: 120, told: [2]int{90, 109}, want: []health.State{silent, health.Stopped}},
		{id: "im-tu-truoc-tet", least: 1, most: 1, weekdays: true, silent: 38, told: [2]int{18, 19}, want: []health.State{silent, health.Stopped}},
		{id: "im-giua-luc-hong", least: 1, most: 1, weekdays: true, silent: 220, down: [2]int{221, 224}, told: [2]int{9, 10}, want: []health.State{failing, ok, silent}},
		{id: "hong-ba-ngay", least: 1, most: 2, weekdays: true, down: [2]int{60, 63}, want: []health.State{failing, ok}},
		{id: "hong-hai-tuan", least: 6, most: 8, down: [2]int{180, 194}, want: []health.State{failing, ok}},
		{id: "luu-tru", least: 1, most: 1, state: feeds.Archive, silent: 1},
	}
	begin := time.Date(2026, 1, 5, 1, 0, 0, 0, time.UTC)
	var sources []feeds.Source
	for i, l := range lives {
		l.random, l.next = rand.New(rand.NewPCG(uint64(i), 1)), begin.AddDate(0, 0, -10*l.most)
		src := source(l.id, "lao-cai", "https://"+l.id+".example.vn/rss")
		if l.state != "" {
			src.State = l.state
		}
		sources = append(sources, src)
	}
	b := newBench(t, sources...)
	b.now = begin
	for visit := range 365 * 3 {
		b.pollAll(lives, sources, visit)
		b.pass(pollEvery)
	}
	b.compare(lives, begin)
}

// pollEvery is how often the sources are polled.
const pollEvery = 8 * time.Hour

// pollAll visits every source once, as its course has it.
func (b *bench) pollAll(lives []*course, sources []feeds.Source, visit int) {
	b.t.Helper()
	day := visit / 3
	ctx, now := b.t.Context(), b.clock()
	states, err := b.Store.Sources(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	known := map[string]storage.SourceState{}
	for _, st := range states {
		known[st.ID] = st
	}
	var quiet []storage.Quiet
	for i, l := range lives {
		if l.state != "" {
			continue
		}
		st := known[l.id]
		v := Visit{Source: sources[i], At: now, Took: time.Second, Document: feeds.Document{Format: "rss"}}
		news := l.publish(now, day)
		switch {
		case day >= l.down[0] && day < l.down[1], l.unsteady > 0 && visit%l.unsteady == 0:
			v.Problem = &feeds.Problem{Class: feeds.Timeout}
		case !news && len(st.Title) > 0:
			quiet = append(quiet, storage.Quiet{Source: l.id, At: now, Due: now, Took: smoothed(v.Took, st), History: b.historyOf(v, st, 0)})
			continue
		}
		v.Document.Title, v.Document.Items = l.id, l.items[max(0, len(l.items)-8):]
		if _, _, err := b.keep(ctx, v, st); err != nil {
			b.t.Fatal(err)
		}
	}
	if err := b.Store.Rest(ctx, quiet); err != nil {
		b.t.Fatal(err)
	}
	if err := b.watchHealth(ctx); err != nil {
		b.t.Fatal(err)
	}
}

// publish adds what is published until a time, and reports whether anything
// was that no visit has seen.
func (l *course) publish(now time.Time, day int) bool {
	zone := site.Zone
	for !l.next.After(now) && (l.silent == 0 || day < l.silent) {
		n := len(l.items)
		l.items = append(l.items, feeds.Item{
			URL: fmt.Sprintf("https://%s.example.vn/tin-%d", l.id, n), Title: fmt.Sprintf("Tin số %d của %s trong năm", n, l.id),
			Summary: fmt.Sprintf("Nội dung riêng của tin số %d.", n), Published: l.next, DateOrigin: feeds.DateStated,
		})
		for l.next = l.next.AddDate(0, 0, l.least+l.random.IntN(l.most-l.least+1)); ; l.next = l.next.AddDate(0, 0, 1) {
			if w := l.next.In(zone).Weekday(); l.weekdays && (w == time.Saturday || w == time.Sunday) {
				continue
			}
			if !closed(l.next.In(zone)) {
				break
			}
		}
	}
	return len(l.items) > 0 && l.items[len(l.items)-1].Published.After(now.Add(-pollEvery))
}

// compare holds what staff were told against the lives.
func (b *bench) compare(lives []*course, begin time.Time) {
	b.t.Helper()
	events, err := b.Store.Events(b.t.Context(), 0, 1000)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, l := range lives {
		var told []health.State
		for i := len(events) - 1; i >= 0; i-- {
			e := events[i]
			if e.Source != l.id {
				continue
			}
			told = append(told, health.State(e.State))
			if health.State(e.State) == health.Silent {
				b.inTime(l, e)
			}
			if health.State(e.State) == health.Failing && e.Told.Sub(begin.AddDate(0, 0, l.down[0])) > 24*time.Hour {
				b.t.Errorf("%s: the outage was told at %v", l.id, e.Told)
			}
		}
		if fmt.Sprint(told) != fmt.Sprint(l.want) {
			b.t.Errorf("%s: staff were told %v, want %v", l.id, told, l.want)
		}
	}
}

// inTime checks when a silence is told: a daily source, which keeps its
// weekends, after three weekends, whatever Tết takes of them; a weekly one
// after three of its weeks, and so on.
func (b *bench) inTime(l *course, e storage.Event) {
	b.t.Helper()
	last := l.items[len(l.items)-1].Published
	if days := int(e.Told.Sub(last) / (24 * time.Hour)); days < l.told[0] || days > l.told[1] {
		b.t.Errorf("%s: silent since %v, told after %d days, want %v", l.id, last, days, l.told)
	}
}

// closed reports whether offices were closed on a day: as it was announced for
// 2025 and 2026, not as the program thinks.
func closed(t time.Time) bool {
	day := t.Format(time.DateOnly)
	for _, block := range [][2]string{
		{"2025-01-01", "2025-01-01"}, {"2025-01-25", "2025-02-02"}, {"2025-04-07", "2025-04-07"}, {"2025-04-30", "2025-05-01"}, {"2025-09-01", "2025-09-02"},
		{"2026-01-01", "2026-01-01"}, {"2026-02-14", "2026-02-22"}, {"2026-04-26", "2026-04-27"}, {"2026-04-30", "2026-05-01"}, {"2026-09-01", "2026-09-02"}, {"2026-11-24", "2026-11-24"},
	} {
		if block[0] <= day && day <= block[1] {
			return true
		}
	}
	return false
}
