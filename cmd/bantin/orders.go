package main

import (
	"io"
	"net"
	"net/url"
	"os"
	"strings"

	"bantin/aggregator/notify"
	"bantin/cmd/bantin/settings"
	"bantin/feeds/fetch"
)

// orders are what the settings say of how staff are told. Secrets stand in the
// environment or in files of their own.
func (v *service) orders(s *settings.Settings) notify.Orders {
	o := notify.Orders{Site: s.Site, Language: v.language, Carriers: map[string]notify.Carrier{}}
	if digest := s.Notify.Digest; digest != "off" {
		o.Digest = notify.Digest{Every: digest, At: s.Notify.DigestAt}
	}
	if e := s.Notify.Email; e.Server != "" {
		_, port, _ := net.SplitHostPort(e.Server) // the settings have checked it
		o.Carriers[notify.EmailName] = &notify.Email{
			Server: e.Server, Implicit: port == "465", From: e.From, To: e.To, User: e.User, Password: v.password(e),
		}
	}
	if address := v.webhook(s.Notify.Webhook); address != "" {
		o.Carriers[notify.WebhookName] = &notify.Webhook{URL: address, UserAgent: fetch.UserAgent(thisBuild().Version, s.Site.Contact)}
	}
	return o
}

// password is that for e-mail; empty where there is none.
func (v *service) password(e settings.Email) string {
	switch {
	case e.PasswordFile != "":
		return v.secret(e.PasswordFile)
	case e.PasswordEnv != "":
		password := v.Environ(e.PasswordEnv)
		if password == "" {
			v.log.Warn("the environment variable with the password for e-mail is empty", "variable", e.PasswordEnv)
		}
		return password
	}
	return ""
}

// webhook is the address that messages are posted to; empty: none are.
func (v *service) webhook(w settings.Webhook) string {
	if w.URLFile == "" {
		return w.URL
	}
	address := v.secret(w.URLFile)
	if u, err := url.Parse(address); address != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		v.log.Warn("the file with the address of the webhook holds no web address", "file", w.URLFile)
		return ""
	}
	return address
}

// mostSecret is how many bytes a secret has at most.
const mostSecret = 4 << 10

// secret is what a file holds, without the end of its line.
func (v *service) secret(path string) string {
	f, err := os.Open(path)
	if err != nil {
		v.log.Warn("a secret cannot be read, so nobody is told by it", "error", err)
		return ""
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostSecret))
	if err != nil {
		v.log.Warn("a secret cannot be read, so nobody is told by it", "error", err)
		return ""
	}
	if info, err := f.Stat(); err == nil && info.Mode().Perm()&0o004 != 0 {
		v.log.Warn("everybody on this machine can read a file with a secret", "file", path)
	}
	return strings.TrimRight(strings.TrimPrefix(string(text), "\ufeff"), "\r\n")
}
