// Package measure knows what people measure at home: the measures with their
// codes, units and limits, amounts as they were entered, conversions between
// units, and the protocols that say which readings to average.
//
// It reads what people type. Where a number is not taken, or should be looked
// at again, it says so in a sentence for them.
//
// It promises decimal arithmetic: 7.8 entered is 7.8 shown, exported and
// summed. An amount keeps the unit and the digits that were entered;
// conversions are made to be shown, never to be stored in its place.
//
// Its limits are of two kinds. Outside Hard nothing is taken: no instrument
// gives and no life allows such a number. Outside Usual a person is asked once
// whether the number is right, because it is more often a slip of a finger.
// Neither says anything about health: what a number means is the plan's to
// say, and this package ships no threshold.
//
// It does no I/O, knows no clock, no plan and no screen.
package measure
