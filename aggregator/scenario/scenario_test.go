// Package scenario holds no program, only tests: department portals on
// loopback live through weeks of a clock that is given, the whole of bantin
// reads them, and a reader of its feeds remembers everything that they ever
// said. What the reader should have seen is known from the portals.
package scenario

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// TestMain lets every name that ends in .test mean this computer, and no other
// name anything: portals have hosts as in the world, and nobody outside is
// ever asked.
func TestMain(m *testing.M) {
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go answerNames(theirs)
		return ours, nil
	}}
	debug.SetGCPercent(400) // lives are short and many
	os.Exit(m.Run())
}

// answerNames answers one question after another as over TCP (RFC 1035, 4.2.2).
func answerNames(c net.Conn) {
	defer c.Close()
	for {
		var size uint16
		if binary.Read(c, binary.BigEndian, &size) != nil {
			return
		}
		question := make([]byte, size)
		if _, err := io.ReadFull(c, question); err != nil {
			return
		}
		answer, err := answerTo(question)
		if err != nil {
			return
		}
		if _, err := c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...)); err != nil {
			return
		}
	}
}

func answerTo(question []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(question); err != nil {
		return nil, err
	}
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	for _, q := range m.Questions {
		switch name := strings.ToLower(q.Name.String()); {
		case !strings.HasSuffix(name, ".test."):
			m.RCode = dnsmessage.RCodeNameError
		case q.Type == dnsmessage.TypeA:
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 60},
				Body:   &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}},
			})
		}
	}
	return m.Pack()
}
