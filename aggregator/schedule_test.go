package aggregator

import (
	"testing"
	"time"
)

func TestParseSchedule(t *testing.T) {
	for _, spec := range []string{"*/10 * * * *", "@hourly", "@every 5s", " 0 6 * * 1-5 "} {
		if _, err := ParseSchedule(spec, site.Zone); err != nil {
			t.Errorf("%q: %v", spec, err)
		}
	}
	for _, spec := range []string{"", "* * * *", "61 * * * *", "TZ=Asia/Ho_Chi_Minh", "CRON_TZ=Asia/Ho_Chi_Minh * * * * *", "0 0 30 2 *", "@every 10ms", "@every -5m", "@every", "hằng ngày"} {
		if _, err := ParseSchedule(spec, site.Zone); err == nil {
			t.Errorf("%q is taken", spec)
		}
	}
	s, err := ParseSchedule("0 6 * * *", site.Zone)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Next(noon).UTC(); got.Hour() != 23 {
		t.Errorf("six o'clock at the site is %v", got)
	}
}

func FuzzParseSchedule(f *testing.F) {
	for _, spec := range []string{"*/10 * * * *", "@every 5s", "TZ=", "CRON_TZ=x *", "@", "1-2/3,4 * * jan sun"} {
		f.Add(spec)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		s, err := ParseSchedule(spec, time.UTC)
		if err == nil && !s.Next(noon).After(noon) {
			t.Errorf("%q comes due in the past", spec)
		}
	})
}
