package vault

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/go-json-experiment/json"
)

// A copied or restored vault must not go on writing as the device that it was copied from. Two things
// tell: a file outside of the vault's folder, and a random value, the turn, that is in it and in the
// database. The turn is made anew at every unlock and lock, so that not only a vault on another
// installation is found out, but also an older copy put back on the same one.
//
// The file is written with the turn that is and the one that will be, then the database, then the file
// again: after a crash at any point the database's turn is one of the file's.

const (
	markSize   = 16
	maxMarkJob = time.Second // locking does not wait longer for a database that is busy
)

var errMarkFile = errors.New("vault: the install mark cannot be kept")

// markFile is what is kept outside.
type markFile struct {
	Version int     `json:"version"`
	Install hexText `json:"install"`
	Turn    hexText `json:"turn"`
	Next    hexText `json:"next,omitempty"`
}

// mark is what an unlock has found.
type mark struct {
	install []byte
	copied  bool
	err     error // why there is no install mark to rely on
}

// InstallMark is a random value that this vault has on this installation only. It changes when the
// vault turns out to have been copied or restored: whoever kept another one inside the database takes
// a new replica and a new device key before writing. Errors: ErrLocked, ErrNoMark, or why the mark
// could not be kept outside.
func (v *Vault) InstallMark() ([]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.db == nil {
		return nil, ErrLocked
	}
	return bytes.Clone(v.mark.install), v.mark.err
}

// Copied tells whether this unlock found that the vault was copied or restored.
func (v *Vault) Copied() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.mark.copied
}

// checkMark compares the mark outside with the one inside and makes both new.
func (v *Vault) checkMark(ctx context.Context, db *sql.DB) (mark, error) {
	if v.o.MarkPath == "" {
		return mark{err: ErrNoMark}, nil
	}
	inside, err := readTurn(ctx, db)
	if err != nil {
		return mark{}, err
	}
	outside, err := v.readMarkFile()
	if err != nil {
		return mark{err: err}, nil
	}
	m := mark{install: outside.Install}
	known := len(outside.Install) == markSize
	if len(inside) != markSize || !known || !bytes.Equal(inside, outside.Turn) && !bytes.Equal(inside, outside.Next) {
		m.copied = len(inside) > 0
		if m.install, err = randomBytes(v.o.Rand, markSize); err != nil {
			return mark{}, err
		}
	}
	err = v.turn(ctx, db, m.install, inside)
	if err != nil && !canWait(err) {
		return mark{}, err
	}
	if err != nil && !bytes.Equal(m.install, outside.Install) {
		m.install, m.err = nil, err
	}
	return m, nil
}

// canWait tells whether a turn failed in a way that is no reason to keep a person from their plan. The
// present turn then stays good on both sides.
func canWait(err error) bool {
	return errors.Is(err, errMarkFile) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrDiskFull)
}

// turnMark makes the turn anew when the vault is locked.
func (v *Vault) turnMark(ctx context.Context, db *sql.DB) error {
	v.mu.Lock()
	m := v.mark
	v.mu.Unlock()
	if m.err != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, maxMarkJob)
	defer cancel()
	inside, err := readTurn(ctx, db)
	if err == nil {
		err = v.turn(ctx, db, m.install, inside)
	}
	if canWait(err) || ctx.Err() != nil {
		return nil
	}
	return err
}

func (v *Vault) turn(ctx context.Context, db *sql.DB, install, now []byte) error {
	next, err := randomBytes(v.o.Rand, markSize)
	if err != nil {
		return err
	}
	if err := v.writeMarkFile(markFile{Version: 1, Install: install, Turn: now, Next: next}); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "UPDATE vault_mark SET turn = ?", next); err != nil {
		return databaseError("mark", err)
	}
	return v.writeMarkFile(markFile{Version: 1, Install: install, Turn: next})
}

func readTurn(ctx context.Context, db *sql.DB) ([]byte, error) {
	var turn []byte
	if err := db.QueryRowContext(ctx, "SELECT turn FROM vault_mark").Scan(&turn); err != nil {
		return nil, databaseError("mark", err)
	}
	return turn, nil
}

func (v *Vault) markFilePath() string {
	return filepath.Join(v.o.MarkPath, hex.EncodeToString(v.slots.Vault)+".json")
}

// readMarkFile answers an empty mark where there is none or it is damaged: the vault then counts as
// copied, which costs a new replica and loses nothing.
func (v *Vault) readMarkFile() (markFile, error) {
	data, err := readSmall(v.markFilePath())
	if errors.Is(err, fs.ErrNotExist) {
		return markFile{}, nil
	}
	if err != nil {
		return markFile{}, fmt.Errorf("%w: %w", errMarkFile, diskError("file", err))
	}
	var m markFile
	if err := json.Unmarshal(data, &m, json.RejectUnknownMembers(true)); err != nil || m.Version != 1 {
		return markFile{}, nil
	}
	return m, nil
}

func (v *Vault) writeMarkFile(m markFile) error {
	if err := os.MkdirAll(v.o.MarkPath, 0o700); err != nil {
		return fmt.Errorf("%w: %w", errMarkFile, diskError("folder", err))
	}
	data, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("vault: install mark: %w", err)
	}
	if err := writeFile(v.markFilePath(), data); err != nil {
		return fmt.Errorf("%w: %w", errMarkFile, diskError("file", err))
	}
	return nil
}
