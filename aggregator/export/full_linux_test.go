package export_test

import (
	"errors"
	"syscall"
	"testing"

	"bantin/aggregator/export"
)

// TestAFullDisk ends an export, and leaves every file whole. With more room the
// next one goes on.
func TestAFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=600k"); err != nil {
		t.Skipf("skipped: no small disk can be made here, so none was filled: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	n, whole := small(t, 60), folder(t)
	n.export(whole)
	want := prints(t, whole)
	_, err := n.try(disk, export.Order{})
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("%v", err)
	}
	is := prints(t, disk)
	if len(is) == 0 || len(is) == len(want) || len(parts(t, disk)) > 0 {
		t.Errorf("%d of %d files, %v", len(is), len(want), parts(t, disk))
	}
	for name, file := range is {
		if len(file.body) < len(want[name].body)-60 {
			t.Errorf("%s is not whole", name)
		}
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=9m"); err != nil {
		t.Skipf("skipped: the disk cannot be made larger: %v", err)
	}
	if sum := n.export(disk); sum.Files != len(want) {
		t.Errorf("%+v", sum)
	}
	n.isComplete("there is room again", disk)
}
