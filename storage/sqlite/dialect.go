package sqlite

import (
	"bytes"
	"io"
	"io/fs"
	"regexp"
)

// own is what the shared schema says to this engine only. To every other one
// it is a comment.
var own = regexp.MustCompile(`/\*sqlite:(.*?)\*/`)

// A dialect is the shared schema as this engine is to read it.
type dialect struct{ fs.FS }

// Open opens a file with what it says to this engine.
func (d dialect) Open(name string) (fs.File, error) {
	f, err := d.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, err
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return &script{bytes.NewReader(own.ReplaceAll(text, []byte("$1"))), info}, nil
}

// A script is an open file of a dialect.
type script struct {
	*bytes.Reader
	info fs.FileInfo
}

// Stat describes the file that the script was made of; its size is that of the
// script.
func (s *script) Stat() (fs.FileInfo, error) { return sized{s.info, s.Size()}, nil }

// Close does nothing: a script is in memory.
func (s *script) Close() error { return nil }

type sized struct {
	fs.FileInfo
	size int64
}

// Size is the length of the script in bytes.
func (s sized) Size() int64 { return s.size }
