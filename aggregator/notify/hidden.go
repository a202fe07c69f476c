package notify

import (
	"errors"
	"net/url"
)

// hidden is the cause of an error without the address that it happened at:
// those of webhooks are secrets.
func hidden(err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
