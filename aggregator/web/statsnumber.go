package web

import "strconv"

// number writes a number as people do: "1.234" in Vietnamese, "1,234" in
// English.
func (h *handler) number(n int) string {
	separator := byte('.')
	if h.language == "en" {
		separator = ','
	}
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	b := make([]byte, 0, len(digits)+len(digits)/3)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, separator)
		}
		b = append(b, digits[i])
	}
	return sign + string(b)
}
