package compat

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

func TestTheOtherSideIsSQLCipher4(t *testing.T) {
	db := openTheirs(t, filepath.Join(t.TempDir(), "x.db"), "WAL", 2000)
	got, err := column(db, "PRAGMA cipher_version")
	if err != nil || len(got) != 1 || got[0][:2] != "4." {
		t.Fatalf("cipher_version: %v, %v", got, err)
	}
}

func TestEachReadsAndWritesTheOthersFile(t *testing.T) {
	for _, way := range ways {
		for _, mode := range allModes {
			t.Run(way[0].name+" first/"+mode, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "shared.db")
				want := ""
				for turn := range 4 {
					s := way[turn%2]
					db := s.open(t, path, mode, 2000)
					if turn == 0 {
						fill(t, db, 300)
					} else if digest(t, db) != want {
						t.Fatalf("%s reads something else than was written", s.name)
					}
					wantSound(t, s, db)
					add(t, db, 100)
					exec(t, db, "DELETE FROM entry WHERE id % 5 = ?", turn)
					want = digest(t, db)
					if turn == 2 {
						exec(t, db, "VACUUM")
					}
					if err := db.Close(); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}

func TestEachRollsBackTheOthersHotJournal(t *testing.T) {
	for _, way := range ways {
		for _, mode := range rollbackModes {
			t.Run(way[0].name+" crashes/"+mode, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "live.db")
				db := way[0].open(t, path, mode, 40) // ten pages: writes spill
				fill(t, db, 400)
				want := digest(t, db)
				tx, err := db.Begin()
				if err != nil {
					t.Fatal(err)
				}
				exec(t, tx, "UPDATE entry SET body = randomblob(length(body) + 500), kind = 'lost'")
				crashed := crash(t, path)
				if err := tx.Rollback(); err != nil {
					t.Fatal(err)
				}
				wantHot(t, crashed)
				for _, s := range []side{way[1], way[0]} {
					again := crash(t, crashed)
					db := s.open(t, again, mode, 2000)
					if digest(t, db) != want {
						t.Errorf("%s does not come back to the last commit", s.name)
					}
					wantSound(t, s, db)
					db.Close()
				}
			})
		}
	}
}

// wantHot makes sure that there is something to roll back: a journal that
// counts records, and a database that differs from what they say.
func wantHot(t *testing.T, path string) {
	t.Helper()
	j, err := os.ReadFile(path + "-journal")
	if err != nil || len(j) < 28 || binary.BigEndian.Uint32(j[8:]) == 0 {
		t.Fatalf("no hot journal of this crash (%d bytes, %v)", len(j), err)
	}
}

func TestEachRecoversTheOthersLog(t *testing.T) {
	for _, way := range ways {
		for name, cache := range map[string]int{"pages written once": 8000, "pages overwritten in the log": 40} {
			t.Run(way[0].name+" crashes/"+name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "live.db")
				db := way[0].open(t, path, "WAL", cache)
				exec(t, db, "PRAGMA wal_autocheckpoint = 0")
				fill(t, db, 300)
				for range 3 {
					tx, err := db.Begin()
					if err != nil {
						t.Fatal(err)
					}
					exec(t, tx, "UPDATE entry SET kind = kind || '+', body = randomblob(length(body))")
					exec(t, tx, "UPDATE entry SET kind = kind || '-' WHERE id % 2")
					if err := tx.Commit(); err != nil {
						t.Fatal(err)
					}
				}
				want := digest(t, db)
				tx, err := db.Begin()
				if err != nil {
					t.Fatal(err)
				}
				exec(t, tx, "UPDATE entry SET kind = 'lost', body = randomblob(length(body))")
				crashed := crash(t, path)
				if err := tx.Rollback(); err != nil {
					t.Fatal(err)
				}
				for _, s := range []side{way[1], way[0]} {
					again := crash(t, crashed)
					db := s.open(t, again, "WAL", 2000)
					if digest(t, db) != want {
						t.Errorf("%s does not come to the last commit", s.name)
					}
					wantSound(t, s, db)
					add(t, db, 50)
					after := digest(t, db)
					db.Close()
					for _, s := range []side{ours, theirs} {
						db := s.open(t, again, "WAL", 2000)
						if digest(t, db) != after {
							t.Errorf("%s reads something else once the log is checkpointed", s.name)
						}
						db.Close()
					}
				}
			})
		}
	}
}

func TestAFlippedByteAndAWrongKeyFailOnBothSides(t *testing.T) {
	path := filepath.Join(t.TempDir(), "whole.db")
	db := openOurs(t, path, "DELETE", 2000)
	fill(t, db, 100)
	db.Close()
	raw, salt := key()

	damaged := crash(t, path)
	b, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	b[5*4096+1000] ^= 0x10
	if err := os.WriteFile(damaged, b, 0o600); err != nil {
		t.Fatal(err)
	}
	c := theirsWith(t, damaged, sqlcipher.KeyText(raw, salt), "DELETE", 2000)
	if got, err := column(c, "PRAGMA cipher_integrity_check"); err != nil || len(got) != 1 {
		t.Errorf("SQLCipher: cipher_integrity_check says %v, %v of one flipped byte", got, err)
	}
	c.Close()
	d := openOurs(t, damaged, "DELETE", 2000)
	if _, err := column(d, "SELECT id || kind || hex(body) FROM entry"); !errors.Is(sqlcipher.Classify(err), sqlcipher.ErrDamaged) {
		t.Errorf("ours: %v of one flipped byte", err)
	}
	d.Close()

	raw[3] ^= 1
	c = theirsWith(t, path, sqlcipher.KeyText(raw, salt), "DELETE", 2000)
	if err := c.QueryRow("SELECT count(*) FROM sqlite_master").Scan(new(int)); err == nil {
		t.Error("SQLCipher opened the file with a wrong key")
	}
	c.Close()
	if _, err := sqlcipher.Open(context.Background(), path, raw, salt, sqlcipher.Options{}); !errors.Is(err, sqlcipher.ErrWrongKey) {
		t.Errorf("ours: %v with a wrong key", err)
	}
}
