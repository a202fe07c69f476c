package settings

import (
	"cmp"
	"slices"
	"time"

	"bantin/feeds"
)

// An entry is one value that was read, with the place it was read from.
type entry[T any] struct {
	value T
	node  *node
}

// A draft is what the files say, before it is known whether it fits together.
type draft struct {
	settings    *Settings
	files       []*file  // the main file first
	notes       Findings // what is worth knowing and breaks nothing
	root        *node    // of the main file
	schedule    *node
	areas       []entry[feeds.Area]
	departments []entry[feeds.Department]
	terms       []entry[feeds.Term]
	topics      []entry[feeds.Topic]
	sources     []entry[feeds.Source]
	includes    []*node
}

// add reads one entry. It is kept even when something is wrong with it, so
// that what refers to it is not called wrong too.
func add[T any](to *[]entry[T], n *node, read func(*T, *node)) {
	var v T
	read(&v, n)
	*to = append(*to, entry[T]{v, n})
}

// main reads the file that everything starts from.
func (d *draft) main(n *node) {
	d.root = n
	fields(n, append(d.own(), d.shared()...)...)
	if d.schedule != nil {
		checked(&d.settings.Schedule, schedule(d.settings.Site.Zone))(d.schedule)
	}
}

// own are the keys that stand in the main file only.
func (d *draft) own() []rule {
	s := d.settings
	return []rule{
		may("site", d.site),
		may("listen", checked(&s.Listen, listenAddress)),
		may("database", words(&s.Database)),
		may("schedule", func(n *node) { d.schedule = n }),
		may("allow_addresses", collect(&s.AllowAddresses, allowed)),
		may("trusted_proxies", collect(&s.TrustedProxies, proxies)),
		may("hubs", hubs(&s.Site.Hubs)),
		may("workers", count(&s.Workers, 1, 64)),
		may("backup", backup(&s.Backup)),
		may("notify", notify(&s.Notify)),
		may("keep_texts", checked(&s.KeepTexts, days)),
		may("cluster", list(func(n *node) { add(&d.terms, n, term) })),
		may("merge", list(func(n *node) { pair(&s.Merge, n) })),
		may("split", list(func(n *node) { pair(&s.Split, n) })),
		may("hide", collect(&s.Hide, webAddress)),
		may("include", list(d.pattern)),
	}
}

// shared are the keys that included files may have too.
func (d *draft) shared() []rule {
	return []rule{
		may("areas", list(func(n *node) { add(&d.areas, n, area) })),
		may("departments", list(func(n *node) { add(&d.departments, n, department) })),
		may("topics", list(func(n *node) { add(&d.topics, n, topic) })),
		may("sources", list(func(n *node) { add(&d.sources, n, source) })),
	}
}

func (d *draft) site(n *node) {
	site := &d.settings.Site
	fields(n,
		may("id", checked(&site.ID, id)),
		may("title", words(&site.Title)),
		may("url", checked(&site.URL, siteAddress)),
		may("timezone", checked(&site.Zone, zone)),
		may("contact", checked(&site.Contact, eMail)),
	)
}

func area(a *feeds.Area, n *node) {
	fields(n,
		must("id", checked(&a.ID, id)),
		must("name", words(&a.Name)),
		may("until", checked(&a.Until, day)),
		may("successor", words(&a.Successor)),
	)
	if n.shape == mapping && n.gives("successor") && !n.gives("until") {
		n.get("successor").report(
			say("\"successor\" cần có \"until\": ngày cuối cùng của địa phương này", "\"successor\" needs \"until\": the last day of this area"),
			both("until: 2025-06-30"))
	}
}

func department(d *feeds.Department, n *node) {
	fields(n,
		must("id", checked(&d.ID, id)),
		must("name", words(&d.Name)),
		must("area", words(&d.Area)),
		may("homepage", checked(&d.Homepage, webAddress)),
		may("rights", words(&d.Rights)),
	)
}

func topic(t *feeds.Topic, n *node) {
	fields(n,
		must("id", checked(&t.ID, id)),
		must("name", words(&t.Name)),
		may("words", collect(&t.Words, anyText)),
	)
}

func term(t *feeds.Term, n *node) {
	fields(n,
		must("year", count(&t.Year, 1945, 2200)),
		must("lead", words(&t.Lead)),
		may("deputy", words(&t.Deputy)),
		must("members", collect(&t.Members, anyText)),
	)
	if members := n.get("members"); n.shape == mapping && members.shape == sequence && len(members.entries) == 0 {
		members.report(say("%q không được để trống", "%q must not be empty", "members"), say("ghi mã các đơn vị trong cụm, ví dụ members: [lao-cai, son-la]", "write the ids of the cluster's departments, for example members: [lao-cai, son-la]"))
	}
	if n.shape != mapping || t.Lead == "" || len(t.Members) == 0 {
		return
	}
	for _, role := range []struct{ key, who string }{{"lead", t.Lead}, {"deputy", t.Deputy}} {
		if role.who != "" && !slices.Contains(t.Members, role.who) {
			n.get(role.key).report(say("%q (%s) không nằm trong \"members\"", "%q (%s) is not among \"members\"", role.who, role.key),
				say("thêm vào \"members\", hoặc sửa \"%s\"", "add it to \"members\", or correct \"%s\"", role.key))
		}
	}
	if t.Lead == t.Deputy {
		n.get("deputy").report(say("%q không thể vừa là cụm trưởng vừa là cụm phó", "%q cannot be both lead and deputy", t.Lead), say("sửa \"deputy\", hoặc bỏ khóa ấy nếu chưa có cụm phó", "correct \"deputy\", or leave it out if there is none"))
	}
}

// anyText takes a text as it is; what it refers to is checked when everything
// has been read.
func anyText(s string) (string, *complaint) { return s, nil }

// named sees to it that everything has a name to show, also what is kept of
// an included file with faults.
func (d *draft) named() {
	for i := range d.areas {
		d.areas[i].value.Name = cmp.Or(d.areas[i].value.Name, d.areas[i].value.ID)
	}
	for i := range d.departments {
		d.departments[i].value.Name = cmp.Or(d.departments[i].value.Name, d.departments[i].value.ID)
	}
	for i := range d.topics {
		d.topics[i].value.Name = cmp.Or(d.topics[i].value.Name, d.topics[i].value.ID)
	}
}

// inZone moves the days of areas into the site's time zone.
func inZone(areas []entry[feeds.Area], at *time.Location) {
	for i := range areas {
		if u := areas[i].value.Until; !u.IsZero() {
			areas[i].value.Until = time.Date(u.Year(), u.Month(), u.Day(), 0, 0, 0, 0, at)
		}
	}
}
