package feeds

// A Text says one thing in both languages that people are spoken to in.
type Text struct{ VI, EN string }

// In returns the text in the given language: English for "en", Vietnamese
// for everything else.
func (t Text) In(language string) string {
	if language == "en" {
		return t.EN
	}
	return t.VI
}
