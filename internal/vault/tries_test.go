package vault

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// clock is a clock that tests set.
type clock struct{ at time.Time }

func newClock() *clock                   { return &clock{at: time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC)} }
func (c *clock) now() time.Time          { return c.at }
func (c *clock) forward(d time.Duration) { c.at = c.at.Add(d) }

func wrongTry(t *testing.T, v *Vault) {
	t.Helper()
	is(t, v.Unlock(ctx, other), ErrWrongPassphrase)
}

func TestThreeTriesAreFreeThenWaitingDoublesToAMinute(t *testing.T) {
	c, o := newClock(), cheap
	o.Now = c.now
	v, _, _ := made(t, o)
	ok(t, v.Lock())
	for _, want := range []time.Duration{0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60} {
		want *= time.Second
		wrongTry(t, v)
		if got := v.Wait(); got != want {
			t.Fatalf("waiting %s, want %s", got, want)
		}
		if want == 0 {
			continue
		}
		c.forward(want - time.Millisecond)
		var wait *WaitError
		if err := v.Unlock(ctx, words); !errors.As(err, &wait) || wait.For != time.Millisecond {
			t.Fatalf("tried too soon: %v", err)
		}
		c.forward(time.Millisecond)
	}
	ok(t, v.Unlock(ctx, words))
	ok(t, v.Lock())
	wrongTry(t, v)
	if v.Wait() != 0 {
		t.Error("the right passphrase did not start the count anew")
	}
}

func TestWaitingSurvivesARestart(t *testing.T) {
	c, o := newClock(), cheap
	o.Now = c.now
	v, _, dir := made(t, o)
	ok(t, v.Close())
	for range 5 {
		v = opened(t, dir, o)
		c.forward(v.Wait())
		wrongTry(t, v)
		ok(t, v.Close())
	}
	v = opened(t, dir, o)
	if got := v.Wait(); got != 4*time.Second {
		t.Fatalf("waiting %s after a restart", got)
	}
	c.forward(4 * time.Second)
	ok(t, v.Unlock(ctx, words))
	ok(t, v.Close())
	if _, err := os.Stat(filepath.Join(dir, triesName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the count stays after the right passphrase: %v", err)
	}
}

func TestATryCountsThoughThePlugIsPulled(t *testing.T) {
	v, _, dir := made(t, cheap)
	ok(t, v.Lock())
	written := false
	// The derivation is what takes long: by then the try is on disk.
	v.slots.Passphrase.Time, v.slots.Passphrase.Memory = 12, 64<<10
	done := make(chan error, 1)
	go func() { done <- v.Unlock(ctx, other) }()
	for !written {
		select {
		case err := <-done:
			t.Fatalf("derivation ended before the try was seen on disk: %v", err)
		default:
			written = readTries(dir, time.Now()).failed == 1
		}
	}
	is(t, <-done, ErrWrongPassphrase)
}

func TestAMovedClockNeverLocksAnybodyOutForLong(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := newClock()
		tr := tries{failed: rapid.IntRange(0, math.MaxInt).Draw(rt, "failed"), last: c.at}
		year := int64(365 * 24 * time.Hour)
		c.forward(time.Duration(rapid.Int64Range(-20*year, 20*year).Draw(rt, "moved")))
		wait := tr.wait(c.at)
		if wait < 0 || wait > maxWait {
			rt.Fatalf("waiting %s", wait)
		}
		c.forward(wait)
		if again := tr.wait(c.at); again != 0 {
			rt.Fatalf("waited %s, and still %s", wait, again)
		}
	})
}

func TestAClockSetBackOverARestart(t *testing.T) {
	c, o := newClock(), cheap
	o.Now = c.now
	v, _, dir := made(t, o)
	ok(t, v.Lock())
	for range 6 {
		c.forward(v.Wait())
		wrongTry(t, v)
	}
	ok(t, v.Close())
	c.forward(-10 * 365 * 24 * time.Hour)
	v = opened(t, dir, o)
	if got := v.Wait(); got != 8*time.Second {
		t.Fatalf("waiting %s after the clock was set back ten years", got)
	}
	c.forward(8 * time.Second)
	ok(t, v.Unlock(ctx, words))
}

func TestASpoiltCountCostsAMinuteAtMost(t *testing.T) {
	for _, text := range []string{"", "null", "{", `{"version":1,"failed":-1,"last":0}`, `{"version":2}`,
		`{"version":1,"failed":9223372036854775807,"last":9223372036854775807}`,
		`{"version":1,"failed":7,"last":-9223372036854775808}`} {
		c, o := newClock(), cheap
		o.Now = c.now
		v, _, dir := made(t, o)
		ok(t, v.Close())
		ok(t, os.WriteFile(filepath.Join(dir, triesName), []byte(text), 0o600))
		v = opened(t, dir, o)
		wait := v.Wait()
		if wait < 0 || wait > maxWait {
			t.Errorf("%q: waiting %s", text, wait)
		}
		c.forward(wait)
		wrongTry(t, v)
		c.forward(v.Wait())
		ok(t, v.Unlock(ctx, words))
		ok(t, v.Close())
	}
}
