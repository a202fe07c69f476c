package health

import (
	"fmt"
	"math"
	"time"

	"bantin/feeds"
)

// Advice says in a sentence what the state of a source is about, and what to
// do next. Where all is well it says that.
func (r Record) Advice() Advice {
	switch s := r.State(); s {
	case Failing, Layout, Stumbled:
		return Describe(r.Problem)
	case Stopped:
		if r.Problem != nil {
			return Describe(r.Problem)
		}
		return Advice{What: r.silent(stoppedFor), Next: states[Stopped].Next}
	case Silent:
		return Advice{What: join(r.silent(silentFor), r.Silence.usual()), Next: states[Silent].Next}
	case Certificate:
		return Warning(feeds.Repair{Code: feeds.RepairCertificate, Before: r.Certificate.UTC().Format(time.DateOnly)})
	case Expired:
		a := states[Expired]
		a.What = fill(a.What, day(r.Certificate.UTC().Format(time.DateOnly)), 0)
		return a
	case Slow:
		n := int(r.Took.Round(time.Second).Seconds())
		a := states[Slow]
		a.What = feeds.Text{VI: fmt.Sprintf(a.What.VI, n), EN: fmt.Sprintf(a.What.EN, n)}
		return a
	default:
		return states[s]
	}
}

var (
	silentFor = feeds.Text{
		VI: "Đã %d ngày không có tin mới (không kể ngày lễ, tết), tin gần nhất ngày %s.",
		EN: "Nothing new for %d days (holidays not counted), the latest was on %s.",
	}
	stoppedFor = feeds.Text{
		VI: "Nguồn có vẻ đã ngừng cập nhật: %d ngày không có tin mới (không kể ngày lễ, tết), tin gần nhất ngày %s.",
		EN: "It seems to be no longer updated: nothing new for %d days (holidays not counted), the latest was on %s.",
	}
)

// silent fills a sentence on a silence.
func (r Record) silent(sentence feeds.Text) feeds.Text {
	n := days(r.Silence.For)
	return feeds.Text{
		VI: fmt.Sprintf(sentence.VI, n, r.Silence.Since.Format("02/01/2006")),
		EN: fmt.Sprintf(sentence.EN, n, r.Silence.Since.Format(time.DateOnly)),
	}
}

// usual says what a source's rhythm is, if it is known.
func (s Silence) usual() feeds.Text {
	n := max(days(s.Gap), 1)
	switch {
	case s.Gap == 0:
		return feeds.Text{}
	case n == 1:
		return feeds.Text{VI: "Thường thì nguồn này gần như ngày nào cũng có tin.", EN: "It usually has news almost every day."}
	}
	return feeds.Text{
		VI: fmt.Sprintf("Bình thường nguồn này nghỉ lâu nhất khoảng %d ngày.", n),
		EN: fmt.Sprintf("It usually pauses for %d days at most.", n),
	}
}

func days(d time.Duration) int { return int(math.Floor(d.Hours() / 24)) }

// states says what is the matter in each state that needs no further detail;
// in that of a slow source stands how many seconds its visits take.
var states = map[State]Advice{
	OK: {
		What: feeds.Text{VI: "Nguồn đọc được bình thường.", EN: "The source is being read normally."},
		Next: feeds.Text{VI: "Không phải làm gì.", EN: "Nothing needs to be done."},
	},
	Warned: {
		What: feeds.Text{VI: "Nguồn đọc được, nhưng có vài điểm nên xem qua.", EN: "The source is being read, but there are some points to look at."},
		Next: feeds.Text{VI: "Xem các lưu ý của nguồn.", EN: "See the notes on the source."},
	},
	Slow: {
		What: feeds.Text{
			VI: "Trang trả lời chậm: mỗi lần đọc mất khoảng %d giây.",
			EN: "The site answers slowly: a visit takes about %d seconds.",
		},
		Next: feeds.Text{
			VI: "Tin vẫn về đủ, chưa phải làm gì. Nếu chậm nhiều ngày, báo cho đơn vị quản trị trang.",
			EN: "The news still arrives. If it stays slow for days, tell whoever runs the site.",
		},
	},
	Expired: {
		What: feeds.Text{
			VI: "Chứng chỉ bảo mật (HTTPS) của trang đã hết hạn[ từ ngày %s]; trang vẫn được đọc vì mục tls của nguồn cho phép.",
			EN: "The site's security certificate (HTTPS) expired[ on %s]; it is still read because tls in the settings of the source allows that.",
		},
		Next: feeds.Text{
			VI: "Nhắc đơn vị quản trị trang gia hạn chứng chỉ. Khi trang đã có chứng chỉ mới, xóa dòng insecure hoặc sửa dòng pin của nguồn.",
			EN: "Ask whoever runs the site to renew it. Once it has a new certificate, delete the insecure line of the source or correct its pin line.",
		},
	},
	Silent: {
		Next: feeds.Text{
			VI: "Mở trang gốc: nếu ở đó có tin mới hơn thì địa chỉ hoặc cách đọc của nguồn đã sai, sửa dòng url; nếu không có, hỏi đơn vị xem tin nay đăng ở đâu.",
			EN: "Open the site: if there is newer news, the address or the way it is read is wrong, so correct the url line; if not, ask the department where it publishes now.",
		},
	},
	Stopped: {
		Next: feeds.Text{
			VI: "Hỏi đơn vị xem tin nay đăng ở đâu rồi sửa dòng url. Nếu đơn vị không còn đăng tin, ghi state: archive cho nguồn; tin cũ vẫn được giữ.",
			EN: "Ask the department where it publishes now and correct the url line. If it does not publish any more, write state: archive for the source; its stories are kept.",
		},
	},
	Waiting: {
		What: feeds.Text{VI: "Nguồn chưa được đọc lần nào.", EN: "The source has not been read yet."},
		Next: feeds.Text{VI: "Đợi đến lượt đọc tới, thường trong vài phút.", EN: "Wait for its turn, usually within minutes."},
	},
	Paused: {
		What: feeds.Text{VI: "Nguồn đang tạm dừng theo cấu hình nên không được đọc.", EN: "The settings pause the source, so it is not read."},
		Next: feeds.Text{VI: "Khi muốn đọc lại, ghi state: active cho nguồn.", EN: "To read it again, write state: active for the source."},
	},
	Archived: {
		What: feeds.Text{VI: "Nguồn được lưu trữ: tin cũ vẫn giữ, không đọc thêm.", EN: "The source is archived: its stories are kept, nothing more is read."},
		Next: feeds.Text{VI: "Không cần làm gì với nguồn lưu trữ.", EN: "An archived source needs nothing."},
	},
	Dead: {
		What: feeds.Text{VI: "Địa chỉ này không còn nữa; cấu hình ghi nguồn đã ngừng hoạt động.", EN: "The address is gone; the settings say that the source is closed."},
		Next: feeds.Text{VI: "Nếu đơn vị mở trang mới, thêm một nguồn mới và ghi replaces để nhận ra tin cũ.", EN: "If the department opens a new site, add a new source and write replaces, so that its old articles are recognised."},
	},
	Removed: {
		What: feeds.Text{VI: "Cấu hình không còn nguồn này nên không đọc nữa; tin cũ vẫn được giữ.", EN: "The settings do not name the source any more, so it is not read; its stories are kept."},
		Next: feeds.Text{VI: "Nếu gỡ nhầm, ghi lại nguồn với đúng mã cũ: mọi thứ sẽ tiếp tục như trước.", EN: "If that was a mistake, put the source back under its old id: everything goes on as before."},
	},
}
