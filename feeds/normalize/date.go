package normalize

import (
	"strings"
	"time"

	"bantin/feeds"
)

// dates are those of one item.
type dates struct {
	item               *feeds.Item
	notes              notes
	published, updated stamp
}

// date reads the dates of a document's items, which are doubted together. What
// concerns the document as a whole is noted in n, too. It takes the order of
// day and month that the source is known for, and returns what is known then.
func date(items []feeds.Item, known feeds.DateOrder, n *notes, m moment) feeds.DateOrder {
	list := make([]dates, len(items))
	for i := range items {
		list[i] = readDates(&items[i])
	}
	if proven := dateOrder(list); proven != feeds.OrderUnproven {
		known = proven
	}
	first := known == feeds.MonthFirst
	for i := range list {
		list[i].published.order(m, first)
		list[i].updated.order(m, first)
	}
	if monthsForMinutes(list) {
		for i := range list {
			if list[i].published.absolute() {
				list[i].published.round()
			}
		}
		n.found(feeds.RepairDateMinutes, "")
	}
	for i := range list {
		list[i].published.note(&list[i].notes, m)
	}
	discredit(list, n, m)
	for i := range list {
		list[i].settle(m)
	}
	return known
}

// readDates reads the dates of an item. Where it only says when it was last
// changed, it was published then for all that is known.
func readDates(it *feeds.Item) dates {
	d := dates{item: it, notes: it.Repairs}
	d.published = newStamp(strings.TrimSpace(it.RawPublished))
	d.updated = newStamp(strings.TrimSpace(it.RawUpdated))
	if !d.published.known && d.updated.known {
		d.published.note(&d.notes, moment{})
		d.published, d.updated = d.updated, stamp{}
	}
	return d
}

// void empties the date of publication, if there is one.
func (d *dates) void(code feeds.RepairCode) {
	if d.published.at.IsZero() {
		return
	}
	d.notes.found(code, d.published.raw)
	d.published.at = time.Time{}
}

// settle writes the dates into the item. What the source states comes first,
// then the day in the article's address, then what counts back from the visit.
func (d *dates) settle(m moment) {
	at, origin := d.published.at, feeds.DateStated
	if !d.published.absolute() || at.IsZero() {
		origin = feeds.DateRelative
		if day, ok := addressDay(d.item.URL, m); ok {
			at, origin = day, feeds.DateAddress
		}
	}
	if !at.IsZero() {
		d.item.Published, d.item.DateOrigin = d.past(at, m), origin
	}
	d.item.Updated = time.Time{}
	if updated := d.updated.at; updated.After(d.item.Published) && !d.item.Published.IsZero() {
		if updated.After(m.now) {
			updated = m.now
		}
		if updated.After(d.item.Published) {
			d.item.Updated = updated.UTC()
		}
	}
	d.item.Repairs = d.notes
}

// past returns an instant in UTC, and that of the visit for a later one.
func (d *dates) past(at time.Time, m moment) time.Time {
	if at.After(m.now) {
		d.notes.add(feeds.RepairDateFuture, d.published.raw, m.now.In(m.zone).Format(time.RFC3339))
		return m.now
	}
	return at.UTC()
}
