package web

import "net/http"

// What browsers are told to keep answers from, made once: the values are only
// ever read.
var (
	noSniffing = []string{"nosniff"}
	anyOrigin  = []string{"*"}
	exposed    = []string{"ETag, Link, Retry-After"}
	anywhere   = []string{"cross-origin"}
	ownPages   = []string{"same-origin"}
	noReferrer = []string{"no-referrer"}
	pagePolicy = []string{"default-src 'none'; script-src 'self'; style-src 'self'; img-src * data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"}
	dataPolicy = []string{"default-src 'none'; style-src 'self'; frame-ancestors 'none'"}
	noDevices  = []string{"camera=(), geolocation=(), microphone=(), payment=(), usb=()"}
	secureOnly = []string{"max-age=31536000"}
)

// guardPage forbids a page everything that ours do not need.
func guardPage(head http.Header) {
	head["Content-Security-Policy"] = pagePolicy
	head["Referrer-Policy"] = noReferrer
	head["Permissions-Policy"] = noDevices
	head["Cross-Origin-Opener-Policy"] = ownPages
	head["Cross-Origin-Resource-Policy"] = ownPages
}

// openDoors lets pages of all other sites read an answer, and what they show
// of it do nothing but have a style.
func openDoors(head http.Header) {
	head["Access-Control-Allow-Origin"] = anyOrigin
	head["Access-Control-Expose-Headers"] = exposed
	head["Cross-Origin-Resource-Policy"] = anywhere
	head["Content-Security-Policy"] = dataPolicy
}

const methods = "GET, HEAD, OPTIONS"

// allow says what may be asked of a route, to whoever asks before asking. The
// conditional fields are named because browsers do not let scripts of other
// sites send them unasked.
func allow(h http.Header, open bool) {
	h.Set("Allow", methods)
	if open {
		h.Set("Access-Control-Allow-Methods", methods)
		h.Set("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
		h.Set("Access-Control-Max-Age", "86400")
	}
}
