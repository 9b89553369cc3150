package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var (
	ctx   = context.Background()
	cheap = Options{KDF: KDF{Time: 1, Memory: 64, Threads: 1}}
	words = []byte("tulip bonsai gravity lantern")
	other = []byte("marmalade on a wet tuesday")
)

// made is a new vault with a table in it.
func made(t testing.TB, o Options) (*Vault, RecoveryCode, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	v, code, err := Create(ctx, dir, words, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	if len(o.Migrations) == 0 {
		run(t, v, "CREATE TABLE note (text TEXT NOT NULL) STRICT")
	}
	return v, code, dir
}

func opened(t testing.TB, dir string, o Options) *Vault {
	t.Helper()
	v, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func run(t testing.TB, v *Vault, sql string, args ...any) {
	t.Helper()
	if _, err := v.DB().ExecContext(ctx, sql, args...); err != nil {
		t.Fatal(err)
	}
}

func notes(t testing.TB, v *Vault) string {
	t.Helper()
	rows, err := v.DB().QueryContext(ctx, "SELECT text FROM note ORDER BY rowid")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "|")
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func TestAVaultOpensAgainWithItsPassphraseAndWithItsCode(t *testing.T) {
	v, code, dir := made(t, cheap)
	run(t, v, "INSERT INTO note VALUES ('kept')")
	ok(t, v.Close())

	v = opened(t, dir, cheap)
	if !v.Locked() || v.DB() != nil || v.RawKey() != "" {
		t.Fatal("a vault is unlocked before anybody has unlocked it")
	}
	ok(t, v.Unlock(ctx, words))
	if got := notes(t, v); got != "kept" {
		t.Fatalf("the vault holds %q", got)
	}
	ok(t, v.Lock())
	ok(t, v.Lock())
	if !v.Locked() || v.DB() != nil || v.RawKey() != "" {
		t.Fatal("a locked vault gives its database or key away")
	}
	ok(t, v.UnlockWithCode(ctx, string(code)))
	if got := notes(t, v); got != "kept" {
		t.Fatalf("the vault holds %q", got)
	}
}

func TestTheFolderIsItsOwnersAlone(t *testing.T) {
	_, _, dir := made(t, cheap)
	info, err := os.Stat(dir)
	ok(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("folder has mode %o", info.Mode().Perm())
	}
	entries, err := os.ReadDir(dir)
	ok(t, err)
	for _, e := range entries {
		info, err := e.Info()
		ok(t, err)
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %o", e.Name(), info.Mode().Perm())
		}
	}
}

func TestCreateLeavesAVaultThatIsThereAlone(t *testing.T) {
	v, _, dir := made(t, cheap)
	_, _, err := Create(ctx, dir, other, cheap)
	is(t, err, ErrInUse)
	ok(t, v.Close())
	_, _, err = Create(ctx, dir, other, cheap)
	is(t, err, ErrExists)
	v = opened(t, dir, cheap)
	ok(t, v.Unlock(ctx, words))

	// A database whose slot file was lost is somebody's too: the raw key may be on paper.
	ok(t, v.Close())
	ok(t, os.Remove(filepath.Join(dir, slotsName)))
	ok(t, os.Remove(filepath.Join(dir, mirrorName)))
	_, _, err = Create(ctx, dir, other, cheap)
	is(t, err, ErrExists)
	_, err = Open(dir, cheap)
	is(t, err, ErrSlotsDamaged)
}

func TestNoVaultNoOpening(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(dir, cheap)
	is(t, err, ErrNoVault)
	_, err = Open(filepath.Join(dir, "missing"), cheap)
	is(t, err, ErrNoVault)
	if Exists(dir) {
		t.Error("a vault in an empty folder")
	}
	_, _, err = Create(ctx, dir, []byte("too short"), cheap)
	is(t, err, ErrTooShort)
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("a refused passphrase left %v behind (%v)", entries, err)
	}
}

