package health

import (
	"time"

	"bantin/feeds"
)

// A State says in one word how a source is.
type State string

const (
	OK       State = "ok"      // read without a remark
	Warned   State = "warning" // read, and there is something to look at
	Failing  State = "failing" // could not be read the last time
	Waiting  State = "waiting" // not read yet
	Paused   State = "paused"  // staff have paused it
	Archived State = "archive" // its stories are kept, it is not read any more
	Dead     State = "dead"    // its address is gone
	Removed  State = "removed" // the settings do not name it any more
)

// States lists every state, in the order above.
func States() []State {
	return []State{OK, Warned, Failing, Waiting, Paused, Archived, Dead, Removed}
}

// Of says how a source is: what was decided about it (a feeds.State,
// "removed", or "" for active), when it was last polled, what kept it from
// being read then, and how many warnings its last document gave.
func Of(decided string, polled time.Time, problem *feeds.Problem, warnings int) State {
	switch s := State(decided); s {
	case Paused, Archived, Dead, Removed:
		return s
	}
	switch {
	case problem != nil:
		return Failing
	case polled.IsZero():
		return Waiting
	case warnings > 0:
		return Warned
	}
	return OK
}

// Name is what people call the state.
func (s State) Name() feeds.Text {
	switch s {
	case OK:
		return feeds.Text{VI: "Bình thường", EN: "Working"}
	case Warned:
		return feeds.Text{VI: "Đọc được, có điểm cần xem", EN: "Working, with something to look at"}
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
