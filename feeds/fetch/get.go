package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"bantin/feeds"
)

// accept prefers feeds and takes pages.
const accept = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, " +
	"text/xml;q=0.9, application/json;q=0.8, text/html;q=0.8, */*;q=0.5"

// maxValidator is the longest validator that is sent back. Longer ones would
// have servers refuse the request because of its size.
const maxValidator = 4 << 10

// A Request is what Get asks for, and how.
type Request struct {
	URL        string
	Validators feeds.Validators // those that are not empty make the request conditional
	Trust      feeds.Trust      // how the host of URL may prove who it is
	Robots     bool             // the host's robots.txt is asked first; for pages, which are not made for programs
}

// Get brings home what an address answers, following redirects. A Response
// that is NotModified carries the validators that were sent.
//
// The error is a *feeds.Problem, unless ctx is done: then it wraps ctx.Err(),
// because that is no failure of the address.
func (c *Client) Get(ctx context.Context, r Request) (*feeds.Response, error) {
	c.once.Do(c.start)
	u, err := resolve(nil, r.URL)
	if err != nil {
		return nil, &feeds.Problem{Class: feeds.BadRedirect, Detail: clip(r.URL), Err: err}
	}
	t := &trip{Client: c, watch: newStopwatch(ctx, c.Timeout), validators: r.Validators, home: bareHost(u), trust: r.Trust, obeys: r.Robots}
	defer t.watch.close()
	t.header, t.read = c.header(r.Validators), t.answer

	resp, err := t.follow(u)
	if err == nil {
		return resp, nil
	}
	if ctx.Err() != nil {
		return nil, fmt.Errorf("fetch %s: %w", r.URL, ctx.Err())
	}
	return nil, err
}

// header returns the headers of a request.
func (c *Client) header(v feeds.Validators) http.Header {
	h := make(http.Header, len(c.standing)+2)
	for name, value := range c.standing {
		h[name] = value
	}
	if sendable(v.ETag) {
		h["If-None-Match"] = []string{v.ETag}
	}
	if sendable(v.LastModified) {
		h["If-Modified-Since"] = []string{v.LastModified}
	}
	return h
}

// sendable says whether a validator may stand in a header, RFC 9110, 5.5.
func sendable(v string) bool {
	for i := range len(v) {
		if v[i] < ' ' && v[i] != '\t' || v[i] == 0x7f {
			return false
		}
	}
	return v != "" && len(v) <= maxValidator
}

// conditional says whether the request has validators.
func (t *trip) conditional() bool {
	return t.header["If-None-Match"] != nil || t.header["If-Modified-Since"] != nil
}

// A trip is one Get: the way from the first address to the last.
type trip struct {
	*Client
	watch      *stopwatch
	validators feeds.Validators
	header     http.Header
	home       string // the host for which trust holds
	trust      feeds.Trust
	obeys      bool                                                    // robots.txt is asked first
	form       []byte                                                  // what is sent; nil: something is asked for
	read       func(*url.URL, *http.Response) (*feeds.Response, error) // the last answer
	passed     []string                                                // addresses that redirected
	astray     bool                                                    // one of them did so for the time being
	asked      time.Duration                                           // the longest Retry-After on the way
}

// follow goes from redirect to redirect until something answers.
func (t *trip) follow(u *url.URL) (*feeds.Response, error) {
	for {
		if t.obeys {
			if err := t.permitted(u); err != nil {
				return nil, err
			}
		}
		resp, next, err := t.hop(u)
		if next == nil || err != nil {
			return resp, err
		}
		t.passed = append(t.passed, u.String())
		if len(t.passed) > t.MaxRedirects || slices.Contains(t.passed, next.String()) {
			return nil, &feeds.Problem{Class: feeds.RedirectLoop, Detail: clip(next.String())}
		}
		u = next
	}
}

// hop asks one address, when it is its host's turn. It returns an answer, or
// where the answer redirects to.
func (t *trip) hop(u *url.URL) (*feeds.Response, *url.URL, error) {
	host := server(u)
	if err := t.gate.enter(t.watch.ctx, host); err != nil {
		return nil, nil, t.problem(u, err)
	}
	defer func() { t.gate.leave(host, t.pauseAfter(u)) }()
	t.watch.run()
	defer t.watch.pause()

	answer, err := t.transport(u).RoundTrip(t.request(u))
	if err != nil {
		return nil, nil, t.problem(u, err)
	}
	defer answer.Body.Close()
	t.asked = max(t.asked, retryAfter(answer.Header, time.Now()))
	if location := answer.Header.Get("Location"); location != "" && redirects(answer.StatusCode) && !t.seeOther(answer.StatusCode) {
		next, err := resolve(u, location)
		if err != nil {
			return nil, nil, &feeds.Problem{Class: feeds.BadRedirect, Detail: clip(location), Status: answer.StatusCode, Err: err}
		}
		t.astray = t.astray || !moves(answer.StatusCode, u, next)
		return nil, next, nil
	}
	resp, err := t.read(u, answer)
	return resp, nil, err
}

// pauseAfter is how long a host is left alone after a request.
func (c *Client) pauseAfter(u *url.URL) time.Duration {
	pause := min(c.robots.told(site(u)).rules.delay, maxDelay)
	if !loopback(u.Hostname()) {
		pause = max(pause, c.Pause)
	}
	return pause
}

// request returns a request for an address.
func request(ctx context.Context, u *url.URL, h http.Header) *http.Request {
	r := &http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: h,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
	return r.WithContext(ctx)
}

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// moves says whether a redirect is meant for good. One that gives up HTTPS is
// never taken so: whoever sits on the way could send it.
func moves(status int, from, to *url.URL) bool {
	return (status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect) &&
		(from.Scheme == to.Scheme || to.Scheme == "https")
}
