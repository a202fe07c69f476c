package settings

import (
	"regexp"
	"slices"
	"strings"

	"bantin/feeds/vietnamese"
)

// reserved are the first words of the addresses that bantin serves itself.
func reserved() []string {
	return []string{
		"rss", "atom", "feed", "json", "opml", "tin", "tin-cu", "ban-tin", "nguon", "nguon-tin",
		"dia-phuong", "chuyen-muc", "tim-kiem", "luu-tru", "theo-doi", "theo-doi-tin", "van-hanh",
		"tinh-trang-van-hanh", "thong-ke", "huong-dan", "en", "vi", "healthz", "readyz", "metrics", "static",
		"assets", "favicon", "robots", "sitemap", "websub", "hub", "api",
	}
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// longestID is how many letters an id may have.
const longestID = 64

// id checks a name that stands in addresses and is never changed.
func id(s string) (string, *complaint) {
	switch {
	case len(s) > longestID:
		return "", complain(say("mã %q dài quá %d ký tự", "the id %q is longer than %d characters", s, longestID), say("đặt mã ngắn hơn, ví dụ lao-cai-tin-tuc", "choose a shorter one, for example lao-cai-tin-tuc"))
	case !idForm.MatchString(s):
		c := complain(say("mã %q chỉ được gồm chữ thường không dấu, chữ số và dấu nối", "the id %q may have lower-case letters a-z, digits and hyphens only", s),
			say("ví dụ lao-cai-tin-tuc", "for example lao-cai-tin-tuc"))
		if slug := slugOf(s); slug != "" {
			c.hint = both(slug)
		}
		return "", c
	case slices.Contains(reserved(), s):
		return "", complain(say("mã %q trùng với địa chỉ của chính bantin (/%s)", "the id %q is an address of bantin itself (/%s)", s, s),
			say("chọn một từ khác", "choose another word"))
	}
	return s, nil
}

// slugOf makes an id of any text; "" if nothing is left.
func slugOf(s string) string {
	parts := strings.FieldsFunc(vietnamese.Fold(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	slug := strings.Join(parts, "-")
	if len(slug) > longestID {
		return ""
	}
	return slug
}
