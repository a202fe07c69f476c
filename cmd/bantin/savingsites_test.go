//go:build unix

package main

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// sites are feeds to which something is added all the time.
type sites struct {
	*httptest.Server

	mu     sync.Mutex // guards what follows
	began  time.Time
	frozen time.Duration // nothing is added from then on; 0: not yet
	seen   map[string]bool
	last   map[string]time.Time
}

const newArticle = 400 * time.Millisecond // one after so long

func openSites(t *testing.T) *sites {
	s := &sites{began: time.Now(), seen: map[string]bool{}, last: map[string]time.Time{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		source := strings.TrimPrefix(r.URL.Path, "/")
		articles := s.articles(source)
		var b strings.Builder
		b.WriteString(`<rss version="2.0"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
		for _, guid := range articles {
			fmt.Fprintf(&b, `<item><title>Tin %[1]s của sở</title><link>/bai/%[1]s</link><guid isPermaLink="false">%[1]s</guid>`+
				`<description>Bài %[2]s.</description></item>`, guid, words(guid))
		}
		fmt.Fprint(w, b.String()+`</channel></rss>`)
		s.note(source, articles)
	}))
	t.Cleanup(s.Close)
	return s
}

// words are a text like no other one.
func words(guid string) string {
	sum := sha256.Sum256([]byte(guid))
	var b strings.Builder
	for _, n := range sum {
		fmt.Fprintf(&b, "%x ", n)
	}
	return strings.TrimSpace(b.String())
}

func (s *sites) address(i int) string { return s.URL + "/" + sourceID(i) }

// articles are those that a source has now, newest first.
func (s *sites) articles(source string) (guids []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	age := time.Since(s.began)
	if s.frozen > 0 {
		age = s.frozen
	}
	newest := int(age / newArticle)
	for i := newest; i >= 0 && i > newest-15; i-- {
		guids = append(guids, fmt.Sprintf("%s-%03d", source, i))
	}
	return guids
}

func (s *sites) note(source string, articles []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, guid := range articles {
		s.seen[guid] = true
	}
	s.last[source] = time.Now()
}

func (s *sites) freeze() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.frozen = time.Since(s.began)
}

// shownAll tells whether so many sources were read after the last article.
func (s *sites) shownAll(sources int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range sources {
		if !s.last[sourceID(i)].After(s.began.Add(s.frozen)) {
			return false
		}
	}
	return true
}

func (s *sites) shown() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []string
	for guid := range s.seen {
		list = append(list, guid)
	}
	slices.Sort(list)
	return list
}
