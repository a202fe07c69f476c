package fetch

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"
)

// Code and names that only pages of services against bots contain. What such
// services add to ordinary pages ("cdn-cgi/challenge-platform", "turnstile")
// is none of them.
var codes = []string{
	"_cf_chl_opt", "cf-challenge-running", "cf_chl_f_tk", // Cloudflare
	"slowaes.decrypt",       // testcookie
	`document.cookie="d1n=`, // D1N, common with Vietnamese hosts
	"_incapsula_resource", "sucuri_cloudproxy_js", "ddos-guard/js-challenge", "check.ddos-guard.net",
	"awswafintegration.", "px-captcha", "distil_r_captcha", "geo.captcha-delivery.com",
}

// What these pages say to people.
var sentences = []string{
	"checking your browser", "checking if the site connection is secure",
	"enable javascript and cookies to continue", "verify you are human", "verifying you are human",
	"vui lòng bật javascript", "vui lòng bật cookie", "hãy bật javascript",
	"đang kiểm tra trình duyệt", "kiểm tra trình duyệt của bạn",
	"xác minh bạn là con người", "xác nhận bạn là con người",
	"xác minh bạn không phải là robot", "xác nhận bạn không phải là robot",
}

var (
	setsCookie = regexp.MustCompile(`document\.cookie\s*=[^=]`)
	reloads    = regexp.MustCompile(`location(\.(reload|replace|assign)\s*\(|(\.href)?\s*=[^=])`)
	hides      = regexp.MustCompile(`\beval\s*\(|\btonumbers\s*\(|\batob\s*\(|string\.fromcharcode`)
)

// Pages with more than these are not challenges, whatever they say.
const (
	maxChallengeLinks = 4
	maxChallengeText  = 600 // bytes
)

// challenge returns the sign by which an answer is known to be a page that
// wants to see a browser, "" if it is not one. A page of news must never be
// taken for one: it has links, or at least text.
func challenge(h http.Header, body []byte) string {
	if strings.Contains(h.Get("Cf-Mitigated"), "challenge") {
		return "Cloudflare"
	}
	if action := h.Get("X-Amzn-Waf-Action"); action == "challenge" || action == "captcha" {
		return "AWS WAF"
	}
	body = trim(body[:min(len(body), enough)])
	if !isPage(body) {
		return ""
	}
	s := skim(body)
	if s.links > maxChallengeLinks || s.text.Len() > maxChallengeText {
		return ""
	}
	if sign := first(strings.ToLower(string(body)), codes); sign != "" {
		return sign
	}
	text := strings.ToLower(s.text.String())
	if strings.HasPrefix(text, "just a moment...") {
		return "just a moment..."
	}
	if sign := first(text, sentences); sign != "" {
		return sign
	}
	return byScript(s)
}

// byScript knows pages that are nothing but a script which sets a cookie and
// comes again, openly or disguised.
func byScript(s *skimmed) string {
	script := strings.ToLower(s.script.String())
	switch {
	case s.links > 1 || s.sources > 0:
		return ""
	case setsCookie.MatchString(script) && reloads.MatchString(script):
		return "document.cookie"
	case s.links == 0 && s.text.Len() == 0 && hides.MatchString(script):
		return "script"
	}
	return ""
}

// trim cuts a byte order mark and white space off a body.
func trim(body []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
}

// isPage says whether a trimmed body begins like HTML and not like a feed.
func isPage(body []byte) bool {
	if len(body) == 0 || body[0] != '<' {
		return false
	}
	start := bytes.ToLower(body[:min(len(body), 5)])
	for _, feed := range []string{"<?xml", "<rss", "<feed", "<rdf"} {
		if bytes.HasPrefix(start, []byte(feed)) {
			return false
		}
	}
	return true
}

func first(text string, list []string) string {
	for _, s := range list {
		if strings.Contains(text, s) {
			return s
		}
	}
	return ""
}
