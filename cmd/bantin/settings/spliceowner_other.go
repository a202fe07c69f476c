//go:build !unix

package settings

import "os"

// keepOwner does nothing where files have no owners that could be told.
func keepOwner(*os.File, os.FileInfo) {}
