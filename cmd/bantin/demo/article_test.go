package demo

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds/vietnamese"
)

const day = 24 * time.Hour

func readArchive(t *testing.T) []article {
	t.Helper()
	articles, err := archive()
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

func TestEveryArticleIsWhole(t *testing.T) {
	slugForm := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	slugs, titles, sapos := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range readArchive(t) {
		body := strings.Join(a.body, " ")
		for what, ok := range map[string]bool{
			"slug":        slugForm.MatchString(a.slug) && !slugs[a.slug],
			"title":       between(utf8.RuneCountInString(a.title), 20, 140) && !titles[vietnamese.Key(a.title)],
			"sapo":        between(len(strings.Fields(a.sapo)), 30, 60) && !sapos[vietnamese.Key(a.sapo)],
			"body":        between(len(strings.Fields(body)), 120, 300) && between(len(a.body), 2, 5),
			"author":      a.author != "",
			"topic":       topicNames[a.topic] != "",
			"age":         a.later || between(int(a.age/time.Minute), 1, 60*24*60),
			"NFC":         norm.NFC.IsNormalString(a.title + a.sapo + body + a.author + a.attach),
			"white space": a.title+a.sapo+body == strings.Join(strings.Fields(a.title+a.sapo+body), " "),
		} {
			if !ok {
				t.Errorf("%s of %s: wrong %s", a.slug, a.department, what)
			}
		}
		slugs[a.slug], titles[vietnamese.Key(a.title)], sapos[vietnamese.Key(a.sapo)] = true, true, true
	}
}

func between(n, low, high int) bool { return n >= low && n <= high }

func TestSpreadOfArticles(t *testing.T) {
	var standing, later, republished, items, recent int
	perDepartment := map[string]int{}
	newest := 60 * day
	for _, a := range readArchive(t) {
		if a.later {
			later++
			continue
		}
		standing++
		perDepartment[a.department]++
		items += 1 + len(a.also)
		republished += min(1, len(a.also))
		if a.department != "lai-chau" && a.age < 30*day {
			recent++
		}
		newest = min(newest, a.age)
	}
	if standing < 66 || items < 80 || republished < 10 {
		t.Errorf("%d articles, %d of them republished, make %d items; want 66, 10 and 80", standing, republished, items)
	}
	if later < 24 {
		t.Errorf("%d articles in reserve, want 24", later)
	}
	if recent > 36 {
		t.Errorf("%d dated articles are younger than 30 days: the undated ones fall out of a feed of 50", recent)
	}
	if newest > time.Hour {
		t.Errorf("the newest article is %v old", newest)
	}
	for _, p := range portals {
		if perDepartment[p.ID] < 8 {
			t.Errorf("%s wrote %d articles only", p.ID, perDepartment[p.ID])
		}
	}
}

// The oldest telling is the story's centre, and it has to be the same one
// whatever the time of the start. Where a site tells the day only, the other
// one must stand a whole day apart.
func TestRepublicationsComeAfterTheirOriginals(t *testing.T) {
	daysOnly := map[string]bool{"lao-cai": true, "dien-bien": true}
	for _, a := range readArchive(t) {
		for _, r := range a.also {
			least := 2 * time.Hour
			switch {
			case a.later:
				least = 30 * time.Second
			case daysOnly[a.department] || daysOnly[r.department]:
				least = 25 * time.Hour
			}
			if r.department == "lai-chau" && a.age > 29*day {
				t.Errorf("%s: too old to be joined with an undated copy", a.slug)
			}
			if r.department == a.department || r.after < least && r.department != "lai-chau" || !a.later && r.after >= a.age {
				t.Errorf("%s: republished by %s after %v, want %v to %v", a.slug, r.department, r.after, least, a.age)
			}
			if a.full {
				t.Errorf("%s: the original gives its whole text, the copy at %s a summary", a.slug, r.department)
			}
			if a.department == "lai-chau" && !a.later {
				t.Errorf("%s: the original has no date, its copy at %s has one", a.slug, r.department)
			}
		}
	}
}

func TestArticlesThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a line that is no header", "=== a\ntitle\n\nText", "not a header"},
		{"a header nobody knows", "=== a\ntitel: X\n\nText", `unknown header "titel"`},
		{"an age without unit", "=== a\nage: 3\n\nText", "missing unit"},
		{"days that are no number", "=== a\nage: xd\n\nText", "invalid duration"},
		{"a republication without delay", "=== a\nalso: son-la\n\nText", "no department and delay"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := readArticles(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestAge(t *testing.T) {
	for s, want := range map[string]time.Duration{"4m": 4 * time.Minute, "2d": 2 * day, "3d4h30m": 3*day + 4*time.Hour + 30*time.Minute} {
		if got, err := parseAge(s); got != want || err != nil {
			t.Errorf("parseAge(%q) = %v, %v", s, got, err)
		}
	}
}
