package validate_test

// One good document of each format, which the tests spoil in one place.
const (
	self = "https://bantin.example.vn/feed"

	goodRSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Bản tin &#x26; tin bản</title>
<link>https://bantin.example.vn/</link>
<description>Tin của các sở.</description>
<language>vi</language>
<managingEditor>banbientap@bantin.example.vn (Ban biên tập)</managingEditor>
<lastBuildDate>Sun, 22 Nov 2026 02:15:00 +0000</lastBuildDate>
<ttl>10</ttl>
<atom:link href="https://bantin.example.vn/feed" rel="self" type="application/rss+xml"/>
<item>
<title>Tin một</title>
<link>https://a.example.vn/1</link>
<description>Tóm tắt &amp;amp; hết.</description>
<content:encoded><![CDATA[<p>Bài <a href="https://a.example.vn/x">một</a><br/><img src="https://a.example.vn/1.jpg"></p>]]></content:encoded>
<dc:creator>Nguyễn Thị Hoa</dc:creator>
<dc:language>en</dc:language>
<category>Văn hóa</category>
<enclosure url="https://a.example.vn/1.pdf" length="12" type="application/pdf"/>
<guid isPermaLink="false">urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001</guid>
<pubDate>Sat, 21 Nov 2026 07:05:00 +0700</pubDate>
<atom:updated>2026-11-22T02:15:00Z</atom:updated>
<source url="https://a.example.vn/rss">Sở A</source>
<atom:link href="https://b.example.vn/1" rel="related" title="Sở B"/>
<dc:rights>Bản quyền thuộc Sở</dc:rights>
<media:thumbnail url="https://a.example.vn/1.jpg"/>
<media:content url="https://a.example.vn/2.mp3" type="audio/mpeg" medium="audio" fileSize="12"><media:title>Lời chào</media:title></media:content>
</item>
<item>
<title>Tin hai</title>
<guid>https://a.example.vn/2</guid>
<author>an@a.example.vn (An)</author>
</item>
</channel>
</rss>`

	goodAtom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="vi">
<title type="text">Bản tin</title>
<id>urn:uuid:5f2d9a34-7c1e-5b60-9d6f-2f8f0c1a7e11</id>
<updated>2026-11-22T02:15:00Z</updated>
<author><name>Ban biên tập</name><email>banbientap@bantin.example.vn</email></author>
<link href="https://bantin.example.vn/" rel="alternate" type="text/html"/>
<link href="https://bantin.example.vn/feed" rel="self" type="application/atom+xml"/>
<generator version="1">bantin</generator>
<entry xml:lang="en">
<title type="text">Tin một</title>
<id>urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001</id>
<updated>2026-11-22T02:14:59.125542Z</updated>
<published>2026-11-21T07:05:00+07:00</published>
<author><name>Sở A</name><uri>https://a.example.vn/</uri></author>
<category term="van-hoa" label="Văn hóa"/>
<link href="https://a.example.vn/1"/>
<link href="https://a.example.vn/1.pdf" rel="enclosure" type="application/pdf" title="Văn bản" length="12"/>
<summary type="text">Tóm tắt.</summary>
<media:thumbnail url="https://a.example.vn/1.jpg"/>
<source>
<id>urn:uuid:0b6f3a52-58f5-5f0e-8a11-6d6a1fd0a001</id>
<title type="text">Sở A</title>
<updated>2026-11-22T01:30:00Z</updated>
</source>
</entry>
<entry>
<title type="text">Tin hai</title>
<id>urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002</id>
<updated>2026-11-21T02:15:00Z</updated>
<content type="html">&lt;p&gt;Bài&lt;/p&gt;</content>
</entry>
</feed>`

	goodJSON = jsonHead + jsonItems

	jsonHead = `{
"version": "https://jsonfeed.org/version/1.1",
"title": "Bản tin",
"home_page_url": "https://bantin.example.vn/",
"feed_url": "https://bantin.example.vn/feed",
"language": "vi",
"expired": false,
"authors": [{"name": "Ban biên tập", "url": "mailto:banbientap@bantin.example.vn"}],
"hubs": [{"type": "WebSub", "url": "https://bantin.example.vn/hub"}],
"_bantin": {"version": "1"},
`
	jsonItems = `"items": [
{"id": "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001",
"url": "https://a.example.vn/1", "title": "Tin <một>", "summary": "Tóm tắt.",
"content_html": "<p>Bài</p>", "date_published": "2026-11-21T07:05:00+07:00", "date_modified": "2026-11-22T02:15:00Z",
"tags": ["Văn hóa"], "attachments": [{"url": "https://a.example.vn/1.pdf", "mime_type": "application/pdf", "size_in_bytes": 12}],
"_bantin": {"source": "a"}},
{"id": "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002", "content_text": "Tin hai."}
]}`
)
