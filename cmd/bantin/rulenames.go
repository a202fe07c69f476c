package main

import "bantin/feeds"

// ruleName says in words why an article belongs to its story.
func ruleName(rule feeds.Rule) feeds.Text {
	switch rule {
	case feeds.RuleOwn:
		return tell("không giống tin nào đã có", "like no story that was there")
	case feeds.RuleAddress:
		return tell("dẫn đến cùng một bài gốc", "leads to the same original")
	case feeds.RuleText:
		return tell("trùng cả tiêu đề lẫn nội dung", "title and text are the same")
	case feeds.RuleAlike:
		return tell("phần lớn lời văn là chung", "most of the wording is shared")
	case feeds.RuleContained:
		return tell("bài ngắn nằm trọn trong bài dài", "the shorter text is part of the fuller one")
	case feeds.RuleSummary:
		return tell("bài ngắn là phần mở đầu của bài dài", "the short text begins the fuller one")
	case feeds.RuleMerge:
		return tell("người biên tập gộp (merge)", "joined by the editors (merge)")
	case feeds.RuleSplit:
		return tell("người biên tập để riêng (split)", "kept apart by the editors (split)")
	}
	return tell("quy tắc %q", "the rule %q", string(rule))
}

// missName says in words what keeps an article out of a story that it is like.
func missName(reason feeds.Miss) feeds.Text {
	switch reason {
	case feeds.MissValues:
		return tell("số liệu hoặc tên riêng khác nhau", "figures or names differ")
	case feeds.MissPart:
		return tell("chỉ chung một phần", "they share a part only")
	}
	return tell("lý do %q", "the reason %q", string(reason))
}
