package main

import (
	"errors"
	"io/fs"
	"os"

	"bantin/feeds"
	"bantin/feeds/opml"
)

// readOPML reads a list from a file, or from standard input for "-".
func (p *program) readOPML(path string) (opml.List, error) {
	in := p.Stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return opml.List{}, notRead(path, err)
		}
		defer f.Close()
		in = f
	}
	l, err := opml.Read(in)
	if err != nil {
		return l, notOPML(path, err)
	}
	return l, nil
}

// notRead says that a file cannot be opened.
func notRead(path string, err error) error {
	f := &failure{exitFailed, tell("không đọc được tệp %s: %v", "the file %s cannot be read: %v", path, err), feeds.Text{}, err}
	if errors.Is(err, fs.ErrNotExist) {
		f.what = tell("không có tệp %s", "there is no file %s", path)
		f.next = tell("kiểm tra tên tệp và thư mục", "check the name of the file and its folder")
	}
	return f
}

// notOPML says why a file is no list.
func notOPML(path string, err error) error {
	f := &failure{exitFailed, tell("không đọc được tệp %s: %v", "the file %s cannot be read: %v", path, err), feeds.Text{}, err}
	switch {
	case errors.Is(err, opml.ErrNotOPML):
		f.what = tell("tệp %s không phải là OPML", "the file %s is not OPML", path)
		f.next = tell("xuất danh sách từ phần mềm đọc tin dạng OPML; với một địa chỉ RSS thì dùng bantin preview", "export the list from a feed reader as OPML; for one feed use bantin preview")
	case errors.Is(err, opml.ErrEmpty):
		f.what = tell("tệp OPML %s không có nguồn nào", "the OPML file %s has no source", path)
		f.next = tell("xuất lại danh sách từ phần mềm đọc tin", "export the list from the feed reader again")
	case errors.Is(err, opml.ErrTooMuch):
		f.what = tell("tệp OPML %s quá lớn: nhiều hơn 8 MiB, 50 tầng hoặc 50.000 mục", "the OPML file %s is too large: more than 8 MiB, 50 levels or 50,000 entries", path)
		f.next = tell("chia thành nhiều tệp nhỏ hơn", "cut it into smaller files")
	}
	return f
}
