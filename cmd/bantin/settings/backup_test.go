package settings

import (
	"path/filepath"
	"testing"
	"time"
)

func TestBackupFolder(t *testing.T) {
	for _, c := range []struct {
		name, text, folder string
		keep               int
		at                 time.Duration
	}{
		{"not mentioned", "database: /data/bantin.db\n", "/data/sao-luu", 7, 150 * time.Minute},
		{"off", "backup: off\n", "", 0, 0},
		{"off in quotes", "backup: \"off\"\n", "", 0, 0},
		{"another hour only", "database: /data/bantin.db\nbackup: {at: \"23:59\"}\n", "/data/sao-luu", 7, 23*time.Hour + 59*time.Minute},
		{"a folder inside another", "database: /data/bantin.db\nbackup:\n  folder: a/b\n  keep: 2\n", "/data/a/b", 2, 150 * time.Minute},
		{"an absolute folder", "backup: {folder: /mnt/sao}\n", "/mnt/sao", 7, 150 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Parse("/etc/bantin.yaml", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := s.BackupFolder(); got != filepath.FromSlash(c.folder) || s.Backup.Keep != c.keep || s.Backup.At != c.at {
				t.Errorf("in %q, %+v", got, s.Backup)
			}
		})
	}
}

// Copies lie beside the database, also where a flag has named it.
func TestBackupFolderBesideNamedDatabase(t *testing.T) {
	s := Builtin()
	if err := s.Apply([]Override{{From: "--database", Key: "database", Value: "/tmp/thu.db"}}); err != nil {
		t.Fatal(err)
	}
	if got := s.BackupFolder(); got != filepath.FromSlash("/tmp/sao-luu") {
		t.Error(got)
	}
}
