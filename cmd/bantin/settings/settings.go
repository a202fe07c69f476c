// Package settings reads the one YAML file, and the files that it includes,
// that say which departments, topics and sources there are and how bantin
// runs. It reads strictly: what is unknown, contradictory or misspelt is a
// Finding with its place and a remedy, and all findings are reported at once.
// It visits no source and opens no database; only this package knows YAML.
package settings

import (
	"maps"
	"net/netip"
	"path/filepath"
	"slices"
	"time"

	_ "embed"

	"bantin/feeds"
)

// Settings are what the files say, complete with what they leave out.
type Settings struct {
	Site           feeds.Site
	Listen         string // host:port of the web server
	Database       string // path of the database; the file gives it relative to its own folder
	Schedule       string // a cron line in the site's time zone
	AllowAddresses []netip.Prefix
	TrustedProxies []netip.Prefix // whose word on where requests come from is taken
	Workers        int            // sources visited at once
	Sources        []feeds.Source
	Backup         Backup
	Notify         Notify
	KeepTexts      time.Duration // for so long texts are kept that are not published; 0: for ever
	Merge, Split   [][2]string   // addresses of articles
	Hide           []string      // addresses of articles

	Warnings Findings // what keeps nothing from running: included files that were skipped
	Files    []string // the files that were read; none when there was none

	main     string             // the path of the main file
	patterns []glob             // of included files
	beside   []string           // files of other kinds that are named: certificates
	copies   map[string][]byte  // included files that were good, as they were read
	read     map[string]sum     // what all files contained
	lost     []string           // included files that cannot be reached and whose copies are in force
	lacking  bool               // a pattern of included files stands for none
	places   map[string]Finding // where the address of each source stands
	asked    string             // where to listen, before a free port was chosen
	builtin  bool
	ownURL   bool // the site's address was named and is not made from Listen
}

//go:embed builtin.yaml
var builtin []byte

// builtinName is the name of the built-in settings in findings.
const builtinName = "builtin.yaml"

// Builtin returns the settings that are used without a file: the seven
// departments of the cluster.
func Builtin() *Settings {
	s, err := Parse(builtinName, builtin)
	if err != nil {
		panic(err) // the test of this function reads them
	}
	s.builtin = true
	return s
}

// Load reads the settings file at path and what it includes. The error is
// Findings when the main file cannot be used; files that it includes and that
// cannot be used are skipped and stand in Warnings.
func Load(path string) (*Settings, error) {
	return load(path, nil)
}

// Reload reads the files again. An included file that has become unreadable
// stays in force as it was last good.
func (s *Settings) Reload() (*Settings, error) {
	return load(s.main, s.copies)
}

// Parse reads the bytes of one settings file; what it includes is not read.
func Parse(name string, data []byte) (*Settings, error) {
	d := newDraft(name)
	d.readMain(data)
	d.settings.Files = nil
	return d.finish()
}

// newDraft returns a draft with everything that a file may leave out.
func newDraft(path string) *draft {
	zone, wrong := zone("Asia/Ho_Chi_Minh")
	if wrong != nil {
		zone = time.FixedZone("+07", 7*60*60)
	}
	return &draft{settings: &Settings{
		Site: feeds.Site{
			ID:    "bantin-mnbg",
			Title: "Bản tin văn hóa, thể thao và du lịch các tỉnh miền núi biên giới phía Bắc",
			Zone:  zone,
		},
		Listen:   "127.0.0.1:8080",
		Database: "bantin.db",
		Schedule: "*/10 * * * *",
		Workers:  8,
		Backup:   usualBackup(),
		Notify:   usualNotify(),
		main:     path,
		copies:   map[string][]byte{},
		read:     map[string]sum{},
		places:   map[string]Finding{},
	}}
}

// readMain reads the main file. One that names no departments and no sources,
// of its own or by inclusion, is about those of the built-in settings.
func (d *draft) readMain(data []byte) {
	f := newFile(d.settings.main, data)
	d.files = append(d.files, f)
	d.settings.Files = append(d.settings.Files, f.name)
	f.parse()
	n := f.root
	if n != nil {
		d.main(n)
	}
	if len(f.unread) > 0 {
		return
	}
	for _, key := range listKeys() {
		if n == nil && len(f.findings) > 0 || n != nil && n.shape == mapping && n.has(key) {
			return
		}
	}
	own := newFile(builtinName, builtin)
	d.files = append(d.files, own)
	if own.parse(); own.root != nil {
		fields(own.root, append(d.shared(), may("cluster", list(func(n *node) { add(&d.terms, n, term) })))...)
	}
}

// listKeys are the keys that make settings about other departments than the
// built-in ones.
func listKeys() []string {
	return []string{"areas", "departments", "cluster", "topics", "sources", "include"}
}

// finish checks how everything fits together and returns the settings, or
// what is wrong with the main file.
func (d *draft) finish() (*Settings, error) {
	d.connect()
	d.adrift()
	found := d.found()
	if len(d.files[0].findings) > 0 {
		return nil, found
	}
	s := d.settings
	s.Warnings = found
	d.named()
	inZone(d.areas, s.Site.Zone)
	s.Site.Areas = values(d.areas)
	s.Site.Departments = values(d.departments)
	s.Site.Topics = values(d.topics)
	s.Site.Terms = values(d.terms)
	slices.SortStableFunc(s.Site.Terms, func(a, b feeds.Term) int { return a.Year - b.Year })
	for _, e := range d.sources {
		if len(e.node.file.findings) == 0 {
			s.Sources = append(s.Sources, e.value)
			s.places[e.value.ID] = e.node.get("url").finding()
		}
	}
	for _, f := range d.files {
		for path, content := range f.beside {
			s.beside = append(s.beside, path)
			s.read[path] = content
		}
	}
	if !filepath.IsAbs(s.Database) {
		s.Database = filepath.Join(filepath.Dir(s.main), s.Database)
	}
	s.ownURL = s.Site.URL != ""
	s.asked = s.Listen
	s.ListensAt(s.Listen)
	return s, nil
}

// found returns everything that is to be said, in order.
func (d *draft) found() Findings {
	var names []string
	all := d.notes
	for i, f := range d.files {
		names = append(names, f.name)
		all = append(all, f.findings...)
		if i > 0 && len(f.findings) > 0 {
			all = append(all, f.skipped())
		}
	}
	return all.sorted(names)
}

func values[T any](entries []entry[T]) []T {
	var all []T
	for _, e := range entries {
		all = append(all, e.value)
	}
	return all
}

// goodCopies returns the included files in which nothing is wrong.
func (d *draft) goodCopies(contents map[string][]byte) map[string][]byte {
	good := maps.Clone(contents)
	for _, f := range d.files {
		if len(f.findings) > 0 {
			delete(good, f.name)
		}
	}
	return good
}
