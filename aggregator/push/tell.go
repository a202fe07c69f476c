package push

import (
	"context"
	"errors"
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// mostTopics is how many feeds a hub is told of at once: public hubs have been
// seen to overlook what is more.
const mostTopics = 10

// tellAll tells every hub what it was not told yet, all hubs side by side, and
// returns when the next one that failed is due again; zero: none failed.
func (n *Notifier) tellAll(ctx context.Context) (next time.Time, err error) {
	hubs, err := n.Store.Hubs(ctx)
	if err != nil {
		return time.Time{}, err
	}
	due, errs := make([]time.Time, len(hubs)), make([]error, len(hubs))
	var wg sync.WaitGroup
	for i, h := range hubs {
		wg.Go(func() { due[i], errs[i] = n.tell(ctx, h) })
	}
	wg.Wait()
	for _, t := range due {
		if !t.IsZero() && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	return next, errors.Join(errs...)
}

// tell tells one hub what it was not told yet, unless it is to be left alone.
// It returns when it is due again; zero: there is nothing to tell it.
func (n *Notifier) tell(ctx context.Context, h storage.Hub) (time.Time, error) {
	told, err := n.Store.Told(ctx, h.URL)
	if err != nil {
		return time.Time{}, err
	}
	topics := n.Topics()
	news := untold(topics, told)
	switch {
	case len(news) == 0:
		return time.Time{}, nil
	case h.Due.After(n.Now()):
		return h.Due, nil
	}
	for part := range slices.Chunk(news, mostTopics) {
		problem := n.Fetch.Post(ctx, h.URL, notice(part))
		if ctx.Err() != nil {
			return time.Time{}, ctx.Err()
		}
		if problem != nil {
			return n.failed(ctx, h, problem)
		}
		h = n.reached(h)
		if err := n.Store.SaveNotice(ctx, h, states(part, topics)); err != nil {
			return time.Time{}, err
		}
	}
	n.Log.Debug("hub told", "hub", h.URL, "feeds", len(news))
	return time.Time{}, n.forget(ctx, h, topics, told)
}

// untold are the feeds that are published in a state that a hub was not told
// of, in the order of their addresses.
func untold(topics, told map[string]string) []string {
	var news []string
	for topic, etag := range topics {
		if told[topic] != etag {
			news = append(news, topic)
		}
	}
	slices.Sort(news)
	return news
}

// notice is what a hub is sent. WebSub leaves it to hub and publisher; most
// hubs look for hub.url as PubSubHubbub had it, some for hub.topic.
func notice(topics []string) url.Values {
	return url.Values{"hub.mode": {"publish"}, "hub.url": topics, "hub.topic": topics}
}

// states picks the states of some feeds.
func states(of []string, topics map[string]string) map[string]string {
	m := make(map[string]string, len(of))
	for _, topic := range of {
		m[topic] = topics[topic]
	}
	return m
}

// forget drops what a hub was told of feeds that are not published any more.
func (n *Notifier) forget(ctx context.Context, h storage.Hub, topics, told map[string]string) error {
	maps.DeleteFunc(told, func(topic, _ string) bool { _, there := topics[topic]; return there })
	if len(told) == 0 {
		return nil
	}
	for topic := range told {
		told[topic] = ""
	}
	return n.Store.SaveNotice(ctx, h, told)
}

// reached is how a hub is after it took a notice.
func (n *Notifier) reached(h storage.Hub) storage.Hub {
	if !h.FailingSince.IsZero() {
		n.Log.Info("hub can be told again", "hub", h.URL, "failed_since", h.FailingSince)
	}
	return storage.Hub{URL: h.URL}
}

// failed notes that a hub could not be told, and when to try again. The log
// has a line on it the first time.
func (n *Notifier) failed(ctx context.Context, h storage.Hub, problem error) (time.Time, error) {
	now := n.Now()
	if h.FailingSince.IsZero() {
		h.FailingSince = now
		n.Log.Warn("hub not told, will be tried again", "hub", h.URL, "error", problem)
	}
	h.Failures++
	h.Problem = problem.Error()
	h.Due = now.Add(pause(h.Failures, asked(problem)))
	return h.Due, n.Store.SaveNotice(ctx, h, nil)
}

// asked is what a hub asked to be left alone for.
func asked(problem error) time.Duration {
	var p *feeds.Problem
	if errors.As(problem, &p) {
		return p.RetryAfter
	}
	return 0
}
