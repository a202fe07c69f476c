package health

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"bantin/feeds"
)

// fill completes a sentence. What stands in brackets is kept only when the
// detail (%s) or the status (%d) that it speaks of is known.
func fill(sentence, detail feeds.Text, status int) feeds.Text {
	return feeds.Text{VI: fillOne(sentence.VI, detail.VI, status), EN: fillOne(sentence.EN, detail.EN, status)}
}

func fillOne(sentence, detail string, status int) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		part, after, _ := strings.Cut(rest, "]")
		switch {
		case strings.Contains(part, "%s") && detail != "":
			b.WriteString(strings.Replace(part, "%s", oneLine(detail), 1))
		case strings.Contains(part, "%d") && status != 0:
			b.WriteString(strings.Replace(part, "%d", strconv.Itoa(status), 1))
		}
		sentence = after
	}
}

// oneLine makes what came from outside fit for a sentence, on a page and on a
// terminal.
func oneLine(s string) string {
	const most = 120 // characters
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// pause says how long a server wants to be left alone, if it does.
func pause(d time.Duration) feeds.Text {
	if d <= 0 {
		return feeds.Text{}
	}
	n, vi, en := int((d+time.Minute-1)/time.Minute), "phút", "minute"
	if n >= 120 {
		n, vi, en = (n+59)/60, "giờ", "hour"
	}
	if n > 1 {
		en += "s"
	}
	return feeds.Text{
		VI: fmt.Sprintf("Máy chủ yêu cầu đợi %d %s rồi mới đọc lại.", n, vi),
		EN: fmt.Sprintf("The server asks for a wait of %d %s before the next reading.", n, en),
	}
}

// join puts one sentence behind another.
func join(a, b feeds.Text) feeds.Text {
	return feeds.Text{VI: strings.TrimSpace(a.VI + " " + b.VI), EN: strings.TrimSpace(a.EN + " " + b.EN)}
}
