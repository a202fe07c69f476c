package listing

import (
	"path"
	"regexp"
	"strings"
)

// files are endings of documents to download.
var files = set(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf", ".odt", ".zip", ".rar")

// documentNumber is the number that offices give to what they issue, such as
// "12/QĐ-SVHTTDL" or "5/2026/NĐ-CP".
var documentNumber = regexp.MustCompile(`\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐÐ]{2,}[\w&]*\s*(?:[-–]\s*[A-ZĐÐ]+|\b)`)

// documentKind begins titles of what offices issue.
var documentKind = regexp.MustCompile(`^(quyet dinh|cong van|ke hoach|thong bao|to trinh|nghi quyet|thong tu|nghi dinh|chi thi|bao cao|huong dan|giay moi|cong dien|luat|phap lenh|quy che|quy dinh|van ban|chuong trinh|bieu mau|mau)( (so|ve|lien tich))? `)

const (
	fewestDocuments = 3
	mostlyDocuments = 0.6 // of the items of a list
)

// documents says whether a page lists what an office issues, and files to
// download, where a list of news was expected.
func (p *page) documents(best *group) bool {
	if best == nil {
		return p.fileLinks() >= fewestDocuments && p.scripted() < 2
	}
	n := 0
	for i, d := range best.drafts {
		if isDocument(d.text) || p.bearsNumber(best.segments[i]) || documentKind.MatchString(spoken(d.text)+" ") && p.downloads(best.segments[i]) {
			n++
		}
	}
	return n >= fewestDocuments && float64(n) >= mostlyDocuments*float64(len(best.drafts))
}

// isDocument says whether a title is that of a document: its kind, and the
// number that it bears.
func isDocument(title string) bool {
	at := documentNumber.FindStringIndex(title)
	return at != nil && (at[0] < 4 || documentKind.MatchString(spoken(title)+" ") && len(spoken(title[:at[0]])) < 40)
}

// bearsNumber says whether the number of a document stands in a place of its
// own in a part of the page, as in a column of a table.
func (p *page) bearsNumber(segment []int32) bool {
	for _, root := range segment {
		for i := root; i < p.nodes[root].end; i++ {
			if text := strings.TrimSpace(p.nodes[i].text); len(text) > 0 && len(text) < 40 {
				if at := documentNumber.FindStringIndex(text); at != nil && at[0] < 8 && len(text)-at[1] < 8 {
					return true
				}
			}
		}
	}
	return false
}

// fileLinks counts the documents to download to which a page links where its
// list would be.
func (p *page) fileLinks() int {
	met := map[string]bool{}
	for i := range p.nodes {
		if n := &p.nodes[i]; n.tag == "a" && n.marks&(mute|navigation|header|footer|aside|sideNamed) == 0 {
			if href := p.attr(int32(i), "href"); isFile(href) {
				met[href] = true
			}
		}
	}
	return len(met)
}

// downloads says whether a part of the page links to a document to download.
func (p *page) downloads(segment []int32) bool {
	for _, root := range segment {
		if p.find(root, func(i int32) bool { return p.nodes[i].tag == "a" && isFile(p.attr(i, "href")) }) != 0 {
			return true
		}
	}
	return false
}

func isFile(href string) bool {
	href, _, _ = strings.Cut(href, "#")
	name, _, _ := strings.Cut(href, "?")
	return files[strings.ToLower(path.Ext(name))]
}
