package settings

import "bytes"

// doubts reports whether what was read, in place of the settings in force,
// looks like the half of a file: something is wrong that was not, a source is
// missing, or a file breaks off.
func (s *Settings) doubts(next *Settings, err error) bool {
	if err != nil || len(next.Warnings) > len(s.Warnings) {
		return true
	}
	there := map[string]bool{}
	for _, src := range next.Sources {
		there[src.ID] = true
	}
	for _, src := range s.Sources {
		if !there[src.ID] {
			return true
		}
	}
	for path, data := range next.copies {
		if breaksOff(data, s.copies[path]) {
			return true
		}
	}
	return false
}

// breaksOff reports whether a file ends inside a line, though it did not
// before, or is shorter now.
func breaksOff(data, before []byte) bool {
	if bytes.Equal(data, before) || bytes.HasSuffix(data, []byte("\n")) {
		return false
	}
	return before == nil || bytes.HasSuffix(before, []byte("\n")) || len(data) < len(before)
}
