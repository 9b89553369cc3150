// Package bottle knows the Message in a Bottle: what of a care plan a stranger
// needs in an emergency, in plain text that any phone shows, and the QR code
// that carries it.
//
// It promises that the message says only what the plan says: nothing is
// shortened, cut or guessed. An item is there whole or is counted under NOT
// SHOWN; a number that could be read in two ways, and a word in letters that
// the code can't hold, is asked about ([NeedsError]) and not left out. Nothing
// that the plan holds can imitate the form of the message.
//
// The text is the truth and the code its picture: [Encode] draws any text that
// [Compose] made. Both are pure: the time comes as an argument, and nothing is
// read or written.
package bottle
