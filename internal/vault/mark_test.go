package vault

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func installMark(t testing.TB, v *Vault) []byte {
	t.Helper()
	m, err := v.InstallMark()
	ok(t, err)
	if len(m) != markSize {
		t.Fatalf("install mark %x", m)
	}
	return m
}

// marked is cheap with a folder for marks, as one installation has.
func marked(t testing.TB) Options {
	o := cheap
	o.MarkPath = filepath.Join(t.TempDir(), "config", "marks")
	return o
}

func TestAVaultThatStaysWhereItIsKeepsItsInstallMark(t *testing.T) {
	o := marked(t)
	v, _, dir := made(t, o)
	want := installMark(t, v)
	if v.Copied() {
		t.Error("a new vault counts as copied")
	}
	for range 3 {
		ok(t, v.Close())
		_, err := v.InstallMark()
		is(t, err, ErrLocked)
		v = opened(t, dir, o)
		ok(t, v.Unlock(ctx, words))
		if v.Copied() || !bytes.Equal(installMark(t, v), want) {
			t.Fatal("the vault counts as copied")
		}
		ok(t, v.Lock())
		ok(t, v.Unlock(ctx, words))
		_, err = v.Rekey(ctx, words, nil)
		ok(t, err)
		if v.Copied() || !bytes.Equal(installMark(t, v), want) {
			t.Fatal("after Rekey the vault counts as copied")
		}
	}
	ok(t, v.Close())
	moved := filepath.Join(t.TempDir(), "moved")
	ok(t, os.Rename(dir, moved))
	v = opened(t, moved, o)
	ok(t, v.Unlock(ctx, words))
	if v.Copied() {
		t.Error("a vault that was moved counts as copied")
	}
}

func TestACopiedVaultIsNoticed(t *testing.T) {
	for name, c := range map[string]func(t *testing.T, o Options, v *Vault, dir string) (string, Options){
		"to another installation": func(t *testing.T, _ Options, v *Vault, dir string) (string, Options) {
			ok(t, v.Close())
			return copyFolder(t, dir), marked(t)
		},
		"into another folder, the first used since": func(t *testing.T, o Options, v *Vault, dir string) (string, Options) {
			ok(t, v.Close())
			to := copyFolder(t, dir)
			v = opened(t, dir, o)
			ok(t, v.Unlock(ctx, words))
			ok(t, v.Close())
			return to, o
		},
		"while it was open, and put back": func(t *testing.T, o Options, v *Vault, dir string) (string, Options) {
			to := copyFolder(t, dir)
			run(t, v, "INSERT INTO note VALUES ('written after the copy')")
			ok(t, v.Close())
			ok(t, os.RemoveAll(dir))
			ok(t, os.Rename(to, dir))
			return dir, o
		},
		"with the mark lost": func(t *testing.T, o Options, v *Vault, dir string) (string, Options) {
			ok(t, v.Close())
			ok(t, os.RemoveAll(o.MarkPath))
			return dir, o
		},
		"with the mark spoilt": func(t *testing.T, o Options, v *Vault, dir string) (string, Options) {
			ok(t, v.Close())
			ok(t, os.WriteFile(v.markFilePath(), []byte("{"), 0o600))
			return dir, o
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := marked(t)
			v, _, dir := made(t, o)
			before := installMark(t, v)
			dir, o = c(t, o, v, dir)
			v = opened(t, dir, o)
			ok(t, v.Unlock(ctx, words))
			after := installMark(t, v)
			if !v.Copied() || bytes.Equal(before, after) {
				t.Fatal("nobody noticed")
			}
			ok(t, v.Close())
			v = opened(t, dir, o)
			ok(t, v.Unlock(ctx, words))
			if v.Copied() || !bytes.Equal(installMark(t, v), after) {
				t.Error("it is noticed twice")
			}
		})
	}
}

func TestAKillBetweenTheMarksIsNotTakenForACopy(t *testing.T) {
	o := marked(t)
	v, _, dir := made(t, o)
	want := installMark(t, v)
	for range 3 {
		inside, err := readTurn(ctx, v.DB())
		ok(t, err)
		ok(t, v.writeMarkFile(markFile{Version: 1, Install: want, Turn: inside, Next: bytes.Repeat([]byte{1}, markSize)}))
		crashed := copyFolder(t, dir) // the file was written, the database was not
		ok(t, v.Close())
		ok(t, v.writeMarkFile(markFile{Version: 1, Install: want, Turn: inside, Next: bytes.Repeat([]byte{1}, markSize)}))
		ok(t, os.RemoveAll(dir))
		ok(t, os.Rename(crashed, dir))
		v = opened(t, dir, o)
		ok(t, v.Unlock(ctx, words))
		if v.Copied() {
			t.Fatal("killed before the database was written: counts as copied")
		}

		next := bytes.Repeat([]byte{2}, markSize)
		was, err := readTurn(ctx, v.DB())
		ok(t, err)
		run(t, v, "UPDATE vault_mark SET turn = ?", next)
		crashed = copyFolder(t, dir) // the database was written, the file was not finished
		ok(t, v.Close())
		ok(t, v.writeMarkFile(markFile{Version: 1, Install: want, Turn: was, Next: next}))
		ok(t, os.RemoveAll(dir))
		ok(t, os.Rename(crashed, dir))
		v = opened(t, dir, o)
		ok(t, v.Unlock(ctx, words))
		if v.Copied() || !bytes.Equal(installMark(t, v), want) {
			t.Fatal("killed after the database was written: counts as copied")
		}
	}
}

func TestWithoutAPlaceThereIsNoMark(t *testing.T) {
	v, _, _ := made(t, cheap)
	_, err := v.InstallMark()
	is(t, err, ErrNoMark)
	if v.Copied() {
		t.Error("copied, says a vault that cannot know")
	}
}

func TestAVaultOpensThoughItsMarkCannotBeKept(t *testing.T) {
	o := marked(t)
	v, _, dir := made(t, o)
	ok(t, v.Close())
	o.MarkPath = filepath.Join(t.TempDir(), "a file")
	ok(t, os.WriteFile(o.MarkPath, nil, 0o600))
	v = opened(t, dir, o)
	ok(t, v.Unlock(ctx, words))
	if m, err := v.InstallMark(); err == nil || m != nil {
		t.Errorf("install mark %x, %v", m, err)
	}
	run(t, v, "INSERT INTO note VALUES ('written')")
	ok(t, v.Close())
}
