package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

func copyFolder(t testing.TB, from string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	ok(t, os.CopyFS(to, os.DirFS(from)))
	return to
}

func fill(t testing.TB, v *Vault, rows int) {
	t.Helper()
	run(t, v, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?)
		INSERT INTO note SELECT printf('note %d %s', i, hex(randomblob(200))) FROM n`, rows)
}

func TestRekeyMakesAllOldCodesUseless(t *testing.T) {
	v, oldCode, dir := made(t, cheap)
	fill(t, v, 2000)
	want, oldRaw := notes(t, v), v.RawKey()
	ok(t, v.Lock())
	before := copyFolder(t, dir)
	ok(t, v.Unlock(ctx, words))

	_, err := v.Rekey(ctx, other, nil)
	is(t, err, ErrWrongPassphrase)
	var calls int
	var last, total int64
	code, err := v.Rekey(ctx, words, func(done, all int64) {
		if done < last || done > all {
			t.Errorf("progress %d of %d after %d", done, all, last)
		}
		calls++
		last, total = done, all
	})
	ok(t, err)
	if calls < 2 || last != total || total < 500_000 {
		t.Errorf("progress: %d calls, %d of %d", calls, last, total)
	}
	if got := notes(t, v); got != want {
		t.Error("the notes are not the same after Rekey")
	}
	if raw := v.RawKey(); len(raw) != 99 || raw[:66] == oldRaw[:66] || raw[66:] == oldRaw[66:] {
		t.Error("the database's key or salt is the old one")
	}
	newSalt := v.slots.Salt
	if v.RecoveryCodeConfirmed() {
		t.Error("the new code counts as written down")
	}
	ok(t, v.Close())
	onlyThese(t, dir, "vault-2.db", slotsName, mirrorName, lockName)

	v = opened(t, dir, cheap)
	is(t, v.UnlockWithCode(ctx, string(oldCode)), ErrWrongCode)
	ok(t, v.UnlockWithCode(ctx, string(code)))
	ok(t, v.Lock())
	ok(t, v.Unlock(ctx, words))
	if got := notes(t, v); got != want {
		t.Error("the notes are not the same after reopening")
	}
	ok(t, v.Close())

	// Somebody who kept the old slot file, and knows the old code, puts both beside the new database.
	old := opened(t, before, cheap)
	ok(t, old.UnlockWithCode(ctx, string(oldCode)))
	oldKey, oldSalt := append(secret(nil), old.key...), old.slots.Salt
	ok(t, old.Close())
	thief := copyFolder(t, dir)
	for _, name := range []string{slotsName, mirrorName} {
		data, err := os.ReadFile(filepath.Join(before, name))
		ok(t, err)
		ok(t, os.WriteFile(filepath.Join(thief, name), data, 0o600))
	}
	w := opened(t, thief, cheap)
	is(t, w.UnlockWithCode(ctx, string(oldCode)), ErrNoDatabase)
	ok(t, w.Close())
	if _, err := os.Stat(filepath.Join(thief, "vault-2.db")); err != nil {
		t.Error("an old slot file had the database removed")
	}
	ok(t, os.Rename(filepath.Join(thief, "vault-2.db"), filepath.Join(thief, "vault-1.db")))
	w = opened(t, thief, cheap)
	is(t, w.UnlockWithCode(ctx, string(oldCode)), ErrForeignDatabase)
	ok(t, w.Close())
	for _, salt := range [][]byte{oldSalt, newSalt} {
		_, err = sqlcipher.Open(ctx, filepath.Join(thief, "vault-1.db"), oldKey, salt, sqlcipher.Options{ReadOnly: true})
		is(t, err, sqlcipher.ErrWrongKey)
	}
}

func onlyThese(t testing.TB, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	ok(t, err)
	for _, e := range entries {
		found := false
		for _, n := range names {
			found = found || n == e.Name()
		}
		if !found {
			t.Errorf("%s is left in the folder", e.Name())
		}
	}
}

func TestRekeyTwice(t *testing.T) {
	v, _, dir := made(t, cheap)
	run(t, v, "INSERT INTO note VALUES ('kept')")
	for range 3 {
		_, err := v.Rekey(ctx, words, nil)
		ok(t, err)
	}
	if got := notes(t, v); got != "kept" {
		t.Fatalf("the vault holds %q", got)
	}
	ok(t, v.Close())
	onlyThese(t, dir, "vault-4.db", slotsName, mirrorName, lockName)
}

func TestACancelledRekeyChangesNothing(t *testing.T) {
	v, code, dir := made(t, cheap)
	fill(t, v, 8000)
	want, raw := notes(t, v), v.RawKey()
	stopped, cancel := context.WithCancel(ctx)
	_, err := v.Rekey(stopped, words, func(done, total int64) {
		if done > total/2 {
			cancel()
		}
	})
	is(t, err, context.Canceled)
	if v.Locked() || v.RawKey() != raw || notes(t, v) != want || v.RekeyUnfinished() {
		t.Error("a cancelled Rekey changed the vault")
	}
	run(t, v, "INSERT INTO note VALUES ('goes on')")
	ok(t, v.Close())
	onlyThese(t, dir, "vault-1.db", slotsName, mirrorName, lockName)
	v = opened(t, dir, cheap)
	ok(t, v.UnlockWithCode(ctx, string(code)))
}

func TestRekeyGivesWayToAQueryThatStillRuns(t *testing.T) {
	v, code, _ := made(t, cheap)
	fill(t, v, 100)
	want := notes(t, v)
	rows, err := v.DB().QueryContext(ctx, "SELECT text FROM note")
	ok(t, err)
	defer rows.Close()
	if !rows.Next() {
		t.Fatal(rows.Err())
	}
	none, err := v.Rekey(ctx, words, nil)
	is(t, err, sqlcipher.ErrInUse)
	ok(t, rows.Close())
	if none != "" || v.Locked() || notes(t, v) != want {
		t.Error("the vault is not as it was")
	}
	ok(t, v.Lock())
	ok(t, v.UnlockWithCode(ctx, string(code)))
}

func TestRekeyRefusesToCopyADamagedDatabase(t *testing.T) {
	v, _, dir := made(t, cheap)
	fill(t, v, 2000)
	ok(t, v.Lock())
	path := v.DatabasePath()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	ok(t, err)
	_, err = f.WriteAt([]byte("no page is like this"), 100*4096+500)
	ok(t, errors.Join(err, f.Close()))
	ok(t, v.Unlock(ctx, words))
	_, err = v.Rekey(ctx, words, nil)
	is(t, err, ErrDatabaseDamaged)
	ok(t, v.Close())
	onlyThese(t, dir, "vault-1.db", slotsName, mirrorName, lockName)
}

func TestRekeyReadsTheCopyBackBeforeItTrustsIt(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"a page": func(path string) error {
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			_, err = f.WriteAt([]byte("no page is like this"), 100*4096+500)
			return errors.Join(err, f.Close())
		},
		"the end":   func(path string) error { return os.Truncate(path, 150*4096) },
		"all of it": func(path string) error { return os.Truncate(path, 0) },
	} {
		v, code, dir := made(t, cheap)
		fill(t, v, 2000)
		want := notes(t, v)
		v.o.step = func(step string) {
			if step == "pages copied" {
				ok(t, spoil(filepath.Join(dir, "vault-2.db.new")))
			}
		}
		none, err := v.Rekey(ctx, words, nil)
		if !errors.Is(err, ErrDatabaseDamaged) || none != "" {
			t.Errorf("%s: %v", name, err)
		}
		if v.Locked() || notes(t, v) != want {
			t.Errorf("%s: the vault is not as it was", name)
		}
		ok(t, v.Close())
		onlyThese(t, dir, "vault-1.db", slotsName, mirrorName, lockName)
		v = opened(t, dir, cheap)
		ok(t, v.UnlockWithCode(ctx, string(code)))
	}
}

// Somebody puts an old slot file and its database back, beside what was written since.
func TestADatabaseOfALaterGenerationIsNeverRemoved(t *testing.T) {
	v, _, dir := made(t, cheap)
	ok(t, v.Lock())
	before := copyFolder(t, dir)
	ok(t, v.Unlock(ctx, words))
	_, err := v.Rekey(ctx, words, nil)
	ok(t, err)
	ok(t, v.Close())
	for _, name := range []string{slotsName, mirrorName, "vault-1.db"} {
		ok(t, os.Rename(filepath.Join(before, name), filepath.Join(dir, name)))
	}
	v = opened(t, dir, cheap)
	ok(t, v.Unlock(ctx, words))
	ok(t, v.Close())
	if _, err := os.Stat(filepath.Join(dir, "vault-2.db")); err != nil {
		t.Error(err)
	}
}

var rekeySteps = []string{"locked", "copy begun", "pages copied", "database copied", "slot file replaced", "slots swapped", "database renamed", "old databases removed", "opened"}

// dieAt does one thing to the vault in dir and is killed at one of its steps.
func dieAt(what, dir, step string) error {
	o := cheap
	die := func(at string) {
		if at == step {
			p, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = p.Kill()
			}
			if err != nil {
				panic(err)
			}
			select {}
		}
	}
	if what == "create" {
		o.step = die
		_, code, err := Create(ctx, dir, words, o)
		fmt.Println(code)
		return err
	}
	v, err := Open(dir, o)
	if err == nil {
		err = v.Unlock(ctx, words)
	}
	if err != nil {
		return err
	}
	v.o.step = die
	if what == "change" {
		return v.ChangePassphrase(ctx, words, other)
	}
	die("locked")
	code, err := v.Rekey(ctx, words, nil)
	if err != nil {
		return err
	}
	fmt.Println(code)
	die("opened")
	return v.Close()
}

func killedAt(t *testing.T, what, dir, step string) {
	t.Helper()
	out, err := startChild(what, dir, childEnv+"_STEP="+step).CombinedOutput()
	if err == nil || strings.Contains(string(out), "error:") {
		t.Fatalf("the child was not killed at %q: %v\n%s", step, err, out)
	}
}

func TestRekeySurvivesBeingKilledAtEachStep(t *testing.T) {
	swapped := false
	for _, step := range rekeySteps {
		t.Run(step, func(t *testing.T) {
			v, oldCode, dir := made(t, cheap)
			fill(t, v, 600)
			want := notes(t, v)
			ok(t, v.Close())
			killedAt(t, "rekey", dir, step)
			swapped = swapped || step == "slot file replaced"

			v = opened(t, dir, cheap)
			ok(t, v.Unlock(ctx, words))
			if notes(t, v) != want {
				t.Fatal("something is lost")
			}
			begun := !swapped && step != "locked"
			if v.RekeyUnfinished() != begun {
				t.Errorf("unfinished: %v", v.RekeyUnfinished())
			}
			if swapped && v.RecoveryCodeConfirmed() {
				t.Error("nobody has seen the new code, and it counts as written down")
			}
			ok(t, v.Lock())
			if err := v.UnlockWithCode(ctx, string(oldCode)); (err == nil) == swapped {
				t.Errorf("the old code after the crash: %v", err)
			}
			ok(t, v.Unlock(ctx, words))
			code, err := v.Rekey(ctx, words, nil)
			ok(t, err)
			if v.RekeyUnfinished() {
				t.Error("unfinished after it was done")
			}
			ok(t, v.Close())
			name := "vault-2.db"
			if swapped {
				name = "vault-3.db"
			}
			onlyThese(t, dir, name, slotsName, mirrorName, lockName)
			v = opened(t, dir, cheap)
			ok(t, v.UnlockWithCode(ctx, string(code)))
			if notes(t, v) != want {
				t.Fatal("something is lost")
			}
		})
	}
	if !swapped {
		t.Error("no step came after the swap")
	}
}

func TestCreateSurvivesBeingKilledAtEachStep(t *testing.T) {
	for _, step := range []string{"database made", "slot file replaced", "slots written", "database renamed", "old databases removed"} {
		t.Run(step, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "vault")
			killedAt(t, "create", dir, step)
			if step == "database made" {
				if Exists(dir) {
					t.Fatal("half a vault counts as one")
				}
				v, _, err := Create(ctx, dir, words, cheap)
				ok(t, err)
				ok(t, v.Close())
			}
			v := opened(t, dir, cheap)
			ok(t, v.Unlock(ctx, words))
			if step != "database made" && v.RecoveryCodeConfirmed() {
				t.Error("nobody has seen the code, and it counts as written down")
			}
			run(t, v, "CREATE TABLE note (text)")
			ok(t, v.Close())
			onlyThese(t, dir, "vault-1.db", slotsName, mirrorName, lockName)
		})
	}
}

func TestChangingThePassphraseSurvivesBeingKilled(t *testing.T) {
	v, _, dir := made(t, cheap)
	ok(t, v.Close())
	killedAt(t, "change", dir, "slot file replaced")
	for range 2 {
		v = opened(t, dir, cheap)
		is(t, v.Unlock(ctx, words), ErrWrongPassphrase)
		ok(t, v.Unlock(ctx, other))
		ok(t, v.Close())
		ok(t, os.Remove(filepath.Join(dir, slotsName)))
	}
}
