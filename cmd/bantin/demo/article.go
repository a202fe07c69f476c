package demo

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// The articles, one file a department. A file is UTF-8 text in NFC:
//
//	# a comment, before the first article only
//
//	=== the-slug-of-the-article
//	title: …
//	author: …
//	age: 3d4h            at the start of the demo, or "new" for one that appears later
//	topic: van-hoa
//	extent: full         optional: the feed carries the whole text
//	spell: nfd           optional: how the department's own site spells it
//	attach: …            optional: the name of a picture that goes with it
//	also: son-la 30h link; lai-chau 2h tone eth
//	sapo: the summary, one line
//
//	A paragraph, one line.
//
//	Another one.
//
// "also" names who republishes it, how much later, and how; see spellings.
//
//go:embed articles/*.txt
var articleFiles embed.FS

// An article is a text as its author wrote it.
type article struct {
	department  string
	slug        string
	title, sapo string
	body        []string
	author      string
	topic       string
	attach      string
	age         time.Duration
	later       bool // appears after the start; age says nothing
	full        bool
	spell       []string
	also        []republication
}

// A republication says that a department takes over an article.
type republication struct {
	department string
	after      time.Duration
	spell      []string
	link       bool // it links to the original's page instead of its own
}

// archive reads all articles, department by department in the order of the
// portals.
func archive() ([]article, error) {
	var all []article
	for _, p := range portals {
		name := "articles/" + p.ID + ".txt"
		text, err := fs.ReadFile(articleFiles, name)
		if err != nil {
			return nil, err
		}
		list, err := readArticles(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for i := range list {
			list[i].department = p.ID
		}
		all = append(all, list...)
	}
	return all, nil
}

// readArticles reads one department's file.
func readArticles(text string) ([]article, error) {
	var list []article
	for _, block := range strings.Split("\n"+text, "\n=== ")[1:] {
		slug, rest, _ := strings.Cut(block, "\n")
		head, body, _ := strings.Cut(rest, "\n\n")
		a := article{slug: slug}
		for line := range strings.Lines(head) {
			if err := a.header(strings.TrimSpace(line)); err != nil {
				return nil, fmt.Errorf("article %s: %w", slug, err)
			}
		}
		for p := range strings.SplitSeq(body, "\n\n") {
			a.body = append(a.body, strings.TrimSpace(p))
		}
		list = append(list, a)
	}
	return list, nil
}

// header reads one "key: value" line.
func (a *article) header(line string) error {
	key, value, ok := strings.Cut(line, ": ")
	if !ok {
		return fmt.Errorf("%q is not a header", line)
	}
	var err error
	switch key {
	case "title":
		a.title = value
	case "sapo":
		a.sapo = value
	case "author":
		a.author = value
	case "topic":
		a.topic = value
	case "attach":
		a.attach = value
	case "extent":
		a.full = value == "full"
	case "spell":
		a.spell = strings.Fields(value)
	case "age":
		if a.later = value == "new"; !a.later {
			a.age, err = parseAge(value)
		}
	case "also":
		a.also, err = readAlso(value)
	default:
		err = fmt.Errorf("unknown header %q", key)
	}
	return err
}

func readAlso(value string) ([]republication, error) {
	var list []republication
	for part := range strings.SplitSeq(value, ";") {
		words := strings.Fields(part)
		if len(words) < 2 {
			return nil, fmt.Errorf("%q names no department and delay", part)
		}
		after, err := parseAge(words[1])
		if err != nil {
			return nil, err
		}
		r := republication{department: words[0], after: after, spell: words[2:]}
		if i := slices.Index(r.spell, "link"); i >= 0 {
			r.link, r.spell = true, slices.Delete(r.spell, i, i+1)
		}
		list = append(list, r)
	}
	return list, nil
}

// parseAge reads a duration that may begin with whole days: 3d4h.
func parseAge(s string) (time.Duration, error) {
	days, rest, found := strings.Cut(s, "d")
	if !found {
		return time.ParseDuration(s)
	}
	whole, err := time.ParseDuration(days + "h")
	if err != nil || rest == "" {
		return 24 * whole, err
	}
	part, err := time.ParseDuration(rest)
	return 24*whole + part, err
}
