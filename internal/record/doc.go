// Package record knows what is in the vault: the revisions of every plan,
// which are the truth, and the tables that screens read from.
//
// It promises that a write that was acknowledged is on disk and sealed, that
// typing, importing and meeting go the same way, that nothing a person wrote
// is removed except a body that they erase themselves, that no revision
// crosses from one plan into another, and that every read table can be
// dropped and made again from the revisions ([Record.Rebuild]). Readings, of
// which there may be tens of thousands, are revisions too; what is asked of the
// whole plan passes them by ([Record.Plan]), and lists and charts ask for them
// by measure and time ([Record.Readings]).
//
// It does not encrypt: the database that it is given does. It does not decide
// what a plan means: internal/history says which revisions count, and
// internal/careplan what they say. Nothing about a patient is in its errors.
package record
