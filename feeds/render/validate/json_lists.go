package validate

import "fmt"

// lists looks at the members that are lists of objects or of texts.
func (r *report) lists(where string, o object) {
	r.objects(where, o, "authors", func(where string, a object) {
		r.members(where, a, jsonAuthor)
		if len(a) == 0 {
			r.add(where, "says nothing")
		}
	})
	r.objects(where, o, "hubs", func(where string, h object) {
		r.members(where, h, jsonHub)
		r.need(where, h, "type", "url")
	})
	r.objects(where, o, "attachments", func(where string, a object) {
		r.members(where, a, jsonAttachment)
		r.need(where, a, "url", "mime_type")
	})
	r.objects(where, o, "items", r.jsonItem)
	r.tags(where, o)
}

// objects looks at a list of objects, if there is one.
func (r *report) objects(where string, o object, name string, look func(string, object)) {
	value, ok := o[name]
	if !ok {
		return
	}
	list, ok := value.([]any)
	if !ok {
		r.add(where, "%s is no list", name)
	}
	for i, v := range list {
		at := fmt.Sprintf("%s, %s %d", where, name, i+1)
		if one, ok := v.(object); ok {
			look(at, one)
		} else {
			r.add(at, "is no object")
		}
	}
}

func (r *report) tags(where string, o object) {
	value, ok := o["tags"]
	if !ok {
		return
	}
	list, ok := value.([]any)
	if !ok {
		r.add(where, "tags is no list")
	}
	for _, v := range list {
		if s, ok := v.(string); !ok || s == "" {
			r.add(where, "tag %v is no text", v)
		}
	}
}
