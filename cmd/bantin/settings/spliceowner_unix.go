//go:build unix

package settings

import (
	"os"
	"syscall"
)

// keepOwner gives a new file to the owner of the old one. Only the system's
// administrator may, and for everybody else the owner is the same already.
func keepOwner(f *os.File, old os.FileInfo) {
	if s, ok := old.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(s.Uid), int(s.Gid))
	}
}
