package validate_test

import (
	"testing"

	"bantin/feeds/render/validate"
)

func TestSpoiltRSS(t *testing.T) {
	spoil(t, goodRSS, validate.RSS, rssChannelSpoilings)
	spoil(t, goodRSS, validate.RSS, rssItemSpoilings)
}

var rssChannelSpoilings = []spoiling{
	{"another version", `version="2.0"`, `version="0.91"`, `document: is <rss> of version "0.91"`},
	{"no title", "<title>Bản tin &#x26; tin bản</title>\n", "", "channel: has no title"},
	{"no link", "<link>https://bantin.example.vn/</link>\n", "", "channel: has no link"},
	{"no description", "<description>Tin của các sở.</description>\n", "", "channel: has no description"},
	{"blank title", "Bản tin &#x26; tin bản", " ", "channel: title is blank"},
	{"markup in the title", "Bản tin", "Bản &lt;b&gt;tin", `channel: title contains markup: "<b"`},
	{"entity in the title", "Bản tin", "Bản&amp;nbsp;tin", `channel: title contains markup: "&nbsp;"`},
	{"unreadable character", "Bản tin", "B\ufffdn tin", "channel: title contains the character U+FFFD"},
	{"windows-1252", "Bản tin", "Bản \u0096 tin", "channel: title contains the character U+0096"},
	{"markup in the description", "Tin của", "&lt;p&gt;Tin của", "channel: description contains markup"},
	{"relative link", "<link>https://bantin.example.vn/<", "<link>/<", `channel: link "/" is not an absolute web address`},
	{"IRI", "<link>https://bantin.example.vn/<", "<link>https://bantin.example.vn/bản<", "channel: link"},
	{"two links", "<language>vi</language>", "<link>https://bantin.example.vn/</link>", "channel: has link more than once"},
	{"language with underscore", ">vi<", ">vi_VN<", `channel: language "vi_VN"`},
	{"contact without a name", " (Ban biên tập)", "", "channel: managingEditor \"banbientap@bantin.example.vn\" has no name"},
	{"contact without an address", "banbientap@bantin.example.vn (", "banbientap (", "channel: managingEditor \"banbientap\" is no mail address"},
	{"date of Atom", "Sun, 22 Nov 2026 02:15:00 +0000", "2026-11-22T02:15:00Z", "channel: lastBuildDate"},
	{"wrong weekday", "Sun, 22 Nov", "Mon, 22 Nov", "channel: lastBuildDate"},
	{"two-digit year", "22 Nov 2026", "22 Nov 26", "channel: lastBuildDate"},
	{"the Unix epoch", "Sun, 22 Nov 2026 02:15:00", "Thu, 01 Jan 1970 00:00:00", "channel: lastBuildDate 1970-01-01 is implausible"},
	{"no time to live", "<ttl>10", "<ttl>0", "channel: ttl"},
	{"no self link", `rel="self"`, `rel="related"`, "channel: has 0 self links"},
	{"another self link", `href="https://bantin.example.vn/feed"`, `href="https://bantin.example.vn/rss"`, "channel: self link \"https://bantin.example.vn/rss\" is not the address"},
	{"self link of another type", "application/rss+xml", "text/xml", "channel: self link is of type"},
	{"two self links", "<item>", `<atom:link href="https://bantin.example.vn/feed" rel="self" type="application/rss+xml"/><item>`, "channel: has 2 self links"},
	{"metadata after the items", "</channel>", "<docs>https://www.rssboard.org/rss-specification</docs></channel>", "channel: has docs after the first item"},
	{"unknown element", "<ttl>10</ttl>", "<ttls>10</ttls>", "channel: has the unknown element ttls"},
	{"two channels", "</channel>", "</channel><channel/>", "rss: has 2 channels"},
}

