package health

import (
	"time"

	"bantin/feeds"
)

// A State says in one word how a source is.
type State string

const (
	OK          State = "ok"          // read without a remark
	Warned      State = "warning"     // read, and there is something to look at
	Slow        State = "slow"        // read, and it takes long
	Certificate State = "certificate" // read, and its certificate ends soon
	Expired     State = "expired"     // read, although its certificate has ended
	Silent      State = "silent"      // read, and it has nothing new for longer than usual
	Stopped     State = "stopped"     // it has had nothing new for so long, or says itself that it is gone
	Stumbled    State = "stumbled"    // could not be read the last time, which may pass by itself
	Failing     State = "failing"     // cannot be read
	Layout      State = "layout"      // cannot be read: the page was rebuilt
	Waiting     State = "waiting"     // not read yet
	Paused      State = "paused"      // staff have paused it
	Archived    State = "archive"     // its stories are kept, it is not read any more
	Dead        State = "dead"        // its address is gone
	Removed     State = "removed"     // the settings do not name it any more
)

// States lists every state, in the order above.
func States() []State {
	return []State{OK, Warned, Slow, Certificate, Expired, Silent, Stopped, Stumbled, Failing, Layout, Waiting, Paused, Archived, Dead, Removed}
}

// A Record is what is known of how a source was lately.
type Record struct {
	Now         time.Time
	Decided     string         // a feeds.State, "removed", or "" for active
	Polled      time.Time      // the last visit; zero: never
	OK          time.Time      // the last visit that went well; zero: never
	Problem     *feeds.Problem // what went wrong at the last visit
	Failures    int            // in a row
	Failing     time.Time      // since when; zero: it is not
	Warnings    int            // what there is to look at
	Took        time.Duration  // that its visits take lately; 0: not known
	Certificate time.Time      // the end of its server's certificate; zero: it has none
	Silence     Silence
}

const (
	// patience is how many failures in a row may pass by themselves.
	patience = 3
	// toldAhead is how long before its end staff hear of a certificate.
	toldAhead = 21 * oneDay
	// tooSlow is how long the visits of a slow source take.
	tooSlow = 20 * time.Second
	// goneFor is how long an address says that it is gone before it is believed.
	goneFor = oneDay
)

// State says how a source is. One that was read before and fails in a way
// that may pass is not called failing at the first hiccup.
func (r Record) State() State {
	switch s := State(r.Decided); s {
	case Paused, Archived, Dead, Removed:
		return s
	}
	switch {
	case r.Problem != nil:
		return r.trouble()
	case r.Polled.IsZero():
		return Waiting
	case r.Silence.final():
		return Stopped
	case r.Silence.broken():
		return Silent
	case r.ending() && !r.Now.Before(r.Certificate):
		return Expired
	case r.ending():
		return Certificate
	case r.Took > tooSlow:
		return Slow
	case r.Warnings > 0:
		return Warned
	}
	return OK
}

// trouble says how a source is that could not be read.
func (r Record) trouble() State {
	switch {
	case !r.OK.IsZero() && r.Failures < patience && passing[r.Problem.Class]:
		return Stumbled
	case r.Problem.Class == feeds.Gone && !r.Failing.IsZero() && r.Now.Sub(r.Failing) >= goneFor:
		return Stopped
	case r.Problem.Class == feeds.Layout:
		return Layout
	}
	return Failing
}

func (r Record) ending() bool {
	return !r.Certificate.IsZero() && r.Certificate.Sub(r.Now) < toldAhead
}

// passing are the problems that servers and networks have for minutes or
// hours and then no longer.
var passing = map[feeds.Class]bool{
	feeds.NoHost: true, feeds.Refused: true, feeds.Broken: true, feeds.Timeout: true, feeds.Drip: true,
	feeds.TLSOther: true, feeds.TooMany: true, feeds.ServerError: true, feeds.Unavailable: true,
	feeds.Empty: true, feeds.BadCoding: true, feeds.Unreadable: true, feeds.OtherFeed: true, feeds.NoItems: true, feeds.NotFound: true,
	feeds.Forbidden: true, feeds.Challenge: true,
}

// Unread reports whether a state says that the source cannot be read.
func (s State) Unread() bool { return s == Failing || s == Stumbled || s == Layout }

// Trouble reports whether a state is one that staff should hear of.
func (s State) Trouble() bool {
	switch s {
	case Slow, Certificate, Expired, Silent, Stopped, Failing, Layout:
		return true
	}
	return false
}

// Name is what people call the state.
func (s State) Name() feeds.Text {
	if name, known := names[s]; known {
		return name
	}
	return feeds.Text{VI: "Không rõ", EN: "Unknown"}
}

var names = map[State]feeds.Text{
	OK:          {VI: "Bình thường", EN: "Working"},
	Warned:      {VI: "Bình thường, có điểm cần xem", EN: "Working, with something to look at"},
	Slow:        {VI: "Chậm", EN: "Slow"},
	Certificate: {VI: "Chứng chỉ sắp hết hạn", EN: "Certificate about to expire"},
	Expired:     {VI: "Chứng chỉ đã hết hạn", EN: "Certificate expired"},
	Silent:      {VI: "Lâu không có tin mới", EN: "Nothing new for a long time"},
	Stopped:     {VI: "Ngừng cập nhật", EN: "No longer updated"},
	Stumbled:    {VI: "Vừa gặp lỗi, đang thử lại", EN: "Just failed, trying again"},
	Failing:     {VI: "Đang lỗi", EN: "Failing"},
	Layout:      {VI: "Trang đã đổi giao diện", EN: "Page rebuilt"},
	Waiting:     {VI: "Chưa đọc lần nào", EN: "Not read yet"},
	Paused:      {VI: "Tạm dừng", EN: "Paused"},
	Archived:    {VI: "Lưu trữ, không đọc nữa", EN: "Archived, not read any more"},
	Dead:        {VI: "Đã ngừng hoạt động", EN: "Closed"},
	Removed:     {VI: "Đã gỡ khỏi cấu hình", EN: "Removed from the settings"},
}

// String returns the state as programs write it.
func (s State) String() string { return string(s) }
