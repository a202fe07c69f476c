package publish

import (
	"fmt"
	"testing"
)

func TestTheArchiveKeepsWhatWasAskedForLast(t *testing.T) {
	a := archive{room: 100}
	state := archiveState{settings: 1}
	of := func(n int) *Rendered { return &Rendered{Body: make([]byte, n/2), Gzip: make([]byte, n-n/2)} }
	for i := range 4 {
		a.keep(fmt.Sprint(i), state, of(25))
	}
	if a.find("0", state) == nil || a.bytes != 100 {
		t.Fatalf("%d bytes are kept", a.bytes)
	}
	a.keep("4", state, of(26)) // in the place of the two that were not asked for longest
	for path, want := range map[string]bool{"0": true, "1": false, "2": false, "3": true, "4": true} {
		if got := a.find(path, state) != nil; got != want {
			t.Errorf("%s is kept: %v", path, got)
		}
	}
	a.keep("huge", state, of(51))
	a.keep("4", state, of(30))
	if a.find("huge", state) != nil || a.bytes != 80 || len(a.kept) != 3 {
		t.Errorf("%d documents of %d bytes are kept", len(a.kept), a.bytes)
	}
	for _, other := range []archiveState{{settings: 2}, {settings: 1, withdrawn: 1}} {
		if a.find("4", other) != nil {
			t.Errorf("what was made in another state is given out: %+v", other)
		}
	}
}
