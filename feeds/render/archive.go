package render

import "bantin/feeds"

// Feed Paging and Archiving (RFC 5005).
const historySpace = "http://purl.org/syndication/history/1.0"

// archived marks a document of the archive.
func archived(ch feeds.Channel) (space string, mark *struct{}) {
	if !ch.Chain.Volume {
		return "", nil
	}
	return historySpace, &struct{}{}
}

// chain links a document to those before and after it, which are all Atom.
func chain(ch feeds.Channel) []link {
	var list []link
	for _, l := range []struct{ rel, href string }{
		{"current", ch.Chain.Current}, {"prev-archive", ch.Chain.Previous}, {"next-archive", ch.Chain.Next},
	} {
		if href := address(l.href); href != "" {
			list = append(list, link{Href: href, Rel: l.rel, Type: Atom.mediaType()})
		}
	}
	return list
}

// hubLinks name the hubs that tell subscribers of news (WebSub, 4).
func hubLinks(ch feeds.Channel) []link {
	var list []link
	for _, hub := range ch.Hubs {
		if href := address(hub); href != "" {
			list = append(list, link{Href: href, Rel: "hub"})
		}
	}
	return list
}
