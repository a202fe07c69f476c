package storage

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// unix is a time as it is stored: 0 is never.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// instant is a stored time.
func instant(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// number is a truth value as it is stored.
func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// encodeList writes a list as JSON.
func encodeList[T any](list []T) (string, error) {
	if len(list) == 0 {
		return "[]", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// decodeList reads a list that encodeList wrote; an empty one is nil.
func decodeList[T any](text string) (list []T, err error) {
	if text == "[]" || text == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("stored list %.40q: %w", text, err)
	}
	return list, nil
}

// encodeScores writes scores as JSON.
func encodeScores(scores map[string]float64) (string, error) {
	if len(scores) == 0 {
		return "{}", nil
	}
	b, err := json.Marshal(scores)
	return string(b), err
}

// decodeScores reads scores that encodeScores wrote; none are nil.
func decodeScores(text string) (scores map[string]float64, err error) {
	if text == "{}" {
		return nil, nil
	}
	return scores, json.Unmarshal([]byte(text), &scores)
}

// chunk is how many values one IN list holds at most.
const chunk = 500

// among writes the n placeholders of an IN list, from $first on.
func among(first, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", first+i)
	}
	return b.String()
}
