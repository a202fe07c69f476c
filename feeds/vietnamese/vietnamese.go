// Package vietnamese makes texts comparable that people write differently.
//
// The same word comes with its tone on either vowel (hoá, hóa), with i or y
// (kỷ niệm, kỉ niệm), in composed or decomposed Unicode, with a look-alike of
// Đ. Key gives all of them one spelling, Fold gives them the one that people
// type into a search box, and Valid tells Vietnamese from noise. What they
// return is for comparing and searching and is never shown: texts keep the
// spelling of their authors.
package vietnamese
