// Package narrative knows how a person reads and writes what their care plan
// tells: its sections and the state each is in, the entries in them, their
// history, and what to do when two versions of one entry disagree.
//
// It promises that a fact is never shown without a way to see who typed it, who
// said so and when, that the four states of a section never look alike, and
// that what was typed is kept until it is saved or thrown away. It offers no
// way to remove anything: an entry is changed, stopped or marked as entered in
// error, and stays in its history. It draws no conclusions from what it shows.
package narrative
