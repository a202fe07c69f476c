package feeds

import "time"

// A Site is what bantin publishes as: its own name and address, and the
// cluster whose news it gathers.
type Site struct {
	ID          string // never changed: the ids of all stories live in it
	Title       string
	URL         string // public address without a final slash
	Contact     string // e-mail address of the editors
	Zone        *time.Location
	Departments []Department
	Areas       []Area
	Topics      []Topic
	Terms       []Term
	Hubs        []string // addresses of the WebSub hubs that are told of news
}

// Department returns the department with the given id.
func (s Site) Department(id string) (Department, bool) {
	for _, d := range s.Departments {
		if d.ID == id {
			return d, true
		}
	}
	return Department{}, false
}

// Topic returns the topic with the given id.
func (s Site) Topic(id string) (Topic, bool) {
	for _, t := range s.Topics {
		if t.ID == id {
			return t, true
		}
	}
	return Topic{}, false
}

// An Area is a province, as long as it exists.
type Area struct {
	ID        string
	Name      string
	Until     time.Time // its last day; zero: it still exists
	Successor string    // the id of the area it was merged into
}

// A Topic is a heading under which stories are gathered.
type Topic struct {
	ID    string
	Name  string
	Words []string // a story with one of these in its title belongs to the topic
}

// A Term is one year of the cluster.
type Term struct {
	Year    int
	Lead    string   // id of the department whose head leads the cluster
	Deputy  string   // id of the department whose head is deputy; empty: not told
	Members []string // ids of departments
}
