// Package quote knows what a plan says of a reading: the words that somebody set
// for inside and outside a target, with who set them and when, the reckoning
// that led there, and the contact that they name.
//
// It promises to quote those words as they were written and to add none of its
// own: no judgement, no colour, no advice. A target without words says so, and
// where versions of a target do not agree, each is quoted.
package quote
