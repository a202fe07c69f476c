package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"bantin/aggregator/web"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// brokenFiles is what is wrong in settings that are in force although some of
// their files are not.
func brokenFiles(s *settings.Settings) settings.Findings {
	if !s.Broken() {
		return nil
	}
	return s.Warnings
}

// tellFaults shows staff what is wrong in the settings' files; no findings:
// nothing is. Paths of this machine are not told to everybody.
func (v *service) tellFaults(ctx context.Context, s *settings.Settings, wrong settings.Findings) error {
	faults := faultsOf(s, wrong)
	v.faults.Store(&faults)
	if len(faults) == 0 {
		return v.aggregator.TellSettings(ctx, feeds.Text{}, feeds.Text{})
	}
	first := faults[0]
	what := feeds.Text{
		VI: fmt.Sprintf("%s: %s.", first.Place, first.Message.VI),
		EN: fmt.Sprintf("%s: %s.", first.Place, first.Message.EN),
	}
	next := tell("Sửa tệp rồi lưu lại; cho đến lúc ấy bản hợp lệ gần nhất vẫn có hiệu lực.", "Correct the file and save it; until then the last good version stays in force.")
	if first.Hint.VI != "" {
		next.VI, next.EN = "Gợi ý: "+closed(first.Hint.VI)+" "+next.VI, "Hint: "+closed(first.Hint.EN)+" "+next.EN
	}
	return v.aggregator.TellSettings(ctx, what, next)
}

// faultsOf are findings as pages tell of them, what has a place first.
func faultsOf(s *settings.Settings, wrong settings.Findings) (faults []web.Fault) {
	wrong = slices.Clone(wrong)
	slices.SortStableFunc(wrong, func(a, b settings.Finding) int { return min(b.Line, 1) - min(a.Line, 1) })
	for _, f := range s.Local(wrong) {
		faults = append(faults, web.Fault{Place: f.Place(), Message: f.Message, Hint: f.Hint})
	}
	return faults
}

// faultsNow is what is wrong in the settings' files now.
func (v *service) faultsNow() []web.Fault {
	if list := v.faults.Load(); list != nil {
		return *list
	}
	return nil
}

// closed is a sentence with what ends it.
func closed(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}
