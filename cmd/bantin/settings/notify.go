package settings

import (
	"net"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"bantin/feeds"
)

// A Notify says how staff hear of what breaks and recovers, beside the pages.
type Notify struct {
	Email    Email
	Webhook  Webhook
	Digest   string        // "daily", "weekly" or "off"
	DigestAt time.Duration // after midnight, in the site's time zone
}

// An Email says how e-mail is sent; with an empty Server none is.
type Email struct {
	Server string // host:port
	From   string
	To     []string
	User   string // empty: the server asks for none

	// Where the password is, if there is a User: one of these two.
	PasswordEnv  string // an environment variable
	PasswordFile string // the path of a file
}

// A Webhook says where messages are posted to; such addresses often are
// secrets. Without any of the two none are.
type Webhook struct {
	URL     string
	URLFile string // the path of a file that holds the address
}

// usualNotify is what is done when the file says nothing of it.
func usualNotify() Notify { return Notify{Digest: "off", DigestAt: 7*time.Hour + 30*time.Minute} }

func notify(to *Notify) func(*node) {
	return func(n *node) {
		fields(n,
			may("email", func(n *node) { email(&to.Email, n) }),
			may("webhook", func(n *node) { webhook(&to.Webhook, n) }),
			may("digest", oneOf(&to.Digest, "off", "daily", "weekly")),
			may("digest_at", checked(&to.DigestAt, clock)),
		)
		if n.shape == mapping && to.Digest != "off" && !n.gives("email") && !n.gives("webhook") {
			n.get("digest").report(say("có \"digest\" nhưng không có nơi nhận", "there is a \"digest\" and nobody to receive it"),
				say("thêm \"email\" hoặc \"webhook\" dưới \"notify\"", "add \"email\" or \"webhook\" under \"notify\""))
		}
	}
}

func email(e *Email, n *node) {
	fields(n,
		must("server", checked(&e.Server, mailServer)),
		must("from", checked(&e.From, mailbox)),
		must("to", recipients(&e.To)),
		may("user", words(&e.User)),
		may("password_env", checked(&e.PasswordEnv, variable)),
		may("password_file", beside(&e.PasswordFile)),
	)
	if n.shape != mapping {
		return
	}
	const one, two = "password_env", "password_file"
	switch {
	case n.gives(one) && n.gives(two):
		onlyOne(n, one, two)
	case n.gives("user") && !n.gives(one) && !n.gives(two):
		n.get("user").report(say("có \"user\" nhưng không có \"password_env\" hay \"password_file\"", "there is a \"user\" and neither \"password_env\" nor \"password_file\""),
			say("ghi tên biến môi trường chứa mật khẩu, ví dụ password_env: BANTIN_MAIL_PASSWORD, hoặc tên tệp chứa mật khẩu: password_file: mat-khau-thu.txt", "write the name of the environment variable that holds the password, for example password_env: BANTIN_MAIL_PASSWORD, or of the file: password_file: mail-password.txt"))
	case n.gives(one) && !n.gives("user"):
		withoutUser(n.get(one))
	case n.gives(two) && !n.gives("user"):
		withoutUser(n.get(two))
	}
}

func withoutUser(n *node) {
	n.report(say("có %q nhưng không có \"user\"", "there is a %q and no \"user\"", n.name),
		say("ghi tên đăng nhập vào máy chủ thư, ví dụ user: bantin@example.vn", "write who logs in at the mail server, for example user: bantin@example.vn"))
}

// onlyOne reports that two keys of which one is enough are both there.
func onlyOne(n *node, one, two string) {
	n.get(two).report(say("chỉ được chọn một trong hai khóa %q, %q", "only one of %q and %q can be chosen", one, two), say("xóa một trong hai", "delete one of the two"))
}

func webhook(to *Webhook, n *node) {
	fields(n,
		may("url", checked(&to.URL, webAddress)),
		may("url_file", beside(&to.URLFile)),
	)
	if n.shape != mapping {
		return
	}
	switch {
	case n.gives("url") && n.gives("url_file"):
		onlyOne(n, "url", "url_file")
	case !n.gives("url") && !n.gives("url_file"):
		n.report(say("ở đây thiếu khóa %q", "the key %q is missing here", "url"), lineFor("webhook", "url"))
	}
}

// beside reads the path of a file that is not read now: whoever checks the
// settings need not be allowed to know what it holds.
func beside(to *string) func(*node) {
	return func(n *node) {
		if path, ok := n.oneLine(); ok {
			if *to = filepath.FromSlash(path); !filepath.IsAbs(*to) {
				*to = filepath.Join(filepath.Dir(n.file.name), *to)
			}
		}
	}
}

// mostRecipients is how many addresses may hear of everything.
const mostRecipients = 20

// recipients reads one e-mail address, or a list of them.
func recipients(to *[]string) func(*node) {
	return func(n *node) {
		one := func(n *node) {
			var address string
			if checked(&address, mailbox)(n); address != "" {
				*to = []string{address}
			}
		}
		many := collect(to, mailbox)
		switch {
		case n.asks != nil:
			n.asks.either(n.name, one, many)
		case n.shape == sequence:
			if many(n); len(n.entries) == 0 || len(*to) > mostRecipients {
				n.report(say("%q phải có từ 1 đến %d địa chỉ", "%q must have from 1 to %d addresses", n.name, mostRecipients), both("[toquantri@example.vn]"))
			}
		default:
			one(n)
		}
	}
}

// mailbox reads an e-mail address as mail servers take it without extensions.
func mailbox(s string) (string, *complaint) {
	address, wrong := eMail(s)
	if wrong == nil && slices.ContainsFunc([]rune(s), func(r rune) bool { return r > 126 || r <= ' ' }) {
		return "", complain(say("địa chỉ thư %q có chữ có dấu hoặc dấu cách", "the e-mail address %q has letters with marks, or spaces", s),
			say("viết không dấu, ví dụ bantin@example.vn", "write it without, for example bantin@example.vn"))
	}
	return address, wrong
}

// mailServer reads host and port of a mail server.
func mailServer(s string) (string, *complaint) {
	hint := say("viết máy:cổng, ví dụ mail.example.vn:587", "write host:port, for example mail.example.vn:587")
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		if _, wrong := hostName(s); wrong == nil {
			hint = both(s + ":587")
		}
		return "", complain(say("%q không phải là máy chủ thư", "%q is not a mail server", s), hint)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return "", complain(say("cổng %q phải là số từ 1 đến 65535", "the port %q must be a number from 1 to 65535", port), hint)
	}
	if net.ParseIP(host) == nil {
		if _, wrong := hostName(host); wrong != nil {
			wrong.hint = feeds.Text{VI: hint.VI, EN: hint.EN}
			return "", wrong
		}
	}
	return s, nil
}

var variableForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// variable reads the name of an environment variable.
func variable(s string) (string, *complaint) {
	if variableForm.MatchString(s) {
		return s, nil
	}
	return "", complain(say("đây không phải là tên của một biến môi trường", "this is not the name of an environment variable"),
		say("không ghi mật khẩu vào tệp; ghi tên biến chứa mật khẩu, ví dụ BANTIN_MAIL_PASSWORD", "do not write a password here, but the name of the variable that holds it, for example BANTIN_MAIL_PASSWORD"))
}
