package vault

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is typed into the record, the passphrase, the code and the key appear in no file: not in the
// database, the log, the copies, the mark, nor in what a crash leaves.
func TestNothingSecretIsInAnyFile(t *testing.T) {
	o := upTo(1)
	base := t.TempDir()
	o.MarkPath = filepath.Join(base, "marks")
	t.Setenv("TMPDIR", filepath.Join(base, "tmp"))
	ok(t, os.Mkdir(filepath.Join(base, "tmp"), 0o700))
	dir := filepath.Join(base, "vault")
	v, code, err := Create(ctx, dir, words, o)
	ok(t, err)
	defer func() { v.Close() }()
	canaries := []string{"zanzibarmoonflower", string(words), string(code), strings.ReplaceAll(string(code), "-", "")}
	look := func(when string) {
		t.Helper()
		bits, err := parseCode(string(code))
		ok(t, err)
		secrets := append([]string{string(bits), hex.EncodeToString(bits)}, canaries...)
		if v.key != nil {
			secrets = append(secrets, string(v.key), hex.EncodeToString(v.key))
		}
		files := 0
		ok(t, filepath.WalkDir(base, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			data, err := os.ReadFile(p)
			for _, s := range secrets {
				if bytes.Contains(data, []byte(s)) || strings.Contains(p, s) {
					t.Errorf("%s: %q is in %s", when, s, d.Name())
				}
			}
			return err
		}))
		if files < 4 {
			t.Fatalf("%s: only %d files looked at", when, files)
		}
	}
	run(t, v, "INSERT INTO note SELECT 'zanzibarmoonflower ' || i FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 3000) SELECT i FROM n)")
	look("written")
	run(t, v, "CREATE TABLE sorted AS SELECT text FROM note ORDER BY text DESC")
	look("sorted")
	ok(t, v.Close())
	o.Migrations = schema
	v = opened(t, dir, o)
	ok(t, v.Unlock(ctx, words))
	look("migrated")
	code, err = v.Rekey(ctx, words, func(int64, int64) { look("copying") })
	ok(t, err)
	look("rekeyed")
	ok(t, v.Close())
	look("closed")
}
