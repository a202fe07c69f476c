package demo

import (
	"fmt"
	"hash/fnv"
	"slices"
	"time"
)

// pace is how often a new article appears.
const pace = 20 * time.Second

// A post is an article as one site shows it. Its exported methods are for the
// templates.
type post struct {
	article *article
	at      time.Time // stands there since
	site    *site
	origin  *site // whose article it is; site itself for its own
	spell   []string
	link    bool // leads to the original's page
}

// publish spreads the articles over the sites: most stand there at the start,
// dated back from it, the others appear one after another, each on the next
// site. Keeping still leaves the latter out.
func publish(sites []*site, articles []article, start time.Time, still bool) error {
	byID := map[string]*site{}
	for _, s := range sites {
		byID[s.ID] = s
	}
	turns := map[string]int{}
	for i := range articles {
		a := &articles[i]
		own := byID[a.department]
		at := start.Add(-a.age)
		if a.later {
			turn := turns[a.department]*len(sites) + slices.Index(sites, own)
			turns[a.department]++
			at = start.Add(time.Duration(turn+1) * pace)
		}
		if a.later && still {
			continue
		}
		if err := own.add(post{article: a, at: at, site: own, origin: own, spell: a.spell}); err != nil {
			return err
		}
		for _, r := range a.also {
			s := byID[r.department]
			if s == nil {
				return fmt.Errorf("article %s: no site of %q", a.slug, r.department)
			}
			if err := s.add(post{a, at.Add(r.after), s, own, r.spell, r.link}); err != nil {
				return err
			}
		}
	}
	return nil
}

// add puts a post on the site.
func (s *site) add(p post) error {
	if err := knownSpellings(p.spell); err != nil {
		return fmt.Errorf("article %s: %w", p.article.slug, err)
	}
	p.at = p.at.Truncate(time.Second)
	s.posts = append(s.posts, p)
	return nil
}

// visible returns what stands on the site at a time, newest first.
func (s *site) visible(now time.Time) []post {
	var list []post
	for _, p := range s.posts {
		if !p.at.After(now) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b post) int { return b.at.Compare(a.at) })
	return list
}

// ID is the article's number on this site, the same at every start.
func (p post) ID() uint32 {
	h := fnv.New32a()
	h.Write([]byte(p.site.ID + "/" + p.article.slug))
	return 10000 + h.Sum32()%90000
}

// Slug is the part of the address that tells what the article is about.
func (p post) Slug() string { return p.article.slug }

// At is when the post was put on its site.
func (p post) At() time.Time { return p.at.In(vietnam) }

// Path is where the article's page is on its site, with the query.
func (p post) Path() string { return p.site.path(p) }

// Address is where the site's list or feed leads to: its own page, or the
// original's with a remark of where the reader came from.
func (p post) Address() string {
	if !p.link {
		return p.site.Base + p.Path()
	}
	original := p
	original.site = p.origin
	return fmt.Sprintf("%s%s?utm_source=%s&utm_medium=rss", p.origin.Base, original.Path(), p.site.ID)
}

// Picture is where the post's picture is on its site.
func (p post) Picture() string { return "/anh/" + p.article.slug + ".png" }

// PictureSize is the number of bytes of the picture.
func (p post) PictureSize() int { return len(p.site.picture(p.article.slug)) }

// Attachment names a picture that goes with the article; mostly empty.
func (p post) Attachment() string { return p.text(p.article.attach) }

// Title is the headline.
func (p post) Title() string { return p.text(p.article.title) }

// Sapo is the summary. One that leads to another site says so.
func (p post) Sapo() string {
	if p.link {
		return p.text(p.article.sapo) + " (Theo " + p.origin.Name + ")"
	}
	return p.text(p.article.sapo)
}

// Body is the text of the article's page, by paragraphs.
func (p post) Body() []string {
	var body []string
	for _, paragraph := range p.article.body {
		body = append(body, p.text(paragraph))
	}
	return body
}

// Author is the byline.
func (p post) Author() string { return p.text(p.article.author) }

// Full says that a feed carries the whole text.
func (p post) Full() bool { return p.article.full && p.Own() }

// Own says that the site's department wrote the article.
func (p post) Own() bool { return p.site == p.origin }

// Source names the department that wrote the article.
func (p post) Source() string { return p.origin.Name }

// Topic is the id of what the article is about.
func (p post) Topic() string { return p.article.topic }

// TopicName is the name of Topic.
func (p post) TopicName() string { return topicNames[p.article.topic] }

func (p post) text(s string) string { return respell(s, p.spell) }

var topicNames = map[string]string{
	"van-hoa":       "Văn hóa",
	"the-thao":      "Thể thao",
	"du-lich":       "Du lịch",
	"gia-dinh":      "Gia đình",
	"thi-dua":       "Thi đua",
	"chuyen-doi-so": "Chuyển đổi số",
}
