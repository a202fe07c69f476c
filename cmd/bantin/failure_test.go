package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bantin/storage"
)

// TestEachFaultHasItsSentence wants a sentence and a next step of its own for
// every way in which a database cannot be used.
func TestEachFaultHasItsSentence(t *testing.T) {
	met := map[string]storage.FaultKind{}
	for _, kind := range storage.FaultKinds() {
		f := explain(fmt.Errorf("open: %w", &storage.Fault{Kind: kind, Path: "/du-lieu/bantin.db", Err: errors.New("cause")}))
		if f.code != exitFailed {
			t.Errorf("%s: exit code %d", kind, f.code)
		}
		for _, text := range []string{f.what.VI, f.what.EN} {
			if other, ok := met[text]; ok {
				t.Errorf("%s says the same as %s: %s", kind, other, text)
			}
			met[text] = kind
			if !strings.Contains(text, "/du-lieu/bantin.db") || strings.Contains(text, "cause") {
				t.Errorf("%s: %s", kind, text)
			}
		}
		if f.next.VI == "" || f.next.EN == "" {
			t.Errorf("%s: no next step", kind)
		}
	}
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		code int
		want string
	}{
		{"done", nil, exitDone, ""},
		{"said already", quit(exitPartly), exitPartly, ""},
		{"wrong usage", misused(tell("sai", "wrong"), tell("thử lại", "again")), exitUsage, "bantin: wrong\n  Hint: again\n"},
		{"full disk", &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, exitFailed, "bantin: the disk is full\n"},
		{"no permission", &os.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, exitFailed, "bantin: no permission: open x"},
		{"port in use", listening(":80", fmt.Errorf("listen: %w", syscall.EADDRINUSE)), exitFailed, "bantin: the address :80 is in use by another program\n  Hint: stop the other program"},
		{"low port", listening(":80", fmt.Errorf("listen: %w", syscall.EACCES)), exitFailed, "bantin: there is no permission to open the address :80\n  Hint: ports below 1024"},
		{"unforeseen", errors.New("the sky fell"), exitFailed, "bantin: error: the sky fell\n  Hint: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			p := &program{Stderr: &b, language: "en"}
			if code := p.report(c.err); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if !strings.HasPrefix(b.String(), c.want) || c.want == "" && b.Len() > 0 {
				t.Errorf("said %q, want %q", b.String(), c.want)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		name string
		args string
		env  map[string]string
		want string
	}{
		{"nothing known", "fetch", nil, "vi"},
		{"locale", "", map[string]string{"LANG": "en_GB.UTF-8"}, "en"},
		{"LC_ALL before LANG", "", map[string]string{"LC_ALL": "vi_VN.UTF-8", "LANG": "en_GB.UTF-8"}, "vi"},
		{"LC_MESSAGES before LANG", "", map[string]string{"LC_MESSAGES": "en_US", "LANG": "vi_VN"}, "en"},
		{"no locale to speak of", "", map[string]string{"LANG": "C.UTF-8"}, "vi"},
		{"own variable before the locale", "", map[string]string{"BANTIN_LANG": "en", "LC_ALL": "vi_VN"}, "en"},
		{"flag before all", "fetch --lang vi", map[string]string{"BANTIN_LANG": "en"}, "vi"},
		{"flag with a sign", "--lang=en fetch", nil, "en"},
		{"no flag any more", "preview -- --lang en", nil, "vi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := language(strings.Fields(c.args), func(k string) string { return c.env[k] }); got != c.want {
				t.Errorf("speaks %s", got)
			}
		})
	}
}

func TestPrintTable(t *testing.T) {
	var b bytes.Buffer
	rows := [][]string{{"NGUỒN", "SỐ BÀI"}, {"mo\u0302\u0323t", "3"}, {"hai\nba", "12"}}
	if err := printTable(&b, rows); err != nil {
		t.Fatal(err)
	}
	if want := "NGUỒN   SỐ BÀI\nmột     3\nhai ba  12\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// TestResultsNeedNoTerminal makes sure that no control characters of bars and
// colours reach a file.
func TestResultsNeedNoTerminal(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p := &program{Stderr: file, Environ: func(string) string { return "" }}
	newLog(file, p.Environ, true).Error("something", "key", "value")
	bar := p.progress(10, "fetching")
	for range 10 {
		if err := bar.step(func() error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	bar.close()
	b, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte("something")) || bytes.ContainsAny(b, "\x1b\r") {
		t.Errorf("wrote %q", b)
	}
}
