package settings

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"bantin/feeds"
)

// A Backup says how the nightly copies of the database are kept.
type Backup struct {
	Folder string        // relative to the database's own; empty: no copies are made
	Keep   int           // how many
	At     time.Duration // after midnight, in the site's time zone
}

// usualBackup is what is done when the file says nothing of it.
func usualBackup() Backup {
	return Backup{Folder: "sao-luu", Keep: 7, At: 2*time.Hour + 30*time.Minute}
}

// BackupFolder is where the copies are kept; empty: none are made.
func (s *Settings) BackupFolder() string {
	if s.Backup.Folder == "" || filepath.IsAbs(s.Backup.Folder) {
		return s.Backup.Folder
	}
	return filepath.Join(filepath.Dir(s.Database), s.Backup.Folder)
}

// backup reads the word "off", or what there is to say of the copies.
func backup(b *Backup) func(*node) {
	return func(n *node) {
		keys := func(n *node) {
			fields(n,
				may("folder", checked(&b.Folder, folder)),
				may("keep", count(&b.Keep, 1, 1000)),
				may("at", checked(&b.At, clock)),
			)
		}
		if n.asks != nil {
			n.asks.either(n.name, oneOf(new(string), "off"), keys)
			return
		}
		if n.shape == text && strings.TrimSpace(n.text) == "off" {
			*b = Backup{}
			return
		}
		if n.shape != mapping {
			n.report(say("%q phải là off hoặc một nhóm khóa", "%q must be off or a group of keys", n.name),
				say(`viết off để không sao lưu, hoặc {folder: sao-luu, keep: 7, at: "02:30"}`, `write off to make no copies, or {folder: sao-luu, keep: 7, at: "02:30"}`))
			return
		}
		keys(n)
	}
}

// folder reads the path of a folder.
func folder(s string) (string, *complaint) {
	if s == "off" {
		return "", complain(say("%q ở đây là tên thư mục", "%q is the name of a folder here", s),
			say("để không sao lưu, viết \"backup: off\"", "to make no copies, write \"backup: off\""))
	}
	return filepath.FromSlash(s), nil
}

var clockForm = regexp.MustCompile(`^(\d{1,2})[:hg.](\d{2})$`)

// clock reads a time of day.
func clock(s string) (time.Duration, *complaint) {
	c := complain(say("%q không phải là giờ trong ngày", "%q is not a time of day", s), clockHint())
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return 0, c
	}
	hour, _ := strconv.Atoi(m[1]) // digits, few of them
	minute, _ := strconv.Atoi(m[2])
	at := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	switch {
	case hour > 23 || minute > 59:
		return 0, c
	case s != written24(at):
		c.hint = both(written24(at))
		return 0, c
	}
	return at, nil
}

func clockHint() feeds.Text {
	return say(`viết giờ:phút, ví dụ "02:30"`, `write hour:minute, for example "02:30"`)
}

// written24 is a time of day as it is written.
func written24(at time.Duration) string { return time.Time{}.Add(at).Format("15:04") }

// Bounds of the time for which texts are kept: whatever may still be compared
// with a new text must be.
const (
	leastKept = 31 * 24 * time.Hour
	mostKept  = 36500 * 24 * time.Hour
)

var daysForm = regexp.MustCompile(`^(\d{1,7})d$`)

// days reads how many days something is kept.
func days(s string) (time.Duration, *complaint) {
	m := daysForm.FindStringSubmatch(s)
	if m == nil {
		c := complain(say("%q không phải là một số ngày", "%q is not a number of days", s),
			say("viết ví dụ 365d (ngày); bỏ khóa này để giữ mãi mãi", "write for example 365d (days); leave the key out to keep everything"))
		if meant := inWords(s).Truncate(24 * time.Hour); meant >= leastKept && meant <= mostKept {
			c.hint = both(spelled(meant))
		}
		return 0, c
	}
	n, _ := strconv.Atoi(m[1])
	d := time.Duration(min(n, 100_000)) * 24 * time.Hour
	if d < leastKept || d > mostKept {
		return 0, complain(say("số ngày %q phải từ 31d đến 36500d", "the number of days %q must be from 31d to 36500d", s), say("ví dụ 365d; bỏ khóa này để giữ mãi mãi", "for example 365d; leave the key out to keep everything"))
	}
	return d, nil
}
