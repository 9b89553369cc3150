// Package shell knows the window: its two frames (phone and desktop), how a
// person gets from place to place and back, when the vault locks, and how the
// program speaks to them in between.
//
// A place is a [Builder] behind a [Route]; places don't know each other, they
// ask the [Host] to go to a route. Everything here runs on the main goroutine;
// work that takes longer goes through Host.Busy.
//
// The shell promises that the banner with the person's name, birth date and
// colour stands over every page of a plan, that Back leads to where one came
// from, and that nothing typed is lost when the vault locks by itself.
package shell
