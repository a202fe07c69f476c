package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// A pairLine is one line of a file of pairs.
type pairLine struct {
	ID      json.RawMessage `json:"id"`
	Pattern string          `json:"pattern"`
	Same    *bool           `json:"same"` // nil: nobody has said
	A       *pairSide       `json:"a"`
	B       *pairSide       `json:"b"`
}

// A pairSide is one of the two articles.
type pairSide struct {
	Source    string          `json:"source"`
	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Summary   string          `json:"summary"`
	HTML      string          `json:"html"`
	Published json.RawMessage `json:"published"`
}

// A pairAnswer is what is printed of a line.
type pairAnswer struct {
	ID     json.RawMessage    `json:"id"`
	Same   bool               `json:"same"`
	Rule   feeds.Rule         `json:"rule"`
	Scores map[string]float64 `json:"scores"`
}

// A malformation says why a line cannot be answered.
type malformation struct{ what feeds.Text }

// Error says it in English.
func (m *malformation) Error() string { return m.what.EN }

func malformed(vi, en string, values ...any) error { return &malformation{tell(vi, en, values...)} }

// readPair reads one line.
func readPair(line []byte) (p pairLine, err error) {
	if !utf8.Valid(line) {
		return p, malformed("có byte không phải là chữ UTF-8", "it has bytes that are not UTF-8")
	}
	if err := json.Unmarshal(line, &p); err != nil {
		return p, notJSON(err)
	}
	if p.A == nil || p.B == nil {
		return p, malformed(`thiếu "a" hoặc "b"`, `"a" or "b" is missing`)
	}
	for name, side := range map[string]*pairSide{"a": p.A, "b": p.B} {
		if strings.TrimSpace(side.Title+side.Summary+side.HTML) == "" {
			return p, malformed(`%q không có title, summary lẫn html`, `%q has no title, summary or html`, name)
		}
	}
	if len(p.ID) == 0 {
		p.ID = json.RawMessage("null")
	}
	return p, nil
}

// notJSON says where a line is not what it should be.
func notJSON(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		return malformed("%q không thể là %s", "%q cannot be a %s", kind.Field, kind.Value)
	case errors.As(err, &syntax):
		return malformed("không phải là JSON, từ byte %d", "it is not JSON, from byte %d on", syntax.Offset)
	}
	return malformed("không đọc được: %v", "it cannot be read: %v", err)
}

// piece is the article as it is compared. A date in no known form is none.
func (s *pairSide) piece() dedupe.Piece {
	return dedupe.Piece{Source: s.Source, URL: s.URL, Title: s.Title, Summary: s.Summary, HTML: s.HTML, Published: s.date()}
}

func (s *pairSide) date() time.Time {
	text := strings.Trim(string(s.Published), `"`)
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateTime, "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(form, text); err == nil {
			return t
		}
	}
	return time.Time{}
}

// answer writes the line that answers a pair.
func answer(id json.RawMessage, j dedupe.Judgement) ([]byte, error) {
	scores := make(map[string]float64, len(j.Scores))
	for name, s := range j.Scores {
		scores[name] = math.Round(s*1e4) / 1e4
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(pairAnswer{id, j.Same, j.Rule, scores}); err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	return b.Bytes(), nil
}
