package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bantin/aggregator/dedupe"
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
	var list []reason
	for _, d := range s.Decisions {
		department, ok := departments[bare(d.Item)]
		if !ok || bare(d.Story) != bare(s.ID) {
			continue // it belonged elsewhere, before the editors changed that
		}
		name := h.office(department).Name
		if len(s.Also) > 0 || d.Rule != feeds.RuleOwn { // of one article there is nothing else to explain
			why := reason{Sentence: dedupe.SayRule(d.Rule, name).Sentence.In(h.language), Detail: h.evidence(d)}
			if other := bare(d.Evidence); d.Rule == feeds.RuleSplit && isUUID(other) {
				why.Href = h.base + "/tin/" + other
			}
			list = append(list, why)
		}
		if n := d.Near; n != nil && bare(n.Story) != bare(s.ID) && isUUID(bare(n.Story)) {
			list = append(list, h.nearMiss(*n, name))
		}
	}
	return list
}

// nearMiss says what an item is like and no part of.
func (h *handler) nearMiss(n feeds.NearMiss, name string) reason {
	evidence := ""
	if n.Reason == feeds.MissValues && n.Evidence != "" {
		evidence = fmt.Sprintf(h.say["evidenceValues"], n.Evidence)
	}
	return reason{
		Sentence: dedupe.SayMiss(n.Reason, name).Sentence.In(h.language),
		Detail:   strings.Join(nonempty(h.scores(n.Scores), evidence), " · "),
		Href:     h.base + "/tin/" + bare(n.Story),
	}
}

// evidence is when it was decided, by which figures, and what agreed. A rule
// that knows only yes and no has no figures.
func (h *handler) evidence(d feeds.Decision) string {
	passage := ""
	switch d.Rule {
	case feeds.RuleAlike, feeds.RuleContained, feeds.RuleSummary:
		if d.Evidence != "" {
			passage = fmt.Sprintf(h.say["evidencePassage"], d.Evidence)
		}
	}
	return strings.Join(nonempty(h.calendar.moment(d.At), h.scores(d.Scores), passage), " · ")
}

// scores tells figures from 0 to 1.
func (h *handler) scores(scores map[string]float64) string {
	var parts []string
	for _, s := range dedupe.ScoreNames() {
		value, told := scores[s.Score]
		if !told || s.Long == (feeds.Text{}) {
			continue
		}
		figure := strconv.FormatFloat(value, 'f', 2, 64)
		if !h.calendar.english {
			figure = strings.Replace(figure, ".", ",", 1)
		}
		parts = append(parts, s.Long.In(h.language)+" "+figure)
	}
	return strings.Join(parts, " · ")
}

// nonempty returns the texts that say something.
func nonempty(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}
