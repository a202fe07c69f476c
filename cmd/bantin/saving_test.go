//go:build unix

package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestSavingWhileSourcesAreRead saves settings in every way that editors and
// administrators do, while bantin reads sites that publish all the time. What
// was saved is in force soon, nothing else ever is, no source is ever taken for
// removed, and no article that a site showed is missing in the end. It takes
// about twelve seconds, and more on a machine that is busy: nothing but saving
// itself must be done by a certain time.
func TestSavingWhileSourcesAreRead(t *testing.T) {
	program := unprivileged(t)
	var offices sync.WaitGroup
	defer offices.Wait()
	for _, c := range []struct {
		name string
		ways []way
	}{
		{"editors", editors()},
		{"half written", halves()},
		{"links", links()},
		{"away for a moment", moments()},
		{"away for long", absences()},
		{"broken and mended", faulty()},
	} {
		offices.Go(func() { // side by side, however few processors there are: they wait most of the time
			t.Run(c.name, func(t *testing.T) {
				for range mostTries {
					if openOffice(t, program()).works(t, c.ways) {
						return
					}
				}
				t.Skip("this machine is too busy to save files in time")
			})
		})
	}
}

// mostTries is how often files are saved anew because it took too long.
const mostTries = 5

// A way is one in which a file comes to have other content.
type way struct {
	name string
	file string // which file it is about; empty: that of the department
	save func(t *testing.T, o *office, path, text string)
	half time.Duration // for so long files may look half written that do; 0: this one never looks whole before it is
}

// officeFile is the file in which the sources stand.
const officeFile = "nguon/so.yaml"

// An office is a running bantin whose settings are being edited, with the sites
// that it reads and somebody who looks at what it remembers all the time.
type office struct {
	folder   string
	sites    *sites
	serve    *running
	database *sql.DB
	sources  int // that stand in the file

	mu       sync.Mutex // guards what follows
	inForce  []string   // as they were seen last
	wrong    []string   // what was seen and must not be
	looking  context.CancelFunc
	finished chan struct{}
}

func openOffice(t *testing.T, program *exec.Cmd) *office {
	t.Helper()
	o := &office{folder: settingsFolder(t), sites: openSites(t), sources: 1}
	o.write(t, "bantin.yaml", o.mainText())
	o.write(t, officeFile, o.text())
	handOver(t, o.folder)
	program.Args = append(program.Args, "serve", "--config", o.at("bantin.yaml"))
	o.serve = launch(t, program, t.Output())
	database, err := sql.Open("sqlite", "file:"+o.at("bantin.db")+"?mode=ro&_pragma=busy_timeout(60000)")
	if err != nil {
		t.Fatal(err)
	}
	o.database = database
	ctx, stop := context.WithCancel(t.Context())
	o.looking, o.finished = stop, make(chan struct{})
	go o.look(ctx)
	t.Cleanup(o.leave)
	o.awaits(t, "the first source", o.settled)
	return o
}

// works saves files in the given ways. It reports false when this machine took
// so long to save one that what stood there before had to be taken for whole:
// then nothing is known.
func (o *office) works(t *testing.T, ways []way) bool {
	t.Helper()
	for _, w := range ways {
		lasts(t, 600*time.Millisecond) // until nothing is looked at because of what was saved before
		if took := o.saves(t, w); w.half > 0 && took > w.half {
			t.Logf("%s: took %v", w.name, took)
			o.leave()
			o.serve.stop(t)
			return false
		}
		o.mu.Lock()
		for _, wrong := range o.wrong {
			t.Errorf("%s: %s", w.name, wrong)
		}
		o.wrong = nil
		o.mu.Unlock()
	}
	o.close(t)
	return true
}

// leave looks no more.
func (o *office) leave() {
	o.looking()
	<-o.finished
	o.database.Close()
}

func (o *office) at(name string) string { return filepath.Join(o.folder, filepath.FromSlash(name)) }

// mainText is the main file; sites of loopback are read.
func (o *office) mainText() string {
	return fmt.Sprintf(`site: {id: bantin-thu, title: Bản tin thử, timezone: Asia/Ho_Chi_Minh}
listen: 127.0.0.1:0
schedule: "@every 1s"
backup: off
allow_addresses: [127.0.0.0/8]
include: [nguon/*.yaml]
areas: [{id: son-la, name: Sơn La}]
# %d
`, o.sources)
}

// text is the department's file with as many sources as there are to be.
func (o *office) text() string {
	var b strings.Builder
	b.WriteString("departments:\n  - {id: son-la, name: Sở Sơn La, area: son-la}\nsources:\n")
	for i := range o.sources {
		fmt.Fprintf(&b, "  - id: %s\n    department: son-la\n    kind: feed\n    url: %s\n", sourceID(i), o.sites.address(i))
	}
	return b.String()
}

