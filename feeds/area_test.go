package feeds_test

import (
	"slices"
	"testing"
	"time"

	"bantin/feeds"
)

func TestAreasAt(t *testing.T) {
	hanoi := time.FixedZone("+07", 7*3600)
	at := func(year int, month time.Month, day, hour int) time.Time {
		return time.Date(year, month, day, hour, 0, 0, 0, hanoi)
	}
	merger := at(2025, 6, 30, 0)
	site := feeds.Site{
		Areas: []feeds.Area{
			{ID: "ha-giang", Until: merger, Successor: "tuyen-quang"},
			{ID: "tuyen-quang"},
			{ID: "lao-cai"},
			{ID: "yen-bai", Until: merger, Successor: "lao-cai"},
			{ID: "ha-tuyen", Until: at(1991, 9, 30, 0), Successor: "ha-giang"},
			{ID: "nghia-lo", Until: at(1975, 12, 31, 0)},
			{ID: "mat-dau", Until: merger, Successor: "khong-co"},
			{ID: "vong", Until: merger, Successor: "tron"},
			{ID: "tron", Until: merger, Successor: "vong"},
			{ID: "som", Successor: "lao-cai"},
		},
	}
	for _, a := range site.Areas {
		site.Departments = append(site.Departments, feeds.Department{ID: "so-" + a.ID, Area: a.ID})
	}
	for _, c := range []struct {
		name, department string
		then             time.Time
		want             []string
	}{
		{"before the merger", "so-ha-giang", at(2024, 5, 2, 9), []string{"ha-giang", "tuyen-quang"}},
		{"the last hour of the last day", "so-ha-giang", at(2025, 6, 30, 23), []string{"ha-giang", "tuyen-quang"}},
		{"the last hour, as UTC has it", "so-ha-giang", at(2025, 6, 30, 23).UTC(), []string{"ha-giang", "tuyen-quang"}},
		{"the first hour after it", "so-ha-giang", at(2025, 7, 1, 0), []string{"tuyen-quang"}},
		{"long after it", "so-yen-bai", at(2026, 11, 23, 9), []string{"lao-cai"}},
		{"the area that takes in another one", "so-tuyen-quang", at(2024, 5, 2, 9), []string{"tuyen-quang"}},
		{"an area that still exists", "so-lao-cai", at(2026, 11, 23, 9), []string{"lao-cai"}},
		{"two mergers ahead", "so-ha-tuyen", at(1990, 1, 1, 0), []string{"ha-tuyen", "ha-giang", "tuyen-quang"}},
		{"between two mergers", "so-ha-tuyen", at(2000, 1, 1, 0), []string{"ha-giang", "tuyen-quang"}},
		{"after two mergers", "so-ha-tuyen", at(2026, 1, 1, 0), []string{"tuyen-quang"}},
		{"ended without a successor", "so-nghia-lo", at(2026, 1, 1, 0), []string{"nghia-lo"}},
		{"a successor that is not in the settings", "so-mat-dau", at(2026, 1, 1, 0), []string{"mat-dau"}},
		{"a successor of an area that has not ended", "so-som", at(2026, 1, 1, 0), []string{"som", "lao-cai"}},
		{"areas that succeed each other", "so-vong", at(2024, 1, 1, 0), []string{"vong", "tron"}},
		{"areas that succeed each other, both ended", "so-vong", at(2026, 1, 1, 0), []string{"tron"}},
		{"a department that the settings do not name", "so-la", at(2026, 1, 1, 0), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := site.AreasAt(c.department, c.then); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}
