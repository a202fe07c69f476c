package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"bantin/feeds"
)

// enoughOfReason is how many bytes of a refusal are kept: hubs say in words
// what they do not like.
const enoughOfReason = 200

// Post sends a form to an address, as politely and as guarded as Get asks, and
// again to where it is redirected. Errors are those of Get.
func (c *Client) Post(ctx context.Context, address string, form url.Values) error {
	c.once.Do(c.start)
	u, err := resolve(nil, address)
	if err != nil {
		return &feeds.Problem{Class: feeds.BadRedirect, Detail: clip(address), Err: err}
	}
	t := &trip{Client: c, watch: newStopwatch(ctx, c.Timeout), home: bareHost(u), form: []byte(form.Encode())}
	defer t.watch.close()
	t.header, t.read = maps.Clone(http.Header(c.standing)), t.accepted
	t.header["Accept"] = []string{"*/*"}
	t.header["Content-Type"] = []string{"application/x-www-form-urlencoded"}
	if _, err = t.follow(u); err != nil && ctx.Err() != nil {
		return fmt.Errorf("post to %s: %w", address, ctx.Err())
	}
	return err
}

// request returns the request of a trip for an address.
func (t *trip) request(u *url.URL) *http.Request {
	r := request(t.watch.ctx, u, t.header)
	if t.form != nil {
		r.Method = http.MethodPost
		r.ContentLength = int64(len(t.form))
		r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(t.form)), nil }
		r.Body, _ = r.GetBody()
	}
	return r
}

// seeOther tells the redirect that means: taken, and look there if you like
// (RFC 9110, 15.4.4).
func (t *trip) seeOther(status int) bool { return t.form != nil && status == http.StatusSeeOther }

// accepted makes of the answer to a form what it means.
func (t *trip) accepted(u *url.URL, answer *http.Response) (*feeds.Response, error) {
	if s := answer.StatusCode; s >= 200 && s < 300 || t.seeOther(s) {
		t.beginning(answer, enough) // so that the connection can be used again
		return &feeds.Response{URL: u.String()}, nil
	}
	reason := strings.Join(strings.Fields(string(t.beginning(answer, enoughOfReason))), " ")
	return nil, t.refusal(classOf(answer.StatusCode), clip(reason), answer)
}
