package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds/render/validate"
)

// A running program of the tests, with the address where it serves.
type running struct {
	*exec.Cmd
	url string
}

var servesAt = regexp.MustCompile(`http://[^/\s]+/`)

// start runs bantin with the arguments and waits until it says where it
// serves. It is stopped when the test ends.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	return launch(t, exec.Command("bantin", args...), io.Discard)
}

// launch is start for a command of its own; what it says is also written to
// said.
func launch(t *testing.T, cmd *exec.Cmd, said io.Writer) *running {
	t.Helper()
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := &running{Cmd: cmd}
	t.Cleanup(func() { r.stop(t) })
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		fmt.Fprintln(said, lines.Text())
		if r.url = servesAt.FindString(lines.Text()); r.url != "" {
			go func() {
				for lines.Scan() {
					fmt.Fprintln(said, lines.Text())
				}
			}()
			return r
		}
		t.Log(lines.Text())
	}
	t.Fatalf("bantin %s never said where it serves", strings.Join(cmd.Args[1:], " "))
	return nil
}

// stop asks the program to end, and wants it to end well.
func (r *running) stop(t *testing.T) {
	t.Helper()
	if r.ProcessState != nil {
		return
	}
	r.Process.Signal(os.Interrupt)
	if err := r.Wait(); err != nil {
		t.Errorf("stopped: %v", err)
	}
}

func (r *running) get(t *testing.T, path string) []byte {
	t.Helper()
	resp, err := http.Get(r.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("GET /%s: %s, %v", path, resp.Status, err)
	}
	return body
}

var departments = []string{"lao-cai", "ha-giang", "lai-chau", "dien-bien", "son-la", "lang-son", "cao-bang"}

// complete waits until stories of all seven sites are published.
func (r *running) complete(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for ctx.Err() == nil {
		page := r.get(t, "feed.json")
		missing := slices.DeleteFunc(slices.Clone(departments), func(d string) bool {
			return bytes.Contains(page, []byte(`"department":"`+d+`"`))
		})
		if len(missing) == 0 {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("no stories of %v", missing)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// ids are the ids of a JSON feed's items, sorted.
func ids(t *testing.T, doc []byte) []string {
	t.Helper()
	var feed struct{ Items []struct{ ID string } }
	if err := json.Unmarshal(doc, &feed); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, it := range feed.Items {
		list = append(list, it.ID)
	}
	slices.Sort(list)
	return list
}

func TestDemoDocumentsAreValid(t *testing.T) {
	t.Parallel()
	demo := start(t, "demo", "--still", "--listen", "127.0.0.1:0")
	demo.complete(t)
	folders := []string{""}
	for _, d := range departments {
		folders = append(folders, d+"/")
	}
	checks := map[string]func([]byte, string) []string{"rss.xml": validate.RSS, "atom.xml": validate.Atom, "feed.json": validate.JSONFeed}
	for _, folder := range folders {
		for file, check := range checks {
			for _, complaint := range check(demo.get(t, folder+file), demo.url+folder+file) {
				t.Errorf("/%s%s: %s", folder, file, complaint)
			}
		}
	}
}

func TestDemoIDsOutliveItsDatabase(t *testing.T) {
	t.Parallel()
	published := func() []string {
		path := filepath.Join(t.TempDir(), "demo.db")
		demo := start(t, "demo", "--still", "--listen", "127.0.0.1:0", "--database", path)
		demo.complete(t)
		all := ids(t, demo.get(t, "feed.json"))
		for _, d := range departments {
			all = append(all, ids(t, demo.get(t, d+"/feed.json"))...)
		}
		demo.stop(t)
		slices.Sort(all)
		return slices.Compact(all)
	}
	first, second := published(), published()
	if len(first) < 60 || !slices.Equal(first, second) {
		t.Errorf("%d ids at first, %d with a new database, not the same", len(first), len(second))
	}
}

// wanted finds a program that tests need: a test is skipped where it is
// missing, but not in CI.
func wanted(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed", program)
	}
	t.Skipf("skipped: %s is not installed, so no document was read with it", program)
}

func TestNewsboatReadsEveryStoryOnce(t *testing.T) {
	t.Parallel()
	wanted(t, "newsboat")
	dir := t.TempDir()
	database := filepath.Join(dir, "demo.db")
	const listen = "127.0.0.1:18951"
	for round := range 2 { // the second time after a restart
		demo := start(t, "demo", "--still", "--listen", listen, "--database", database)
		demo.complete(t)
		for _, file := range []string{"rss.xml", "atom.xml"} {
			want := len(ids(t, demo.get(t, "feed.json")))
			for reload := range 2 {
				if got := newsboat(t, filepath.Join(dir, file), demo.url+file); got != want {
					t.Errorf("run %d, reload %d: newsboat has %d articles of %s, want %d", round, reload, got, file, want)
				}
			}
		}
		demo.stop(t)
	}
}

// newsboat loads a feed into a reader of its own and counts what it then has.
func newsboat(t *testing.T, cache, url string) int {
	t.Helper()
	urls, config := cache+".urls", cache+".config"
	for path, text := range map[string]string{urls: url + "\n", config: ""} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	logFile := cache + ".log"
	os.Remove(logFile)
	cmd := exec.Command("newsboat", "-u", urls, "-c", cache, "-C", config, "-l", "2", "-d", logFile, "-x", "reload")
	cmd.Env = append(os.Environ(), "HOME="+filepath.Dir(cache))
	if out, err := cmd.CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Fatalf("newsboat: %v %s", err, out)
	}
	if said, err := os.ReadFile(logFile); err == nil && bytes.Contains(said, []byte("ERROR")) {
		t.Errorf("newsboat complains of %s: %s", url, said)
	}
	db, err := sql.Open("sqlite", cache)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow(`SELECT COUNT(*) FROM rss_item`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestFeedparserReadsWithoutAComplaint(t *testing.T) {
	t.Parallel()
	const python = "/usr/bin/python3"
	wanted(t, python)
	if err := exec.Command(python, "-c", "import feedparser").Run(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("Python's feedparser is not installed")
		}
		t.Skip("skipped: Python's feedparser is not installed, so no document was read with it")
	}
	demo := start(t, "demo", "--still", "--listen", "127.0.0.1:0")
	demo.complete(t)
	want := len(ids(t, demo.get(t, "feed.json")))
	for _, file := range []string{"rss.xml", "atom.xml"} {
		const script = `import feedparser, json, sys
f = feedparser.parse(sys.argv[1])
e = f.entries
print(json.dumps([bool(f.bozo), len(e), len({x.id for x in e}), sum(1 for x in e if x.get("published_parsed") and x.title and x.link and x.get("source"))]))`
		out, err := exec.Command(python, "-c", script, demo.url+file).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(string(out)); got != fmt.Sprintf("[false, %d, %d, %d]", want, want, want) {
			t.Errorf("feedparser of %s: complaint, entries, ids, complete entries: %s; want %d", file, got, want)
		}
	}
}

func TestDemoGrows(t *testing.T) {
	t.Parallel()
	demo := start(t, "demo", "--listen", "127.0.0.1:0")
	demo.complete(t)
	before := ids(t, demo.get(t, "feed.json"))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for ctx.Err() == nil {
		for _, id := range ids(t, demo.get(t, "feed.json")) {
			if !slices.Contains(before, id) {
				return
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
	t.Error("nothing new in a minute")
}

// guids are the ids of an RSS document's items.
func guids(t *testing.T, doc []byte) []string {
	t.Helper()
	var rss struct {
		Items []struct {
			GUID string `xml:"guid"`
		} `xml:"channel>item"`
	}
	if err := xml.Unmarshal(doc, &rss); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, it := range rss.Items {
		list = append(list, it.GUID)
	}
	return list
}