func sourceID(i int) string { return fmt.Sprintf("nguon-%02d", i) }

func (o *office) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(o.at(name)), 0o755); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(o.at(name), []byte(text), 0o644); err != nil {
		t.Error(err)
	}
}

// saves adds a source and saves it in the given way, and waits for it. It
// returns how long saving took.
func (o *office) saves(t *testing.T, w way) time.Duration {
	t.Helper()
	o.mu.Lock()
	o.sources++
	o.mu.Unlock()
	path, text := officeFile, o.text()
	if w.file != "" {
		o.write(t, officeFile, text)
		path, text = w.file, o.mainText()
	}
	began := time.Now()
	w.save(t, o, path, text)
	saved := time.Now()
	o.awaits(t, w.name, o.settled)
	t.Logf("%s: in force after %v", w.name, time.Since(saved).Round(10*time.Millisecond))
	return saved.Sub(began)
}

// settled tells whether all sources of the file are in force.
func (o *office) settled() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.inForce) == o.sources
}

// atLongest is how long something is awaited that comes at once on a machine
// that has nothing else to do.
const atLongest = 2 * time.Minute

// awaits waits until something is so.
func (o *office) awaits(t *testing.T, what string, so func() bool) {
	t.Helper()
	late := time.After(atLongest)
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for !so() {
		select {
		case <-again.C:
		case <-late:
			o.mu.Lock()
			defer o.mu.Unlock()
			t.Fatalf("%s: not seen; in force: %v; wrong: %v", what, o.inForce, o.wrong)
		}
	}
}

// shows waits until a page of bantin has, or lacks, a text.
func (o *office) shows(t *testing.T, page, text string, has bool) {
	t.Helper()
	o.awaits(t, page+" with "+text, func() bool {
		lasts(t, 100*time.Millisecond) // a page can be had so often
		return bytes.Contains(o.serve.get(t, page), []byte(text)) == has
	})
}

// look looks at what is in force until ctx ends. It may only ever grow.
func (o *office) look(ctx context.Context) {
	defer close(o.finished)
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
		found, err := o.remembered()
		o.mu.Lock()
		if err != nil {
			o.wrong = append(o.wrong, err.Error())
		} else {
			o.compare(found)
			o.inForce = found
		}
		o.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// compare notes what is wrong with the sources that were found. The caller
// holds the lock.
func (o *office) compare(found []string) {
	if len(found) < len(o.inForce) || len(found) > o.sources {
		o.wrong = append(o.wrong, fmt.Sprintf("in force: %v; before: %v; in the file: %d", found, o.inForce, o.sources))
	}
	for i, s := range found {
		if want := sourceID(i) + " active " + o.sites.address(i); s != want {
			o.wrong = append(o.wrong, fmt.Sprintf("in force: %s; want %s", s, want))
		}
	}
}

// remembered are the sources that the database has, with their states.
func (o *office) remembered() (list []string, err error) {
	rows, err := o.database.Query(`SELECT id || ' ' || state || ' ' || url FROM sources ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// close wants every article that the sites have shown to be there, and nothing
// to have been told of a source.
func (o *office) close(t *testing.T) {
	t.Helper()
	o.sites.freeze()
	o.awaits(t, "the last articles", func() bool { return o.sites.shownAll(o.sources) })
	var missing []string
	o.awaits(t, "every article", func() bool {
		missing = o.missing(t)
		return len(missing) == 0 || t.Failed()
	})
	if len(missing) > 0 {
		t.Errorf("lost: %v", missing)
	}
	var told string
	if err := o.database.QueryRow(`SELECT COALESCE(group_concat(source || ' ' || state), '') FROM events WHERE source <> ''`).Scan(&told); err != nil || told != "" {
		t.Errorf("staff were told %q, %v", told, err)
	}
	if page := string(o.serve.get(t, "nguon")); strings.Contains(page, "da-go") || strings.Contains(page, "Cấu hình đang có lỗi") {
		t.Error("/nguon tells of faults or of removed sources in the end")
	}
	o.leave()
	for _, wrong := range o.wrong {
		t.Error(wrong)
	}
	o.serve.stop(t)
}

// missing are the articles that were shown and are not remembered.
func (o *office) missing(t *testing.T) (list []string) {
	rows, err := o.database.Query(`SELECT guid FROM items`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	known := map[string]bool{}
	for rows.Next() {
		var guid string
		if err := rows.Scan(&guid); err != nil {
			t.Fatal(err)
		}
		known[guid] = true
	}
	for _, guid := range o.sites.shown() {
		if !known[guid] {
			list = append(list, guid)
		}
	}
	return list
}
