// Package entry knows how somebody types a reading: the numbers of a measure on
// large keys, when it was, and what was so around it. The readings and the blood
// pressure week share it.
//
// It promises that nothing is assumed: a number, a circumstance or an answer is
// in the reading only where a person gave it, and the time is now unless they
// say otherwise. What can't be is refused with the reason, what is unusual or
// said twice is asked about once, and none of it loses what was typed, which is
// kept as a draft until it is saved.
//
// It saves nothing itself, and judges nothing.
package entry
