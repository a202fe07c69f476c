package dedupe

import (
	"fmt"

	"bantin/feeds"
)

// A Saying is how people are told of a decision about an article.
type Saying struct {
	Short    feeds.Text // what is true of the article, in a few words
	Sentence feeds.Text // about "the article of" a department
}

// SayRule says by which rule the article of a department belongs to its story.
func SayRule(rule feeds.Rule, department string) Saying {
	switch rule {
	case feeds.RuleOwn:
		return say("không giống tin nào đã có", "like no story that was there",
			"Bài của %s là bài đầu tiên.", "The article from %s was the first.", department)
	case feeds.RuleAddress:
		return say("dẫn đến cùng một bài gốc", "leads to the same original",
			"Bài của %s dẫn đến cùng một bài gốc.", "The article from %s leads to the same original.", department)
	case feeds.RuleText:
		return say("trùng cả tiêu đề lẫn nội dung", "title and text are the same",
			"Bài của %s trùng hoàn toàn về tiêu đề và nội dung.", "The article from %s has the same title and text, word for word.", department)
	case feeds.RuleAlike:
		return say("phần lớn lời văn là chung", "most of the wording is shared",
			"Bài của %s đăng lại gần như nguyên văn.", "The article from %s repeats nearly every word.", department)
	case feeds.RuleContained:
		return say("bài ngắn nằm trọn trong bài dài", "the shorter text is part of the fuller one",
			"Bài của %s là cùng một bài, một bên đăng rút gọn.", "The article from %s is the same one; one of the two was shortened.", department)
	case feeds.RuleSummary:
		return say("bài ngắn là phần mở đầu của bài dài", "the short text begins the fuller one",
			"Bài của %s là cùng một bài, một bên chỉ đăng phần mở đầu.", "The article from %s is the same one; one of the two gives its beginning only.", department)
	case feeds.RuleMerge:
		return say("ban biên tập gộp (merge)", "joined by the editors (merge)",
			"Bài của %s do ban biên tập gộp vào.", "The article from %s was joined by the editors.", department)
	case feeds.RuleSplit:
		return say("ban biên tập để riêng (split)", "kept apart by the editors (split)",
			"Bài của %s giống một tin khác, nhưng được ban biên tập để riêng.", "The article from %s is like another story, but was kept apart by the editors.", department)
	}
	return Saying{
		Short: feeds.Text{VI: fmt.Sprintf("quy tắc %q", string(rule)), EN: fmt.Sprintf("the rule %q", string(rule))},
		Sentence: feeds.Text{VI: fmt.Sprintf("Bài của %s được gộp theo quy tắc “%s”.", department, rule),
			EN: fmt.Sprintf("The article from %s was joined by the rule “%s”.", department, rule)},
	}
}

// SayMiss says what keeps the article of a department out of a story that it is
// like.
func SayMiss(reason feeds.Miss, department string) Saying {
	if reason == feeds.MissValues {
		return say("số liệu hoặc tên riêng khác nhau", "figures or names differ",
			"Bài của %s gần giống một tin khác, nhưng số liệu hoặc tên riêng khác nhau.", "The article from %s is much like another story, but with other figures or names.", department)
	}
	s := say("chỉ chung một phần", "they share a part only",
		"Bài của %s có đoạn giống một tin khác, nhưng chưa đủ để là một tin.", "The article from %s shares passages with another story, too few to be the same.", department)
	if reason != feeds.MissPart {
		s.Short = feeds.Text{VI: fmt.Sprintf("lý do %q", string(reason)), EN: fmt.Sprintf("the reason %q", string(reason))}
	}
	return s
}

// say fills a department into the sentences.
func say(vi, en, sentenceVI, sentenceEN, department string) Saying {
	return Saying{
		Short:    feeds.Text{VI: vi, EN: en},
		Sentence: feeds.Text{VI: fmt.Sprintf(sentenceVI, department), EN: fmt.Sprintf(sentenceEN, department)},
	}
}

// A ScoreName is what a score is called.
type ScoreName struct {
	Score string     // its name in feeds.Decision
	Count bool       // it is a number of things; else it goes from 0 to 1
	Short feeds.Text // in a table
	Long  feeds.Text // where there is room; empty: it is not told there
}

// ScoreNames are the scores that mean something to people, in the order in
// which they are told.
func ScoreNames() []ScoreName {
	return []ScoreName{
		{Score: "jaccard", Short: feeds.Text{VI: "chung", EN: "shared"}, Long: feeds.Text{VI: "giống nhau", EN: "similarity"}},
		{Score: "containment", Short: feeds.Text{VI: "chứa", EN: "contained"}, Long: feeds.Text{VI: "bài ngắn nằm trong bài dài", EN: "shorter within longer"}},
		{Score: "cover", Short: feeds.Text{VI: "liền mạch", EN: "in runs"}, Long: feeds.Text{VI: "đoạn trùng", EN: "passages"}},
		{Score: "title", Short: feeds.Text{VI: "tiêu đề", EN: "title"}, Long: feeds.Text{VI: "tiêu đề", EN: "title"}},
		{Score: "clashes", Count: true, Short: feeds.Text{VI: "chỗ mâu thuẫn", EN: "contradictions"}},
	}
}
