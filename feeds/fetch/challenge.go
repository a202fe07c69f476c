package fetch

import (
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

// announced returns the service that says in a header that it wants to see a
// browser, "" if none does.
func announced(h http.Header) string {
	if strings.Contains(h.Get("Cf-Mitigated"), "challenge") {
		return "Cloudflare"
	}
	if action := h.Get("X-Amzn-Waf-Action"); action == "challenge" || action == "captcha" {
		return "AWS WAF"
	}
	return ""
}

// challenge returns the sign by which a small page is known to want to see a
// browser, "" if it does not.
func challenge(body []byte, s *skimmed) string {
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
