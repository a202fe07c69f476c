package settings

import (
	"errors"
	"net"
	"net/mail"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"time"

	"bantin/aggregator"
	"bantin/feeds"
	"bantin/feeds/parse"
)

// Bounds of the time between two visits to a source.
const (
	leastEvery = time.Minute
	mostEvery  = 90 * 24 * time.Hour
)

var durationForm = regexp.MustCompile(`^(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?$`)

// duration reads 10m, 2h, 1d or several of them: 1d12h.
func duration(s string) (time.Duration, *complaint) {
	m := durationForm.FindStringSubmatch(s)
	if m == nil || s == "" {
		c := complain(say("%q không phải là một khoảng thời gian", "%q is not a length of time", s),
			say("viết ví dụ 10m (phút), 2h (giờ) hoặc 1d (ngày)", "write for example 10m (minutes), 2h (hours) or 1d (days)"))
		if meant := inWords(s); meant >= leastEvery && meant <= mostEvery {
			c.hint = both(spelled(meant))
		}
		return 0, c
	}
	var d time.Duration
	for i, unit := range []time.Duration{24 * time.Hour, time.Hour, time.Minute} {
		if n, err := strconv.Atoi(m[i+1]); err == nil {
			d += time.Duration(n) * unit
		}
	}
	if d < leastEvery || d > mostEvery {
		return 0, complain(say("khoảng thời gian %q phải từ 1m đến 90d", "the length of time %q must be from 1m to 90d", s),
			say("viết ví dụ 10m (phút), 2h (giờ) hoặc 1d (ngày)", "write for example 10m (minutes), 2h (hours) or 1d (days)"))
	}
	return d, nil
}

// day reads a date; its time zone is set when the site's is known.
func day(s string) (time.Time, *complaint) {
	t, err := time.Parse(time.DateOnly, s)
	if err == nil {
		return t, nil
	}
	c := complain(say("%q không phải là một ngày", "%q is not a date", s),
		say("viết năm-tháng-ngày, ví dụ 2025-06-30", "write year-month-day, for example 2025-06-30"))
	for _, form := range []string{"2/1/2006", "2-1-2006", "2.1.2006", "2006/1/2", "2006-1-2"} {
		if t, err := time.Parse(form, s); err == nil {
			c.hint = both(t.Format(time.DateOnly))
		}
	}
	return time.Time{}, c
}

// zone reads the name of a time zone.
func zone(s string) (*time.Location, *complaint) {
	if l, err := time.LoadLocation(s); err == nil && s != "Local" {
		return l, nil
	}
	return nil, complain(say("không có múi giờ nào tên là %q", "there is no time zone called %q", s), both("Asia/Ho_Chi_Minh"))
}

// eMail reads an e-mail address.
func eMail(s string) (string, *complaint) {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || !strings.Contains(s[strings.LastIndexByte(s, '@'):], ".") {
		c := complain(say("%q không phải là địa chỉ thư điện tử", "%q is not an e-mail address", s),
			say("viết ví dụ banbientap@bantin.example.vn", "write for example banbientap@bantin.example.vn"))
		if err == nil && a.Address != s {
			c.hint = both(a.Address)
		}
		return "", c
	}
	return s, nil
}

// prefix reads a range of addresses, or one address.
func prefix(s string) (netip.Prefix, *complaint) {
	if a, err := netip.ParseAddr(s); err == nil && a.Zone() == "" {
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return p, complain(say("%q không phải là một dải địa chỉ mạng", "%q is not a range of network addresses", s),
			say("viết ví dụ 10.0.0.0/8 hoặc 192.168.1.20", "write for example 10.0.0.0/8 or 192.168.1.20"))
	}
	if p != p.Masked() {
		return p, complain(say("dải địa chỉ %q có bit thừa sau độ dài", "the range %q has bits beyond its length", s),
			both(p.Masked().String()))
	}
	return p, nil
}

// listenAddress reads where the web server listens.
func listenAddress(s string) (string, *complaint) {
	c := complain(say("%q không phải là địa chỉ để phục vụ bản tin", "%q is not an address to listen on", s),
		say("viết máy:cổng, ví dụ 127.0.0.1:8080 hoặc :8080", "write host:port, for example 127.0.0.1:8080 or :8080"))
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		if isNumber(s) {
			c.hint = both("127.0.0.1:" + s)
		}
		return "", c
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		c.message = say("cổng %q phải là số từ 0 đến 65535", "the port %q must be a number from 0 to 65535", port)
		return "", c
	}
	if host != "" {
		if _, err := netip.ParseAddr(host); err != nil {
			if _, wrong := hostName(host); wrong != nil {
				return "", c
			}
		}
	}
	return s, nil
}

