//go:build linux

package windowtest

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// clock is that of a program which is linked with its file (-X
// main.clockFile=...), so that a week passes in a minute.
type clock struct {
	testing.TB
	file  string
	ahead time.Duration
}

func newClock(t testing.TB) *clock {
	t.Helper()
	return &clock{TB: t, file: filepath.Join(t.TempDir(), "clock")}
}

func (c *clock) set(to time.Time) {
	c.Helper()
	c.ahead = 0
	c.forward(time.Until(to))
}

// forward replaces the file at once: a program that found it empty would be
// back in the present for a moment, and lock because days went by since.
func (c *clock) forward(by time.Duration) {
	c.Helper()
	c.ahead += by
	next := c.file + ".next"
	ok(c, os.WriteFile(next, []byte(c.ahead.String()), 0o600))
	ok(c, os.Rename(next, c.file))
}
