package aggregator

import (
	"context"
	"strconv"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// A Health is how a source is, and what there is to look at.
type Health struct {
	health.Record
	Remarks []feeds.Repair
}

// rhythmSince is how far back news tell of a source's rhythm, and rhythmItems
// how many of its items do.
const (
	rhythmSince = 400 * 24 * time.Hour
	rhythmItems = 600
)

// HealthOf says how a source is, by the settings and by what is stored of it.
// Its rhythm is looked up only when it was silent for so long that it matters.
func HealthOf(ctx context.Context, store *storage.Store, st storage.SourceState, src feeds.Source, zone *time.Location, now time.Time) (Health, error) {
	if zone == nil {
		zone = time.UTC
	}
	h := healthOf(st, src, now)
	last := lastNews(st)
	if src.State != feeds.Active && src.State != "" || !health.WorthALook(last, st.OK) {
		return h, nil
	}
	news, err := store.NewsDates(ctx, st.ID, last.Add(-rhythmSince), rhythmItems)
	if err != nil {
		return h, err
	}
	h.Silence = health.SilenceOf(news, last, st.OK, zone)
	h.Silence.Since = newest(news, h.Silence.Since, st).In(zone)
	return h, nil
}

// lastNews is when a source last had something that was not known. The day on
// which it was first read counts, whatever it had then: what it did before is
// not known well enough to alarm anybody.
func lastNews(st storage.SourceState) time.Time {
	if st.New.Before(st.FirstOK) {
		return st.FirstOK
	}
	return st.New
}

// newest is the date of a source's last news: where it had none since it was
// first read, that of the newest item that was there.
func newest(news []time.Time, last time.Time, st storage.SourceState) time.Time {
	if st.New.After(st.FirstOK) {
		return last
	}
	for _, t := range news { // newest first
		if !t.After(last) {
			return t
		}
	}
	return last
}

// healthOf says of a source what is known without its rhythm.
func healthOf(st storage.SourceState, src feeds.Source, now time.Time) Health {
	remarks := Remarks(st, src, now)
	return Health{Remarks: remarks, Record: health.Record{
		Now: now, Decided: string(src.State), Polled: st.Polled, OK: st.OK,
		Problem: st.Problem, Failures: st.Failures, Failing: st.FailingSince,
		Warnings: len(remarks), Took: st.Took, Certificate: st.CertificateUntil,
	}}
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
