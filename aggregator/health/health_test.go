package health

import (
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

const marked = "đăâêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"

// foreign are the letters that English sentences do without; in examples they
// write ô and Đ.
var foreign = strings.NewReplacer("ô", "", "đ", "").Replace(marked)

// said keeps what was said, to find what is said twice.
type said map[string]string

// check looks at one sentence in both languages.
func (s said) check(t *testing.T, about string, text feeds.Text) {
	t.Helper()
	if !strings.ContainsAny(strings.ToLower(text.VI), marked) {
		t.Errorf("%s: no Vietnamese: %q", about, text.VI)
	}
	if strings.ContainsAny(strings.ToLower(text.EN), foreign) {
		t.Errorf("%s: no English: %q", about, text.EN)
	}
	for _, sentence := range []string{text.VI, text.EN} {
		if !strings.HasSuffix(sentence, ".") || strings.ContainsAny(sentence, "[]%") || strings.Contains(sentence, "  ") ||
			strings.Contains(sentence, " .") || strings.Contains(sentence, " ,") || strings.Contains(sentence, " :") {
			t.Errorf("%s: not a sentence: %q", about, sentence)
		}
		if other, twice := s[sentence]; twice {
			t.Errorf("%s says the same as %s: %q", about, other, sentence)
		}
		s[sentence] = about
	}
}

func TestEveryClassHasItsOwnAdvice(t *testing.T) {
	for _, p := range []feeds.Problem{
		{},
		{Detail: "a.vn"},
		{Detail: "https://a.vn/tin", Status: 404},
	} {
		all := said{}
		for _, class := range append(feeds.Classes(), "never met") {
			p := p
			p.Class = class
			a := Describe(&p)
			all.check(t, string(class)+", what", a.What)
			all.check(t, string(class)+", next", a.Next)
		}
	}
}

func TestEveryRepairHasItsOwnSentence(t *testing.T) {
	for _, r := range []feeds.Repair{{}, {Before: "utf-16", After: "utf-8"}, {Before: "3"}} {
		what, next := said{}, said{}
		for _, code := range append(feeds.RepairCodes(), "never met") {
			r := r
			r.Code = code
			a := Warning(r)
			what.check(t, string(code), a.What)
			if Repair(r) != a.What {
				t.Errorf("%s: a repair says %q, a warning %q", code, Repair(r).VI, a.What.VI)
			}
			if _, whole := warnings[code]; whole {
				next.check(t, string(code), a.Next)
			} else if a.Next != nothingToDo {
				t.Errorf("%s: next is %q", code, a.Next.VI)
			}
		}
	}
	if n := len(warnings) + len(repairs); n != len(feeds.RepairCodes()) {
		t.Errorf("%d codes have sentences; want %d", n, len(feeds.RepairCodes()))
	}
}

func TestDescribe(t *testing.T) {
	for _, c := range []struct {
		name   string
		p      feeds.Problem
		vi, en string
	}{
		{"a status", feeds.Problem{Class: feeds.NotFound, Status: 404},
			"Máy chủ trả lời 404: địa chỉ này không còn trang nào.",
			"The server answers 404: there is no page at this address."},
		{"a status elsewhere", feeds.Problem{Class: feeds.NotFound, Status: 404, Detail: "https://a.vn/moi"},
			"Máy chủ trả lời 404: địa chỉ này (đã chuyển hướng tới https://a.vn/moi) không còn trang nào.",
			"The server answers 404: there is no page at this address (redirected to https://a.vn/moi)."},
		{"a host", feeds.Problem{Class: feeds.NoHost, Detail: "svhttdl.hagiang.gov.vn"},
			"Không tìm thấy máy chủ svhttdl.hagiang.gov.vn: tên miền không tồn tại, hoặc lúc này không tra cứu được.",
			"The server svhttdl.hagiang.gov.vn cannot be found: its domain name does not exist, or cannot be looked up at the moment."},
		{"a day", feeds.Problem{Class: feeds.TLSExpired, Detail: "2026-01-31"},
			"Chứng chỉ bảo mật (HTTPS) của trang đã hết hạn hoặc chưa đến ngày có hiệu lực (31/01/2026).",
			"The site's security certificate (HTTPS) has expired, or is not valid yet (2026-01-31)."},
		{"a count", feeds.Problem{Class: feeds.Unusable, Detail: "12"},
			"Tìm thấy 12 tin nhưng không tin nào có đủ tiêu đề và địa chỉ bài viết.",
			"Items were found (12), but none has both a title and the address of an article."},
		{"no count", feeds.Problem{Class: feeds.Unusable, Detail: "twelve items"},
			"Tìm thấy tin nhưng không tin nào có đủ tiêu đề và địa chỉ bài viết.",
			"Items were found, but none has both a title and the address of an article."},
		{"a detail that plays tricks", feeds.Problem{Class: feeds.NotAFeed, Detail: "a [%s] \x1b[31m\n\u202eb" + strings.Repeat("c", 200)},
			"Địa chỉ này không trả về tệp RSS, Atom hay JSON Feed (danh sách tin dành cho máy đọc) mà là “a [%s] [31m b" + strings.Repeat("c", 106) + "…”.",
			"This address does not serve RSS, Atom or JSON Feed (lists of news for programs), but “a [%s] [31m b" + strings.Repeat("c", 106) + "…”."},
	} {
		a := Describe(&c.p)
		if a.What.VI != c.vi || a.What.EN != c.en {
			t.Errorf("%s: got\n%s\n%s", c.name, a.What.VI, a.What.EN)
		}
	}
	if a := Describe(nil); a != (Advice{}) {
		t.Errorf("of no problem: %v", a)
	}
}

func TestPause(t *testing.T) {
	for _, c := range []struct {
		d      time.Duration
		vi, en string
	}{
		{time.Second, " Máy chủ yêu cầu đợi 1 phút rồi mới đọc lại.", " The server asks for a wait of 1 minute before the next reading."},
		{90 * time.Minute, " Máy chủ yêu cầu đợi 90 phút rồi mới đọc lại.", " The server asks for a wait of 90 minutes before the next reading."},
		{24 * time.Hour, " Máy chủ yêu cầu đợi 24 giờ rồi mới đọc lại.", " The server asks for a wait of 24 hours before the next reading."},
	} {
		a := Describe(&feeds.Problem{Class: feeds.Unavailable, RetryAfter: c.d})
		if !strings.HasSuffix(a.Next.VI, c.vi) || !strings.HasSuffix(a.Next.EN, c.en) {
			t.Errorf("%v: got %q, %q", c.d, a.Next.VI, a.Next.EN)
		}
	}
}

func TestWarning(t *testing.T) {
	for _, c := range []struct {
		r  feeds.Repair
		vi string
	}{
		{feeds.Repair{Code: feeds.RepairCharset, Before: "utf-16", After: "utf-8"},
			"Trang khai báo sai bảng mã chữ: ghi là utf-16, thực ra là utf-8. Chương trình đã đọc theo bảng mã đúng."},
		{feeds.Repair{Code: feeds.RepairInvalid, Before: "1"}, "Nội dung có 1 ký tự bị hỏng, hiện ra thành dấu �."},
		{feeds.Repair{Code: feeds.RepairInvalid, Before: "Lễ h\xffi"}, "Nội dung có ký tự bị hỏng, hiện ra thành dấu �."},
	} {
		if got := Warning(c.r).What.VI; got != c.vi {
			t.Errorf("got %q; want %q", got, c.vi)
		}
	}
}

func TestWholeSiteIsDown(t *testing.T) {
	for status, class := range map[int]feeds.Class{429: feeds.TooMany, 500: feeds.ServerError, 503: feeds.Unavailable} {
		robots := Describe(&feeds.Problem{Class: feeds.RobotsDown, Status: status})
		page := Describe(&feeds.Problem{Class: class, Status: status})
		if !strings.HasPrefix(robots.What.VI, page.What.VI) || !strings.HasPrefix(robots.What.EN, page.What.EN) || robots.Next != page.Next {
			t.Errorf("%d of robots.txt: %+v", status, robots)
		}
	}
}

func TestState(t *testing.T) {
	now, problem := time.Now(), &feeds.Problem{Class: feeds.Timeout}
	rebuilt := &feeds.Problem{Class: feeds.Layout}
	for _, c := range []struct {
		name string
		r    Record
		want State
	}{
		{"read", Record{Decided: "active", Polled: now, OK: now}, OK},
		{"read with a remark", Record{Decided: "active", Polled: now, OK: now, Warnings: 2}, Warned},
		{"never read", Record{Decided: "active", Polled: now, Problem: problem, Failures: 1}, Failing},
		{"one hiccup", Record{Polled: now, OK: now, Problem: problem, Failures: 1, Warnings: 2}, Stumbled},
		{"three in a row", Record{Polled: now, OK: now, Problem: problem, Failures: 3}, Failing},
		{"no hiccup: the page was rebuilt", Record{Polled: now, OK: now, Problem: rebuilt, Failures: 1}, Layout},
		{"the certificate ends in two weeks", Record{Now: now, Polled: now, OK: now, Certificate: now.Add(14 * oneDay), Warnings: 1}, Certificate},
		{"the certificate ends this minute", Record{Now: now, Polled: now, OK: now, Certificate: now}, Expired},
		{"the certificate ended a year ago", Record{Now: now, Polled: now, OK: now, Certificate: now.Add(-365 * oneDay), Warnings: 2}, Expired},
		{"the certificate ends in a month", Record{Now: now, Polled: now, OK: now, Certificate: now.Add(30 * oneDay)}, OK},
		{"takes half a minute", Record{Now: now, Polled: now, OK: now, Took: 30 * time.Second}, Slow},
		{"silent for too long", Record{Now: now, Polled: now, OK: now, Silence: Silence{For: 9 * oneDay, Limit: 8 * oneDay}}, Silent},
		{"silent for half a year", Record{Now: now, Polled: now, OK: now, Silence: Silence{For: 200 * oneDay, Limit: 8 * oneDay}}, Stopped},
		{"silent for half a year, which is its rhythm", Record{Now: now, Polled: now, OK: now, Silence: Silence{For: 200 * oneDay, Limit: 150 * oneDay}}, Silent},
		{"says for two days that it is gone", Record{Now: now, Polled: now, OK: now, Problem: &feeds.Problem{Class: feeds.Gone}, Failures: 5, Failing: now.Add(-2 * oneDay)}, Stopped},
		{"says that it is gone", Record{Now: now, Polled: now, OK: now, Problem: &feeds.Problem{Class: feeds.Gone}, Failures: 1, Failing: now}, Failing},
		{"an archive that is silent", Record{Decided: "archive", Now: now, Polled: now, OK: now, Silence: Silence{For: 900 * oneDay, Limit: oneDay}}, Archived},
		{"not visited yet", Record{Decided: "active"}, Waiting},
		{"not visited yet, by default active", Record{}, Waiting},
		{"paused", Record{Decided: "paused", Polled: now, Problem: problem}, Paused},
		{"archived", Record{Decided: "archive"}, Archived},
		{"dead", Record{Decided: "dead", Polled: now, Problem: problem}, Dead},
		{"removed", Record{Decided: "removed", Polled: now, Warnings: 1}, Removed},
	} {
		if got := c.r.State(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	for _, s := range []feeds.State{feeds.Paused, feeds.Archive, feeds.Dead} {
		if got := (Record{Decided: string(s), Polled: now}).State(); string(got) != string(s) {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestEveryStateHasItsName(t *testing.T) {
	all := map[string]State{}
	for _, s := range append(States(), "never met") {
		name := s.Name()
		for _, text := range []string{name.VI, name.EN} {
			if other, twice := all[text]; twice || text == "" {
				t.Errorf("%q and %q are called %q", s, other, text)
			}
			all[text] = s
		}
	}
}
