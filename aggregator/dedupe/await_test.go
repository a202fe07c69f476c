package dedupe

import (
	"testing"
	"time"
)

func TestDecidable(t *testing.T) {
	awaited := waiting("lao-cai", "u:/a", "T", "", "laocai/a", 0)
	undated := waiting("lao-cai", "u:/b", "U", "", "laocai/b", 0)
	undated.Dated, undated.Seen = false, noon.Add(9*time.Hour)
	seen := waiting("son-la", "u:/b", "T", "x", "sonla/b", 0)
	seen.Dated, seen.Seen = false, noon.Add(9*time.Hour)
	for _, c := range []struct {
		name string
		item Unsettled
		now  bool
	}{
		{"a later one of its title", waiting("son-la", "u:/b", "T", "x", "sonla/b", 1), false},
		{"an undated one of its title", seen, false},
		{"a later one of its address", waiting("son-la", "u:/b", "V", "x", "laocai/a", 1), false},
		{"an earlier one of its title", waiting("son-la", "u:/b", "T", "x", "sonla/b", -1), true},
		{"one of the source itself", waiting("lao-cai", "u:/b", "T", "x", "laocai/b", 1), true},
		{"one of its title, thirty-one days later", waiting("son-la", "u:/b", "T", "x", "sonla/b", 31*24), true},
		{"one of the title of an undated one", waiting("son-la", "u:/b", "U", "x", "sonla/b", 1), false},
		{"one of another title, without an address", waiting("son-la", "t:b", "V", "x", "", 1), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Decidable([]Unsettled{c.item}, []Unsettled{awaited, undated})
			if (len(got) == 1) != c.now {
				t.Errorf("decided about at once: %v, want %v", len(got) == 1, c.now)
			}
		})
	}
}
