package settings

import (
	"strconv"
	"strings"

	"bantin/feeds"
)

// sourceLines are the keys of a source with their values; what they leave out
// is what the reader adds.
func sourceLines(src feeds.Source, flow bool) []string {
	lines := []string{"id: " + scalar(src.ID, flow), "department: " + scalar(src.Department, flow), "url: " + scalar(src.URL, flow)}
	if src.Kind != feeds.Auto {
		lines = append(lines, "kind: "+string(src.Kind))
	}
	if len(src.Topics) > 0 {
		topics := make([]string, len(src.Topics))
		for i, t := range src.Topics {
			topics[i] = scalar(t, true)
		}
		lines = append(lines, "topics: ["+strings.Join(topics, ", ")+"]")
	}
	return lines
}

// blockSource writes a source as lines, whose keys stand at a width behind the
// dash.
func blockSource(src feeds.Source, indent, width int) []string {
	lines := sourceLines(src, false)
	for i, line := range lines {
		lead := strings.Repeat(" ", width)
		if i == 0 {
			lead = "-" + lead[1:]
		}
		lines[i] = strings.Repeat(" ", indent) + lead + line
	}
	return lines
}

// flowSource writes a source in braces.
func flowSource(src feeds.Source) string {
	return "{" + strings.Join(sourceLines(src, true), ", ") + "}"
}

// scalar writes a text so that YAML reads it as it is: bare where nothing in
// it has a meaning there.
func scalar(s string, flow bool) string {
	switch {
	case s == "", strings.ContainsAny(s, " #,[]{}\"'\\"), strings.HasSuffix(s, ":"),
		flow && strings.Contains(s, ":"), strings.ContainsAny(s[:1], "0123456789-?!&*|>%@`~"):
		return strconv.Quote(s)
	}
	switch s {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return strconv.Quote(s)
	}
	return s
}
