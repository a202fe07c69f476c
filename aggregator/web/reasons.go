package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bantin/feeds"
	"bantin/storage"
)

// A reason says in words why an item belongs to its story, or does not belong
// to another that it leads to.
type reason struct{ Sentence, Detail, Href string }

// reasons explains each decision that a story rests on, in the order in which
// they were made.
func (h *handler) reasons(s storage.StoredStory) []reason {
	departments := map[string]string{s.Centre.ID: s.Centre.Department}
	for _, t := range s.Also {
		departments[t.ID] = t.Department
	}
	if len(s.Also) == 0 && len(s.Decisions) == 1 && s.Decisions[0].Rule == feeds.RuleOwn {
		return nil // one article, and nothing to explain
	}
	var list []reason
	for _, d := range s.Decisions {
		department, ok := departments[bare(d.Item)]
		if !ok || bare(d.Story) != bare(s.ID) {
			continue // it belonged elsewhere, before the editors changed that
		}
		why := reason{Sentence: h.why(d.Rule, h.office(department).Name), Detail: h.evidence(d)}
		if other := bare(d.Evidence); d.Rule == feeds.RuleSplit && isUUID(other) {
			why.Href = "/tin/" + other
		}
		list = append(list, why)
	}
	return list
}

func (h *handler) why(rule feeds.Rule, name string) string {
	sentence := map[feeds.Rule]string{
		feeds.RuleOwn:     "whyOwn",
		feeds.RuleAddress: "whyAddress",
		feeds.RuleText:    "whyText",
		feeds.RuleMerge:   "whyMerge",
		feeds.RuleSplit:   "whySplit",
	}[rule]
	if sentence == "" {
		return fmt.Sprintf(h.say["whyOther"], name, rule)
	}
	return fmt.Sprintf(h.say[sentence], name)
}

// evidence is when it was decided, and by which figures. A rule that knows only
// yes and no has none.
func (h *handler) evidence(d feeds.Decision) string {
	parts := []string{h.calendar.moment(d.At)}
	names := make([]string, 0, len(d.Scores))
	for name := range d.Scores {
		if name != string(d.Rule) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		score := strconv.FormatFloat(d.Scores[name], 'f', 2, 64)
		if !h.calendar.english {
			score = strings.Replace(score, ".", ",", 1)
		}
		parts = append(parts, name+" "+score)
	}
	return strings.Join(parts, " · ")
}
