package main

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"bantin/aggregator/dedupe"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/storage"
)

func (p *program) explainCommand() *cobra.Command {
	m := manual{
		short: tell("Giải thích một tin: gồm những bài nào, và vì sao", "Explains a story: which articles are in it, and why"),
		long: tell(`Nêu mã tin (urn:uuid:… hoặc chỉ phần mã), địa chỉ trang /tin/… của bản tin, hoặc địa chỉ một
bài trên trang của đơn vị, viết cách nào cũng được. Chỉ xem cơ sở dữ liệu; dùng được trong
khi serve đang chạy.`,
			`Name a story's id (urn:uuid:… or the UUID alone), the address of a page /tin/… of the
bulletin, or that of an article at its portal, in any spelling. Looks into the database
only; may be used while serve runs.`),
		arguments: tell("MÃ|ĐỊA_CHỈ", "ID|URL"),
		examples:  []string{"bantin explain https://svhttdl.laocai.gov.vn/tin-tuc/bai-viet-123", "bantin explain urn:uuid:1b4e28ba-2fa1-51d2-883f-0016d3cca427"},
		exits: []exitNote{
			done("tìm thấy", "it was found"),
			{exitFailed, tell("không tìm thấy, hoặc không xem được", "it was not found, or could not be looked at")},
			wrongUsage(),
		},
	}
	cmd := p.command("explain", m, oneAddress, func(cmd *cobra.Command, args []string) error {
		s, err := p.settings()
		if err != nil {
			return err
		}
		return p.explainStory(cmd.Context(), s, args[0])
	})
	p.jsonFlag(cmd)
	return cmd
}

// explainStory prints the stories that a name leads to.
func (p *program) explainStory(ctx context.Context, s *settings.Settings, name string) (err error) {
	store, err := openStored(ctx, s.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	x := explainer{program: p, settings: s, store: store}
	list, err := x.find(ctx, name)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return notKnown(name)
	}
	if p.flags.json {
		return p.printJSON(list)
	}
	for i, e := range list {
		if err := x.print(e, i > 0); err != nil {
			return err
		}
	}
	return nil
}

// notKnown says that nothing is known under a name, and what to try.
func notKnown(name string) error {
	if idIn(name) != "" {
		return &failure{code: exitFailed, what: tell("không có tin nào mang mã %s", "no story has the id %s", name),
			next: tell("kiểm tra mã, và --database có đúng cơ sở dữ liệu ấy không; hoặc nêu địa chỉ của bài", "check the id, and whether --database is the right one; or name the article's address")}
	}
	return &failure{code: exitFailed, what: tell("chưa biết bài nào ở địa chỉ %s", "no article is known at the address %s", name),
		next: tell("chép địa chỉ từ nút “Đọc bài gốc” trên trang của tin; bantin preview cho biết trang ấy đọc được gì; bantin status cho biết nguồn có đọc được không",
			"copy the address from “Read the original” on the story's page; bantin preview says what can be read there; bantin status says whether its source can be read")}
}

// idForm is how a story is called by its id: as a UUID, its URN, or the address
// of its page.
var idForm = regexp.MustCompile(`(?i)(?:^|^urn:uuid:|/tin/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/?(?:[?#].*)?$`)

// idIn returns the id in what somebody has called a story by, "" if that is
// none.
func idIn(name string) string {
	if m := idForm.FindStringSubmatch(name); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}

// An explainer finds and explains stories.
type explainer struct {
	*program
	settings *settings.Settings
	store    *storage.Store
}

// find explains the stories that a name leads to, and the items that wait for
// theirs.
func (x explainer) find(ctx context.Context, name string) ([]explained, error) {
	name = strings.TrimSpace(name)
	if id := idIn(name); id != "" {
		if list, err := x.explainAll(ctx, []string{id}); err != nil || len(list) > 0 || !strings.Contains(name, "/") {
			return list, err
		} // an article's address may look like that too
	}
	ids, err := x.byAddress(ctx, name)
	if err != nil {
		return nil, err
	}
	return x.explainAll(ctx, ids)
}

// explainAll explains the stories of items, each once.
func (x explainer) explainAll(ctx context.Context, ids []string) (list []explained, err error) {
	met := map[string]bool{}
	for _, id := range ids {
		e, found, err := x.explain(ctx, id)
		if err != nil {
			return nil, err
		}
		if found && !met[e.Story+e.Waiting] {
			met[e.Story+e.Waiting] = true
			list = append(list, e)
		}
	}
	return list, nil
}

// byAddress finds the items that are known under an address, or ever were.
func (x explainer) byAddress(ctx context.Context, raw string) (ids []string, err error) {
	if !strings.Contains(raw, "://") {
		raw = "https://" + raw
	}
	found, err := x.store.FindByAddress(ctx, dedupe.Address(raw))
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		ids = append(ids, f.ID)
	}
	states, err := x.store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	for _, st := range states {
		more, err := x.inLedger(ctx, raw, st)
		if err != nil {
			return nil, err
		}
		ids = append(ids, more...)
	}
	return ids, nil
}

// inLedger finds the items that a source's ledger has under an address.
func (x explainer) inLedger(ctx context.Context, raw string, st storage.SourceState) (ids []string, err error) {
	src := feeds.Source{ID: st.ID, URL: st.URL}
	for _, named := range x.settings.Sources {
		if named.ID == st.ID {
			src = named
		}
	}
	lessons, err := x.store.Lessons(ctx, st.ID)
	if err != nil {
		return nil, err
	}
	ledger, err := x.store.Ledger(ctx, st.ID, dedupe.Remember(lessons).Spellings(raw, src))
	for _, known := range ledger {
		for _, k := range known {
			ids = append(ids, k.ID)
		}
	}
	return ids, err
}
