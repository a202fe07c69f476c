package settings

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"bantin/feeds"
)

// trust reads how a source's server may prove who it is.
func trust(t *feeds.Trust, n *node) {
	fields(n,
		may("ca", func(n *node) { certificates(&t.CA, n) }),
		may("pin", checked(&t.Pin, pin)),
		may("insecure", checked(&t.Insecure, excuse)),
	)
	chosen := 0
	for _, f := range n.fields {
		if f.value.shape == empty {
			continue
		}
		if chosen++; chosen == 2 {
			f.key.report(say("chỉ được chọn một trong ba khóa \"ca\", \"pin\", \"insecure\"", "only one of \"ca\", \"pin\" and \"insecure\" can be chosen"),
				say("an toàn nhất là \"ca\", rồi tới \"pin\"", "the safest is \"ca\", then \"pin\""))
		}
	}
}

// pin reads the digest of a server's key.
func pin(s string) (string, *complaint) {
	s = strings.TrimPrefix(s, "sha256/")
	if sum, err := base64.StdEncoding.DecodeString(s); err == nil && len(sum) == 32 {
		return s, nil
	}
	return "", complain(say("%q không phải là SHA-256 của một khóa: cần 44 ký tự base64, kết thúc bằng dấu =", "%q is not the SHA-256 of a key: that has 44 characters of base64, the last of them =", s),
		say("ghi tạm \"%[1]s\" rồi chạy bantin check: câu báo lỗi cho biết khóa hiện nay", "write \"%[1]s\" and run bantin check: what it complains of names the key of today", strings.Repeat("A", 43)+"="))
}

// excuseForm is a day, a colon, and words.
var excuseForm = regexp.MustCompile(`^(\S+): *(\S.*)$`)

// excuse reads why nobody checks who a server is, and since when.
func excuse(s string) (string, *complaint) {
	m := excuseForm.FindStringSubmatch(s)
	if m == nil {
		return "", complain(say("%q phải là ngày, dấu hai chấm và lý do", "%q must be a day, a colon and a reason", s),
			excuseHint())
	}
	at, wrong := day(m[1])
	if wrong != nil {
		return "", wrong
	}
	return at.Format(time.DateOnly) + ": " + m[2], nil
}

func excuseHint() feeds.Text {
	return say("ví dụ \"2026-11-23: chờ đơn vị gia hạn chứng chỉ\"", "for example \"2026-11-23: until the certificate is renewed\"")
}

// mostCertificates is how many bytes a file of certificates may have.
const mostCertificates = 256 << 10

// certificates reads the file that a node names, in PEM or DER, as PEM.
func certificates(to *string, n *node) {
	name, ok := n.oneLine()
	if !ok {
		return
	}
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(n.file.name), path)
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		n.report(say("không có tệp %q", "there is no file %q", name),
			say("đường dẫn tính từ thư mục của tệp này", "paths begin at the folder of this file"))
		return
	case err == nil && (!info.Mode().IsRegular() || info.Size() > mostCertificates):
		n.report(say("%q không phải là tệp chứng chỉ", "%q is not a file of certificates", name), say("ghi tên một tệp chứng chỉ, dạng PEM hoặc DER, nhỏ hơn 256 KB", "name a file of certificates, PEM or DER, smaller than 256 KB"))
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		n.report(inEnglish(say("không đọc được tệp %q", "the file %q cannot be read", name), err), say("cho người chạy bantin quyền đọc tệp", "let the user who runs bantin read the file"))
		return
	}
	if *to = inPEM(data); *to == "" {
		n.report(say("tệp %q không có chứng chỉ nào đọc được", "the file %q has no certificate that can be read", name),
			say("tệp phải chứa chứng chỉ của nơi cấp, dạng PEM (bắt đầu bằng -----BEGIN CERTIFICATE-----) hoặc DER", "it must hold the issuer's certificate, as PEM (which begins with -----BEGIN CERTIFICATE-----) or DER"))
		return
	}
	n.file.beside[path] = sumOf(data)
}

// inPEM returns all certificates of a file and nothing else.
func inPEM(data []byte) string {
	var all strings.Builder
	add := func(der []byte) {
		if _, err := x509.ParseCertificate(der); err == nil {
			all.Write(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
		}
	}
	add(data)
	for block, rest := pem.Decode(data); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			add(block.Bytes)
		}
	}
	return all.String()
}
