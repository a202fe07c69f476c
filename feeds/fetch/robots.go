package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"bantin/feeds"
)

const (
	maxRobots     = 512 << 10 // bytes of a robots.txt that are read (RFC 9309, 2.5)
	maxSites      = 1000      // sites whose robots.txt is remembered
	robotsKept    = 24 * time.Hour
	robotsWithout = 24 * time.Hour   // a site that never shows its robots.txt is read all the same from then on
	robotsDown    = 10 * time.Minute // until a server that failed is asked again
	robotsAway    = time.Minute      // until one that did not answer is asked again
	maxDelay      = 10 * time.Second // the longest Crawl-delay that is obeyed
)

// robots remembers what sites ask of programs. The zero value is ready.
type robots struct {
	asking gate // one asks a site, the others wait
	mu     sync.Mutex
	known  map[string]told
}

// told is what a site said at last. What it once said holds while it is
// silent.
type told struct {
	heard   bool
	rules   rules
	silence *feeds.Problem // why it never said anything
	since   time.Time      // when it was first silent
	until   time.Time      // when it is asked again
}

func (r *robots) told(site string) told {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.known[site]
}

// remember makes room by forgetting any one site.
func (r *robots) remember(site string, t told) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil {
		r.known = map[string]told{}
	}
	for other := range r.known {
		if len(r.known) < maxSites {
			break
		}
		delete(r.known, other)
	}
	r.known[site] = t
}

// site names what has a robots.txt of its own.
func site(u *url.URL) string { return u.Scheme + "://" + server(u) }

// permitted says whether a site lets programs read an address; if not, as a
// problem.
func (t *trip) permitted(u *url.URL) error {
	said, err := t.robotsOf(u)
	switch {
	case err != nil:
		return t.problem(u, err)
	case !said.heard && time.Since(said.since) < robotsWithout:
		p := *said.silence
		return &p
	case !said.rules.allows(u):
		return &feeds.Problem{Class: feeds.Robots, Detail: clip(u.String())}
	}
	return nil
}

// robotsOf returns what the site of an address says, asking it when that was
// not done lately. The error is that of a context that ended.
func (t *trip) robotsOf(u *url.URL) (told, error) {
	key, ctx := site(u), t.watch.ctx
	if err := t.robots.asking.enter(ctx, key); err != nil {
		return told{}, err
	}
	defer t.robots.asking.leave(key, 0)
	said := t.robots.told(key)
	if time.Now().Before(said.until) {
		return said, nil
	}
	said = t.askRobots(ctx, u, said)
	if ctx.Err() != nil {
		return told{}, ctx.Err()
	}
	t.robots.remember(key, said)
	return said, nil
}

// askRobots asks a site for its robots.txt.
func (t *trip) askRobots(ctx context.Context, u *url.URL, said told) told {
	asked := &trip{Client: t.Client, watch: newStopwatch(ctx, t.Timeout), home: t.home, trust: t.trust,
		header: t.Client.header(feeds.Validators{})}
	asked.read = asked.readRobots
	defer asked.watch.close()
	resp, err := asked.follow(&url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	now := time.Now()
	if err == nil {
		return told{heard: true, rules: readRules(resp.Body, agentName), until: now.Add(robotsKept)}
	}
	if said.silence = asked.silence(err); said.silence == nil {
		return told{heard: true, until: now.Add(robotsKept)}
	}
	if said.since.IsZero() {
		said.since = now
	}
	said.until = now.Add(robotsAway)
	if said.silence.Class == feeds.RobotsDown {
		said.until = now.Add(max(robotsDown, said.silence.RetryAfter))
	}
	return said
}

// silence says why a site does not tell its rules, nil when it has none (RFC
// 9309, 2.3.1). A host that does not answer would not answer for the page
// either, so that its own problem is told.
func (t *trip) silence(err error) *feeds.Problem {
	var p *feeds.Problem
	switch {
	case !errors.As(err, &p):
		return &feeds.Problem{Class: feeds.RobotsDown, Err: err}
	case p.Status == http.StatusTooManyRequests || p.Status >= 500 && p.Status < 600:
		return &feeds.Problem{Class: feeds.RobotsDown, Status: p.Status, RetryAfter: p.RetryAfter}
	case p.Status != 0, len(t.passed) > 0, p.Class == feeds.BadCoding:
		return nil
	}
	return p
}

// readRobots reads a robots.txt, its beginning if it is long.
func (t *trip) readRobots(u *url.URL, answer *http.Response) (*feeds.Response, error) {
	if answer.StatusCode != http.StatusOK {
		return nil, t.refusal(classOf(answer.StatusCode), "", answer)
	}
	answer.ContentLength = -1 // however much follows
	body, err := t.body(answer, maxRobots)
	var p *feeds.Problem
	if err != nil && !(errors.As(err, &p) && p.Class == feeds.TooLarge) {
		return nil, t.problem(u, err)
	}
	if isPage(trim(body)) {
		body = nil // a page, whatever it says
	}
	return &feeds.Response{Body: body[:min(len(body), maxRobots)]}, nil
}
