package web

import (
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

func TestReasons(t *testing.T) {
	at := time.Date(2026, 11, 23, 8, 0, 0, 0, there)
	scores := map[string]float64{"jaccard": 0.823, "containment": 0.9, "clashes": 2}
	list := []article{
		{number: 1, source: "lao-cai-tin-tuc", title: "Lễ hội", published: at},
		{number: 2, source: "son-la-tin-tuc", title: "Lễ hội", published: at, joins: 1, rule: feeds.RuleAlike, scores: scores, evidence: "trình diễn khèn Mông"},
		{number: 3, source: "cao-bang-tin-tuc", title: "Lễ hội", published: at, joins: 1, rule: feeds.RuleContained},
		{number: 4, source: "dien-bien-tin-tuc", title: "Lễ hội", published: at, joins: 1, rule: feeds.RuleSummary},
		{number: 5, source: "lai-chau-tin-tuc", title: "Thống kê", published: at,
			near: &feeds.NearMiss{Story: uuid(1), Reason: feeds.MissValues, Scores: scores, Evidence: "1200 ≠ 1500"}},
		{number: 6, source: "lang-son-tin-tuc", title: "Tổng hợp", published: at, near: &feeds.NearMiss{Story: uuid(1), Reason: feeds.MissPart}},
	}
	s := open(t, list).serve(t)
	for number, wants := range map[int][]string{
		1: {"Vì sao gộp", "Sơn La đăng lại gần như nguyên văn.", "giống nhau 0,82 · bài ngắn nằm trong bài dài 0,90 · đoạn chung dài nhất: “trình diễn khèn Mông”",
			"Cao Bằng là cùng một bài, một bên đăng rút gọn.", "Điện Biên là cùng một bài, một bên chỉ đăng phần mở đầu."},
		5: {"Vì sao để riêng", "Lai Châu gần giống một tin khác, nhưng số liệu hoặc tên riêng khác nhau. Xem tin kia", "chỗ khác nhau: 1200 ≠ 1500"},
		6: {"Vì sao để riêng", "Lạng Sơn có đoạn giống một tin khác, nhưng chưa đủ để là một tin. Xem tin kia"},
	} {
		_, body := ask(t, "GET", s.URL+"/tin/"+uuid(number))
		text := parsed(t, body).find("main")[0].words()
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("story %d: %q is missing in %q", number, want, text)
			}
		}
		if link := `href="/tin/` + uuid(1) + `"`; number != 1 && !strings.Contains(body, link) {
			t.Errorf("story %d does not lead to the other one", number)
		}
		if strings.Contains(text, "clashes") {
			t.Errorf("story %d: a score without a name", number)
		}
	}
}
