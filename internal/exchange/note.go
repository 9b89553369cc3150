package exchange

import (
	"strings"
	"unicode/utf8"
)

// maxNote is how many bytes of a note are kept. A reading has to fit a body.
const maxNote = 2000

// Join adds what the file says to a note, as sentences after one another. A
// note that is longer than anybody reads is cut, and shows that it is.
func Join(note, more string) string {
	more = strings.ToValidUTF8(strings.TrimSpace(more), "\ufffd")
	switch {
	case more == "":
		return note
	case note != "":
		note += ". " + more
	default:
		note = strings.Clone(more) // not the whole line with it
	}
	if len(note) <= maxNote {
		return note
	}
	cut := maxNote
	for !utf8.RuneStart(note[cut]) {
		cut--
	}
	return note[:cut] + "…"
}
