package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// answered runs pairs through and returns what was printed.
func answered(t *testing.T, in io.Reader) (out, told string, err error) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := &program{Stdin: in, Stdout: &stdout, Stderr: &stderr, language: "en"}
	err = p.judgePairs(t.Context(), "-", false)
	return stdout.String(), stderr.String(), err
}

// A line of ten megabytes is answered, one beyond all bounds is told, and
// bytes that are no text are, too.
func TestLongAndBrokenLines(t *testing.T) {
	text := strings.Repeat("Lễ hội mở đầu mùa hoa với nhiều trò chơi dân gian. ", 180_000)
	pair := func(id, title, html string) string {
		return fmt.Sprintf(`{"id":%q,"a":{"source":"x","title":%q,"html":%q},"b":{"source":"y","title":"Khai mạc lễ hội","html":"<p>Ngắn.</p>"}}`, id, title, html) + "\n"
	}
	in := pair("long", "Khai mạc", text) + strings.Repeat("x", longestPair+10) + "\n" +
		strings.ReplaceAll(pair("raw", "Khai~mạc", ""), "~", "\xff") + pair("last", "Khai mạc", "<p>x</p>")
	out, told, err := answered(t, strings.NewReader(strings.TrimSuffix(in, "\n")))
	if lines := strings.Count(out, "\n"); lines != 2 || !strings.HasPrefix(out, `{"id":"long"`) || !strings.Contains(out, `{"id":"last"`) {
		t.Errorf("%d answers: %s", lines, out)
	}
	for _, want := range []string{"line 2: it is longer than 32 MiB", "line 3: it has bytes that are not UTF-8", "2 pairs"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told: %s", want, told)
		}
	}
	var q quit
	if !errors.As(err, &q) || q != exitPartly {
		t.Errorf("ends with %v", err)
	}
}

// Answers come in the order of the lines, whatever takes how long.
func TestAnswersInOrder(t *testing.T) {
	var in, want strings.Builder
	for i := range 3000 {
		html := strings.Repeat("Lễ hội mở đầu mùa hoa. ", (3000-i)%7*(i%11))
		fmt.Fprintf(&in, `{"id":%d,"a":{"title":"Một","html":%q},"b":{"title":"Hai"}}`+"\n", i, html)
		fmt.Fprintf(&want, "%d ", i)
	}
	out, _, err := answered(t, strings.NewReader(in.String()))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(out) {
		id, _, _ := strings.Cut(strings.TrimPrefix(line, `{"id":`), ",")
		got.WriteString(id + " ")
	}
	if got.String() != want.String() {
		t.Errorf("the order is %.200s…", got.String())
	}
}

// endless brings the same line for ever, and notes how many it brought.
type endless struct {
	line string
	n    int
}

func (e *endless) Read(b []byte) (int, error) {
	e.n++
	return copy(b, e.line), nil
}

type refusing struct{ after int }

var errRefused = errors.New("refused")

func (r *refusing) Write(b []byte) (int, error) {
	if r.after--; r.after < 0 {
		return 0, errRefused
	}
	return len(b), nil
}

// Whoever reads the answers may stop: so does reading the pairs.
func TestReaderOfAnswersThatStops(t *testing.T) {
	in := &endless{line: `{"id":1,"a":{"title":"Một"},"b":{"title":"Hai"}}` + "\n"}
	p := &program{Stdin: in, Stdout: &refusing{after: 100}, Stderr: io.Discard, language: "en"}
	if err := p.judgePairs(t.Context(), "-", false); !errors.Is(err, errRefused) {
		t.Errorf("ends with %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	p.Stdout = io.Discard
	if err := p.judgePairs(ctx, "-", false); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ends with %v", err)
	}
}