var rssItemSpoilings = []spoiling{
	{"neither title nor description", "<title>Tin hai</title>", "", "item 2: has neither title nor description"},
	{"blank title", "Tin một", "", "item 1: title is blank"},
	{"end tag in the title", "Tin một", "Tin một&lt;/b&gt;", "item 1: title contains markup"},
	{"no guid", "<guid>https://a.example.vn/2</guid>", "", "item 2: has no guid"},
	{"guid twice", "<guid>https://a.example.vn/2</guid>", `<guid isPermaLink="false">urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001</guid>`, "item 2: another one has the same guid"},
	{"URN as a permalink", ` isPermaLink="false"`, "", "item 1: guid that is a permalink"},
	{"isPermaLink that is neither", `isPermaLink="false"`, `isPermaLink="no"`, "item 1: isPermaLink"},
	{"no UUID", "b7b5-000000000001", "b7b5-00000001", "item 1: guid"},
	{"number as a guid", "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001", "1204", "item 1: guid"},
	{"two guids", "<guid>https", "<guid>https://a.example.vn/3</guid><guid>https", "item 2: has guid more than once"},
	{"no description before the content", "<description>Tóm tắt &amp;amp; hết.</description>\n", "", "item 1: has content:encoded before"},
	{"link of another scheme", "<link>https://a.example.vn/1<", "<link>ftp://a.example.vn/1<", "item 1: link"},
	{"blank author", "Nguyễn Thị Hoa", "", "item 1: dc:creator is blank"},
	{"author without an address", "an@a.example.vn (An)", "Hoa (Hoa)", "item 2: author"},
	{"author twice", "<dc:language>en</dc:language>", "<author>an@a.example.vn (An)</author>", "item 1: has both author and dc:creator"},
	{"language by its name", "<dc:language>en", "<dc:language>English", "item 1: language"},
	{"blank category", "Văn hóa", "", "item 1: category is blank"},
	{"enclosure without a length", ` length="0"`, "", "item 1: enclosure length"},
	{"enclosure without a type", ` type="application/pdf"`, "", "item 1: enclosure type"},
	{"enclosure without an address", `enclosure url="https://a.example.vn/1.pdf"`, "enclosure", "item 1: enclosure url"},
	{"negative length", `length="0"`, `length="-1"`, "item 1: enclosure length"},
	{"two enclosures", "<enclosure", `<enclosure url="https://a.example.vn/2.pdf" length="1" type="application/pdf"/><enclosure`, "item 1: has enclosure more than once"},
	{"relative date", "Sat, 21 Nov 2026 07:05:00 +0700", "hôm qua", "item 1: pubDate"},
	{"no zone", "07:05:00 +0700", "07:05:00", "item 1: pubDate"},
	{"RSS date in Atom", "2026-11-22T02:15:00Z", "Sun, 22 Nov 2026 02:15:00 +0000", "item 1: atom:updated"},
	{"updated too early", "2026-11-22T02:15:00Z", "2026-11-20T02:15:00Z", "item 1: was updated before"},
	{"source without an address", ` url="https://a.example.vn/rss"`, "", "item 1: source url"},
	{"source without a name", "Sở A", "", "item 1: source is blank"},
	{"self link in an item", `rel="related"`, `rel="self"`, "item 1: has a self link of its own"},
	{"unknown relation", `rel="related"`, `rel="same"`, "item 1: link has the unregistered relation"},
	{"link without an address", ` href="https://b.example.vn/1"`, "", "item 1: related link"},
	{"thumbnail without an address", `thumbnail url="https://a.example.vn/1.jpg"`, "thumbnail", "item 1: media:thumbnail url"},
	{"media of no type", "audio/mpeg", "audio", "item 1: media:content type"},
	{"media of no length", `fileSize="12"`, `fileSize="0"`, "item 1: media:content fileSize"},
	{"media of no medium", `medium="audio"`, `medium="sound"`, "item 1: media:content medium"},
	{"media without a title", "Lời chào", "", "item 1: media:title is blank"},
	{"relative address in the text", `href="https://a.example.vn/x"`, `href="/x"`, `item 1: content:encoded contains "/x"`},
	{"relative picture in the text", `<img src="https://a.example.vn/1.jpg">`, `<img src="1.jpg">`, `item 1: content:encoded contains "1.jpg"`},
	{"address without a scheme in the text", `href="https://a.example.vn/x"`, `href="//a.example.vn/x"`, "item 1: content:encoded contains"},
	{"script in an address", `href="https://a.example.vn/x"`, `href="javascript:x()"`, "item 1: content:encoded contains"},
	{"script in the text", "<br/>", "<script>x()</script>", "item 1: content:encoded contains <script>"},
	{"script in an attribute", "<br/>", `<br onclick="x()"/>`, "item 1: content:encoded contains the script onclick"},
	{"unclosed element", "<br/>", "<b>", "item 1: content:encoded leaves <b> open"},
	{"open at the end", "</p>]]>", "</p><div>]]>", "item 1: content:encoded leaves <div> open"},
	{"unopened element", "<br/>", "</b>", "item 1: content:encoded closes <b>"},
	{"script in the description", "Tóm tắt", "&lt;iframe&gt;&lt;/iframe&gt;", "item 1: description contains <iframe>"},
	{"unknown element", "<dc:language>en</dc:language>", "<dc:date>2026</dc:date>", "item 1: has the unknown element dc:date"},
	{"control character in a name", `title="Sở B"`, "title=\"Sở\u0085B\"", "item 1: related link's title contains the character U+0085"},
}
