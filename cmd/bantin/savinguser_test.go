//go:build unix

package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is a user without any right.
const nobody = 65534

// settingsFolder returns a folder that everybody may enter.
func settingsFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// unprivileged returns what makes commands of this program that run as nobody
// where the tests run as root: what root may not read, there is not.
func unprivileged(t *testing.T) func() *exec.Cmd {
	t.Helper()
	if os.Geteuid() != 0 {
		return func() *exec.Cmd { return exec.Command("bantin") }
	}
	path := filepath.Join(settingsFolder(t), "bantin")
	if err := errors.Join(copied(path), os.Chmod(path, 0o755)); err != nil {
		t.Fatal(err)
	}
	return func() *exec.Cmd {
		cmd := exec.Command(path)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		return cmd
	}
}

// copied copies this program.
func copied(to string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	in, err := os.Open(self)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// handOver gives a folder to whom unprivileged commands run as.
func handOver(t *testing.T, folder string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chown(path, nobody, nobody))
	})
	if err != nil {
		t.Fatal(err)
	}
}
