package web

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"bantin/feeds"
	"bantin/storage"
)

// TestBothLanguages walks through all pages of both languages, and what they
// lead to. Each page is in one language, knows itself in the other, and leads
// to no page in another but where it says so.
func TestBothLanguages(t *testing.T) {
	s := worried(t).serve(t)
	found := searchFor(searchPath, "q", "sa pa")
	queue := []string{"/", "/en/", "/van-hanh", "/en/van-hanh", found, englishRoot + found}
	met := map[string]bool{}
	for _, path := range queue {
		met[path] = true
	}
	pairs := map[string][]string{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		resp, body := ask(t, "GET", s.URL+path)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, resp.StatusCode)
			continue
		}
		if resp.Header.Get("Content-Type") != pageType {
			continue
		}
		checkForm(t, path, body)
		doc := parsed(t, body)
		pairs[path] = translationsIn(doc)
		checkOneLanguage(t, path, doc)
		for _, a := range doc.find("a") {
			to := strings.TrimPrefix(a.attr("href"), cluster().URL)
			to, _, _ = strings.Cut(to, "#")
			if !strings.HasPrefix(to, "/") {
				continue
			}
			if !met[to] {
				met[to] = true
				queue = append(queue, to)
			}
			if baseOf(to) == baseOf(path) || a.attr("hreflang") != "" {
				continue
			}
			if resp, _ := ask(t, "HEAD", s.URL+to); resp.Header.Get("Content-Type") == pageType {
				t.Errorf("%s: %q leads to %s without saying so", path, a.words(), to)
			}
		}
	}
	for path, pair := range pairs {
		if path == "/huong-dan" {
			if pair != nil {
				t.Errorf("%s: the guide has translations: %q", path, pair)
			}
			continue
		}
		bare := cluster().URL + strings.TrimPrefix(path, baseOf(path))
		if want := []string{"vi " + bare, "en " + cluster().URL + englishRoot + strings.TrimPrefix(bare, cluster().URL), "x-default " + bare}; !slices.Equal(pair, want) {
			t.Errorf("%s: translations %q", path, pair)
		}
		if other := strings.TrimPrefix(path, baseOf(path)); pairs[other] == nil || pairs[englishRoot+other] == nil {
			t.Errorf("%s is not in both languages", path)
		}
	}
	if len(pairs) < 50 {
		t.Errorf("only %d pages", len(pairs))
	}
}

// worried is a newsroom in which there is something to say of everything.
func worried(t *testing.T) *newsroom {
	t.Helper()
	list := articles()
	list[0].warnings = []feeds.Repair{{Code: feeds.RepairCharset, Before: "utf-16", After: "utf-8"}}
	n := open(t, list)
	for _, p := range []storage.Poll{
		{Source: "lang-son-tin-tuc", At: now, Due: now.Add(time.Hour), Problem: &feeds.Problem{Class: feeds.NotFound, Status: 404}},
		{Source: "dien-bien-tin-tuc", At: now, Due: now.Add(time.Hour), Problem: &feeds.Problem{Class: feeds.TLSChain, Detail: "dien-bien.example.vn"}},
	} {
		if err := n.store.SavePoll(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	n.Builtin = true
	return n
}

// translationsIn are the forms that a page says it has.
func translationsIn(doc node) []string {
	var list []string
	for _, l := range doc.find("link") {
		if lang := l.attr("hreflang"); lang != "" {
			list = append(list, lang+" "+l.attr("href"))
		}
	}
	return list
}

// checkOneLanguage finds sentences of the other language on a page.
func checkOneLanguage(t *testing.T, path string, doc node) {
	t.Helper()
	language := "vi"
	if baseOf(path) != "" {
		language = "en"
	}
	for _, said := range saidIn(doc.find("html")[0].Node, language) {
		if other := foreign(said, language); other != "" {
			t.Errorf("%s: %q says %q", path, said, other)
		}
	}
}

// saidIn is what an element says to readers in a language: its texts, and the
// attributes that are read out. What is in code is for machines.
func saidIn(n *html.Node, language string) (list []string) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			list = append(list, strings.Join(strings.Fields(c.Data), " "))
		case c.Type != html.ElementNode || c.Data == "code" || c.Data == "pre" || c.Data == "script" || c.Data == "title" && language == "en":
		default:
			e := node{c}
			if lang := e.attr("lang"); lang != "" && lang != language {
				continue
			}
			for _, name := range []string{"aria-label", "placeholder", "alt"} {
				list = append(list, e.attr(name))
			}
			list = append(list, saidIn(c, language)...)
		}
	}
	return list
}

// englishWords are words that English can hardly do without, and that are none
// in Vietnamese.
var englishWords = regexp.MustCompile(`(?i)\b(the|of|and|is|was|are|with|from|this|page|news|feed)\b`)

// foreign is what there is of another language in a text; empty: nothing.
func foreign(said, language string) string {
	if language == "vi" {
		said = strings.NewReplacer("JSON Feed", "", "The Old Reader", "").Replace(said)
		return englishWords.FindString(said)
	}
	for _, piece := range vietnamesePieces() {
		if strings.Contains(said, piece) {
			return piece
		}
	}
	return ""
}

// vietnamesePieces are what the pages say in Vietnamese only, between what is
// filled in.
var vietnamesePieces = sync.OnceValue(func() (list []string) {
	verb := regexp.MustCompile(`%[a-z]`)
	for _, text := range texts {
		for _, piece := range verb.Split(text.VI, -1) {
			piece = strings.Trim(piece, " .:;,·“”")
			if len([]rune(piece)) > 3 && piece != text.EN && strings.ContainsFunc(piece, diacritic) {
				list = append(list, piece)
			}
		}
	}
	return list
})

// diacritic tells letters of Vietnamese that English has not.
func diacritic(r rune) bool {
	return r > 0x7f && r != '“' && r != '”' && r != '…' && r != '–' && r != '·'
}

func TestTheSwitchKeepsThePage(t *testing.T) {
	s := worried(t).serve(t)
	for path, want := range map[string]string{
		"/":                  "/en/",
		"/en/":               "/",
		"/lao-cai/":          "/en/lao-cai/",
		"/en/tin/" + uuid(1): "/tin/" + uuid(1),
		"/tim-kiem?q=sa+pa":  "/en/tim-kiem?q=sa+pa",
		"/en/tim-kiem?q=l%E1%BB%85+h%E1%BB%99i&xep=moi": "/tim-kiem?q=l%E1%BB%85+h%E1%BB%99i&xep=moi",
		"/huong-dan":   "/en/",
		"/khong-co":    "/en/",
		"/en/khong-co": "/",
	} {
		_, body := ask(t, "GET", s.URL+path)
		var got []string
		for _, a := range parsed(t, body).find("header")[0].find("a") {
			if lang := a.attr("hreflang"); lang != "" && lang == a.attr("lang") {
				got = append(got, a.attr("href"))
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s leads to %q, want %s", path, got, want)
		}
	}
}
