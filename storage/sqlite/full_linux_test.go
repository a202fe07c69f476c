package sqlite_test

import (
	"path/filepath"
	"syscall"
	"testing"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// A disk without room for a copy is left as it was.
func TestBackupToFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=128k"); err != nil {
		t.Skipf("skipped: no small disk can be made here, so none was filled: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	path := filled(t, t.TempDir(), 50)
	to := filepath.Join(disk, "sao.db")
	err := sqlite.Backup(t.Context(), path, to, nil)
	wantFault(t, err, storage.Full)
	if left := names(files(t, disk)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	here := filepath.Join(disk, "bantin.db")
	_, err = sqlite.Restore(t.Context(), path, here, start, nil)
	wantFault(t, err, storage.Full)
}
