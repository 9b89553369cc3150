package vault

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

var errPlanned = errors.New("planned")

var schema = []Migration{
	{Version: 1, Name: "notes", SQL: "CREATE TABLE note (text TEXT NOT NULL) STRICT; CREATE INDEX by_text ON note (text);"},
	{Version: 2, Name: "a first note", Func: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO note VALUES ('from version 2')")
		return err
	}},
	{Version: 3, Name: "both", SQL: "ALTER TABLE note ADD COLUMN shown INTEGER NOT NULL DEFAULT 1", Func: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE note SET shown = 0")
		return err
	}},
}

func upTo(version int) Options {
	o := cheap
	o.Migrations = schema[:version]
	return o
}

func version(t testing.TB, v *Vault) int {
	t.Helper()
	n, err := userVersion(ctx, v.DB())
	ok(t, err)
	return n
}

func TestMigrationsRunInOrderAndKeepACopy(t *testing.T) {
	v, _, dir := made(t, upTo(1))
	if got := version(t, v); got != 1 {
		t.Fatalf("made at version %d", got)
	}
	run(t, v, "INSERT INTO note VALUES ('before')")
	ok(t, v.Close())
	onlyThese(t, dir, "vault-1.db", slotsName, mirrorName, lockName)

	v = opened(t, dir, upTo(2))
	ok(t, v.Unlock(ctx, words))
	if got := notes(t, v); got != "before|from version 2" || version(t, v) != 2 {
		t.Fatalf("%q at version %d", got, version(t, v))
	}
	ok(t, v.Close())
	onlyThese(t, dir, "vault-1.db", "kept-1-at-1.db", slotsName, mirrorName, lockName)

	v = opened(t, dir, upTo(3))
	ok(t, v.Unlock(ctx, words))
	if got := version(t, v); got != 3 {
		t.Fatalf("version %d", got)
	}
	key, salt := append(secret(nil), v.key...), v.slots.Salt
	ok(t, v.Close())
	onlyThese(t, dir, "vault-1.db", "kept-1-at-2.db", slotsName, mirrorName, lockName)

	kept, err := sqlcipher.Open(ctx, filepath.Join(dir, "kept-1-at-2.db"), key, salt, sqlcipher.Options{ReadOnly: true})
	ok(t, err)
	defer kept.Close()
	var text string
	ok(t, kept.QueryRow("SELECT group_concat(text, '|') FROM note").Scan(&text))
	if text != "before|from version 2" {
		t.Errorf("the kept copy holds %q", text)
	}
	ok(t, kept.Close())

	v = opened(t, dir, upTo(3))
	is(t, v.RemoveKept(), ErrLocked)
	ok(t, v.Unlock(ctx, words))
	ok(t, v.RemoveKept())
	onlyThese(t, dir, "vault-1.db", "vault-1.db-wal", "vault-1.db-shm", slotsName, mirrorName, lockName)
}

func TestANewerDatabaseIsLeftAlone(t *testing.T) {
	v, code, dir := made(t, upTo(3))
	ok(t, v.Close())
	before, err := os.ReadFile(filepath.Join(dir, "vault-1.db"))
	ok(t, err)
	v = opened(t, dir, upTo(2))
	is(t, v.Unlock(ctx, words), ErrNewerFormat)
	is(t, v.UnlockWithCode(ctx, string(code)), ErrNewerFormat)
	if !v.Locked() {
		t.Error("unlocked all the same")
	}
	ok(t, v.Close())
	after, err := os.ReadFile(filepath.Join(dir, "vault-1.db"))
	ok(t, err)
	if string(before) != string(after) {
		t.Error("a newer database was written to")
	}
	onlyThese(t, dir, "vault-1.db", slotsName, mirrorName, lockName)
}

func TestAMigrationThatFailsLeavesTheDatabaseAsItWas(t *testing.T) {
	v, _, dir := made(t, upTo(1))
	run(t, v, "INSERT INTO note VALUES ('before')")
	ok(t, v.Close())
	o := upTo(2)
	o.Migrations = append(o.Migrations[:2:2], Migration{Version: 3, Name: "fails half-way", SQL: "DELETE FROM note",
		Func: func(context.Context, *sql.Tx) error { return errPlanned }})
	for range 2 {
		v = opened(t, dir, o)
		err := v.Unlock(ctx, words)
		var m *MigrationError
		if !errors.As(err, &m) || m.Version != 3 || !errors.Is(err, errPlanned) {
			t.Fatalf("%v", err)
		}
		if !v.Locked() {
			t.Error("unlocked all the same")
		}
		ok(t, v.Close())
	}
	v = opened(t, dir, upTo(2))
	ok(t, v.Unlock(ctx, words))
	if got := notes(t, v); got != "before|from version 2" {
		t.Errorf("the vault holds %q", got)
	}
}

