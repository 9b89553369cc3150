// Package summary knows how a section of a plan is told in one row of a list:
// its name, its state, and in a few words what it says.
//
// It promises that the four states of a section never look alike, that what
// contradicts itself is said before what the section says, and that every
// place tells the same section in the same words.
package summary
