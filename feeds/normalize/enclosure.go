package normalize

import (
	"net/url"
	"path"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// enclosures returns the files that can be fetched, each once.
func enclosures(list []feeds.Enclosure, at place, n *notes) []feeds.Enclosure {
	var kept []feeds.Enclosure
	met := map[string]bool{}
	for _, e := range list {
		address := resolve(at.base, e.URL)
		if address == "" || met[address] {
			continue
		}
		met[address] = true
		e.URL = at.address(e.URL, n)
		e.Title = plaintext.Line(e.Title)
		e.Length = max(e.Length, 0)
		if e.Type = strings.ToLower(strings.TrimSpace(e.Type)); !strings.Contains(e.Type, "/") {
			e.Type = mediaType(address)
		}
		kept = append(kept, e)
	}
	return kept
}

// image returns the picture that stands for an item: the one that it names,
// else an enclosed one, else the first in its text.
func image(it feeds.Item, at place, first string, n *notes) string {
	if address := resolve(at.base, it.Image); address != "" && !ornament(address, "", "") {
		return at.address(it.Image, n)
	}
	for _, e := range it.Enclosures {
		if strings.HasPrefix(e.Type, "image/") && !ornament(e.URL, "", "") {
			return e.URL
		}
	}
	return first
}

// mediaType returns the type of a file by the ending of its address, or "".
func mediaType(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".mp3":
		return "audio/mpeg"
	case ".m4a":
		return "audio/mp4"
	case ".ogg":
		return "audio/ogg"
	case ".wav":
		return "audio/wav"
	case ".mp4":
		return "video/mp4"
	case ".webm":
		return "video/webm"
	case ".pdf":
		return "application/pdf"
	case ".doc":
		return "application/msword"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".xls":
		return "application/vnd.ms-excel"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".zip":
		return "application/zip"
	case ".rar":
		return "application/vnd.rar"
	}
	return ""
}
