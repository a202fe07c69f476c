package settings

// A schema says what the settings take at one place. It is made by asking the
// very rules that read the files, and so cannot say anything else than they.
type schema struct {
	shape       shape
	nullable    bool // a key without a value is as good as none
	properties  []property
	required    []string
	items       *schema
	forms       []*schema // any of these
	choices     []string  // of a text
	least, most int       // of a number, or of how many entries a list has; 0, 0: no bounds
	unique      bool
	about       keyword
}

// A property is a key of a mapping.
type property struct {
	key    string
	schema *schema
}

// asking returns a node that asks the rule which reads it what it takes.
func (s *schema) asking(name string) *node {
	return &node{file: &file{}, name: name, asks: s}
}

// object asks the rules of a mapping. Parent is the key that it stands under.
func (s *schema) object(parent string, rules []rule) {
	s.shape = mapping
	for _, r := range rules {
		p := &schema{about: keywordOf(parent, r.key), nullable: !r.must}
		s.properties = append(s.properties, property{r.key, p})
		if r.must {
			s.required = append(s.required, r.key)
		}
		r.read(p.asking(r.key))
	}
}

// entry returns a node that asks what the entries of a list are.
func (s *schema) entry(name string) *node {
	s.items = &schema{}
	if s.about.entries != "" {
		s.items.about.pattern = s.about.entries
	}
	return s.items.asking(name)
}

// either asks about a value that can be written in several ways.
func (s *schema) either(name string, reads ...func(*node)) {
	for _, read := range reads {
		form := &schema{}
		read(form.asking(name))
		s.forms = append(s.forms, form)
	}
}

// schemaOf asks the rules of the main file, or of an included one.
func schemaOf(k FileKind) *schema {
	s := &schema{nullable: true, about: keywordOf("", "")}
	d := newDraft("")
	if k == Included {
		d.part(s.asking(""))
	} else {
		d.main(s.asking(""))
	}
	return s
}
