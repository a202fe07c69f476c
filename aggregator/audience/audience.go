// Package audience counts who comes to the site: its readers, each once a day,
// and the programs and services that read its feeds. It remembers nobody. A
// reader is a hash of address and browser, made with a salt that is thrown away
// with the hashes when the day ends; only sums are stored. However many come,
// and whatever they say they are, it takes little memory and no time.
//
// It knows addresses, the names of agents and paths, and nothing of HTTP: which
// requests count, its caller decides.
package audience

import (
	"hash/maphash"
	"log/slog"
	"net/netip"
	"sync"
	"time"

	"bantin/storage"
)

// A Counter counts. Store, Now and Log are set, and Load is called, before
// anybody is counted; its methods are safe for concurrent use. None of them
// but Load and those that save waits for the store.
type Counter struct {
	Store *storage.Store
	Now   func() time.Time
	Log   *slog.Logger

	saving sync.Mutex // held while sums are saved; before mu

	mu      sync.Mutex // guards what follows
	zone    *time.Location
	today   day
	salt    maphash.Seed // of today
	readers crowd
	pollers crowd
	reading map[uint64]struct{} // which program read which feed today
	live    map[string]int      // by feed: how many programs did
	agents  map[uint64]agent    // that came today, by hash
	present present
	book    book
}

// A Visitor is who a request came from.
type Visitor struct {
	From  netip.Addr // of one client; in IPv6 it may be any address of its network
	Agent string     // what the program says that it is
}

// A day is one of the site's calendar.
type day struct {
	number     int64 // of its date, from 1970
	begin, end int64 // Unix seconds
}

// dayOf is the day of a time in a zone.
func dayOf(t time.Time, zone *time.Location) day {
	y, m, d := t.In(zone).Date()
	return day{
		number: time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay,
		begin:  time.Date(y, m, d, 0, 0, 0, 0, zone).Unix(),
		end:    time.Date(y, m, d+1, 0, 0, 0, 0, zone).Unix(),
	}
}

const (
	secondsOfDay = 24 * 60 * 60
	lateness     = 60 * 60 // seconds: a request that began so long before the day is still one of it
)

// date is a day as the store has it.
func date(number int64) time.Time { return time.Unix(number*secondsOfDay, 0).UTC() }

// Use counts by the days of a zone from now on.
func (c *Counter) Use(zone *time.Location) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.zone, c.today.begin, c.today.end = zone, 0, 0
	c.turn(c.Now())
}

// turn begins a new day if it is time to, and returns the time in Unix
// seconds. With the old day goes all that could tell one reader from another.
func (c *Counter) turn(at time.Time) int64 {
	seconds := at.Unix()
	if seconds < c.today.end && seconds >= c.today.begin-lateness {
		return seconds
	}
	if c.zone == nil {
		c.zone = time.UTC
	}
	was := c.today
	c.today = dayOf(at, c.zone)
	if c.today.number == was.number && was.number != 0 {
		return seconds
	}
	c.salt = maphash.MakeSeed()
	c.readers, c.pollers = crowd{most: mostReaders}, crowd{most: mostPrograms}
	c.reading, c.live, c.agents = map[uint64]struct{}{}, map[string]int{}, map[uint64]agent{}
	c.present = present{}
	c.book.turn(c.today.number)
	return seconds
}

// Again notes that somebody is here who was counted today already, and reports
// whether that is so. Whoever was not may be given to Visit.
func (c *Counter) Again(v Visitor, at time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	seconds := c.turn(at)
	member := c.member(v.From, maphash.String(c.salt, v.agent()))
	last, known := c.readers.members[member]
	if !known {
		return false
	}
	if m := minute(seconds / 60); m != last {
		c.present.move(last, m)
		c.readers.members[member] = m
	}
	return true
}

// Visit counts a reader of a page, if the agent is a browser and the reader
// was not counted today.
func (c *Counter) Visit(v Visitor, at time.Time) {
	if c.Again(v, at) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	seconds := c.turn(at)
	name := v.agent()
	hash := maphash.String(c.salt, name)
	if c.agent(hash, name).kind != browser {
		return
	}
	member := c.member(v.From, hash)
	if _, known := c.readers.members[member]; known { // meanwhile
		return
	}
	m := minute(seconds / 60)
	if c.admit(&c.readers, member, v.From, m) {
		c.present.enter(m)
		c.book.visit(c.today.number)
	}
}

// Poll counts a request for a feed, which is one of the site's own paths, and
// whoever it says it is made for.
func (c *Counter) Poll(v Visitor, feed string, at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(at)
	name := v.agent()
	hash := maphash.String(c.salt, name)
	a := c.agent(hash, name)
	if a.kind == robot {
		return
	}
	c.book.poll(c.today.number)
	if a.kind == service {
		c.book.declare(feed, a, at)
		return
	}
	member := c.member(v.From, hash)
	read := c.pair(member, maphash.String(c.salt, feed))
	if _, known := c.reading[read]; known || len(c.reading) >= mostReadings {
		return
	}
	if _, known := c.pollers.members[member]; !known && !c.admit(&c.pollers, member, v.From, 0) {
		return
	}
	c.reading[read] = struct{}{}
	c.live[feed]++
	c.book.pollersOf(feedDay{c.today.number, feed}, c.live[feed])
}

// longestAgent is how much of an agent's name is looked at.
const longestAgent = 400

func (v Visitor) agent() string { return v.Agent[:min(len(v.Agent), longestAgent)] }

// mostAgents is how many agents are remembered before they are judged anew.
const mostAgents = 4096

// agent judges an agent by its name, once as long as it is remembered.
func (c *Counter) agent(hash uint64, name string) agent {
	a, known := c.agents[hash]
	if !known {
		a = agentOf(name)
		if len(c.agents) >= mostAgents {
			clear(c.agents)
		}
		c.agents[hash] = a
	}
	return a
}