func TestMigrationsAreNumberedWithoutGaps(t *testing.T) {
	for _, versions := range [][]int{{2}, {1, 3}, {1, 1}, {0, 1}} {
		o := cheap
		for _, n := range versions {
			o.Migrations = append(o.Migrations, Migration{Version: n, SQL: "SELECT 1"})
		}
		dir := filepath.Join(t.TempDir(), "vault")
		_, _, err := Create(ctx, dir, words, o)
		var m *MigrationError
		if !errors.As(err, &m) {
			t.Errorf("%v: %v", versions, err)
		}
		if Exists(dir) {
			t.Errorf("%v left half a vault behind", versions)
		}
	}
}

func TestRekeyLeavesNoKeptCopyUnderTheOldKey(t *testing.T) {
	v, _, dir := made(t, upTo(1))
	ok(t, v.Close())
	v = opened(t, dir, upTo(3))
	ok(t, v.Unlock(ctx, words))
	_, err := v.Rekey(ctx, words, nil)
	ok(t, err)
	if got := version(t, v); got != 3 {
		t.Errorf("version %d after Rekey", got)
	}
	ok(t, v.Close())
	onlyThese(t, dir, "vault-2.db", slotsName, mirrorName, lockName)
}

func TestAForeignOrSpoiltDatabaseIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string) error
		want  error
	}{
		"missing":   {func(_ *testing.T, p string) error { return os.Remove(p) }, ErrNoDatabase},
		"empty":     {func(_ *testing.T, p string) error { return os.Truncate(p, 0) }, ErrDatabaseDamaged},
		"cut short": {func(_ *testing.T, p string) error { return os.Truncate(p, 3000) }, ErrDatabaseDamaged},
		"rubbish":   {func(_ *testing.T, p string) error { return os.WriteFile(p, make([]byte, 40960), 0o600) }, ErrForeignDatabase},
		"a folder": {func(_ *testing.T, p string) error {
			return errors.Join(os.Remove(p), os.Mkdir(p, 0o700))
		}, nil},
		"page 1": {func(_ *testing.T, p string) error {
			data, err := os.ReadFile(p)
			for i := range data {
				if i >= 16 {
					data[i] ^= 0x55
				}
			}
			return errors.Join(err, os.WriteFile(p, data, 0o600))
		}, ErrDatabaseDamaged},
		"another vault's": {func(t *testing.T, p string) error {
			w, _, dir := made(t, cheap)
			ok(t, w.Close())
			data, err := os.ReadFile(filepath.Join(dir, "vault-1.db"))
			return errors.Join(err, os.WriteFile(p, data, 0o600))
		}, ErrForeignDatabase},
		"a plain one": {func(t *testing.T, p string) error {
			ok(t, os.Remove(p))
			db, err := sql.Open("sqlite", p)
			ok(t, err)
			_, err = db.Exec("CREATE TABLE note (text)")
			return errors.Join(err, db.Close())
		}, ErrForeignDatabase},
	} {
		t.Run(name, func(t *testing.T) {
			v, _, dir := made(t, cheap)
			ok(t, v.Close())
			path := filepath.Join(dir, "vault-1.db")
			ok(t, c.spoil(t, path))
			before, _ := os.ReadFile(path)
			v = opened(t, dir, cheap)
			err := v.Unlock(ctx, words)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if !v.Locked() {
				t.Error("unlocked all the same")
			}
			ok(t, v.Close())
			if after, _ := os.ReadFile(path); string(before) != string(after) {
				t.Error("it was written to")
			}
		})
	}
}

func TestADatabaseThatIsNoVaultsIsForeignThoughItsKeyFits(t *testing.T) {
	v, _, dir := made(t, cheap)
	run(t, v, "PRAGMA application_id = 1")
	ok(t, v.Close())
	v = opened(t, dir, cheap)
	is(t, v.Unlock(ctx, words), ErrForeignDatabase)
}
