package session_test

import (
	"sync"
	"testing"
)

// A hand that shakes presses Return twice: the second is on its way when the
// first opens the plan.
func TestUnlockingTwiceOpensOneRecord(t *testing.T) {
	s, _, code, plan := begun(t)
	for range 3 {
		ok(t, s.Lock())
		var both sync.WaitGroup
		for _, unlock := range []func() error{
			func() error { return s.Unlock(t.Context(), []byte(passphrase)) },
			func() error { return s.UnlockWithCode(t.Context(), string(code)) },
		} {
			both.Go(func() {
				if err := unlock(); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		addAllergy(t, s, plan, "Latex")
	}
	ok(t, s.Lock()) // which says so if a record that nobody closed holds the file
}