func TestKeysAreZeroedOnLock(t *testing.T) {
	v, code, _ := made(t, cheap)
	for name, unlock := range map[string]func() error{
		"passphrase": func() error { return v.Unlock(ctx, words) },
		"code":       func() error { return v.UnlockWithCode(ctx, string(code)) },
	} {
		ok(t, v.Lock())
		ok(t, unlock())
		buffer := v.key
		if len(buffer) != keySize || string(buffer) == strings.Repeat("\x00", keySize) {
			t.Fatalf("%s: no key to zero", name)
		}
		ok(t, v.Lock())
		if string(buffer) != strings.Repeat("\x00", keySize) {
			t.Errorf("%s: the key is still in memory after Lock", name)
		}
	}
}

func TestNormalisedPhraseLeavesNothingBehind(t *testing.T) {
	p := normalise([]byte("  marmalade   on a  "))
	whole := p[:cap(p)]
	if !strings.HasPrefix(string(whole), "marmalade on a") {
		t.Fatalf("%q", whole)
	}
	if rest := strings.Trim(string(whole[len(p):]), "\x00"); rest != "" {
		t.Errorf("%q left behind the phrase", rest)
	}
}

func TestChangingThePassphrase(t *testing.T) {
	v, code, dir := made(t, cheap)
	run(t, v, "INSERT INTO note VALUES ('kept')")
	is(t, v.ChangePassphrase(ctx, other, other), ErrWrongPassphrase)
	is(t, v.ChangePassphrase(ctx, words, []byte("short")), ErrTooShort)
	ok(t, v.ChangePassphrase(ctx, words, other))
	ok(t, v.Close())

	v = opened(t, dir, cheap)
	is(t, v.ChangePassphrase(ctx, other, words), ErrLocked)
	is(t, v.Unlock(ctx, words), ErrWrongPassphrase)
	ok(t, v.Unlock(ctx, other))
	if got := notes(t, v); got != "kept" {
		t.Fatalf("the vault holds %q", got)
	}
	ok(t, v.Lock())
	ok(t, v.UnlockWithCode(ctx, string(code)))
}

func TestANewRecoveryCodeReplacesTheOld(t *testing.T) {
	v, old, dir := made(t, cheap)
	if v.RecoveryCodeConfirmed() {
		t.Error("a code that nobody has seen counts as written down")
	}
	ok(t, v.ConfirmRecoveryCode())
	code, err := v.NewRecoveryCode(ctx)
	ok(t, err)
	if v.RecoveryCodeConfirmed() {
		t.Error("the new code counts as written down because the old one was")
	}
	ok(t, v.ConfirmRecoveryCode())
	ok(t, v.Close())

	v = opened(t, dir, cheap)
	if !v.RecoveryCodeConfirmed() {
		t.Error("the confirmation is forgotten")
	}
	is(t, v.UnlockWithCode(ctx, string(old)), ErrWrongCode)
	ok(t, v.UnlockWithCode(ctx, strings.ToLower(strings.ReplaceAll(string(code), "-", " "))))
	ok(t, v.Lock())
	ok(t, v.Unlock(ctx, words))
}

func TestUnlockingAnUnlockedVaultChecksThePassphrase(t *testing.T) {
	v, _, _ := made(t, cheap)
	db := v.DB()
	is(t, v.Unlock(ctx, other), ErrWrongPassphrase)
	ok(t, v.Unlock(ctx, words))
	if v.DB() != db {
		t.Error("the database was opened again")
	}
}

func TestManyHandsAtOnce(t *testing.T) {
	v, _, _ := made(t, cheap)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 5 {
				if err := v.Lock(); err != nil {
					t.Error(err)
				}
				if err := v.Unlock(ctx, words); err != nil {
					t.Error(err)
				}
				v.Wait()
				v.Locked()
				v.RawKey()
			}
		})
	}
	all.Wait()
	run(t, v, "INSERT INTO note VALUES ('after')")
}

func TestAClosedVaultStaysClosed(t *testing.T) {
	v, code, dir := made(t, cheap)
	ok(t, v.Close())
	ok(t, v.Close())
	is(t, v.Unlock(ctx, words), ErrClosed)
	is(t, v.UnlockWithCode(ctx, string(code)), ErrClosed)
	ok(t, opened(t, dir, cheap).Close())
}
