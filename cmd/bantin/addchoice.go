package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// chooseFeed lets a person choose one of the feeds that a page offers, and
// reads that. Where nobody is to be asked, it names them.
func (p *program) chooseFeed(ctx context.Context, s *settings.Settings, v aggregator.Visit, w wishes) (string, aggregator.Visit, error) {
	if p.flags.json {
		if err := p.printJSON(offersOf(v)); err != nil {
			return "", v, err
		}
		return "", v, p.whichFeed(v, "add")
	}
	if err := p.showOffers(s, v); err != nil {
		return "", v, err
	}
	if w.yes || !p.somebodyAnswers() {
		return "", v, p.whichFeed(v, "add")
	}
	question := tell("Thêm tệp RSS nào? Gõ số (Enter: không thêm):", "Which feed is to be added? Type its number (Enter: none):")
	for range mostAsked {
		answer, err := p.ask(ctx, question)
		if errors.Is(err, io.EOF) || err == nil && answer == "" {
			fmt.Fprintln(prose(p.Stderr), p.say(tell("Chưa ghi gì.", "Nothing was written.")))
			return "", v, quit(exitPartly)
		}
		if err != nil {
			return "", v, err
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(v.Offers) {
			return p.visitTyped(ctx, s, v.Offers[n-1].URL)
		}
	}
	return "", v, p.whichFeed(v, "add")
}

// showOffers lists the feeds that a page has links to, and which of them are
// read already.
func (p *program) showOffers(s *settings.Settings, v aggregator.Visit) error {
	rows := [][]string{}
	for i, l := range v.Offers {
		known := ""
		if id := s.ReadBy(l.URL); id != "" {
			known = p.say(tell("(đã có: %s)", "(read already: %s)", id))
		}
		rows = append(rows, []string{fmt.Sprintf("%3d", i+1), cut(l.Title, 60), l.URL, known})
	}
	return printTable(p.Stderr, rows)
}

// whichFeed is the failure of a page that offers feeds and has no news itself.
func (p *program) whichFeed(v aggregator.Visit, command string) error {
	what := count("trang “%s” không đăng tin mà dẫn tới %d tệp RSS", "the page “%s” has no news, but links to %d {feed|feeds}", v.Problem.Detail, len(v.Offers))
	next := tell("chạy lại lệnh với địa chỉ của tệp cần đọc, ví dụ: bantin %s %s", "run the command with the address of the one to be read, for example: bantin %s %s", command, v.Offers[0].URL)
	return &failure{exitFailed, what, next, v.Problem}
}

// offers is what a program reads of the feeds of a page.
type offers struct {
	URL   string      `json:"url"`
	Feeds []offerLink `json:"feeds"`
}

type offerLink struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

func offersOf(v aggregator.Visit) offers {
	list := offers{URL: v.Source.URL}
	for _, l := range v.Offers {
		list.Feeds = append(list.Feeds, offerLink{l.URL, l.Title})
	}
	return list
}

// offersFeeds tells whether a visit found a page of feeds.
func offersFeeds(v aggregator.Visit) bool {
	return v.Problem != nil && v.Problem.Class == feeds.FeedIndex && len(v.Offers) > 0
}
