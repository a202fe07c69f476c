package aggregator

import (
	"cmp"
	"context"
	"net/url"
	"strings"

	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/feeds/parse"
	"bantin/feeds/plaintext"
	"bantin/storage"
)

// refreshed follows a page that leads on to another one of its site by a
// refresh, as browsers do: once. What it leads to is read under the same guard
// as any address. It is never taken for a move: tomorrow the page may lead
// elsewhere, so nothing of the answer makes the next request conditional.
func (r *Reader) refreshed(ctx context.Context, v *Visit, resp *feeds.Response, src feeds.Source, known storage.SourceState) (*feeds.Response, error) {
	if resp.NotModified {
		return resp, nil
	}
	next := parse.Refresh(resp)
	if next == "" {
		return resp, nil
	}
	if !sameSite(resp.URL, next) {
		v.leads = next
		return resp, nil
	}
	after, err := r.Fetch.Get(ctx, fetch.Request{URL: next, Trust: v.Source.TrustFor(next), Robots: obeys(v, src, known)})
	if problem, ok := err.(*feeds.Problem); ok && problem.Status != 0 {
		problem.Detail = cmp.Or(problem.Detail, next)
	}
	if err != nil {
		return nil, err
	}
	v.leads = parse.Refresh(after)
	after.Moved, after.Validators = "", feeds.Validators{}
	return after, nil
}

// sameSite tells whether two addresses are of one site: of one host, or of
// one whose name ends in that of the other.
func sameSite(a, b string) bool {
	one, other := siteName(a), siteName(b)
	return one != "" && other != "" && (one == other || strings.HasSuffix(one, "."+other) || strings.HasSuffix(other, "."+one))
}

func siteName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// withoutNews tells whether an error says that a page has no list of news.
func withoutNews(err error) bool {
	problem, ok := err.(*feeds.Problem)
	return ok && (problem.Class == feeds.NoList || problem.Class == feeds.EmptyList || problem.Class == feeds.Scripted)
}

// offer says of a page without news that it has links to feeds. Which of them
// is wanted, people have to say.
func offer(v *Visit, page feeds.Document, err error) *feeds.Problem {
	v.Offers = page.Offers
	return &feeds.Problem{Class: feeds.FeedIndex, Detail: plaintext.Line(plaintext.Of(page.Title)), Err: err}
}

// elsewhere makes of a page without news one that leads its readers on, if it
// does.
func elsewhere(err error, v *Visit, answer *feeds.Response) error {
	if !withoutNews(err) {
		return err
	}
	switch next := cmp.Or(v.leads, parse.LeadsBy(answer)); next {
	case "":
		return err
	case v.Source.URL:
		return &feeds.Problem{Class: feeds.RedirectLoop, Detail: answer.URL, Err: err}
	default:
		return &feeds.Problem{Class: feeds.LeadsOn, Detail: next, Err: err}
	}
}
