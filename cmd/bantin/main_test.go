package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bantin": main})
}

// TestScripts runs the scripts of testdata: what is typed, what is printed,
// and the exit code.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "vi_VN.UTF-8")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"portal":  portal,
			"port":    port,
			"await":   await,
			"says":    says,
			"signal":  signalAll,
			"taken":   taken,
			"append":  appendLine,
			"expand":  expand,
			"replace": replace,
			"foreign": foreign,
			"empty":   empty,
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// exits CODE COMMAND… runs a command that must end with the given exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// portal NAME FOLDER serves the files of a folder on loopback, and puts the
// address into the variable NAME, and without its scheme into NAME_HOST. A file
// whose name ends in .404 and the like is answered with that status.
func portal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: portal NAME FOLDER")
	}
	folder := ts.MkAbs(args[1])
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/")))
		for _, status := range []int{http.StatusNotFound, http.StatusForbidden, http.StatusServiceUnavailable} {
			if _, err := os.Stat(fmt.Sprintf("%s.%d", name, status)); err == nil {
				http.Error(w, http.StatusText(status), status)
				return
			}
		}
		if strings.HasSuffix(name, ".xml") {
			w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
		}
		if text, err := os.ReadFile(name); err == nil { // the date of a file does not tell two changes in one second apart
			w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(text)))
		}
		http.ServeFile(w, r, name)
	}))
	ts.Defer(srv.Close)
	ts.Setenv(args[0], srv.URL)
	ts.Setenv(args[0]+"_HOST", strings.TrimPrefix(srv.URL, "http://"))
}

// port NAME puts the number of a free port into the variable NAME.
func port(ts *testscript.TestScript, neg bool, args []string) {
	l := listenSomewhere(ts)
	ts.Setenv(args[0], portOf(l))
	ts.Check(l.Close())
}

// taken NAME is like port, but keeps the port open until the script ends.
func taken(ts *testscript.TestScript, neg bool, args []string) {
	l := listenSomewhere(ts)
	ts.Setenv(args[0], portOf(l))
	ts.Defer(func() { l.Close() })
}

// append FILE LINE adds a line to a file.
func appendLine(ts *testscript.TestScript, neg bool, args []string) {
	text := ts.ReadFile(args[0]) + args[1] + "\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// expand FILE… puts variables into files.
func expand(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := os.Expand(ts.ReadFile(name), ts.Getenv)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// replace FROM TO FILE… writes TO, in which \n begins a new line, for FROM,
// which must be there.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	to := strings.ReplaceAll(args[1], `\n`, "\n")
	for _, name := range args[2:] {
		text := ts.ReadFile(name)
		if !strings.Contains(text, args[0]) {
			ts.Fatalf("%s has no %q", name, args[0])
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(strings.ReplaceAll(text, args[0], to)), 0o644))
	}
}

// foreign FILE makes a database of another program.
func foreign(ts *testscript.TestScript, neg bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(`CREATE TABLE notes (text TEXT)`)
	ts.Check(errors.Join(err, db.Close()))
}

// empty FOLDER wants nothing to be in a folder.
func empty(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(entries) > 0 {
		ts.Fatalf("%s still has %v", args[0], entries)
	}
}

func listenSomewhere(ts *testscript.TestScript) net.Listener {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	return l
}

func portOf(l net.Listener) string { return strconv.Itoa(l.Addr().(*net.TCPAddr).Port) }

// await URL TEXT asks for an address until the answer contains a text.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await URL TEXT")
	}
	until(ts, args[1], func(ctx context.Context) (string, error) { return get(ctx, args[0]) })
}

// says FILE TEXT reads a file until it contains a text.
func says(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: says FILE TEXT")
	}
	until(ts, args[1], func(context.Context) (string, error) {
		b, err := os.ReadFile(ts.MkAbs(args[0]))
		return string(b), err
	})
}

// until looks again and again until what it sees contains a text.
func until(ts *testscript.TestScript, text string, look func(context.Context) (string, error)) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for {
		seen, err := look(ctx)
		if err == nil && strings.Contains(seen, text) {
			return
		}
		select {
		case <-ctx.Done():
			ts.Fatalf("never saw %q; at last: %.2000s %v", text, seen, err)
		case <-again.C:
		}
	}
}

// signalAll HUP|TERM sends a signal to the programs in the background.
func signalAll(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: signal HUP|TERM")
	}
	s := map[string]os.Signal{"HUP": syscall.SIGHUP, "TERM": syscall.SIGTERM}[args[0]]
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(s))
	}
}

func get(ctx context.Context, url string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	return string(b), err
}
