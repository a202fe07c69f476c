package fetch

import (
	"net/http"
	"net/url"
	"time"

	"bantin/feeds"
)

// enough is how much of an answer that is no document is read in order to see
// what it is.
const enough = 64 << 10

// answer makes of the last answer of a trip what it means.
func (t *trip) answer(u *url.URL, answer *http.Response) (*feeds.Response, error) {
	switch answer.StatusCode {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
		return t.document(u, answer)
	case http.StatusNotModified:
		if !t.conditional() {
			break // nothing was asked that this could answer
		}
		r := t.response(u, answer)
		r.NotModified, r.Validators = true, t.validators
		return r, nil
	}
	if class, sign := t.explained(answer); class != "" {
		return nil, t.refusal(class, sign, answer)
	}
	return nil, t.refusal(classOf(answer.StatusCode), t.place(u), answer)
}

// document reads an answer that should be one.
func (t *trip) document(u *url.URL, answer *http.Response) (*feeds.Response, error) {
	body, err := t.body(answer, t.MaxBytes)
	if err != nil {
		return nil, t.problem(u, err)
	}
	if len(trim(body)) == 0 {
		return nil, t.refusal(feeds.Empty, t.place(u), answer)
	}
	if class, sign := standIn(answer.StatusCode, answer.Header, body); class != "" {
		return nil, t.refusal(class, sign, answer)
	}
	r := t.response(u, answer)
	r.Body = body
	r.Validators = feeds.Validators{ETag: answer.Header.Get("ETag"), LastModified: answer.Header.Get("Last-Modified")}
	return r, nil
}

// response returns what every good answer says.
func (t *trip) response(u *url.URL, answer *http.Response) *feeds.Response {
	moved := ""
	if len(t.passed) > 0 && !t.astray {
		moved = u.String()
	}
	r := &feeds.Response{
		URL:             u.String(),
		Moved:           moved,
		ContentType:     answer.Header.Get("Content-Type"),
		ContentLocation: answer.Header.Get("Content-Location"),
		MaxAge:          maxAge(answer.Header, time.Now()),
		RetryAfter:      t.asked,
	}
	if answer.TLS != nil {
		r.CertificateExpires = answer.TLS.PeerCertificates[0].NotAfter
		r.OldTLS = isOutdated(answer.TLS)
	}
	return r
}

// refusal is the problem with an answer that brings no document.
func (t *trip) refusal(class feeds.Class, detail string, answer *http.Response) *feeds.Problem {
	return &feeds.Problem{Class: class, Detail: detail, Status: answer.StatusCode, RetryAfter: t.asked}
}

// place names the address that answered if it is not the one asked for.
func (t *trip) place(u *url.URL) string {
	if len(t.passed) == 0 {
		return ""
	}
	return clip(u.String())
}

// explained looks for the reason of a refusal that is more than its status.
func (t *trip) explained(answer *http.Response) (feeds.Class, string) {
	switch answer.StatusCode {
	case http.StatusAccepted, http.StatusBadRequest, http.StatusForbidden, http.StatusMethodNotAllowed,
		http.StatusNotAcceptable, http.StatusTeapot, http.StatusTooManyRequests,
		http.StatusUnavailableForLegalReasons, http.StatusNotImplemented, http.StatusServiceUnavailable:
		return standIn(answer.StatusCode, answer.Header, t.beginning(answer, enough))
	}
	return "", ""
}

// classOf says what kind of problem a status is.
func classOf(status int) feeds.Class {
	switch status {
	case http.StatusNoContent, http.StatusResetContent:
		return feeds.Empty
	case http.StatusUnauthorized, http.StatusProxyAuthRequired:
		return feeds.Unauthorized
	case http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		return feeds.Forbidden
	case http.StatusNotFound:
		return feeds.NotFound
	case http.StatusGone:
		return feeds.Gone
	case http.StatusTooManyRequests:
		return feeds.TooMany
	case http.StatusServiceUnavailable:
		return feeds.Unavailable
	}
	if status >= 500 && status < 600 {
		return feeds.ServerError
	}
	return feeds.BadStatus
}
