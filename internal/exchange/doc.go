// Package exchange knows how readings come in from files that people already
// have: what a file is, what each of its rows becomes, and what is left out
// and why.
//
// A file is looked at first and taken in second. [Look] reads it from end to
// end and says what would happen; [Take] reads it again and hands over exactly
// what was shown, or fails where the file is no longer the same, so that the
// caller can take everything back. Both stream: what they hold does not grow
// with the file, but for some ten bytes a reading to tell doubles.
//
// It promises that a number is the digits in the file with the unit in the
// file. Two things are changed, both exactly: a decimal comma becomes a point,
// and a fraction that the file calls a percentage becomes one (0.97 is 97 %).
// A number of more than [measure.MaxDigits] digits, which no instrument shows,
// is rounded to that many.
//
// Most files hold the time on a wall and no offset. It is read on the clock of
// Answers.Zone. An hour that comes twice, in October, is taken as the first of
// the two; one that never was, in March, on a clock that was not yet moved.
// Preview.Notes says how often.
//
// It does not decide what a number means, and guesses neither a unit nor the
// order of a date: where the file does not settle them, a row is refused or
// the person is asked. What the file says stands in the sentences of a Row,
// which only a screen shows, and never in an error.
package exchange
