package imports

import "runtime/debug"

// garbage is how much of what is no longer used may pile up before it is
// cleared away, in percent of what is.
const garbage = 25

// sparing does what reads a whole file with little memory. A file of gigabytes
// leaves gigabytes of short-lived texts behind, of which the program would by
// default let as much pile up as it needs for itself, and hand it back late.
func sparing(work func() error) error {
	before := debug.SetGCPercent(garbage)
	defer func() {
		debug.SetGCPercent(before)
		debug.FreeOSMemory()
	}()
	return work()
}
