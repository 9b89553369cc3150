package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// keyboardSetting holds the name of who is at the keyboard of this vault. The
// role belongs to the member in each plan, not here.
const keyboardSetting = "keyboard"

// Keyboard names who is at the keyboard; "" before anybody said so.
func (r *Record) Keyboard(ctx context.Context) (string, error) {
	return r.Setting(ctx, keyboardSetting)
}

// SetKeyboard keeps the name of who is at the keyboard.
func (r *Record) SetKeyboard(ctx context.Context, name string) error {
	return r.SetSetting(ctx, keyboardSetting, name)
}

// Setting is the value kept under key for the whole vault; "" if none was.
func (r *Record) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := r.read(ctx, func(c *connection) error {
		return c.QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&value)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("setting: %w", err)
	}
	return value, nil
}

// SetSetting keeps a value for the whole vault: the last one written wins. It
// is no part of any plan and never leaves this vault.
func (r *Record) SetSetting(ctx context.Context, key, value string) error {
	return r.keep(ctx, `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
}

// Draft is what a person had typed under key and not saved yet.
func (r *Record) Draft(ctx context.Context, key string) ([]byte, bool, error) {
	var data []byte
	err := r.read(ctx, func(c *connection) error {
		return c.QueryRowContext(ctx, `SELECT data FROM draft WHERE key = ?`, key).Scan(&data)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("draft: %w", err)
	}
	return data, true, nil
}

// SaveDraft keeps what is typed so far, so that a lock or a crash loses none
// of it. Drafts are encrypted like everything else and are no part of a plan.
func (r *Record) SaveDraft(ctx context.Context, key string, data []byte) error {
	if data == nil {
		data = []byte{}
	}
	return r.keep(ctx, `INSERT INTO draft (key, data) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET data = excluded.data`, key, data)
}

// DropDraft forgets the draft under key, if there is one.
func (r *Record) DropDraft(ctx context.Context, key string) error {
	return r.keep(ctx, `DELETE FROM draft WHERE key = ?`, key)
}

func (r *Record) keep(ctx context.Context, statement string, args ...any) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.connections.transact(ctx, writing, notSaved, func(c *connection) error {
		_, err := c.ExecContext(ctx, statement, args...)
		return notSaved(err)
	})
}
