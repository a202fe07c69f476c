package parse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

func TestDecode(t *testing.T) {
	utf16 := func(s string, first, second int) string {
		var b strings.Builder
		for _, r := range s {
			pair := [2]byte{byte(r >> 8), byte(r)}
			b.WriteByte(pair[first])
			b.WriteByte(pair[second])
		}
		return b.String()
	}
	utf32le := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.Write([]byte{byte(r), byte(r >> 8), byte(r >> 16), 0})
		}
		return b.String()
	}
	const text = `<rss version="2.0"><title>Sở Văn hóa Điện Biên</title></rss>`
	charset := func(before, after string) feeds.Repair {
		return feeds.Repair{Code: feeds.RepairCharset, Before: before, After: after}
	}
	for _, c := range []struct {
		name, body, contentType string
		want                    string
		repairs                 []feeds.Repair
	}{
		{"UTF-8", text, "", text, nil},
		{"with a mark", "\ufeff" + text, "text/xml; charset=UTF-8", text, nil},
		{"labelled otherwise by HTTP", text, "text/xml; charset=iso-8859-1", text, []feeds.Repair{charset("iso-8859-1", "utf-8")}},
		{"labelled in quotes", text, `text/xml;charset="windows-1258";`, text, []feeds.Repair{charset("windows-1258", "utf-8")}},
		{"labelled UTF-8 under another name", text, "text/xml; charset=utf8mb4", text, nil},
		{"labelled otherwise by XML", `<?xml version='1.0' encoding='Windows-1252'?>` + text, "", `<?xml version='1.0' encoding='Windows-1252'?>` + text,
			[]feeds.Repair{charset("windows-1252", "utf-8")}},
		{"labelled otherwise by a page", `<meta charset=tis-620><p>Sở`, "", `<meta charset=tis-620><p>Sở`, []feeds.Repair{charset("tis-620", "utf-8")}},
		{"ASCII labelled Latin", "<rss/>", "text/xml; charset=iso-8859-1", "<rss/>", nil},
		{"ASCII labelled UTF-16", "<rss/>", "text/xml; charset=utf-16", "<rss/>", []feeds.Repair{charset("utf-16", "utf-8")}},
		{"UTF-16 little endian", utf16(text, 1, 0), "", text, nil},
		{"UTF-16 big endian with a mark", "\xfe\xff" + utf16(text, 0, 1), "text/xml; charset=utf-16", text, nil},
		{"UTF-32 with a mark", "\xff\xfe\x00\x00" + utf32le(text), "text/xml; charset=utf-8", text, []feeds.Repair{charset("utf-8", "utf-32le")}},
		{"a mark of UTF-16 before UTF-8", "\xff\xfe" + text, "", text, nil},
		{"windows-1252", "<p>caf\xe9 \x96 r\xeau", "text/html; charset=windows-1252", "<p>café – rêu", nil},
		{"windows-1258, labelled UTF-8 by HTTP", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>H` + "\xf4\xecm nay", "text/html; charset=utf-8",
			`<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>Hốm nay`, []feeds.Repair{charset("utf-8", "windows-1258")}},
		{"one bad byte, labelled windows-1258", strings.Repeat("ở", 9) + "\xe9.", "text/xml; charset=windows-1258", strings.Repeat("ở", 9) + "\uFFFD.",
			[]feeds.Repair{charset("windows-1258", "utf-8"), {Code: feeds.RepairInvalid, Before: "1"}}},
		{"bad bytes among good ones, without a label", "<p>ở\xe9ử", "", "<p>ở\uFFFDử", []feeds.Repair{{Code: feeds.RepairInvalid, Before: "1"}}},
		{"bytes of windows-1252 without a label", "<p>\x93caf\xe9\x94", "", "<p>“café”", []feeds.Repair{charset("", "windows-1252")}},
		{"bytes of windows-1258 without a label", "<p>H\xf4m nay, n\xfd\xd2a ba\xd2n", "", "<p>Hôm nay, nửa bản", []feeds.Repair{charset("", "windows-1258")}},
		{"an unknown label", "<p>a\xe9.", "text/html; charset=tcvn3", "<p>aé.", []feeds.Repair{charset("tcvn3", "windows-1252")}},
		{"a label of old fonts", "<p>T\xe6 ch\xf8c", "text/html; charset=x-user-defined", "<p>Tæ chøc", nil},
		{"a label of old programs", "<p>caf\x82", "text/html; charset=IBM850", "<p>café", nil},
		{"KOI8-R", "<p>\xd7\xc5\xd3\xd4\xc9", "text/html; charset=koi8-r", "<p>вести", nil},
		{"ISO-2022-JP", "<p>\x1b$BF|K\\\x1b(B", "text/html; charset=iso-2022-jp", "<p>日本", nil},
		{"a label with the wrong dashes", "<p>caf\xe9.", "text/html; charset=windows_1252", "<p>café.", nil},
		{"cut inside a character", "<p>Sở V\xc4", "", "<p>Sở V", nil},
		{"forbidden characters", "a\x00b\x0bc\uFFFEd\te\n", "", "abcd\te\n", []feeds.Repair{{Code: feeds.RepairForbidden, Before: "3"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var doc feeds.Document
			got := decode(&doc, []byte(c.body), c.contentType)
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Errorf("text (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(c.repairs, doc.Repairs); diff != "" {
				t.Errorf("repairs (-want +got)\n%s", diff)
			}
		})
	}
}
