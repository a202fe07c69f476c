package sqlite

import (
	"io"

	"github.com/gofrs/flock"

	"bantin/storage"
)

// Lock makes the caller the one worker of the database at path, until the
// result is closed or the process ends, however it ends. If there is one
// already, the error is a *storage.Fault of kind storage.SecondWorker, at
// once. The lock is a file beside the database, which stays; the database
// itself need not be there yet.
func Lock(path string) (io.Closer, error) {
	file, err := resolve(path)
	if err != nil {
		return nil, err
	}
	lock := flock.New(file + ".lock")
	locked, err := lock.TryLock()
	if err != nil {
		return nil, classify(file, err)
	}
	if !locked {
		return nil, &storage.Fault{Kind: storage.SecondWorker, Path: file}
	}
	return lock, nil
}
