package feeds

import (
	"fmt"
	"time"
)

// A Class names one way in which a source cannot be read. Each has its own
// sentence and its own next step.
type Class string

const (
	NoHost       Class = "dns"           // the host name does not exist or does not resolve
	Refused      Class = "refused"       // nothing listens there, or the network does not reach it
	Broken       Class = "broken"        // the connection broke off in the middle
	Timeout      Class = "timeout"       // no answer in time
	Drip         Class = "drip"          // the answer came too slowly to be waited for
	TLSChain     Class = "tls-chain"     // the certificate's issuer is unknown
	TLSExpired   Class = "tls-expired"   // the certificate has expired or is not valid yet
	TLSName      Class = "tls-name"      // the certificate is for another host
	TLSPin       Class = "tls-pin"       // the server's key is not the one that the settings name
	TLSOther     Class = "tls"           // no TLS connection could be agreed on
	Private      Class = "private"       // the address, or where it redirects to, is not a public one
	BadRedirect  Class = "redirect"      // a redirect to something other than http or https
	RedirectLoop Class = "redirect-loop" // too many redirects
	Unauthorized Class = "unauthorized"  // 401 or 407
	Forbidden    Class = "forbidden"     // 403 or 451
	NotFound     Class = "not-found"     // 404
	Gone         Class = "gone"          // 410
	TooMany      Class = "too-many"      // 429
	BadStatus    Class = "status"        // any other status that brings no document
	ServerError  Class = "server-error"  // 5xx except 503
	Unavailable  Class = "unavailable"   // 503, or a page that says the site is under maintenance
	Robots       Class = "robots"        // the site's robots.txt forbids the address
	RobotsDown   Class = "robots-down"   // the site does not say what its robots.txt forbids
	Challenge    Class = "challenge"     // a page that wants to see a browser, not the document
	WAF          Class = "waf"           // a firewall takes the request for an attack
	GeoBlock     Class = "geo-block"     // visitors from this country or network are not let in
	Login        Class = "login"         // a page to log in on
	SoftNotFound Class = "soft-404"      // a page that says there is no such page
	Parked       Class = "parked"        // a domain or a server on which no site was set up
	Empty        Class = "empty"         // no bytes at all
	TooLarge     Class = "too-large"     // more decoded bytes than a document may have
	BadCoding    Class = "coding"        // compressed data that cannot be unpacked
	TooDeep      Class = "too-deep"      // nested or repeated beyond all use
	NotAFeed     Class = "not-a-feed"    // a page where a feed was expected
	OtherFeed    Class = "other-feed"    // a feed under another name, with nothing in it that is known
	Unreadable   Class = "unreadable"    // a feed so broken that no item is whole
	NoItems      Class = "no-items"      // a feed with nothing in it, where there was something before
	NoList       Class = "no-list"       // a page that announces no feed and has no known list
	FeedIndex    Class = "feed-index"    // a page that lists feeds, a section each, and no news
	Documents    Class = "documents"     // a page that lists documents: decrees, files to download
	LeadsOn      Class = "leads-on"      // a page that leads its readers elsewhere by itself
	OneArticle   Class = "one-article"   // a page that is one article, where a list of them was expected
	Scripted     Class = "scripted"      // a page that a script draws, with no list in what the server sends
	EmptyList    Class = "empty-list"    // a page whose list has nothing in it
	Layout       Class = "layout"        // what is known of the list finds nothing, too little or other things: the page was rebuilt
	Unusable     Class = "unusable"      // items were found, but none with both a title and an address
	NoArticle    Class = "no-article"    // a page that is not that of the article it should be
	NotAPage     Class = "not-a-page"    // a file, not a page with an article
)

// Classes lists every class, in the order above.
func Classes() []Class {
	return []Class{NoHost, Refused, Broken, Timeout, Drip, TLSChain, TLSExpired, TLSName, TLSPin,
		TLSOther, Private, BadRedirect, RedirectLoop, Unauthorized, Forbidden, NotFound, Gone, TooMany,
		BadStatus, ServerError, Unavailable, Robots, RobotsDown, Challenge, WAF, GeoBlock, Login, SoftNotFound,
		Parked, Empty, TooLarge, BadCoding, TooDeep, NotAFeed, OtherFeed, Unreadable, NoItems, NoList,
		FeedIndex, Documents, LeadsOn, OneArticle, Scripted, EmptyList, Layout, Unusable, NoArticle, NotAPage}
}

// A Problem is why a source could not be read. It is an error, and a value
// that can be stored.
type Problem struct {
	Class      Class
	Detail     string        // what was seen, for whoever looks closer: a host, an address, a count
	Status     int           // HTTP status; 0: there was none
	RetryAfter time.Duration // what the server asked for; 0: nothing
	Err        error         // the cause; may be nil
}

// Error says the class and the detail in English, for logs; people are shown
// the sentences of package health.
func (p *Problem) Error() string {
	s := string(p.Class)
	if p.Status != 0 {
		s = fmt.Sprintf("%s (HTTP %d)", s, p.Status)
	}
	if p.Detail != "" {
		s += ": " + p.Detail
	}
	if p.Err != nil {
		s += ": " + p.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }
