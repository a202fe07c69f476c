package aggregator

import (
	"strconv"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// Condition says how a source is, and what there is to look at.
func Condition(st storage.SourceState, src feeds.Source, now time.Time) (health.State, []feeds.Repair) {
	remarks := Remarks(st, src, now)
	r := health.Record{Decided: string(src.State), Polled: st.Polled, OK: st.OK, Problem: st.Problem, Failures: st.Failures, Warnings: len(remarks)}
	return r.State(), remarks
}

// toldAhead is how long before its end staff hear of a certificate.
const toldAhead = 21 * 24 * time.Hour

// goneToldFor is how long staff hear of an article after it was missed.
const goneToldFor = 45 * 24 * time.Hour

// Remarks are what staff should know of a source that can be read: what was
// wrong with its last document, that it has moved, and that its certificate
// ends soon or is not asked for.
func Remarks(st storage.SourceState, src feeds.Source, now time.Time) []feeds.Repair {
	list := st.Warnings
	add := func(code feeds.RepairCode, before, after string) {
		list = append(list[:len(list):len(list)], feeds.Repair{Code: code, Before: before, After: after})
	}
	if settledIn(st, now) && st.MovedURL != src.URL {
		add(feeds.RepairMoved, st.URL, st.MovedURL)
	}
	if end := st.CertificateUntil; !end.IsZero() && end.Sub(now) < toldAhead {
		add(feeds.RepairCertificate, end.UTC().Format(time.DateOnly), "")
	}
	if st.Gone > 0 && now.Sub(st.GoneAt) < goneToldFor {
		add(feeds.RepairGone, strconv.Itoa(st.Gone), st.GoneURL)
	}
	if src.Trust.Insecure != "" {
		add(feeds.RepairInsecure, src.Trust.Insecure, "")
	}
	return list
}
