package audience

import (
	"strings"
	"testing"
	"time"
)

func TestAgents(t *testing.T) {
	for _, c := range []struct {
		name string
		want agent
	}{
		{firefox, agent{kind: browser}},
		{"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36", agent{kind: browser}},
		{"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/147.0.1 Chrome/141.0.0.0 Safari/537.36", agent{kind: browser}},
		{"Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1", agent{kind: browser}},
		{"Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36", agent{kind: browser}},
		{"Mozilla/5.0 (Linux; Android 14; SM-A155F Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.0.0 Mobile Safari/537.36 Zalo android/12110740", agent{kind: browser}},
		{"Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)", agent{kind: browser}},
		{"Opera/9.80 (J2ME/MIDP; Opera Mini/7.1; U; vi) Presto/2.12 Version/12.16", agent{kind: browser}},
		{"Lynx/2.9.2 libwww-FM/2.14 (GNU)", agent{kind: browser}},

		{"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", agent{kind: robot}},
		{"Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", agent{kind: robot}},
		{"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/143.0.0.0 Safari/537.36", agent{kind: robot}},
		{"facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", agent{kind: robot}},
		{"Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", agent{kind: robot}},

		{"Mozilla/5.0", agent{kind: program}},
		{"Mozilla/5.0 (compatible; SomeReader/1.0)", agent{kind: program}},
		{"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 (mailto:me@example.org)", agent{kind: program}},
		{"", agent{kind: program}},
		{"curl/8.14.1", agent{kind: program}},
		{"FreshRSS/1.27.0 (Linux; https://freshrss.org)", agent{kind: program}},
		{"Slackbot 1.0 (+https://api.slack.com/robots)", agent{kind: program}},
		{"Mozilla/5.0 (X11; Linux x86_64) Feedbro/4.0", agent{kind: program}},

		{"Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)", agent{service, "Feedly", 12}},
		{"Mozilla/5.0 (compatible; inoreader.com; 114 subscribers)", agent{service, "Inoreader", 114}},
		{`NewsBlur Feed Fetcher - 34 subscribers - https://www.newsblur.com/site/7/x ("Mozilla/5.0 (Macintosh)")`, agent{service, "NewsBlur", 34}},
		{"Feedbin feed-id:1697787 - 3 subscribers", agent{service, "Feedbin", 3}},
		{"Mozilla/5.0 (compatible; theoldreader.com; 1 subscribers; feed-id=cead6c3a)", agent{service, "The Old Reader", 1}},
		{"Bloglovin/1.0 (http://www.bloglovin.com; 0 subscribers)", agent{service, "Bloglovin’", 0}},
		{"Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 1 subscribers)", agent{service, "BazQux Reader", 1}},
		{"Dreamwidth Studios (webmaster@dreamwidth.org; for https://www.dreamwidth.org/users/x_feed/; 2 readers)", agent{service, "Dreamwidth", 2}},
		{"G2Reader/1.0 (http://g2reader.com/; 1 subscriber(s))", agent{service, "G2Reader", 1}},

		{"Feedly/1.0 (100000 subscribers)", agent{service, "Feedly", 100_000}},
		{"Feedly/1.0 (100001 subscribers)", agent{service, "Feedly", -1}},
		{"Feedly/1.0 (999999999 subscribers)", agent{service, "Feedly", -1}},
		{"Feedly/1.0 (" + strings.Repeat("9", 300) + " subscribers)", agent{service, "Feedly", -1}},
		{"Feedly/1.0 (-5 subscribers)", agent{service, "Feedly", -1}},
		{"Feedly/1.0 (1,234 subscribers)", agent{service, "Feedly", -1}},
		{"Feedly/1.0 (1.5 subscribers)", agent{service, "Feedly", -1}},
		{"Feedly/1.0 (many subscribers)", agent{kind: program}},
		{"Feedly/1.0", agent{kind: program}},
		{"Invented/1.0 (5000 subscribers)", agent{kind: program}},
	} {
		if got := agentOf(c.name); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func FuzzAgents(f *testing.F) {
	f.Add("Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; )")
	f.Add(firefox)
	f.Fuzz(func(t *testing.T, name string) {
		if a := agentOf(name); a.subscribers > mostDeclared || a.subscribers < -1 || (a.kind == service) != (a.service != "") {
			t.Errorf("%q: %+v", name, a)
		}
	})
}

func TestWhoDoesNotVisit(t *testing.T) {
	h := open(t)
	for _, name := range []string{"", "curl/8.14.1", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "Feedly/1.0 (3 subscribers)", "Miniflux/2.2"} {
		h.visit("203.0.113.5", name)
	}
	h.expect("nobody reads", 0, 0, 0, 0)
}

func TestSubscribers(t *testing.T) {
	h := open(t)
	feedly := func(figure string) {
		h.poll("203.0.113.7", "Feedly/1.0 (+http://www.feedly.com/fetcher.html; "+figure+" subscribers; )", "/rss.xml")
	}
	expect := func(when string, want ...Service) {
		t.Helper()
		got := h.Figures().Feeds["/rss.xml"].Services
		if len(got) != len(want) {
			t.Fatalf("%s: %v, want %v", when, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %v, want %v", when, got, want)
			}
		}
	}
	feedly("12")
	expect("said once", Service{"Feedly", 12})
	h.poll("203.0.113.8", "Feedbin feed-id:1 - 30 subscribers", "/rss.xml")
	feedly("11")
	expect("the newest counts", Service{"Feedbin", 30}, Service{"Feedly", 11})
	feedly("999999999")
	expect("what cannot be", Service{"Feedbin", 30}, Service{"Feedly", 11})
	h.poll("203.0.113.8", "Feedbin feed-id:1 - 0 subscribers", "/rss.xml")
	expect("nobody any more", Service{"Feedly", 11})
	h.poll("203.0.113.8", "Feedbin feed-id:2 - 2 subscribers", "/atom.xml")
	expect("another feed", Service{"Feedly", 11})
	h.save()
	for range 6 {
		h.clock = h.clock.AddDate(0, 0, 1)
		expect("some days later", Service{"Feedly", 11})
	}
	feedly("11")
	h.save()
	h.restart()
	h.clock = h.clock.AddDate(0, 0, 6)
	expect("said again", Service{"Feedly", 11})
	h.clock = h.clock.Add(48 * time.Hour)
	expect("long ago")
	if f := h.Figures(); f.Days[29].Polls != 0 || f.Today != 0 {
		t.Errorf("on the last day: %+v", f.Days[29])
	}
}

func TestPrograms(t *testing.T) {
	h := open(t)
	for range 3 {
		h.poll("203.0.113.8", "Miniflux/2.2", "/rss.xml")
		h.poll("203.0.113.8", "Miniflux/2.2", "/atom.xml")
		h.poll("203.0.113.9", "Miniflux/2.2", "/rss.xml")
		h.poll("203.0.113.9", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "/rss.xml")
	}
	f := h.Figures()
	if f.Feeds["/rss.xml"].Programs != 2 || f.Feeds["/atom.xml"].Programs != 1 || f.Days[29].Polls != 9 {
		t.Errorf("%+v, %d polls", f.Feeds, f.Days[29].Polls)
	}
	h.clock = h.clock.AddDate(0, 0, 1)
	h.poll("203.0.113.8", "Miniflux/2.2", "/rss.xml")
	if n := h.Figures().Feeds["/rss.xml"].Programs; n != 2 {
		t.Errorf("%d programs, want the most of a day", n)
	}
	h.clock = h.clock.AddDate(0, 0, 6)
	if n := h.Figures().Feeds["/rss.xml"].Programs; n != 1 {
		t.Errorf("%d programs, want those of the last seven days", n)
	}
	h.expect("nobody reads pages", 0, 0, 0, 0)
}
