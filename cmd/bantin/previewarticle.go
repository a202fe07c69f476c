package main

import (
	"context"
	"errors"
	"fmt"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// previewArticle makes of a visit to the page of one article that article, and
// says so. What is no article stays the problem that it was.
func (p *program) previewArticle(ctx context.Context, s *settings.Settings, v *aggregator.Visit) error {
	if v.Problem == nil || v.Problem.Class != feeds.OneArticle {
		return nil
	}
	client := p.client(s)
	defer client.Close()
	it, err := p.reader(client, s).ReadArticle(ctx, v.Source, feeds.Item{URL: v.Source.URL})
	var problem *feeds.Problem
	switch {
	case errors.As(err, &problem):
		return nil
	case err != nil:
		return err
	}
	v.Problem, v.Found = nil, []feeds.Item{it}
	v.Document = feeds.Document{Format: "html", URL: v.Source.URL, Link: v.Source.URL, Title: it.Title, Items: v.Found}
	fmt.Fprintln(prose(p.Stderr), p.say(tell("Đây là trang của một bài viết, không phải trang liệt kê tin: dưới đây là chính bài ấy.",
		"This is the page of one article, not a page that lists news: below is that article.")))
	return nil
}
