package health

import (
	"time"

	"bantin/feeds"
)

// A State says in one word how a source is.
type State string

const (
	OK       State = "ok"       // read without a remark
	Warned   State = "warning"  // read, and there is something to look at
	Stumbled State = "stumbled" // could not be read the last time, which may pass by itself
	Failing  State = "failing"  // cannot be read
	Waiting  State = "waiting"  // not read yet
	Paused   State = "paused"   // staff have paused it
	Archived State = "archive"  // its stories are kept, it is not read any more
	Dead     State = "dead"     // its address is gone
	Removed  State = "removed"  // the settings do not name it any more
)

// States lists every state, in the order above.
func States() []State {
	return []State{OK, Warned, Stumbled, Failing, Waiting, Paused, Archived, Dead, Removed}
}

// A Record is what is known of how a source was lately.
type Record struct {
	Decided  string         // a feeds.State, "removed", or "" for active
	Polled   time.Time      // the last visit; zero: never
	OK       time.Time      // the last visit that went well; zero: never
	Problem  *feeds.Problem // what went wrong at the last visit
	Failures int            // in a row
	Warnings int            // what there is to look at
}

// patience is how many failures in a row may pass by themselves.
const patience = 3

// State says how a source is. One that was read before and fails in a way
// that may pass is not called failing at the first hiccup.
func (r Record) State() State {
	switch s := State(r.Decided); s {
	case Paused, Archived, Dead, Removed:
		return s
	}
	switch {
	case r.Problem != nil && !r.OK.IsZero() && r.Failures < patience && passing[r.Problem.Class]:
		return Stumbled
	case r.Problem != nil:
		return Failing
	case r.Polled.IsZero():
		return Waiting
	case r.Warnings > 0:
		return Warned
	}
	return OK
}

// passing are the problems that servers and networks have for minutes or
// hours and then no longer.
var passing = map[feeds.Class]bool{
	feeds.NoHost: true, feeds.Refused: true, feeds.Broken: true, feeds.Timeout: true, feeds.Drip: true,
	feeds.TLSOther: true, feeds.TooMany: true, feeds.ServerError: true, feeds.Unavailable: true,
	feeds.Empty: true, feeds.BadCoding: true, feeds.Unreadable: true, feeds.OtherFeed: true, feeds.NoItems: true, feeds.NotFound: true,
	feeds.Forbidden: true, feeds.Challenge: true,
}

// Name is what people call the state.
func (s State) Name() feeds.Text {
	switch s {
	case OK:
		return feeds.Text{VI: "Bình thường", EN: "Working"}
	case Warned:
		return feeds.Text{VI: "Đọc được, có điểm cần xem", EN: "Working, with something to look at"}
	case Stumbled:
		return feeds.Text{VI: "Vừa đọc hỏng, đang thử lại", EN: "Just failed, being tried again"}
	case Failing:
		return feeds.Text{VI: "Đang lỗi", EN: "Failing"}
	case Waiting:
		return feeds.Text{VI: "Chưa đọc lần nào", EN: "Not read yet"}
	case Paused:
		return feeds.Text{VI: "Tạm dừng", EN: "Paused"}
	case Archived:
		return feeds.Text{VI: "Lưu trữ, không đọc nữa", EN: "Archived, not read any more"}
	case Dead:
		return feeds.Text{VI: "Đã ngừng hoạt động", EN: "Closed"}
	case Removed:
		return feeds.Text{VI: "Đã gỡ khỏi cấu hình", EN: "Removed from the settings"}
	}
	return feeds.Text{VI: "Không rõ", EN: "Unknown"}
}
