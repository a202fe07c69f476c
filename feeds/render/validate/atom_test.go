package validate_test

import (
	"testing"

	"bantin/feeds/render/validate"
)

func TestSpoiltAtom(t *testing.T) {
	spoil(t, goodAtom, validate.Atom, atomFeedSpoilings)
	spoil(t, goodAtom, validate.Atom, atomEntrySpoilings)
	spoil(t, goodAtom, validate.Atom, atomSourceSpoilings)
}

var atomFeedSpoilings = []spoiling{
	{"no namespace", ` xmlns="http://www.w3.org/2005/Atom"`, "", "document: is <feed>, not a feed"},
	{"namespace of Atom 0.3", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "document: is <http://purl.org/atom/ns#:feed>"},
	{"undeclared prefix", "<generator", "<fh:archive/><generator", "feed: has the unknown element fh:archive"},
	{"language by its name", `xml:lang="vi"`, `xml:lang="Vietnamese"`, `feed: language "Vietnamese"`},
	{"no title", `<title type="text">Bản tin</title>`, "", "feed: has no atom:title"},
	{"title without a type", ` type="text">Bản tin`, ">Bản tin", "feed: atom:title is of type"},
	{"title with elements", "Bản tin<", "Bản <div>tin</div><", "feed: atom:title contains elements"},
	{"end tag in the title", "Bản tin<", "Bản&lt;/b&gt;<", "feed: atom:title contains markup"},
	{"no id", "<id>urn:uuid:5f2d9a34-7c1e-5b60-9d6f-2f8f0c1a7e11</id>", "", "feed: has no atom:id"},
	{"relative id", "urn:uuid:5f2d9a34-7c1e-5b60-9d6f-2f8f0c1a7e11", "/atom", "feed: atom:id \"/atom\" is no absolute URI"},
	{"id in capitals", "urn:uuid:5f2d9a34", "urn:uuid:5F2D9A34", "feed: atom:id"},
	{"two ids", "<generator", "<id>urn:uuid:5f2d9a34-7c1e-5b60-9d6f-2f8f0c1a7e12</id><generator", "feed: has atom:id more than once"},
	{"no date", "<updated>2026-11-22T02:15:00Z</updated>", "", "feed: has no atom:updated"},
	{"RSS date", "2026-11-22T02:15:00Z", "Sun, 22 Nov 2026 02:15:00 +0000", "feed: atom:updated"},
	{"date without a zone", "2026-11-22T02:15:00Z", "2026-11-22T02:15:00", "feed: atom:updated"},
	{"no such day", "2026-11-22T02:15:00Z", "2026-11-31T02:15:00Z", "feed: atom:updated"},
	{"older than its entries", "2026-11-22T02:15:00Z", "2026-11-21T02:15:00Z", "entry 1: was updated after the feed was"},
	{"no author anywhere", "<author><name>Ban biên tập</name><email>banbientap@bantin.example.vn</email></author>", "", "entry 2: has no author"},
	{"author without a name", "<name>Ban biên tập</name>", "", "feed: atom:author has 0 names"},
	{"blank author", "Ban biên tập", "", "feed: atom:author is blank"},
	{"author with a bad address", "banbientap@bantin", "ban bientap@bantin", "feed: atom:email"},
	{"author with something else", "<email>", "<phone>1</phone><email>", "feed: atom:author has the unknown element atom:phone"},
	{"no self link", `rel="self"`, `rel="via"`, "feed: has 0 self links"},
	{"another self link", `href="https://bantin.example.vn/feed"`, `href="https://bantin.example.vn/atom"`, "feed: self link"},
	{"self link of another type", "application/atom+xml", "application/xml", "feed: self link is of type"},
	{"two self links", "<generator", `<link href="https://bantin.example.vn/feed" rel="self" type="application/atom+xml"/><generator`, "feed: has 2 self links"},
	{"two alternate links", "<generator", `<link href="https://bantin.example.vn/2" type="text/html"/><generator`, "feed: has two alternate links"},
	{"blank generator", ">bantin<", "><", "feed: atom:generator is blank"},
	{"relative icon", "<generator", "<icon>/i.png</icon><generator", "feed: atom:icon"},
	{"metadata after the entries", "</feed>", "<rights type=\"text\">Tự do</rights></feed>", "feed: has atom:rights after the first atom:entry"},
	{"mark of an archive with text", "<generator", fhArchive + `>x</archive><link rel="current" href="https://bantin.example.vn/atom"/><link rel="prev-archive" href="https://bantin.example.vn/1"/><generator`, "feed: history:archive is not empty"},
	{"archive that leads nowhere", "<generator", fhArchive + "/><generator", "feed: is of an archive and has no current link"},
	{"archive without others", "<generator", fhArchive + `/><link rel="current" href="https://bantin.example.vn/atom"/><generator`, "feed: is of an archive and links to no other part of it"},
	{"archive that is current", "<generator", fhArchive + `/><link rel="prev-archive" href="https://bantin.example.vn/1"/><link rel="current" href="https://bantin.example.vn/feed"/><generator`, "feed: is of an archive, and says it is current"},
	{"current with a next archive", "<generator", `<link rel="next-archive" href="https://bantin.example.vn/2"/><generator`, "feed: is current and has a next-archive link"},
	{"its own archive", "<generator", `<link rel="prev-archive" href="https://bantin.example.vn/feed"/><generator`, "feed: prev-archive link leads to itself"},
	{"two archives before it", "<generator", `<link rel="prev-archive" href="https://bantin.example.vn/1"/><link rel="prev-archive" href="https://bantin.example.vn/2"/><generator`, "feed: has two prev-archive links"},
	{"unknown element", "<generator", "<tagline>x</tagline><generator", "feed: has the unknown element atom:tagline"},
}

// fhArchive begins the mark of a document of an archive.
const fhArchive = `<archive xmlns="http://purl.org/syndication/history/1.0"`

var atomEntrySpoilings = []spoiling{
	{"no title", `<title type="text">Tin một</title>`, "", "entry 1: has no atom:title"},
	{"empty title", "Tin hai", "", "entry 2: atom:title is blank"},
	{"id twice", "b7b5-000000000002", "b7b5-000000000001", "entry 2: another one has the same id"},
	{"updated at the same instant", "<updated>2026-11-21T02:15:00Z", "<updated>2026-11-22T02:14:59.125542Z", "entry 2: another one has the same updated"},
	{"updated too early", "2026-11-22T02:14:59.125542Z", "2026-11-20T02:15:00.125542Z", "entry 1: was updated before"},
	{"published without a zone", "07:05:00+07:00", "07:05:00", "entry 1: atom:published"},
	{"unknown language", `xml:lang="en"`, `xml:lang=""`, `entry 1: language ""`},
	{"author's relative page", "<uri>https://a.example.vn/", "<uri>/", "entry 1: atom:uri"},
	{"category without a term", `term="van-hoa" `, "", "entry 1: category term is blank"},
	{"category with a blank label", `label="Văn hóa"`, `label=""`, "entry 1: category label is blank"},
	{"neither content nor summary", `<content type="html">&lt;p&gt;Bài&lt;/p&gt;</content>`, `<link href="https://a.example.vn/2"/>`, "entry 2: has neither content nor summary"},
	{"neither content nor link", `<link href="https://a.example.vn/1"/>`, "", "entry 1: has neither content nor an alternate link"},
	{"relative link", `href="https://a.example.vn/1"`, `href="/1"`, "entry 1: alternate link"},
	{"link with text", `<link href="https://a.example.vn/1"/>`, `<link href="https://a.example.vn/1">x</link>`, "entry 1: alternate link is not empty"},
	{"unknown relation", `rel="enclosure"`, `rel="file"`, "entry 1: link has the unregistered relation"},
	{"enclosure of no type", "application/pdf", "pdf", "entry 1: enclosure link's type"},
	{"enclosure of no length", `length="12"`, `length="12 KB"`, "entry 1: enclosure link's length"},
	{"enclosure without a title", `title="Văn bản"`, `title=""`, "entry 1: enclosure link's title is blank"},
	{"link in a language that is none", `<link href="https://a.example.vn/1"/>`, `<link href="https://a.example.vn/1" hreflang="tiếng Việt"/>`, "entry 1: language"},
	{"markup in the summary", "Tóm tắt.", "&lt;p&gt;Tóm tắt.&lt;/p&gt;", "entry 1: atom:summary contains markup"},
	{"unsafe content", "&lt;p&gt;Bài&lt;/p&gt;", "&lt;object&gt;&lt;/object&gt;", "entry 2: atom:content contains <object>"},
	{"relative address in the content", "&lt;p&gt;Bài&lt;/p&gt;", "&lt;img src='/x'&gt;", "entry 2: atom:content contains \"/x\""},
	{"empty content", "&lt;p&gt;Bài&lt;/p&gt;", "", "entry 2: atom:content is blank"},
	{"thumbnail without an address", `thumbnail url="https://a.example.vn/1.jpg"`, "thumbnail", "entry 1: media:thumbnail url"},
	{"unknown element", "</summary>", "</summary><issued>x</issued>", "entry 1: has the unknown element atom:issued"},
}

var atomSourceSpoilings = []spoiling{
	{"not at the end", "</source>", `</source><rights type="text">Tự do</rights>`, "entry 1: has its source not at the end"},
	{"without an id", "<id>urn:uuid:0b6f3a52-58f5-5f0e-8a11-6d6a1fd0a001</id>", "", "entry 1, source: has no atom:id"},
	{"without a title", `<title type="text">Sở A</title>`, "", "entry 1, source: has no atom:title"},
	{"without a date", "<updated>2026-11-22T01:30:00Z</updated>", "", "entry 1, source: has no atom:updated"},
	{"with an entry", "</source>", "<entry/></source>", "entry 1, source: has the unknown element atom:entry"},
}
