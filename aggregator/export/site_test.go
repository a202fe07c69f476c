package export_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"bantin/aggregator/export"
	"bantin/feeds/render/validate"
)

// whole is a site with every kind of page, in a folder.
func whole(t *testing.T) (*newsroom, string) {
	t.Helper()
	n, dir := newsroomOf(t, 230), folder(t)
	n.join(501, 229)
	n.edit(228, "Tin số 228, đã sửa", true)
	n.must(n.store.Hide(n.Context(), []string{uuid(40)}))
	n.must(n.store.Merge(n.Context(), uuid(219), uuid(220), n.clock))
	n.export(dir)
	return n, dir
}

// get asks a server for a path, and follows where it sends.
func get(t *testing.T, address string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// needServer is what pages of a server have, and those in files have not.
var needServer = []*regexp.Regexp{
	regexp.MustCompile(`(?s)<form class="seek".*?</form>\n`),
	regexp.MustCompile(`,"potentialAction":.*?"query-input":"[^"]*"\}`),
	regexp.MustCompile(`<li><a href="#tim-va-theo-doi">.*?</li>\n`),
	regexp.MustCompile(`(?s)<section aria-labelledby="tim-va-theo-doi">.*?</section>\n`),
}

// TestFilesAreWhatTheServerAnswers asks the server for every address of the
// site, and holds the answer to the file.
func TestFilesAreWhatTheServerAnswers(t *testing.T) {
	n, dir := whole(t)
	live, err := n.server(nil).Handler()
	n.must(err)
	server := httptest.NewServer(live)
	defer server.Close()
	f, err := export.Open(dir, n.site.ID, false)
	n.must(err)
	defer f.Close()
	site := n.files(f)
	list, err := site.Addresses(t.Context())
	n.must(err)
	files, met := prints(t, dir), map[string]bool{}
	for _, a := range list {
		name := strings.TrimPrefix(a.Path, "/")
		if strings.HasSuffix(a.Path, "/") || path.Ext(a.Path) == "" {
			name = path.Join(name, "index.html")
		}
		file, ok := files[name]
		if met[name] || !ok {
			t.Errorf("%s: there is %t a file, of another address %t", a.Path, ok, met[name])
		}
		met[name] = true
		resp, body := get(t, server.URL+a.Path)
		if missing := strings.HasSuffix(a.Path, "/404.html"); (resp.StatusCode == http.StatusOK) == missing {
			t.Errorf("%s: %d", a.Path, resp.StatusCode)
		}
		if a.Path == page(220) || a.Path == "/en"+page(220) { // the file leads where the server sends
			base := strings.TrimSuffix(a.Path, page(220))
			if !strings.HasSuffix(resp.Request.URL.Path, base+page(219)) || !strings.Contains(file.body, `<meta http-equiv="refresh" content="0; url=`+base+page(219)+`">`) ||
				!strings.Contains(file.body, `<link rel="canonical" href="`+n.site.URL+base+page(219)+`">`) || !strings.Contains(file.body, `<a href="`+base+page(219)+`">`) {
				t.Errorf("%s leads to\n%s", a.Path, file.body)
			}
			continue
		}
		for _, left := range needServer {
			if strings.HasSuffix(name, ".html") {
				body = left.ReplaceAllString(body, "")
			}
		}
		body = olderFound.ReplaceAllString(body, "$1$2/luu-tru/")
		if body != file.body {
			t.Errorf("%s: the file is another document", a.Path)
		}
		checkType(t, name, resp.Header.Get("Content-Type"))
	}
	if len(met) != len(files) {
		t.Errorf("%d addresses, %d files: %v", len(met), len(files), len(files))
	}
	for _, want := range []string{
		"index.html", "en/index.html", "404.html", "en/404.html", "nguon/index.html", "nguon/opml.xml", "van-hanh/index.html", "van-hanh/atom.xml",
		"rss.xml", "atom.xml", "feed.json", "so-lao-cai/index.html", "so-lao-cai/rss.xml", "en/so-lao-cai/index.html", "dia-phuong/son-la/feed.json",
		"chuyen-muc/index.html", "en/chuyen-muc/du-lich/index.html", "luu-tru/index.html", "luu-tru/2026-11/index.html", "luu-tru/2026-11/2/index.html",
		"en/luu-tru/2026-11/2/index.html", "luu-tru/atom/1.xml", "luu-tru/atom/2.xml", "so-lao-cai/luu-tru/atom/1-20.xml", "huong-dan/index.html", "huong-dan/ban-tin.png",
		"theo-doi/index.html", "en/thong-ke/index.html", "thong-ke.json", "opml.xml", page(230)[1:] + "/index.html", "en" + page(1) + "/index.html",
	} {
		if !met[want] {
			t.Errorf("there is no %s", want)
		}
	}
	for name := range files {
		if strings.Contains(name, "tim-kiem") || strings.Contains(name, uuid(40)) || strings.Contains(name, uuid(501)) || strings.Contains(name, "healthz") {
			t.Errorf("there is %s", name)
		}
	}
}

// olderFound is the link of a list to the stories before its own: a server
// finds those of one department, files have them by month.
var olderFound = regexp.MustCompile(`(<p class="further"><a href=")(/en)?/tim-kiem[^"]*`)

// checkType holds the type that a server of files gives a name to the one that
// ours gives: the same, or one by which programs find out the same.
func checkType(t *testing.T, name, is string) {
	t.Helper()
	is, _, _ = strings.Cut(is, ";")
	want := map[string][]string{
		".html": {"text/html"}, ".css": {"text/css"}, ".js": {"text/javascript"}, ".svg": {"image/svg+xml"}, ".png": {"image/png"}, ".ico": {"image/x-icon", "image/vnd.microsoft.icon"},
		".json": {"application/json", "application/feed+json"}, ".txt": {"text/plain"}, ".webmanifest": {"application/manifest+json"},
		".xml": {"application/rss+xml", "application/atom+xml", "text/x-opml", "application/xml", "text/xml"},
	}[path.Ext(name)]
	if !slices.Contains(want, is) {
		t.Errorf("%s would be served as something else than %s", name, is)
	}
}

// served is a folder behind the plainest server of files.
func served(t *testing.T, dir string) string {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	return server.URL
}

// TestFeedsInFilesAreValid has every feed of a folder judged.
func TestFeedsInFilesAreValid(t *testing.T) {
	n, dir := whole(t)
	at := served(t, dir)
	judged := 0
	for name := range prints(t, dir) {
		judge := map[string]func([]byte, string) []string{"rss.xml": validate.RSS, "atom.xml": validate.Atom, "feed.json": validate.JSONFeed}[path.Base(name)]
		archived := strings.Contains(name, "luu-tru/atom/")
		if archived {
			judge = validate.Atom
		}
		if judge == nil {
			continue
		}
		judged++
		_, body := get(t, at+"/"+name)
		self := n.site.URL + "/" + name
		if name == "luu-tru/atom/2.xml" || name == "so-lao-cai/luu-tru/atom/1.xml" || name == "so-son-la/luu-tru/atom/1.xml" { // what is there until it is full
			self = n.site.URL + "/" + strings.Replace(path.Dir(path.Dir(path.Dir(name)))+"/atom.xml", "./", "", 1)
		}
		for _, complaint := range judge([]byte(body), self) {
			t.Errorf("%s: %s", name, complaint)
		}
	}
	if judged < 25 {
		t.Errorf("only %d feeds", judged)
	}
}

// TestLinksInFilesLeadSomewhere follows every link of every page to a file,
// by two servers of files.
func TestLinksInFilesLeadSomewhere(t *testing.T) {
	n, dir := whole(t)
	servers := map[string]string{"net/http": served(t, dir)}
	if at := served3(t, dir); at != "" {
		servers["python3"] = at
	}
	links := map[string]string{} // to where they were met
	for name, file := range prints(t, dir) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, link := range linksOf(t, file.body) {
			to, ok := strings.CutPrefix(link, n.site.URL)
			if to, _, _ = strings.Cut(to, "#"); (ok || strings.HasPrefix(to, "/")) && to != "" {
				links[to] = name
			}
		}
	}
	if len(links) < 300 {
		t.Errorf("only %d links", len(links))
	}
	for with, at := range servers {
		for to, from := range links {
			if with != "net/http" && strings.Contains(to, "/tin/") && to != page(220) && to != page(230) {
				continue // they are all alike
			}
			if resp, _ := get(t, at+to); resp.StatusCode != http.StatusOK {
				t.Errorf("%s: %s leads to %s: %d", with, from, to, resp.StatusCode)
			}
		}
	}
}

// linksOf lists what a page leads to and is shown with.
func linksOf(t *testing.T, page string) (links []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for d := range root.Descendants() {
		for _, a := range d.Attr {
			if u, err := url.Parse(a.Val); slices.Contains([]string{"href", "src", "action", "data"}, a.Key) && err == nil && u.Scheme != "mailto" {
				links = append(links, a.Val)
			}
		}
	}
	return links
}

// served3 is a folder behind the server of files that every Python has; "" if
// there is none on this machine.
func served3(t *testing.T, dir string) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not installed, so its server of files was not tried")
		return ""
	}
	ctx, stop := context.WithCancel(t.Context())
	cmd := exec.CommandContext(ctx, python, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", dir, "0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = io.Discard
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(); _ = cmd.Wait() })
	said := make([]byte, 200)
	size, err := out.Read(said)
	at := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(string(said[:size]))
	if err != nil || at == "" {
		t.Fatalf("python3 says %q, %v", said[:size], err)
	}
	return at
}