// schedule reads a cron line, for the given time zone.
func schedule(at *time.Location) func(string) (string, *complaint) {
	return func(s string) (string, *complaint) {
		_, err := aggregator.ParseSchedule(s, at)
		switch {
		case err == nil:
			return s, nil
		case errors.Is(err, aggregator.ErrScheduleZone):
			_, rest, _ := strings.Cut(s, " ")
			return "", complain(say("múi giờ không viết trong lịch mà trong site.timezone", "the time zone stands in site.timezone, not in the schedule"),
				both(strings.TrimSpace(rest)))
		case errors.Is(err, aggregator.ErrScheduleNever):
			return "", complain(say("lịch %q không bao giờ đến hẹn", "the schedule %q never comes due", s),
				say("tháng đã chọn phải có ngày đã chọn, ví dụ \"0 6 28 2 *\"", "the month must have the day, for example \"0 6 28 2 *\""))
		case errors.Is(err, aggregator.ErrScheduleTooShort):
			return "", complain(say("lịch %q ngắn hơn một giây", "the schedule %q is shorter than one second", s), both("@every 10m"))
		}
		c := complain(say("%q không phải là một dòng lịch cron", "%q is not a cron line", s),
			say("năm phần: phút giờ ngày tháng thứ, ví dụ \"*/10 * * * *\" là mười phút một lần", "five fields: minute hour day month weekday, for example \"*/10 * * * *\" for every ten minutes"))
		if n := len(strings.Fields(s)); n != 5 && !strings.HasPrefix(s, "@") {
			c.message = say("dòng lịch %q có %d phần, phải có năm", "the cron line %q has %d fields, there must be five", s, n)
		}
		return "", c
	}
}

// pattern reads a regular expression that tells articles apart.
func pattern(s string) (string, *complaint) {
	re, err := regexp.Compile(s)
	if err != nil {
		return "", complain(inEnglish(say("%q không phải là biểu thức chính quy đúng", "%q is not a valid regular expression", s), err),
			say(`ví dụ '-(\d+)$' lấy số ở cuối địa chỉ`, `for example '-(\d+)$' takes the number at the end of an address`))
	}
	if re.MatchString("") {
		return "", complain(say("biểu thức %q khớp cả với chuỗi rỗng, nên không phân biệt được bài nào với bài nào", "the expression %q matches nothing at all, and so tells no article from another", s),
			say(`thay dấu * bằng dấu +, ví dụ '\d+'`, `write + instead of *, for example '\d+'`))
	}
	return s, nil
}

// selector reads one CSS selector.
func selector(s string) (string, *complaint) {
	err := parse.Selector(s)
	if err == nil {
		return s, nil
	}
	c := complain(say("%q không phải là bộ chọn CSS đúng", "%q is not a valid CSS selector", s),
		say("ví dụ \"h3 a\", hoặc \"h3 a@href\" để lấy một thuộc tính", "for example \"h3 a\", or \"h3 a@href\" for an attribute"))
	var wrong *parse.SelectorError
	if errors.As(err, &wrong) {
		c.offset = wrong.Offset
		c.message.VI += ": " + wrong.What.VI
		c.message.EN += ": " + wrong.What.EN
	}
	return "", c
}

// block reads the selector of an item, which is an element: an attribute can
// still be added to it.
func block(s string) (string, *complaint) {
	s, wrong := selector(s)
	if wrong == nil && parse.Selector(s+"@href") != nil {
		return "", complain(say("%q chọn một thuộc tính, ở đây phải là cả khối của một bài", "%q selects an attribute, here it must be the whole block of an article", s),
			both("div.news-item"))
	}
	return s, wrong
}

// parameter reads the name of a query parameter.
func parameter(s string) (string, *complaint) {
	if strings.ContainsAny(s, "=&?#/ ") {
		c := complain(say("%q không phải là tên tham số", "%q is not the name of a parameter", s), say("chỉ ghi tên đứng trước dấu =, ví dụ page", "write only the name before the =, for example page"))
		if name := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("=&?#/ ", r) }); len(name) > 0 {
			c.hint = both(name[0])
		}
		return "", c
	}
	return s, nil
}

// inEnglish adds a library's own words to the English text.
func inEnglish(t feeds.Text, err error) feeds.Text {
	t.EN += ": " + err.Error()
	return t
}
