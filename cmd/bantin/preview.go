package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/feeds/render"
)

func (p *program) previewCommand() *cobra.Command {
	var list feeds.List
	var format string
	m := manual{
		short: tell("Đọc thử một địa chỉ và in những gì sẽ được đăng", "Reads one address and prints what would be published"),
		long: tell(`Địa chỉ là một tệp RSS (hoặc Atom, JSON Feed) hay một trang web. Trang không giới thiệu
tệp RSS nào thì đọc bằng bộ chọn CSS: --item cho cả khối của một bài, các tùy chọn kia
tìm bên trong khối ấy; viết BỘ_CHỌN@thuộc_tính để lấy một thuộc tính. Nếu là trang của
một bài viết thì in chính bài ấy.`,
			`The address is a feed (RSS, Atom, JSON Feed) or a page. A page that announces no feed is
read by CSS selectors: --item for the whole block of an article, the other flags look
inside it; write SELECTOR@attribute for an attribute. Of the page of one article, that
article is printed.`),
		arguments: tell("ĐỊA_CHỈ", "URL"),
		examples: []string{
			"bantin preview https://svhttdl.laocai.gov.vn/",
			"bantin preview https://vhttdl.sonla.gov.vn/tong-hop-58992 --item div.news-item --title 'h3 a' --link 'h3 a@href'",
			"bantin preview https://svhttdl.laichau.gov.vn/ --format rss > thu.xml",
		},
		exits: []exitNote{done("đọc được", "it could be read"), {exitFailed, tell("không đọc được", "it could not be read")}, wrongUsage()},
	}
	cmd := p.command("preview", m, oneAddress, func(cmd *cobra.Command, args []string) error {
		if err := checkFormat(format); err != nil {
			return err
		}
		s, err := p.settings()
		if err != nil {
			return err
		}
		address, otherwise, err := typed(args[0])
		if err != nil {
			return err
		}
		src, err := previewSource(s, address, list)
		if err != nil {
			return err
		}
		return p.preview(cmd.Context(), s, src, otherwise, render.Format(format))
	})
	p.selectorFlags(cmd, &list)
	cmd.Flags().StringVar(&format, "format", "", p.say(tell("in riêng bản tin dạng `json|rss|atom` thay cho bảng", "print the feed alone, as `json|rss|atom`, instead of a table")))
	complete(cmd, "format", "json", "rss", "atom")
	return cmd
}

// selectorFlags adds the flags that say where a page keeps its list.
func (p *program) selectorFlags(cmd *cobra.Command, list *feeds.List) {
	for _, field := range []struct {
		name string
		to   *string
		use  feeds.Text
	}{
		{"item", &list.Item, tell("`BỘ_CHỌN` của cả khối một bài", "`SELECTOR` of the whole block of an article")},
		{"title", &list.Title, tell("`BỘ_CHỌN` của tiêu đề (mặc định: a)", "`SELECTOR` of the title (else: a)")},
		{"link", &list.Link, tell("`BỘ_CHỌN` của liên kết (mặc định: a@href)", "`SELECTOR` of the link (else: a@href)")},
		{"date", &list.Date, tell("`BỘ_CHỌN` của ngày", "`SELECTOR` of the date")},
		{"summary", &list.Summary, tell("`BỘ_CHỌN` của tóm tắt", "`SELECTOR` of the summary")},
		{"image", &list.Image, tell("`BỘ_CHỌN` của ảnh, ví dụ img@src", "`SELECTOR` of the picture, for example img@src")},
	} {
		cmd.Flags().StringVar(field.to, field.name, "", p.say(field.use))
	}
}

// checkFormat refuses formats that there are not.
func checkFormat(format string) error {
	if format == "" || slices.Contains(render.Formats(), render.Format(format)) {
		return nil
	}
	next := tell("viết --format json, --format rss hoặc --format atom", "write --format json, --format rss or --format atom")
	if near := settings.Nearest(format, []string{"json", "rss", "atom"}); near != "" {
		next = perhaps("--format " + near)
	}
	return misused(tell("không có dạng %q", "there is no format %q", format), next)
}

