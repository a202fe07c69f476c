package audience

// services are those on the web that read feeds for many people and say for
// how many: what their agents' names have in them, and what people call them.
// Of others that say so nothing is believed, since anybody can invent them.
var services = [...][2]string{
	{"feedly", "Feedly"},
	{"inoreader", "Inoreader"},
	{"newsblur", "NewsBlur"},
	{"feedbin", "Feedbin"},
	{"theoldreader", "The Old Reader"},
	{"the old reader", "The Old Reader"},
	{"bloglovin", "Bloglovin’"},
	{"bazqux", "BazQux Reader"},
	{"netvibes", "Netvibes"},
	{"feedhq", "FeedHQ"},
	{"feedspot", "Feedspot"},
	{"feeder.co", "Feeder"},
	{"feed wrangler", "Feed Wrangler"},
	{"feedwrangler", "Feed Wrangler"},
	{"g2reader", "G2Reader"},
	{"commafeed", "CommaFeed"},
	{"superfeedr", "Superfeedr"},
	{"flipboard", "Flipboard"},
	{"dreamwidth", "Dreamwidth"},
	{"livejournal", "LiveJournal"},
}

// browsers are how the names of browsers begin.
var browsers = [...]string{"mozilla/", "opera/", "lynx/", "w3m/", "links (", "elinks/", "dillo/", "netsurf/"}

// compatibles are the browsers that call themselves compatible with others.
var compatibles = [...]string{"msie", "trident", "konqueror"}

// robots are words in the names of what pretends to be a browser, and in no
// browser's.
var robots = [...]string{
	"bot", "crawl", "spider", "slurp", "http:", "https:", "@", "headless", "lighthouse", "phantomjs", "puppeteer", "playwright",
	"selenium", "python", "curl", "wget", "java/", "go-http", "okhttp", "axios", "node-fetch", "preview", "monitor", "uptime",
	"pingdom", "check", "scan", "snippet", "archiv", "validator", "fetch", "probe", "zgrab", "externalhit", "feed", "inspect",
}

// searchers are words in the names of what reads feeds, but not so that
// somebody follows them.
var searchers = [...]string{
	"googlebot", "bingbot", "yandex", "baidu", "duckduckbot", "coccocbot", "petalbot", "ahrefs", "semrush", "mj12bot", "dotbot",
	"gptbot", "claudebot", "ccbot", "bytespider", "amazonbot", "applebot", "externalhit", "crawl", "spider", "slurp", "uptime",
	"monitor", "pingdom", "statuscake", "site24x7", "zabbix", "nagios", "check_http", "prometheus", "blackbox", "validator",
	"lighthouse", "headless", "archive.org",
}
