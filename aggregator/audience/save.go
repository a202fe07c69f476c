package audience

import (
	"context"
	"time"

	"bantin/storage"
)

// Load takes over the sums that are stored, and counts by the days of a zone.
func (c *Counter) Load(ctx context.Context, zone *time.Location) error {
	if zone == nil {
		zone = time.UTC
	}
	today := dayOf(c.Now(), zone)
	stored, err := c.Store.Audience(ctx, date(today.number-daysAtHand+1))
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.book = book{before: stored.Before}
	c.book.prepare()
	for _, d := range stored.Days {
		c.book.days[number(d.Day)] = sums{d.Visits, d.Polls}
	}
	for _, p := range stored.Pollers {
		c.book.pollers[feedDay{number(p.Day), p.Feed}] = p.Count
	}
	for _, s := range stored.Subscribers {
		c.book.declared[feedService{s.Feed, s.Service}] = figure{s.Count, s.Declared}
	}
	c.zone, c.today = zone, day{}
	c.turn(c.Now())
	return nil
}

// number is the day of a date of the store.
func number(date time.Time) int64 { return date.Unix() / secondsOfDay }

// often is how often sums are saved.
const often = time.Minute

// Run saves what was counted every minute until ctx ends. What is counted
// after that is for Save.
func (c *Counter) Run(ctx context.Context) error {
	clock := time.NewTicker(often)
	defer clock.Stop()
	failing := false
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-clock.C:
		}
		err := c.Save(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !failing:
			c.Log.Warn("visits are counted, but not saved; trying again every minute", "error", err)
		case err == nil && failing:
			c.Log.Info("visits are saved again")
		}
		failing = err != nil
	}
}

// Save saves what was changed since that was last done. What cannot be saved
// is kept for the next time; saved twice, it counts once.
func (c *Counter) Save(ctx context.Context) error {
	c.saving.Lock()
	defer c.saving.Unlock()
	a, forget, any := c.take()
	if !any {
		return nil
	}
	err := c.Store.SaveAudience(ctx, a, forget)
	if err != nil {
		c.giveBack(a)
	}
	return err
}

// take returns what is to be saved, and before which day nothing needs to be
// known of those who read feeds.
func (c *Counter) take() (a storage.Audience, forget time.Time, any bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(c.Now()) // though nobody came: the salt does not outlive its day
	b := &c.book
	for d := range b.changedDays {
		a.Days = append(a.Days, storage.AudienceDay{Day: date(d), Visits: b.days[d].visits, Polls: b.days[d].polls})
	}
	for k := range b.changedPollers {
		a.Pollers = append(a.Pollers, storage.Pollers{Day: date(k.day), Feed: k.feed, Count: b.pollers[k]})
	}
	for k := range b.changedDeclared {
		f := b.declared[k]
		a.Subscribers = append(a.Subscribers, storage.Subscribers{Feed: k.feed, Service: k.service, Count: f.count, Declared: f.at})
	}
	any = len(a.Days)+len(a.Pollers)+len(a.Subscribers) > 0
	clear(b.changedDays)
	clear(b.changedPollers)
	clear(b.changedDeclared)
	return a, date(c.today.number - weekDays), any
}

// giveBack notes that what was taken is not saved. Its figures may have
// changed since, and some of it may not be at hand any more.
func (c *Counter) giveBack(a storage.Audience) {
	c.mu.Lock()
	defer c.mu.Unlock()
	b := &c.book
	for _, d := range a.Days {
		n := number(d.Day)
		if _, ok := b.days[n]; !ok { // put away meanwhile
			b.days[n] = sums{d.Visits, d.Polls}
			b.before -= d.Visits
		}
		b.changedDays[n] = true
	}
	for _, p := range a.Pollers {
		if k := (feedDay{number(p.Day), p.Feed}); b.pollers[k] > 0 {
			b.changedPollers[k] = true
		}
	}
	for _, s := range a.Subscribers {
		k := feedService{s.Feed, s.Service}
		if _, ok := b.declared[k]; ok {
			b.changedDeclared[k] = true
		}
	}
}
