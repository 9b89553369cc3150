package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/go-json-experiment/json"
)

const (
	freeTries = 3
	maxWait   = 60 * time.Second
)

// tries counts wrong passphrases since the last right one. Somebody who can write into the folder can
// reset it, and can as well take the slot file home: it slows down who sits at the keyboard.
type tries struct {
	failed int
	last   time.Time // with the monotonic clock, where this process saw it
}

// wait is how long before another try is taken. Where the clock was set back behind the last try, the
// wait starts afresh: it never exceeds maxWait, whatever the clock does.
func (t *tries) wait(now time.Time) time.Duration {
	since := now.Sub(t.last)
	if since < 0 {
		t.last, since = now, 0
	}
	return max(0, delay(t.failed)-since)
}

// delay after so many wrong tries: three are free, then 1, 2, 4 ... 60 s.
func delay(failed int) time.Duration {
	switch over := failed - freeTries; {
	case over < 0:
		return 0
	case over < 6:
		return time.Second << over
	default:
		return maxWait
	}
}

type triesFile struct {
	Version int   `json:"version"`
	Failed  int   `json:"failed"`
	Last    int64 `json:"last"` // milliseconds since 1970
}

// readTries takes a file that is not there as no wrong tries, and one that cannot be read as many:
// whoever spoils it gains nothing, and the longest wait is a minute.
func readTries(dir string, now time.Time) tries {
	spoilt := tries{failed: freeTries + 6, last: now}
	data, err := readSmall(filepath.Join(dir, triesName))
	if errors.Is(err, fs.ErrNotExist) {
		return tries{}
	}
	if err != nil {
		return spoilt
	}
	var f triesFile
	if err := json.Unmarshal(data, &f); err != nil || f.Version != 1 || f.Failed < 0 {
		return spoilt
	}
	return tries{failed: f.Failed, last: time.UnixMilli(f.Last)}
}

func (t tries) write(dir string) error {
	path := filepath.Join(dir, triesName)
	if t.failed == 0 {
		return removeIfThere(path)
	}
	data, err := json.Marshal(triesFile{Version: 1, Failed: t.failed, Last: t.last.UnixMilli()})
	if err != nil {
		return fmt.Errorf("vault: %w", err)
	}
	return writeFile(path, data)
}
