package settings

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Write puts the file with the source in the place of the old one, at once:
// whoever reads it finds the one or the other. The file keeps its permissions,
// its owner where that is possible, and the link that leads to it. The error
// is Findings if the file has changed since it was read.
func (a *Addition) Write() (err error) {
	path, err := filepath.EvalSymlinks(a.Path)
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := writable(path); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".bantin-*.tmp")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	_, err = temp.Write(a.after)
	keepOwner(temp, info)
	if err := errors.Join(err, temp.Chmod(info.Mode().Perm()), temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, a.before) {
		return Findings{{File: a.Path, Message: say("tệp vừa được người khác sửa; chưa ghi gì vào tệp", "the file was changed by somebody else just now; nothing was written"),
			Hint: say("chạy lại lệnh", "run the command again")}}
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// writable opens a file for writing and leaves it as it is: a file that is
// read-only is not replaced either.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// syncFolder makes a new name outlast a power failure, where the system can.
func syncFolder(path string) {
	if f, err := os.Open(path); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