// previewSource makes a source of an address and selectors. An address of the
// settings is read as the settings say, unless selectors are given.
func previewSource(s *settings.Settings, address string, list feeds.List) (feeds.Source, error) {
	src := feeds.Source{ID: tryingID, URL: address, Kind: feeds.Auto, State: feeds.Active, Content: feeds.FullContent}
	for _, known := range s.Sources {
		if known.URL == address {
			src = known
			break
		}
	}
	if list == (feeds.List{}) {
		return src, nil
	}
	if list.Item == "" {
		return src, misused(tell("thiếu --item: bộ chọn của cả khối một bài", "--item is missing: the selector of the whole block of an article"),
			tell("ví dụ --item div.news-item", "for example --item div.news-item"))
	}
	if list.Title == "" {
		list.Title = "a"
	}
	if list.Link == "" {
		list.Link = "a@href"
	}
	for _, field := range []struct{ flag, value string }{
		{"--item", list.Item}, {"--title", list.Title}, {"--link", list.Link},
		{"--date", list.Date}, {"--summary", list.Summary}, {"--image", list.Image},
	} {
		if field.value == "" {
			continue
		}
		if _, err := settings.Selector(field.flag, field.value); err != nil {
			return src, err
		}
	}
	src.Kind, src.Lists = feeds.HTML, []feeds.List{list}
	return src, nil
}

// preview reads the source, or else the other address, and prints what it brings.
func (p *program) preview(ctx context.Context, s *settings.Settings, src feeds.Source, otherwise string, format render.Format) error {
	v, err := p.visitEither(ctx, s, src, otherwise)
	if err != nil {
		return err
	}
	if err := p.previewArticle(ctx, s, &v); err != nil {
		return err
	}
	if offersFeeds(v) {
		if err := p.showOffers(s, v); err != nil {
			return err
		}
		return p.whichFeed(v, "preview")
	}
	if v.Problem != nil && len(v.Found) == 0 {
		advice := firstLook(v.Problem, v.Source)
		if v.Source.ID == tryingID && v.Problem.Class != feeds.Layout {
			advice = health.Tried(v.Problem)
		}
		if v.Problem.Class == feeds.NoList {
			advice.Next = tell("cho biết danh sách tin nằm ở đâu, ví dụ --item div.news-item --title 'h3 a' --link 'h3 a@href'",
				"say where the list is, for example --item div.news-item --title 'h3 a' --link 'h3 a@href'")
		}
		return &failure{exitFailed, advice.What, advice.Next, v.Problem}
	}
	if format != "" {
		err = render.Write(p.Stdout, format, previewChannel(s, v))
	} else {
		err = p.printPreview(s, v)
	}
	if err != nil || v.Problem == nil {
		return err
	}
	advice := health.Describe(v.Problem) // it was read, and yet nothing of it would be published
	fmt.Fprintf(prose(p.Stderr), "%s\n  → %s\n", p.say(advice.What), p.say(advice.Next))
	return nil
}

// printPreview prints the articles in a table, those that cannot be published
// included, and below it what was repaired in the document as a whole.
func (p *program) printPreview(s *settings.Settings, v aggregator.Visit) error {
	p.printHead(v)
	rows := [][]string{{p.say(tell("NGÀY", "DATE")), p.say(tell("TIÊU ĐỀ", "TITLE")), p.say(tell("ĐỊA CHỈ", "ADDRESS"))}}
	for _, it := range v.Found {
		rows = append(rows, []string{dayOrInstant(it.Published, s.Site.Zone), cmp.Or(cut(it.Title, 70), "–"), cmp.Or(it.URL, "–")})
	}
	if err := printTable(p.Stdout, rows); err != nil {
		return err
	}
	if err := p.printRepairs(v.Found); err != nil {
		return err
	}
	p.printNotes(v)
	return nil
}
