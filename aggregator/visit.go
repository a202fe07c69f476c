package aggregator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/feeds/listing"
	"bantin/feeds/normalize"
	"bantin/feeds/parse"
	"bantin/storage"
)

// readerVersion changes whenever parse or normalize would make something else
// of the same bytes; every source is then read anew once.
const readerVersion = "1"

// A Reader reads one source at a time from its address to a clean document.
// It touches no store and is safe for concurrent use.
type Reader struct {
	Fetch *fetch.Client
	Zone  *time.Location
	Now   func() time.Time
}

// A Visit is what came of reading a source once.
type Visit struct {
	Source   feeds.Source
	At       time.Time
	Took     time.Duration
	Response feeds.Response // without its body

	// Exactly one of these three says how it went.
	Problem   *feeds.Problem // nothing could be read
	Unchanged bool           // what is known is still what is there
	Document  feeds.Document

	Found []feeds.Item // all that was read, also what cannot be published and is not in Document

	Digest     string // of the settings and the reader
	BodyDigest string
	FeedURL    string // the feed that was found behind the source's page
	MovedURL   string // where only permanent redirects lead
	Learned    string // how the list of a page is found, as it is stored

	Offers []feeds.Link // feeds that a page lists, a section each; nobody chose one of them yet

	leads string // where the page leads its readers, if it is not followed

	List *listing.Found // the list that was found on a page, and why; nil: it was not read so
}

// Visit reads a source, given what is remembered of it. The error is only
// ever that of a context that was ended: what goes wrong with the source is a
// result, in Problem.
func (r *Reader) Visit(ctx context.Context, src feeds.Source, known storage.SourceState) (Visit, error) {
	v := Visit{Source: src, At: r.Now(), Digest: readingDigest(src, r.Zone)}
	if known.Digest != v.Digest {
		learned := known.Learned
		if !strings.HasPrefix(known.Digest, src.Digest()+"/") { // staff changed the settings: what was learned is given up
			learned = ""
		}
		known = storage.SourceState{Learned: learned, MovedURL: known.MovedURL, MovedAt: known.MovedAt,
			DocumentItems: known.DocumentItems, DateOrder: known.DateOrder,
			Problem: known.Problem, FailingSince: known.FailingSince}
	}
	v.Learned = known.Learned
	err := r.read(ctx, &v, known)
	v.Took = r.Now().Sub(v.At)
	v.Response.Body = nil
	if ctx.Err() != nil {
		return v, ctx.Err()
	}
	if err != nil && !errors.As(err, &v.Problem) {
		v.Problem = &feeds.Problem{Class: feeds.Unreadable, Err: err}
	}
	if v.Problem != nil && v.FeedURL != "" && !passing(v.Problem) {
		v.FeedURL = "" // look behind the page again next time
	}
	v.MovedURL = moved(v, known)
	return v, nil
}

func (r *Reader) read(ctx context.Context, v *Visit, known storage.SourceState) error {
	address := v.Source.URL
	if v.Source.Kind == feeds.Auto && known.FeedURL != "" {
		address, v.FeedURL = known.FeedURL, known.FeedURL
	}
	if settledIn(known, v.At) {
		address = known.MovedURL
	}
	doc, err := r.get(ctx, v, address, v.Source, known)
	if err != nil || v.Unchanged {
		return err
	}
	if v.Source.Kind == feeds.Auto && doc.Format == "html" {
		if v.FeedURL != "" {
			return &feeds.Problem{Class: feeds.NotAFeed, Detail: v.FeedURL}
		}
		if doc, err = r.discover(ctx, v, doc, known); err != nil {
			return err
		}
	}
	if len(doc.Items) == 0 && known.DocumentItems > 0 {
		return &feeds.Problem{Class: feeds.NoItems}
	}
	if v.Response.OldTLS {
		doc.Repairs = append(doc.Repairs, feeds.Repair{Code: feeds.RepairOldTLS})
	}
	doc.DateOrder = known.DateOrder
	return r.clean(v, doc)
}

// get fetches and parses one address, unless it brings nothing new.
func (r *Reader) get(ctx context.Context, v *Visit, address string, src feeds.Source, known storage.SourceState) (feeds.Document, error) {
	resp, err := r.Fetch.Get(ctx, fetch.Request{
		URL:        address,
		Validators: feeds.Validators{ETag: known.ETag, LastModified: known.LastModified},
		Trust:      v.Source.TrustFor(address),
		Robots:     obeys(v, src, known),
	})
	if err != nil {
		return feeds.Document{}, err
	}
	if resp, err = r.refreshed(ctx, v, resp, src, known); err != nil {
		return feeds.Document{}, err
	}
	v.Response = *resp
	if resp.NotModified {
		v.Unchanged = true
		v.Response.Validators = feeds.Validators{ETag: known.ETag, LastModified: known.LastModified}
		v.BodyDigest = known.BodyDigest
		return feeds.Document{}, nil
	}
	sum := sha256.Sum256(resp.Body)
	v.BodyDigest = hex.EncodeToString(sum[:16])
	if known.BodyDigest != "" && v.BodyDigest == known.BodyDigest {
		v.Unchanged = true
		return feeds.Document{}, nil
	}
	return parse.Document(resp, src)
}

// clean normalizes a document, leaves out what cannot be published, and
// refuses a document that has nothing left.
func (r *Reader) clean(v *Visit, doc feeds.Document) error {
	v.Document = normalize.Document(doc, v.Source, r.Zone, v.At)
	v.Found, v.Document.Items = v.Document.Items, nil
	for _, it := range v.Found {
		if it.Publishable() {
			v.Document.Items = append(v.Document.Items, it)
		}
	}
	if len(v.Found) > 0 && len(v.Document.Items) == 0 {
		return &feeds.Problem{Class: feeds.Unusable, Detail: fmt.Sprint(len(v.Found))}
	}
	return nil
}

// passing reports whether a problem is likely to go away by itself, so that
// what was learned of the source is worth keeping.
func passing(p *feeds.Problem) bool {
	switch p.Class {
	case feeds.NotFound, feeds.SoftNotFound, feeds.Gone, feeds.NotAFeed, feeds.BadRedirect, feeds.NoList,
		feeds.Login, feeds.Parked:
		return false
	}
	return true
}

// readingDigest identifies everything that decides what the same bytes are
// read as.
func readingDigest(src feeds.Source, zone *time.Location) string {
	return src.Digest() + "/" + string(src.Content) + "/" + zone.String() + "/" + readerVersion
}
