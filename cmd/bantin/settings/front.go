package settings

import "net/netip"

// mostHubs is how many hubs can be told of news.
const mostHubs = 8

// proxies reads the addresses of proxies in front. They are named one by one
// or by their network: whoever is trusted can say that he is anybody.
func proxies(s string) (netip.Prefix, *complaint) {
	p, wrong := prefix(s)
	if wrong == nil && p.Bits() == 0 {
		return p, complain(say("%q là mọi địa chỉ trên mạng: ai cũng có thể giả làm người khác", "%q is every address there is: anybody could pose as somebody else", s),
			say("chỉ ghi địa chỉ của máy chủ đứng trước bantin, ví dụ 127.0.0.1", "write the address of the server in front of bantin only, for example 127.0.0.1"))
	}
	return p, wrong
}

// allowed reads a range of addresses that may be read although they are not
// public.
func allowed(s string) (netip.Prefix, *complaint) {
	p, wrong := prefix(s)
	if wrong == nil && p.Bits() == 0 {
		return p, complain(say("%q là mọi địa chỉ trên mạng: một trang lạ có thể dẫn bantin vào máy nội bộ", "%q is every address there is: any page could lead bantin to machines of the inner network", s),
			say("chỉ ghi dải địa chỉ nội bộ có nguồn cần đọc, ví dụ 10.0.0.0/8; trang công khai không cần ghi", "write the range of the inner network that has sources, for example 10.0.0.0/8; public pages need none"))
	}
	return p, wrong
}

// hubs reads the addresses of the hubs that are told of news.
func hubs(to *[]string) func(*node) {
	return func(n *node) {
		if n.asks != nil {
			n.asks.most = mostHubs
		}
		collect(to, webAddress)(n)
		if len(*to) > mostHubs {
			n.report(say("nhiều hơn %d trung tâm đẩy tin", "more than %d hubs", mostHubs),
				say("một hoặc hai là đủ", "one or two are enough"))
			*to = nil
		}
	}
}
