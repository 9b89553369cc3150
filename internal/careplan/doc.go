// Package careplan knows what a care plan says: its entries, the sections they
// stand in, the four states a section can be in, and who said each thing.
//
// It promises that nothing recorded is lost on the way through it: a body read
// with [Decode] and written with [Encode] keeps fields that this version does
// not know, and text is kept as it was typed. It does no I/O, knows no clock
// and no screen, and never judges: it holds no threshold, score or dose.
//
// The content model follows the PRSB Personalised Care and Support Plan and
// About Me standards, and FHIR R4 where a resource exists (named at each type).
package careplan
