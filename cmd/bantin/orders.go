package main

import (
	"net"

	"bantin/aggregator/notify"
	"bantin/cmd/bantin/settings"
	"bantin/feeds/fetch"
)

// orders are what the settings say of how staff are told. Passwords stand in
// the environment.
func (v *service) orders(s *settings.Settings) notify.Orders {
	o := notify.Orders{Site: s.Site, Language: v.language, Carriers: map[string]notify.Carrier{}}
	if digest := s.Notify.Digest; digest != "off" {
		o.Digest = notify.Digest{Every: digest, At: s.Notify.DigestAt}
	}
	if e := s.Notify.Email; e.Server != "" {
		password := ""
		if e.PasswordEnv != "" {
			if password = v.Environ(e.PasswordEnv); password == "" {
				v.log.Warn("the environment variable with the password for e-mail is empty", "variable", e.PasswordEnv)
			}
		}
		_, port, _ := net.SplitHostPort(e.Server) // the settings have checked it
		o.Carriers[notify.EmailName] = &notify.Email{
			Server: e.Server, Implicit: port == "465", From: e.From, To: e.To, User: e.User, Password: password,
		}
	}
	if url := s.Notify.Webhook; url != "" {
		o.Carriers[notify.WebhookName] = &notify.Webhook{URL: url, UserAgent: fetch.UserAgent(thisBuild().Version, s.Site.Contact)}
	}
	return o
}
