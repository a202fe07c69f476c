package health

import (
	"time"

	"bantin/feeds"
)

// hubPatience is how long a hub may be out of reach before anybody hears of
// it: whatever it misses, it is told later.
const hubPatience = 24 * time.Hour

// Hub says what is the matter with a hub that could not be told of news since
// a time; zero: it can. What will most likely pass by itself is not mentioned.
func Hub(failingSince, now time.Time) Advice {
	if failingSince.IsZero() || now.Sub(failingSince) < hubPatience {
		return Advice{}
	}
	return Advice{
		What: feeds.Text{
			VI: "Trung tâm đẩy tin này không nhận được thông báo tin mới đã hơn một ngày; người đăng ký qua đó nhận tin chậm hơn.",
			EN: "This hub could not be told of news for more than a day; those who subscribe there get it later.",
		},
		Next: feeds.Text{
			VI: "Xem địa chỉ trong khóa \"hubs\" của cấu hình có còn đúng không; nếu trung tâm đã ngừng hoạt động thì xóa địa chỉ ấy đi.",
			EN: "See whether the address under \"hubs\" in the settings is still right; if the hub is gone, delete it there.",
		},
	}
}
