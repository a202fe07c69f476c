package notify

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"net/mail"
	"strings"
	"time"
)

// lineWidth is the most characters of a line of base64 (RFC 2045, 6.8).
const lineWidth = 76

// letter writes a message as an e-mail (RFC 5322) of plain text. Its id
// depends on the message only: a letter that is sent twice is one.
func letter(e *Email, m Message) []byte {
	sum := sha256.Sum256([]byte(m.ID + "\n" + m.Subject))
	var b bytes.Buffer
	for _, field := range [][2]string{
		{"From", (&mail.Address{Name: plainLine(m.Site), Address: e.From}).String()},
		{"To", strings.Join(e.To, ", ")},
		{"Subject", mime.QEncoding.Encode("utf-8", plainLine(m.Subject))},
		{"Date", m.At.Format(time.RFC1123Z)},
		{"Message-ID", "<" + hex.EncodeToString(sum[:16]) + "@" + domainOf(e.From) + ">"},
		{"Auto-Submitted", "auto-generated"}, // RFC 3834: nobody's holiday answers it
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "base64"},
	} {
		fmt.Fprintf(&b, "%s: %s\r\n", field[0], strings.ReplaceAll(field[1], "?= =?", "?=\r\n =?"))
	}
	b.WriteString("\r\n")
	text := base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(m.Text, "\n", "\r\n")))
	for len(text) > 0 {
		n := min(lineWidth, len(text))
		b.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
	return b.Bytes()
}

// plainLine is a text on one line.
func plainLine(s string) string { return strings.Join(strings.Fields(s), " ") }
