package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// WebhookName is the name of webhooks as messengers.
const WebhookName = "webhook"

// A Webhook posts messages as JSON to an address.
type Webhook struct {
	URL       string
	UserAgent string
}

// Carry posts a message. The same message has the same id whenever it is
// posted, so that a receiver who took it before an answer was lost can tell.
func (h *Webhook) Carry(ctx context.Context, m Message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("message for webhook: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("Idempotency-Key", m.ID)
	req.Header.Set("User-Agent", h.UserAgent)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("webhook: %w", hidden(err))
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)); err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	switch {
	case resp.StatusCode < 300:
		return nil
	case resp.StatusCode < 500 && resp.StatusCode != http.StatusTooManyRequests && resp.StatusCode != http.StatusRequestTimeout:
		return &Refused{fmt.Errorf("webhook answers %s", resp.Status)}
	}
	return fmt.Errorf("webhook answers %s", resp.Status)
}
