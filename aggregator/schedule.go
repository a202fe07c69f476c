package aggregator

import (
	"errors"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // time zones on machines that have none

	"github.com/robfig/cron/v3"
)

// A Schedule says when to look for due sources. A parsed cron line is one.
type Schedule interface{ Next(time.Time) time.Time }

// Errors of ParseSchedule that have a remedy of their own.
var (
	ErrScheduleZone     = errors.New("the time zone stands in site.timezone, not in the schedule")
	ErrScheduleNever    = errors.New("the schedule never comes due")
	ErrScheduleTooShort = errors.New("the schedule is shorter than one second")
)

// ParseSchedule reads a cron line of five fields, or a word like @hourly or
// @every 10m, as times in the given zone.
func ParseSchedule(spec string, zone *time.Location) (Schedule, error) {
	spec = strings.TrimSpace(spec)
	if strings.HasPrefix(spec, "TZ=") || strings.HasPrefix(spec, "CRON_TZ=") {
		return nil, ErrScheduleZone
	}
	if rest, ok := strings.CutPrefix(spec, "@every"); ok {
		d, err := time.ParseDuration(strings.TrimSpace(rest))
		if err == nil && d < time.Second {
			return nil, ErrScheduleTooShort
		}
	}
	s, err := cron.ParseStandard(spec)
	if err != nil {
		return nil, fmt.Errorf("cron line %q: %w", spec, err)
	}
	// A specification is asked from a fixed day, so that the same line is
	// always judged alike; cron itself gives up after five years.
	if s.Next(time.Date(2024, time.January, 1, 0, 0, 0, 0, zone)).IsZero() {
		return nil, ErrScheduleNever
	}
	return inZone{s, zone}, nil
}

// inZone reads a schedule's fields on the clocks of one zone.
type inZone struct {
	schedule cron.Schedule
	zone     *time.Location
}

// Next returns the first time of the line after t.
func (s inZone) Next(t time.Time) time.Time { return s.schedule.Next(t.In(s.zone)) }
