package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/storage"
)

// A failure is an error for people: what is wrong, what to do, and the exit
// code that it ends with.
type failure struct {
	code       int
	what, next feeds.Text
	err        error // the cause; may be nil
}

// Error says it in English.
func (f *failure) Error() string { return f.what.EN }

// Unwrap returns the cause.
func (f *failure) Unwrap() error { return f.err }

// A quit ends the program with an exit code when everything has been said.
type quit int

// Error says the code.
func (q quit) Error() string { return fmt.Sprintf("exit %d", int(q)) }

// misused is a failure of whoever called the program.
func misused(what, next feeds.Text) error {
	return &failure{code: exitUsage, what: what, next: next}
}

// report prints an error, if there is one, and returns the exit code.
func (p *program) report(err error) int {
	var findings settings.Findings
	var q quit
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &q):
		return int(q)
	case errors.As(err, &findings):
		findings.Print(prose(p.Stderr), p.language)
		return exitUsage
	}
	f := explain(err)
	out := prose(p.Stderr)
	fmt.Fprintf(out, "bantin: %s\n", p.say(f.what))
	if next := p.say(f.next); next != "" {
		fmt.Fprintf(out, "  %s: %s\n", p.say(tell("Gợi ý", "Hint")), next)
	}
	return f.code
}

// explain finds the sentence for an error.
func explain(err error) *failure {
	var f *failure
	var fault *storage.Fault
	switch {
	case errors.As(err, &f):
		return f
	case errors.As(err, &fault):
		what, next := describeFault(fault)
		return &failure{exitFailed, what, next, err}
	case errors.Is(err, context.Canceled):
		return &failure{exitFailed, tell("đã dừng theo yêu cầu", "stopped on request"), feeds.Text{}, err}
	case errors.Is(err, syscall.ENOSPC):
		return &failure{exitFailed, tell("đĩa đã đầy", "the disk is full"),
			tell("giải phóng chỗ trống rồi chạy lại", "make room and start again"), err}
	case errors.Is(err, syscall.EPIPE):
		return &failure{code: exitFailed, what: tell("nơi nhận kết quả đã đóng", "whoever read the results has stopped"), err: err}
	case errors.Is(err, fs.ErrPermission):
		return &failure{exitFailed, tell("không có quyền: %v", "no permission: %v", err),
			tell("kiểm tra quyền của người chạy bantin", "check the rights of the user who runs bantin"), err}
	}
	return &failure{exitFailed, tell("lỗi: %v", "error: %v", err), tell("chạy lại với --verbose để xem chi tiết", "run again with --verbose to see more"), err}
}

// listening explains why a web server cannot listen at an address.
func listening(address string, err error) error {
	f := &failure{exitFailed, tell("không mở được địa chỉ %s: %v", "the address %s cannot be opened: %v", address, err), feeds.Text{}, err}
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		f.what = tell("địa chỉ %s đang có chương trình khác dùng", "the address %s is in use by another program", address)
		f.next = tell("dừng chương trình kia, hoặc chọn cổng khác, ví dụ --listen 127.0.0.1:8081",
			"stop the other program, or choose another port, for example --listen 127.0.0.1:8081")
	case errors.Is(err, fs.ErrPermission):
		f.what = tell("không có quyền mở địa chỉ %s", "there is no permission to open the address %s", address)
		f.next = tell("các cổng dưới 1024 cần quyền riêng; chọn cổng khác, ví dụ --listen 127.0.0.1:8080",
			"ports below 1024 need special rights; choose another, for example --listen 127.0.0.1:8080")
	case errors.Is(err, syscall.EADDRNOTAVAIL), strings.Contains(err.Error(), "no such host"):
		f.what = tell("máy này không có địa chỉ %s", "this machine has no address %s", address)
		f.next = tell("dùng 127.0.0.1 (chỉ máy này) hoặc để trống phần máy (mọi địa chỉ), ví dụ --listen :8080",
			"use 127.0.0.1 (this machine only) or leave the host out (every address), for example --listen :8080")
	}
	return f
}
