// Package readings knows how a person keeps what they measure: which measures
// the plan follows, entering and correcting a reading, and one reading in full
// with what the plan says of it.
//
// It promises that a number is one tap from the list; that what was saved can be
// taken back, corrected and marked as entered in error, and that nothing of it
// is ever removed; that a number is shown in the unit that the person chose, and
// as it was entered beside it. It says what the plan says and judges nothing.
package readings
