package storage

import "fmt"

// A FaultKind names one way in which a database cannot be used.
type FaultKind string

const (
	NoFolder     FaultKind = "no-folder"      // the folder it should stand in does not exist
	IsFolder     FaultKind = "is-folder"      // a folder stands where the file should
	Denied       FaultKind = "denied"         // no permission, or a read-only file or folder
	NotADatabase FaultKind = "not-a-database" // the file is something else; it is never overwritten
	Foreign      FaultKind = "foreign"        // a database of another program
	Newer        FaultKind = "newer"          // written by a newer version of this program
	Older        FaultKind = "older"          // a worker of an earlier version is at work on it
	Corrupt      FaultKind = "corrupt"        // damaged
	Full         FaultKind = "full"           // no room on the disk
	Disk         FaultKind = "disk"           // the disk does not read or write
	Locked       FaultKind = "locked"         // another process keeps it to itself
	SecondWorker FaultKind = "worker"         // another worker is at work on it
)

// FaultKinds lists every kind, in the order above.
func FaultKinds() []FaultKind {
	return []FaultKind{NoFolder, IsFolder, Denied, NotADatabase, Foreign, Newer, Older, Corrupt, Full, Disk, Locked, SecondWorker}
}

// A Fault is why a database cannot be used. Any method of a Store may return
// one, wrapped: look for it with errors.As.
type Fault struct {
	Kind FaultKind
	Path string // of the database
	Err  error  // the cause; may be nil
}

// Error says the kind in English, for logs.
func (f *Fault) Error() string {
	if f.Err == nil {
		return fmt.Sprintf("database %s: %s", f.Path, f.Kind)
	}
	return fmt.Sprintf("database %s: %s: %v", f.Path, f.Kind, f.Err)
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }
