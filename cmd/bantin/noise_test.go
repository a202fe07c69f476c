package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestServersWriteNothingIntoOurOutput lets a server go on talking after its
// answer: what it says must reach no terminal and no log.
func TestServersWriteNothingIntoOurOutput(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	noticed := make(chan struct{})
	go func() {
		defer close(noticed)
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		if _, err := conn.Read(make([]byte, 4<<10)); err != nil {
			return
		}
		feed := killFeed("on-ao")
		fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s\a chen vào nhật ký", len(feed), feed)
		io.Copy(io.Discard, conn) // until the client has seen enough
	}()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-noticed:
		case <-r.Context().Done():
		}
		io.WriteString(w, killFeed("nguon"))
	}))
	defer site.Close()

	config := filepath.Join(t.TempDir(), "bantin.yaml")
	const settings = `site: {id: bantin-thu, title: Bản tin thử, url: "http://127.0.0.1", timezone: Asia/Ho_Chi_Minh, contact: thu@bantin.example.vn}
allow_addresses: [127.0.0.0/8]
areas: [{id: lao-cai, name: Lào Cai}]
departments: [{id: lao-cai, name: Sở Lào Cai, area: lao-cai, homepage: "https://svhttdl.laocai.gov.vn/"}]
sources:
  - {id: on-ao, department: lao-cai, kind: feed, url: "http://%s/"}
  - {id: im-lang, department: lao-cai, kind: feed, url: "%s/"}
`
	if err := os.WriteFile(config, fmt.Appendf(nil, settings, l.Addr(), site.URL), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd := exec.CommandContext(t.Context(), "bantin", "check", "--config", config)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, stderr.String())
	}
	if strings.Contains(stderr.String(), "chen") {
		t.Errorf("standard error says: %s", stderr.String())
	}
}
