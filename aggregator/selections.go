package aggregator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/topics"
	"bantin/storage"
)

// A story is in the selections of all its items: whoever follows a department,
// an area or a topic gets what any telling brings there, whichever came first.
// Selections follow from what is stored and from the settings in force, not
// from what happened before: a corrected title, a merge, a split and changed
// settings leave the same behind, in whatever order. Only when a story came
// into a selection is history.

// selectionRules counts the changes of this file, and of package topics, after
// which stored stories are to be filed anew.
const selectionRules = 1

// selections says to which selections items belong.
type selections struct {
	site   feeds.Site
	topics *topics.Index
	digest string // of everything that the answer depends on
}

func newSelections(site feeds.Site, sources []feeds.Source) selections {
	return selections{site: site, topics: topics.Of(site.Topics), digest: selectionDigest(site, sources)}
}

// of lists the selections of an item beside the one of everything: its
// department, the area that this served at the item's date with the areas
// that succeeded it, and its topics.
func (s selections) of(l storage.Label) []string {
	list := []string{storage.DepartmentSelection(l.Department)}
	for _, id := range s.site.AreasAt(l.Department, l.Published) {
		list = append(list, storage.AreaSelection(id))
	}
	for _, id := range s.topics.Item(l.Topics, l.Title, l.Categories) {
		list = append(list, storage.TopicSelection(id))
	}
	return list
}

// selectionDigest identifies what the settings say of selections. How areas
// and departments are called, and in which order sources stand, is none of it.
func selectionDigest(site feeds.Site, sources []feeds.Source) string {
	type of struct {
		ID, In string
		Topics []string
	}
	said := struct {
		Rules                int
		Areas                []feeds.Area
		Topics               []feeds.Topic
		Departments, Sources []of
	}{Rules: selectionRules, Areas: slices.Clone(site.Areas), Topics: site.Topics}
	for i := range said.Areas {
		said.Areas[i].Name = ""
	}
	for _, d := range site.Departments {
		said.Departments = append(said.Departments, of{d.ID, d.Area, nil})
	}
	for _, s := range sources {
		said.Sources = append(said.Sources, of{s.ID, s.Department, s.Topics})
	}
	slices.SortFunc(said.Sources, func(a, b of) int { return strings.Compare(a.ID, b.ID) })
	b, err := json.Marshal(said)
	if err != nil {
		panic(err) // texts, numbers and dates always marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// selecting returns the rules that Load last took over.
func (a *Aggregator) selecting() selections {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.selections.topics == nil {
		a.selections = newSelections(a.site, nil)
	}
	return a.selections
}

// place adds the selections that items bring their stories into, by the dates
// that settling fixes.
func (a *Aggregator) place(ctx context.Context, settled []storage.Settled) error {
	items := make([]string, len(settled))
	for i, s := range settled {
		items[i] = s.Item
	}
	labels, err := a.Store.Labels(ctx, items)
	if err != nil {
		return err
	}
	rules := a.selecting()
	for i, s := range settled {
		label := labels[s.Item]
		label.Published = s.Published
		settled[i].Selections = rules.of(label)
	}
	return nil
}

// filingStep is how many stories are filed in one transaction.
const filingStep = 500

// fileAll files every public story by the settings in force, in steps. Where
// that has been done already it costs one look.
func (a *Aggregator) fileAll(ctx context.Context) error {
	rules := a.selecting()
	total := 0
	for done := false; !done; {
		var n int
		var err error
		if n, done, err = a.Store.FileNext(ctx, rules.digest, filingStep, a.Now(), rules.of); err != nil {
			return err
		}
		total += n
	}
	if total > 0 {
		a.Log.Info("filed by areas and topics", "stories", total)
	}
	return nil
}

// refile files stories anew that read differently now, and returns all
// selections that show them, or did.
func (a *Aggregator) refile(ctx context.Context, stories []string) ([]string, error) {
	before, err := a.Store.SelectionsOf(ctx, stories)
	if err != nil {
		return nil, err
	}
	if err := a.Store.File(ctx, stories, a.selecting().of); err != nil {
		return nil, err
	}
	after, err := a.Store.SelectionsOf(ctx, stories)
	if err != nil {
		return nil, fmt.Errorf("selections of edited stories: %w", err)
	}
	list := slices.Concat(before, after)
	slices.Sort(list)
	return slices.Compact(list), nil
}

// leave files a story as it will be without one of its items.
func (a *Aggregator) leave(ctx context.Context, story, item string) error {
	rules := a.selecting()
	return a.Store.File(ctx, []string{story}, func(l storage.Label) []string {
		if l.Item == item {
			return nil
		}
		return rules.of(l)
	})
}
