// Package kit knows what Carebottle looks and feels like: its colours, type,
// sizes, and the few widgets that every screen is made of.
//
// It promises that text wraps and nothing is cut, at any text size and from
// the narrowest phone up; that all that can be tapped can be reached and used
// by keyboard and shows where the focus is; that colour never says something
// alone; and that a form keeps what was typed, as typed, until it is told that
// the entry is saved. It follows changes of theme and variant while running.
//
// It knows no record, no navigation and no window, and reads nothing but the
// text that it is given. Its functions are called on Fyne's main goroutine.
//
// Heights depend on widths here: what wraps implements [Flowing], and the
// layouts of this package ask it. Put pages into [NewScroll], which follows the
// keyboard's focus.
package kit
